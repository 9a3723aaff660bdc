/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRecords: where the records of a .shp lie, as its .shx or a walk along it tells. Part of the
 * check. */

#include "data/buju-source.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_RECORD_GOOD,
  BUJU_RECORD_NULL,
  BUJU_RECORD_DAMAGED
} BujuRecordState;

typedef struct
{
  guint32 offset; /* of the record's header, in 16-bit words */
  guint32 length; /* of its content, in 16-bit words */
  guint32 row;
  guint8  state;
} BujuRecord;

typedef struct
{
  BujuRecord *items;
  guint       n;
  guint       n_sound;     /* those that lie in the file as a whole */
  gsize       room;
  guint       n_strangers; /* of another type than the file's, drawn all the same */
  gboolean    has_junk;    /* bytes after the last record */
  guint64     n_points;
  guint64     n_parts;
  guint64     largest;     /* content of the largest one that is read, in bytes */
} BujuRecords;

typedef enum
{
  BUJU_SHX_SOUND,
  BUJU_SHX_FLAWED,   /* whole, but some of its entries lead nowhere */
  BUJU_SHX_UNSOUND,
  BUJU_SHX_NO_MEMORY,
  BUJU_SHX_CANCELLED
} BujuShxState;

BujuShxState buju_records_from_shx  (BujuRecords *self, BujuSource *shp, BujuSource *shx,
                                     guint64 declared,
                                    GCancellable *cancellable);
gboolean     buju_records_from_walk (BujuRecords *self, BujuSource *shp, guint64 declared,
                                     GCancellable *cancellable);
gboolean     buju_records_inspect   (BujuRecords *self, BujuSource *shp, int type,
                                     GCancellable *cancellable);
void         buju_records_clear     (BujuRecords *self);

BujuRecordState buju_record_inspect (const guint8 *content, guint64 size, int type,
                                     guint32 *n_parts,
                                     guint32 *n_points);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuRecords, buju_records_clear)

G_END_DECLS

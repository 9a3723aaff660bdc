/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuShapeStream: the shapes of one shapefile in the order of the file, for drawing them once.
 * Blocks are read, each record in them is checked, and handed on where it lies: nothing is copied,
 * no memory grows with the file. The bytes that were checked are the bytes that are used, so a file
 * that changes meanwhile does no harm.
 *
 * It is for sound files, damaged records among them; when the index or the table is irregular it
 * says so, and buju_shapefile_read() knows what to do. Chunks may be read by several threads at
 * once. */

#include <gio/gio.h>
#include <string.h>

#include "geo/buju-path.h"

G_BEGIN_DECLS

typedef struct _BujuShapeStream BujuShapeStream;

/* A shape, or of one larger than a block so many points. Points are pairs of numbers as in the
 * file, not aligned. */
typedef struct
{
  guint32       n_parts;   /* 0 for points */
  guint32       total;     /* points of the shape */
  const guint8 *starts;    /* four bytes a part */
  const guint8 *points;    /* of this piece */
  guint32       first;     /* number of its first point */
  guint32       n_points;
  guint64       offset;    /* of the record in the file */
} BujuShapePiece;

/* Called for each piece in turn; after the last one of a shape it tells whether any finite point
 * was in it. */
typedef gboolean (*BujuShapeFunc) (const BujuShapePiece *piece, guint32 record, gpointer data);

typedef struct
{
  guint32 records;
  guint32 damaged;
  guint32 deleted;
  guint32 drawn;    /* counted by who draws */
} BujuShapeTally;

/* What one thread needs for reading; all zeros at first. */
typedef struct
{
  guint8 *block;
  guint8 *entries;
  gsize   room;     /* entries */
} BujuShapeScratch;

/* @window: what is going to be drawn; if a kept index knows, only that is read. NULL: everything */
BujuShapeStream *buju_shape_stream_open         (const char *path, const BujuBox *window,
                                                 GError **error);
void             buju_shape_stream_free         (BujuShapeStream *self);
const char      *buju_shape_stream_get_path     (const BujuShapeStream *self);
BujuGeometry     buju_shape_stream_get_geometry (const BujuShapeStream *self);
guint            buju_shape_stream_get_n_records (const BujuShapeStream *self);
guint            buju_shape_stream_get_n_chunks (const BujuShapeStream *self);
/* FALSE: irregular; what was handed on so far is to be forgotten. Adds to @tally. */
gboolean         buju_shape_stream_read         (const BujuShapeStream *self, guint chunk,
                                                 BujuShapeScratch *scratch,
                                                 BujuShapeTally *tally, BujuShapeFunc func,
                                                 gpointer data);
/* Whether reading a window of it would gain from an index. */
gboolean         buju_shape_stream_wants_index  (const BujuShapeStream *self);
/* The box of all finite points. FALSE: irregular. */
gboolean         buju_shape_stream_measure      (const BujuShapeStream *self, BujuBox *extent);
/* The text of the .prj beside the file. (transfer full) (nullable) */
char            *buju_shape_stream_get_prj      (const BujuShapeStream *self);

void             buju_shape_scratch_clear       (BujuShapeScratch *self);

/* A point of a piece, as it stands there. */
static inline BujuPoint
buju_shape_piece_get (const BujuShapePiece *self, guint32 i)
{
  guint64 bits[2];
  BujuPoint point;

  memcpy (bits, self->points + (gsize) i * 16, sizeof bits);
  bits[0] = GUINT64_FROM_LE (bits[0]);
  bits[1] = GUINT64_FROM_LE (bits[1]);
  memcpy (&point, bits, sizeof point);
  return point;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuShapeStream, buju_shape_stream_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuShapeScratch, buju_shape_scratch_clear)

G_END_DECLS

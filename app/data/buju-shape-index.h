/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuShapeIndex: where in a large shapefile the shapes of a window are. Shapes are packed along a
 * Hilbert curve into buckets of a few dozen, each with a box made from the points themselves. Kept
 * in the user's cache folder, never beside the data; it belongs to one state of the files and is
 * made anew when they change. May be deleted at any time. Immutable.
 *
 * Source: I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993; one level is enough for files of
 * 4 GiB. */

#include <gio/gio.h>

#include "data/buju-shape-stream.h"

G_BEGIN_DECLS

#define BUJU_SHAPE_BUCKET 32

typedef struct
{
  float x0, y0, x1, y1;   /* rounded outwards */
} BujuShapeBucket;

/* One state of one file. */
typedef struct
{
  guint64 device;
  guint64 number;
  guint64 size;
  gint64  changed;    /* ns, here and below */
  gint64  modified;
} BujuFileState;

typedef struct
{
  char           magic[8];
  guint32        order;      /* of bytes in a number */
  guint32        checksum;   /* of everything behind it */
  BujuFileState  files[3];   /* .shp, .shx, .dbf */
  guint32        sample;     /* checksum of both ends of the .shp */
  BujuShapeTally tally;      /* of the whole file */
  guint32        n_shapes;
  guint32        n_buckets;
} BujuShapeIndexHead;

typedef struct
{
  BujuShapeIndexHead     head;
  guint8                *bytes;
  const BujuShapeBucket *buckets;
  const guint32         *offsets;  /* of the shapes' records, in 16-bit words, bucket by bucket */
} BujuShapeIndex;

/* NULL when there is none for the files as they are now. */
BujuShapeIndex *buju_shape_index_load  (const char *path);
void            buju_shape_index_free  (BujuShapeIndex *self);
/* (element-type guint32) (transfer full): offsets of the records that may meet @box, ascending;
 * NULL: more than @most */
GArray         *buju_shape_index_query (const BujuShapeIndex *self, const BujuBox *box, guint most);
/* Notes that an index would have been of use. Whether it would have been so before, for the files
 * as they are now: only then it is worth its making, which takes as long as two or three
 * drawings. */
gboolean        buju_shape_index_pays  (const char *path);
/* Reads the whole file and keeps the index. FALSE when it could not be made or kept. */
gboolean        buju_shape_index_make  (const BujuShapeStream *stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuShapeIndex, buju_shape_index_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What opening a stream and reading its chunks share. */

#include "data/buju-deleted-rows.h"
#include "data/buju-shape-stream.h"
#include "data/buju-source.h"

G_BEGIN_DECLS

#define BUJU_SHAPE_ENTRY 8   /* bytes of a record in the index */

struct _BujuShapeStream
{
  char            *path;
  BujuSource      *shp;
  BujuSource      *shx;
  int              type;
  guint32          plain_type;     /* of lines or areas without heights and measures, or none */
  BujuGeometry     geometry;
  guint            n_records;
  guint            chunk_records;
  BujuDeletedRows  deleted;
  GArray          *selection;      /* guint32: offsets of records in 16-bit words; NULL: all */
  BujuShapeTally   tally;          /* of the whole file, where there is a selection */
};

/* Records that are read: all, or those of the selection. */
static inline guint
buju_shape_stream_get_n_entries (const BujuShapeStream *self)
{
  return self->selection != NULL ? self->selection->len : self->n_records;
}

G_END_DECLS

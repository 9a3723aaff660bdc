/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuShapeCheck: what a .shp and its .shx really hold, found by reading them ourselves before
 * shapelib does. Gives a clean .shx in memory that names sound records only, so that shapelib never
 * meets a lie.
 *
 * Source: ESRI Shapefile Technical Description, July 1998. */

#include "data/buju-source.h"

G_BEGIN_DECLS

#define BUJU_SHAPE_HEADER_SIZE 100

typedef struct
{
  int        type;         /* of the file, as in its header: 5 is Polygon … */
  guint      n_records;    /* all, damaged ones included */
  guint      n_good;       /* those that the clean index names */
  guint      n_null;       /* those of the good that are Null shapes */
  guint32   *rows;         /* (array length=n_good): number of the record, i.e. of its row */
  /* the clean .shx, n_good entries; taken by buju_shape_check_take_index() */
  guint8    *index;
  gsize      index_size;
  guint64    n_points;     /* upper bounds for the good records together */
  guint64    n_parts;
  guint64    largest;      /* bytes of the largest record */
  GPtrArray *notes;        /* char*: what was wrong */
} BujuShapeCheck;

/* @shx may be NULL. Fails when the .shp is none at all: BUJU_SHAPEFILE_ERROR. */
gboolean    buju_shape_check_run    (BujuShapeCheck *self, BujuSource *shp, BujuSource *shx,
                                     GCancellable *cancellable, GError **error);
void        buju_shape_check_clear  (BujuShapeCheck *self);
gpointer    buju_shape_check_take_index (BujuShapeCheck *self, gsize *size);

const char *buju_shape_type_get_name (int type);   /* "PolygonZ"; NULL when unknown */
int         buju_shape_type_get_base (int type);   /* PolygonZ, PolygonM → Polygon */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuShapeCheck, buju_shape_check_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuShapeReader: the records of a checked .shp as parts of points: finite, every ring closed, a
 * place each a part. Records are taken from the file's bytes; shapelib is asked for the odd ones
 * alone, such as MultiPatches. */

#include "data/buju-shape-check.h"
#include "data/buju-shapefile-hooks.h"
#include "geo/buju-path.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_SHAPE_DRAWABLE,
  BUJU_SHAPE_NULL,
  BUJU_SHAPE_DAMAGED
} BujuShapeOutcome;

typedef struct
{
  BujuShapefileSources *sources;  /* its .shx is the clean one */
  int                   type;     /* of the file */
  BujuGeometry          geometry; /* of the layer: a ring among lines is one of them */
  guint                 n_lost;   /* vertices that are not finite, so far */
  guint8               *content;  /* of the record being read */
  gsize                 room;
  SHPHandle             handle;   /* opened when it is needed */
  /* looked at within large records, too; what comes then is of no use */
  GCancellable         *cancellable;
} BujuShapeReader;

BujuGeometry     buju_shape_get_geometry  (int type);
void             buju_shape_reader_init   (BujuShapeReader *self, BujuShapefileSources *sources,
                                           int type,
                                            GCancellable *cancellable);
void             buju_shape_reader_clear  (BujuShapeReader *self);
/* Record @number of the clean index; what @buffer held is replaced. */
BujuShapeOutcome buju_shape_reader_read   (BujuShapeReader *self, guint number,
                                           BujuPathBuffer *buffer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuShapeReader, buju_shape_reader_clear)

G_END_DECLS

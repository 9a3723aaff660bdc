/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One record of a checked .shp as parts of points: finite, every ring closed, a place each a part. */

#include <shapefil.h>

#include "geo/buju-path.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_SHAPE_DRAWABLE,
  BUJU_SHAPE_NULL,
  BUJU_SHAPE_DAMAGED
} BujuShapeOutcome;

BujuGeometry     buju_shape_get_geometry (int type);
BujuShapeOutcome buju_shape_read         (SHPHandle handle, int record, BujuGeometry geometry,
                                          BujuPathBuffer *buffer, guint *n_lost);

G_END_DECLS

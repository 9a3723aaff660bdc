/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the builder hands to the layer. */

#include "data/buju-layer.h"

G_BEGIN_DECLS

typedef struct
{
  gsize   first_point;
  gsize   first_part;
  guint32 n_points;
  guint32 n_parts;
} BujuFeature;

typedef struct
{
  BujuPoint   *points;
  guint32     *starts;    /* counted from the feature's first point */
  BujuFeature *features;
  gsize        n_points, n_parts, n_features;
  gsize        room_points, room_parts, room_features;
} BujuLayerArrays;

BujuLayer *buju_layer_new_taken (char *name, BujuGeometry geometry, BujuLayerArrays *arrays, BujuTable *table);

G_END_DECLS

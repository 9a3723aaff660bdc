/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the builder hands to the layer. */

#include "data/buju-layer.h"

G_BEGIN_DECLS

/* Ends where the next one starts. No file that is read has so many points that 32 bits were too
 * few. */
typedef struct
{
  guint32 first_point;
  guint32 first_part;
} BujuFeature;

typedef struct
{
  BujuPoint   *points;
  guint32     *starts;    /* counted from the feature's first point */
  BujuFeature *features;
  gsize        n_points, n_parts, n_features;
  gsize        room_points, room_parts, room_features;
} BujuLayerArrays;

BujuLayer *buju_layer_new_taken (char *name, BujuGeometry geometry, BujuLayerArrays *arrays,
                                 BujuTable *table,
                                 GCancellable *cancellable);

G_END_DECLS

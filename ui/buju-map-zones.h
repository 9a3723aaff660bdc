/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The things on the map as boxes: one for each id that a click can mean, in the order a reader
 * would take them. */

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;      /* borrowed from the scene's content */
  BujuText    name;
  BujuBox     box;     /* map units; of no extent for a bare point */
  guint       rank;    /* reading order */
} BujuMapZone;

/* (element-type BujuMapZone) (transfer full) */
GArray *buju_map_zones_collect (BujuScene *scene);

G_END_DECLS

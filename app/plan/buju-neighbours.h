/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuNeighbour: what lies beside a place or a component, from the shipped geometry. A value; its
 * pointers belong to the library's content. */

#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef struct
{
  const BujuPlace     *place;      /* of a place's neighbours */
  const BujuComponent *component;  /* of a component's */
  /* m between the points on the map; 0 for districts and components, which touch */
  double               distance;
  /* 0 north, 1 north-east … 7 north-west; -1 when it has no meaning */
  int                  octant;
} BujuNeighbour;

/* BujuNeighbour: the districts that a district borders on; for any other place the nearest ones,
 * nearest first. (transfer full) */
GArray *buju_neighbours_of_place     (BujuLibrary *library, const BujuPlace *place);
/* BujuNeighbour: components of the same layout whose shapes touch or overlap its own. (transfer
 * full) */
GArray *buju_neighbours_of_component (BujuLibrary *library, const BujuComponent *component);

G_END_DECLS

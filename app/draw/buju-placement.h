/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlacement: where the labels of a scene go, without collisions, and which could not be placed. Immutable. */

#include <pango/pangocairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const BujuLabel *label;
  BujuBox          box;        /* user space of the view, halo included; for a curved label its bounding box */
  BujuPoint        origin;     /* top left of the first line's layout */
  double           angle;      /* radians; 0 = upright */
  int              align;      /* -1 left, 0 centred, 1 right: of the two lines to one another */
  gboolean         leader;     /* a line leads from the label to its anchor */
  BujuPoint        anchor;     /* user space */
} BujuPlaced;

typedef struct _BujuPlacement BujuPlacement;

/* @blocked: boxes in user space that labels must stay out of (legend, scale bar …), may be NULL. */
BujuPlacement *buju_placement_new          (BujuScene *scene, const BujuBox *blocked, guint n_blocked);
BujuPlacement *buju_placement_ref          (BujuPlacement *self);
void           buju_placement_unref        (BujuPlacement *self);
GArray        *buju_placement_get_placed   (const BujuPlacement *self);    /* BujuPlaced */
GPtrArray     *buju_placement_get_unplaced (const BujuPlacement *self);    /* const BujuLabel* */
/* Draws all placed labels: halo first, then text as text. */
void           buju_placement_draw         (const BujuPlacement *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPlacement, buju_placement_unref)

G_END_DECLS

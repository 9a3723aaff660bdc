/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuView: which part of the plane a picture shows. A value; centre in map units (m), scale in px
 * (or pt) per metre, size in px (or pt). Screen y grows downwards. The centre is subtracted before
 * scaling, so precision does not suffer. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef struct
{
  BujuPoint centre;
  double    scale;
  double    width;
  double    height;
} BujuView;

BujuView  buju_view_fit          (const BujuBox *box, double width, double height, double margin);
BujuPoint buju_view_to_screen    (const BujuView *self, double x, double y);
BujuPoint buju_view_to_map       (const BujuView *self, double sx, double sy);
BujuBox   buju_view_get_box      (const BujuView *self, double margin_px);
/* (sx, sy) stays fixed */
BujuView  buju_view_zoomed       (const BujuView *self, double factor, double sx, double sy);
/* content moves by px */
BujuView  buju_view_panned       (const BujuView *self, double dx, double dy);
/* centre and scale stay */
BujuView  buju_view_resized      (const BujuView *self, double width, double height);
gboolean  buju_view_equal        (const BujuView *a, const BujuView *b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPoint, BujuBox: plain values in the plane of whatever CRS the caller works in (metres in the
 * map CRS, px on a picture). A box is empty when x0 > x1 or y0 > y1; its borders belong to it. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} BujuPoint;

typedef struct
{
  double x0;
  double y0;
  double x1;
  double y1;
} BujuBox;

#define BUJU_BOX_EMPTY ((BujuBox) { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

gboolean  buju_box_is_empty   (const BujuBox *self);
double    buju_box_width      (const BujuBox *self);
double    buju_box_height     (const BujuBox *self);
BujuPoint buju_box_centre     (const BujuBox *self);
void      buju_box_add_point  (BujuBox *self, double x, double y);
void      buju_box_add_box    (BujuBox *self, const BujuBox *other);
void      buju_box_grow       (BujuBox *self, double by);
gboolean  buju_box_contains   (const BujuBox *self, double x, double y);
gboolean  buju_box_intersects (const BujuBox *self, const BujuBox *other);

G_END_DECLS

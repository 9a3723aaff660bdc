/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-box.h"

/**
 * buju_box_is_empty:
 * @self: a box
 *
 * Tells whether no point lies in the box. A box of one point is not empty; one with a NaN is.
 */
gboolean
buju_box_is_empty (const BujuBox *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !(self->x0 <= self->x1 && self->y0 <= self->y1);
}

/**
 * buju_box_width:
 * @self: a box
 *
 * Returns: the width in the box's own unit; 0 when empty
 */
double
buju_box_width (const BujuBox *self)
{
  return buju_box_is_empty (self) ? 0.0 : self->x1 - self->x0;
}

/**
 * buju_box_height:
 * @self: a box
 *
 * Returns: the height in the box's own unit; 0 when empty
 */
double
buju_box_height (const BujuBox *self)
{
  return buju_box_is_empty (self) ? 0.0 : self->y1 - self->y0;
}

/**
 * buju_box_centre:
 * @self: a box
 *
 * Returns: the middle of the box; the origin when empty
 */
BujuPoint
buju_box_centre (const BujuBox *self)
{
  if (buju_box_is_empty (self))
    return (BujuPoint) { 0.0, 0.0 };

  /* Halved before the sum, so that the largest doubles do not overflow. */
  return (BujuPoint) { self->x0 / 2 + self->x1 / 2, self->y0 / 2 + self->y1 / 2 };
}

/**
 * buju_box_add_point:
 * @self: (inout): a box
 * @x: abscissa
 * @y: ordinate
 *
 * Makes the box large enough to hold the point. Points with NaN are ignored.
 */
void
buju_box_add_point (BujuBox *self,
                    double   x,
                    double   y)
{
  g_return_if_fail (self != NULL);

  if (x != x || y != y)
    return;

  self->x0 = MIN (self->x0, x);
  self->y0 = MIN (self->y0, y);
  self->x1 = MAX (self->x1, x);
  self->y1 = MAX (self->y1, y);
}

/**
 * buju_box_add_box:
 * @self: (inout): a box
 * @other: the box to take in; nothing happens when it is empty
 */
void
buju_box_add_box (BujuBox       *self,
                  const BujuBox *other)
{
  g_return_if_fail (self != NULL);

  if (buju_box_is_empty (other))
    return;

  buju_box_add_point (self, other->x0, other->y0);
  buju_box_add_point (self, other->x1, other->y1);
}

/**
 * buju_box_grow:
 * @self: (inout): a box
 * @by: how far each side moves outwards; negative shrinks and may empty the box
 */
void
buju_box_grow (BujuBox *self,
               double   by)
{
  if (buju_box_is_empty (self))
    return;

  self->x0 -= by;
  self->y0 -= by;
  self->x1 += by;
  self->y1 += by;
}

/**
 * buju_box_contains:
 * @self: a box
 * @x: abscissa
 * @y: ordinate
 *
 * Tells whether the point lies in the box or on its border.
 */
gboolean
buju_box_contains (const BujuBox *self,
                   double         x,
                   double         y)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return x >= self->x0 && x <= self->x1 && y >= self->y0 && y <= self->y1;
}

/**
 * buju_box_intersects:
 * @self: a box
 * @other: another
 *
 * Tells whether the boxes have a point in common; touching borders do, empty boxes never.
 */
gboolean
buju_box_intersects (const BujuBox *self,
                     const BujuBox *other)
{
  if (buju_box_is_empty (self) || buju_box_is_empty (other))
    return FALSE;

  return self->x0 <= other->x1 && other->x0 <= self->x1 &&
         self->y0 <= other->y1 && other->y0 <= self->y1;
}

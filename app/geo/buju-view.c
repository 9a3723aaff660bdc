/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-view.h"

#include <math.h>

/* A box of one point is shown with this much ground across, m, lest the scale become infinite. */
#define SMALLEST_GROUND 100.0

/**
 * buju_view_fit:
 * @box: what must be visible, m
 * @width: width of the picture, px
 * @height: height of the picture, px
 * @margin: free space at each edge, px
 *
 * Works out the largest view that shows the whole box. An empty box gives one metre a pixel at the
 * origin; a box of a single point is shown centred with 100 m of ground across.
 *
 * Returns: the view
 */
BujuView
buju_view_fit (const BujuBox *box,
               double         width,
               double         height,
               double         margin)
{
  BujuView view = { { 0.0, 0.0 }, 1.0, width, height };
  double inner_width = MAX (width - 2 * margin, 1.0);
  double inner_height = MAX (height - 2 * margin, 1.0);
  double ground_width, ground_height, scale;

  if (buju_box_is_empty (box))
    return view;

  ground_width = buju_box_width (box);
  ground_height = buju_box_height (box);
  if (ground_width <= 0.0 && ground_height <= 0.0)
    ground_width = SMALLEST_GROUND;

  scale = MIN (ground_width > 0.0 ? inner_width / ground_width : G_MAXDOUBLE,
               ground_height > 0.0 ? inner_height / ground_height : G_MAXDOUBLE);
  view.centre = buju_box_centre (box);
  if (isfinite (scale) && scale > 0.0)
    view.scale = scale;

  return view;
}

/**
 * buju_view_to_screen:
 * @self: a view
 * @x: easting, m
 * @y: northing, m
 *
 * Returns: the place on the picture, px from its upper left corner
 */
BujuPoint
buju_view_to_screen (const BujuView *self,
                     double          x,
                     double          y)
{
  g_return_val_if_fail (self != NULL, ((BujuPoint) { 0.0, 0.0 }));

  return (BujuPoint) { (x - self->centre.x) * self->scale + self->width / 2,
                       (self->centre.y - y) * self->scale + self->height / 2 };
}

/**
 * buju_view_to_map:
 * @self: a view
 * @sx: px from the left edge
 * @sy: px from the upper edge
 *
 * Returns: the place on the ground, m
 */
BujuPoint
buju_view_to_map (const BujuView *self,
                  double          sx,
                  double          sy)
{
  g_return_val_if_fail (self != NULL, ((BujuPoint) { 0.0, 0.0 }));

  return (BujuPoint) { self->centre.x + (sx - self->width / 2) / self->scale,
                       self->centre.y - (sy - self->height / 2) / self->scale };
}

/**
 * buju_view_get_box:
 * @self: a view
 * @margin_px: how far beyond the picture, px
 *
 * Returns: the ground that the picture and the margin around it show, m
 */
BujuBox
buju_view_get_box (const BujuView *self,
                   double          margin_px)
{
  double dx, dy;

  g_return_val_if_fail (self != NULL, BUJU_BOX_EMPTY);

  dx = (self->width / 2 + margin_px) / self->scale;
  dy = (self->height / 2 + margin_px) / self->scale;

  return (BujuBox) { self->centre.x - dx, self->centre.y - dy,
                     self->centre.x + dx, self->centre.y + dy };
}

/**
 * buju_view_zoomed:
 * @self: a view
 * @factor: above 1 makes things larger
 * @sx: px from the left edge
 * @sy: px from the upper edge
 *
 * Returns: the view scaled by @factor, with the ground under (@sx, @sy) where it was
 */
BujuView
buju_view_zoomed (const BujuView *self,
                  double          factor,
                  double          sx,
                  double          sy)
{
  BujuView view;
  BujuPoint fixed;

  g_return_val_if_fail (self != NULL, ((BujuView) { { 0.0, 0.0 }, 1.0, 1.0, 1.0 }));
  g_return_val_if_fail (factor > 0.0, *self);

  fixed = buju_view_to_map (self, sx, sy);
  view = *self;
  view.scale *= factor;
  view.centre.x = fixed.x - (sx - self->width / 2) / view.scale;
  view.centre.y = fixed.y + (sy - self->height / 2) / view.scale;

  return view;
}

/**
 * buju_view_panned:
 * @self: a view
 * @dx: how far the content moves to the right, px
 * @dy: how far the content moves down, px
 *
 * Returns: the moved view
 */
BujuView
buju_view_panned (const BujuView *self,
                  double          dx,
                  double          dy)
{
  BujuView view;

  g_return_val_if_fail (self != NULL, ((BujuView) { { 0.0, 0.0 }, 1.0, 1.0, 1.0 }));

  view = *self;
  view.centre.x -= dx / self->scale;
  view.centre.y += dy / self->scale;

  return view;
}

/**
 * buju_view_resized:
 * @self: a view
 * @width: new width, px
 * @height: new height, px
 *
 * Returns: a view of another size with the same centre and scale
 */
BujuView
buju_view_resized (const BujuView *self,
                   double          width,
                   double          height)
{
  BujuView view;

  g_return_val_if_fail (self != NULL, ((BujuView) { { 0.0, 0.0 }, 1.0, width, height }));

  view = *self;
  view.width = width;
  view.height = height;

  return view;
}

/**
 * buju_view_equal:
 * @a: a view
 * @b: another
 *
 * Tells whether two views show the very same picture; no tolerance.
 */
gboolean
buju_view_equal (const BujuView *a,
                 const BujuView *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->centre.x == b->centre.x && a->centre.y == b->centre.y && a->scale == b->scale &&
         a->width == b->width && a->height == b->height;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of the two maps of a comparison: the second shows the session's other layout
 * through the view of the first; they may be of different widths, or lie over one another. */
#include "config.h"

#include "buju-map-view-private.h"

/* Arms of the cross that shows where the pointer of the other map is, px. */
#define GHOST_REACH 9
#define GHOST_GAP   3

/* Centre and scale are the session's; the size is that of the widget. */
BujuView
buju_map_view_get_view (BujuMapView *self)
{
  BujuView view = buju_session_get_view (self->session);
  int      width = gtk_widget_get_width (GTK_WIDGET (self));
  int      height = gtk_widget_get_height (GTK_WIDGET (self));

  if (!self->second || width < 1 || height < 1)
    return view;
  return buju_view_resized (&view, width, height);
}

/* The scene that this map shows; @view in the monitor's px. */
BujuScene *
buju_map_view_new_scene (BujuMapView *self, const BujuView *view)
{
  double unit = buju_map_view_get_unit (self);

  return self->second ? buju_session_make_other_scene (self->session, view, unit)
                      : buju_session_make_scene (self->session, view, unit);
}

/* What the session does for the first map: another size is another view, the same size is none. A
 * view that is asked for again and again never comes to rest, and its picture never comes. */
void
buju_map_view_follow_size (BujuMapView *self, int width, int height)
{
  if (width == self->followed_width && height == self->followed_height)
    return;
  self->followed_width = width;
  self->followed_height = height;
  buju_map_view_follow_view (self);
}

const BujuLayout *
buju_map_view_get_layout (BujuMapView *self)
{
  return self->second ? buju_session_get_other_layout (self->session)
         : buju_session_get_layout (self->session);
}

/* A point of this widget as the session's view has it. */
BujuPoint
buju_map_view_to_session (BujuMapView *self, double x, double y)
{
  BujuView view = buju_session_get_view (self->session);
  BujuView own = buju_map_view_get_view (self);

  return (BujuPoint) { x + (view.width - own.width) / 2, y + (view.height - own.height) / 2 };
}

gboolean
buju_map_view_contains (GtkWidget *widget, double x, double y)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);

  return x >= self->cut && y >= 0 && x < gtk_widget_get_width (widget)
         && y < gtk_widget_get_height (widget);
}

static void
draw_cross (cairo_t *cr, const BujuPoint *at)
{
  for (int i = 0; i < 4; i++)
    {
      double across = i == 0 ? 1 : i == 1 ? -1 : 0;
      double down = i == 2 ? 1 : i == 3 ? -1 : 0;

      cairo_move_to (cr, at->x + across * GHOST_GAP, at->y + down * GHOST_GAP);
      cairo_line_to (cr, at->x + across * GHOST_REACH, at->y + down * GHOST_REACH);
    }
}

/* Where the pointer is on the other map. */
void
buju_map_view_draw_ghost (BujuMapView *self, GtkSnapshot *snapshot)
{
  graphene_rect_t  area;
  BujuView         view;
  BujuPoint        at;
  cairo_t         *cr;

  if (!self->has_ghost)
    return;
  view = buju_map_view_get_view (self);
  at = buju_view_to_screen (&view, self->ghost.x, self->ghost.y);
  graphene_rect_init (&area, at.x - 16, at.y - 16, 32, 32);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_cross (cr, &at);
  cairo_set_line_width (cr, 4.5);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_stroke (cr);
  draw_cross (cr, &at);
  cairo_set_line_width (cr, 1.8);
  cairo_set_source_rgb (cr, 0.1, 0.12, 0.16);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/**
 * buju_map_view_set_pair:
 * @self: the map of the first layout
 * @second: a map without a session, for the second layout
 *
 * Makes two maps of a comparison of them: what stops one stops both, and the second has no size of
 * its own in the session. Each must live as long as the other is used.
 */
void
buju_map_view_set_pair (BujuMapView *self, BujuMapView *second)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));
  g_return_if_fail (BUJU_IS_MAP_VIEW (second) && second->session == NULL);

  second->second = TRUE;
  g_set_weak_pointer (&second->pair, self);
  g_set_weak_pointer (&self->pair, second);
}

/**
 * buju_map_view_set_cut:
 * @self: a map view
 * @cut: px at its left side that are neither drawn nor take the pointer
 */
void
buju_map_view_set_cut (BujuMapView *self, int cut)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  if (cut == self->cut)
    return;
  self->cut = cut;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * buju_map_view_set_ghost:
 * @self: a map view
 * @at: (nullable): where the pointer is on the other map, map units; %NULL when it is not there
 */
void
buju_map_view_set_ghost (BujuMapView *self, const BujuPoint *at)
{
  g_return_if_fail (BUJU_IS_MAP_VIEW (self));

  if (at == NULL && !self->has_ghost)
    return;
  self->has_ghost = at != NULL;
  if (at != NULL)
    self->ghost = *at;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * buju_map_view_find_ground:
 * @self: a map view with a session
 * @x: px of the widget
 * @y: px of the widget
 *
 * Returns: what lies there, map units
 */
BujuPoint
buju_map_view_find_ground (BujuMapView *self, double x, double y)
{
  BujuView view;

  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self) && self->session != NULL, ((BujuPoint) { 0, 0 }));

  view = buju_map_view_get_view (self);
  return buju_view_to_map (&view, x, y);
}

/**
 * buju_map_view_find_screen:
 * @self: a map view with a session
 * @ground: map units
 *
 * Returns: where it lies, px of the widget
 */
BujuPoint
buju_map_view_find_screen (BujuMapView *self, BujuPoint ground)
{
  BujuView view;

  g_return_val_if_fail (BUJU_IS_MAP_VIEW (self) && self->session != NULL, ((BujuPoint) { 0, 0 }));

  view = buju_map_view_get_view (self);
  return buju_view_to_screen (&view, ground.x, ground.y);
}

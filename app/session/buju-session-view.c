/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-private.h"

#include <math.h>

/* The session's view: home, the limits of moving, the size of the window. */

/* Free room around what "home" shows, px. */
#define HOME_MARGIN 28
/* Of which so much is enough where a tall window would show more than the base map. */
#define LEAST_ROOM (1.0 / 3)
/* Closest zoom, px/m: one px is two metres. The data is no finer. */
#define MAX_SCALE 0.5
/* Farthest zoom: the city fills at least this share of the window. */
#define MIN_SHARE 0.45
/* Home is shown well enough when its scale is off by no more than this: both margins are wider than
 * what then lies beyond. */
#define ENOUGH 0.05
/* Of the width of the window: so far home goes to the east rather than show where the base map has
 * ended in the west. */
#define MOST_ASIDE 0.08

static gboolean
is_sized (BujuSession *self)
{
  return self->view.width >= 1 && self->view.height >= 1;
}

/* Keeps the centre on the city and the scale between "all of it" and "no finer than the data". */
BujuView
buju_session_limit_view (BujuSession *self, const BujuView *view)
{
  BujuView limited = *view;
  BujuBox  reach = buju_session_get_reach (self);
  BujuView whole = buju_view_fit (&reach, view->width, view->height, 0);

  limited.scale = CLAMP (view->scale, whole.scale * MIN_SHARE, MAX_SCALE);
  limited.centre.x = CLAMP (view->centre.x, reach.x0, reach.x1);
  limited.centre.y = CLAMP (view->centre.y, reach.y0, reach.y1);
  return limited;
}

void
buju_session_apply_view (BujuSession *self, const BujuView *view)
{
  BujuView limited = buju_session_limit_view (self, view);

  if (buju_view_equal (&limited, &self->view))
    return;
  self->view = limited;
  g_signal_emit (self, buju_session_signals[VIEW_CHANGED], 0);
}

/* Nearer, so that the base map fills a tall window from top to bottom, but all of @own stays in
 * it. */
static void
fill_height (BujuView *view, const BujuBox *edges, const BujuBox *own, double margin)
{
  BujuView near = buju_view_fit (own, view->width, view->height, margin);
  double   scale = MIN (near.scale, view->height / buju_box_height (edges));
  double   across = (view->width / 2 - margin) / scale;
  double   up = (view->height / 2 - margin) / scale;
  double   beyond = view->height / 2 / scale;

  if (scale <= view->scale)
    return;
  view->scale = scale;
  view->centre.x = CLAMP (view->centre.x, own->x1 - across, own->x0 + across);
  view->centre.y = CLAMP (buju_box_centre (edges).y, own->y1 - up, own->y0 + up);
  if (2 * beyond <= buju_box_height (edges) * 1.0001)
    view->centre.y = CLAMP (view->centre.y, edges->y0 + beyond, edges->y1 - beyond);
}

/* Where the base map has ended there is nothing to see: home shows as little of that as it can. */
static void
avoid_edges (BujuSession *self, BujuView *view, double margin)
{
  BujuBox edges = buju_scene_edges (self->library);
  BujuBox seen = buju_view_get_box (view, 0);
  BujuBox own;

  if (self->layout == NULL || buju_box_is_empty (&edges))
    return;
  if (seen.y0 < edges.y0 || seen.y1 > edges.y1)
    {
      own = buju_session_get_own_box (self);
      if (!buju_box_is_empty (&own))
        fill_height (view, &edges, &own, margin * LEAST_ROOM);
      seen = buju_view_get_box (view, 0);
    }
  if (seen.x0 < edges.x0)
    view->centre.x += MIN (edges.x0 - seen.x0, buju_box_width (&seen) * MOST_ASIDE);
}

BujuView
buju_session_find_home (BujuSession *self)
{
  BujuBox  box = self->city;
  BujuView home;
  double   margin = MIN (HOME_MARGIN, MIN (self->view.width, self->view.height) / 8);

  if (self->layout != NULL)
    box = buju_session_get_home_box (self);
  if (buju_box_is_empty (&box))
    box = self->city;
  home = buju_view_fit (&box, self->view.width, self->view.height, margin);
  avoid_edges (self, &home, margin);
  return home;
}

/**
 * buju_session_get_view:
 * @self: a session
 *
 * Returns: what is seen; its size is 0 before the first resize
 */
BujuView
buju_session_get_view (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), ((BujuView) { { 0, 0 }, 1, 0, 0 }));

  return self->view;
}

/**
 * buju_session_set_view:
 * @self: a session
 * @view: what to see, px
 *
 * Moves, but never off the city and never beyond the limits of scale.
 */
void
buju_session_set_view (BujuSession *self, const BujuView *view)
{
  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (view != NULL);

  self->at_home = FALSE;
  buju_session_apply_view (self, view);
}

/**
 * buju_session_zoom:
 * @self: a session
 * @factor: over 1 goes nearer
 * @x: px
 * @y: px
 *
 * Zooms about a point, which stays where it is, also when a limit of scale is met.
 */
void
buju_session_zoom (BujuSession *self, double factor, double x, double y)
{
  BujuView wanted;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (factor > 0);

  if (!is_sized (self))
    return;
  wanted = self->view;
  wanted.scale *= factor;
  wanted = buju_session_limit_view (self, &wanted);
  wanted = buju_view_zoomed (&self->view, wanted.scale / self->view.scale, x, y);
  buju_session_set_view (self, &wanted);
}

/* px of @view above and below the base map, where there is nothing to see. */
static double
measure_beyond (BujuSession *self, const BujuView *view)
{
  BujuBox edges = buju_scene_edges (self->library);
  BujuBox seen = buju_view_get_box (view, 0);

  if (buju_box_is_empty (&edges))
    return 0;
  return view->scale * (MAX (edges.y0 - seen.y0, 0) + MAX (seen.y1 - edges.y1, 0));
}

/* Home at the scale that it had in the size before, where that does as well. */
static void
keep_scale (BujuSession *self, BujuView *home, double before)
{
  BujuView kept = *home;

  kept.scale = before;
  if (fabs (before / home->scale - 1) < ENOUGH
      && measure_beyond (self, &kept) < measure_beyond (self, home) + 1)
    *home = kept;
}

/**
 * buju_session_resize:
 * @self: a session
 * @width: px
 * @height: px
 *
 * Tells how large the map is on screen. Centre and scale stay, unless home has not been left: then
 * it is fitted again, if that makes any difference to speak of: a bar that comes and goes does not
 * change the scale.
 */
void
buju_session_resize (BujuSession *self, double width, double height)
{
  BujuView resized;
  double before;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (width >= 1 && height >= 1);

  if (width == self->view.width && height == self->view.height)
    return;
  resized = buju_view_resized (&self->view, width, height);
  if (self->at_home)
    {
      before = is_sized (self) ? self->view.scale : 0;
      self->view.width = width;
      self->view.height = height;
      resized = buju_session_find_home (self);
      keep_scale (self, &resized, before);
    }
  self->view.width = 0; /* so that the same centre and scale count as a change, too */
  buju_session_apply_view (self, &resized);
}

/**
 * buju_session_go_home:
 * @self: a session
 *
 * Shows the whole layout.
 */
void
buju_session_go_home (BujuSession *self)
{
  BujuView home;

  g_return_if_fail (BUJU_IS_SESSION (self));

  self->at_home = TRUE;
  if (!is_sized (self))
    return;
  home = buju_session_find_home (self);
  buju_session_apply_view (self, &home);
}

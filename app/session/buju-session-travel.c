/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, file of its journeys: to whatever has an id, on a layout that shows it. */
#include "config.h"

#include "session/buju-session-private.h"

#include "plan/buju-profile.h"

/* Free room around what is flown to, px. */
#define FLY_MARGIN    72
/* Never closer than this, px/m: a place is shown with its surroundings. */
#define MAX_FLY_SCALE 0.022

static gboolean
is_sized (BujuSession *self)
{
  return self->view.width >= 1 && self->view.height >= 1;
}

static void
fly (BujuSession *self, const BujuView *view)
{
  gboolean handled = FALSE;

  g_signal_emit (self, buju_session_signals[FLY_TO], 0, view, &handled);
  if (!handled)
    buju_session_apply_view (self, view);
}

/* The same centre and scale, whatever the size is now. */
void
buju_session_fly_to_view (BujuSession *self, const BujuView *view)
{
  BujuView target;

  self->at_home = FALSE;
  if (!is_sized (self) || view->width < 1)
    return;
  target = buju_view_resized (view, self->view.width, self->view.height);
  target = buju_session_limit_view (self, &target);
  fly (self, &target);
}

void
buju_session_fly_home (BujuSession *self)
{
  BujuView target;

  if (!is_sized (self))
    {
      self->at_home = TRUE;
      return;
    }
  target = buju_session_find_home (self);
  fly (self, &target);
  self->at_home = TRUE;
}

static void
fly_to_extent (BujuSession *self, const char *id)
{
  BujuBox  box;
  BujuView target;

  if (!is_sized (self) || !buju_session_find_extent (self, id, &box))
    return;
  target = buju_view_fit (&box, self->view.width, self->view.height,
                          MIN (FLY_MARGIN, MIN (self->view.width, self->view.height) / 6));
  target.scale = MIN (target.scale, MAX_FLY_SCALE);
  target = buju_session_limit_view (self, &target);
  self->at_home = FALSE;
  fly (self, &target);
}

static gboolean
is_part_of (const BujuLayout *part, const BujuLayout *whole)
{
  if (part == whole)
    return TRUE;
  for (guint i = 0; i < whole->components->len; i++)
    if (((const BujuComponent *) g_ptr_array_index (whole->components, i))->child_layout == part)
      return TRUE;
  return FALSE;
}

static gboolean
shows_place (const BujuLayout *layout, const BujuPlace *place)
{
  if (layout == NULL)
    return FALSE;
  if (buju_place_is_district (place))
    return TRUE;
  for (guint i = 0; i < place->roles->len; i++)
    if (is_part_of (g_array_index (place->roles, BujuRole, i).component->layout, layout))
      return TRUE;
  return FALSE;
}

/* The present one when it shows the place; else one of the same document, else the first. */
static const BujuLayout *
find_layout_of_place (BujuSession *self, const BujuPlace *place)
{
  const BujuLayout *found = NULL;

  if (shows_place (self->layout, place)
      || shows_place (buju_session_get_other_layout (self), place) ||
      !buju_place_is_on_map (place))
    return self->layout;
  for (guint i = 0; i < place->roles->len; i++)
    {
      const BujuLayout *layout = g_array_index (place->roles, BujuRole, i).component->layout;

      if (!layout->drawable)
        continue;
      if (self->layout != NULL && layout->plan == self->layout->plan)
        return layout;
      if (found == NULL)
        found = layout;
    }
  return found != NULL ? found : self->layout;
}

static const BujuLayout *
find_layout_of_component (BujuSession *self, const BujuComponent *component)
{
  if (!component->layout->drawable || component->layout == buju_session_get_other_layout (self) ||
      (self->layout != NULL && is_part_of (component->layout, self->layout)))
    return self->layout;
  return component->layout;
}

/* Places, and features of the user's layers, are selected and flown to; all other things have no
 * place or too many. */
static gboolean
go_to_ground (BujuSession *self, const char *id)
{
  BujuContent         *content = buju_library_get_content (self->library);
  const BujuComponent *component = buju_content_find_component (content, id);
  const BujuPlace     *place = buju_content_find_place (content, id);

  if (place == NULL)
    place = buju_content_find_place_by_shape (content, id);
  if (component != NULL)
    buju_session_change_layout (self, find_layout_of_component (self, component));
  else if (place != NULL)
    buju_session_change_layout (self, find_layout_of_place (self, place));
  else if (buju_session_find_overlay (self, id, NULL) == NULL)
    return FALSE;
  buju_session_set_selection (self, id, NULL);
  fly_to_extent (self, id);
  return TRUE;
}

static void
go_to_words (BujuSession *self, const char *id)
{
  BujuContent         *content = buju_library_get_content (self->library);
  const BujuLayout    *layout = buju_content_find_layout (content, id);
  const BujuIndicator *indicator = buju_content_find_indicator (content, id);
  g_autofree char     *group = indicator != NULL
                               ? buju_profile_dup_group (self->library, indicator) : NULL;

  if (layout != NULL && layout != self->layout)
    {
      buju_session_change_layout (self, layout);
      buju_session_fly_home (self);
    }
  buju_session_set_selection (self, group != NULL ? group : id, group != NULL ? id : NULL);
}

/**
 * buju_session_go_to:
 * @self: a session
 * @id: of anything that has a profile
 *
 * Selects @id and shows where it is: on the present layout or, when that does not show it, on one
 * that does. An indicator is marked in the profile of its group; a layout is opened.
 */
void
buju_session_go_to (BujuSession *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  buju_session_begin_move (self);
  buju_session_set_stack (self, NULL, 0);
  if (!go_to_ground (self, copy))
    go_to_words (self, copy);
  buju_session_end_move (self);
}

/**
 * buju_session_fly_to:
 * @self: a session
 * @id: of anything
 *
 * Selects @id and, when it has a place on the map, shows it with its surroundings.
 */
void
buju_session_fly_to (BujuSession *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  buju_session_begin_move (self);
  buju_session_select (self, copy);
  fly_to_extent (self, copy);
  buju_session_end_move (self);
}

/**
 * buju_session_can_fly_to:
 * @self: a session
 * @id: of anything
 *
 * Returns: whether it has a place on the map
 */
gboolean
buju_session_can_fly_to (BujuSession *self, const char *id)
{
  BujuBox box;

  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return buju_session_find_extent (self, id, &box);
}

/**
 * buju_session_zoom_to:
 * @self: a session
 * @at: map units; comes to the middle
 * @factor: over 1 goes nearer
 */
void
buju_session_zoom_to (BujuSession *self, BujuPoint at, double factor)
{
  BujuView target;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (factor > 0);

  if (!is_sized (self))
    return;
  target = self->view;
  target.centre = at;
  target.scale *= factor;
  target = buju_session_limit_view (self, &target);
  self->at_home = FALSE;
  fly (self, &target);
}

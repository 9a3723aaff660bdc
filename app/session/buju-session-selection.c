/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, second file: what is selected, what lies under the pointer, and going there. */
#include "config.h"

#include "session/buju-session-private.h"

#include "session/buju-extent.h"

/* Free room around what fly_to shows, px. */
#define FLY_MARGIN    72
/* fly_to never comes closer than this, px/m: a place is shown with its surroundings. */
#define MAX_FLY_SCALE 0.045

static void
forget_stack (BujuSession *self)
{
  if (self->stack == NULL)
    return;
  g_clear_pointer (&self->stack, g_strfreev);
  self->position = 0;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_SIZE]);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_POSITION]);
}

static void
set_selected (BujuSession *self, const char *id)
{
  if (g_strcmp0 (self->selected, id) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_SELECTED]);
}

/**
 * buju_session_get_selected:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the id whose profile is shown
 */
const char *
buju_session_get_selected (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->selected;
}

/**
 * buju_session_select:
 * @self: a session
 * @id: (nullable): what to show the profile of; %NULL closes it
 */
void
buju_session_select (BujuSession *self, const char *id)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  forget_stack (self);
  set_selected (self, id);
}

/**
 * buju_session_select_stack:
 * @self: a session
 * @ids: %NULL-terminated, topmost first; may be empty, which clears
 *
 * Selects the topmost of several things that lie over one another; buju_session_step_stack() goes to the others.
 */
void
buju_session_select_stack (BujuSession *self, const char * const *ids)
{
  g_auto (GStrv) copy = NULL;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (ids != NULL);

  copy = g_strdupv ((char **) ids);
  forget_stack (self);
  if (g_strv_length (copy) > 1)
    {
      self->stack = g_steal_pointer (&copy);
      g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_SIZE]);
      set_selected (self, self->stack[0]);
      return;
    }
  set_selected (self, copy[0]);
}

/**
 * buju_session_step_stack:
 * @self: a session
 * @by: 1 for the next, -1 for the previous; goes round
 */
void
buju_session_step_stack (BujuSession *self, int by)
{
  int size;

  g_return_if_fail (BUJU_IS_SESSION (self));

  if (self->stack == NULL)
    return;
  size = g_strv_length (self->stack);
  self->position = (((int) self->position + by) % size + size) % size;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_POSITION]);
  set_selected (self, self->stack[self->position]);
}

/**
 * buju_session_get_stack_size:
 * @self: a session
 *
 * Returns: how many things lay under the last click; 0 when there is nothing to step through
 */
guint
buju_session_get_stack_size (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), 0);

  return self->stack != NULL ? g_strv_length (self->stack) : 0;
}

/**
 * buju_session_get_stack_position:
 * @self: a session
 *
 * Returns: which of them is selected, from 0
 */
guint
buju_session_get_stack_position (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), 0);

  return self->position;
}

/**
 * buju_session_get_hovered:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the id under the pointer
 */
const char *
buju_session_get_hovered (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->hovered;
}

/**
 * buju_session_set_hovered:
 * @self: a session
 * @id: (nullable): the id under the pointer
 */
void
buju_session_set_hovered (BujuSession *self, const char *id)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (g_strcmp0 (self->hovered, id) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_HOVERED]);
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

  return buju_extent_find (self->library, id, &box);
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
  BujuBox  box;
  BujuView target;
  gboolean handled = FALSE;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  buju_session_select (self, id);
  if (self->view.width < 1 || !buju_extent_find (self->library, id, &box))
    return;
  target = buju_view_fit (&box, self->view.width, self->view.height,
                          MIN (FLY_MARGIN, MIN (self->view.width, self->view.height) / 6));
  target.scale = MIN (target.scale, MAX_FLY_SCALE);
  target = buju_session_limit_view (self, &target);
  self->at_home = FALSE;
  g_signal_emit (self, buju_session_signals[FLY_TO], 0, &target, &handled);
  if (!handled)
    buju_session_apply_view (self, &target);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, second file: what is selected and what lies under the pointer. */
#include "config.h"

#include "session/buju-session-chosen.h"
#include "session/buju-session-private.h"

/* @ids: two at least, or NULL for none; copied. */
void
buju_session_set_stack (BujuSession *self, const char * const *ids, guint position)
{
  if (self->stack == NULL && ids == NULL)
    return;
  g_clear_pointer (&self->stack, g_strfreev);
  self->stack = g_strdupv ((char **) ids);
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_SIZE]);
  g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_STACK_POSITION]);
}

/* The mark is there before anybody hears of the selection, and is told of when that is the same. */
void
buju_session_set_selection (BujuSession *self, const char *id, const char *marked)
{
  gboolean marks = g_strcmp0 (self->marked, marked) != 0;
  char    *old_mark = self->marked;
  char    *old = self->selected;

  self->marked = g_strdup (marked);
  g_free (old_mark);
  if (g_strcmp0 (old, id) != 0)
    {
      self->selected = g_strdup (id);
      g_free (old);
      buju_session_check_chosen (self);
      g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_SELECTED]);
    }
  if (marks)
    g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_MARKED]);
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

  buju_session_begin_move (self);
  buju_session_set_stack (self, NULL, 0);
  buju_session_set_selection (self, id, NULL);
  buju_session_end_move (self);
}

/**
 * buju_session_get_marked:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the id of what was looked for within the profile that is
 *   shown: an indicator in that of its group
 */
const char *
buju_session_get_marked (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), NULL);

  return self->marked;
}

/**
 * buju_session_select_stack:
 * @self: a session
 * @ids: %NULL-terminated, topmost first; may be empty, which clears
 *
 * Selects the topmost of several things that lie over one another; buju_session_step_stack() goes
 * to the others.
 */
void
buju_session_select_stack (BujuSession *self, const char * const *ids)
{
  g_auto (GStrv) copy = NULL;

  g_return_if_fail (BUJU_IS_SESSION (self));
  g_return_if_fail (ids != NULL);

  copy = g_strdupv ((char **) ids);
  buju_session_choose (self, NULL, NULL, 0);
  buju_session_begin_move (self);
  buju_session_set_stack (self, g_strv_length (copy) > 1 ? (const char * const *) copy : NULL, 0);
  buju_session_set_selection (self, copy[0], NULL);
  buju_session_end_move (self);
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
  buju_session_set_selection (self, self->stack[self->position], NULL);
  buju_session_stay (self);
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

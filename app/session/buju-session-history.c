/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, file of its history: where the user has been, to go back and forward. A stop is a
 * layout, and the one that it is compared with, with what is selected there and the view, and the
 * place in the profile, one left it with. */
#include "config.h"

#include "session/buju-session-private.h"

/* More steps back than anybody remembers. */
#define MOST_STOPS 200

typedef struct
{
  const BujuLayout *layout;
  const BujuLayout *other;     /* NULL */
  char             *selected;
  char             *marked;
  GStrv             stack;
  guint             position;
  BujuView          view;
  gboolean          at_home;
  double            scroll;
} Stop;

struct _BujuSessionHistory
{
  GPtrArray *stops;    /* Stop */
  guint      now;
  guint      depth;    /* of moves within moves: only the outermost counts */
  gboolean   back;     /* as last told */
  gboolean   forward;
};

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_free (stop->selected);
  g_free (stop->marked);
  g_strfreev (stop->stack);
  g_free (stop);
}

static Stop *
stop_new (BujuSession *self)
{
  Stop *stop = g_new0 (Stop, 1);

  stop->layout = self->layout;
  stop->other = buju_session_get_other_layout (self);
  stop->selected = g_strdup (self->selected);
  stop->marked = g_strdup (self->marked);
  stop->stack = g_strdupv (self->stack);
  stop->position = self->position;
  stop->view = self->view;
  stop->at_home = self->at_home;
  return stop;
}

static Stop *
get_stop (BujuSession *self)
{
  return g_ptr_array_index (self->history->stops, self->history->now);
}

static gboolean
is_at (BujuSession *self, const Stop *stop)
{
  return stop->layout == self->layout && stop->other == buju_session_get_other_layout (self)
         && g_strcmp0 (stop->selected, self->selected) == 0 &&
         g_strcmp0 (stop->marked, self->marked) == 0;
}

static void
tell (BujuSession *self)
{
  BujuSessionHistory *history = self->history;
  gboolean            back = buju_session_can_go_back (self);
  gboolean            forward = buju_session_can_go_forward (self);

  if (back != history->back)
    {
      history->back = back;
      g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_CAN_GO_BACK]);
    }
  if (forward != history->forward)
    {
      history->forward = forward;
      g_object_notify_by_pspec (G_OBJECT (self), buju_session_properties[PROP_CAN_GO_FORWARD]);
    }
}

/* What was selected here may have been stepped through; the view has been moved. */
static void
replace_stop (BujuSession *self)
{
  Stop *stop = stop_new (self);

  stop->scroll = get_stop (self)->scroll;
  stop_free (get_stop (self));
  self->history->stops->pdata[self->history->now] = stop;
}

static void
add_stop (BujuSession *self)
{
  BujuSessionHistory *history = self->history;
  guint               gone = history->stops->len - history->now - 1;

  if (gone > 0)
    g_ptr_array_remove_range (history->stops, history->now + 1, gone);
  g_ptr_array_add (history->stops, stop_new (self));
  if (history->stops->len > MOST_STOPS)
    g_ptr_array_remove_index (history->stops, 0);
  history->now = history->stops->len - 1;
}

void
buju_session_open_history (BujuSession *self)
{
  self->history = g_new0 (BujuSessionHistory, 1);
  self->history->stops = g_ptr_array_new_with_free_func (stop_free);
  g_ptr_array_add (self->history->stops, stop_new (self));
}

void
buju_session_close_history (BujuSession *self)
{
  g_ptr_array_unref (self->history->stops);
  g_clear_pointer (&self->history, g_free);
}

void
buju_session_begin_move (BujuSession *self)
{
  if (self->history->depth++ > 0)
    return;
  get_stop (self)->view = self->view;
  get_stop (self)->at_home = self->at_home;
  get_stop (self)->scroll = self->scroll;
  self->scroll = 0;   /* another profile begins at its top */
}

void
buju_session_end_move (BujuSession *self)
{
  g_return_if_fail (self->history->depth > 0);

  if (--self->history->depth > 0)
    return;
  if (is_at (self, get_stop (self)))
    {
      replace_stop (self);
      self->scroll = get_stop (self)->scroll;
    }
  else
    add_stop (self);
  tell (self);
}

/* Stepping through what lies under one click is no journey. */
void
buju_session_stay (BujuSession *self)
{
  if (self->history->depth == 0)
    replace_stop (self);
}

static void
return_to (BujuSession *self, guint index)
{
  BujuSessionHistory *history = self->history;
  const Stop         *stop;

  buju_session_begin_move (self);
  history->now = index;
  stop = get_stop (self);
  self->scroll = stop->scroll;
  buju_session_change_layout (self, stop->layout);
  buju_session_compare_with (self, stop->other != NULL ? stop->other->id : NULL);
  buju_session_set_stack (self, (const char * const *) stop->stack, stop->position);
  buju_session_set_selection (self, stop->selected, stop->marked);
  if (stop->at_home)
    buju_session_fly_home (self);
  else
    buju_session_fly_to_view (self, &stop->view);
  history->depth--;
  tell (self);
}

/**
 * buju_session_can_go_back:
 * @self: a session
 *
 * Returns: whether there is a stop before this one
 */
gboolean
buju_session_can_go_back (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->history->now > 0;
}

/**
 * buju_session_can_go_forward:
 * @self: a session
 *
 * Returns: whether one has gone back
 */
gboolean
buju_session_can_go_forward (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), FALSE);

  return self->history->now + 1 < self->history->stops->len;
}

/**
 * buju_session_go_back:
 * @self: a session
 *
 * Returns to the layout, selection and view before the last change of layout or selection.
 */
void
buju_session_go_back (BujuSession *self)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (buju_session_can_go_back (self))
    return_to (self, self->history->now - 1);
}

/**
 * buju_session_go_forward:
 * @self: a session
 *
 * Undoes buju_session_go_back().
 */
void
buju_session_go_forward (BujuSession *self)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  if (buju_session_can_go_forward (self))
    return_to (self, self->history->now + 1);
}

/**
 * buju_session_forget_history:
 * @self: a session
 *
 * What is shown now is where everything begins, as after starting with the layout of last time.
 */
void
buju_session_forget_history (BujuSession *self)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  g_ptr_array_set_size (self->history->stops, 0);
  g_ptr_array_add (self->history->stops, stop_new (self));
  self->history->now = 0;
  tell (self);
}

/**
 * buju_session_get_scroll:
 * @self: a session
 *
 * Returns: how far the profile is scrolled, px: 0 for one that has just been opened, what it was
 *   for one gone back to
 */
double
buju_session_get_scroll (BujuSession *self)
{
  g_return_val_if_fail (BUJU_IS_SESSION (self), 0);

  return self->scroll;
}

/**
 * buju_session_set_scroll:
 * @self: a session
 * @scroll: how far the user has scrolled the profile, px
 */
void
buju_session_set_scroll (BujuSession *self, double scroll)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  self->scroll = scroll;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuSession, file of what can be taken back: lens, parks, what the legend switches off. Where one
 * is (layout, selection, view, comparison) is no change but a way: that belongs to the history. */
#include "config.h"

#include "session/buju-session-private.h"

#include <glib/gi18n-lib.h>

/* While a saved view or a recipe is shown, and before the user has done anything. */
static gboolean
is_quiet (BujuSession *self)
{
  return self->quiet > 0;
}

static void
push (BujuSession *self, char *text, BujuUndoFunc apply, gpointer before, gpointer after,
      GDestroyNotify free_state)
{
  BujuUndoStep step = { text, NULL, apply, self, before, after, free_state };

  buju_undo_push (buju_session_get_undo (self), &step);
}

/* ---- Lens ---- */

static void
apply_lens (gpointer target, gpointer state)
{
  buju_session_set_lens (target, state);
}

static char *
describe_lens (BujuSession *self)
{
  BujuText name;

  if (self->lens == NULL)
    return g_strdup (_("Ended the lens"));
  name = buju_lens_get_name (self->lens);
  /* Translators: %s is one industry or more */
  return g_strdup_printf (_("Lit %s"), buju_text_get (&name, self->language));
}

/* @before: (transfer full) */
void
buju_session_push_lens (BujuSession *self, GStrv before)
{
  if (is_quiet (self))
    {
      g_strfreev (before);
      return;
    }
  push (self, describe_lens (self), apply_lens, before, buju_session_dup_lens_ids (self),
        (GDestroyNotify) g_strfreev);
}

/* ---- Parks ---- */

static void
apply_parks (gpointer target, gpointer state)
{
  buju_session_set_parks (target, GPOINTER_TO_INT (state));
}

void
buju_session_push_parks (BujuSession *self)
{
  if (is_quiet (self))
    return;
  push (self, g_strdup (self->parks ? _("Showed the parks") : _("Hid the parks")), apply_parks,
        GINT_TO_POINTER (!self->parks), GINT_TO_POINTER (self->parks), NULL);
}

/* ---- What the legend switches off ---- */

typedef struct
{
  char *layout;   /* legend keys belong to it */
  GStrv keys;
} Hidden;

static void
hidden_free (gpointer data)
{
  Hidden *hidden = data;

  g_free (hidden->layout);
  g_strfreev (hidden->keys);
  g_free (hidden);
}

static Hidden *
hidden_new (BujuSession *self, GStrv keys)
{
  Hidden *hidden = g_new0 (Hidden, 1);

  hidden->layout = g_strdup (self->layout->id);
  hidden->keys = keys != NULL ? g_strdupv (keys) : NULL;
  return hidden;
}

/* On its own layout, where one sees what has come back. */
static void
apply_hidden (gpointer target, gpointer state)
{
  BujuSession  *self = target;
  const Hidden *hidden = state;

  buju_session_set_layout (self, hidden->layout);
  buju_session_replace_hidden (self, (const char * const *) hidden->keys);
}

/* @before: (transfer full) (nullable) */
void
buju_session_push_hidden (BujuSession *self, GStrv before, gboolean hidden)
{
  if (!is_quiet (self) && self->layout != NULL)
    push (self, g_strdup (hidden ? _("Switched off in the legend")
                          : _("Switched on in the legend")), apply_hidden,
          hidden_new (self, before), hidden_new (self, self->hidden), hidden_free);
  g_strfreev (before);
}

/* All at once; nothing to take back. */
void
buju_session_replace_hidden (BujuSession *self, const char * const *keys)
{
  static const char *const none[] = { NULL };

  if (g_strv_equal (self->hidden != NULL ? (const char * const *) self->hidden : none,
                    keys != NULL ? keys : none))
    return;
  g_strfreev (self->hidden);
  self->hidden = keys != NULL ? g_strdupv ((char **) keys) : NULL;
  buju_session_scene_changed (self);
}

/**
 * buju_session_begin_quiet:
 * @self: a session
 *
 * What changes from here to buju_session_end_quiet() is none of the user's changes: there is
 * nothing of it to take back.
 */
void
buju_session_begin_quiet (BujuSession *self)
{
  g_return_if_fail (BUJU_IS_SESSION (self));

  self->quiet++;
}

/**
 * buju_session_end_quiet:
 * @self: a session
 */
void
buju_session_end_quiet (BujuSession *self)
{
  g_return_if_fail (BUJU_IS_SESSION (self) && self->quiet > 0);

  self->quiet--;
}

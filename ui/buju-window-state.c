/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of where it was when it was used last: written down shortly after each change,
 * so that nothing is lost when the machine stops, and shown again at the next start. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-toast.h"
#include "session/buju-state.h"

/* Written when nothing has changed for so long, ms; while much goes on, not later than that after
 * the first change, µs. */
#define REST      1000
#define MOST_LATE (10 * G_TIME_SPAN_SECOND)

/* Once: it will not get better by being said at every move of the map. */
static void
written_cb (const GError *error, gpointer user_data)
{
  BujuWindow *self = user_data;

  if (error == NULL)
    return;
  g_clear_pointer (&self->state_text, g_free);
  if (!self->state_failed)
    buju_window_toast (self, error->message);
  self->state_failed = TRUE;
}

static void
write_state (BujuWindow *self)
{
  g_autoptr (BujuState) state = buju_state_new (self->session,
                                                adw_flap_get_reveal_flap (self->sidebar_flap)
                                                  || self->narrow,
                                                buju_window_shows_indicators (self));
  g_autofree char      *text = buju_state_to_text (state);

  if (g_strcmp0 (text, self->state_text) == 0)
    return;
  if (self->state_writer == NULL)
    self->state_writer = buju_state_writer_new (self->state_path, written_cb, self);
  buju_state_writer_write (self->state_writer, text);
  g_free (self->state_text);
  self->state_text = g_steal_pointer (&text);
}

static void
rested_cb (gpointer user_data)
{
  BujuWindow *self = user_data;

  self->state_id = 0;
  if (self->session != NULL && buju_session_get_layout (self->session) != NULL)
    write_state (self);
}

static void
changed_cb (BujuWindow *self)
{
  if (self->state_path == NULL || self->restoring)
    return;
  if (self->state_id == 0)
    self->state_since = g_get_monotonic_time ();
  else if (g_get_monotonic_time () - self->state_since > MOST_LATE)
    return;
  g_clear_handle_id (&self->state_id, g_source_remove);
  self->state_id = g_timeout_add_once (REST, rested_cb, self);
}

/* Stays until it is closed: what is about somebody's data is not said in passing. */
void
buju_window_say (BujuWindow *self, const char *text)
{
  AdwToast *toast = buju_toast_new (text);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static gboolean
wants_restoring (BujuWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return g_settings_get_boolean (self->settings, "restore-session") &&
         !buju_application_wants_new_session (BUJU_APPLICATION (application));
}

static void
show_state (BujuWindow *self, const BujuState *state)
{
  if (state->now != NULL)
    buju_session_show_view (self->session, state->now);
  if (!self->narrow)
    buju_window_reveal (self->sidebar_flap, state->sidebar);
  if (state->indicators)
    gtk_stack_set_visible_child_name (self->pages, "indicators");
  /* With files of its own the window starts with these. */
  if (state->layers != NULL && self->waiting_files == NULL)
    {
      self->restoring = TRUE;
      buju_layer_opener_open_recipe (self->opener, state->layers);
    }
}

/* The layers are there, or as many of them as were to be had: that is where undoing begins. */
gboolean
buju_window_end_restoring (BujuWindow *self)
{
  gboolean restoring = self->restoring;

  self->restoring = FALSE;
  if (restoring)
    {
      buju_undo_clear (buju_session_get_undo (self->session));
      changed_cb (self);
    }
  return restoring;
}

/* When the session is complete, before anybody listens to where it goes. */
void
buju_window_restore_state (BujuWindow *self)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (BujuState) state = NULL;

  if (self->state_path == NULL)
    self->state_path = buju_state_dup_path ();
  if (!wants_restoring (self))
    return;
  state = buju_state_load (self->state_path, &error);
  if (error != NULL)
    {
      /* Translators: %s is the reason */
      g_autofree char *text = g_strdup_printf (_("The last session could not be read and was set "
                                                 "aside: %s"), error->message);

      buju_window_say (self, text);
    }
  if (state != NULL)
    show_state (self, state);
}

static void
parks_cb (BujuWindow *self)
{
  g_settings_set_boolean (self->settings, "parks", buju_session_get_parks (self->session));
}

void
buju_window_watch_state (BujuWindow *self)
{
  static const char *const signals[] = { "view-changed", "scene-changed", "overlays-changed",
                                         "notify::selected",
                                         "notify::compare-mode", "notify::compare-position" };

  parks_cb (self);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->session, signals[i], G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::parks", G_CALLBACK (parks_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar_flap, "notify::reveal-flap", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/* What was changed last, before the window closes. */
void
buju_window_keep_state (BujuWindow *self)
{
  if (self->state_id != 0)
    {
      g_clear_handle_id (&self->state_id, g_source_remove);
      rested_cb (self);
    }
  g_clear_pointer (&self->state_writer, buju_state_writer_free);
}

void
buju_window_dispose_state (BujuWindow *self)
{
  g_clear_handle_id (&self->state_id, g_source_remove);
  g_clear_pointer (&self->state_writer, buju_state_writer_free);
  g_clear_pointer (&self->state_path, g_free);
  g_clear_pointer (&self->state_text, g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of the layers that people bring: opening, their commands, taking back. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-overlay-style.h"
#include "buju-report-window.h"
#include "buju-text-window.h"
#include "buju-toast.h"

static void
toast_with_button (BujuWindow *self, const char *text, const char *label, const char *action,
                   const char *id)
{
  AdwToast *toast = buju_toast_new (text);

  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
  if (id != NULL)
    adw_toast_set_action_target (toast, "s", id);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
said_cb (BujuWindow *self, const char *text, const char *action, const char *id)
{
  if (*action == '\0')
    buju_window_toast (self, text);
  else
    toast_with_button (self, text, _("_Details"), action, id);
}

static void
opened_cb (BujuWindow *self, guint n)
{
  g_autofree char *text = NULL;

  if (buju_window_end_restoring (self) || n == 0)
    return;
  text = g_strdup_printf (ngettext ("%u layer added", "%u layers added", n), n);
  buju_window_toast (self, text);
}

static void
copied_cb (BujuWindow *self)
{
  buju_window_toast (self, _("Fields copied"));
}

/* What was removed may be asked about no longer. */
static void
overlays_cb (BujuWindow *self)
{
  buju_window_update_side (self);
}

/**
 * buju_window_open_paths:
 * @self: a window with a session
 * @paths: (element-type filename): files, folders, archives
 *
 * Lays what is in them over the map.
 */
void
buju_window_open_paths (BujuWindow *self, GPtrArray *paths)
{
  if (paths->len == 0 || self->opener == NULL)
    return;
  g_ptr_array_add (paths, NULL);
  buju_layer_opener_open (self->opener, (const char * const *) paths->pdata);
}

/* Returns whether a feature of a layer was what there is to copy. */
gboolean
buju_window_copy_feature (BujuWindow *self)
{
  if (buju_feature_card_is_empty (self->feature_card)
      || !adw_flap_get_reveal_flap (self->profile_flap))
    return FALSE;
  buju_feature_card_copy (self->feature_card);
  return TRUE;
}

/* ---- Commands ---- */

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_undo_undo (buju_session_get_undo (BUJU_WINDOW (user_data)->session));
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_undo_redo (buju_session_get_undo (BUJU_WINDOW (user_data)->session));
}

static void
style_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget  *style;

  if (buju_session_get_overlay (self->session, id) == NULL)
    return;
  style = buju_overlay_style_new (self->session, id);
  buju_window_present_dialog (self, style);
}

static void
info_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow      *self = user_data;
  const char      *id = g_variant_get_string (parameter, NULL);
  g_autofree char *text = buju_layer_opener_dup_info (self->opener, id);

  if (text != NULL)
    gtk_window_present (GTK_WINDOW (buju_text_window_new (GTK_WINDOW (self),
                                    buju_overlay_get_name (buju_session_get_overlay (self->session,
                                                                                     id)), text)));
}

static void
check_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (buju_session_get_overlay (self->session, id) != NULL)
    gtk_window_present (GTK_WINDOW (buju_report_window_new (GTK_WINDOW (self), self->session, id)));
}

static void
reading_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_layer_opener_ask (BUJU_WINDOW (user_data)->opener, g_variant_get_string (parameter, NULL));
}

static void
reload_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_layer_opener_reload (BUJU_WINDOW (user_data)->opener,
                            g_variant_get_string (parameter, NULL));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow      *self = user_data;
  g_autofree char *id = g_strdup (g_variant_get_string (parameter, NULL));

  if (buju_session_get_overlay (self->session, id) == NULL)
    return;
  buju_layer_opener_forget (self->opener, id);
  buju_session_remove_overlay (self->session, id);
  toast_with_button (self, buju_undo_get_text (buju_session_get_undo (self->session)), _("_Undo"),
                     "win.undo", NULL);
}

static const GActionEntry actions[] = {
  { "undo", undo_action },
  { "redo", redo_action },
  { "layer-style", style_action, "s" },
  { "layer-info", info_action, "s" },
  { "layer-check", check_action, "s" },
  { "layer-reading", reading_action, "s" },
  { "layer-reload", reload_action, "s" },
  { "layer-remove", remove_action, "s" },
};

static void
set_enabled (BujuWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                            name)), enabled);
}

static void
undo_cb (BujuWindow *self)
{
  BujuUndo *undo = self->session != NULL ? buju_session_get_undo (self->session) : NULL;

  set_enabled (self, "undo", undo != NULL && buju_undo_can_undo (undo));
  set_enabled (self, "redo", undo != NULL && buju_undo_can_redo (undo));
}

void
buju_window_add_layer_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    set_enabled (self, actions[i].name, FALSE);
}

/* When there is a session. */
void
buju_window_start_layers (BujuWindow *self)
{
  g_clear_object (&self->opener);
  self->opener = buju_layer_opener_new (GTK_WINDOW (self), self->notices, self->session,
                                        self->settings);
  buju_overlay_list_set_session (self->overlay_list, self->session);
  buju_feature_card_set_session (self->feature_card, self->session);
  g_signal_connect_object (self->opener, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "overlays-changed", G_CALLBACK (overlays_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buju_session_get_undo (self->session), "changed", G_CALLBACK (undo_cb),
                           self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    set_enabled (self, actions[i].name, TRUE);
  undo_cb (self);
}

void
buju_window_init_layers (BujuWindow *self)
{
  g_signal_connect_object (self->feature_card, "copied", G_CALLBACK (copied_cb), self,
                           G_CONNECT_SWAPPED);
}

void
buju_window_dispose_layers (BujuWindow *self)
{
  if (self->opener != NULL)
    g_object_run_dispose (G_OBJECT (self->opener));
  g_clear_object (&self->opener);
}

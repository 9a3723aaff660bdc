/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of two layouts at once: its commands, and what stands beside the map. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-compare-chooser.h"
#include "buju-save-text.h"

/* Over the bars that lie on the map, px. */
#define BARS_TOP 10

static const char *const modes[] = { "side-by-side", "swipe" };

static gboolean
is_comparing (BujuWindow *self)
{
  return self->session != NULL && buju_session_get_compare (self->session) != NULL;
}

/* The profile of what is selected, else the table of what differs, else nothing. Rows of the table
 * leave it open. */
void
buju_window_update_side (BujuWindow *self)
{
  gboolean feature = !buju_feature_card_is_empty (self->feature_card);
  gboolean profile = self->session != NULL && buju_session_get_selected (self->session) != NULL &&
                     (feature || !buju_profile_view_is_empty (self->profile_view));
  gboolean changes = is_comparing (self) && self->show_changes;

  if (buju_window_table_says_all (self))
    profile = FALSE;
  if (changes && g_strcmp0 (self->followed, buju_session_get_selected (self->session)) == 0)
    profile = FALSE;
  if (profile || changes)
    gtk_stack_set_visible_child_name (self->side_stack,
                                      !profile ? "changes" : feature ? "feature" : "profile");
  buju_window_reveal (self->profile_flap, profile || changes);
  if ((profile || changes) && adw_flap_get_folded (self->sidebar_flap))
    buju_window_reveal (self->sidebar_flap, FALSE);
}

static void
set_state (BujuWindow *self, const char *action, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                          action)), state);
}

static void
show_changes (BujuWindow *self, gboolean show)
{
  self->show_changes = show;
  set_state (self, "compare-table", g_variant_new_boolean (show));
  buju_window_update_side (self);
}

/* Below the titles of two maps. */
static void
arranged_cb (BujuWindow *self)
{
  int top = BARS_TOP + buju_compare_view_get_bar_height (self->compare_view);

  gtk_widget_set_margin_top (GTK_WIDGET (self->lens_bar), top);
  gtk_widget_set_margin_top (GTK_WIDGET (self->measure_bar), top);
}

/* On a narrow window the map is seen first: the table would lie over it. */
static void
compare_cb (BujuWindow *self)
{
  gboolean comparing = is_comparing (self);

  g_clear_pointer (&self->followed, g_free);
  if (comparing)
    buju_window_show_map (self);
  if (comparing != self->was_comparing)
    show_changes (self, comparing && !adw_flap_get_folded (self->profile_flap));
  self->was_comparing = comparing;
  buju_window_update_actions (self);
  buju_window_update_side (self);
}

static void
mode_cb (BujuWindow *self)
{
  set_state (self, "compare-mode",
             g_variant_new_string (modes[buju_session_get_compare_mode (self->session)]));
}

/* The table stays while its rows show where things are; a second time the profile opens. */
static void
followed_cb (BujuWindow *self, const char *id, gboolean again)
{
  g_clear_pointer (&self->followed, g_free);
  if (!again)
    self->followed = g_strdup (id);
  if (!again)
    buju_session_fly_to (self->session, id);
  else
    buju_session_select (self->session, id);
  buju_window_update_side (self);
  if (!again && adw_flap_get_folded (self->profile_flap))
    show_changes (self, FALSE);
}

static void
copied_cb (BujuWindow *self)
{
  buju_window_toast (self, _("Table copied"));
}

void
buju_window_connect_compare (BujuWindow *self)
{
  buju_compare_view_set_session (self->compare_view, self->session);
  buju_change_view_set_session (self->change_view, self->session);
  g_signal_connect_object (self->session, "notify::compare", G_CALLBACK (compare_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->session, "notify::compare-mode", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  compare_cb (self);
}

/* A click on a map is about the thing there: its profile, also when a row of the table has selected
 * it before. */
static void
pressed_cb (BujuWindow *self)
{
  g_clear_pointer (&self->followed, g_free);
}

static void
watch_clicks (BujuWindow *self, BujuMapView *map)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (buju_window_update_side), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "unpaired-release", G_CALLBACK (buju_window_update_side), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (map), GTK_EVENT_CONTROLLER (click));
}

void
buju_window_init_compare (BujuWindow *self)
{
  g_signal_connect_object (self->compare_view, "arranged", G_CALLBACK (arranged_cb), self,
                           G_CONNECT_SWAPPED);
  watch_clicks (self, buju_compare_view_get_map (self->compare_view));
  watch_clicks (self, buju_compare_view_get_second (self->compare_view));
  g_signal_connect_object (self->change_view, "followed", G_CALLBACK (followed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->change_view, "copied", G_CALLBACK (copied_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Returns whether Esc has ended the comparison. */
gboolean
buju_window_escape_compare (BujuWindow *self)
{
  if (!is_comparing (self) || buju_session_get_selected (self->session) != NULL)
    return FALSE;
  buju_session_compare_with (self->session, NULL);
  return TRUE;
}

/* Returns whether the table was what there is to copy. */
gboolean
buju_window_copy_changes (BujuWindow *self)
{
  if (!is_comparing (self) || !adw_flap_get_reveal_flap (self->profile_flap) ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->side_stack), "changes") != 0)
    return FALSE;
  buju_change_view_copy (self->change_view);
  return TRUE;
}

/* A click beside the folded table closes it. */
void
buju_window_close_changes (BujuWindow *self)
{
  if (is_comparing (self) && self->show_changes)
    show_changes (self, FALSE);
}

/* ---- Commands ---- */

static void
compare_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);

  buju_window_present_dialog (self, buju_compare_chooser_new (self->session));
}

static void
with_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_compare_with (BUJU_WINDOW (user_data)->session,
                             g_variant_get_string (parameter, NULL));
}

static void
leave_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_compare_with (BUJU_WINDOW (user_data)->session, NULL);
}

static void
swap_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_swap_layouts (BUJU_WINDOW (user_data)->session);
}

static void
mode_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  const char *name = g_variant_get_string (value, NULL);

  buju_session_set_compare_mode (BUJU_WINDOW (user_data)->session,
                                 g_str_equal (name, modes[BUJU_COMPARE_SWIPE]) ? BUJU_COMPARE_SWIPE
                                                                       : BUJU_COMPARE_SIDE_BY_SIDE);
}

static void
table_action (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);
  gboolean    show = g_variant_get_boolean (value);

  g_clear_pointer (&self->followed, g_free);
  if (show)
    self->followed = g_strdup (buju_session_get_selected (self->session));
  show_changes (self, show);
}

static void
tell (GtkWidget *widget, const char *text)
{
  buju_window_toast (BUJU_WINDOW (widget), text);
}

static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow      *self = BUJU_WINDOW (user_data);
  g_autofree char *name = buju_change_view_dup_file_name (self->change_view);
  g_autofree char *csv = buju_change_view_dup_csv (self->change_view);

  if (csv != NULL)
    /* Translators: %s is a file name */
    buju_save_text (GTK_WIDGET (self), _("Save the Table"), name, csv, _("Table saved as “%s”"),
                    tell);
}

static const GActionEntry actions[] = {
  { "compare", compare_action },
  { "compare-with", with_action, "s" },
  { "compare-leave", leave_action },
  { "compare-swap", swap_action },
  { "compare-save", save_action },
  { "compare-mode", NULL, "s", "'side-by-side'", mode_action },
  { "compare-table", NULL, NULL, "false", table_action },
};

void
buju_window_add_compare_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* The first two start a comparison, the others need one. */
void
buju_window_update_compare_actions (BujuWindow *self)
{
  const BujuLayout *layout = self->session != NULL ? buju_session_get_layout (self->session) : NULL;
  gboolean          can_start = layout != NULL && layout->drawable;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   i < 2 ? can_start : is_comparing (self));
    }
}

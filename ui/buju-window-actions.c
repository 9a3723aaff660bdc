/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, second file: its commands. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-atlas-dialog.h"
#include "buju-busy.h"
#include "buju-combo.h"
#include "buju-figure-dialog.h"
#include "buju-lens-chooser.h"
#include "buju-show-file.h"

#define BUTTON_ZOOM 1.6

static const char *const languages[] = { "zh", "en", "both" };

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_map_view_zoom_centre (BUJU_WINDOW (user_data)->map_view, BUTTON_ZOOM);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_map_view_zoom_centre (BUJU_WINDOW (user_data)->map_view, 1 / BUTTON_ZOOM);
}

static void
home_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_map_view_go_home (BUJU_WINDOW (user_data)->map_view);
}

static void
about_layout_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuSession *session = BUJU_WINDOW (user_data)->session;

  buju_session_select (session, buju_session_get_layout (session)->id);
}

static void
step_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_step_stack (BUJU_WINDOW (user_data)->session, g_variant_get_int32 (parameter));
}

static void
layout_number_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow  *self = user_data;
  GPtrArray   *layouts = buju_content_get_layouts (buju_library_get_content (
                                                     buju_session_get_library (self->session)));
  guint        number = g_variant_get_int32 (parameter);

  if (number >= layouts->len)
    return;
  buju_session_set_layout (self->session,
                           ((const BujuLayout *) g_ptr_array_index (layouts, number))->id);
  buju_window_show_map (self);
}

static void
next_language_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow   *self = BUJU_WINDOW (user_data);
  BujuLanguage  language = buju_session_get_language (self->session);

  g_settings_set_string (self->settings, "language",
                         languages[(language + 1) % G_N_ELEMENTS (languages)]);
}

/* Questions, layouts, map, profile, and round again, past what is not shown. @step: 1 forward, -1
 * back */
static void
step_pane (BujuWindow *self, int step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->layout_list), GTK_WIDGET (self->compare_view),
                         GTK_WIDGET (self->indicators_page),
                         self->table_pane != NULL ? GTK_WIDGET (self->table_pane)
                           : GTK_WIDGET (self->compare_view),
                         GTK_WIDGET (self->side_stack), GTK_WIDGET (self->notices) };
  int        n = G_N_ELEMENTS (panes);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int        now = 0;

  for (int i = 0; i < n; i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      {
        now = i;
        break;
      }
  for (int i = 1; i <= n; i++)
    {
      GtkWidget *pane = panes[(now + n + step * i % n) % n];

      if (pane != panes[now] && gtk_widget_get_mapped (pane)
          && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_pane_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_pane (BUJU_WINDOW (user_data), 1);
}

static void
previous_pane_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step_pane (BUJU_WINDOW (user_data), -1);
}

/* @dialog: a window that belongs to this one, and goes with it. */
void
buju_window_present_dialog (BujuWindow *self, GtkWidget *dialog)
{
  buju_above_put (GTK_WINDOW (dialog), GTK_WINDOW (self));
  buju_combo_make_room (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exported_cb (BujuWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = NULL;

  /* Translators: %s is a file name */
  text = g_strdup_printf (_("Figure saved as “%s”"), name);
  buju_show_file_toast (self->toasts, text, file);
  buju_busy_tell (GTK_WINDOW (self), text, file);
}

static BujuFigureDialog *
open_figure_dialog (BujuWindow *self)
{
  GtkWidget *dialog = buju_figure_dialog_new (self->session, self->settings);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  buju_window_present_dialog (self, dialog);
  return BUJU_FIGURE_DIALOG (dialog);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_figure_dialog (BUJU_WINDOW (user_data));
}

static void
atlas_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);
  GtkWidget  *dialog = buju_atlas_dialog_new (self->session);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, G_CONNECT_SWAPPED);
  buju_window_present_dialog (self, dialog);
}

static void
lens_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);

  buju_window_present_dialog (self, buju_lens_chooser_new (self->session));
}

static void
lens_end_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);

  buju_session_set_lens (self->session, NULL);
  buju_window_focus_main (self);
}

static void
lens_toggle_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *id;
  gboolean    extend;

  g_variant_get (parameter, "(&sb)", &id, &extend);
  buju_session_toggle_lens (BUJU_WINDOW (user_data)->session, id, extend);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_go_back (BUJU_WINDOW (user_data)->session);
}

static void
forward_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_session_go_forward (BUJU_WINDOW (user_data)->session);
}

static const GActionEntry actions[] = {
  { "zoom-in", zoom_in_action },
  { "zoom-out", zoom_out_action },
  { "home", home_action },
  { "about-layout", about_layout_action },
  { "step", step_action, "i" },
  { "layout-number", layout_number_action, "i" },
  { "next-language", next_language_action },
  { "next-pane", next_pane_action },
  { "previous-pane", previous_pane_action },
  { "export", export_action },
  { "atlas", atlas_action },
  { "back", back_action },
  { "forward", forward_action },
  { "lens", lens_action },
  { "lens-end", lens_end_action },
  { "lens-toggle", lens_toggle_action, "(sb)" },
};

void
buju_window_add_actions (BujuWindow *self)
{
  g_autoptr (GAction)         language = g_settings_create_action (self->settings, "language");
  g_autoptr (GAction)         parks = g_settings_create_action (self->settings, "parks");
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("sidebar", self->sidebar_flap,
                                                               "reveal-flap");
  g_autoptr (GPropertyAction) find = g_property_action_new ("find", self->search_view, "open");

  g_action_map_add_action (G_ACTION_MAP (self), language);
  g_action_map_add_action (G_ACTION_MAP (self), parks);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (find));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  buju_window_add_compare_actions (self);
  buju_window_add_recipe_actions (self);
  buju_window_add_layer_actions (self);
  buju_window_add_table_actions (self);
  buju_window_add_figure_actions (self);
  buju_window_add_here_actions (self);
  buju_window_add_view_actions (self);
}

static void
set_enabled (BujuWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Before the library is there, nothing can be asked of it. */
void
buju_window_update_actions (BujuWindow *self)
{
  const BujuLayout *layout = self->session != NULL ? buju_session_get_layout (self->session) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    set_enabled (self, actions[i].name, layout != NULL);
  buju_window_update_compare_actions (self);
  buju_window_update_recipe_actions (self);
  buju_window_update_figure_actions (self);
  buju_window_update_here_actions (self);
  buju_window_update_view_actions (self);
  set_enabled (self, "back", layout != NULL && buju_session_can_go_back (self->session));
  set_enabled (self, "forward", layout != NULL && buju_session_can_go_forward (self->session));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of the table below the map. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

/* Of the height of both, when it is opened. */
#define MAP_SHARE        0.58
#define MAP_SHARE_NARROW 0.45

static void
message_cb (BujuWindow *self, const char *text)
{
  buju_window_toast (self, text);
}

/* The layer whose table is shown; NULL. */
static const char *
get_shown (BujuWindow *self)
{
  return self->table_pane != NULL ? buju_table_pane_get_overlay (self->table_pane) : NULL;
}

static void
closed_cb (BujuWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->table_pane), FALSE);
  buju_window_update_side (self);
}

static void
make_pane (BujuWindow *self)
{
  if (self->table_pane != NULL)
    return;
  self->table_pane = BUJU_TABLE_PANE (buju_table_pane_new (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->table_pane), FALSE);
  gtk_paned_set_end_child (self->map_paned, GTK_WIDGET (self->table_pane));
  g_signal_connect_object (self->table_pane, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table_pane, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_table (BujuWindow *self, const char *id)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->map_paned));

  make_pane (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "map");
  if (adw_flap_get_folded (self->sidebar_flap))
    buju_window_reveal (self->sidebar_flap, FALSE);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->table_pane)))
    gtk_paned_set_position (self->map_paned,
                            (int) (height * (self->narrow ? MAP_SHARE_NARROW : MAP_SHARE)));
  gtk_widget_set_visible (GTK_WIDGET (self->table_pane), TRUE);
  buju_table_pane_set_overlay (self->table_pane, id);
  gtk_widget_grab_focus (GTK_WIDGET (self->table_pane));
  buju_window_update_side (self);
}

static void
layer_table_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  if (buju_session_get_overlay (self->session, id) != NULL)
    show_table (self, id);
}

/* Of the layer of what is selected, else of the one on top; a second time away. */
static void
table_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow  *self = user_data;
  GPtrArray   *overlays = buju_session_get_overlays (self->session);
  BujuOverlay *overlay = buju_session_find_overlay (self->session,
                                                    buju_session_get_selected (self->session),
                                                    NULL);

  if (get_shown (self) != NULL)
    {
      buju_table_pane_set_overlay (self->table_pane, NULL);
      return;
    }
  if (overlay == NULL && overlays->len > 0)
    overlay = g_ptr_array_index (overlays, overlays->len - 1);
  if (overlay != NULL)
    show_table (self, buju_overlay_get_id (overlay));
  else
    buju_window_toast (self, _("Open a file first: its layer has a table"));
}

static const GActionEntry actions[] = {
  { "layer-table", layer_table_action, "s" },
  { "table", table_action },
};

void
buju_window_add_table_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              actions[i].name)),
                                                                              FALSE);
}

/* Of another session before: a new pane is made when it is asked for. */
void
buju_window_start_table (BujuWindow *self)
{
  if (self->table_pane != NULL)
    gtk_paned_set_end_child (self->map_paned, NULL);
  self->table_pane = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              actions[i].name)),
                                                                              TRUE);
}

/* The map, and what will be below it. */
GtkWidget *
buju_window_wrap_map (BujuWindow *self, GtkWidget *map)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (paned), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Map and Table"), -1);
  self->map_paned = GTK_PANED (paned);
  gtk_paned_set_start_child (self->map_paned, map);
  gtk_paned_set_resize_start_child (self->map_paned, TRUE);
  gtk_paned_set_resize_end_child (self->map_paned, TRUE);
  gtk_paned_set_shrink_end_child (self->map_paned, FALSE);
  return paned;
}

/* Whether the row of a table says all there is to say of what is selected: on a narrow window a
 * card would lie over it. */
gboolean
buju_window_table_says_all (BujuWindow *self)
{
  BujuOverlay *overlay;

  if (get_shown (self) == NULL || !adw_flap_get_folded (self->profile_flap))
    return FALSE;
  overlay = buju_session_find_overlay (self->session, buju_session_get_selected (self->session),
                                       NULL);
  return overlay != NULL
         && g_str_equal (buju_overlay_get_id (overlay), get_shown (self));
}

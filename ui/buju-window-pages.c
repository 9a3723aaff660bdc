/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow: the map and, instead of it, the page of indicators. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#define MAP        "map"
#define INDICATORS "indicators"

static void
show_page (BujuWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
}

/* Title, header bar and focus follow the page. */
static void
page_cb (BujuWindow *self)
{
  gboolean indicators = buju_window_shows_indicators (self);

  gtk_toggle_button_set_active (self->indicators_button, indicators);
  buju_window_update_title (self);
  buju_window_focus_page (self);
}

static void
button_cb (BujuWindow *self)
{
  show_page (self, gtk_toggle_button_get_active (self->indicators_button) ? INDICATORS : MAP);
}

static void
next_page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);

  show_page (self, buju_window_shows_indicators (self) ? MAP : INDICATORS);
}

static void
indicators_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow *self = BUJU_WINDOW (user_data);

  show_page (self, INDICATORS);
  buju_indicators_page_show (self->indicators_page, g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { "next-page", next_page_action },
  { "indicators", indicators_action, "s" },
};

/* A layout that was taken, or a place that is flown to, is on the map. */
void
buju_window_show_map (BujuWindow *self)
{
  show_page (self, MAP);
}

static gboolean
fly_cb (BujuWindow *self)
{
  show_page (self, MAP);
  return FALSE;
}

/* The session is complete, or another one: nobody hears of it but through what it shows. */
void
buju_window_start_pages (BujuWindow *self)
{
  buju_indicators_page_set_session (self->indicators_page, self->session);
  g_signal_connect_object (self->session, "notify::layout-id", G_CALLBACK (buju_window_show_map),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "fly-to", G_CALLBACK (fly_cb), self, G_CONNECT_SWAPPED);
}

/* The map's part of the window becomes the first of two pages. */
void
buju_window_add_pages (BujuWindow *self)
{
  g_autoptr (GPropertyAction)  page = NULL;
  g_autoptr (GtkWidget)        map = g_object_ref (adw_flap_get_content (self->profile_flap));
  GtkWidget                   *stack = gtk_stack_new ();
  GtkWidget                   *indicators = buju_indicators_page_new ();

  self->pages = GTK_STACK (stack);
  self->indicators_page = BUJU_INDICATORS_PAGE (indicators);
  adw_flap_set_content (self->profile_flap, NULL);
  gtk_stack_set_transition_type (self->pages, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_set_hhomogeneous (self->pages, FALSE);
  gtk_stack_add_titled (self->pages, buju_window_wrap_map (self, map), MAP, _("Map"));
  gtk_stack_add_titled (self->pages, indicators, INDICATORS, _("Indicators"));
  adw_flap_set_content (self->profile_flap, stack);

  page = g_property_action_new ("page", self->pages, "visible-child-name");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (page));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->pages, "notify::visible-child-name", G_CALLBACK (page_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indicators_button, "notify::active", G_CALLBACK (button_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->indicators_page, "message", G_CALLBACK (buju_window_toast), self,
                           G_CONNECT_SWAPPED);
}

gboolean
buju_window_shows_indicators (BujuWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), INDICATORS) == 0;
}

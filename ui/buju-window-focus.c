/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of where the focus belongs. */
#include "config.h"

#include "buju-window-private.h"

#include "buju-focus.h"

/* The map, or the page that is in its place. */
static GtkWidget *
get_main (BujuWindow *self)
{
  return buju_window_shows_indicators (self) ? GTK_WIDGET (self->indicators_page)
                                             : GTK_WIDGET (self->map_view);
}

/* In a list or a panel as long as it is there; buttons of the header bar and the bars over the map
 * leave it to the map. */
static GtkWidget *
find_home (GtkWindow *window, GtkWidget *lost)
{
  BujuWindow *self = BUJU_WINDOW (window);
  GtkWidget  *parts[] = { GTK_WIDGET (self->layout_list), GTK_WIDGET (self->view_list),
                          GTK_WIDGET (self->overlay_list), GTK_WIDGET (self->legend_list),
                          GTK_WIDGET (self->notices), GTK_WIDGET (self->table_pane),
                          GTK_WIDGET (self->side_stack), GTK_WIDGET (self->indicators_page) };

  for (guint i = 0; lost != NULL && i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && gtk_widget_get_mapped (parts[i])
        && gtk_widget_is_ancestor (lost, parts[i]))
      return parts[i];
  return gtk_widget_get_mapped (get_main (self)) ? get_main (self) : GTK_WIDGET (self);
}

/* Whether @widget is there for keys, and not in @part. */
static gboolean
is_beside (GtkWidget *widget, GtkWidget *part)
{
  return widget != NULL && widget != part && !gtk_widget_is_ancestor (widget, part)
         && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

/* On a narrow window a panel covers what had the focus. */
static void
enter_panel (BujuWindow *self, AdwFlap *flap)
{
  GtkWidget *part = adw_flap_get_flap (flap);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!adw_flap_get_folded (flap) || !adw_flap_get_reveal_flap (flap)
      || !gtk_widget_get_mapped (part) || !is_beside (focus, part))
    return;
  g_set_weak_pointer (&self->before_panel, focus);
  if (part == GTK_WIDGET (self->side_stack))
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->side_stack));
  else
    gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/* Panels slide away slowly. */
static void
leave_panel (BujuWindow *self, AdwFlap *flap)
{
  GtkWidget *part = adw_flap_get_flap (flap);

  buju_focus_leave (part, is_beside (self->before_panel, part) ? self->before_panel
                                                               : get_main (self));
  g_clear_weak_pointer (&self->before_panel);
}

/* It may still be seen from the last time: it is mapped no more then. */
static void
revealed_cb (BujuWindow *self, GParamSpec *pspec, AdwFlap *flap)
{
  if (adw_flap_get_reveal_flap (flap))
    enter_panel (self, flap);
  else
    leave_panel (self, flap);
}

static void
mapped_cb (BujuWindow *self, GtkWidget *part)
{
  enter_panel (self, ADW_FLAP (gtk_widget_get_parent (part)));
}

static void
watch_panel (BujuWindow *self, AdwFlap *flap)
{
  g_signal_connect_object (flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_flap_get_flap (flap), "map", G_CALLBACK (mapped_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
buju_window_init_focus (BujuWindow *self)
{
  buju_focus_keep (GTK_WINDOW (self), find_home);
  watch_panel (self, self->sidebar_flap);
  watch_panel (self, self->profile_flap);
}

void
buju_window_dispose_focus (BujuWindow *self)
{
  g_clear_weak_pointer (&self->before_panel);
}

/* The map, or the page in its place, gets the focus. */
void
buju_window_focus_page (BujuWindow *self)
{
  gtk_widget_grab_focus (get_main (self));
}

/* The same, but on the page it stays where it is. */
void
buju_window_focus_main (BujuWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!buju_window_shows_indicators (self) || focus == NULL
      || is_beside (focus, GTK_WIDGET (self->indicators_page)))
    buju_window_focus_page (self);
}

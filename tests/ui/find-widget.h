/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Widgets and windows by what they are, in the test's own process. */

#include <gtk/gtk.h>

typedef gboolean (*WidgetMatch) (GtkWidget *widget, gconstpointer wanted);

/* The first at or below @widget that @matches; NULL. */
static inline GtkWidget *
find_matching (GtkWidget *widget, WidgetMatch matches, gconstpointer wanted)
{
  if (matches (widget, wanted))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_matching (child, matches, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
widget_is_of (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) type);
}

/* The first at or below @widget of that type; NULL. */
static inline GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  return find_matching (widget, widget_is_of, &type);
}

/* The last window of that type; NULL. */
static inline GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        found = window;
    }
  return found;
}

static inline gboolean
widget_says (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* The button at or below @widget that says @label, as it is written: "_Apply"; NULL. */
static inline GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  return find_matching (widget, widget_says, label);
}

static inline void
click (GtkWidget *widget, const char *label)
{
  GtkWidget *button = find_button (widget, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-access.h"

#include <adwaita.h>
#include <string.h>

/* A name longer than this is cut: it is read aloud, bytes. */
#define MOST_BYTES 400

static void
append_words (GtkWidget *widget, GString *text)
{
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (!gtk_widget_get_visible (widget) || text->len > MOST_BYTES)
    return;
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, text);
}

/**
 * buju_access_name_by_content:
 * @widget: a row or button with labels in it
 *
 * Names it for a screen reader by the words of its visible labels; without any it stays as it is.
 */
void
buju_access_name_by_content (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  append_words (widget, text);
  if (text->len > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    text->str, -1);
}

/* The widgets that GTK wraps around items of lists and cells have no public type. */
static gboolean
is_row (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return g_str_equal (type, "GtkListItemWidget") || g_str_equal (type, "GtkColumnViewCell");
}

static void
focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL && is_row (focus))
    buju_access_name_by_content (focus);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* The list of a combo row is called like the row, the one of a group like the group, which sees to
 * that itself when it has a title, or else the window. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);

  if (row != NULL)
    set_name (list, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  else if (group != NULL
           && *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) == '\0')
    set_name (list, gtk_window_get_title (GTK_WINDOW (gtk_widget_get_root (list))));
}

/* What scrolls takes the focus, too: in a button's menu it is called like the button, on a page of
 * preferences like the page or the window. */
static void
name_scroller (GtkWidget *scroller)
{
  GtkWidget  *menu = gtk_widget_get_ancestor (scroller, GTK_TYPE_POPOVER_MENU);
  GtkWidget  *page = gtk_widget_get_ancestor (scroller, ADW_TYPE_PREFERENCES_PAGE);
  const char *title = page != NULL
                      ? adw_preferences_page_get_title (ADW_PREFERENCES_PAGE (page)) : NULL;

  if (menu != NULL)
    set_name (scroller, gtk_widget_get_tooltip_text (gtk_widget_get_parent (menu)));
  else if (title != NULL && *title != '\0')
    set_name (scroller, title);
  else if (page != NULL)
    set_name (scroller, gtk_window_get_title (GTK_WINDOW (gtk_widget_get_root (scroller))));
}

/* What takes the focus inside a menu button is a button of its own. */
static void
name_menu_button (GtkWidget *widget)
{
  GtkWidget *button = gtk_widget_get_first_child (widget);

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    set_name (button, gtk_widget_get_tooltip_text (widget));
  buju_access_name_by_content (button);
}

/* What the libraries put together from parts and name only as a whole. A status page scrolls,
 * too. */
static void
name_parts (GtkWidget *widget)
{
  if (ADW_IS_STATUS_PAGE (widget))
    set_name (gtk_widget_get_first_child (widget),
              adw_status_page_get_title (ADW_STATUS_PAGE (widget)));
  else if (GTK_IS_MENU_BUTTON (widget))
    name_menu_button (widget);
  else if (GTK_IS_DROP_DOWN (widget))
    set_name (gtk_widget_get_first_child (widget), gtk_widget_get_tooltip_text (widget));
  else if (GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget))
    name_list (widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    name_scroller (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_parts (child);
}

/**
 * buju_access_name_menu:
 * @menu: a menu that no button opens
 * @name: what it is about
 *
 * Gives what scrolls in @menu, and takes the focus, that name.
 */
void
buju_access_name_menu (GtkWidget *menu, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (menu));

  if (GTK_IS_SCROLLED_WINDOW (menu))
    set_name (menu, name);
  for (GtkWidget *child = gtk_widget_get_first_child (menu); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    buju_access_name_menu (child, name);
}

/**
 * buju_access_watch:
 * @window: a window with lists or tables in it
 *
 * Names each of their rows by its words when the focus comes to it, and parts of what is in it when
 * it is shown by the whole.
 */
void
buju_access_watch (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "map", G_CALLBACK (name_parts), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

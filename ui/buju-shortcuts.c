/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "buju-access.h"
#include "buju-chip-box.h"
#include "buju-escape.h"
#include "buju-tip.h"

#define TITLE         "shortcut-title"   /* of a row: its words, for searching */
#define WINDOW_WIDTH  640
#define WINDOW_HEIGHT 620

/* @action: detailed name; NULL when a widget binds the keys itself, because they must not reach
 * past it: letters and arrows belong to whatever has the focus. @keys: accelerators, separated by
 * blanks. */
typedef struct
{
  const char *group;
  const char *action;
  const char *keys;
  const char *title;
} Shortcut;

static const Shortcut shortcuts[] = {
  { N_("Map"), NULL, "Left Right Up Down", N_("Pan") },
  { N_("Map"), NULL, "<Shift>Left <Shift>Right <Shift>Up <Shift>Down", N_("Pan far") },
  { N_("Map"), "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", N_("Zoom in") },
  { N_("Map"), "win.zoom-out", "<Control>minus <Control>KP_Subtract", N_("Zoom out") },
  { N_("Map"), "win.home", "<Control>0 <Alt>Home", N_("Whole layout") },
  { N_("Map"), NULL, "plus minus 0 Home", N_("The same, with the focus on the map") },
  { N_("Map"), NULL, "Tab <Shift>Tab", N_("Next and previous zone") },
  { N_("Map"), NULL, "<Alt>Left <Alt>Right <Alt>Up <Alt>Down", N_("Zone beside the one in focus") },
  { N_("Map"), NULL, "Menu <Shift>F10",
    N_("What can be done here, in the middle or at the zone in focus") },
  { N_("Measuring"), "win.measure", "<Control>m", N_("Measure a length or an area, and stop") },
  { N_("Measuring"), NULL, "m", N_("The same, with the focus on the map") },
  { N_("Measuring"), NULL, "space", N_("Point under the pointer, else in the middle") },
  { N_("Measuring"), NULL, "BackSpace", N_("Take the last point back") },
  { N_("Measuring"), NULL, "Return", N_("End here; also by a double click") },
  { N_("Measuring"), NULL, "a", N_("Area instead of length, and back") },
  { N_("Measuring"), NULL, "<Control>c", N_("Copy the result") },
  { N_("Measuring"), NULL, "Escape", N_("Stop measuring") },
  { N_("Finding"), "win.find", "<Control>f", N_("Search") },
  { N_("Finding"), NULL, "<Alt>Left", N_("Back; also by the side button of the mouse") },
  { N_("Finding"), NULL, "<Alt>Right", N_("Forward") },
  { N_("Finding"), "win.back", "<Control>bracketleft Back",
    N_("Back, also from a zone of the map") },
  { N_("Finding"), "win.forward", "<Control>bracketright Forward",
    N_("Forward, also from a zone of the map") },
  { N_("Profile"), NULL, "Return space", N_("Profile of the zone") },
  { N_("Profile"), "win.about-layout", "<Control>i", N_("Profile of the layout") },
  { N_("Profile"), "win.step(-1)", "<Control>Page_Up",
    N_("Previous of several zones at one place") },
  { N_("Profile"), "win.step(1)", "<Control>Page_Down", N_("Next of several zones at one place") },
  { N_("Profile"), NULL, "<Control>c", N_("Copy the profile with its sources") },
  { N_("Profile"), NULL, "Escape", N_("Close the profile") },
  { N_("Content"), "win.next-page", "<Control>t", N_("Indicators, and back to the map") },
  { N_("Content"), NULL, "<Shift><Control>s", N_("Save the table of indicators as CSV") },
  { N_("Content"), "win.compare", "F8", N_("Compare with another layout") },
  { N_("Content"), NULL, "Escape", N_("Stop comparing") },
  { N_("Content"), "win.export", "<Control>e", N_("Export a figure") },
  { N_("Content"), "win.open", "<Control>o",
    N_("Open files: shapefiles, tables, archives, recipes") },
  { N_("Content"), "win.open-folder", "<Shift><Control>o", N_("Open a folder of files") },
  { N_("Content"), "win.save-recipe", "<Control>s", N_("Save what is shown as a recipe") },
  { N_("Content"), NULL, "<Shift><Control>s", N_("Save it as another recipe") },
  { N_("Content"), "win.print", "<Control>p", N_("Print the figure") },
  { N_("Content"), "win.copy-figure", "<Shift><Control>c",
    N_("Copy the figure as PNG, SVG and PDF") },
  { N_("Content"), NULL, "<Control>c", N_("The same, when no profile is open") },
  { N_("Content"), "win.parks", "<Shift><Control>p", N_("Parks on the map") },
  { N_("Content"), "win.lens", "<Control>l", N_("Industry lens: light the places of an industry") },
  { N_("Content"), NULL, "Escape", N_("End the lens") },
  { N_("Content"), "win.coordinates", "<Shift><Control>m",
    N_("Coordinates of the pointer on the map") },
  { N_("Content"), "win.next-language", "<Shift><Control>l", N_("Next language of content") },
  { N_("Content"), "win.layout-number(0)", "<Control>1", N_("First layout of the list") },
  { N_("Content"), "win.layout-number(1)", "<Control>2", NULL },
  { N_("Content"), "win.layout-number(2)", "<Control>3", NULL },
  { N_("Content"), "win.layout-number(3)", "<Control>4", NULL },
  { N_("Content"), "win.layout-number(4)", "<Control>5", NULL },
  { N_("Content"), "win.layout-number(5)", "<Control>6", NULL },
  { N_("Content"), "win.layout-number(6)", "<Control>7", NULL },
  { N_("Content"), "win.layout-number(7)", "<Control>8", NULL },
  { N_("Content"), "win.layout-number(8)", "<Control>9", N_("Ninth layout of the list") },
  { N_("Saved views"), "win.save-view", "<Control>d", N_("Save this view") },
  { N_("Saved views"), NULL, "<Alt>Up <Alt>Down", N_("Move the view in the list up or down") },
  { N_("Saved views"), NULL, "F2", N_("Rename the view") },
  { N_("Saved views"), NULL, "Delete", N_("Remove the view") },
  { N_("Presentation"), "win.present", "F5", N_("Layouts and saved views on the whole screen") },
  { N_("Presentation"), NULL, "Right Down Page_Down space", N_("Next") },
  { N_("Presentation"), NULL, "Left Up Page_Up", N_("Previous") },
  { N_("Presentation"), NULL, "Home End", N_("First and last") },
  { N_("Presentation"), NULL, "l", N_("Show or hide the legend") },
  { N_("Presentation"), NULL, "Escape", N_("End the presentation") },
  { N_("Changes"), NULL, "<Control>z",
    N_("Take the last change back: layers, lens, parks, legend") },
  { N_("Changes"), NULL, "<Shift><Control>z", N_("Do it again") },
  { N_("Your layers"), "win.table", "<Shift><Control>t", N_("Table of the layer, and away") },
  { N_("Your layers"), NULL, "F3 <Shift>F3", N_("Find in the table, next and previous") },
  { N_("Your layers"), NULL, "Return", N_("Show the row on the map") },
  { N_("Your layers"), NULL, "<Alt>Up <Alt>Down", N_("Move the layer in the list up or down") },
  { N_("Your layers"), NULL, "F2", N_("Rename the layer") },
  { N_("Your layers"), NULL, "Delete", N_("Remove the layer") },
  { N_("Window"), "app.preferences", "<Control>comma", N_("Preferences") },
  { N_("Window"), "win.fullscreen", "F11", N_("Whole screen, and back") },
  { N_("Window"), "win.sidebar", "F9", N_("Side panel") },
  { N_("Window"), "win.next-pane", "F6", N_("Next part of the window") },
  { N_("Window"), "win.previous-pane", "<Shift>F6", N_("Previous part of the window") },
  { N_("Window"), NULL, "F10", N_("Main menu") },
  { N_("Window"), "app.help", "F1", N_("Help") },
  { N_("Window"), "app.shortcuts", "<Control>question", N_("Keyboard shortcuts") },
  { N_("Window"), "window.close", "<Control>w", N_("Close the window") },
  { N_("Window"), "app.quit", "<Control>q", N_("Quit") },
};

/**
 * buju_shortcuts_install:
 * @application: gets the accelerators of all actions in the table
 */
void
buju_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action,
                                               (const char * const *) keys);
    }
}

/* What is shown for the first of the keys of @action, which may come with a target; NULL when it
 * has none in the table. */
static char *
dup_keys (const char *action, GVariant *target)
{
  g_autofree char *detailed = g_action_print_detailed_name (action, target);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (g_strcmp0 (shortcuts[i].action, detailed) == 0)
      {
        g_auto (GStrv)  keys = g_strsplit (shortcuts[i].keys, " ", 2);
        guint           key;
        GdkModifierType modifiers;

        if (gtk_accelerator_parse (keys[0], &key, &modifiers))
          return gtk_accelerator_get_label (key, modifiers);
      }
  return NULL;
}

/**
 * buju_shortcuts_add_tip:
 * @widget: a button with a tooltip
 * @action: what it does, by its full name
 * @target: (nullable): the action's target
 *
 * Adds the keys of the table, if it has any for @action, to the tooltip, and tells a screen reader.
 */
void
buju_shortcuts_add_tip (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree char *keys = NULL;
  g_autofree char *words = NULL;
  g_autofree char *tip = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (action != NULL);

  keys = dup_keys (action, target);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS);
  if (keys == NULL || gtk_widget_get_tooltip_text (widget) == NULL)
    return;
  words = g_strdup (gtk_widget_get_tooltip_text (widget));
  /* Translators: a tooltip: what a button does, and its keys */
  tip = g_strdup_printf (_("%s (%s)"), words, keys);
  buju_tip_set (widget, tip);
  /* GTK takes the whole tooltip for the description: beside the name it would be read out, too. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, keys, -1);
}

/**
 * buju_shortcuts_add_tips:
 * @widget: a window, once
 *
 * Adds the keys of the table to the tooltips of all buttons in it that have an action. Short
 * tooltips are one line.
 */
void
buju_shortcuts_add_tips (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BUTTON (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    buju_shortcuts_add_tip (widget, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)),
                            gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget)));
  if (gtk_widget_get_has_tooltip (widget))
    buju_tip_keep (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    buju_shortcuts_add_tips (child);
}

/* ---- The window that lists them ---- */

/* GTK's own is wider than a phone and, with so many keys, higher than a notebook's screen. */
typedef struct
{
  GtkWidget *box;      /* of the groups */
  GtkWidget *nothing;  /* in their place when no key does what was typed */
} List;

/* Keys of the keypad look like the others and need no mention. */
static GtkWidget *
make_keys (const Shortcut *shortcut)
{
  GtkWidget      *box = buju_chip_box_new ();
  g_auto (GStrv)  keys = g_strsplit (shortcut->keys, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    if (strstr (keys[i], "KP_") == NULL)
      buju_chip_box_append (BUJU_CHIP_BOX (box), gtk_shortcut_label_new (keys[i]));
  return box;
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_(shortcut->title));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_keys (shortcut));
  gtk_widget_add_css_class (box, "shortcut");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), TITLE, g_utf8_casefold (_(shortcut->title), -1), g_free);
  buju_access_name_by_content (row);
  return row;
}

static GtkWidget *
make_group (guint *i)
{
  const char *group = shortcuts[*i].group;
  GtkWidget  *widget = adw_preferences_group_new ();
  GtkWidget  *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(group),
                                  -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), _(group));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), list);
  for (; *i < G_N_ELEMENTS (shortcuts) && g_str_equal (shortcuts[*i].group, group); (*i)++)
    if (shortcuts[*i].title != NULL)
      gtk_list_box_append (GTK_LIST_BOX (list), make_row (&shortcuts[*i]));
  return widget;
}

/* Rows below @widget that have @typed in their words; the others go. Returns how many there are. */
static guint
show_rows (GtkWidget *widget, const char *typed)
{
  const char *title = g_object_get_data (G_OBJECT (widget), TITLE);
  guint       n = 0;

  if (title != NULL)
    {
      gtk_widget_set_visible (widget, strstr (title, typed) != NULL);
      return strstr (title, typed) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += show_rows (child, typed);
  return n;
}

static void
typed_cb (GtkEditable *entry, List *list)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (entry), -1);
  guint            all = 0;

  for (GtkWidget *group = gtk_widget_get_first_child (list->box); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      guint n = show_rows (group, typed);

      gtk_widget_set_visible (group, n > 0 || group == list->nothing);
      all += n;
    }
  gtk_widget_set_visible (list->nothing, all == 0);
}

static GtkWidget *
make_groups (List *list)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  list->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  list->nothing = gtk_label_new (_("No key does that"));
  gtk_widget_set_visible (list->nothing, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts);)
    gtk_box_append (GTK_BOX (list->box), make_group (&i));
  gtk_box_append (GTK_BOX (list->box), list->nothing);
  gtk_widget_add_css_class (list->box, "shortcuts");
  adw_clamp_set_child (ADW_CLAMP (clamp), list->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Keyboard Shortcuts"), -1);
  return scroller;
}

static GtkWidget *
make_search (GtkWidget *window, List *list)
{
  GtkWidget *bar = gtk_search_bar_new ();
  GtkWidget *entry = gtk_search_entry_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  gtk_search_bar_set_child (GTK_SEARCH_BAR (bar), entry);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (bar), GTK_EDITABLE (entry));
  gtk_search_bar_set_key_capture_widget (GTK_SEARCH_BAR (bar), window);
  g_signal_connect (entry, "search-changed", G_CALLBACK (typed_cb), list);
  return bar;
}

static GtkWidget *
make_header (GtkWidget *search)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), "system-search-symbolic");
  buju_tip_set (button, _("Search"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  g_object_bind_property (button, "active", search, "search-mode-enabled", G_BINDING_BIDIRECTIONAL);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

/**
 * buju_shortcuts_new_window:
 *
 * Returns: (transfer floating): a window that lists the table, to be searched by typing; Esc closes
 *   it
 */
GtkWidget *
buju_shortcuts_new_window (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  List      *list = g_new0 (List, 1);
  GtkWidget *groups = make_groups (list);
  GtkWidget *search = make_search (window, list);

  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (search));
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), groups);
  adw_window_set_content (ADW_WINDOW (window), box);
  g_object_set_data_full (G_OBJECT (window), "list", list, g_free);
  buju_escape_closes (window, GTK_PHASE_BUBBLE);
  return window;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-preferences.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-context-menu.h"
#include "buju-toast.h"

/* px, enough for the first page. */
#define WIDTH  640
#define HEIGHT 640

/* A setting of several values, as a row of several choices. */
typedef struct
{
  GSettings         *settings;
  const char        *key;
  const char *const *values;   /* NULL-terminated */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->settings);
  g_free (choice);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  const Choice *choice = user_data;
  guint         i = adw_combo_row_get_selected (row);

  if (i < g_strv_length ((char **) choice->values))
    g_settings_set_string (choice->settings, choice->key, choice->values[i]);
}

static void
select_value (AdwComboRow *row, const Choice *choice)
{
  g_autofree char *value = g_settings_get_string (choice->settings, choice->key);

  for (guint i = 0; choice->values[i] != NULL; i++)
    if (g_str_equal (choice->values[i], value))
      adw_combo_row_set_selected (row, i);
}

/* @labels: as many as @values, in the language of the interface. */
static AdwComboRow *
add_choice (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title,
            const char *const *values, const char *const *labels)
{
  g_autoptr (GtkStringList)  model = gtk_string_list_new (labels);
  GtkWidget                 *row = adw_combo_row_new ();
  Choice                    *choice = g_new0 (Choice, 1);

  choice->settings = g_object_ref (settings);
  choice->key = key;
  choice->values = values;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  select_value (ADW_COMBO_ROW (row), choice);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
add_switch (AdwPreferencesGroup *group, GSettings *settings, const char *key, const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_settings_bind (settings, key, button, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static AdwPreferencesPage *
add_page (AdwPreferencesWindow *window, const char *title, const char *icon)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), title);
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), icon);
  adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (page));
  return ADW_PREFERENCES_PAGE (page);
}

/* ---- Pages ---- */

static void
interface_cb (AdwPreferencesWindow *window)
{
  adw_preferences_window_add_toast (window, buju_toast_new (_("The interface changes its language "
                                                              "at the next start")));
}

static void
add_languages (AdwPreferencesWindow *window, AdwPreferencesPage *page, GSettings *settings)
{
  static const char *const interface[] = { "system", "zh", "en", NULL };
  static const char *const content[] = { "zh", "en", "both", NULL };
  const char              *interface_labels[] = { _("As the Desktop"), "中文", "English", NULL };
  const char              *content_labels[] = { "中文", "English", "中文 + English", NULL };
  AdwPreferencesGroup     *group = add_group (page, _("Language"));
  AdwComboRow             *row = add_choice (group, settings, "interface-language", _("Interface"),
                                             interface,
                                             interface_labels);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("From the next start on"));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (interface_cb), window,
                           G_CONNECT_SWAPPED);
  row = add_choice (group, settings, "language", _("Content"), content, content_labels);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Labels, legend and profiles"));
}

static void
add_window (AdwPreferencesPage *page, GSettings *settings)
{
  static const char *const schemes[] = { "follow", "light", "dark", NULL };
  const char              *labels[] = { _("As the Desktop"), _("Light"), _("Dark"), NULL };
  AdwPreferencesGroup     *group = add_group (page, _("Window"));

  add_choice (group, settings, "color-scheme", _("Style"), schemes, labels);
  add_switch (group, settings, "restore-session", _("Go On Where It Was"),
              _("Start with the layout, view and layers of last time"));
}

static void
add_map (AdwPreferencesPage *page, GSettings *settings)
{
  static const char *const values[] = { "wgs84", "dms", "gk", "gk-zone", "gcj02", "bd09", NULL };
  const char              *labels[BUJU_N_COORDINATES + 1] = { NULL };
  AdwPreferencesGroup     *group = add_group (page, _("Coordinates"));

  for (BujuCoordinates i = 0; i < BUJU_N_COORDINATES; i++)
    labels[i] = buju_context_menu_name_system (i);
  add_switch (group, settings, "coordinates", _("Show on the Map"), _("Where the pointer is"));
  add_choice (group, settings, "coordinate-system", _("System"), values, labels);
}

static void
add_figures (AdwPreferencesWindow *window, GSettings *settings)
{
  static const char *const pages[] = { "A4", "A3", "A2", "A1", "A0", "slide", "column", "column2",
                                       NULL };
  static const char *const formats[] = { "pdf", "png", "svg", NULL };
  const char              *page_labels[] = { "A4", "A3", "A2", "A1", "A0", _("Slide 16:9"),
                                             _("Journal column, 85 mm"),
                                             _("Journal column, 178 mm"), NULL };
  const char              *format_labels[] = { "PDF", "PNG", "SVG", NULL };
  AdwPreferencesPage      *page = add_page (window, _("Figures"), "buju-export-symbolic");
  AdwPreferencesGroup     *group = add_group (page, _("New Figures Begin With"));

  add_choice (group, settings, "figure-page", _("Page"), pages, page_labels);
  add_switch (group, settings, "figure-landscape", _("Landscape"), NULL);
  add_choice (group, settings, "figure-format", _("Format"), formats, format_labels);
}

/**
 * buju_preferences_new:
 * @parent: the window it belongs to
 * @settings: what it changes
 *
 * Returns: (transfer floating): the window of preferences
 */
GtkWidget *
buju_preferences_new (GtkWindow *parent, GSettings *settings)
{
  AdwPreferencesWindow *window;
  AdwPreferencesPage   *page;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  window = ADW_PREFERENCES_WINDOW (adw_preferences_window_new ());
  buju_above_put (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  adw_preferences_window_set_search_enabled (window, FALSE);
  page = add_page (window, _("General"), "buju-map-symbolic");
  add_languages (window, page, settings);
  add_window (page, settings);
  add_map (page, settings);
  add_figures (window, settings);
  return GTK_WIDGET (window);
}

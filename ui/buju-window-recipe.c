/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow: whatever files are chosen, dropped, given on the command line, or found again among
 * the recent ones: recipes are shown, data is laid over the map. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-failure.h"
#include "draw/buju-recipe.h"
#include "session/buju-finding.h"

#define MOST_RECENT 8

static gboolean
is_recipe_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && buju_recipe_is_name (name);
}

static void
append_recent (GMenu *menu, GtkRecentInfo *info)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (gtk_recent_info_get_display_name (info), NULL);

  g_menu_item_set_action_and_target (item, "win.open-recent", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

/* What this program opened before: another's tables are none of our business. */
static gboolean
is_ours (GtkRecentInfo *info)
{
  const char      *uri = gtk_recent_info_get_uri (info);
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  if (!gtk_recent_info_exists (info))
    return FALSE;
  return buju_recipe_is_name (uri) ||
         (path != NULL && gtk_recent_info_has_application (info, "Buju")
          && buju_finding_is_name (path));
}

/* The desktop's own list. */
static void
fill_recent (BujuWindow *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  int    n = 0;

  g_menu_remove_all (self->recent_menu);
  for (GList *link = items; link != NULL && n < MOST_RECENT; link = link->next)
    {
      GtkRecentInfo *info = link->data;

      if (!is_ours (info))
        continue;
      append_recent (self->recent_menu, info);
      n++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

/* Among the recent files of the desktop. */
void
buju_window_remember_file (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *type = g_content_type_guess (uri, NULL, 0, NULL);
  GtkRecentData    data = { .mime_type = is_recipe_file (file) ? (char *) BUJU_RECIPE_MIME_TYPE
                            : type,
                            .app_name = (char *) "Buju", .app_exec = (char *) "buju %u" };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Language and parks are settings of the window; the session follows them. */
static gboolean
show_recipe (BujuWindow *self, const BujuRecipe *recipe)
{
  g_autoptr (GError) error = NULL;

  if (!buju_session_apply_recipe (self->session, recipe, &error))
    {
      buju_failure_show (GTK_WINDOW (self), _("The Recipe Could Not Be Opened"), error->message);
      return FALSE;
    }
  g_settings_set_string (self->settings, "language",
                         buju_language_to_string (recipe->figure.language));
  g_settings_set_boolean (self->settings, "parks", recipe->figure.parks);
  if (self->opener != NULL)
    buju_layer_opener_open_recipe (self->opener, recipe);
  return TRUE;
}

static void
open_recipe (BujuWindow *self, GFile *file)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (BujuRecipe) recipe = buju_recipe_load (file, NULL, &error);

  if (recipe == NULL)
    {
      buju_failure_show (GTK_WINDOW (self), _("The Recipe Could Not Be Opened"), error->message);
      return;
    }
  if (!show_recipe (self, recipe))
    return;
  buju_window_remember_file (file);
  buju_window_take_recipe_file (self, file);
}

/* Recipes at once; data is gathered in @paths and read together. */
static void
open_file (BujuWindow *self, GFile *file, GPtrArray *paths)
{
  char            *path = NULL;
  g_autofree char *text = NULL;

  if (is_recipe_file (file))
    {
      open_recipe (self, file);
      return;
    }
  path = g_file_get_path (file);
  if (path != NULL)
    {
      g_ptr_array_add (paths, path);
      if (g_file_query_exists (file, NULL))
        buju_window_remember_file (file);
      return;
    }
  text = g_file_get_parse_name (file);
  buju_window_toast (self, text);
}

static gboolean
open_waiting_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BujuWindow           *self = BUJU_WINDOW (widget);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (gtk_widget_get_width (GTK_WIDGET (self->map_view)) <= 0)
    return G_SOURCE_CONTINUE;
  files = g_steal_pointer (&self->waiting_files);
  if (files == NULL)
    return G_SOURCE_REMOVE;
  for (guint i = 0; i < files->len; i++)
    open_file (self, g_ptr_array_index (files, i), paths);
  buju_window_open_paths (self, paths);
  return G_SOURCE_REMOVE;
}

/* What was given before there was a session. Until then nothing asks in every frame: the plans may
 * not come at all. */
void
buju_window_open_waiting (BujuWindow *self)
{
  if (self->waiting_files != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), open_waiting_cb, NULL, NULL);
}

/**
 * buju_window_open_files:
 * @self: a window
 * @files: (array length=n_files): what was given, dropped or chosen
 * @n_files: how many
 *
 * Opens recipes, and lays data over the map, as soon as there is one.
 */
void
buju_window_open_files (BujuWindow *self, GFile **files, int n_files)
{
  g_return_if_fail (BUJU_IS_WINDOW (self));

  if (self->waiting_files == NULL)
    {
      self->waiting_files = g_ptr_array_new_with_free_func (g_object_unref);
      if (self->session != NULL)
        buju_window_open_waiting (self);
    }
  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->waiting_files, g_object_ref (files[i]));
}

static gboolean
drop_cb (BujuWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    {
      GFile *file = link->data;

      buju_window_open_files (self, &file, 1);
    }
  return files != NULL;
}

/* To what chooses files. @suffixes: without dots; upper case is the same. */
void
buju_window_add_filter (BujuWindow *self, const char *name, const char * const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

/* One question at a time. @callback: (BujuWindow *self, int response); it has to clear the
 * chooser. */
void
buju_window_ask_for_file (BujuWindow *self, GtkFileChooserAction action, const char *title,
                          const char *accept,
                          GCallback callback)
{
  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (title, GTK_WINDOW (self), action,
                                                                  accept,
                                                                  _("_Cancel")));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  g_signal_connect_object (self->chooser, "response", callback, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

static void
open_chosen_cb (BujuWindow *self, int response)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      buju_window_open_files (self, &file, 1);
    }
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const all[] = { "shp", "csv", "tsv", "txt", "zip", BUJU_RECIPE_ENDING, NULL };
  static const char *const data[] = { "shp", "csv", "tsv", "txt", "zip", NULL };
  static const char *const recipes[] = { BUJU_RECIPE_ENDING, NULL };
  BujuWindow              *self = user_data;

  if (self->chooser != NULL)
    return;
  buju_window_ask_for_file (self, GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"), _("_Open"),
                            G_CALLBACK (open_chosen_cb));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  buju_window_add_filter (self, _("Layers and Recipes"), all);
  buju_window_add_filter (self, _("Shapefiles, Tables and Archives"), data);
  buju_window_add_filter (self, _("Recipes of Figures"), recipes);
}

static void
open_folder_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  buju_window_ask_for_file (user_data, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Open Folder"),
                            _("_Open"),
                            G_CALLBACK (open_chosen_cb));
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  buju_window_open_files (user_data, &file, 1);
}

static const GActionEntry actions[] = {
  { "open", open_action },
  { "open-folder", open_folder_action },
  { "open-recent", open_recent_action, "s" },
};

void
buju_window_add_recipe_actions (BujuWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  buju_window_add_save_actions (self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill_recent),
                           self,
                           G_CONNECT_SWAPPED);
  fill_recent (self);
}

/* Before the library is there, nothing can be opened on it or saved of it. */
void
buju_window_update_recipe_actions (BujuWindow *self)
{
  gboolean ready = self->session != NULL && buju_session_get_layout (self->session) != NULL;

  buju_window_update_save_actions (self, ready);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), ready);
    }
}

void
buju_window_dispose_recipes (BujuWindow *self)
{
  g_clear_pointer (&self->waiting_files, g_ptr_array_unref);
  g_clear_object (&self->chooser);
}

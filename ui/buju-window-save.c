/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow, file of saving what is shown as a recipe: to the file that it came from, or to
 * another. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-failure.h"
#include "buju-file-name.h"
#include "draw/buju-recipe.h"

/* Changes with every change of the content. (transfer full) (nullable): NULL when there is no such
 * file */
static char *
dup_tag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                     G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL || g_file_info_get_etag (info) == NULL)
    return NULL;
  return g_strdup_printf ("%s:%" G_GOFFSET_FORMAT, g_file_info_get_etag (info),
                          g_file_info_get_size (info));
}

/* @file holds what the window shows now. */
void
buju_window_take_recipe_file (BujuWindow *self, GFile *file)
{
  g_set_object (&self->recipe_file, file);
  g_free (self->recipe_tag);
  g_free (self->recipe_layout);
  self->recipe_tag = dup_tag (file);
  self->recipe_layout = g_strdup (buju_session_get_layout (self->session)->id);
}

static gboolean
write_recipe (BujuWindow *self, const BujuRecipe *recipe, GFile *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *base = g_file_get_basename (target);
  g_autofree char   *name = g_filename_display_name (base);
  g_autofree char   *text = NULL;

  if (!buju_recipe_save (recipe, target, NULL, &error))
    {
      buju_failure_show (GTK_WINDOW (self), _("The Recipe Could Not Be Saved"), error->message);
      return FALSE;
    }
  buju_window_remember_file (target);
  /* Translators: %s is a file name */
  text = g_strdup_printf (_("Recipe saved as “%s”"), name);
  buju_window_toast (self, text);
  return TRUE;
}

/**
 * buju_window_save_recipe_to:
 * @self: a window that shows a layout
 * @file: to write; the suffix is added when it lacks it
 *
 * Writes what is shown as a recipe; a toast says so, a dialog says why not.
 */
void
buju_window_save_recipe_to (BujuWindow *self, GFile *file)
{
  g_autoptr (BujuRecipe) recipe = NULL;
  g_autoptr (GFile)      target = NULL;

  g_return_if_fail (BUJU_IS_WINDOW (self) && self->session != NULL);
  g_return_if_fail (G_IS_FILE (file));

  recipe = buju_session_make_recipe (self->session);
  target = buju_file_name_with_suffix (file, BUJU_RECIPE_SUFFIX);
  if (write_recipe (self, recipe, target))
    buju_window_take_recipe_file (self, target);
}

/* ---- Asking where ---- */

static void
chosen_cb (BujuWindow *self, int response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && self->recipe_to_save != NULL)
    {
      g_autoptr (GFile) target = buju_file_name_with_suffix (file, BUJU_RECIPE_SUFFIX);

      write_recipe (self, self->recipe_to_save, target);
    }
  else if (file != NULL)
    buju_window_save_recipe_to (self, file);
  g_clear_pointer (&self->recipe_to_save, buju_recipe_free);
}

static void
ask_where (BujuWindow *self, const char *title)
{
  static const char *const recipes[] = { BUJU_RECIPE_ENDING, NULL };
  g_autofree char         *name = buju_file_name_new (title, BUJU_RECIPE_SUFFIX);

  buju_window_ask_for_file (self, GTK_FILE_CHOOSER_ACTION_SAVE, _("Save Recipe"), _("_Save"),
                            G_CALLBACK (chosen_cb));
  buju_window_add_filter (self, _("Recipes of Figures"), recipes);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

/* Asks where to save @recipe, which is of something else than what is shown; its file is to be
 * called @name. */
void
buju_window_save_recipe_as (BujuWindow *self, const BujuRecipe *recipe, const char *name)
{
  if (self->chooser != NULL)
    return;
  g_clear_pointer (&self->recipe_to_save, buju_recipe_free);
  self->recipe_to_save = buju_recipe_copy (recipe);
  ask_where (self, name);
}

static void
save_as_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow       *self = user_data;
  const BujuLayout *layout = buju_session_get_layout (self->session);

  if (self->chooser == NULL)
    ask_where (self, buju_text_get (&layout->title, buju_session_get_language (self->session)));
}

/* ---- To the same file ---- */

/* Somebody else has written to it since. One that is gone can be written again. */
static gboolean
is_changed (BujuWindow *self)
{
  g_autofree char *tag = dup_tag (self->recipe_file);

  return tag != NULL && g_strcmp0 (tag, self->recipe_tag) != 0;
}

static void
answered_cb (BujuWindow *self, const char *response)
{
  if (self->session == NULL || self->recipe_file == NULL)
    return;
  if (g_str_equal (response, "overwrite"))
    buju_window_save_recipe_to (self, self->recipe_file);
  else if (g_str_equal (response, "other"))
    g_action_group_activate_action (G_ACTION_GROUP (self), "save-recipe-as", NULL);
}

static void
ask_overwrite (BujuWindow *self)
{
  g_autofree char *base = g_file_get_basename (self->recipe_file);
  g_autofree char *name = g_filename_display_name (base);
  GtkWidget       *dialog = adw_message_dialog_new (NULL, _("The File Has Changed"), NULL);

  buju_above_put (GTK_WINDOW (dialog), GTK_WINDOW (self));
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: %s is the name of a file */
                                  _("Another program has written to “%s” since it was opened or "
                                    "saved here. Saving "
                                    "would replace that."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "other",
                                    _("Save _As…"),
                                    "overwrite", _("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "other");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Another layout is another figure: that asks for a file of its own. */
static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow       *self = user_data;
  const BujuLayout *layout = buju_session_get_layout (self->session);

  if (self->recipe_file == NULL || !g_str_equal (layout->id, self->recipe_layout))
    save_as_action (action, parameter, user_data);
  else if (is_changed (self))
    ask_overwrite (self);
  else
    buju_window_save_recipe_to (self, self->recipe_file);
}

static const GActionEntry actions[] = {
  { "save-recipe", save_action },
  { "save-recipe-as", save_as_action },
};

void
buju_window_add_save_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* Before the library is there, nothing can be saved of it. */
void
buju_window_update_save_actions (BujuWindow *self, gboolean ready)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                              actions[i].name)),
                                 ready);
}

void
buju_window_dispose_save (BujuWindow *self)
{
  g_clear_pointer (&self->recipe_to_save, buju_recipe_free);
  g_clear_object (&self->recipe_file);
  g_clear_pointer (&self->recipe_tag, g_free);
  g_clear_pointer (&self->recipe_layout, g_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* BujuLayerOpener: the layers of a recipe, as they were when it was saved. */

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "geo/buju-aside.h"
#include "session/buju-recipe-layer.h"

typedef struct
{
  GPtrArray   *wanted;   /* BujuRecipeOverlay */
  BujuLibrary *library;
  char        *aliases;
  GPtrArray   *loaded;   /* BujuLoaded */
  GPtrArray   *problems; /* char* */
  GPtrArray   *missing;  /* BujuRecipeOverlay: their files are not where they were */
} Job;

static void read_layers (BujuLayerOpener *self, GPtrArray *wanted);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->wanted);
  buju_library_unref (job->library);
  g_free (job->aliases);
  g_ptr_array_unref (job->loaded);
  g_ptr_array_unref (job->problems);
  g_ptr_array_unref (job->missing);
  g_free (job);
}

static GPtrArray *
copy_overlays (const GPtrArray *overlays)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_recipe_overlay_free);

  for (guint i = 0; i < overlays->len; i++)
    g_ptr_array_add (copies, buju_recipe_overlay_copy (g_ptr_array_index (overlays, i)));
  return copies;
}

/* @wanted: (transfer full) */
static Job *
job_new (BujuLayerOpener *self, GPtrArray *wanted)
{
  Job *job = g_new0 (Job, 1);

  job->wanted = wanted;
  job->library = buju_library_ref (buju_session_get_library (self->session));
  job->aliases = g_strdup (self->aliases);
  job->loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_loaded_free);
  job->problems = g_ptr_array_new_with_free_func (g_free);
  job->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_recipe_overlay_free);
  return job;
}

/* In a worker thread. */
static gpointer
read_all (gpointer data, GCancellable *cancellable, GError **stopped)
{
  Job *job = data;

  for (guint i = 0; i < job->wanted->len; i++)
    {
      g_autoptr (GError) error = NULL;
      BujuLoaded *loaded = buju_recipe_layer_read (g_ptr_array_index (job->wanted, i), job->library,
                                                   job->aliases,
                                                   cancellable, &error);

      if (g_cancellable_set_error_if_cancelled (cancellable, stopped))
        {
          g_clear_pointer (&loaded, buju_loaded_free);
          return NULL;
        }
      if (loaded != NULL)
        g_ptr_array_add (job->loaded, loaded);
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_ptr_array_add (job->missing,
                         buju_recipe_overlay_copy (g_ptr_array_index (job->wanted, i)));
      else
        g_ptr_array_add (job->problems, g_strdup (error->message));
    }
  return job;
}

/* Of files that moved together one has to be found: the others are looked for beside it. */
static void
located_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  BujuLayerOpener  *self = user_data;
  GPtrArray        *missing = g_object_get_data (G_OBJECT (chooser), "missing");
  g_autoptr (GFile) file = NULL;
  g_autofree char  *path = NULL, *folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && self->window != NULL)
    {
      buju_recipe_overlay_set_path (g_ptr_array_index (missing, 0), path);
      folder = g_path_get_dirname (path);
      for (guint i = 1; i < missing->len; i++)
        buju_recipe_overlay_look_in (g_ptr_array_index (missing, i), folder);
      buju_notices_remove (self->notices, "missing");
      read_layers (self, copy_overlays (missing));
    }
  g_object_unref (chooser);
}

static void
locate_cb (GtkButton *button, gpointer user_data)
{
  BujuLayerOpener         *self = user_data;
  GPtrArray               *missing = g_object_get_data (G_OBJECT (button), "missing");
  const BujuRecipeOverlay *first = g_ptr_array_index (missing, 0);
  g_autofree char         *base = g_path_get_basename (first->file);
  /* Translators: name of a file */
  g_autofree char         *title = g_strdup_printf (_("Where is “%s”?"), base);
  GtkFileChooserNative    *chooser = gtk_file_chooser_native_new (title, self->window,
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN,
                                                                  _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "missing", g_ptr_array_ref (missing),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (located_cb), self, 0);
  buju_above_put_chooser (GTK_NATIVE_DIALOG (chooser), self->window);
}

/* One message for all of them. */
static void
ask_missing (BujuLayerOpener *self, GPtrArray *missing)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char    *text = NULL;
  GtkWidget          *notice, *button;

  if (missing->len == 0)
    return;
  for (guint i = 0; i < missing->len; i++)
    {
      const BujuRecipeOverlay *overlay = g_ptr_array_index (missing, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", overlay->file);
    }
  /* Translators: names of files */
  text = g_strdup_printf (ngettext ("A layer is missing: its file is not where it was: %s",
                                    "Layers are missing: their files are not where they were: %s",
                                    missing->len),
                          names->str);
  notice = buju_notices_add (self->notices, "missing", "buju-question-symbolic", text);
  button = buju_notices_add_button (notice, _("_Locate…"), G_CALLBACK (locate_cb), self);
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "missing", g_ptr_array_ref (missing),
                          (GDestroyNotify) g_ptr_array_unref);
}

/* In the recipe's order and colours; about what cannot be placed the usual questions are asked. */
static void
take (BujuLayerOpener *self, Job *job)
{
  while (job->loaded->len > 0)
    {
      BujuLoaded *loaded = g_ptr_array_steal_index (job->loaded, 0);

      if (loaded->status == BUJU_LOADED_DONE)
        {
          const char *id = buju_session_add_overlay (self->session, loaded->overlay);

          buju_loader_watch (self->loader, buju_session_get_overlay (self->session, id));
          self->n_added++;
          buju_loaded_free (loaded);
        }
      else
        buju_layer_opener_take (self, loaded, NULL);
    }
  buju_layer_opener_show_problems (self, job->problems);
  ask_missing (self, job->missing);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuLayerOpener *self = BUJU_LAYER_OPENER (source);

  if (self->window == NULL)
    return;
  if (g_task_propagate_pointer (G_TASK (result), NULL) != NULL)
    take (self, g_task_get_task_data (G_TASK (result)));
  buju_layer_opener_end (self);
}

/* @wanted: (transfer full) */
static void
read_layers (BujuLayerOpener *self, GPtrArray *wanted)
{
  g_autoptr (GTask) task = NULL;
  Job              *job;

  /* First: there is something new to cancel then. */
  buju_layer_opener_begin (self);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_source_tag (task, read_layers);
  job = job_new (self, wanted);
  g_task_set_task_data (task, job, job_free);
  buju_aside_run (task, BUJU_ASIDE_WAIT, read_all, job, NULL, NULL);
}

/* One by one, so that each can be had back by undoing. */
static void
remove_layers (BujuLayerOpener *self)
{
  GPtrArray *overlays;

  while ((overlays = buju_session_get_overlays (self->session))->len > 0)
    {
      g_autofree char *id = g_strdup (buju_overlay_get_id (g_ptr_array_index (overlays,
                                                                              overlays->len - 1)));

      buju_loader_unwatch (self->loader, id);
      buju_layer_opener_forget (self, id);
      buju_session_remove_overlay (self->session, id);
    }
}

/**
 * buju_layer_opener_open_recipe:
 * @self: an opener
 * @recipe: what is shown from now on
 *
 * Lays the layers of @recipe over the map, in place of those that are there.
 */
void
buju_layer_opener_open_recipe (BujuLayerOpener *self, const BujuRecipe *recipe)
{
  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));
  g_return_if_fail (recipe != NULL);

  remove_layers (self);
  buju_notices_remove (self->notices, "missing");
  if (recipe->overlays->len > 0)
    read_layers (self, copy_overlays (recipe->overlays));
}

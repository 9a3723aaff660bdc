/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* BujuLayerOpener: the layers of a recipe, as they were when it was saved. */

#include "buju-layer-opener-private.h"
#include "session/buju-recipe-layer.h"

typedef struct
{
  GPtrArray   *wanted;   /* BujuRecipeOverlay */
  BujuLibrary *library;
  char        *aliases;
  GPtrArray   *loaded;   /* BujuLoaded */
  GPtrArray   *problems; /* char* */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->wanted);
  buju_library_unref (job->library);
  g_free (job->aliases);
  g_ptr_array_unref (job->loaded);
  g_ptr_array_unref (job->problems);
  g_free (job);
}

static Job *
job_new (BujuLayerOpener *self, const BujuRecipe *recipe)
{
  Job *job = g_new0 (Job, 1);

  job->wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_recipe_overlay_free);
  for (guint i = 0; i < recipe->overlays->len; i++)
    g_ptr_array_add (job->wanted, buju_recipe_overlay_copy (g_ptr_array_index (recipe->overlays, i)));
  job->library = buju_library_ref (buju_session_get_library (self->session));
  job->aliases = g_strdup (self->aliases);
  job->loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_loaded_free);
  job->problems = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->wanted->len; i++)
    {
      g_autoptr (GError) error = NULL;
      BujuLoaded *loaded = buju_recipe_layer_read (g_ptr_array_index (job->wanted, i), job->library, job->aliases,
                                                   cancellable, &error);

      if (g_task_return_error_if_cancelled (task))
        {
          g_clear_pointer (&loaded, buju_loaded_free);
          return;
        }
      if (loaded != NULL)
        g_ptr_array_add (job->loaded, loaded);
      else
        g_ptr_array_add (job->problems, g_strdup (error->message));
    }
  g_task_return_boolean (task, TRUE);
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
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuLayerOpener *self = BUJU_LAYER_OPENER (source);

  if (self->window == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    take (self, g_task_get_task_data (G_TASK (result)));
  buju_layer_opener_end (self);
}

/* One by one, so that each can be had back by undoing. */
static void
remove_layers (BujuLayerOpener *self)
{
  GPtrArray *overlays;

  while ((overlays = buju_session_get_overlays (self->session))->len > 0)
    {
      g_autofree char *id = g_strdup (buju_overlay_get_id (g_ptr_array_index (overlays, overlays->len - 1)));

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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));
  g_return_if_fail (recipe != NULL);

  remove_layers (self);
  if (recipe->overlays->len == 0)
    return;
  buju_layer_opener_begin (self);
  task = g_task_new (self, self->cancellable, done_cb, NULL);
  g_task_set_task_data (task, job_new (self, recipe), job_free);
  g_task_run_in_thread (task, read_all);
}

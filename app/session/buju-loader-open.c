/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include "geo/buju-aside.h"
#include "session/buju-preview.h"

/* Opening many: what is in the files is found, then read a few at a time, and of what takes longer
 * there is a quick look first. */

#define LOOK_CHUNKS 12     /* of some thousand shapes */
#define AT_ONCE 2          /* data sets read at a time: more would only compete for the disk */

typedef struct
{
  GStrv              paths;
  BujuKeptOptions    kept;
  BujuLoaderProgress progress;
  gpointer           progress_data;
  GPtrArray         *findings;
  GPtrArray         *problems;
  GPtrArray         *loaded;    /* BujuLoaded or NULL, one a finding */
  guint64           *sizes;     /* bytes, one a finding */
  guint64            all, done;
  guint              next, running;
  GError            *error;
} OpenJob;

typedef struct
{
  GTask *task;
  guint  number;
} OpenStep;

static void
loaded_clear (gpointer data)
{
  if (data != NULL)
    buju_loaded_free (data);
}

static void
open_job_free (gpointer data)
{
  OpenJob *self = data;

  g_strfreev (self->paths);
  buju_kept_options_clear (&self->kept);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->sizes);
  g_free (self);
}

/* In another thread. */
static gpointer
find_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  OpenJob *job = data;

  job->findings = buju_finding_list ((const char * const *) job->paths, &job->problems, cancellable,
                                     error);
  if (job->findings == NULL)
    return NULL;
  job->sizes = g_new0 (guint64, MAX (job->findings->len, 1));
  for (guint i = 0; i < job->findings->len; i++)
    {
      const BujuFinding *finding = g_ptr_array_index (job->findings, i);

      job->sizes[i] = (guint64) buju_file_stamp_take (finding->path).size;
      job->all += job->sizes[i] + 1;
    }
  return job;
}

static void start_next (GTask *task);

static void
one_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  OpenStep *step = data;
  g_autoptr (GTask) task = step->task;
  OpenJob *job = g_task_get_task_data (task);
  const BujuFinding *finding = g_ptr_array_index (job->findings, step->number);
  GError *error = NULL;

  g_ptr_array_index (job->loaded, step->number) = buju_loader_read_finish (BUJU_LOADER (source),
                                                                           result, &error);
  if (error != NULL && job->error == NULL)
    job->error = error;
  else
    g_clear_error (&error);
  job->running--;
  job->done += job->sizes[step->number] + 1;
  if (job->progress != NULL && job->error == NULL)
    job->progress (job->done / (double) job->all, finding->name, job->progress_data);
  g_free (step);
  start_next (task);
}

/* A quick look at what takes longer. */

typedef struct
{
  GTask *open;       /* whose part it is */
  guint  number;
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_object_unref (self->open);
  g_free (self);
}

static void
finding_free (gpointer data)
{
  buju_finding_free (data);
}

/* In another thread. */
static gpointer
look_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  const BujuFinding *finding = data;
  g_autoptr (BujuLayer) layer = buju_preview_read (finding->path, finding->name, LOOK_CHUNKS,
                                                   cancellable);

  return layer != NULL
         ? buju_overlay_new (BUJU_OVERLAY_NO_ID, finding->name, layer, NULL, NULL, NULL) : NULL;
}

/* Too late when the whole is there, or nobody waits for it any more. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Look *look = g_task_get_task_data (G_TASK (result));
  const OpenJob *job = g_task_get_task_data (look->open);
  g_autoptr (BujuOverlay) overlay = g_task_propagate_pointer (G_TASK (result), NULL);

  if (overlay != NULL && job->error == NULL && !g_task_get_completed (look->open)
      && look->number < job->loaded->len && g_ptr_array_index (job->loaded, look->number) == NULL)
    buju_loader_tell_preview (BUJU_LOADER (source), overlay);
}

/* Only at what says itself where it lies. */
static void
start_look (GTask *open, guint number, const BujuOpenOptions *options)
{
  BujuLoader *self = g_task_get_source_object (open);
  const OpenJob *job = g_task_get_task_data (open);
  const BujuFinding *finding = g_ptr_array_index (job->findings, number);
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (job->sizes[number] < self->look_size || finding->kind != BUJU_FINDING_SHAPEFILE
      || finding->member != NULL
      || options->crs != NULL || options->has_datum)
    return;
  look = g_new0 (Look, 1);
  *look = (Look) { g_object_ref (open), number };
  task = g_task_new (self, g_task_get_cancellable (open), looked_cb, NULL);
  g_task_set_source_tag (task, start_look);
  g_task_set_task_data (task, look, look_free);
  buju_aside_run (task, BUJU_ASIDE_WAIT, look_cb, buju_finding_copy (finding), finding_free,
                  (GDestroyNotify) buju_overlay_unref);
}

/* As the options for all of them say, and what was said of this one before. */
static void
start_one (GTask *task, guint number)
{
  OpenJob *job = g_task_get_task_data (task);
  BujuLoader *self = g_task_get_source_object (task);
  const BujuFinding *finding = g_ptr_array_index (job->findings, number);
  BujuOpenOptions options = job->kept.options;
  g_auto (BujuFileReading) reading = { NULL };
  OpenStep *step = g_new0 (OpenStep, 1);

  *step = (OpenStep) { g_object_ref (task), number };
  buju_loader_recall (self, finding, &reading, &options);
  start_look (task, number, &options);
  buju_loader_read_async (self, finding, &options, g_task_get_cancellable (task), one_read_cb,
                          step);
}

static void
start_next (GTask *task)
{
  OpenJob *job = g_task_get_task_data (task);

  while (job->error == NULL && job->running < AT_ONCE && job->next < job->findings->len)
    {
      job->running++;
      start_one (task, job->next++);
    }
  if (job->running > 0)
    return;
  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_ptr_array_ref (job->loaded), (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  OpenJob *job = g_task_get_task_data (task);

  if (g_task_propagate_pointer (G_TASK (result), &job->error) == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&job->error));
      return;
    }
  job->loaded = g_ptr_array_new_with_free_func (loaded_clear);
  g_ptr_array_set_size (job->loaded, (int) job->findings->len);
  start_next (task);
}

/**
 * buju_loader_open_async:
 * @self: a loader
 * @paths: (array zero-terminated=1): files, folders, archives
 * @options: (nullable): for all of them
 * @cancellable: (nullable): a #GCancellable
 * @progress: (nullable): called in this thread after each data set
 * @progress_data: for @progress
 * @callback: called in this thread
 * @data: for @callback
 *
 * Finds the data sets in @paths and reads them in other threads.
 */
void
buju_loader_open_async (BujuLoader            *self,
                        const char * const    *paths,
                        const BujuOpenOptions *options,
                        GCancellable          *cancellable,
                        BujuLoaderProgress     progress,
                        gpointer               progress_data,
                        GAsyncReadyCallback    callback,
                        gpointer               data)
{
  g_autoptr (GTask) find = NULL;
  OpenJob *job;
  GTask *task;

  g_return_if_fail (BUJU_IS_LOADER (self) && paths != NULL);

  job = g_new0 (OpenJob, 1);
  job->paths = g_strdupv ((char **) paths);
  buju_kept_options_init (&job->kept, options);
  job->progress = progress;
  job->progress_data = progress_data;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, buju_loader_open_async);
  g_task_set_task_data (task, job, open_job_free);
  find = g_task_new (self, cancellable, found_cb, task);
  g_task_set_source_tag (find, found_cb);
  buju_aside_run (find, BUJU_ASIDE_WAIT, find_cb, job, NULL, NULL);
}

/**
 * buju_loader_open_finish:
 * @self: a loader
 * @result: what the callback got
 * @problems: (out) (optional) (transfer full) (element-type utf8): what could not be looked at, for
 *   people
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type BujuLoaded): what became of each data set
 */
GPtrArray *
buju_loader_open_finish (BujuLoader *self, GAsyncResult *result, GPtrArray **problems,
                         GError **error)
{
  OpenJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (problems != NULL)
    *problems = job->problems != NULL ? g_ptr_array_ref (job->problems) : NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}

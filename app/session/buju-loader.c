/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include "geo/buju-aside.h"
#include "geo/buju-work.h"
#include "session/buju-preview.h"

/* bytes: smaller files are read before one could look at them */
#define LOOK_SIZE (G_GUINT64_CONSTANT (16) << 20)
#define LOOK_CHUNKS 12     /* of some thousand shapes */
#define AT_ONCE 2          /* data sets read at a time: more would only compete for the disk */

/* steps behind the main thread: the quick look comes first, and so does painting */
#define READING 4

enum
{
  FILE_CHANGED,
  PREVIEW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuLoader, buju_loader, G_TYPE_OBJECT)

void
buju_loader_tell_changed (BujuLoader *self, const char *id, gboolean gone)
{
  g_signal_emit (self, signals[FILE_CHANGED], 0, id, gone);
}

static void
buju_loader_finalize (GObject *object)
{
  BujuLoader *self = BUJU_LOADER (object);

  g_clear_pointer (&self->watches, g_hash_table_unref);
  g_clear_pointer (&self->readings, g_variant_unref);
  g_clear_pointer (&self->library, buju_library_unref);
  G_OBJECT_CLASS (buju_loader_parent_class)->finalize (object);
}

static void
buju_loader_class_init (BujuLoaderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_loader_finalize;
  signals[FILE_CHANGED] = g_signal_new ("file-changed", BUJU_TYPE_LOADER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[PREVIEW] = g_signal_new ("preview", BUJU_TYPE_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1,
                                   G_TYPE_POINTER);
}

static void
buju_loader_init (BujuLoader *self)
{
  self->watches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, buju_loader_watch_free);
  self->look_size = LOOK_SIZE;
}

/**
 * buju_loader_new:
 * @library: our places and districts; a reference is taken
 *
 * Returns: (transfer full): a loader
 */
BujuLoader *
buju_loader_new (BujuLibrary *library)
{
  BujuLoader *self;

  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (BUJU_TYPE_LOADER, NULL);
  self->library = buju_library_ref (library);
  return self;
}

/**
 * buju_loader_set_preview_size:
 * @self: a loader
 * @size: bytes of a .shp from which on "preview" comes, if it can
 */
void
buju_loader_set_preview_size (BujuLoader *self, guint64 size)
{
  g_return_if_fail (BUJU_IS_LOADER (self));

  self->look_size = size;
}

/* Reading one. */

typedef struct
{
  BujuLibrary    *library;
  BujuFinding    *finding;
  BujuOpenOptions options;  /* strings of its own */
  BujuColumns     columns;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *self = data;

  buju_library_unref (self->library);
  buju_finding_free (self->finding);
  g_free ((char *) self->options.crs);
  g_free ((char *) self->options.encoding);
  g_free ((char *) self->options.columns_text);
  g_free ((char *) self->options.aliases);
  g_free (self);
}

static ReadJob *
read_job_new (BujuLoader *loader, const BujuFinding *finding, const BujuOpenOptions *options)
{
  const BujuOpenOptions usual = BUJU_OPEN_OPTIONS_INIT;
  ReadJob *self = g_new0 (ReadJob, 1);

  self->library = buju_library_ref (loader->library);
  self->finding = buju_finding_copy (finding);
  self->options = options != NULL ? *options : usual;
  self->options.crs = g_strdup (self->options.crs);
  self->options.encoding = g_strdup (self->options.encoding);
  self->options.columns_text = g_strdup (self->options.columns_text);
  self->options.aliases = g_strdup (self->options.aliases);
  if (self->options.columns != NULL)
    {
      self->columns = *self->options.columns;
      self->options.columns = &self->columns;
    }
  return self;
}

static gpointer
read_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;
  BujuLoaded *loaded;

  buju_work_give_way (READING);
  loaded = buju_loader_read (job->library, job->finding, &job->options, cancellable, error);
  if (loaded != NULL && loaded->overlay != NULL)
    buju_file_sum_begin (buju_overlay_get_source (loaded->overlay)->sum);
  return loaded;
}

/**
 * buju_loader_read_async:
 * @self: a loader
 * @finding: what to read; copied
 * @options: (nullable): what the person decided; copied
 * @cancellable: (nullable): a #GCancellable
 * @callback: called in this thread
 * @data: for @callback
 *
 * Reads one data set in another thread.
 */
void
buju_loader_read_async (BujuLoader            *self,
                        const BujuFinding     *finding,
                        const BujuOpenOptions *options,
                        GCancellable          *cancellable,
                        GAsyncReadyCallback    callback,
                        gpointer               data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (BUJU_IS_LOADER (self) && finding != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, buju_loader_read_async);
  /* Some steps look at the cancellable late or never; the person need not wait for them. */
  buju_aside_run (task, BUJU_ASIDE_LEAVE, read_cb, read_job_new (self, finding, options),
                  read_job_free, (GDestroyNotify) buju_loaded_free);
}

/**
 * buju_loader_read_finish:
 * @self: a loader
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BujuLoaded *
buju_loader_read_finish (BujuLoader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * buju_loader_reload_async:
 * @self: a loader
 * @overlay: what to read again
 * @aliases: (nullable): file of aliases
 * @cancellable: (nullable): a #GCancellable
 * @callback: called in this thread; finishes with buju_loader_read_finish()
 * @data: for @callback
 *
 * Reads the file of an overlay again, as it was read before.
 */
void
buju_loader_reload_async (BujuLoader         *self,
                          BujuOverlay        *overlay,
                          const char         *aliases,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  const BujuOverlaySource *source;
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT;
  g_auto (BujuFileReading) said = { NULL };
  BujuFinding finding;

  g_return_if_fail (BUJU_IS_LOADER (self) && overlay != NULL);

  source = buju_overlay_get_source (overlay);
  g_return_if_fail (source->path != NULL);
  options.crs = source->crs;
  options.encoding = source->encoding;
  /* A table whose columns name a shift may have been said to be as given. */
  if (self->readings != NULL)
    buju_readings_find (self->readings, source->path, source->member, &said);
  options.has_datum
      = source->datum != BUJU_DATUM_NONE || (said.has_datum && said.datum == BUJU_DATUM_NONE);
  options.datum = source->datum;
  options.columns_text = source->columns;
  options.join = source->joined;
  options.aliases = aliases;
  finding = (BujuFinding) { BUJU_FINDING_SHAPEFILE, source->path, source->member,
                            (char *) buju_layer_get_name (buju_overlay_get_layer (overlay)) };
  if (buju_overlay_get_report (overlay)->separator != '\0')
    finding.kind = BUJU_FINDING_TABLE;
  buju_loader_read_async (self, &finding, &options, cancellable, callback, data);
}

/* Opening many. */

typedef struct
{
  GStrv              paths;
  ReadJob           *keeper;    /* of the options; never run */
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
  g_clear_pointer (&self->keeper, read_job_free);
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
      g_autoptr (GFile) file = g_file_new_for_path (finding->path);
      gint64 time;

      buju_loader_look_at_file (file, &job->sizes[i], &time);
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
    g_signal_emit (source, signals[PREVIEW], 0, overlay);
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
  BujuOpenOptions options = job->keeper->options;
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
  const BujuFinding nothing = { BUJU_FINDING_TABLE, NULL, NULL, NULL };
  g_autoptr (GTask) find = NULL;
  OpenJob *job;
  GTask *task;

  g_return_if_fail (BUJU_IS_LOADER (self) && paths != NULL);

  job = g_new0 (OpenJob, 1);
  job->paths = g_strdupv ((char **) paths);
  job->keeper = read_job_new (self, &nothing, options);
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

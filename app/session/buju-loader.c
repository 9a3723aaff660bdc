/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include "geo/buju-aside.h"
#include "geo/buju-work.h"

/* bytes: smaller files are read before one could look at them */
#define LOOK_SIZE (G_GUINT64_CONSTANT (16) << 20)

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

void
buju_loader_tell_preview (BujuLoader *self, BujuOverlay *overlay)
{
  g_signal_emit (self, signals[PREVIEW], 0, overlay);
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

/* Kept for a thread, or for many. */

void
buju_kept_options_init (BujuKeptOptions *self, const BujuOpenOptions *options)
{
  self->options = options != NULL ? *options : BUJU_OPEN_OPTIONS_INIT;
  self->options.crs = g_strdup (self->options.crs);
  self->options.encoding = g_strdup (self->options.encoding);
  self->options.columns_text = g_strdup (self->options.columns_text);
  self->options.aliases = g_strdup (self->options.aliases);
  if (self->options.columns != NULL)
    {
      self->columns = *self->options.columns;
      self->options.columns = &self->columns;
    }
}

void
buju_kept_options_clear (BujuKeptOptions *self)
{
  g_free ((char *) self->options.crs);
  g_free ((char *) self->options.encoding);
  g_free ((char *) self->options.columns_text);
  g_free ((char *) self->options.aliases);
}

/* Reading one. */

typedef struct
{
  BujuLibrary    *library;
  BujuFinding    *finding;
  BujuKeptOptions kept;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *self = data;

  buju_library_unref (self->library);
  buju_finding_free (self->finding);
  buju_kept_options_clear (&self->kept);
  g_free (self);
}

static ReadJob *
read_job_new (BujuLoader *loader, const BujuFinding *finding, const BujuOpenOptions *options)
{
  ReadJob *self = g_new0 (ReadJob, 1);

  self->library = buju_library_ref (loader->library);
  self->finding = buju_finding_copy (finding);
  buju_kept_options_init (&self->kept, options);
  return self;
}

static gpointer
read_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;
  BujuLoaded *loaded;

  buju_work_give_way (READING);
  loaded = buju_loader_read (job->library, job->finding, &job->kept.options, cancellable, error);
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

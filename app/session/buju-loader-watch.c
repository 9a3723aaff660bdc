/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include "geo/buju-aside.h"

/* Watching the files that layers were read from. Whatever asks the disk, or the share, does so in
 * another thread: first the monitors are made, then the files are looked at whenever one tells of
 * something, and once at the beginning, for they may have changed since they were read. */

#define SETTLE 400         /* ms: a file that is being written changes many times */

typedef struct
{
  char         *path;
  GFileMonitor *monitor;   /* NULL: the system has none for it */
  BujuFileStamp seen;      /* what is known of it here */
} WatchedFile;

typedef struct
{
  BujuLoader   *loader;       /* borrowed: owns the watch */
  char         *id;
  GPtrArray    *files;        /* WatchedFile; NULL: their monitors are being made */
  GCancellable *cancellable;  /* of what is done for this in another thread */
  guint         source;       /* waiting for the file to settle; 0 */
  gboolean      looking;
  gboolean      again;        /* something was told meanwhile */
} Watch;

static void
watched_file_free (gpointer data)
{
  WatchedFile *self = data;

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_free (self->path);
  g_free (self);
}

/* What is done in another thread is left alone: who waits for it is told so, and looks no more at
 * what is freed here. */
void
buju_loader_watch_free (gpointer data)
{
  Watch *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  for (guint i = 0; self->files != NULL && i < self->files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (self->files, i);

      if (watched->monitor != NULL)
        g_signal_handlers_disconnect_by_data (watched->monitor, self);
    }
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

/* ---- Looking ---- */

static void settle (Watch *self);

/* In another thread. @data: paths */
static gpointer
look_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  const char * const *paths = data;
  GArray *stamps = g_array_new (FALSE, FALSE, sizeof (BujuFileStamp));

  for (; *paths != NULL; paths++)
    {
      BujuFileStamp stamp = buju_file_stamp_take (*paths);

      g_array_append_val (stamps, stamp);
    }
  return stamps;
}

/* What is seen now is what later changes are compared with. */
static gboolean
take_stamps (Watch *self, GArray *stamps, gboolean *gone)
{
  gboolean changed = FALSE;

  *gone = FALSE;
  for (guint i = 0; i < self->files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (self->files, i);
      BujuFileStamp now = g_array_index (stamps, BujuFileStamp, i);

      changed = changed || !buju_file_stamp_equal (&now, &watched->seen);
      *gone = *gone || !now.there;
      watched->seen = now;
    }
  return changed;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) stamps = g_task_propagate_pointer (G_TASK (result), NULL);
  Watch *self = data;
  gboolean gone;

  /* Cancelled: the watch is no more. */
  if (stamps == NULL)
    return;
  self->looking = FALSE;
  if (self->again)
    settle (self);
  self->again = FALSE;
  if (take_stamps (self, stamps, &gone))
    {
      g_autoptr (BujuLoader) loader = g_object_ref (self->loader);
      g_autofree char *id = g_strdup (self->id);

      buju_loader_tell_changed (loader, id, gone);
    }
}

static void
look (Watch *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, looked_cb, self);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < self->files->len; i++)
    g_strv_builder_add (paths, ((WatchedFile *) g_ptr_array_index (self->files, i))->path);
  self->looking = TRUE;
  g_task_set_source_tag (task, look);
  buju_aside_run (task, BUJU_ASIDE_LEAVE, look_cb, g_strv_builder_end (paths),
                  (GDestroyNotify) g_strfreev, (GDestroyNotify) g_array_unref);
}

static gboolean
settled_cb (gpointer data)
{
  Watch *self = data;

  self->source = 0;
  if (self->looking)
    self->again = TRUE;
  else
    look (self);
  return G_SOURCE_REMOVE;
}

static void
settle (Watch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (SETTLE, settled_cb, self);
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
            gpointer data)
{
  settle (data);
}

/* ---- Beginning ---- */

static void
add_file (GPtrArray *files, const char *path, const BujuFileStamp *seen)
{
  WatchedFile *watched = g_new0 (WatchedFile, 1);

  watched->path = g_strdup (path);
  watched->seen = *seen;
  g_ptr_array_add (files, watched);
}

/* In another thread, which has no main context of its own: the monitors tell the program's. Asking
 * for a monitor is asking the disk, too.
 * @data: files without monitors, of which nobody else knows yet */
static gpointer
monitor_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *files = data;

  for (guint i = 0; i < files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (files, i);
      g_autoptr (GFile) file = g_file_new_for_path (watched->path);

      watched->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
    }
  return g_ptr_array_ref (files);
}

/* From here on changes are told of; a first look finds those before. */
static void
monitored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GPtrArray *files = g_task_propagate_pointer (G_TASK (result), NULL);
  Watch *self = data;

  /* Cancelled: the watch is no more. */
  if (files == NULL)
    return;
  self->files = files;
  for (guint i = 0; i < files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (files, i);

      if (watched->monitor != NULL)
        g_signal_connect (watched->monitor, "changed", G_CALLBACK (changed_cb), self);
    }
  settle (self);
}

/**
 * buju_loader_watch:
 * @self: a loader
 * @overlay: an overlay with a source
 *
 * Tells by "file-changed" when the file that the overlay was read from, or its table, is replaced,
 * cut or deleted, or has been since it was read.
 */
void
buju_loader_watch (BujuLoader *self, BujuOverlay *overlay)
{
  const BujuOverlaySource *source;
  g_autoptr (GTask) task = NULL;
  GPtrArray *files;
  Watch *watch;

  g_return_if_fail (BUJU_IS_LOADER (self) && overlay != NULL);

  source = buju_overlay_get_source (overlay);
  if (source->path == NULL)
    return;
  watch = g_new0 (Watch, 1);
  watch->loader = self;
  watch->id = g_strdup (buju_overlay_get_id (overlay));
  watch->cancellable = g_cancellable_new ();
  g_hash_table_replace (self->watches, watch->id, watch);
  files = g_ptr_array_new_with_free_func (watched_file_free);
  add_file (files, source->path, &source->seen);
  if (source->table != NULL)
    add_file (files, source->table, &source->table_seen);
  task = g_task_new (NULL, watch->cancellable, monitored_cb, watch);
  g_task_set_source_tag (task, buju_loader_watch);
  buju_aside_run (task, BUJU_ASIDE_LEAVE, monitor_cb, files, (GDestroyNotify) g_ptr_array_unref,
                  (GDestroyNotify) g_ptr_array_unref);
}

/**
 * buju_loader_unwatch:
 * @self: a loader
 * @overlay_id: of an overlay
 */
void
buju_loader_unwatch (BujuLoader *self, const char *overlay_id)
{
  g_return_if_fail (BUJU_IS_LOADER (self) && overlay_id != NULL);

  g_hash_table_remove (self->watches, overlay_id);
}

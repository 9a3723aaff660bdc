/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include "data/buju-source.h"

/* Watching the files that layers were read from. */

#define SETTLE 400         /* ms: a file that is being written changes many times */

typedef struct
{
  GFile        *file;
  GFileMonitor *monitor;
  guint64       size;
  gint64        time;      /* µs */
} WatchedFile;

typedef struct
{
  BujuLoader *loader;     /* borrowed: owns the watch */
  char       *id;
  GPtrArray  *files;      /* WatchedFile */
  guint       source;     /* waiting for the file to settle; 0 */
} Watch;

gboolean
buju_loader_look_at_file (GFile *file, guint64 *size, gint64 *time)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                   G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                                  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (info == NULL)
    return FALSE;
  *size = (guint64) g_file_info_get_size (info);
  *time = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
          * G_USEC_PER_SEC
          + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return TRUE;
}

static void
watched_file_free (gpointer data)
{
  WatchedFile *self = data;

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_object_unref (self->file);
  g_free (self);
}

void
buju_loader_watch_free (gpointer data)
{
  Watch *self = data;

  for (guint i = 0; i < self->files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (self->files, i);

      if (watched->monitor != NULL)
        g_signal_handlers_disconnect_by_data (watched->monitor, self);
    }
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->files);
  g_free (self->id);
  g_free (self);
}

/* What is seen now is what later changes are compared with. */
static gboolean
settled_cb (gpointer data)
{
  Watch *self = data;
  gboolean changed = FALSE, gone = FALSE;
  g_autofree char *id = g_strdup (self->id);
  g_autoptr (BujuLoader) loader = g_object_ref (self->loader);

  self->source = 0;
  for (guint i = 0; i < self->files->len; i++)
    {
      WatchedFile *watched = g_ptr_array_index (self->files, i);
      guint64 size = 0;
      gint64 time = 0;
      gboolean there = buju_loader_look_at_file (watched->file, &size, &time);

      changed = changed || size != watched->size || time != watched->time;
      gone = gone || !there;
      watched->size = size;
      watched->time = time;
    }
  if (changed)
    buju_loader_tell_changed (loader, id, gone);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
            gpointer data)
{
  Watch *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (SETTLE, settled_cb, self);
}

static void
watch_file (Watch *self, const char *path)
{
  WatchedFile *watched;

  if (path == NULL)
    return;
  watched = g_new0 (WatchedFile, 1);
  watched->file = g_file_new_for_path (path);
  buju_loader_look_at_file (watched->file, &watched->size, &watched->time);
  watched->monitor = g_file_monitor_file (watched->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (watched->monitor != NULL)
    g_signal_connect (watched->monitor, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->files, watched);
}

/**
 * buju_loader_watch:
 * @self: a loader
 * @overlay: an overlay with a source
 *
 * Tells by "file-changed" when the file that the overlay was read from, or its table, is replaced,
 * cut or deleted.
 */
void
buju_loader_watch (BujuLoader *self, BujuOverlay *overlay)
{
  const BujuOverlaySource *source;
  g_autofree char *table = NULL;
  Watch *watch;

  g_return_if_fail (BUJU_IS_LOADER (self) && overlay != NULL);

  source = buju_overlay_get_source (overlay);
  if (source->path == NULL)
    return;
  watch = g_new0 (Watch, 1);
  watch->loader = self;
  watch->id = g_strdup (buju_overlay_get_id (overlay));
  watch->files = g_ptr_array_new_with_free_func (watched_file_free);
  watch_file (watch, source->path);
  if (source->member == NULL)
    table = buju_source_find_sibling (source->path, "dbf");
  watch_file (watch, table);
  g_hash_table_replace (self->watches, watch->id, watch);
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

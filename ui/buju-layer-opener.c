/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

#include "buju-map-frames.h"

enum
{
  SAID,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuLayerOpener, buju_layer_opener, G_TYPE_OBJECT)

/* One reading; alive until it is finished. */
typedef struct
{
  BujuLayerOpener *opener;
  char            *id;
  gboolean         decided;   /* @said is to be remembered when it works */
  BujuFileReading  said;
} Reading;

static Reading *
reading_new (BujuLayerOpener *opener, const char *id)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->opener = g_object_ref (opener);
  reading->id = g_strdup (id);
  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->opener);
  buju_file_reading_clear (&reading->said);
  g_free (reading->id);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

void
buju_layer_opener_say (BujuLayerOpener *self, const char *text, const char *action, const char *id)
{
  g_signal_emit (self, signals[SAID], 0, text, action != NULL ? action : "", id != NULL ? id : "");
}

void
buju_layer_opener_begin (BujuLayerOpener *self)
{
  buju_map_frames_say ("reading begins");
  g_clear_pointer (&self->reading, g_free);
  if (self->n_running++ > 0 && !g_cancellable_is_cancelled (self->cancellable))
    return;
  self->n_added = 0;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  buju_layer_opener_start_progress (self);
}

void
buju_layer_opener_end (BujuLayerOpener *self)
{
  buju_map_frames_say ("reading ends");
  if (--self->n_running > 0)
    return;
  buju_session_set_preview (self->session, NULL);
  buju_layer_opener_stop_progress (self);
  g_signal_emit (self, signals[OPENED], 0, self->n_added);
}

/* ---- Reading ---- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading)   reading = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) all = buju_loader_open_finish (BUJU_LOADER (source), result, &problems,
                                                       &error);
  BujuLayerOpener      *self = reading->opener;

  if (self->window == NULL)
    return;
  if (all != NULL)
    {
      if (all->len == 0 && (problems == NULL || problems->len == 0))
        buju_layer_opener_say (self, _("Nothing there that can be laid over the map"), NULL, NULL);
      buju_layer_opener_take_all (self, all, problems);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    buju_layer_opener_say (self, error->message, NULL, NULL);
  buju_layer_opener_end (self);
}

/* Only what could be done; of columns what the table itself calls them. */
static void
remember (const Reading *reading, const BujuLoaded *loaded)
{
  BujuFileReading said = reading->said;

  if (!reading->decided || loaded->status != BUJU_LOADED_DONE)
    return;
  said.columns = buju_overlay_get_source (loaded->overlay)->columns;
  buju_layer_opener_remember (reading->opener, loaded->finding, &said);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError)  error = NULL;
  BujuLoaded         *loaded = buju_loader_read_finish (BUJU_LOADER (source), result, &error);
  BujuLayerOpener    *self = reading->opener;

  if (self->window == NULL)
    {
      g_clear_pointer (&loaded, buju_loaded_free);
      return;
    }
  if (loaded != NULL)
    {
      remember (reading, loaded);
      buju_layer_opener_take (self, loaded, reading->id);
    }
  buju_layer_opener_end (self);
}

void
buju_layer_opener_read (BujuLayerOpener *self, const BujuFinding *finding,
                        const BujuOpenOptions *options, const char *id)
{
  BujuOpenOptions  full = *options;
  Reading         *reading = reading_new (self, id);

  reading->decided = TRUE;
  reading->said = (BujuFileReading) { g_strdup (options->crs), g_strdup (options->encoding),
                                  options->has_datum, options->datum, NULL, options->join };
  full.aliases = self->aliases;
  buju_layer_opener_begin (self);
  buju_loader_read_async (self->loader, finding, &full, self->cancellable, read_cb, reading);
}

/* ---- Object ---- */

static void
changed_cb (BujuLayerOpener *self, const char *id, gboolean gone)
{
  if (buju_session_get_overlay (self->session, id) != NULL)
    buju_layer_opener_ask_reload (self, id, gone);
}

static void
buju_layer_opener_dispose (GObject *object)
{
  BujuLayerOpener *self = BUJU_LAYER_OPENER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->window = NULL;
  self->notices = NULL;
  g_clear_object (&self->loader);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (buju_layer_opener_parent_class)->dispose (object);
}

static void
buju_layer_opener_finalize (GObject *object)
{
  g_free (BUJU_LAYER_OPENER (object)->aliases);
  g_free (BUJU_LAYER_OPENER (object)->reading);
  G_OBJECT_CLASS (buju_layer_opener_parent_class)->finalize (object);
}

static void
buju_layer_opener_class_init (BujuLayerOpenerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_layer_opener_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_layer_opener_finalize;
  signals[SAID] = g_signal_new ("said", BUJU_TYPE_LAYER_OPENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", BUJU_TYPE_LAYER_OPENER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_UINT);
}

static void
buju_layer_opener_init (BujuLayerOpener *self)
{
  self->aliases = g_build_filename (g_get_user_data_dir (), "buju", "aliases.tsv", NULL);
}

/**
 * buju_layer_opener_new:
 * @window: the window that dialogs belong to
 * @notices: where it asks
 * @session: what gets the layers
 * @settings: where choices are remembered
 *
 * Returns: (transfer full): an opener
 */
BujuLayerOpener *
buju_layer_opener_new (GtkWindow *window, BujuNotices *notices, BujuSession *session,
                       GSettings *settings)
{
  BujuLayerOpener *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && BUJU_IS_NOTICES (notices), NULL);
  g_return_val_if_fail (BUJU_IS_SESSION (session) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUJU_TYPE_LAYER_OPENER, NULL);
  self->window = window;
  self->notices = notices;
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->loader = buju_loader_new (buju_session_get_library (session));
  buju_layer_opener_start_readings (self);
  g_signal_connect_object (self->loader, "file-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "preview", G_CALLBACK (buju_layer_opener_preview_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * buju_layer_opener_open:
 * @self: an opener
 * @paths: files, folders and archives, %NULL-terminated
 *
 * Reads all that is in them, beside the map, each as was said when it was open before.
 */
void
buju_layer_opener_open (BujuLayerOpener *self, const char * const *paths)
{
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT;

  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));
  g_return_if_fail (paths != NULL);

  options.aliases = self->aliases;
  buju_layer_opener_begin (self);
  if (paths[0] != NULL && paths[1] == NULL)
    self->reading = g_filename_display_basename (paths[0]);
  buju_loader_open_async (self->loader, paths, &options, self->cancellable,
                          buju_layer_opener_progress_cb, self, opened_cb,
                          reading_new (self, NULL));
}

/**
 * buju_layer_opener_reload:
 * @self: an opener
 * @id: of a layer of the session
 *
 * Reads its file again, as it was read before; the look stays.
 */
void
buju_layer_opener_reload (BujuLayerOpener *self, const char *id)
{
  BujuOverlay *overlay;

  g_return_if_fail (BUJU_IS_LAYER_OPENER (self));

  overlay = buju_session_get_overlay (self->session, id);
  if (overlay == NULL)
    return;
  buju_layer_opener_forget (self, id);
  buju_layer_opener_begin (self);
  buju_loader_reload_async (self->loader, overlay, self->aliases, self->cancellable, read_cb,
                            reading_new (self, id));
}

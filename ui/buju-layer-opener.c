/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

#include "buju-map-frames.h"
#include "buju-text-window.h"

#define PROGRESS "progress"
/* ms: what is read sooner needs no bar, which would make the map smaller for a moment */
#define PATIENCE 400

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
  BujuFileReading      said;
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

static void
say (BujuLayerOpener *self, const char *text, const char *action, const char *id)
{
  g_signal_emit (self, signals[SAID], 0, text, action != NULL ? action : "", id != NULL ? id : "");
}

/* ---- Progress ---- */

static void
hide_progress (BujuLayerOpener *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_object_set_data (G_OBJECT (self->notices), PROGRESS, NULL);
  buju_notices_remove (self->notices, PROGRESS);
}

static void
cancel_cb (GtkButton *button, gpointer user_data)
{
  BujuLayerOpener *self = user_data;

  buju_map_frames_say ("reading is cancelled");
  g_cancellable_cancel (self->cancellable);
  buju_session_set_preview (self->session, NULL);
  hide_progress (self);
}

static void
show_progress_cb (gpointer user_data)
{
  BujuLayerOpener *self = user_data;
  GtkWidget       *notice = buju_notices_add_progress (self->notices, PROGRESS,
                                                       _("Reading files…"));
  GtkWidget       *button = buju_notices_add_button (notice, _("_Cancel"), G_CALLBACK (cancel_cb),
                                                     self);

  self->progress_id = 0;
  g_object_set_data (G_OBJECT (self->notices), PROGRESS, notice);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
}

static void
progress_cb (double fraction, const char *name, gpointer data)
{
  BujuLayerOpener *self = data;
  g_autofree char *text = NULL;
  GtkWidget       *notice = self->notices != NULL
                            ? g_object_get_data (G_OBJECT (self->notices), PROGRESS) : NULL;

  if (notice == NULL || self->n_running == 0)
    return;
  /* Translators: %s is the name of a file */
  text = name != NULL ? g_strdup_printf (_("Reading “%s”…"), name) : g_strdup (_("Reading files…"));
  buju_notices_set_progress (notice, fraction, text);
}

void
buju_layer_opener_begin (BujuLayerOpener *self)
{
  buju_map_frames_say ("reading begins");
  if (self->n_running++ > 0 && !g_cancellable_is_cancelled (self->cancellable))
    return;
  self->n_added = 0;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->progress_id = g_timeout_add_once (PATIENCE, show_progress_cb, self);
}

void
buju_layer_opener_end (BujuLayerOpener *self)
{
  buju_map_frames_say ("reading ends");
  if (--self->n_running > 0)
    return;
  buju_session_set_preview (self->session, NULL);
  hide_progress (self);
  g_signal_emit (self, signals[OPENED], 0, self->n_added);
}

/* ---- Outcomes ---- */

static void
details_cb (GtkButton *button, gpointer user_data)
{
  const char *text = g_object_get_data (G_OBJECT (button), "details");

  gtk_window_present (GTK_WINDOW (buju_text_window_new (user_data, _("Details"), text)));
}

/* One bar however many files there are. */
void
buju_layer_opener_show_problems (BujuLayerOpener *self, GPtrArray *problems)
{
  g_autofree char    *heading = NULL;
  g_autoptr (GString) all = NULL;
  GtkWidget          *notice;

  if (problems == NULL || problems->len == 0)
    return;
  all = g_string_new (NULL);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "\n\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  if (problems->len == 1)
    heading = g_strdup (all->str);
  else
    heading = g_strdup_printf (ngettext ("%u file could not be opened",
                                         "%u files could not be opened", problems->len),
                               problems->len);
  notice = buju_notices_add (self->notices, "problems", "dialog-warning-symbolic", heading);
  gtk_widget_add_css_class (notice, "problem-bar");
  if (problems->len > 1)
    {
      GtkWidget *button = buju_notices_add_button (notice, _("_Details"), G_CALLBACK (details_cb),
                                                   self->window);

      g_object_set_data_full (G_OBJECT (button), "details", g_strdup (all->str), g_free);
    }
}

/* The map goes there only if the layer would not be seen otherwise. */
static void
show_layer (BujuLayerOpener *self, const char *id)
{
  BujuBox  box = buju_overlay_get_extent (buju_session_get_overlay (self->session, id));
  BujuView view = buju_session_get_view (self->session);
  BujuBox  seen = buju_view_get_box (&view, 0);

  if (!buju_box_is_empty (&box) && !buju_box_intersects (&box, &seen))
    buju_session_zoom_to_overlay (self->session, id);
}

static void
tell_damage (BujuLayerOpener *self, const BujuOverlay *overlay, const char *id)
{
  const BujuReport *report = buju_overlay_get_report (overlay);
  g_autofree char  *text = NULL;

  if (report->damaged == 0)
    return;
  /* Translators: name of a layer, number of damaged records, number of all records */
  text = g_strdup_printf (_("“%s”: %u of %u records could not be read"),
                          buju_overlay_get_name (overlay), report->damaged,
                          report->records);
  say (self, text, "win.layer-info", id);
}

/* Each layer in a colour of its own. (transfer full) */
static BujuOverlay *
give_colour (BujuLayerOpener *self, BujuOverlay *overlay)
{
  BujuOverlay    *coloured;
  BujuOverlayLook look;

  buju_overlay_look_init (&look, buju_session_get_overlays (self->session)->len);
  coloured = buju_overlay_with_look (overlay, &look);
  buju_overlay_look_clear (&look);
  return coloured;
}

/* (transfer full) */
static char *
add (BujuLayerOpener *self, BujuOverlay *overlay)
{
  g_autoptr (BujuOverlay) coloured = give_colour (self, overlay);

  buju_session_set_preview (self->session, NULL);
  return g_strdup (buju_session_add_overlay (self->session, coloured));
}

static void
preview_cb (BujuLayerOpener *self, BujuOverlay *overlay)
{
  g_autoptr (BujuOverlay) coloured = NULL;

  if (self->window == NULL || self->n_running == 0
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  coloured = give_colour (self, overlay);
  buju_session_set_preview (self->session, coloured);
}

/* @loaded stays the caller's. Returns the id in the session. (transfer full) */
static char *
place (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  g_autofree char *placed = g_strdup (id);

  if (id != NULL && buju_session_get_overlay (self->session, id) != NULL)
    buju_session_replace_overlay (self->session, id, loaded->overlay);
  else
    {
      g_free (placed);
      placed = add (self, loaded->overlay);
      self->n_added++;
      show_layer (self, placed);
    }
  buju_loader_watch (self->loader, buju_session_get_overlay (self->session, placed));
  return g_steal_pointer (&placed);
}

void
buju_layer_opener_take (BujuLayerOpener *self, BujuLoaded *loaded, const char *id)
{
  g_autofree char      *placed = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  switch (loaded->status)
    {
    case BUJU_LOADED_UNPLACED:
      buju_layer_opener_ask_place (self, loaded, id);
      return;
    case BUJU_LOADED_NO_PLACES:
      buju_layer_opener_ask_columns (self, loaded, id);
      return;
    case BUJU_LOADED_FAILED:
      problems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (problems,
                       g_strdup_printf ("%s: %s", loaded->finding->name, loaded->error->message));
      buju_layer_opener_show_problems (self, problems);
      buju_loaded_free (loaded);
      return;
    case BUJU_LOADED_DONE:
    default:
      break;
    }
  placed = place (self, loaded, id);
  tell_damage (self, buju_session_get_overlay (self->session, placed), placed);
  buju_layer_opener_ask_after (self, loaded, placed);
}

/* Failures of several files share a bar. */
static void
take_all (BujuLayerOpener *self, GPtrArray *all, GPtrArray *problems)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_ptr_array_add (failures, g_strdup (g_ptr_array_index (problems, i)));
  while (all->len > 0)
    {
      BujuLoaded *loaded = g_ptr_array_steal_index (all, 0);

      if (loaded->status == BUJU_LOADED_FAILED)
        {
          g_ptr_array_add (failures,
                           g_strdup_printf ("%s: %s", loaded->finding->name,
                                            loaded->error->message));
          buju_loaded_free (loaded);
        }
      else
        buju_layer_opener_take (self, loaded, NULL);
    }
  buju_layer_opener_show_problems (self, failures);
}

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
        say (self, _("Nothing there that can be laid over the map"), NULL, NULL);
      take_all (self, all, problems);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message, NULL, NULL);
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
  g_signal_connect_object (self->loader, "preview", G_CALLBACK (preview_cb), self,
                           G_CONNECT_SWAPPED);
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
  buju_loader_open_async (self->loader, paths, &options, self->cancellable, progress_cb, self,
                          opened_cb, reading_new (self, NULL));
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

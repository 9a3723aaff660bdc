/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

#include "buju-map-frames.h"

/* The bar of what is being read, which can be cancelled there. */

#define PROGRESS "progress"
/* ms: what is read sooner needs no bar, which would make the map smaller for a moment */
#define PATIENCE 400

void
buju_layer_opener_stop_progress (BujuLayerOpener *self)
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
  buju_layer_opener_stop_progress (self);
}

static char *
describe (const char *name)
{
  /* Translators: %s is the name of a file */
  return name != NULL ? g_strdup_printf (_("Reading “%s”…"), name) : g_strdup (_("Reading files…"));
}

static void
show_progress_cb (gpointer user_data)
{
  BujuLayerOpener *self = user_data;
  g_autofree char *text = describe (self->n_running == 1 ? self->reading : NULL);
  GtkWidget       *notice = buju_notices_add_progress (self->notices, PROGRESS, text);
  GtkWidget       *button = buju_notices_add_button (notice, _("_Cancel"), G_CALLBACK (cancel_cb),
                                                     self);

  self->progress_id = 0;
  g_object_set_data (G_OBJECT (self->notices), PROGRESS, notice);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
}

void
buju_layer_opener_start_progress (BujuLayerOpener *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  self->progress_id = g_timeout_add_once (PATIENCE, show_progress_cb, self);
}

void
buju_layer_opener_progress_cb (double fraction, const char *name, gpointer data)
{
  BujuLayerOpener *self = data;
  g_autofree char *text = describe (name);
  GtkWidget       *notice = self->notices != NULL
                            ? g_object_get_data (G_OBJECT (self->notices), PROGRESS) : NULL;

  if (notice == NULL || self->n_running == 0)
    return;
  buju_notices_set_progress (notice, fraction, text);
}

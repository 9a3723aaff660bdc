/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-layer-opener-private.h"

#include <glib/gi18n.h>

#include "buju-text-window.h"

/* What becomes of what was read: a layer, a question or a problem. */

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
  buju_layer_opener_say (self, text, "win.layer-info", id);
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

void
buju_layer_opener_preview_cb (BujuLayerOpener *self, BujuOverlay *overlay)
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
void
buju_layer_opener_take_all (BujuLayerOpener *self, GPtrArray *all, GPtrArray *problems)
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

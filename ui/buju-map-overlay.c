/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of what lies between ground and names of its picture: highlights, whose lines
 * leave the labels free, as on a printed map where names interrupt lines. */
#include "config.h"

#include "buju-map-view-private.h"

#include <math.h>

#include "draw/buju-placement.h"
#include "session/buju-session-chosen.h"

/* @factor: px of the picture a logical px. */
void
buju_map_view_take_labels (BujuMapView *self, double factor)
{
  g_clear_pointer (&self->labels, g_array_unref);
  self->labels = buju_painter_list_labels (self->painter);
  for (guint i = 0; i < self->labels->len; i++)
    {
      BujuQuad *quad = &g_array_index (self->labels, BujuQuad, i);

      for (guint j = 0; j < G_N_ELEMENTS (quad->corners); j++)
        {
          quad->corners[j].x /= factor;
          quad->corners[j].y /= factor;
        }
    }
}

/* Where the labels are now: they move with their sheet until the next one is there. */
static void
erase_labels (BujuMapView *self, cairo_t *cr, const BujuView *view)
{
  const BujuView *picture = &self->sheets[BUJU_PAINTER_NAMES].view;
  BujuPoint       centre = buju_view_to_screen (view, picture->centre.x, picture->centre.y);

  cairo_save (cr);
  cairo_translate (cr, centre.x - picture->width / 2, centre.y - picture->height / 2);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  for (guint i = 0; i < self->labels->len; i++)
    {
      const BujuQuad *quad = &g_array_index (self->labels, BujuQuad, i);

      for (guint j = 0; j < G_N_ELEMENTS (quad->corners); j++)
        cairo_line_to (cr, quad->corners[j].x, quad->corners[j].y);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
prepare (BujuMapView *self, const BujuView *view, BujuMapHighlight **cached, const char *id)
{
  g_autoptr (BujuScene) scene = NULL;

  if (id != NULL && *cached != NULL && g_str_equal (buju_map_highlight_get_id (*cached), id) &&
      buju_map_highlight_fits (*cached, view->scale))
    return;
  g_clear_pointer (cached, buju_map_highlight_free);
  if (id == NULL)
    return;
  scene = buju_map_view_make_scene (self);
  *cached = buju_map_highlight_new (scene, id, view->scale);
}

/* Of the session's layers: in a scene they are, too, but may be hidden there. */
static void
prepare_chosen (BujuMapView *self, const BujuView *view)
{
  const char  *id = NULL;
  GArray      *features = buju_session_get_chosen (self->session, &id);
  BujuOverlay *overlay = features != NULL ? buju_session_get_overlay (self->session, id) : NULL;

  if (overlay != NULL && self->chosen != NULL
      && buju_map_highlight_fits (self->chosen, view->scale))
    return;
  g_clear_pointer (&self->chosen, buju_map_highlight_free);
  if (overlay != NULL)
    self->chosen = buju_map_highlight_new_of_layer (buju_overlay_get_layer (overlay), features,
                                                    view->scale);
}

void
buju_map_view_forget_highlights (BujuMapView *self)
{
  g_clear_pointer (&self->hovered, buju_map_highlight_free);
  g_clear_pointer (&self->selected, buju_map_highlight_free);
  g_clear_pointer (&self->chosen, buju_map_highlight_free);
}

/* FALSE: there is nothing to draw. */
gboolean
buju_map_view_prepare_highlights (BujuMapView *self, const BujuView *view)
{
  const char *selected = buju_session_get_selected (self->session);
  const char *hovered = buju_session_get_hovered (self->session);

  prepare (self, view, &self->selected, selected);
  prepare (self, view, &self->hovered, g_strcmp0 (hovered, selected) != 0 ? hovered : NULL);
  prepare_chosen (self, view);
  return self->selected != NULL || self->hovered != NULL || self->chosen != NULL;
}

static void
stroke_all (BujuMapView *self, cairo_t *cr, const BujuView *view)
{
  gboolean dark = buju_session_get_dark (self->session);

  if (self->chosen != NULL)
    buju_map_highlight_stroke (self->chosen, cr, view, BUJU_HIGHLIGHT_CHOSEN, dark);
  if (self->selected != NULL)
    buju_map_highlight_stroke (self->selected, cr, view, BUJU_HIGHLIGHT_SELECTED, dark);
  if (self->hovered != NULL)
    buju_map_highlight_stroke (self->hovered, cr, view, BUJU_HIGHLIGHT_HOVERED, dark);
}

static void
fill_all (BujuMapView *self, cairo_t *cr, const BujuView *view)
{
  gboolean dark = buju_session_get_dark (self->session);

  if (self->chosen != NULL)
    buju_map_highlight_fill (self->chosen, cr, view, BUJU_HIGHLIGHT_CHOSEN, dark);
  if (self->selected != NULL)
    buju_map_highlight_fill (self->selected, cr, view, BUJU_HIGHLIGHT_SELECTED, dark);
  if (self->hovered != NULL)
    buju_map_highlight_fill (self->hovered, cr, view, BUJU_HIGHLIGHT_HOVERED, dark);
}

/* Those that were prepared. While it zooms lines run below the names: to leave these free takes an
 * image of its own. */
void
buju_map_view_draw_highlights (BujuMapView *self, cairo_t *cr, const BujuView *view)
{
  const BujuView *names = &self->sheets[BUJU_PAINTER_NAMES].view;

  if (!buju_session_get_high_contrast (self->session))
    fill_all (self, cr, view);
  if (self->labels == NULL || fabs (names->scale / view->scale - 1) > 1e-9)
    {
      stroke_all (self, cr, view);
      return;
    }
  cairo_push_group (cr);
  stroke_all (self, cr, view);
  erase_labels (self, cr, view);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
}

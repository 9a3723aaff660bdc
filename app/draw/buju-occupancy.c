/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-occupancy.h"

#include <cairo.h>
#include <math.h>

#include "draw/buju-scene-private.h"
#include "geo/buju-clip.h"

#define CELLS 240          /* along the longer side */
#define LABEL_HEIGHT 16.0  /* pt that a marker with its name takes */
#define LABEL_WIDTH 44.0

/* Weights of a cell. Land is a little worse than sea, so that a legend goes to sea when it can. */
#define WEIGHT_LAND 0.06
#define WEIGHT_AREA 0.55
#define WEIGHT_POINT 1.0

struct _BujuOccupancy
{
  cairo_surface_t *surface;  /* A8 */
  double           cell;     /* user space units */
  double           margin;
};

typedef struct
{
  cairo_t        *cr;
  BujuView        view;   /* of the grid, margin and all, in cells */
  BujuBox         clip;   /* map units */
  BujuPathBuffer  buffer;
} Pen;

static void
trace (Pen *pen, const BujuSpan *span, gboolean polygon)
{
  BujuSpan cut;

  buju_path_buffer_reset (&pen->buffer);
  if (polygon)
    buju_clip_polygon (span, &pen->clip, &pen->buffer);
  else
    buju_clip_line (span, &pen->clip, &pen->buffer);
  cut = buju_path_buffer_get_span (&pen->buffer);
  for (guint part = 0; part < cut.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&cut, part, &points, &n_points);
      for (guint i = 0; i < n_points; i++)
        {
          BujuPoint at = buju_view_to_screen (&pen->view, points[i].x, points[i].y);

          if (i == 0)
            cairo_move_to (pen->cr, at.x, at.y);
          else
            cairo_line_to (pen->cr, at.x, at.y);
        }
    }
}

static void
mark_point (Pen *pen, BujuPoint point, double cell)
{
  BujuPoint at = buju_view_to_screen (&pen->view, point.x, point.y);

  cairo_rectangle (pen->cr, at.x - LABEL_WIDTH / 2 / cell, at.y - LABEL_HEIGHT / 2 / cell,
                   LABEL_WIDTH / cell, LABEL_HEIGHT / cell);
  cairo_set_source_rgba (pen->cr, 0, 0, 0, WEIGHT_POINT);
  cairo_fill (pen->cr);
}

static void
mark_item (Pen *pen, const BujuItem *item, double cell)
{
  gboolean theme = item->tier > TIER_ROAD_MAJOR && item->tier < TIER_SHIELD;
  BujuSpan span;

  if (item->kind == BUJU_ITEM_MARKER && theme)
    mark_point (pen, item->point, cell);
  if (item->layer == NULL || (!theme && item->tier != TIER_LAND && item->tier != TIER_DISTRICT_SET))
    return;
  span = buju_layer_get_span (item->layer, item->feature);
  if (item->kind == BUJU_ITEM_AREA)
    {
      trace (pen, &span, TRUE);
      cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_set_source_rgba (pen->cr, 0, 0, 0, item->tier == TIER_LAND ? WEIGHT_LAND : WEIGHT_AREA);
      cairo_fill (pen->cr);
    }
  else if (item->kind == BUJU_ITEM_LINE && theme)
    {
      trace (pen, &span, FALSE);
      cairo_set_source_rgba (pen->cr, 0, 0, 0, WEIGHT_AREA);
      cairo_set_line_width (pen->cr, fmax (1, 6 / cell));
      cairo_stroke (pen->cr);
    }
}

/**
 * buju_occupancy_new:
 * @scene: a scene with its view
 * @margin: user space around the view that may be asked about, too
 *
 * Draws the subject of @scene coarsely: land faint, areas and lines stronger, markers with room for
 * their names full.
 *
 * Returns: (transfer full): the grid
 */
BujuOccupancy *
buju_occupancy_new (BujuScene *scene, double margin)
{
  BujuOccupancy *self = g_new0 (BujuOccupancy, 1);
  const BujuView *view = buju_scene_get_view (scene);
  GArray *items = buju_scene_get_items (scene);
  double width = view->width + 2 * margin, height = view->height + 2 * margin;
  Pen pen = { 0 };

  self->margin = margin;
  self->cell = fmax (width, height) / CELLS;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (width / self->cell),
                                              (int) ceil (height / self->cell));
  pen.cr = cairo_create (self->surface);
  pen.view = (BujuView) { view->centre, view->scale / self->cell, width / self->cell,
                          height / self->cell };
  pen.clip = buju_view_get_box (&pen.view, 8);
  buju_path_buffer_init (&pen.buffer);
  for (guint i = 0; i < items->len; i++)
    mark_item (&pen, &g_array_index (items, BujuItem, i), self->cell);
  buju_path_buffer_clear (&pen.buffer);
  cairo_destroy (pen.cr);
  cairo_surface_flush (self->surface);
  return self;
}

/**
 * buju_occupancy_free:
 * @self: (transfer full): a grid
 */
void
buju_occupancy_free (BujuOccupancy *self)
{
  cairo_surface_destroy (self->surface);
  g_free (self);
}

/**
 * buju_occupancy_get:
 * @self: a grid
 * @box: user space of the view
 *
 * Returns: the mean weight in @box, 0 (nothing) to 1
 */
double
buju_occupancy_get (const BujuOccupancy *self, const BujuBox *box)
{
  const guchar *data = cairo_image_surface_get_data (self->surface);
  int stride = cairo_image_surface_get_stride (self->surface);
  int width = cairo_image_surface_get_width (self->surface);
  int height = cairo_image_surface_get_height (self->surface);
  int x0 = (int) floor ((box->x0 + self->margin) / self->cell),
  x1 = (int) ceil ((box->x1 + self->margin) / self->cell);
  int y0 = (int) floor ((box->y0 + self->margin) / self->cell),
  y1 = (int) ceil ((box->y1 + self->margin) / self->cell);
  double sum = 0;

  for (int y = MAX (y0, 0); y < MIN (y1, height); y++)
    for (int x = MAX (x0, 0); x < MIN (x1, width); x++)
      sum += data[y * stride + x];
  return sum / 255 / fmax (1, (double) (x1 - x0) * (y1 - y0));
}

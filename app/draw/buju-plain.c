/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain.h"

#include <math.h>

#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

#define MARGIN 4.0          /* user space beyond the view that is still drawn, with the line's width */
#define POINT_DIAMETER 3.0
#define VERTICES_PER_LOOK 20000

typedef struct
{
  const BujuPlain *plain;
  cairo_t         *cr;
  BujuBox          seen;    /* map units: the view and a margin */
  BujuPathBuffer   thin;
  BujuPathBuffer   cut;
} Pen;

static void
set_color (cairo_t *cr, const BujuColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
trace (Pen *pen, const BujuSpan *span)
{
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      for (guint i = 0; i < n_points; i++)
        {
          BujuPoint at = buju_view_to_screen (&pen->plain->view, points[i].x, points[i].y);

          if (i == 0)
            cairo_move_to (pen->cr, at.x, at.y);
          else
            cairo_line_to (pen->cr, at.x, at.y);
        }
    }
}

static void
paint (Pen *pen, gboolean filled)
{
  const BujuPlain *plain = pen->plain;

  if (filled && plain->fill.alpha > 0)
    {
      set_color (pen->cr, &plain->fill);
      cairo_fill_preserve (pen->cr);
    }
  if (plain->stroke.alpha > 0 && plain->line_width > 0)
    {
      set_color (pen->cr, &plain->stroke);
      cairo_stroke_preserve (pen->cr);
    }
  cairo_new_path (pen->cr);
}

/* Shapes smaller than a unit stay visible as a dot: nothing vanishes. */
static void
draw_dot (Pen *pen, const BujuBox *box, double size)
{
  BujuPoint centre = buju_box_centre (box);
  BujuPoint at = buju_view_to_screen (&pen->plain->view, centre.x, centre.y);

  cairo_rectangle (pen->cr, at.x - size / 2, at.y - size / 2, size, size);
  set_color (pen->cr, pen->plain->stroke.alpha > 0 ? &pen->plain->stroke : &pen->plain->fill);
  cairo_fill (pen->cr);
}

static void
draw_points (Pen *pen, const BujuSpan *span)
{
  for (guint i = 0; i < span->n_points; i++)
    {
      BujuPoint at;

      if (!buju_box_contains (&pen->seen, span->points[i].x, span->points[i].y))
        continue;
      at = buju_view_to_screen (&pen->plain->view, span->points[i].x, span->points[i].y);
      cairo_new_sub_path (pen->cr);
      cairo_arc (pen->cr, at.x, at.y, POINT_DIAMETER / 2, 0, 2 * G_PI);
    }
  paint (pen, TRUE);
}

static void
draw_span (Pen *pen, const BujuSpan *span, const BujuBox *box, gboolean polygon)
{
  BujuSpan thin, cut;
  double scale = pen->plain->view.scale;

  if (fmax (buju_box_width (box), buju_box_height (box)) * scale < 1)
    {
      draw_dot (pen, box, fmax (0.5, sqrt (buju_box_width (box) * buju_box_height (box)) * scale));
      return;
    }
  buju_path_buffer_reset (&pen->thin);
  buju_simplify_step (span, pen->plain->tolerance / scale, &pen->thin);
  thin = buju_path_buffer_get_span (&pen->thin);
  buju_path_buffer_reset (&pen->cut);
  if (polygon)
    buju_clip_polygon (&thin, &pen->seen, &pen->cut);
  else
    buju_clip_line (&thin, &pen->seen, &pen->cut);
  cut = buju_path_buffer_get_span (&pen->cut);
  trace (pen, &cut);
  paint (pen, polygon);
}

static gboolean
draw_layer (Pen *pen, const BujuLayer *layer, GCancellable *cancellable, GError **error)
{
  BujuGeometry geometry = buju_layer_get_geometry (layer);
  guint n = buju_layer_get_n_features (layer), n_vertices = 0;

  for (guint i = 0; i < n; i++)
    {
      BujuBox box = buju_layer_get_box (layer, i);
      BujuSpan span;

      if (!buju_box_intersects (&box, &pen->seen))
        continue;
      span = buju_layer_get_span (layer, i);
      n_vertices += span.n_points;
      if (n_vertices > VERTICES_PER_LOOK)
        {
          n_vertices = 0;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      if (geometry == BUJU_GEOMETRY_POINT)
        draw_points (pen, &span);
      else
        draw_span (pen, &span, &box, geometry == BUJU_GEOMETRY_POLYGON);
    }
  return TRUE;
}

/**
 * buju_plain_draw:
 * @self: what to draw
 * @cr: a context in user space of the view
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws all features that touch the view, each filled and then stroked, on whatever is there already.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_plain_draw (const BujuPlain *self, cairo_t *cr, GCancellable *cancellable, GError **error)
{
  Pen pen = { .plain = self, .cr = cr };
  gboolean done = TRUE;

  g_return_val_if_fail (self != NULL && cr != NULL, FALSE);

  pen.seen = buju_view_get_box (&self->view, MARGIN + self->line_width);
  buju_path_buffer_init (&pen.thin);
  buju_path_buffer_init (&pen.cut);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->view.width, self->view.height);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_width (cr, self->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->layers->len && done; i++)
    done = draw_layer (&pen, g_ptr_array_index (self->layers, i), cancellable, error);
  cairo_restore (cr);
  buju_path_buffer_clear (&pen.thin);
  buju_path_buffer_clear (&pen.cut);
  return done;
}

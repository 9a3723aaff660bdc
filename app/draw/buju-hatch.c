/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-zone.h"

#include <math.h>

/* A hatch as true line segments: where each line of the pattern crosses the polygon's edges, pairs
 * of crossings bound what lies inside (the scan line rule, turned by 45 degrees). No clip path, no
 * pattern surface: the strokes stay editable in PDF and SVG and cost nothing outside the shape.
 *
 * u runs across the lines, v along them; both are lengths in user space. */

typedef struct
{
  double spacing;
  double phase;      /* u of line 0 */
  double phase_along; /* v of a dot */
  double sign;       /* +1: lines rise to the right; -1: they fall */
  int    first;      /* number of the first line */
  GPtrArray *lines;  /* GArray* of v, one a line */
} Hatch;

static double
across (const Hatch *self, BujuPoint p)
{
  return (p.x + self->sign * p.y) * G_SQRT2 / 2.0;
}

static double
along (const Hatch *self, BujuPoint p)
{
  return (p.x - self->sign * p.y) * G_SQRT2 / 2.0;
}

static BujuPoint
back (const Hatch *self, double u, double v)
{
  return (BujuPoint) { (u + v) * G_SQRT2 / 2.0, self->sign * (u - v) * G_SQRT2 / 2.0 };
}

/* Half-open in u, so that a vertex on a line is counted for one of its two edges. */
static void
hatch_add_edge (Hatch *self, BujuPoint a, BujuPoint b)
{
  double u0 = across (self, a);
  double u1 = across (self, b);
  double v0 = along (self, a);
  double v1 = along (self, b);
  int from = (int) ceil ((MIN (u0, u1) - self->phase) / self->spacing);
  int to = (int) ceil ((MAX (u0, u1) - self->phase) / self->spacing);

  for (int i = from; i < to; i++)
    {
      double u = self->phase + i * self->spacing;
      double v = v0 + (v1 - v0) * (u - u0) / (u1 - u0);

      if (i >= self->first && (guint) (i - self->first) < self->lines->len)
        g_array_append_val ((GArray *) g_ptr_array_index (self->lines, i - self->first), v);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
trace_dots (const Hatch *self, cairo_t *cr, double u, double v0, double v1)
{
  double first = ceil ((v0 - self->phase_along) / self->spacing);

  for (double v = self->phase_along + first * self->spacing; v <= v1; v += self->spacing)
    {
      BujuPoint dot = back (self, u, v);

      cairo_move_to (cr, dot.x, dot.y);
      cairo_close_path (cr);
    }
}

static void
trace_line (const Hatch *self, cairo_t *cr, guint line, gboolean dots)
{
  GArray *crossings = g_ptr_array_index (self->lines, line);
  double u = self->phase + (self->first + (int) line) * self->spacing;

  g_array_sort (crossings, compare_doubles);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      double v0 = g_array_index (crossings, double, i);
      double v1 = g_array_index (crossings, double, i + 1);
      BujuPoint a = back (self, u, v0);
      BujuPoint b = back (self, u, v1);

      if (dots)
        {
          trace_dots (self, cr, u, v0, v1);
          continue;
        }
      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
    }
}

static void
hatch_init (Hatch *self, const BujuSpan *polygon)
{
  double least = G_MAXDOUBLE;
  double most = -G_MAXDOUBLE;
  int last;

  for (guint i = 0; i < polygon->n_points; i++)
    {
      double u = across (self, polygon->points[i]);

      least = MIN (least, u);
      most = MAX (most, u);
    }
  self->first = (int) ceil ((least - self->phase) / self->spacing);
  last = (int) ceil ((most - self->phase) / self->spacing);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int i = self->first; i < last; i++)
    g_ptr_array_add (self->lines, g_array_new (FALSE, FALSE, sizeof (double)));
}

static void
hatch_trace (Hatch *self, cairo_t *cr, const BujuSpan *polygon, gboolean dots)
{
  for (guint part = 0; part < polygon->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (polygon, part, &points, &n_points);
      for (guint i = 1; i < n_points; i++)
        hatch_add_edge (self, points[i - 1], points[i]);
    }
  for (guint i = 0; i < self->lines->len; i++)
    trace_line (self, cr, i, dots);
}

/* Draws the hatch of @symbol inside a closed polygon. */
void
buju_zone_hatch_span (cairo_t          *cr,
                      const BujuSpan   *polygon,
                      const BujuSymbol *symbol,
                      BujuPoint         origin,
                      double            unit)
{
  gboolean dots = symbol->hatch == BUJU_HATCH_DOTS;
  Hatch hatch = { .spacing = symbol->hatch_spacing * unit,
                  .sign = symbol->hatch == BUJU_HATCH_BACK_DIAGONAL ? -1.0 : 1.0 };

  if (symbol->hatch == BUJU_HATCH_NONE || symbol->hatch_color.alpha <= 0.0
      || hatch.spacing <= 0.5 || polygon->n_points == 0)
    return;
  hatch.phase = fmod (across (&hatch, origin), hatch.spacing);
  hatch.phase_along = fmod (along (&hatch, origin), hatch.spacing);
  hatch_init (&hatch, polygon);
  cairo_save (cr);
  cairo_new_path (cr);
  hatch_trace (&hatch, cr, polygon, dots);
  cairo_set_line_cap (cr, dots ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, symbol->hatch_width * unit);
  cairo_set_source_rgba (cr, symbol->hatch_color.red, symbol->hatch_color.green,
                         symbol->hatch_color.blue, symbol->hatch_color.alpha);
  cairo_stroke (cr);
  cairo_restore (cr);
  g_ptr_array_unref (hatch.lines);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-zone.h"

#include <math.h>

#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

/* Areas and lines on a cairo_t. Every shape is simplified before it is clipped, so that the result
 * does not depend on where the view's edge runs: a picture drawn in two halves equals the whole. */

#define TOLERANCE 0.2   /* pt a simplified line may move: 0.07 mm on paper … */
/* user space: 0.1 mm on paper, however large the sheet and its lines are */
#define TOLERANCE_MOST 0.283
#define NEAR G_SQRT2    /* tolerances: vertices nearer to one another become one */
#define WIDE_TOLERANCE 0.05 /* the same as a share of a line's width: wide lines hide more */
#define SOFT_WIDTH 6.0  /* pt; wider lines are pale tints whose edges need no fine steps */
#define MARGIN 48.0     /* pt beyond the view; wider than half the widest line */
#define CANCEL_EVERY 4096

/* Starts a picture of @view on @cr; both stay the caller's. */
void
buju_brush_init (BujuBrush      *self,
                 cairo_t        *cr,
                 const BujuView *view,
                 double          unit,
                 GCancellable   *cancellable)
{
  *self = (BujuBrush) { .cr = cr, .view = *view, .unit = unit, .cancellable = cancellable };
  self->clip = self->seen = buju_view_get_box (view, MARGIN * unit);
  self->tolerance = MIN (TOLERANCE * unit, TOLERANCE_MOST) / view->scale;
  buju_path_buffer_init (&self->one);
  buju_path_buffer_init (&self->thin);
  buju_path_buffer_init (&self->cut);
}

/* Looks at what @cr lets through of the view: what lies elsewhere need not be drawn. */
void
buju_brush_look (BujuBrush *self)
{
  double margin = MARGIN * self->unit, x0, y0, x1, y1;
  BujuPoint lower, upper;

  cairo_clip_extents (self->cr, &x0, &y0, &x1, &y1);
  lower = buju_view_to_map (&self->view, x0 - margin, y1 + margin);
  upper = buju_view_to_map (&self->view, x1 + margin, y0 - margin);
  self->seen = (BujuBox) { lower.x, lower.y, upper.x, upper.y };
}

/* Frees the workspaces. */
void
buju_brush_clear (BujuBrush *self)
{
  buju_path_buffer_clear (&self->one);
  buju_path_buffer_clear (&self->thin);
  buju_path_buffer_clear (&self->cut);
}

/* Counts work and, every few thousand vertices, asks whether it is still wanted. */
gboolean
buju_brush_is_cancelled (BujuBrush *self, guint n_vertices)
{
  self->n_vertices += n_vertices;
  if (self->n_vertices < CANCEL_EVERY)
    return FALSE;
  self->n_vertices = 0;
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
set_color (cairo_t *cr, const BujuColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* Leaves out what lies too near to the vertex before it; the ends stay, so that rings stay
 * closed. */
static void
append_part (BujuPathBuffer *buffer, const BujuPoint *points, guint n_points, double near)
{
  BujuPoint last = points[0];

  buju_path_buffer_begin_part (buffer);
  for (guint i = 0; i < n_points; i++)
    {
      double dx = points[i].x - last.x;
      double dy = points[i].y - last.y;

      if (i > 0 && i + 1 < n_points && dx * dx + dy * dy < near * near)
        continue;
      buju_path_buffer_add (buffer, points[i].x, points[i].y);
      last = points[i];
    }
}

/* Simplifies part by part, so that a single huge feature can be given up half way. */
static BujuSpan
brush_simplify (BujuBrush *self, const BujuSpan *span, double tolerance)
{
  buju_path_buffer_reset (&self->thin);
  for (guint part = 0; part < span->n_parts; part++)
    {
      static const guint32 zero = 0;
      BujuSpan one = { .starts = &zero, .n_parts = 1 };
      BujuBox box;

      buju_span_get_part (span, part, &one.points, &one.n_points);
      box = buju_span_get_box (&one);
      if (!buju_box_intersects (&box, &self->seen)
          || MAX (buju_box_width (&box), buju_box_height (&box)) < tolerance)
        continue;
      if (buju_brush_is_cancelled (self, one.n_points))
        break;
      buju_simplify_deviate (&one, tolerance, &self->one);
      one = buju_path_buffer_get_span (&self->one);
      if (one.n_points > 0)
        append_part (&self->thin, one.points, one.n_points, NEAR * tolerance);
    }
  return buju_path_buffer_get_span (&self->thin);
}

/* Clips to the view's surroundings and moves to the screen.
 * Returns: (transfer full): the polygon in px */
BujuPath *
buju_zone_cut (BujuBrush *self, const BujuSpan *span)
{
  BujuSpan thin = brush_simplify (self, span, self->tolerance);
  BujuSpan cut;

  buju_path_buffer_reset (&self->cut);
  buju_clip_polygon (&thin, &self->clip, &self->cut);
  for (guint i = 0; i < self->cut.points->len; i++)
    {
      BujuPoint *point = &g_array_index (self->cut.points, BujuPoint, i);

      *point = buju_view_to_screen (&self->view, point->x, point->y);
    }
  cut = buju_path_buffer_get_span (&self->cut);
  return buju_path_new (&cut);
}

static void
trace_polygon (cairo_t *cr, const BujuSpan *span)
{
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      /* Before a part, not after it: cairo 1.16 writes a clip that ends with it as an empty one to
       * PDF. */
      cairo_new_sub_path (cr);
      for (guint i = 0; i + 1 < n_points; i++)
        cairo_line_to (cr, points[i].x, points[i].y);
      cairo_close_path (cr);
    }
}

/* The fill, and the tint along the inside of the border: half of a wide line that is clipped to
 * the area itself. The clip may be coarse: the border is drawn over its edge. */
void
buju_zone_fill (BujuBrush *self, const BujuPath *zone, const BujuSymbol *symbol)
{
  BujuSpan span = buju_path_get_span (zone);
  cairo_t *cr = self->cr;

  if (span.n_points == 0 || (symbol->fill.alpha <= 0.0 && symbol->band.alpha <= 0.0))
    return;
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_new_path (cr);
  trace_polygon (cr, &span);
  if (symbol->under.alpha > 0.0)
    {
      set_color (cr, &symbol->under);
      cairo_fill_preserve (cr);
    }
  if (symbol->fill.alpha > 0.0)
    {
      set_color (cr, &symbol->fill);
      cairo_fill_preserve (cr);
    }
  if (symbol->band.alpha > 0.0 && symbol->band_width > 0.0)
    {
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      cairo_clip_preserve (cr);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2.0 * symbol->band_width * self->unit);
      set_color (cr, &symbol->band);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* The hatch, anchored to the map so that it moves with it. */
void
buju_zone_hatch (BujuBrush *self, const BujuPath *zone, const BujuSymbol *symbol)
{
  BujuSpan span = buju_path_get_span (zone);

  if (span.n_points > 0)
    buju_zone_hatch_span (self->cr, &span, symbol, buju_view_to_screen (&self->view, 0.0, 0.0),
                          self->unit);
}

/* Lines. */

typedef struct
{
  double dash[4];
  int    n_dashes;
  double period;
} Dash;

static Dash
dash_of (const BujuSymbol *symbol, double unit)
{
  Dash dash = { .n_dashes = symbol->n_dashes };

  for (guint i = 0; i < symbol->n_dashes; i++)
    {
      dash.dash[i] = symbol->dash[i] * unit;
      dash.period += dash.dash[i];
    }
  if (dash.period <= 0.0)
    dash.n_dashes = 0;
  return dash;
}

/* Liang–Barsky for one segment. Returns FALSE when it misses @box, else the range of it inside. */
static gboolean
clip_segment (const BujuBox *box, BujuPoint a, BujuPoint b, double *from, double *to)
{
  const double delta[4] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  const double room[4] = { a.x - box->x0, box->x1 - a.x, a.y - box->y0, box->y1 - a.y };

  *from = 0.0;
  *to = 1.0;
  for (guint i = 0; i < 4; i++)
    {
      if (delta[i] == 0.0 && room[i] < 0.0)
        return FALSE;
      if (delta[i] < 0.0)
        *from = MAX (*from, room[i] / delta[i]);
      else if (delta[i] > 0.0)
        *to = MIN (*to, room[i] / delta[i]);
    }
  return *from <= *to;
}

static void
stroke_run (cairo_t *cr, const Dash *dash, double start)
{
  if (dash->n_dashes > 0)
    cairo_set_dash (cr, dash->dash, dash->n_dashes, fmod (start, dash->period));
  cairo_stroke (cr);
}

static BujuPoint
between (BujuPoint a, BujuPoint b, double t)
{
  return (BujuPoint) { a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Strokes the stretches of one part that lie in view. A dash pattern goes on from where it would be
 * had the whole line been drawn. */
static void
stroke_part (BujuBrush *self, const Dash *dash, const BujuPoint *points, guint n_points)
{
  gboolean drawing = FALSE;
  double length = 0.0; /* px from the part's start to points[i - 1] */
  double start = 0.0;  /* px from there to where the present stretch begins */

  for (guint i = 1; i < n_points; i++)
    {
      double step = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y)
                    * self->view.scale;
      double from;
      double to;

      if (clip_segment (&self->clip, points[i - 1], points[i], &from, &to))
        {
          BujuPoint a = between (points[i - 1], points[i], from);
          BujuPoint b = between (points[i - 1], points[i], to);

          a = buju_view_to_screen (&self->view, a.x, a.y);
          b = buju_view_to_screen (&self->view, b.x, b.y);
          if (!drawing || from > 0.0)
            {
              start = length + from * step;
              cairo_move_to (self->cr, a.x, a.y);
              drawing = TRUE;
            }
          cairo_line_to (self->cr, b.x, b.y);
          if (to < 1.0)
            {
              stroke_run (self->cr, dash, start);
              drawing = FALSE;
            }
        }
      length += step;
    }
  if (drawing)
    stroke_run (self->cr, dash, start);
}

static gboolean
is_closed (const BujuPoint *points, guint n_points)
{
  return n_points > 3 && points[0].x == points[n_points - 1].x
         && points[0].y == points[n_points - 1].y;
}

static gboolean
is_in_view (const BujuBrush *self, const BujuPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    if (!buju_box_contains (&self->clip, points[i].x, points[i].y))
      return FALSE;
  return TRUE;
}

/* A ring that lies in view as a whole is closed properly: its corner at the start is joined. */
static void
stroke_ring (BujuBrush *self, const BujuPoint *points, guint n_points)
{
  for (guint i = 0; i + 1 < n_points; i++)
    {
      BujuPoint at = buju_view_to_screen (&self->view, points[i].x, points[i].y);

      cairo_line_to (self->cr, at.x, at.y);
    }
  cairo_close_path (self->cr);
  cairo_stroke (self->cr);
}

static void
stroke_span (BujuBrush       *self,
             const BujuSpan  *span,
             const Dash      *dash,
             const BujuColor *color,
             double           width)
{
  double coarse = width * WIDE_TOLERANCE * self->unit / self->view.scale;
  BujuSpan thin = brush_simplify (self, span, MAX (self->tolerance, coarse));

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (self->cr, dash->n_dashes > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (self->cr, width * self->unit);
  if (width > SOFT_WIDTH)
    cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_FAST);
  set_color (self->cr, color);
  for (guint part = 0; part < thin.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&thin, part, &points, &n_points);
      if (dash->n_dashes == 0 && is_closed (points, n_points)
          && is_in_view (self, points, n_points))
        stroke_ring (self, points, n_points);
      else
        stroke_part (self, dash, points, n_points);
    }
  cairo_restore (self->cr);
}

/* The casing of a line or outline; never dashed. */
void
buju_zone_case (BujuBrush *self, const BujuSpan *span, const BujuSymbol *symbol)
{
  const Dash solid = { .n_dashes = 0 };

  if (symbol->casing_width > 0.0 && symbol->casing.alpha > 0.0)
    stroke_span (self, span, &solid, &symbol->casing, symbol->casing_width);
}

/* The line itself. */
void
buju_zone_stroke (BujuBrush *self, const BujuSpan *span, const BujuSymbol *symbol)
{
  Dash dash = dash_of (symbol, self->unit);

  if (symbol->stroke_width > 0.0 && symbol->stroke.alpha > 0.0)
    stroke_span (self, span, &dash, &symbol->stroke, symbol->stroke_width);
}

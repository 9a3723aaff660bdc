/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain-private.h"

#include <math.h>

#define SMALLEST_DOT 0.5    /* user space */
/* of the grid that points of a vector file lie on, a unit: 0.04 mm on paper */
#define STEPS 8.0

static void
set_color (cairo_t *cr, const BujuColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static gboolean
is_stroked (const BujuPlain *plain)
{
  return plain->stroke.alpha > 0 && plain->line_width > 0;
}

static void
set_dot_color (BujuPlainTracer *self)
{
  set_color (self->cr, is_stroked (self->plain) ? &self->plain->stroke : &self->plain->fill);
}

static void
flush_dots (BujuPlainTracer *self)
{
  set_dot_color (self);
  buju_plain_dots_flush (&self->dots, self->cr);
}

static void
flush_discs (BujuPlainTracer *self)
{
  set_color (self->cr, &self->plain->fill);
  buju_plain_discs_flush (&self->discs, self->cr, BUJU_PLAIN_POINT_DIAMETER);
  buju_plain_rims_flush (&self->rims, self->cr,
                         &(BujuPlainRim) { BUJU_PLAIN_POINT_DIAMETER, self->plain->line_width,
                                           self->plain->fill, self->plain->stroke });
}

static void
trace_dot (BujuPlainTracer *self, const BujuMark *mark)
{
  double line = is_stroked (self->plain) ? self->plain->line_width : 0;
  double size = fmax (SMALLEST_DOT,
                      sqrt ((mark->x1 - mark->x0 + line) * (mark->y1 - mark->y0 + line)));
  double x = (mark->x0 + mark->x1) / 2, y = (mark->y0 + mark->y1) / 2;

  if (self->vector)
    {
      buju_plain_dots_add (&self->dots, x, y, size);
      return;
    }
  cairo_rectangle (self->cr, x - size / 2, y - size / 2, size, size);
  set_dot_color (self);
  cairo_fill (self->cr);
}

static void
paint (BujuPlainTracer *self, gboolean filled)
{
  const BujuPlain *plain = self->plain;

  if (filled && plain->fill.alpha > 0)
    {
      set_color (self->cr, &plain->fill);
      cairo_fill_preserve (self->cr);
    }
  if (is_stroked (plain))
    {
      set_color (self->cr, &plain->stroke);
      cairo_stroke_preserve (self->cr);
    }
  cairo_new_path (self->cr);
}

/* Where every other point would be darker for the one below it all are drawn. */
static gboolean
is_flat (const BujuPlain *plain)
{
  return plain->fill.alpha >= 1 && !is_stroked (plain);
}

static gboolean
has_rim (const BujuPlain *plain)
{
  return plain->fill.alpha >= 1 && is_stroked (plain) && plain->stroke.alpha >= 1;
}

static void
trace_disc (BujuPlainTracer *self, const BujuMark *mark)
{
  if (self->vector && has_rim (self->plain))
    {
      buju_plain_rims_add (&self->rims, mark->x0, mark->y0);
      return;
    }
  if (is_flat (self->plain))
    {
      buju_plain_discs_add (&self->discs, mark->x0, mark->y0);
      return;
    }
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, mark->x0, mark->y0, BUJU_PLAIN_POINT_DIAMETER / 2, 0, 2 * G_PI);
  paint (self, TRUE);
}

static BujuPoint
get_place (const BujuPlainTracer *self, const BujuMarkPoint *point)
{
  if (!self->vector)
    return (BujuPoint) { point->x, point->y };
  return (BujuPoint) { round (point->x * STEPS) / STEPS, round (point->y * STEPS) / STEPS };
}

static void
trace_part (BujuPlainTracer *self, const BujuMarkPoint *points, guint32 n)
{
  BujuPoint before = { 0, 0 };

  for (guint32 i = 0; i < n; i++)
    {
      BujuPoint at = get_place (self, &points[i]);

      if (i == 0)
        cairo_move_to (self->cr, at.x, at.y);
      else if (at.x != before.x || at.y != before.y || i == 1)
        cairo_line_to (self->cr, at.x, at.y);
      before = at;
    }
}

static void
trace_path (BujuPlainTracer *self, const BujuMarks *marks, const BujuMark *mark)
{
  gboolean area = mark->kind == BUJU_MARK_AREA;
  guint32 start = mark->first_point;

  for (guint32 part = 0; part < mark->n_parts; part++)
    {
      guint32 end = marks->ends[mark->first_part + part];

      trace_part (self, marks->points + start, end - start);
      if (area && end > start)
        cairo_close_path (self->cr);
      start = end;
    }
  paint (self, area);
}

/**
 * buju_plain_tracer_init:
 * @self: (out caller-allocates): a tracer
 * @plain: how to draw
 * @cr: a context in user space of the view
 */
void
buju_plain_tracer_init (BujuPlainTracer *self, const BujuPlain *plain, cairo_t *cr)
{
  *self = (BujuPlainTracer) { .plain = plain, .cr = cr };
  self->vector = cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  buju_plain_dots_init (&self->dots);
  buju_plain_discs_init (&self->discs);
  buju_plain_rims_init (&self->rims);
}


/**
 * buju_plain_tracer_add:
 * @self: a tracer
 * @marks: what to draw, in user space, not sorted into strips
 *
 * Draws marks, in their order; dots may wait for what comes after them.
 */
void
buju_plain_tracer_add (BujuPlainTracer *self, const BujuMarks *marks)
{
  const BujuMarksBin *all = &marks->bins[0];

  for (guint i = 0; i < all->n; i++)
    {
      const BujuMark *mark = &all->items[i];

      if (mark->kind == BUJU_MARK_DOT)
        {
          flush_discs (self);
          trace_dot (self, mark);
          continue;
        }
      flush_dots (self);
      if (mark->kind == BUJU_MARK_DISC)
        {
          trace_disc (self, mark);
          continue;
        }
      flush_discs (self);
      trace_path (self, marks, mark);
    }
}

/**
 * buju_plain_tracer_finish:
 * @self: a tracer; of no use afterwards
 */
void
buju_plain_tracer_finish (BujuPlainTracer *self)
{
  flush_dots (self);
  buju_plain_dots_clear (&self->dots);
  flush_discs (self);
  buju_plain_discs_clear (&self->discs);
  buju_plain_rims_clear (&self->rims);
}

/* The clip as one rectangle that ends between pixels, in pixels of the surface. */
static gboolean
get_clip (cairo_t *cr, const cairo_matrix_t *matrix, cairo_rectangle_int_t *clip)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gboolean found = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;

  if (found)
    {
      double x0 = list->rectangles[0].x * matrix->xx + matrix->x0;
      double y0 = list->rectangles[0].y * matrix->yy + matrix->y0;
      double x1 = x0 + list->rectangles[0].width * matrix->xx;
      double y1 = y0 + list->rectangles[0].height * matrix->yy;

      *clip = (cairo_rectangle_int_t) { (int) lround (x0), (int) lround (y0),
                                        (int) (lround (x1) - lround (x0)),
                                        (int) (lround (y1) - lround (y0)) };
      found = fmax (fmax (fabs (x0 - round (x0)), fabs (y0 - round (y0))),
                    fmax (fabs (x1 - round (x1)), fabs (y1 - round (y1)))) < 0.01;
    }
  cairo_rectangle_list_destroy (list);
  return found;
}

/**
 * buju_plain_get_pixels:
 * @cr: a context
 * @pixels: (out caller-allocates): where its pixels are
 *
 * When all that cairo would do is to put colours over the pixels of an image, others may do so in
 * its place. Between this and cairo_surface_mark_dirty() cairo must not be used.
 *
 * Returns: %FALSE when it is not so simple
 */
gboolean
buju_plain_get_pixels (cairo_t *cr, BujuPlainPixels *pixels)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  cairo_matrix_t matrix;
  cairo_rectangle_int_t clip;
  double dx, dy;
  int stride;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE
      || (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_RGB24
          && cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32)
      || cairo_get_operator (cr) != CAIRO_OPERATOR_OVER)
    return FALSE;
  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_offset (surface, &dx, &dy);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx <= 0 || matrix.yy <= 0 || dx != 0 || dy != 0)
    return FALSE;
  cairo_surface_get_device_scale (surface, &dx, &dy);
  if (dx != 1 || dy != 1 || !get_clip (cr, &matrix, &clip))
    return FALSE;
  if (clip.width <= 0 || clip.height <= 0 || clip.x < 0 || clip.y < 0
      || clip.x + clip.width > cairo_image_surface_get_width (surface)
      || clip.y + clip.height > cairo_image_surface_get_height (surface))
    return FALSE;

  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  pixels->canvas.pixels = (guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                                + (gsize) clip.y * stride)
                          + clip.x;
  pixels->canvas.stride = stride / 4;
  pixels->canvas.width = clip.width;
  pixels->canvas.height = clip.height;
  pixels->scale_x = matrix.xx;
  pixels->scale_y = matrix.yy;
  pixels->origin = (BujuPoint) { matrix.x0 - clip.x, matrix.y0 - clip.y };
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain-private.h"

#include <math.h>

#define SMALLEST_DOT 0.5    /* user space */
#define MOST_DOTS 1000      /* of one path */

typedef struct
{
  const BujuPlain *plain;
  cairo_t         *cr;
  guint            n_dots;  /* in the path */
} Pen;

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

/* Dots that follow one another are one path: thousands of fills would swell a file. */
static void
flush_dots (Pen *pen)
{
  if (pen->n_dots == 0)
    return;
  set_color (pen->cr, is_stroked (pen->plain) ? &pen->plain->stroke : &pen->plain->fill);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill (pen->cr);
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  pen->n_dots = 0;
}

static void
trace_dot (Pen *pen, const BujuMark *mark)
{
  double width = mark->x1 - mark->x0, height = mark->y1 - mark->y0;
  double size = fmax (SMALLEST_DOT, sqrt (width * height));

  cairo_rectangle (pen->cr, (mark->x0 + mark->x1 - size) / 2, (mark->y0 + mark->y1 - size) / 2, size, size);
  if (++pen->n_dots == MOST_DOTS)
    flush_dots (pen);
}

static void
paint (Pen *pen, gboolean filled)
{
  if (filled && pen->plain->fill.alpha > 0)
    {
      set_color (pen->cr, &pen->plain->fill);
      cairo_fill_preserve (pen->cr);
    }
  if (is_stroked (pen->plain))
    {
      set_color (pen->cr, &pen->plain->stroke);
      cairo_stroke_preserve (pen->cr);
    }
  cairo_new_path (pen->cr);
}

static void
trace_disc (Pen *pen, const BujuMark *mark)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, mark->x0, mark->y0, BUJU_PLAIN_POINT_DIAMETER / 2, 0, 2 * G_PI);
  paint (pen, TRUE);
}

static void
trace_path (Pen *pen, const BujuMarks *marks, const BujuMark *mark)
{
  gboolean area = mark->kind == BUJU_MARK_AREA;
  guint32 i = mark->first_point;

  for (guint32 part = 0; part < mark->n_parts; part++)
    {
      guint32 end = marks->ends[mark->first_part + part];

      if (i < end)
        cairo_move_to (pen->cr, marks->points[i].x, marks->points[i].y);
      for (i++; i < end; i++)
        cairo_line_to (pen->cr, marks->points[i].x, marks->points[i].y);
      i = end;
      if (area)
        cairo_close_path (pen->cr);
    }
  paint (pen, area);
}

/**
 * buju_plain_trace:
 * @self: how to draw
 * @cr: a context in user space of the view
 * @marks: what to draw, in user space
 *
 * Draws marks as paths, in their order.
 */
void
buju_plain_trace (const BujuPlain *self, cairo_t *cr, const BujuMarks *marks)
{
  Pen pen = { self, cr, 0 };

  for (guint i = 0; i < marks->n_marks; i++)
    {
      const BujuMark *mark = &marks->marks[i];

      if (mark->kind == BUJU_MARK_DOT)
        {
          trace_dot (&pen, mark);
          continue;
        }
      flush_dots (&pen);
      if (mark->kind == BUJU_MARK_DISC)
        trace_disc (&pen, mark);
      else
        trace_path (&pen, marks, mark);
    }
  flush_dots (&pen);
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

      *clip = (cairo_rectangle_int_t) { (int) lround (x0), (int) lround (y0), (int) (lround (x1) - lround (x0)),
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
 * When all that cairo would do is to put colours over the pixels of an image, others may do so in its place. Between
 * this and cairo_surface_mark_dirty() cairo must not be used.
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
  pixels->canvas.pixels = (guint32 *) (void *) (cairo_image_surface_get_data (surface) + (gsize) clip.y * stride)
                          + clip.x;
  pixels->canvas.stride = stride / 4;
  pixels->canvas.width = clip.width;
  pixels->canvas.height = clip.height;
  pixels->scale_x = matrix.xx;
  pixels->scale_y = matrix.yy;
  pixels->origin = (BujuPoint) { matrix.x0 - clip.x, matrix.y0 - clip.y };
  return TRUE;
}

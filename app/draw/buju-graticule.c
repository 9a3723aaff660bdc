/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-graticule.h"

#include <math.h>

/* of each line: at any scale of a sheet it deviates from its curve by less than a hairline */
#define N_POINTS 25
#define N_EDGE 8         /* points along each side that tell which degrees are in view */
#define WEIGHT 0.3       /* pt on A4 */
#define MOST_LINES 200

struct _BujuGraticule
{
  GArray *points;   /* BujuPoint, user space of the view; N_POINTS of each line after one another */
};

/* Degrees between which the view lies. */
static BujuBox
find_extent (BujuProjection *to_map, const BujuView *view)
{
  BujuBox extent = BUJU_BOX_EMPTY;

  for (guint i = 0; i <= N_EDGE; i++)
    {
      double x = view->width * i / N_EDGE, y = view->height * i / N_EDGE;
      BujuPoint edge[] = {
        buju_view_to_map (view, x, 0), buju_view_to_map (view, x, view->height),
        buju_view_to_map (view, 0, y), buju_view_to_map (view, view->width, y),
      };

      buju_projection_inverse (to_map, edge, G_N_ELEMENTS (edge));
      for (guint j = 0; j < G_N_ELEMENTS (edge); j++)
        if (isfinite (edge[j].x) && isfinite (edge[j].y))
          buju_box_add_point (&extent, edge[j].x, edge[j].y);
    }
  return extent;
}

/* A line of constant longitude or latitude. */
static void
add_line (BujuGraticule *self, BujuProjection *to_map, const BujuView *view, const BujuBox *extent,
          gboolean meridian,
          double degrees)
{
  BujuPoint line[N_POINTS];

  for (guint i = 0; i < N_POINTS; i++)
    {
      double share = (double) i / (N_POINTS - 1);

      line[i].x = meridian ? degrees : extent->x0 + share * buju_box_width (extent);
      line[i].y = meridian ? extent->y0 + share * buju_box_height (extent) : degrees;
    }
  buju_projection_forward (to_map, line, N_POINTS);
  for (guint i = 0; i < N_POINTS; i++)
    {
      if (!isfinite (line[i].x) || !isfinite (line[i].y))
        return;
      line[i] = buju_view_to_screen (view, line[i].x, line[i].y);
    }
  g_array_append_vals (self->points, line, N_POINTS);
}

/**
 * buju_graticule_new:
 * @to_map: from longitude/latitude to the map CRS
 * @view: what the map shows; its size in pt
 * @step: degrees from one line to the next
 *
 * Returns: (transfer full): the lines in view
 */
BujuGraticule *
buju_graticule_new (BujuProjection *to_map, const BujuView *view, double step)
{
  BujuGraticule *self = g_new0 (BujuGraticule, 1);
  BujuBox extent = find_extent (to_map, view);

  self->points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  if (buju_box_is_empty (&extent) || !(step > 0)
      || (buju_box_width (&extent) + buju_box_height (&extent)) / step > MOST_LINES)
    return self;
  for (double i = ceil (extent.x0 / step); i * step <= extent.x1; i++)
    add_line (self, to_map, view, &extent, TRUE, i * step);
  for (double i = ceil (extent.y0 / step); i * step <= extent.y1; i++)
    add_line (self, to_map, view, &extent, FALSE, i * step);
  return self;
}

/**
 * buju_graticule_free:
 * @self: (transfer full): a graticule
 */
void
buju_graticule_free (BujuGraticule *self)
{
  g_array_unref (self->points);
  g_free (self);
}

/**
 * buju_graticule_get_n_lines:
 * @self: a graticule
 *
 * Returns: how many meridians and parallels there are
 */
guint
buju_graticule_get_n_lines (const BujuGraticule *self)
{
  return self->points->len / N_POINTS;
}

/**
 * buju_graticule_draw:
 * @self: a graticule
 * @ink: the typography
 * @cr: a context in pt
 * @map: where the view lies on the page
 */
void
buju_graticule_draw (const BujuGraticule *self, const BujuInk *ink, cairo_t *cr, const BujuBox *map)
{
  cairo_save (cr);
  cairo_rectangle (cr, map->x0, map->y0, buju_box_width (map), buju_box_height (map));
  cairo_clip (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      const BujuPoint *point = &g_array_index (self->points, BujuPoint, i);

      if (i % N_POINTS == 0)
        cairo_move_to (cr, map->x0 + point->x, map->y0 + point->y);
      else
        cairo_line_to (cr, map->x0 + point->x, map->y0 + point->y);
    }
  cairo_set_source_rgba (cr, 0.20, 0.34, 0.44, 0.5);
  cairo_set_line_width (cr, buju_ink_weight (ink, WEIGHT));
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

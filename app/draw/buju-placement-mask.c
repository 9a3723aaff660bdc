/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-mask.h"

#include <math.h>

/* Scan conversion by edge crossings (Foley, van Dam et al. 1990, §3.6): each edge notes where it
 * crosses the middle of each row; between an odd and the next even crossing of a row is inside. */

typedef struct
{
  int    row;
  double x;
} Crossing;

static void
add_edge (const BujuRaster *raster, BujuPoint a, BujuPoint b, GArray *crossings)
{
  double y0 = (MIN (a.y, b.y) - raster->y0) / raster->cell - 0.5;
  double y1 = (MAX (a.y, b.y) - raster->y0) / raster->cell - 0.5;
  int first = (int) CLAMP (ceil (y0), 0, raster->n_rows);
  int last = (int) CLAMP (ceil (y1), 0, raster->n_rows);

  for (int row = first; row < last; row++)
    {
      double y = raster->y0 + (row + 0.5) * raster->cell;
      Crossing crossing = { row, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) };

      g_array_append_val (crossings, crossing);
    }
}

static int
compare_crossings (gconstpointer a, gconstpointer b)
{
  const Crossing *p = a, *q = b;

  if (p->row != q->row)
    return p->row - q->row;
  return (p->x > q->x) - (p->x < q->x);
}

static void
fill_run (BujuRaster *raster, int row, double x0, double x1)
{
  int first = (int) CLAMP (ceil ((x0 - raster->x0) / raster->cell - 0.5), 0, raster->n_columns);
  int last = (int) CLAMP (ceil ((x1 - raster->x0) / raster->cell - 0.5), 0, raster->n_columns);

  for (int column = first; column < last; column++)
    raster->values[(gsize) row * (gsize) raster->n_columns + (gsize) column] = 1;
}

/**
 * buju_mask_fill:
 * @raster: a raster that has just been made
 * @span: rings in user space, finite; parts are closed even if they do not repeat their first point
 *
 * Sets the cells inside @span to 1 and sums up.
 */
void
buju_mask_fill (BujuRaster *raster, const BujuSpan *span)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (Crossing));

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      for (guint i = 0; i < n_points; i++)
        add_edge (raster, points[i], points[(i + 1) % n_points], crossings);
    }
  g_array_sort (crossings, compare_crossings);
  for (guint i = 0; i + 1 < crossings->len; i += 2)
    {
      const Crossing *a = &g_array_index (crossings, Crossing, i);

      if (a[0].row == a[1].row)
        fill_run (raster, a[0].row, a[0].x, a[1].x);
    }
  buju_raster_sum_up (raster);
}

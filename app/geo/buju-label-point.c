/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-measure.h"

#include <math.h>

/* The pole of inaccessibility: the inner point farthest from the border, where a label has most
 * room. A queue of square cells, best upper bound first; a cell that may beat the best point by
 * more than the precision is cut in four.
 *
 * Source: V. Agafonkin, "A new algorithm for finding a visual center of a polygon", Mapbox blog
 * (2016), and its program polylabel (ISC). Written anew. */

/* With the first grid and some 2000 cells even long thin shapes are settled; the limit only keeps a
 * precision of nearly nothing from running on. */
#define MAX_CELLS 4000

typedef struct
{
  double x, y;     /* centre */
  double half;     /* half a side */
  double distance; /* to the border, negative outside */
  double bound;    /* no point of the cell has a larger distance */
} Cell;

static double
signed_distance (const BujuSpan *span,
                 double          x,
                 double          y)
{
  double distance = buju_measure_distance (span, x, y);

  return buju_measure_contains (span, x, y) ? distance : -distance;
}

static Cell
make_cell (const BujuSpan *span,
           double          x,
           double          y,
           double          half)
{
  Cell cell = { x, y, half, signed_distance (span, x, y), 0.0 };

  cell.bound = cell.distance + half * G_SQRT2;

  return cell;
}

static void
heap_push (GArray *heap,
           Cell    cell)
{
  guint at = heap->len;

  g_array_append_val (heap, cell);
  while (at > 0)
    {
      guint parent = (at - 1) / 2;

      if (g_array_index (heap, Cell, parent).bound >= cell.bound)
        break;
      g_array_index (heap, Cell, at) = g_array_index (heap, Cell, parent);
      at = parent;
    }
  g_array_index (heap, Cell, at) = cell;
}

static Cell
heap_pop (GArray *heap)
{
  Cell top = g_array_index (heap, Cell, 0);
  Cell last = g_array_index (heap, Cell, heap->len - 1);
  guint at = 0;

  g_array_set_size (heap, heap->len - 1);
  while (2 * at + 1 < heap->len)
    {
      guint child = 2 * at + 1;

      if (child + 1 < heap->len &&
          g_array_index (heap, Cell, child + 1).bound > g_array_index (heap, Cell, child).bound)
        child++;
      if (last.bound >= g_array_index (heap, Cell, child).bound)
        break;
      g_array_index (heap, Cell, at) = g_array_index (heap, Cell, child);
      at = child;
    }
  if (heap->len > 0)
    g_array_index (heap, Cell, at) = last;

  return top;
}

static void
cover_box (const BujuSpan *span,
           const BujuBox  *box,
           GArray         *heap)
{
  double width = buju_box_width (box);
  double height = buju_box_height (box);
  /* At most 64 cells along a thin shape: the queue finds the rest. */
  double side = MAX (MIN (width, height), MAX (width, height) / 64);
  int n_columns = (int) ceil (width / side);
  int n_rows = (int) ceil (height / side);

  for (int column = 0; column < n_columns; column++)
    for (int row = 0; row < n_rows; row++)
      heap_push (heap, make_cell (span, box->x0 + (column + 0.5) * side,
                                  box->y0 + (row + 0.5) * side, side / 2));
}

static Cell
search (const BujuSpan *span,
        GArray         *heap,
        Cell            best,
        double          precision)
{
  for (guint n_cells = 0; heap->len > 0 && n_cells < MAX_CELLS; n_cells++)
    {
      Cell cell = heap_pop (heap);
      double half = cell.half / 2;

      if (cell.bound - best.distance <= precision)
        break;
      if (cell.distance > best.distance)
        best = cell;
      for (int i = 0; i < 4; i++)
        {
          Cell quarter = make_cell (span, cell.x + (i & 1 ? half : -half),
                                    cell.y + (i & 2 ? half : -half), half);

          if (quarter.distance > best.distance)
            best = quarter;
          if (quarter.bound - best.distance > precision)
            heap_push (heap, quarter);
        }
    }

  return best;
}

/**
 * buju_measure_label_point:
 * @span: rings, filled even-odd
 * @precision: how much farther from the border a better point might be, in the span's unit; 0 or
 *   less takes a hundredth of the shorter side of the box
 *
 * Finds the inner point that is farthest from every border, holes included. Points, lines and rings
 * without area give the vertex in the middle of their list.
 *
 * Returns: the point; (NaN, NaN) when the span has no points
 */
BujuPoint
buju_measure_label_point (const BujuSpan *span,
                          double          precision)
{
  g_autoptr (GArray) heap = NULL;
  BujuPoint middle;
  BujuBox box;
  Cell best;

  g_return_val_if_fail (span != NULL, ((BujuPoint) { NAN, NAN }));

  if (span->n_points == 0)
    return (BujuPoint) { NAN, NAN };

  box = buju_span_get_box (span);
  middle = span->points[span->n_points / 2];
  if (!(buju_box_width (&box) > 0.0 && buju_box_height (&box) > 0.0) ||
      !isfinite (buju_box_width (&box)) || !isfinite (buju_box_height (&box)))
    return middle;

  if (!(precision > 0.0))
    precision = MIN (buju_box_width (&box), buju_box_height (&box)) / 100;
  heap = g_array_new (FALSE, FALSE, sizeof (Cell));
  cover_box (span, &box, heap);
  best = make_cell (span, box.x0 / 2 + box.x1 / 2, box.y0 / 2 + box.y1 / 2, 0.0);
  best = search (span, heap, best, precision);

  return best.distance > 0.0 ? (BujuPoint) { best.x, best.y } : middle;
}

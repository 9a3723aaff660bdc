/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-raster.h"

#include <math.h>

#define CELLS_MAX 250000.0

/* Columns and rows that a box touches, from the first one to one behind the last one, anywhere. */
typedef struct
{
  double column0, row0, column1, row1;
} Range;

/**
 * buju_raster_init:
 * @self: uninitialised
 * @view: the picture
 * @area: which part of it, user space; not empty
 * @cell: wanted side of a cell; made larger when the area would need too many
 *
 * Prepares cells with the value 0 over @area.
 */
void
buju_raster_init (BujuRaster *self, const BujuView *view, const BujuBox *area, double cell)
{
  BujuPoint origin = buju_view_to_screen (view, 0, 0);
  double width = area->x1 - area->x0, height = area->y1 - area->y0;

  self->cell = MAX (cell, sqrt (width * height / CELLS_MAX));
  self->x0 = origin.x + floor ((area->x0 - origin.x) / self->cell) * self->cell;
  self->y0 = origin.y + floor ((area->y0 - origin.y) / self->cell) * self->cell;
  self->n_columns = MAX (1, (int) ceil ((area->x1 - self->x0) / self->cell));
  self->n_rows = MAX (1, (int) ceil ((area->y1 - self->y0) / self->cell));
  self->values = g_new0 (float, (gsize) self->n_columns * (gsize) self->n_rows);
  self->sums = NULL;
}

/**
 * buju_raster_clear:
 * @self: a raster
 */
void
buju_raster_clear (BujuRaster *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->sums, g_free);
}

/**
 * buju_raster_sum_up:
 * @self: a raster whose values are final
 *
 * Makes it ready for questions.
 */
void
buju_raster_sum_up (BujuRaster *self)
{
  gsize n_columns = (gsize) self->n_columns, n_rows = (gsize) self->n_rows, width = n_columns + 1;

  self->sums = g_new (double, width * (n_rows + 1));
  for (gsize i = 0; i < width; i++)
    self->sums[i] = 0;
  for (gsize row = 0; row < n_rows; row++)
    {
      double line = 0;

      self->sums[(row + 1) * width] = 0;
      for (gsize column = 0; column < n_columns; column++)
        {
          line += self->values[row * n_columns + column];
          self->sums[(row + 1) * width + column + 1] = self->sums[row * width + column + 1] + line;
        }
    }
}

/**
 * buju_raster_get_value:
 * @self: a raster
 * @x: in user space
 * @y: in user space
 *
 * Returns: the value of the cell there; 0 outside the raster
 */
double
buju_raster_get_value (const BujuRaster *self, double x, double y)
{
  double column = (x - self->x0) / self->cell, row = (y - self->y0) / self->cell;

  if (!(column >= 0 && row >= 0 && column < self->n_columns && row < self->n_rows))
    return 0;
  return self->values[(gsize) row * (gsize) self->n_columns + (gsize) column];
}

static Range
range_of (const BujuRaster *self, const BujuBox *box)
{
  Range range = { floor ((box->x0 - self->x0) / self->cell),
                  floor ((box->y0 - self->y0) / self->cell),
                  ceil ((box->x1 - self->x0) / self->cell),
                  ceil ((box->y1 - self->y0) / self->cell) };

  range.column1 = MAX (range.column1, range.column0 + 1);
  range.row1 = MAX (range.row1, range.row0 + 1);
  return range;
}

static double
sum_of_range (const BujuRaster *self, const Range *range)
{
  gsize width = (gsize) self->n_columns + 1;
  gsize c0 = (gsize) CLAMP (range->column0, 0, self->n_columns);
  gsize c1 = (gsize) CLAMP (range->column1, 0, self->n_columns);
  gsize r0 = (gsize) CLAMP (range->row0, 0, self->n_rows);
  gsize r1 = (gsize) CLAMP (range->row1, 0, self->n_rows);

  return self->sums[r1 * width + c1] - self->sums[r0 * width + c1] -
         self->sums[r1 * width + c0] + self->sums[r0 * width + c0];
}

/**
 * buju_raster_get_sum:
 * @self: a raster that has been summed up
 * @box: in user space, finite
 *
 * Returns: the sum of the cells that @box touches
 */
double
buju_raster_get_sum (const BujuRaster *self, const BujuBox *box)
{
  Range range = range_of (self, box);

  return sum_of_range (self, &range);
}

/**
 * buju_raster_get_mean:
 * @self: a raster that has been summed up
 * @box: in user space, finite
 *
 * Returns: the mean of the cells that @box touches; those outside the raster are 0
 */
double
buju_raster_get_mean (const BujuRaster *self, const BujuBox *box)
{
  Range range = range_of (self, box);

  return sum_of_range (self, &range)
         / ((range.column1 - range.column0) * (range.row1 - range.row0));
}

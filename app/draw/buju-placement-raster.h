/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRaster: values on square cells over a part of the picture, with sums over rectangles
 * (summed-area table, Crow 1984), so that a question costs the same for any box. Cells start at the
 * map's origin: a pan moves them with the map, and answers stay as they are. */

#include "geo/buju-view.h"

G_BEGIN_DECLS

typedef struct
{
  double  cell;        /* side, user space */
  double  x0, y0;      /* of the first cell, user space */
  int     n_columns;
  int     n_rows;
  float  *values;      /* row by row, to be filled before summing up */
  double *sums;        /* (n_columns + 1) × (n_rows + 1) */
} BujuRaster;

void   buju_raster_init      (BujuRaster *self, const BujuView *view, const BujuBox *area,
                              double cell);
void   buju_raster_clear     (BujuRaster *self);
void   buju_raster_sum_up    (BujuRaster *self);
/* Of the cell at a point; 0 outside. */
double buju_raster_get_value (const BujuRaster *self, double x, double y);
/* Of the cells that @box touches. */
double buju_raster_get_sum   (const BujuRaster *self, const BujuBox *box);
/* The same, divided by the number of these cells, with those outside the raster. */
double buju_raster_get_mean  (const BujuRaster *self, const BujuBox *box);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuRaster, buju_raster_clear)

G_END_DECLS

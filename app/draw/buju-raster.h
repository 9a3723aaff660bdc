/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRaster: paints marks straight into pixels, fill and hairline, strip by strip; made for layers of very many shapes, where
 * cairo's general path costs ten times as much. Immutable once made; each strip may be painted by another thread. */

#include "draw/buju-coverage.h"
#include "draw/buju-marks.h"

G_BEGIN_DECLS

/* Lines wider than this need real joins: cairo draws them. */
#define BUJU_RASTER_WIDEST_LINE 1.5

typedef struct _BujuRaster BujuRaster;

BujuRaster *buju_raster_new         (const BujuCanvas *canvas, const BujuColor *fill, const BujuColor *stroke,
                                     double line_width, double point_diameter);   /* px */
void        buju_raster_free        (BujuRaster *self);
int         buju_raster_get_strip_height (const BujuRaster *self);
int         buju_raster_get_n_strips     (const BujuRaster *self);
/* @coverage belongs to the calling thread. */
void        buju_raster_init_coverage    (const BujuRaster *self, BujuCoverage *coverage);
void        buju_raster_paint_strip      (const BujuRaster *self, int strip, const BujuMarks *marks,
                                          BujuCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuRaster, buju_raster_free)

G_END_DECLS

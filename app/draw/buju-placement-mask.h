/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Filling a polygon into a raster, so that "how much of this text lies inside" is a single look. */

#include "draw/buju-placement-raster.h"
#include "geo/buju-path.h"

G_BEGIN_DECLS

/* Cells whose middle is inside @span (even-odd; user space) become 1; sums up. */
void buju_mask_fill (BujuRaster *raster, const BujuSpan *span);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A north arrow: where true north is at a point of the map, and the drawing of it. */

#include "draw/buju-ink.h"
#include "geo/buju-projection.h"

G_BEGIN_DECLS

/* @to_map: from longitude/latitude to the map CRS. Radians clockwise from the map's own up to true
 * north at @at. */
double buju_north_arrow_angle (BujuProjection *to_map, BujuPoint at);
/* Centred on @centre, @height pt tall with its letter. */
void   buju_north_arrow_draw  (const BujuInk *ink, cairo_t *cr, BujuPoint centre, double height,
                               double angle);

G_END_DECLS

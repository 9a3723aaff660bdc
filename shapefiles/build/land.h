/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

G_BEGIN_DECLS

/* The land polygons of the package earth-lands-1m that touch the region, in metres: valid, inner
 * rings dropped, long facets of the coast rounded. (transfer full) */
GEOSGeometry *build_land_read (Build *self);

G_END_DECLS

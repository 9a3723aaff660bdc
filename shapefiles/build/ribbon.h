/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

/* Shapes in metres. "take": the geometries given are freed. All results are (transfer full). */
GEOSGeometry *build_buffer        (Build *self, const GEOSGeometry *shape, double distance);
GEOSGeometry *build_close         (Build *self, GEOSGeometry *take, double radius);
GEOSGeometry *build_open          (Build *self, GEOSGeometry *take, double radius);
GEOSGeometry *build_union         (Build *self, GEOSGeometry *take, GEOSGeometry *take_too);
GEOSGeometry *build_difference    (Build *self, GEOSGeometry *take, const GEOSGeometry *cut);
GEOSGeometry *build_union_of      (Build *self, GPtrArray *take);
GEOSGeometry *build_disc          (Build *self, double x, double y, double radius);
GEOSGeometry *build_largest_part  (Build *self, GEOSGeometry *take);
GEOSGeometry *build_part_near     (Build *self, const GEOSGeometry *shape, double x, double y);
GEOSGeometry *build_finish        (Build *self, GEOSGeometry *take, double least_area,
                                   double tolerance);
double        build_area_km2      (Build *self, const GEOSGeometry *shape);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

typedef struct
{
  double x; /* m */
  double y; /* m */
} SplinePoint;

/* @starts: (out) (optional): for each point of @points, guint, its index in the result. */
GArray       *build_spline      (const GArray *points, gboolean closed, GArray **starts);
/* From points[1] to points[2], the latter left out. */
void          build_spline_span (GArray *samples, const SplinePoint points[4]);
/* The points as a line, or as a polygon when @area. (transfer full) */
GEOSGeometry *build_spline_line (Build *self, const GArray *samples, gboolean area);

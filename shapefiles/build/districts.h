/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "build.h"

G_BEGIN_DECLS

/* One administrative area: a district of the city or a neighbouring province. */
typedef struct
{
  char         *id;
  char         *name_zh;
  char         *name_en;
  gboolean      district;
  GEOSGeometry *area;  /* metres; owned */
} BuildArea;

void       build_area_free      (BuildArea *self);
/* The 16 districts, then the provinces, as their sources draw them, shifted to WGS84 and made
 * valid. */
GPtrArray *build_districts_read (Build *self);

/* coverage.c: makes the areas a coverage of @land: no gaps, no overlaps, each vertex of a shared
 * border the same on both sides. Afterwards every area is in degrees, rounded to 1e-7. */
void       build_coverage_make  (Build *self, GPtrArray *areas, const GEOSGeometry *land);

G_END_DECLS

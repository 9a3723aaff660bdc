/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPosition: where the gazetteer puts a place, how sure that is and where it comes from. A
 * value; its strings belong to the library. */

#include "geo/buju-projection.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef struct
{
  double      lon, lat;      /* degrees, EPSG:4490; NAN when not asked for */
  double      uncertainty;   /* m; NAN when not known */
  const char *basis;         /* "documented", "derived", "schematic" …; NULL */
  const char *confidence;    /* "high", "medium", "low"; NULL */
  const char *source;        /* NULL */
} BujuPosition;

/* FALSE when the place has no point. @projection: from BUJU_GEO_CRS to BUJU_MAP_CRS; (nullable): no
 * degrees wanted. */
gboolean buju_position_find (const BujuLibrary *library, BujuProjection *projection,
                             const BujuPlace *place, BujuPosition *position);

G_END_DECLS

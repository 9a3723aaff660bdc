/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDatum: the shifted coordinates of Chinese web maps, which no CRS file knows: GCJ-02 (AMap,
 * Tencent) and BD-09 (Baidu, shifted once more). Longitude and latitude in degrees; WGS84 and
 * CGCS2000 are one and the same here. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_DATUM_NONE,   /* as a CRS says: not shifted */
  BUJU_DATUM_GCJ02,
  BUJU_DATUM_BD09
} BujuDatum;

BujuPoint   buju_datum_to_wgs84   (BujuDatum datum, double lon, double lat);
BujuPoint   buju_datum_from_wgs84 (BujuDatum datum, double lon, double lat);
/* "none", "gcj02", "bd09", in any case and with or without a hyphen; FALSE for anything else. */
gboolean    buju_datum_from_name  (const char *name, BujuDatum *datum);
const char *buju_datum_get_name   (BujuDatum datum);

G_END_DECLS

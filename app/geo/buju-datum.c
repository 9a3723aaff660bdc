/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-datum.h"

#include <math.h>
#include <string.h>

/* Both forward formulas are public knowledge (EvilTransform and its many descendants); neither
 * inverse has a closed form. Fixed-point iteration gains at least a factor of a thousand a round,
 * so six rounds end far below a millimetre. */
#define ROUNDS 6
#define SEMI_MAJOR 6378245.0
#define ECCENTRICITY_SQUARED 0.00669342162296594323
#define BD09_WAVE (G_PI * 3000.0 / 180.0)

static double
waves (double x)
{
  return (20.0 * sin (6.0 * x * G_PI) + 20.0 * sin (2.0 * x * G_PI)) * 2.0 / 3.0;
}

static double
shift_lat (double x, double y)
{
  double shift = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x));

  shift += waves (x);
  shift += (20.0 * sin (y * G_PI) + 40.0 * sin (y / 3.0 * G_PI)) * 2.0 / 3.0;
  shift += (160.0 * sin (y / 12.0 * G_PI) + 320.0 * sin (y * G_PI / 30.0)) * 2.0 / 3.0;
  return shift;
}

static double
shift_lon (double x, double y)
{
  double shift = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x));

  shift += waves (x);
  shift += (20.0 * sin (x * G_PI) + 40.0 * sin (x / 3.0 * G_PI)) * 2.0 / 3.0;
  shift += (150.0 * sin (x / 12.0 * G_PI) + 300.0 * sin (x / 30.0 * G_PI)) * 2.0 / 3.0;
  return shift;
}

static BujuPoint
gcj02_from_wgs84 (double lon, double lat)
{
  double phi = lat / 180.0 * G_PI;
  double magic = 1.0 - ECCENTRICITY_SQUARED * sin (phi) * sin (phi);
  double root = sqrt (magic);
  double dlat = shift_lat (lon - 105.0, lat - 35.0) * 180.0 /
                (SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (magic * root) * G_PI);
  double dlon = shift_lon (lon - 105.0, lat - 35.0) * 180.0
                / (SEMI_MAJOR / root * cos (phi) * G_PI);

  return (BujuPoint) { lon + dlon, lat + dlat };
}

static BujuPoint
bd09_from_gcj02 (double lon, double lat)
{
  double radius = hypot (lon, lat) + 0.00002 * sin (lat * BD09_WAVE);
  double angle = atan2 (lat, lon) + 0.000003 * cos (lon * BD09_WAVE);

  return (BujuPoint) { radius * cos (angle) + 0.0065, radius * sin (angle) + 0.006 };
}

/**
 * buju_datum_from_wgs84:
 * @datum: which shift
 * @lon: degrees, WGS84
 * @lat: degrees, WGS84
 *
 * Returns: the point as maps of @datum give it, degrees; NAN for a point that is not finite
 */
BujuPoint
buju_datum_from_wgs84 (BujuDatum datum,
                       double    lon,
                       double    lat)
{
  BujuPoint gcj02;

  if (datum == BUJU_DATUM_NONE)
    return (BujuPoint) { lon, lat };

  gcj02 = gcj02_from_wgs84 (lon, lat);
  return datum == BUJU_DATUM_GCJ02 ? gcj02 : bd09_from_gcj02 (gcj02.x, gcj02.y);
}

/**
 * buju_datum_to_wgs84:
 * @datum: which shift
 * @lon: degrees, as maps of @datum give it
 * @lat: degrees, as maps of @datum give it
 *
 * Undoes buju_datum_from_wgs84() to less than a millimetre, within China.
 *
 * Returns: the point in WGS84, degrees; NAN for a point that is not finite
 */
BujuPoint
buju_datum_to_wgs84 (BujuDatum datum,
                     double    lon,
                     double    lat)
{
  BujuPoint point = { lon, lat };

  for (int round = 0; datum != BUJU_DATUM_NONE && round < ROUNDS; round++)
    {
      BujuPoint shifted = buju_datum_from_wgs84 (datum, point.x, point.y);

      point.x += lon - shifted.x;
      point.y += lat - shifted.y;
    }

  return point;
}

static const char * const names[] = {
  [BUJU_DATUM_NONE] = "none",
  [BUJU_DATUM_GCJ02] = "gcj02",
  [BUJU_DATUM_BD09] = "bd09",
};

/**
 * buju_datum_get_name:
 * @datum: a shift
 *
 * Returns: (transfer none): its name in files and on the command line
 */
const char *
buju_datum_get_name (BujuDatum datum)
{
  g_return_val_if_fail (datum < G_N_ELEMENTS (names), NULL);

  return names[datum];
}

/**
 * buju_datum_from_name:
 * @name: "none", "gcj02" or "bd09"; "GCJ-02" will do
 * @datum: (out): which shift it is
 *
 * Returns: whether @name is one
 */
gboolean
buju_datum_from_name (const char *name,
                      BujuDatum  *datum)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  g_return_val_if_fail (name != NULL && datum != NULL, FALSE);

  for (const char *p = name; *p != '\0'; p++)
    if (*p != '-')
      g_string_append_c (plain, g_ascii_tolower (*p));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (plain->str, names[i]) == 0)
      {
        *datum = i;
        return TRUE;
      }

  return FALSE;
}

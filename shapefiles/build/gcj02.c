/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GCJ-02, the shifted datum of Chinese web maps. The forward formula is public knowledge (EvilTransform and its many
 * descendants); the inverse has no closed form and is found by fixed-point iteration, which halves nothing less than a
 * factor of a thousand a round: six rounds end far below a millimetre. */

#include "gcj02.h"

#include <math.h>

#define SEMI_MAJOR 6378245.0
#define ECCENTRICITY_SQUARED 0.00669342162296594323

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

/* How far GCJ-02 lies from WGS84 at a WGS84 point, degrees. */
static void
shift_at (double lon, double lat, double *dlon, double *dlat)
{
  double phi = lat / 180.0 * G_PI;
  double magic = 1.0 - ECCENTRICITY_SQUARED * sin (phi) * sin (phi);
  double root = sqrt (magic);

  *dlat = shift_lat (lon - 105.0, lat - 35.0) * 180.0 /
          (SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (magic * root) * G_PI);
  *dlon = shift_lon (lon - 105.0, lat - 35.0) * 180.0 / (SEMI_MAJOR / root * cos (phi) * G_PI);
}

void
build_gcj02_to_wgs84 (double *lon, double *lat)
{
  double shifted_lon = *lon;
  double shifted_lat = *lat;

  for (int round = 0; round < 6; round++)
    {
      double dlon, dlat;

      shift_at (*lon, *lat, &dlon, &dlat);
      *lon = shifted_lon - dlon;
      *lat = shifted_lat - dlat;
    }
}

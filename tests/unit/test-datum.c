/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-datum.h"

#include <math.h>

#define METRES_PER_DEGREE 111320.0

static double
metres_between (BujuPoint a, double lon, double lat)
{
  return METRES_PER_DEGREE * hypot ((a.x - lon) * cos (lat * G_PI / 180.0), a.y - lat);
}

/* Pairs that the projects EvilTransform and coordtransform publish in their own tests. */
static void
test_published (void)
{
  static const struct { BujuDatum datum; double lon, lat, shifted_lon, shifted_lat; } pairs[] = {
    { BUJU_DATUM_GCJ02, 121.5272106, 31.1774276, 121.531541859215, 31.17530398364597 },
    { BUJU_DATUM_GCJ02, 113.912316, 22.543847, 113.9171764808363, 22.540796131694766 },
    { BUJU_DATUM_GCJ02, 116.377817, 39.911954, 116.38404722455657, 39.91334545536069 },
    { BUJU_DATUM_GCJ02, 116.404, 39.915, 116.41024449916938, 39.91640428150164 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      BujuPoint there = buju_datum_from_wgs84 (pairs[i].datum, pairs[i].lon, pairs[i].lat);
      BujuPoint back = buju_datum_to_wgs84 (pairs[i].datum, pairs[i].shifted_lon,
                                            pairs[i].shifted_lat);

      g_assert_cmpfloat (metres_between (there, pairs[i].shifted_lon, pairs[i].shifted_lat), <,
                         0.01);
      g_assert_cmpfloat (metres_between (back, pairs[i].lon, pairs[i].lat), <, 0.01);
    }
}

/* Published as BD-09 of a GCJ-02 point, so the way leads over WGS84. */
static void
test_published_bd09 (void)
{
  BujuPoint wgs84 = buju_datum_to_wgs84 (BUJU_DATUM_GCJ02, 116.404, 39.915);
  BujuPoint bd09 = buju_datum_from_wgs84 (BUJU_DATUM_BD09, wgs84.x, wgs84.y);

  g_assert_cmpfloat (metres_between (bd09, 116.41036949371029, 39.92133699351021), <, 0.01);
  wgs84 = buju_datum_to_wgs84 (BUJU_DATUM_BD09, 116.404, 39.915);
  bd09 = buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, wgs84.x, wgs84.y);
  /* What they give is itself an approximation of the inverse. */
  g_assert_cmpfloat (metres_between (bd09, 116.39762729119315, 39.90865673957631), <, 1.0);
}

static void
test_there_and_back (void)
{
  for (double lon = 120.8; lon < 122.2; lon += 0.13)
    for (double lat = 30.6; lat < 31.9; lat += 0.13)
      for (BujuDatum datum = BUJU_DATUM_NONE; datum <= BUJU_DATUM_BD09; datum++)
        {
          BujuPoint there = buju_datum_from_wgs84 (datum, lon, lat);
          BujuPoint back = buju_datum_to_wgs84 (datum, there.x, there.y);
          double shift = metres_between (there, lon, lat);

          g_assert_cmpfloat (metres_between (back, lon, lat), <, 0.001);
          g_assert_cmpfloat (shift, <=, datum == BUJU_DATUM_NONE ? 0 : 1300);
          g_assert_cmpfloat (shift, >=, datum == BUJU_DATUM_NONE ? 0 : 300);
        }
}

static void
test_not_finite (void)
{
  g_assert_true (isnan (buju_datum_to_wgs84 (BUJU_DATUM_BD09, NAN, 31).x));
  g_assert_true (isnan (buju_datum_from_wgs84 (BUJU_DATUM_GCJ02, 121, INFINITY).y));
}

static void
test_names (void)
{
  BujuDatum datum = BUJU_DATUM_NONE;

  g_assert_true (buju_datum_from_name ("GCJ-02", &datum));
  g_assert_cmpint (datum, ==, BUJU_DATUM_GCJ02);
  g_assert_true (buju_datum_from_name (buju_datum_get_name (BUJU_DATUM_BD09), &datum));
  g_assert_cmpint (datum, ==, BUJU_DATUM_BD09);
  g_assert_true (buju_datum_from_name ("none", &datum));
  g_assert_cmpint (datum, ==, BUJU_DATUM_NONE);
  g_assert_false (buju_datum_from_name ("wgs84", &datum));
  g_assert_false (buju_datum_from_name ("", &datum));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/datum/published", test_published);
  g_test_add_func ("/datum/published-bd09", test_published_bd09);
  g_test_add_func ("/datum/there-and-back", test_there_and_back);
  g_test_add_func ("/datum/not-finite", test_not_finite);
  g_test_add_func ("/datum/names", test_names);
  return g_test_run ();
}

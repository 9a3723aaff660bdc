/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-geodesy.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "geo/buju-projection.h"

#define LON 121.473702   /* People's Square */
#define LAT 31.230391

static BujuPoint
to_map (double lon, double lat)
{
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  BujuPoint                  at = { lon, lat };

  g_assert_nonnull (projection);
  g_assert_cmpuint (buju_projection_forward (projection, &at, 1), ==, 0);
  return at;
}

static void
test_degrees (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  BujuPoint               degrees = buju_geodesy_to_degrees (geodesy, to_map (LON, LAT));
  g_autofree char        *text = buju_geodesy_format (geodesy, BUJU_COORDINATES_WGS84,
                                                      to_map (LON, LAT));
  g_autofree char        *dms = buju_geodesy_format (geodesy, BUJU_COORDINATES_DMS,
                                                     to_map (LON, LAT));

  g_assert_cmpfloat_with_epsilon (degrees.x, LON, 1e-9);
  g_assert_cmpfloat_with_epsilon (degrees.y, LAT, 1e-9);
  g_assert_cmpstr (text, ==, "31.230391° N, 121.473702° E");
  g_assert_cmpstr (dms, ==, "31°13′49.4″ N, 121°28′25.3″ E");
}

/* 59.96 seconds are the next minute, not sixty. */
static void
test_full_minutes (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  BujuPoint               at = to_map (121 + 29.0 / 60 + 59.98 / 3600,
                                       30 + 59.0 / 60 + 59.97 / 3600);
  g_autofree char        *dms = buju_geodesy_format (geodesy, BUJU_COORDINATES_DMS, at);

  g_assert_cmpstr (dms, ==, "31°00′00.0″ N, 121°30′00.0″ E");
}

/* Between two numbers stands a comma, so none may stand in them, whatever is usual where the
 * program runs. */
static void
test_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8", "es_ES.UTF-8",
                                         "pt_BR.UTF-8" };
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  gboolean                found = FALSE;
  g_autofree char        *degrees = NULL;
  g_autofree char        *metres = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && !found; i++)
    found = setlocale (LC_NUMERIC, locales[i]) != NULL;
  if (!found)
    {
      g_test_skip ("no locale with a decimal comma");
      return;
    }
  degrees = buju_geodesy_format (geodesy, BUJU_COORDINATES_WGS84, to_map (LON, LAT));
  metres = buju_geodesy_format (geodesy, BUJU_COORDINATES_GK, (BujuPoint) { 640000.25, 3456789 });
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpstr (degrees, ==, "31.230391° N, 121.473702° E");
  g_assert_cmpstr (metres, ==, "E 640000.2 m, N 3456789.0 m (EPSG:4549)");
}

static void
test_zones (void)
{
  g_assert_cmpint (buju_geodesy_find_zone (120), ==, 4549);
  g_assert_cmpint (buju_geodesy_find_zone (121.49), ==, 4549);
  g_assert_cmpint (buju_geodesy_find_zone (121.51), ==, 4550);
  g_assert_cmpint (buju_geodesy_find_zone (75), ==, 4534);
  g_assert_cmpint (buju_geodesy_find_zone (135), ==, 4554);
  g_assert_cmpint (buju_geodesy_find_zone (2), ==, 0);
  g_assert_cmpint (buju_geodesy_find_zone (NAN), ==, 0);
}

/* The map's own grid as it is, and that of the zone beside it as PROJ has it. */
static void
test_grid (void)
{
  g_autoptr (BujuGeodesy)    geodesy = buju_geodesy_new ();
  g_autoptr (BujuProjection) east = buju_projection_new (BUJU_GEO_CRS, "EPSG:4550", NULL);
  BujuPoint                  at = to_map (121.9, 30.9);
  BujuPoint                  there = { 121.9, 30.9 };
  g_autofree char           *own = buju_geodesy_format (geodesy, BUJU_COORDINATES_GK, at);
  g_autofree char           *zone = buju_geodesy_format (geodesy, BUJU_COORDINATES_GK_ZONE, at);
  g_autofree char           *own_wanted = g_strdup_printf ("E %.1f m, N %.1f m (EPSG:4549)", at.x,
                                                           at.y);
  g_autofree char           *zone_wanted = NULL;

  buju_projection_forward (east, &there, 1);
  zone_wanted = g_strdup_printf ("E %.1f m, N %.1f m (EPSG:4550)", there.x, there.y);
  g_assert_cmpstr (own, ==, own_wanted);
  g_assert_cmpstr (zone, ==, zone_wanted);
  g_assert_cmpfloat (there.x, <, 500000);   /* west of 123° E */
  g_assert_cmpfloat (at.x, >, 500000);      /* east of 120° E */
}

/* The pair that EvilTransform publishes. */
static void
test_gcj02 (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  g_autofree char        *text = buju_geodesy_format (geodesy, BUJU_COORDINATES_GCJ02,
                                                      to_map (121.5272106, 31.1774276));

  g_assert_cmpstr (text, ==, "31.175304° N, 121.531542° E");
}

static void
test_nowhere (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  BujuPoint               nowhere[] = { { NAN, 0 }, { 500000, INFINITY } };

  for (BujuCoordinates i = 0; i < BUJU_N_COORDINATES; i++)
    g_assert_null (buju_geodesy_format (geodesy, i, nowhere[0]));
  g_assert_true (isnan (buju_geodesy_get_length (geodesy, nowhere, 2)));
  g_assert_true (isnan (buju_geodesy_get_area (geodesy, nowhere, 2, NULL)));
}

/* An arc of the meridian from the series of the ellipsoid (Snyder, Map Projections, 3-21), a
 * parallel by its radius. */
static void
test_length (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  BujuPoint               north[] = { to_map (120, 31), to_map (120, 31.5) };
  BujuPoint               near[] = { to_map (121.5, 31), to_map (121.501, 31) };
  double                  f = 1 / 298.257222101;
  double                  e2 = f * (2 - f);
  double                  e4 = e2 * e2;
  double                  e6 = e4 * e2;
  double                  m[2];
  double                  phi = 31 * G_PI / 180;
  double                  parallel = 6378137 * cos (phi) / sqrt (1 - e2 * sin (phi) * sin (phi))
                                     * 0.001 * G_PI / 180;

  for (int i = 0; i < 2; i++)
    {
      double lat = (31 + i * 0.5) * G_PI / 180;

      m[i] = 6378137 * ((1 - e2 / 4 - 3 * e4 / 64 - 5 * e6 / 256) * lat -
                        (3 * e2 / 8 + 3 * e4 / 32 + 45 * e6 / 1024) * sin (2 * lat) +
                        (15 * e4 / 256 + 45 * e6 / 1024) * sin (4 * lat)
                          - 35 * e6 / 3072 * sin (6 * lat));
    }
  g_assert_cmpfloat_with_epsilon (buju_geodesy_get_length (geodesy, north, 2), m[1] - m[0], 0.01);
  g_assert_cmpfloat_with_epsilon (buju_geodesy_get_length (geodesy, near, 2), parallel, 0.001);
  g_assert_cmpfloat (buju_geodesy_get_length (geodesy, north, 1), ==, 0);
}

/* The plane is larger there: 0.02 % in length, twice that in area, east of the central meridian. */
static void
test_area (void)
{
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  BujuPoint               at = to_map (LON, LAT);
  BujuPoint               square[] = { at, { at.x + 1000, at.y }, { at.x + 1000, at.y + 1000 },
                                       { at.x, at.y + 1000 } };
  BujuPoint               back[] = { square[3], square[2], square[1], square[0] };
  double                  scale = 1 + (at.x - 500000) * (at.x - 500000) / (2 * 6.37e6 * 6.37e6);
  double                  length = 0;
  double                  area = buju_geodesy_get_area (geodesy, square, 4, &length);

  g_assert_cmpfloat (area, <, 1e6);
  g_assert_cmpfloat_with_epsilon (area, 1e6 / (scale * scale), 15);
  g_assert_cmpfloat_with_epsilon (length, 4000 / scale, 0.1);
  g_assert_cmpfloat_with_epsilon (buju_geodesy_get_area (geodesy, back, 4, NULL), area, 1e-3);
}

static void
test_names (void)
{
  BujuCoordinates found;

  for (BujuCoordinates i = 0; i < BUJU_N_COORDINATES; i++)
    {
      g_assert_true (buju_coordinates_from_name (buju_coordinates_get_name (i), &found));
      g_assert_cmpint (found, ==, i);
    }
  g_assert_false (buju_coordinates_from_name ("utm", &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geodesy/degrees", test_degrees);
  g_test_add_func ("/geodesy/full-minutes", test_full_minutes);
  g_test_add_func ("/geodesy/locale", test_locale);
  g_test_add_func ("/geodesy/zones", test_zones);
  g_test_add_func ("/geodesy/grid", test_grid);
  g_test_add_func ("/geodesy/gcj02", test_gcj02);
  g_test_add_func ("/geodesy/nowhere", test_nowhere);
  g_test_add_func ("/geodesy/length", test_length);
  g_test_add_func ("/geodesy/area", test_area);
  g_test_add_func ("/geodesy/names", test_names);
  return g_test_run ();
}

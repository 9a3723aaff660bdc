/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-projection.h"

#include <math.h>
#include <string.h>

#include <sys/stat.h>

#include "folder-fixture.h"

#define CGCS2000_WKT                                                                              \
  "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","                  \
  "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"                    \
  "UNIT[\"Degree\",0.0174532925199433]]"

/* L. Krüger's series in n, to the fourth order (C. Karney, "Transverse Mercator with an accuracy
 * of a few nanometers", J. Geodesy 85, 2011, eq. 7–11, 35): another way to the same numbers.
 * Central meridian 120°, easting 500 000 m, scale 1. */
static BujuPoint
project_by_series (double lon, double lat)
{
  const double a = 6378137.0, f = 1 / 298.257222101;
  const double n = f / (2 - f), e = sqrt (f * (2 - f));
  const double n2 = n * n, n3 = n2 * n, n4 = n2 * n2;
  const double radius = a / (1 + n) * (1 + n2 / 4 + n4 / 64);
  const double alpha[] = { n / 2 - n2 * 2 / 3 + n3 * 5 / 16 + n4 * 41 / 180,
                           n2 * 13 / 48 - n3 * 3 / 5 + n4 * 557 / 1440,
                           n3 * 61 / 240 - n4 * 103 / 140, n4 * 49561 / 161280 };
  double phi = lat * G_PI / 180, lambda = (lon - 120) * G_PI / 180;
  double tau = tan (phi);
  double sigma = sinh (e * atanh (e * tau / sqrt (1 + tau * tau)));
  double conformal = tau * sqrt (1 + sigma * sigma) - sigma * sqrt (1 + tau * tau);
  double xi0 = atan2 (conformal, cos (lambda));
  double eta0 = asinh (sin (lambda) / hypot (conformal, cos (lambda)));
  double xi = xi0, eta = eta0;

  for (guint j = 1; j <= 4; j++)
    {
      xi += alpha[j - 1] * sin (2 * j * xi0) * cosh (2 * j * eta0);
      eta += alpha[j - 1] * cos (2 * j * xi0) * sinh (2 * j * eta0);
    }

  return (BujuPoint) { 500000 + radius * eta, radius * xi };
}

static BujuProjection *
open_projection (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  BujuProjection *projection = buju_projection_new (from, to, &error);

  g_assert_no_error (error);
  g_assert_nonnull (projection);

  return projection;
}

/* What gdaltransform 3.6.2 says, for four corners of the map and its middle. */
static void
test_map_crs (void)
{
  const BujuPoint places[] = {
    { 121.47, 31.23 }, { 121.0, 30.7 }, { 119.5, 31.0 }, { 122.1, 31.8 }, { 120, 31 }
  };
  const BujuPoint expected[] = { { 640060.337694254, 3457406.43549739 },
                                 { 595804.282898591, 3398141.12267157 },
                                 { 452247.582068939, 3431081.6380446 },
                                 { 698885.079093018, 3521596.58007257 },
                                 { 500000, 3430974.32340885 } };
  g_autoptr (BujuProjection) projection = open_projection (BUJU_GEO_CRS, BUJU_MAP_CRS);
  BujuPoint points[G_N_ELEMENTS (places)];

  memcpy (points, places, sizeof points);
  g_assert_cmpuint (buju_projection_forward (projection, points, G_N_ELEMENTS (points)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_assert_cmpfloat_with_epsilon (points[i].x, expected[i].x, 1e-4);
      g_assert_cmpfloat_with_epsilon (points[i].y, expected[i].y, 1e-4);
    }
  g_assert_cmpuint (buju_projection_inverse (projection, points, G_N_ELEMENTS (points)), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_assert_cmpfloat_with_epsilon (points[i].x, places[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (points[i].y, places[i].y, 1e-9);
    }
}

static void
test_agrees_with_series (void)
{
  g_autoptr (BujuProjection) projection = open_projection (CGCS2000_WKT, BUJU_MAP_CRS);

  for (double lon = 119; lon <= 123; lon += 0.37)
    for (double lat = 29; lat <= 33; lat += 0.41)
      {
        BujuPoint point = { lon, lat };
        BujuPoint expected = project_by_series (lon, lat);

        g_assert_cmpuint (buju_projection_forward (projection, &point, 1), ==, 0);
        g_assert_cmpfloat_with_epsilon (point.x, expected.x, 1e-3);
        g_assert_cmpfloat_with_epsilon (point.y, expected.y, 1e-3);
      }
}

/* The worked example of IOGP's Guidance Note 7 part 2, Transverse Mercator; its older formulas
 * are good for a centimetre. */
static void
test_published_example (void)
{
  g_autoptr (BujuProjection) projection = open_projection ("EPSG:4277", "EPSG:27700");
  BujuPoint point = { 0.5, 50.5 };

  g_assert_cmpuint (buju_projection_forward (projection, &point, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (point.x, 577274.99, 0.01);
  g_assert_cmpfloat_with_epsilon (point.y, 69740.50, 0.01);
}

static void
test_identity (void)
{
  g_autoptr (BujuProjection) same = open_projection (CGCS2000_WKT, BUJU_GEO_CRS);
  g_autoptr (BujuProjection) other = open_projection (BUJU_GEO_CRS, BUJU_MAP_CRS);
  BujuPoint points[] = { { 121.47, 31.23 }, { INFINITY, 0 } };

  g_assert_true (buju_projection_is_identity (same));
  g_assert_false (buju_projection_is_identity (other));
  g_assert_cmpuint (buju_projection_forward (same, points, 2), ==, 1);
  g_assert_cmpfloat (points[0].x, ==, 121.47);
  g_assert_true (isnan (points[1].x));
}

/* One bad point spoils neither its neighbours nor the next call. */
static void
test_bad_points (void)
{
  g_autoptr (BujuProjection) projection = open_projection (BUJU_GEO_CRS, BUJU_MAP_CRS);
  BujuPoint points[] = { { 121, 31 }, { NAN, 31 }, { 121, 200 }, { 121, INFINITY }, { 121, 31 } };

  g_assert_cmpuint (buju_projection_forward (projection, points, G_N_ELEMENTS (points)), ==, 3);
  g_assert_true (isnan (points[1].x) && isnan (points[1].y));
  g_assert_true (isnan (points[2].x) && isnan (points[2].y));
  g_assert_true (isnan (points[3].x) && isnan (points[3].y));
  g_assert_cmpfloat (points[0].x, ==, points[4].x);
  g_assert_true (isfinite (points[4].y));
  points[0] = (BujuPoint) { 121, 31 };
  g_assert_cmpuint (buju_projection_forward (projection, points, 1), ==, 0);
  g_assert_cmpuint (buju_projection_forward (projection, NULL, 0), ==, 0);
}

static void
test_unknown (void)
{
  const char *const unknown[] = { "", "EPSG:1", "<!DOCTYPE html>", "GEOGCS[\"x\"", "+proj=nonsense",
                                  "+proj=merc +a=0 +type=crs", "+proj=axisswap +order=2,1" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (buju_projection_new (unknown[i], BUJU_MAP_CRS, &error));
      g_assert_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS);
    }
}

static void
test_describe (void)
{
  g_auto (BujuCrs) crs = { NULL, NULL, FALSE };
  g_auto (BujuCrs) marked = { NULL, NULL, FALSE };
  g_auto (BujuCrs) map = { NULL, NULL, FALSE };

  g_assert_true (buju_crs_describe (CGCS2000_WKT, &crs, NULL));
  g_assert_cmpstr (crs.name, ==, "China Geodetic Coordinate System 2000");
  g_assert_cmpstr (crs.authority, ==, "EPSG:4490");
  g_assert_true (crs.geographic);
  g_assert_true (buju_crs_describe ("\xef\xbb\xbf" CGCS2000_WKT, &marked, NULL));
  g_assert_cmpstr (marked.authority, ==, "EPSG:4490");
  g_assert_true (buju_crs_describe (BUJU_MAP_CRS, &map, NULL));
  g_assert_cmpstr (map.authority, ==, BUJU_MAP_CRS);
  g_assert_false (map.geographic);
}

/* A shift hung on a CRS by some programs must not hide what it is. */
static void
test_describe_bound (void)
{
  g_auto (BujuCrs) crs = { NULL, NULL, FALSE };

  g_assert_true (
      buju_crs_describe ("GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\","
                         "SPHEROID[\"GRS_1980\",6378137,298.257222101],TOWGS84[0,0,0,0,0,0,0]],"
                         "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]",
                         &crs, NULL));
  g_assert_cmpstr (crs.authority, ==, "EPSG:4269");
  g_assert_true (crs.geographic);
}

static void
test_describe_junk (void)
{
  g_autofree char *long_text = g_strnfill (4 * 1024 * 1024, '[');
  g_autoptr (GError) error = NULL;
  g_auto (BujuCrs) crs = { NULL, NULL, FALSE };
  gint64 start = g_get_monotonic_time ();

  g_assert_false (buju_crs_describe (long_text, &crs, &error));
  g_assert_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS);
  g_assert_null (crs.name);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
}

/* A pipe that nobody writes to holds who opens it; no .prj may name one, nor any file of ours.
 * Waits in a process of its own, to be killed should it hang. */
static void
test_foreign_files (void)
{
  static const char *forms[] = {
    "+init=%s:4326 +type=crs",
    "+proj=longlat +ellps=GRS80 +nadgrids=%s +type=crs",
    "+proj=longlat +ellps=GRS80 +geoidgrids=%s +type=crs",
    "+proj=tinshift +file=%s +type=crs",
    "+proj=defmodel +model=%s +type=crs",
    "+proj=vgridshift +grids=%s +type=crs",
    "+proj=xyzgridshift +grids=%s +type=crs",
    "PROJCS[\"x\"," CGCS2000_WKT ",PROJECTION[\"Mercator_1SP\"],UNIT[\"metre\",1],"
    "EXTENSION[\"PROJ4\",\"+proj=merc +nadgrids=%s +type=crs\"]]",
  };
  Folder folder;
  g_autofree char *pipe = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  folder_set_up (&folder, NULL);
  pipe = folder_path (&folder, "pipe");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) halves = g_strsplit (forms[i], "%s", 2);
      g_autofree char *definition = g_strconcat (halves[0], pipe, halves[1], NULL);
      g_auto (BujuCrs) crs = { NULL, NULL, FALSE };
      g_autoptr (BujuProjection) projection = NULL;
      BujuPoint point = { 121, 31 };

      buju_crs_describe (definition, &crs, NULL);
      projection = buju_projection_new (definition, BUJU_MAP_CRS, NULL);
      if (projection != NULL)
        buju_projection_forward (projection, &point, 1);
    }
  folder_tear_down (&folder, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projection/map-crs", test_map_crs);
  g_test_add_func ("/projection/agrees-with-series", test_agrees_with_series);
  g_test_add_func ("/projection/published-example", test_published_example);
  g_test_add_func ("/projection/identity", test_identity);
  g_test_add_func ("/projection/bad-points", test_bad_points);
  g_test_add_func ("/projection/unknown", test_unknown);
  g_test_add_func ("/projection/describe", test_describe);
  g_test_add_func ("/projection/describe-bound", test_describe_bound);
  g_test_add_func ("/projection/describe-junk", test_describe_junk);
  g_test_add_func ("/projection/foreign-files", test_foreign_files);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-warp.h"

#include <math.h>

#include "geo/buju-projection.h"

#define N_POINTS 200000
#define MILLIMETRE 0.001

typedef struct
{
  BujuProjection *projection;
  gsize           n_asked;
} Costly;

static void
project_cb (BujuPoint *points, gsize n_points, gpointer data)
{
  Costly *self = data;

  self->n_asked += n_points;
  buju_projection_forward (self->projection, points, n_points);
}

static BujuPoint *
make_points (const BujuBox *extent, GRand *rand)
{
  BujuPoint *points = g_new (BujuPoint, N_POINTS);

  for (gsize i = 0; i < N_POINTS; i++)
    points[i] = (BujuPoint) { g_rand_double_range (rand, extent->x0, extent->x1),
                              g_rand_double_range (rand, extent->y0, extent->y1) };

  return points;
}

/* Every point within @tolerance of where the costly way puts it; gives how many failed there. */
static gsize
compare (const BujuPoint *exact, const BujuPoint *warped, double tolerance)
{
  gsize n_failed = 0;

  for (gsize i = 0; i < N_POINTS; i++)
    {
      if (isnan (exact[i].x))
        {
          n_failed++;
          continue;
        }
      g_assert_cmpfloat (hypot (exact[i].x - warped[i].x, exact[i].y - warped[i].y), <=, tolerance);
    }

  return n_failed;
}

typedef struct
{
  const char *name;
  const char *from;
  BujuBox     extent;
  double      most_asked; /* share of the points that the costly way may be asked for */
} Case;

static const Case cases[] = {
  { "shanghai", "EPSG:4326", { 120.8, 30.6, 122.3, 31.9 }, 0.02 },
  { "china", "EPSG:4490", { 73, 18, 135, 54 }, 1.2 },
  { "beijing54", "EPSG:4214", { 120, 30, 123, 32 }, 0.02 },
  { "xian80", "EPSG:2385", { 300000, 3300000, 700000, 3500000 }, 0.02 },
  { "utm", "EPSG:32651", { 200000, 3300000, 500000, 3600000 }, 0.02 },
  { "mercator", "EPSG:3857", { 13400000, 3500000, 13600000, 3800000 }, 0.02 },
  { "world", "EPSG:4326", { -180, -90, 180, 90 }, 1.2 },
};

static void
test_projection (gconstpointer data)
{
  const Case *given = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuProjection) projection = buju_projection_new (given->from, BUJU_MAP_CRS, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4549);
  g_autofree BujuPoint *points = make_points (&given->extent, rand);
  g_autofree BujuPoint *exact = g_memdup2 (points, N_POINTS * sizeof *points);
  Costly costly = { projection, 0 };
  g_autoptr (BujuWarp) warp = buju_warp_new (&given->extent, N_POINTS, MILLIMETRE, project_cb,
                                             &costly);
  gsize n_failed;

  g_assert_no_error (error);
  g_assert_cmpfloat (buju_projection_get_tolerance (projection), ==, MILLIMETRE);
  n_failed = buju_warp_apply (warp, points, N_POINTS);
  g_assert_cmpfloat ((double) costly.n_asked, <=, N_POINTS * given->most_asked);
  buju_projection_forward (projection, exact, N_POINTS);
  g_assert_cmpuint (compare (exact, points, MILLIMETRE), ==, n_failed);
}

static void
test_degrees (void)
{
  const BujuBox extent = { 400000, 3300000, 600000, 3500000 };
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_MAP_CRS, "EPSG:4326", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree BujuPoint *points = make_points (&extent, rand);
  g_autofree BujuPoint *exact = g_memdup2 (points, N_POINTS * sizeof *points);
  Costly costly = { projection, 0 };
  g_autoptr (BujuWarp) warp = buju_warp_new (&extent, N_POINTS, 1e-8, project_cb, &costly);

  g_assert_cmpfloat (buju_projection_get_tolerance (projection), ==, 1e-8);
  g_assert_cmpuint (buju_warp_apply (warp, points, N_POINTS), ==, 0);
  buju_projection_forward (projection, exact, N_POINTS);
  g_assert_cmpuint (compare (exact, points, 1e-8), ==, 0);
}

/* Not smooth where it crosses the axes, nothing at all in one corner. */
static void
awkward_cb (BujuPoint *points, gsize n_points, gpointer data)
{
  for (gsize i = 0; i < n_points; i++)
    if (points[i].x > 50 && points[i].y > 50)
      points[i] = (BujuPoint) { NAN, NAN };
    else
      points[i] = (BujuPoint) { sqrt (fabs (points[i].x)) + points[i].y, floor (points[i].y / 40) };
}

static void
test_awkward (void)
{
  const BujuBox extent = { -100, -100, 100, 100 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree BujuPoint *points = make_points (&extent, rand);
  g_autofree BujuPoint *exact = g_memdup2 (points, N_POINTS * sizeof *points);
  g_autoptr (BujuWarp) warp = buju_warp_new (&extent, N_POINTS, 1e-6, awkward_cb, NULL);
  gsize n_failed = buju_warp_apply (warp, points, N_POINTS);

  awkward_cb (exact, N_POINTS, NULL);
  g_assert_cmpuint (n_failed, ==, compare (exact, points, 1e-6));
  g_assert_cmpuint (n_failed, >, N_POINTS / 20);
}

/* All at one place, on one line, beyond the extent that was told. */
static void
test_degenerate (void)
{
  const BujuBox boxes[] = { { 3, 3, 3, 3 }, { 0, 5, 10, 5 }, { 20, 20, 21, 21 }, BUJU_BOX_EMPTY };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autoptr (BujuWarp) warp = buju_warp_new (&boxes[i], N_POINTS, 1e-6, awkward_cb, NULL);
      BujuPoint points[] = { { 3, 3 }, { 10, 5 }, { -70, 1 } };
      BujuPoint exact[G_N_ELEMENTS (points)] = { { 3, 3 }, { 10, 5 }, { -70, 1 } };

      g_assert_cmpuint (buju_warp_apply (warp, points, G_N_ELEMENTS (points)), ==, 0);
      awkward_cb (exact, G_N_ELEMENTS (exact), NULL);
      for (guint k = 0; k < G_N_ELEMENTS (points); k++)
        {
          g_assert_cmpfloat_with_epsilon (points[k].x, exact[k].x, 1e-6);
          g_assert_cmpfloat_with_epsilon (points[k].y, exact[k].y, 1e-6);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/warp/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_projection);
    }
  g_test_add_func ("/warp/degrees", test_degrees);
  g_test_add_func ("/warp/awkward", test_awkward);
  g_test_add_func ("/warp/degenerate", test_degenerate);

  return g_test_run ();
}

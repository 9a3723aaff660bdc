/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-measure.h"

#include "geo-fixture.h"

typedef struct
{
  BujuPathBuffer shape;
  GRand         *rand;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  buju_path_buffer_init (&fixture->shape);
  fixture->rand = g_rand_new_with_seed (4549);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  buju_path_buffer_clear (&fixture->shape);
  g_rand_free (fixture->rand);
}

static BujuSpan
get_span (Fixture *fixture)
{
  return buju_path_buffer_get_span (&fixture->shape);
}

static void
test_contains_hole (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  add_rectangle (&fixture->shape, 0, 0, 10, 10);
  add_rectangle (&fixture->shape, 3, 3, 7, 7);
  add_rectangle (&fixture->shape, 4, 4, 6, 6); /* an island in the hole */
  span = get_span (fixture);
  g_assert_true (buju_measure_contains (&span, 1, 1));
  g_assert_false (buju_measure_contains (&span, 3.5, 3.5));
  g_assert_true (buju_measure_contains (&span, 5, 5));
  g_assert_false (buju_measure_contains (&span, 11, 5));
  g_assert_false (buju_measure_contains (&span, -1, 0));
}

static void
test_contains_border (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  add_rectangle (&fixture->shape, 0, 0, 10, 10);
  add_rectangle (&fixture->shape, 3, 3, 7, 7);
  span = get_span (fixture);
  g_assert_true (buju_measure_contains (&span, 0, 0));
  g_assert_true (buju_measure_contains (&span, 10, 10));
  g_assert_true (buju_measure_contains (&span, 5, 0));
  g_assert_true (buju_measure_contains (&span, 0, 5));
  g_assert_true (buju_measure_contains (&span, 7, 5));
  g_assert_true (buju_measure_contains (&span, 3, 3));
  g_assert_false (buju_measure_contains (&span, 10 + 1e-9, 5));
}

/* A ray through corners must count each of them once. */
static void
test_contains_through_corners (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  buju_path_buffer_begin_part (&fixture->shape);
  for (guint i = 0; i <= 8; i++)
    buju_path_buffer_add (&fixture->shape, i, i % 2 == 0 ? 0 : 4);
  buju_path_buffer_add (&fixture->shape, 8, -4);
  buju_path_buffer_add (&fixture->shape, 0, -4);
  span = get_span (fixture); /* left open: it counts as closed */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (buju_measure_contains (&span, 2 * i + 1, 2));
      g_assert_false (buju_measure_contains (&span, 2 * i, 0.5));
      g_assert_true (buju_measure_contains (&span, 2 * i + 0.5, -1e-9));
    }
  g_assert_false (buju_measure_contains (&span, -1, 0));
  g_assert_false (buju_measure_contains (&span, -1, 4));
  g_assert_false (buju_measure_contains (&span, 9, 0));
}

static void
test_contains_nothing (Fixture *fixture, gconstpointer data)
{
  BujuSpan span = get_span (fixture);

  g_assert_false (buju_measure_contains (&span, 0, 0));
  g_assert_true (isinf (buju_measure_distance (&span, 0, 0)));
  g_assert_cmpfloat (buju_measure_area (&span), ==, 0);
  g_assert_true (isnan (buju_measure_label_point (&span, 1).x));
  g_assert_true (isnan (buju_measure_along (&span, 0, 0.5, NULL).x));
  add_rectangle (&fixture->shape, 0, 0, 1, 1);
  span = get_span (fixture);
  g_assert_false (buju_measure_contains (&span, NAN, 0.5));
}

static void
test_distance (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  add_rectangle (&fixture->shape, 0, 0, 10, 10);
  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 30, 40);
  span = get_span (fixture);
  g_assert_cmpfloat (buju_measure_distance (&span, 5, 4), ==, 4);
  g_assert_cmpfloat (buju_measure_distance (&span, 13, 14), ==, 5);
  g_assert_cmpfloat (buju_measure_distance (&span, 33, 44), ==, 5);
  g_assert_cmpfloat (buju_measure_distance (&span, 10, 5), ==, 0);
}

/* Areas, against the share of random throws that hit. */
static void
test_area_sampled (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      const guint n_throws = 40000;
      guint n_hits = 0;
      BujuSpan span;

      buju_path_buffer_reset (&fixture->shape);
      add_random_ring (&fixture->shape, fixture->rand, 500000, 3450000, 100, 11 + 7 * round);
      /* Inside the first, whose radii start at 20. */
      add_random_ring (&fixture->shape, fixture->rand, 500000, 3450000, 15, 7);
      add_random_ring (&fixture->shape, fixture->rand, 500150, 3450150, 60, 9);
      span = get_span (fixture);
      for (guint i = 0; i < n_throws; i++)
        n_hits +=
            buju_measure_contains (&span, 500000 + g_rand_double_range (fixture->rand, -100, 220),
                                   3450000 + g_rand_double_range (fixture->rand, -100, 220));
      g_assert_cmpfloat_with_epsilon (buju_measure_area (&span), 320.0 * 320.0 * n_hits / n_throws,
                                      320.0 * 320.0 * 0.012);
    }
}

static void
test_area_nesting (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  add_rectangle (&fixture->shape, 4, 4, 6, 6); /* hole before its ring */
  add_rectangle (&fixture->shape, 0, 0, 10, 10);
  add_rectangle (&fixture->shape, 10, 0, 12, 10); /* touches along a side */
  add_rectangle (&fixture->shape, 0, 0, 2, 2);    /* a hole that touches its ring in a corner */
  span = get_span (fixture);
  g_assert_cmpfloat (buju_measure_area (&span), ==, 100 - 4 + 20 - 4);
  /* The same ring again cancels, as in even-odd ink. */
  add_rectangle (&fixture->shape, 10, 0, 12, 10);
  span = get_span (fixture);
  g_assert_cmpfloat (buju_measure_area (&span), ==, 100 - 4 - 4);
}

/* A hole whose vertices all lie on the border of its ring. */
static void
test_area_inscribed (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;

  add_rectangle (&fixture->shape, 0, 0, 10, 10);
  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 5, 0);
  buju_path_buffer_add (&fixture->shape, 10, 5);
  buju_path_buffer_add (&fixture->shape, 5, 10);
  buju_path_buffer_add (&fixture->shape, 0, 5);
  buju_path_buffer_add (&fixture->shape, 5, 0);
  span = get_span (fixture);
  g_assert_cmpfloat (buju_measure_area (&span), ==, 50);
}

static void
test_along (Fixture *fixture, gconstpointer data)
{
  double direction = NAN;
  BujuPoint point;
  BujuSpan span;

  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 0, 0);
  buju_path_buffer_add (&fixture->shape, 10, 0);
  buju_path_buffer_add (&fixture->shape, 10, 0); /* a double vertex has no direction */
  buju_path_buffer_add (&fixture->shape, 10, 30);
  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 7, 7);
  buju_path_buffer_add (&fixture->shape, 7, 7);
  span = get_span (fixture);
  point = buju_measure_along (&span, 0, 0.125, &direction);
  g_assert_cmpfloat (point.x, ==, 5);
  g_assert_cmpfloat (direction, ==, 0);
  point = buju_measure_along (&span, 0, 0.5, &direction);
  g_assert_cmpfloat (point.x, ==, 10);
  g_assert_cmpfloat (point.y, ==, 10);
  g_assert_cmpfloat_with_epsilon (direction, G_PI / 2, 1e-12);
  g_assert_cmpfloat (buju_measure_along (&span, 0, 1.0, &direction).y, ==, 30);
  g_assert_cmpfloat (buju_measure_along (&span, 0, 7.0, NULL).y, ==, 30);
  g_assert_cmpfloat (buju_measure_along (&span, 0, -1.0, NULL).x, ==, 0);
  point = buju_measure_along (&span, 1, 0.5, &direction);
  g_assert_cmpfloat (point.x, ==, 7);
  g_assert_cmpfloat (direction, ==, 0);
  g_assert_true (isnan (buju_measure_along (&span, 2, 0.5, NULL).x));
}

static double
depth_at (const BujuSpan *span, double x, double y)
{
  return buju_measure_contains (span, x, y) ? buju_measure_distance (span, x, y) : 0;
}

/* No point of a fine grid has more room around it than the pole, but for the precision. */
static void
test_label_point_is_best (Fixture *fixture, gconstpointer data)
{
  const double precision = 0.5;

  for (guint round = 0; round < 10; round++)
    {
      BujuSpan span;
      BujuPoint pole;
      double best;

      buju_path_buffer_reset (&fixture->shape);
      add_random_ring (&fixture->shape, fixture->rand, 0, 0, 100, 6 + 5 * round);
      add_random_ring (&fixture->shape, fixture->rand, 0, 0, 10, 5);
      span = get_span (fixture);
      pole = buju_measure_label_point (&span, precision);
      best = depth_at (&span, pole.x, pole.y);
      g_assert_cmpfloat (best, >, 0);
      for (double x = -100; x < 100; x += 2)
        for (double y = -100; y < 100; y += 2)
          g_assert_cmpfloat (depth_at (&span, x, y), <=, best + precision);
    }
}

static void
test_label_point_of_ring (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;
  BujuPoint pole;

  /* An L, whose centre of gravity would be near the inner corner. */
  add_rectangle (&fixture->shape, 0, 0, 30, 30);
  add_rectangle (&fixture->shape, 2, 2, 30, 20);
  span = get_span (fixture);
  pole = buju_measure_label_point (&span, 0.01);
  g_assert_cmpfloat_with_epsilon (pole.y, 25, 0.1);
  g_assert_cmpfloat_with_epsilon (depth_at (&span, pole.x, pole.y), 5, 0.02);
}

/* Long, far away, degenerate: it must end, and say something sensible. */
static void
test_label_point_extremes (Fixture *fixture, gconstpointer data)
{
  BujuSpan span;
  BujuPoint pole;

  add_rectangle (&fixture->shape, 0, 0, 1e6, 0.5);
  span = get_span (fixture);
  pole = buju_measure_label_point (&span, 0);
  g_assert_true (buju_measure_contains (&span, pole.x, pole.y));

  buju_path_buffer_reset (&fixture->shape);
  add_rectangle (&fixture->shape, 1e17, 1e17, 1e17 + 64, 1e17 + 64);
  span = get_span (fixture);
  g_assert_true (isfinite (buju_measure_label_point (&span, 1e-12).x));

  buju_path_buffer_reset (&fixture->shape);
  add_rectangle (&fixture->shape, -1.7e308, -1, 1.7e308, 1);
  span = get_span (fixture);
  g_assert_true (isfinite (buju_measure_label_point (&span, 1).x));

  buju_path_buffer_reset (&fixture->shape);
  add_rectangle (&fixture->shape, 5, 5, 5, 9);
  span = get_span (fixture);
  g_assert_cmpfloat (buju_measure_label_point (&span, 1).x, ==, 5);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/measure/contains/hole", test_contains_hole);
  ADD ("/measure/contains/border", test_contains_border);
  ADD ("/measure/contains/through-corners", test_contains_through_corners);
  ADD ("/measure/contains/nothing", test_contains_nothing);
  ADD ("/measure/distance", test_distance);
  ADD ("/measure/area/sampled", test_area_sampled);
  ADD ("/measure/area/nesting", test_area_nesting);
  ADD ("/measure/area/inscribed", test_area_inscribed);
  ADD ("/measure/along", test_along);
  ADD ("/measure/label-point/is-best", test_label_point_is_best);
  ADD ("/measure/label-point/of-ring", test_label_point_of_ring);
  ADD ("/measure/label-point/extremes", test_label_point_extremes);

  return g_test_run ();
}

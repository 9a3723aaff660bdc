/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-simplify.h"

#include "geo-fixture.h"
#include "geo/buju-measure.h"

static void
add_walk (BujuPathBuffer *buffer, GRand *rand, guint n_points)
{
  double x = 0, y = 0;

  buju_path_buffer_begin_part (buffer);
  for (guint i = 0; i < n_points; i++)
    {
      buju_path_buffer_add (buffer, x, y);
      x += g_rand_double_range (rand, -1, 1.2);
      y += g_rand_double_range (rand, -1, 1);
    }
}

static void
assert_ends_kept (const BujuSpan *before, const BujuSpan *after)
{
  g_assert_cmpuint (before->n_parts, ==, after->n_parts);
  for (guint part = 0; part < before->n_parts; part++)
    {
      const BujuPoint *old, *new;
      guint n_old, n_new;

      buju_span_get_part (before, part, &old, &n_old);
      buju_span_get_part (after, part, &new, &n_new);
      g_assert_cmpmem (&old[0], sizeof *old, &new[0], sizeof *new);
      g_assert_cmpmem (&old[n_old - 1], sizeof *old, &new[n_new - 1], sizeof *new);
    }
}

static void
test_deviate_bound (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_auto (BujuPathBuffer) line = { NULL, NULL };
  g_auto (BujuPathBuffer) result = { NULL, NULL };
  const double tolerances[] = { 0, 0.1, 1, 5, 50 };

  buju_path_buffer_init (&line);
  buju_path_buffer_init (&result);
  add_walk (&line, rand, 700);
  add_random_ring (&line, rand, 10, 10, 30, 200);
  for (guint i = 0; i < G_N_ELEMENTS (tolerances); i++)
    {
      BujuSpan before = buju_path_buffer_get_span (&line);
      BujuSpan after;

      buju_simplify_deviate (&before, tolerances[i], &result);
      after = buju_path_buffer_get_span (&result);
      assert_ends_kept (&before, &after);
      for (guint k = 0; k < before.n_points; k++)
        g_assert_cmpfloat (buju_measure_distance (&after, before.points[k].x, before.points[k].y),
                           <=, tolerances[i] + 1e-9);
    }
  /* With 50 units there is next to nothing left; else the bound would be worth little. */
  g_assert_cmpuint (result.points->len, <, 60);
}

static void
test_deviate_straight (void)
{
  g_auto (BujuPathBuffer) line = { NULL, NULL };
  g_auto (BujuPathBuffer) result = { NULL, NULL };
  BujuSpan span;

  buju_path_buffer_init (&line);
  buju_path_buffer_init (&result);
  buju_path_buffer_begin_part (&line);
  for (guint i = 0; i <= 1000; i++)
    buju_path_buffer_add (&line, i, 2 * i);
  span = buju_path_buffer_get_span (&line);
  buju_simplify_deviate (&span, 1e-6, &result);
  g_assert_cmpuint (result.points->len, ==, 2);
}

/* A comb makes the split lopsided: a recursion would go as deep as there are teeth. */
static void
test_deviate_deep (void)
{
  const guint n_points = 20000;
  g_auto (BujuPathBuffer) line = { NULL, NULL };
  g_auto (BujuPathBuffer) result = { NULL, NULL };
  BujuSpan span;

  buju_path_buffer_init (&line);
  buju_path_buffer_init (&result);
  buju_path_buffer_begin_part (&line);
  for (guint i = 0; i < n_points; i++)
    buju_path_buffer_add (&line, i, i % 2 == 0 ? 0 : n_points - i);
  span = buju_path_buffer_get_span (&line);
  buju_simplify_deviate (&span, 0.5, &result);
  g_assert_cmpuint (result.points->len, >, n_points - 10);
}

static void
test_step (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_auto (BujuPathBuffer) line = { NULL, NULL };
  g_auto (BujuPathBuffer) result = { NULL, NULL };
  BujuSpan before, after;
  const double step = 2.5;

  buju_path_buffer_init (&line);
  buju_path_buffer_init (&result);
  add_walk (&line, rand, 500);
  add_random_ring (&line, rand, 0, 0, 20, 300);
  before = buju_path_buffer_get_span (&line);
  buju_simplify_step (&before, step, &result);
  after = buju_path_buffer_get_span (&result);
  assert_ends_kept (&before, &after);
  g_assert_cmpuint (after.n_points, <, before.n_points);
  for (guint part = 0; part < after.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&after, part, &points, &n_points);
      for (guint i = 1; i + 1 < n_points; i++)
        g_assert_cmpfloat (hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y), >=,
                           step - 1e-12);
    }
  /* Nothing dropped is farther than a step from what is kept. */
  for (guint i = 0; i < before.n_points; i++)
    g_assert_cmpfloat (buju_measure_distance (&after, before.points[i].x, before.points[i].y), <,
                       step);
}

static void
test_degenerate (void)
{
  g_auto (BujuPathBuffer) line = { NULL, NULL };
  g_auto (BujuPathBuffer) result = { NULL, NULL };
  BujuSpan span;

  buju_path_buffer_init (&line);
  buju_path_buffer_init (&result);
  span = buju_path_buffer_get_span (&line);
  buju_simplify_deviate (&span, 1, &result);
  g_assert_cmpuint (result.starts->len, ==, 0);
  buju_path_buffer_begin_part (&line);
  buju_path_buffer_add (&line, 1, 1);
  buju_path_buffer_begin_part (&line);
  for (guint i = 0; i < 5; i++)
    buju_path_buffer_add (&line, 2, 2);
  buju_path_buffer_begin_part (&line);
  span = buju_path_buffer_get_span (&line);
  buju_simplify_deviate (&span, 1, &result);
  g_assert_cmpuint (result.points->len, ==, 3);
  g_assert_cmpuint (result.starts->len, ==, 2);
  buju_simplify_step (&span, 1, &result);
  g_assert_cmpuint (result.points->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simplify/deviate/bound", test_deviate_bound);
  g_test_add_func ("/simplify/deviate/straight", test_deviate_straight);
  g_test_add_func ("/simplify/deviate/deep", test_deviate_deep);
  g_test_add_func ("/simplify/step", test_step);
  g_test_add_func ("/simplify/degenerate", test_degenerate);

  return g_test_run ();
}

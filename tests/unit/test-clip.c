/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-clip.h"

#include "geo-fixture.h"
#include "geo/buju-measure.h"

typedef struct
{
  BujuPathBuffer shape;
  BujuPathBuffer result;
  GRand         *rand;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  buju_path_buffer_init (&fixture->shape);
  buju_path_buffer_init (&fixture->result);
  fixture->rand = g_rand_new_with_seed (20354);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  buju_path_buffer_clear (&fixture->shape);
  buju_path_buffer_clear (&fixture->result);
  g_rand_free (fixture->rand);
}

static BujuSpan
clip_polygon (Fixture *fixture, const BujuBox *box)
{
  BujuSpan span = buju_path_buffer_get_span (&fixture->shape);

  buju_clip_polygon (&span, box, &fixture->result);

  return buju_path_buffer_get_span (&fixture->result);
}

static BujuSpan
clip_line (Fixture *fixture, const BujuBox *box)
{
  BujuSpan span = buju_path_buffer_get_span (&fixture->shape);

  buju_clip_line (&span, box, &fixture->result);

  return buju_path_buffer_get_span (&fixture->result);
}

static void
assert_inside (const BujuSpan *span, const BujuBox *box)
{
  for (guint i = 0; i < span->n_points; i++)
    g_assert_true (buju_box_contains (box, span->points[i].x, span->points[i].y));
}

static void
assert_closed (const BujuSpan *span)
{
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      g_assert_cmpuint (n_points, >=, 4);
      g_assert_cmpfloat (points[0].x, ==, points[n_points - 1].x);
      g_assert_cmpfloat (points[0].y, ==, points[n_points - 1].y);
    }
}

/* Asked at random places inside the window, the clipped shape and the whole one agree. */
static void
test_polygon_agrees_everywhere (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { -30, -20, 40, 50 };

  for (guint round = 0; round < 60; round++)
    {
      BujuSpan whole, clipped;

      buju_path_buffer_reset (&fixture->shape);
      add_random_ring (&fixture->shape, fixture->rand, g_rand_double_range (fixture->rand, -50, 50),
                       g_rand_double_range (fixture->rand, -50, 50), 60, 5 + round);
      add_random_ring (&fixture->shape, fixture->rand, 0, 0, 25, 9);
      whole = buju_path_buffer_get_span (&fixture->shape);
      clipped = clip_polygon (fixture, &box);
      assert_inside (&clipped, &box);
      assert_closed (&clipped);
      for (guint i = 0; i < 200; i++)
        {
          double x = g_rand_double_range (fixture->rand, box.x0, box.x1);
          double y = g_rand_double_range (fixture->rand, box.y0, box.y1);

          g_assert_cmpint (buju_measure_contains (&whole, x, y), ==,
                           buju_measure_contains (&clipped, x, y));
        }
    }
}

static void
test_polygon_hole (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { 5, -100, 100, 100 };
  BujuSpan clipped;

  add_rectangle (&fixture->shape, 0, 0, 20, 10);
  add_rectangle (&fixture->shape, 2, 2, 10, 8);
  clipped = clip_polygon (fixture, &box);
  g_assert_cmpuint (clipped.n_parts, ==, 2);
  g_assert_cmpfloat_with_epsilon (buju_measure_area (&clipped), 15 * 10 - 5 * 6, 1e-9);
}

static void
test_polygon_around_window (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { 1, 2, 3, 4 };
  BujuSpan clipped;

  add_rectangle (&fixture->shape, -1e308, -1e308, 1e308, 1e308);
  clipped = clip_polygon (fixture, &box);
  g_assert_cmpuint (clipped.n_parts, ==, 1);
  g_assert_cmpfloat (buju_measure_area (&clipped), ==, 4);
  assert_inside (&clipped, &box);
}

static void
test_polygon_outside (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { 0, 0, 1, 1 };
  const BujuBox empty = BUJU_BOX_EMPTY;

  add_rectangle (&fixture->shape, 2, 2, 3, 3);
  g_assert_cmpuint (clip_polygon (fixture, &box).n_parts, ==, 0);
  g_assert_cmpuint (clip_polygon (fixture, &empty).n_parts, ==, 0);
  g_assert_cmpuint (clip_line (fixture, &empty).n_parts, ==, 0);
}

/* What is not a number is as if it were not there; a ring without enough points is none. */
static void
test_polygon_bad_vertices (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { 0, 0, 10, 10 };
  BujuSpan clipped;

  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 1, 1);
  buju_path_buffer_add (&fixture->shape, NAN, 1);
  buju_path_buffer_add (&fixture->shape, 5, 1);
  buju_path_buffer_add (&fixture->shape, INFINITY, -INFINITY);
  buju_path_buffer_add (&fixture->shape, 5, 5);
  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 7, 7);
  buju_path_buffer_add (&fixture->shape, 8, 8);
  buju_path_buffer_begin_part (&fixture->shape);
  clipped = clip_polygon (fixture, &box);
  g_assert_cmpuint (clipped.n_parts, ==, 1);
  assert_closed (&clipped);
  g_assert_cmpfloat (buju_measure_area (&clipped), ==, 8);
}

/* Of all parts together. */
static double
get_length (const BujuSpan *span)
{
  double length = 0;

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      for (guint i = 1; i < n_points; i++)
        length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    }
  return length;
}

static void
test_line_leaves_and_returns (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { 0, 0, 10, 10 };
  BujuSpan clipped;

  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 5, 5);
  buju_path_buffer_add (&fixture->shape, 15, 5);
  buju_path_buffer_add (&fixture->shape, 15, 7);
  buju_path_buffer_add (&fixture->shape, -5, 7);
  clipped = clip_line (fixture, &box);
  g_assert_cmpuint (clipped.n_parts, ==, 2);
  g_assert_cmpuint (clipped.n_points, ==, 4);
  g_assert_cmpfloat (get_length (&clipped), ==, 15);
  g_assert_cmpfloat (clipped.points[1].x, ==, 10);
  g_assert_cmpfloat (clipped.points[3].x, ==, 0);
}

static void
test_line_inside_is_unchanged (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { -100, -100, 100, 100 };
  BujuSpan whole, clipped;

  add_random_ring (&fixture->shape, fixture->rand, 0, 0, 50, 40);
  whole = buju_path_buffer_get_span (&fixture->shape);
  clipped = clip_line (fixture, &box);
  g_assert_cmpmem (whole.points, sizeof (BujuPoint) * whole.n_points, clipped.points,
                   sizeof (BujuPoint) * clipped.n_points);
  g_assert_cmpuint (clipped.n_parts, ==, 1);
}

/* The length inside, added up from many short pieces of each segment. */
static double
sample_length_inside (const BujuSpan *span, const BujuBox *box)
{
  const guint n_pieces = 20000;
  double length = 0;

  for (guint i = 1; i < span->n_points; i++)
    {
      const BujuPoint *a = &span->points[i - 1];
      const BujuPoint *b = &span->points[i];
      guint n_inside = 0;

      for (guint k = 0; k < n_pieces; k++)
        {
          double t = (k + 0.5) / n_pieces;

          n_inside += buju_box_contains (box, a->x + t * (b->x - a->x), a->y + t * (b->y - a->y));
        }
      length += hypot (b->x - a->x, b->y - a->y) * n_inside / n_pieces;
    }

  return length;
}

static void
test_line_length_agrees (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { -10, -20, 30, 25 };

  for (guint round = 0; round < 20; round++)
    {
      BujuSpan whole, clipped;

      buju_path_buffer_reset (&fixture->shape);
      buju_path_buffer_begin_part (&fixture->shape);
      for (guint i = 0; i < 12; i++)
        buju_path_buffer_add (&fixture->shape, g_rand_double_range (fixture->rand, -60, 60),
                              g_rand_double_range (fixture->rand, -60, 60));
      whole = buju_path_buffer_get_span (&fixture->shape);
      clipped = clip_line (fixture, &box);
      assert_inside (&clipped, &box);
      g_assert_cmpfloat_with_epsilon (get_length (&clipped),
                                      sample_length_inside (&whole, &box), 0.25);
    }
}

static void
test_line_extremes (Fixture *fixture, gconstpointer data)
{
  const BujuBox box = { -1, -1, 1, 1 };
  BujuSpan clipped;

  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, -1.7e308, 0);
  buju_path_buffer_add (&fixture->shape, 1.7e308, 0);
  clipped = clip_line (fixture, &box);
  g_assert_cmpuint (clipped.n_parts, ==, 1);
  assert_inside (&clipped, &box);
  g_assert_cmpfloat (clipped.points[0].y, ==, 0);

  buju_path_buffer_reset (&fixture->shape);
  buju_path_buffer_begin_part (&fixture->shape);
  buju_path_buffer_add (&fixture->shape, 0.5, 0.5);
  g_assert_cmpuint (clip_line (fixture, &box).n_points, ==, 0);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/clip/polygon/agrees-everywhere", test_polygon_agrees_everywhere);
  ADD ("/clip/polygon/hole", test_polygon_hole);
  ADD ("/clip/polygon/around-window", test_polygon_around_window);
  ADD ("/clip/polygon/outside", test_polygon_outside);
  ADD ("/clip/polygon/bad-vertices", test_polygon_bad_vertices);
  ADD ("/clip/line/leaves-and-returns", test_line_leaves_and_returns);
  ADD ("/clip/line/inside-is-unchanged", test_line_inside_is_unchanged);
  ADD ("/clip/line/length-agrees", test_line_length_agrees);
  ADD ("/clip/line/extremes", test_line_extremes);

  return g_test_run ();
}

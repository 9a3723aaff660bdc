/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-path.h"

static void
test_buffer (void)
{
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  const BujuPoint *points;
  guint n_points;
  BujuSpan span;

  buju_path_buffer_init (&buffer);
  span = buju_path_buffer_get_span (&buffer);
  g_assert_cmpuint (span.n_parts, ==, 0);
  buju_path_buffer_begin_part (&buffer);
  buju_path_buffer_add (&buffer, 1, 2);
  buju_path_buffer_add (&buffer, 3, 4);
  buju_path_buffer_begin_part (&buffer); /* stays empty */
  buju_path_buffer_begin_part (&buffer);
  buju_path_buffer_add (&buffer, 5, 6);

  span = buju_path_buffer_get_span (&buffer);
  g_assert_cmpuint (span.n_points, ==, 3);
  g_assert_cmpuint (span.n_parts, ==, 3);
  buju_span_get_part (&span, 0, &points, &n_points);
  g_assert_cmpuint (n_points, ==, 2);
  g_assert_cmpfloat (points[1].x, ==, 3);
  buju_span_get_part (&span, 1, &points, &n_points);
  g_assert_cmpuint (n_points, ==, 0);
  buju_span_get_part (&span, 2, &points, &n_points);
  g_assert_cmpuint (n_points, ==, 1);
  g_assert_cmpfloat (points[0].y, ==, 6);

  buju_path_buffer_reset (&buffer);
  g_assert_cmpuint (buju_path_buffer_get_span (&buffer).n_points, ==, 0);
}

/* Starts that lie outside must not lead outside. */
static void
test_wrong_starts (void)
{
  const BujuPoint all[] = { { 0, 0 }, { 1, 1 } };
  const guint32 starts[] = { 1, 0, 7 };
  BujuSpan span = { all, starts, 2, 3 };
  const BujuPoint *points;
  guint n_points;

  for (guint part = 0; part < 5; part++)
    {
      buju_span_get_part (&span, part, &points, &n_points);
      g_assert_cmpuint (n_points, ==, 0);
      g_assert_null (points);
    }
}

static void
test_path_owns (void)
{
  BujuPoint points[] = { { 0, 0 }, { 4, 0 }, { 4, 3 }, { 0, 0 } };
  guint32 starts[] = { 0 };
  BujuSpan span = { points, starts, 4, 1 };
  g_autoptr (BujuPath) path = buju_path_new (&span);
  BujuBox box = buju_path_get_box (path);

  points[1].x = 100;
  starts[0] = 3;
  g_assert_cmpfloat (buju_path_get_span (path).points[1].x, ==, 4);
  g_assert_cmpuint (buju_path_get_span (path).starts[0], ==, 0);
  g_assert_cmpfloat (box.x1, ==, 4);
  g_assert_cmpfloat (box.y1, ==, 3);
}

static void
test_empty_path (void)
{
  BujuSpan nothing = { NULL, NULL, 0, 0 };
  g_autoptr (BujuPath) path = buju_path_new (&nothing);
  BujuBox box = buju_path_get_box (path);

  g_assert_cmpuint (buju_path_get_span (path).n_parts, ==, 0);
  g_assert_true (buju_box_is_empty (&box));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/buffer", test_buffer);
  g_test_add_func ("/path/wrong-starts", test_wrong_starts);
  g_test_add_func ("/path/owns", test_path_owns);
  g_test_add_func ("/path/empty", test_empty_path);

  return g_test_run ();
}

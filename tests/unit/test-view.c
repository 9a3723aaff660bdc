/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-view.h"

#include <math.h>

static void
assert_near (BujuPoint point, double x, double y)
{
  g_assert_cmpfloat_with_epsilon (point.x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (point.y, y, 1e-6);
}

static void
test_fit (void)
{
  const BujuBox box = { 640000, 3450000, 642000, 3451000 };
  BujuView view = buju_view_fit (&box, 800, 600, 50);

  g_assert_cmpfloat (view.scale, ==, 0.35);
  assert_near (buju_view_to_screen (&view, 640000, 3450500), 50, 300);
  assert_near (buju_view_to_screen (&view, 642000, 3450500), 750, 300);
  /* North is up. */
  g_assert_cmpfloat (buju_view_to_screen (&view, 641000, 3451000).y, <, 300);
}

static void
test_fit_degenerate (void)
{
  const BujuBox empty = BUJU_BOX_EMPTY;
  const BujuBox point = { 7, 8, 7, 8 };
  const BujuBox line = { 0, 5, 100, 5 };
  const BujuBox huge = { -1.7e308, -1.7e308, 1.7e308, 1.7e308 };
  BujuView view = buju_view_fit (&empty, 100, 100, 5);

  g_assert_cmpfloat (view.scale, ==, 1);
  view = buju_view_fit (&point, 100, 100, 0);
  g_assert_cmpfloat (view.scale, ==, 1);
  assert_near (buju_view_to_screen (&view, 7, 8), 50, 50);
  view = buju_view_fit (&line, 100, 100, 0);
  g_assert_cmpfloat (view.scale, ==, 1);
  view = buju_view_fit (&line, 100, 100, 80); /* no room left */
  g_assert_cmpfloat (view.scale, >, 0);
  view = buju_view_fit (&huge, 100, 100, 0);
  g_assert_true (isfinite (view.scale) && view.scale > 0);
}

static void
test_round_trip (void)
{
  const BujuView view = { { 640060.33, 3457406.43 }, 0.0137, 1280, 720 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 100; i++)
    {
      double sx = g_rand_double_range (rand, -100, 1500);
      double sy = g_rand_double_range (rand, -100, 1000);
      BujuPoint ground = buju_view_to_map (&view, sx, sy);

      assert_near (buju_view_to_screen (&view, ground.x, ground.y), sx, sy);
    }
}

static void
test_box (void)
{
  const BujuView view = { { 1000, 2000 }, 0.5, 400, 200 };
  BujuBox box = buju_view_get_box (&view, 10);

  g_assert_cmpfloat (box.x0, ==, 1000 - 420);
  g_assert_cmpfloat (box.x1, ==, 1000 + 420);
  g_assert_cmpfloat (box.y0, ==, 2000 - 220);
  g_assert_cmpfloat (box.y1, ==, 2000 + 220);
}

static void
test_zoom_keeps_place (void)
{
  BujuView view = { { 640060.33, 3457406.43 }, 0.0137, 1280, 720 };
  BujuPoint ground = buju_view_to_map (&view, 200, 650);

  for (guint i = 0; i < 40; i++)
    {
      view = buju_view_zoomed (&view, i % 3 == 0 ? 0.7 : 1.3, 200, 650);
      assert_near (buju_view_to_screen (&view, ground.x, ground.y), 200, 650);
    }
}

static void
test_pan_and_resize (void)
{
  const BujuView view = { { 100, 100 }, 2, 400, 200 };
  BujuView moved = buju_view_panned (&view, 30, -40);
  BujuView larger = buju_view_resized (&view, 800, 600);

  assert_near (buju_view_to_screen (&moved, 100, 100), 230, 60);
  assert_near (buju_view_to_screen (&larger, 100, 100), 400, 300);
  g_assert_cmpfloat (larger.scale, ==, 2);
  g_assert_true (buju_view_equal (&view, &view));
  g_assert_false (buju_view_equal (&view, &moved));
  g_assert_false (buju_view_equal (&view, &larger));
  moved = buju_view_panned (&moved, -30, 40);
  g_assert_true (buju_view_equal (&view, &moved));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/fit", test_fit);
  g_test_add_func ("/view/fit-degenerate", test_fit_degenerate);
  g_test_add_func ("/view/round-trip", test_round_trip);
  g_test_add_func ("/view/box", test_box);
  g_test_add_func ("/view/zoom-keeps-place", test_zoom_keeps_place);
  g_test_add_func ("/view/pan-and-resize", test_pan_and_resize);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-box.h"

#include <math.h>

static void
test_empty (void)
{
  BujuBox empty = BUJU_BOX_EMPTY;
  BujuBox point = { 3, 4, 3, 4 };
  BujuBox inside_out = { 1, 0, 0, 1 };
  BujuBox no_number = { 0, 0, NAN, 1 };
  BujuBox all = { -1e9, -1e9, 1e9, 1e9 };

  g_assert_true (buju_box_is_empty (&empty));
  g_assert_true (buju_box_is_empty (&inside_out));
  g_assert_true (buju_box_is_empty (&no_number));
  g_assert_false (buju_box_is_empty (&point));
  g_assert_cmpfloat (buju_box_width (&empty), ==, 0);
  g_assert_cmpfloat (buju_box_height (&empty), ==, 0);
  g_assert_cmpfloat (buju_box_width (&point), ==, 0);
  g_assert_false (buju_box_intersects (&empty, &all));
  g_assert_false (buju_box_intersects (&all, &empty));
  g_assert_false (buju_box_contains (&empty, 0, 0));
  buju_box_grow (&empty, 10);
  g_assert_true (buju_box_is_empty (&empty));
}

static void
test_add (void)
{
  BujuBox box = BUJU_BOX_EMPTY;
  BujuBox empty = BUJU_BOX_EMPTY;
  BujuBox other = { -5, 1, -4, 20 };

  buju_box_add_point (&box, NAN, 1);
  buju_box_add_point (&box, 1, NAN);
  g_assert_true (buju_box_is_empty (&box));
  buju_box_add_point (&box, 3, 4);
  g_assert_cmpfloat (box.x0, ==, 3);
  g_assert_cmpfloat (box.x1, ==, 3);
  buju_box_add_point (&box, 1, 7);
  g_assert_cmpfloat (buju_box_width (&box), ==, 2);
  g_assert_cmpfloat (buju_box_height (&box), ==, 3);
  buju_box_add_box (&box, &empty);
  g_assert_cmpfloat (box.x0, ==, 1);
  buju_box_add_box (&box, &other);
  g_assert_cmpfloat (box.x0, ==, -5);
  g_assert_cmpfloat (box.x1, ==, 3);
  g_assert_cmpfloat (box.y0, ==, 1);
  g_assert_cmpfloat (box.y1, ==, 20);
}

static void
test_borders_belong (void)
{
  BujuBox box = { 0, 0, 10, 5 };
  BujuBox corner = { 10, 5, 12, 6 };
  BujuBox beside = { 10.001, 0, 12, 5 };

  g_assert_true (buju_box_contains (&box, 0, 0));
  g_assert_true (buju_box_contains (&box, 10, 5));
  g_assert_false (buju_box_contains (&box, 10.001, 5));
  g_assert_false (buju_box_contains (&box, NAN, 2));
  g_assert_true (buju_box_intersects (&box, &corner));
  g_assert_true (buju_box_intersects (&corner, &box));
  g_assert_false (buju_box_intersects (&box, &beside));
}

static void
test_grow (void)
{
  BujuBox box = { 0, 0, 10, 4 };

  buju_box_grow (&box, 1);
  g_assert_cmpfloat (box.x0, ==, -1);
  g_assert_cmpfloat (box.y1, ==, 5);
  buju_box_grow (&box, -4);
  g_assert_true (buju_box_is_empty (&box));
}

static void
test_centre (void)
{
  BujuBox box = { 2, -4, 4, 8 };
  BujuBox huge = { G_MAXDOUBLE / 2, 0, G_MAXDOUBLE, G_MAXDOUBLE };
  BujuBox empty = BUJU_BOX_EMPTY;

  g_assert_cmpfloat (buju_box_centre (&box).x, ==, 3);
  g_assert_cmpfloat (buju_box_centre (&box).y, ==, 2);
  g_assert_true (isfinite (buju_box_centre (&huge).x));
  g_assert_cmpfloat (buju_box_centre (&empty).x, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/box/empty", test_empty);
  g_test_add_func ("/box/add", test_add);
  g_test_add_func ("/box/borders-belong", test_borders_belong);
  g_test_add_func ("/box/grow", test_grow);
  g_test_add_func ("/box/centre", test_centre);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Lines without the corners that nobody sees. */

#include "draw/buju-straighten.h"

#include <math.h>

#define MOST 0.15f

static double
get_distance (const BujuMarkPoint *at, const BujuMarkPoint *a, const BujuMarkPoint *b)
{
  double dx = (double) (b->x - a->x), dy = (double) (b->y - a->y), length = dx * dx + dy * dy;
  double t = length > 0 ? ((double) (at->x - a->x) * dx + (double) (at->y - a->y) * dy) / length
             : 0;

  t = CLAMP (t, 0, 1);
  return hypot ((double) (at->x - a->x) - t * dx, (double) (at->y - a->y) - t * dy);
}

/* What is kept are points of the old line in their order, its ends among them, and none of the rest
 * lies farther off. */
static guint
check (const BujuMarkPoint *points, guint n_points)
{
  g_autofree BujuMarkPoint *kept = g_memdup2 (points, n_points * sizeof *points);
  guint n = buju_straighten (kept, n_points, MOST), at = 0;

  g_assert_cmpuint (n, <=, n_points);
  g_assert_cmpuint (n, >=, MIN (n_points, 2));
  for (guint i = 0; i < n_points; i++)
    if (at < n && points[i].x == kept[at].x && points[i].y == kept[at].y)
      at++;
    else
      {
        double near = at > 0
                      && at < n ? get_distance (&points[i], &kept[at - 1], &kept[at]) : G_MAXDOUBLE;

        g_assert_cmpfloat (near, <=, (double) MOST * 1.01);
      }
  g_assert_cmpuint (at, ==, n);
  g_assert_cmpfloat ((double) kept[n - 1].x, ==, (double) points[n_points - 1].x);
  return n;
}

static void
test_straight (void)
{
  BujuMarkPoint points[100];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (BujuMarkPoint) { 3.0f * i, 100 - 0.7f * i + (i % 2 ? 0.05f : -0.05f) };
  g_assert_cmpuint (check (points, G_N_ELEMENTS (points)), <=, 3);
}

static void
test_corners (void)
{
  const BujuMarkPoint square[] = { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 2, 1 }, { 2, 2 }, { 1, 2 },
                                   { 0, 2 }, { 0, 1 } };

  g_assert_cmpuint (check (square, G_N_ELEMENTS (square)), ==, 5);
  g_assert_cmpuint (check (square, 1), ==, 1);
  g_assert_cmpuint (check (square, 2), ==, 2);
}

/* A line that comes back the way it went keeps its tip. */
static void
test_spike (void)
{
  const BujuMarkPoint spike[] = { { 0, 0 }, { 5, 0 }, { 10, 0 }, { 6, 0.01f }, { 2, 0 }, { 2, 4 } };
  BujuMarkPoint kept[G_N_ELEMENTS (spike)];
  guint n;
  gboolean found = FALSE;

  check (spike, G_N_ELEMENTS (spike));
  memcpy (kept, spike, sizeof spike);
  n = buju_straighten (kept, G_N_ELEMENTS (kept), MOST);
  for (guint i = 0; i < n; i++)
    found = found || kept[i].x == 10;
  g_assert_true (found);
}

/* Whatever the line: wound, standing still, jumping. */
static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  BujuMarkPoint points[300];

  for (guint round = 0; round < 2000; round++)
    {
      double step = pow (10, g_rand_double_range (rand, -2, 1.5)), x = 0, y = 0, turn = 0;
      guint n = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (points));

      for (guint i = 0; i < n; i++)
        {
          points[i] = (BujuMarkPoint) { (float) x, (float) y };
          turn += g_rand_double_range (rand, -1, 1) * (round % 4);
          x += step * cos (turn) * (round % 3 == 0 ? g_rand_double (rand) : 1);
          y += step * sin (turn);
        }
      check (points, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/straighten/straight", test_straight);
  g_test_add_func ("/straighten/corners", test_corners);
  g_test_add_func ("/straighten/spike", test_spike);
  g_test_add_func ("/straighten/any", test_any);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-index.h"

#include <math.h>

static BujuBox *
make_boxes (GRand *rand, guint n_boxes)
{
  BujuBox *boxes = g_new (BujuBox, MAX (n_boxes, 1));

  for (guint i = 0; i < n_boxes; i++)
    {
      double x = g_rand_double_range (rand, -1000, 1000);
      double y = g_rand_double_range (rand, -1000, 1000);

      boxes[i] = (BujuBox) { x, y, x + g_rand_double_range (rand, 0, 50),
                            y + g_rand_double_range (rand, 0, 50) };
      if (i % 17 == 3)
        boxes[i] = BUJU_BOX_EMPTY;
      if (i % 19 == 4)
        boxes[i].x1 = NAN;
    }

  return boxes;
}

static GArray *
query_by_hand (const BujuBox *boxes, guint n_boxes, const BujuBox *box)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n_boxes; i++)
    if (buju_box_intersects (&boxes[i], box))
      g_array_append_val (found, i);

  return found;
}

static void
assert_same (const BujuIndex *index, const BujuBox *boxes, guint n_boxes, const BujuBox *box)
{
  g_autoptr (GArray) found = buju_index_query (index, box);
  g_autoptr (GArray) expected = query_by_hand (boxes, n_boxes, box);

  g_assert_cmpmem (found->data, found->len * sizeof (guint32), expected->data,
                   expected->len * sizeof (guint32));
}

/* Every size around the points where a level is added. */
static void
test_agrees_with_brute_force (void)
{
  const guint sizes[] = { 0, 1, 2, 15, 16, 17, 255, 256, 257, 272, 273, 4095, 4097, 9000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree BujuBox *boxes = make_boxes (rand, sizes[i]);
      g_autoptr (BujuIndex) index = buju_index_new_over (boxes, sizes[i], NULL);
      BujuBox everything = { -1e9, -1e9, 1e9, 1e9 };
      BujuBox empty = BUJU_BOX_EMPTY;

      assert_same (index, boxes, sizes[i], &everything);
      assert_same (index, boxes, sizes[i], &empty);
      for (guint k = 0; k < 100; k++)
        {
          double x = g_rand_double_range (rand, -1100, 1100);
          double y = g_rand_double_range (rand, -1100, 1100);
          double size = k % 3 == 0 ? 0 : g_rand_double_range (rand, 0, 400);
          BujuBox box = { x, y, x + size, y + size };

          assert_same (index, boxes, sizes[i], &box);
        }
    }
}

static void
test_all_at_one_place (void)
{
  BujuBox boxes[1000];
  BujuBox beside = { 2, 2, 3, 3 };
  g_autoptr (BujuIndex) index = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    boxes[i] = (BujuBox) { 1, 1, 1, 1 };
  index = buju_index_new_over (boxes, G_N_ELEMENTS (boxes), NULL);
  assert_same (index, boxes, G_N_ELEMENTS (boxes), &boxes[0]);
  assert_same (index, boxes, G_N_ELEMENTS (boxes), &beside);
}

static void
test_huge_boxes (void)
{
  const BujuBox boxes[] = { { -1.7e308, -1.7e308, 1.7e308, 1.7e308 },
                            { 0, 0, 1, 1 },
                            { 1e308, 0, 1.1e308, 1 } };
  const BujuBox place = { 0.5, 0.5, 0.5, 0.5 };
  g_autoptr (BujuIndex) index = buju_index_new_over (boxes, G_N_ELEMENTS (boxes), NULL);

  assert_same (index, boxes, G_N_ELEMENTS (boxes), &place);
}

static gboolean
stop_at_third_cb (guint32 item, gpointer user_data)
{
  guint *n_seen = user_data;

  return ++*n_seen < 3;
}

static void
test_foreach_stops (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autofree BujuBox *boxes = make_boxes (rand, 500);
  g_autoptr (BujuIndex) index = buju_index_new_over (boxes, 500, NULL);
  const BujuBox everything = { -1e9, -1e9, 1e9, 1e9 };
  guint n_seen = 0;

  buju_index_foreach (index, &everything, stop_at_third_cb, &n_seen);
  g_assert_cmpuint (n_seen, ==, 3);
}

/* Over somebody else's array it finds the same. */
static void
test_over (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autofree BujuBox *boxes = make_boxes (rand, 3000);
  g_autofree BujuPoint *points = g_new (BujuPoint, 3000);
  g_autofree BujuBox *places = g_new (BujuBox, 3000);
  g_autoptr (BujuIndex) over_boxes = buju_index_new_over (boxes, 3000, NULL);
  g_autoptr (BujuIndex) over_points = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      points[i] = (BujuPoint) { g_rand_double_range (rand, -1000, 1000),
                                g_rand_double_range (rand, -1000, 1000) };
      places[i] = (BujuBox) { points[i].x, points[i].y, points[i].x, points[i].y };
    }
  over_points = buju_index_new_over_points (points, 3000, NULL);
  for (guint k = 0; k < 100; k++)
    {
      double x = g_rand_double_range (rand, -1100, 1100);
      double y = g_rand_double_range (rand, -1100, 1100);
      BujuBox box = { x, y, x + 300, y + 200 };

      assert_same (over_boxes, boxes, 3000, &box);
      assert_same (over_points, places, 3000, &box);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/agrees-with-brute-force", test_agrees_with_brute_force);
  g_test_add_func ("/index/all-at-one-place", test_all_at_one_place);
  g_test_add_func ("/index/huge-boxes", test_huge_boxes);
  g_test_add_func ("/index/foreach-stops", test_foreach_stops);

  g_test_add_func ("/index/over", test_over);

  return g_test_run ();
}

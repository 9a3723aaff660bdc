/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-classify.h"
#include "draw/buju-palette.h"

#include <math.h>

static GArray *
classify (BujuBreaks method, guint n_classes, const double *values, guint n)
{
  return buju_classify (method, values, n, n_classes);
}

static void
assert_bounds (const GArray *bounds, const double *wanted, guint n)
{
  g_assert_cmpuint (bounds->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (bounds, double, i), wanted[i], 1e-9);
}

static void
test_known (void)
{
  const double values[] = { 8, 1, 2, 3, 100, 4, 5, 6, 7, 9, NAN, INFINITY };
  const double equal[] = { 1, 34, 67, 100 }, round[] = { 0, 20, 40, 60, 80, 100 };
  g_autoptr (GArray) by_size = classify (BUJU_BREAKS_EQUAL, 3, values, G_N_ELEMENTS (values));
  g_autoptr (GArray) by_rank = NULL, roundly = NULL;
  const double nine[] = { 1, 2, 3, 4, 5, 6, 7, 8, 100 }, thirds[] = { 1, 4, 7, 100 };

  assert_bounds (by_size, equal, G_N_ELEMENTS (equal));
  by_rank = classify (BUJU_BREAKS_QUANTILE, 3, nine, G_N_ELEMENTS (nine));
  assert_bounds (by_rank, thirds, G_N_ELEMENTS (thirds));
  roundly = classify (BUJU_BREAKS_ROUND, 5, values, G_N_ELEMENTS (values));
  assert_bounds (roundly, round, G_N_ELEMENTS (round));
}

/* Three heaps, of which every other cut would be worse. */
static void
test_jenks (void)
{
  const double values[] = { 1, 2, 3, 50, 51, 53, 200, 201, 210 };
  const double heaps[] = { 1, 50, 200, 210 };
  g_autoptr (GArray) bounds = classify (BUJU_BREAKS_JENKS, 3, values, G_N_ELEMENTS (values));

  assert_bounds (bounds, heaps, G_N_ELEMENTS (heaps));
}

static double
deviation (const GArray *bounds, const double *values, guint n)
{
  double sum[BUJU_CLASSES_MOST] = { 0 }, squares = 0, all = 0;
  guint count[BUJU_CLASSES_MOST] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      int class = buju_classify_find (bounds, values[i]);

      g_assert_cmpint (class, >=, 0);
      sum[class] += values[i];
      count[class]++;
      squares += values[i] * values[i];
    }
  for (guint k = 0; k < BUJU_CLASSES_MOST; k++)
    all += count[k] > 0 ? sum[k] * sum[k] / count[k] : 0;
  return squares - all;
}

/* Never worse than any other method, also when the values are too many to try all. */
static void
test_jenks_is_best (void)
{
  static const guint sizes[] = { 40, 700, 20000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autofree double *values = g_new (double, sizes[k]);
      g_autoptr (GRand) random = g_rand_new_with_seed (7);
      g_autoptr (GArray) jenks = NULL;

      for (guint i = 0; i < sizes[k]; i++)
        values[i] = exp (g_rand_double_range (random, 0, 6));
      jenks = classify (BUJU_BREAKS_JENKS, 5, values, sizes[k]);
      g_assert_cmpuint (jenks->len, ==, 6);
      for (guint method = BUJU_BREAKS_QUANTILE; method <= BUJU_BREAKS_EQUAL; method++)
        {
          g_autoptr (GArray) other = classify (method, 5, values, sizes[k]);

          g_assert_cmpfloat (deviation (jenks, values, sizes[k]), <=,
                             deviation (other, values, sizes[k]));
        }
    }
}

static void
test_few (void)
{
  const double same[] = { 4, 4, 4 }, two[] = { 1, 9 };

  for (guint method = BUJU_BREAKS_QUANTILE; method <= BUJU_BREAKS_ROUND; method++)
    {
      g_autoptr (GArray) none = classify (method, 5, NULL, 0);
      g_autoptr (GArray) one = classify (method, 5, same, 3);
      g_autoptr (GArray) pair = classify (method, 5, two, 2);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpint (buju_classify_find (none, 1), ==, -1);
      g_assert_cmpuint (one->len, ==, 2);
      g_assert_cmpint (buju_classify_find (one, 4), ==, 0);
      g_assert_cmpint (buju_classify_find (one, 5), ==, -1);
      g_assert_cmpint (buju_classify_find (pair, 1), ==, 0);
      g_assert_cmpint (buju_classify_find (pair, 9), ==, (int) pair->len - 2);
      g_assert_cmpint (buju_classify_find (pair, NAN), ==, -1);
    }
}

static void
test_names (void)
{
  for (guint method = BUJU_BREAKS_QUANTILE; method <= BUJU_BREAKS_ROUND; method++)
    {
      BujuBreaks found;

      g_assert_true (buju_breaks_from_name (buju_breaks_get_name (method), &found));
      g_assert_cmpint (found, ==, method);
    }
}

static double
get_luminance (const BujuColor *color)
{
  return 0.2126 * pow (color->red, 2.2) + 0.7152 * pow (color->green, 2.2)
         + 0.0722 * pow (color->blue, 2.2);
}

/* Sequential palettes are read in grey, and categories with one grey have another shape. */
static void
test_palettes (void)
{
  const BujuPalette *palette;

  for (guint k = 0; (palette = buju_palette_get_nth (k)) != NULL; k++)
    {
      g_assert_true (buju_palette_find (palette->name) == palette);
      for (guint n = 2; n <= BUJU_CLASSES_MOST && palette->kind == BUJU_PALETTE_SEQUENTIAL; n++)
        for (guint i = 1; i < n; i++)
          {
            BujuColor before = buju_palette_get_color (palette, i - 1, n),
            color = buju_palette_get_color (palette, i, n);

            g_assert_cmpfloat (get_luminance (&color), <, get_luminance (&before) - 0.005);
          }
    }
  for (guint i = 1; i < 6; i++)
    g_assert_cmpint (buju_palette_get_marker (i), !=, buju_palette_get_marker (i - 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classify/known", test_known);
  g_test_add_func ("/classify/jenks", test_jenks);
  g_test_add_func ("/classify/jenks-is-best", test_jenks_is_best);
  g_test_add_func ("/classify/few", test_few);
  g_test_add_func ("/classify/names", test_names);
  g_test_add_func ("/classify/palettes", test_palettes);
  return g_test_run ();
}

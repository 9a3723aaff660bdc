/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-ruler.h"

#include <math.h>

#include "geo/buju-geodesy.h"

static const BujuPoint corners[] = { { 640000, 3450000 }, { 643000, 3450000 }, { 643000, 3452000 },
                                     { 640000, 3452000 } };

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Lives while the pointer moves, ends where the last point is. */
static void
test_length (void)
{
  g_autoptr (BujuRuler)   ruler = buju_ruler_new ();
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  g_autofree char        *nothing = buju_ruler_dup_text (ruler, BUJU_LANGUAGE_EN);
  guint                   n_changes = 0;

  g_signal_connect_swapped (ruler, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpstr (nothing, ==, "");
  buju_ruler_add (ruler, corners[0]);
  g_assert_cmpfloat (buju_ruler_get_value (ruler), ==, 0);
  buju_ruler_point_at (ruler, &corners[1]);
  g_assert_cmpfloat (buju_ruler_get_value (ruler), ==,
                     buju_geodesy_get_length (geodesy, corners, 2));
  buju_ruler_add (ruler, corners[1]);
  buju_ruler_point_at (ruler, &corners[2]);
  g_assert_cmpfloat (buju_ruler_get_value (ruler), ==,
                     buju_geodesy_get_length (geodesy, corners, 3));
  buju_ruler_finish (ruler);
  g_assert_true (buju_ruler_is_finished (ruler));
  g_assert_cmpfloat (buju_ruler_get_value (ruler), ==,
                     buju_geodesy_get_length (geodesy, corners, 2));
  g_assert_cmpuint (n_changes, ==, 5);
}

static void
test_points (void)
{
  g_autoptr (BujuRuler) ruler = buju_ruler_new ();

  g_assert_false (buju_ruler_remove_last (ruler));
  buju_ruler_finish (ruler);
  g_assert_false (buju_ruler_is_finished (ruler));
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    buju_ruler_add (ruler, corners[i]);
  buju_ruler_add (ruler, corners[3]);   /* the second press of a double click */
  g_assert_cmpuint (buju_ruler_get_n_points (ruler), ==, 4);
  buju_ruler_finish (ruler);
  g_assert_true (buju_ruler_remove_last (ruler));
  g_assert_false (buju_ruler_is_finished (ruler));
  g_assert_cmpuint (buju_ruler_get_n_points (ruler), ==, 3);
  buju_ruler_finish (ruler);
  buju_ruler_add (ruler, corners[0]);
  g_assert_cmpuint (buju_ruler_get_n_points (ruler), ==, 1);
  buju_ruler_clear (ruler);
  g_assert_cmpuint (buju_ruler_get_n_points (ruler), ==, 0);
}

static void
test_area (void)
{
  g_autoptr (BujuRuler)   ruler = buju_ruler_new ();
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  double                  length = 0;
  double                  area = buju_geodesy_get_area (geodesy, corners, 4, &length);
  g_autofree char        *zh = NULL;
  g_autofree char        *en = NULL;

  buju_ruler_set_kind (ruler, BUJU_RULER_AREA);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    buju_ruler_add (ruler, corners[i]);
  g_assert_cmpfloat (buju_ruler_get_value (ruler), ==, area);
  g_assert_cmpfloat (buju_ruler_get_outline (ruler), ==, length);
  zh = buju_ruler_dup_result (ruler, BUJU_LANGUAGE_ZH);
  en = buju_ruler_dup_result (ruler, BUJU_LANGUAGE_EN);
  g_assert_cmpstr (zh, ==, "5.997 平方千米（8996 亩），周长 9.998 千米");
  g_assert_cmpstr (en, ==, "5.997 km², perimeter 9.998 km");
}

/* A bow tie has no area: it is not said to have one. */
static void
test_crossed (void)
{
  g_autoptr (BujuRuler) ruler = buju_ruler_new ();
  g_autofree char      *text = NULL;

  buju_ruler_set_kind (ruler, BUJU_RULER_AREA);
  buju_ruler_add (ruler, corners[0]);
  buju_ruler_add (ruler, corners[2]);
  buju_ruler_add (ruler, corners[1]);
  g_assert_false (buju_ruler_is_crossed (ruler));
  buju_ruler_add (ruler, corners[3]);
  g_assert_true (buju_ruler_is_crossed (ruler));
  g_assert_true (isnan (buju_ruler_get_value (ruler)));
  text = buju_ruler_dup_text (ruler, BUJU_LANGUAGE_BOTH);
  g_assert_cmpstr (text, ==, "—");
}

static void
test_texts (void)
{
  static const struct
  {
    double       value;
    gboolean     area;
    BujuLanguage language;
    const char  *text;
  } cases[] = {
    { 0, FALSE, BUJU_LANGUAGE_EN, "0 m" },
    { 849.6, FALSE, BUJU_LANGUAGE_EN, "850 m" },
    { 999.7, FALSE, BUJU_LANGUAGE_EN, "1.000 km" },
    { 12456, FALSE, BUJU_LANGUAGE_BOTH, "12.46 km" },
    { 123456, FALSE, BUJU_LANGUAGE_ZH, "123.5 千米" },
    { 3200, TRUE, BUJU_LANGUAGE_EN, "3200 m²" },
    { 125000, TRUE, BUJU_LANGUAGE_EN, "12.50 ha" },
    { 12460000, TRUE, BUJU_LANGUAGE_EN, "12.46 km²" },
    { 12460000, TRUE, BUJU_LANGUAGE_BOTH, "12.46 km² · 1.869 万亩" },
    { 10000, TRUE, BUJU_LANGUAGE_ZH, "1.000 公顷（15.00 亩）" },
    { 2000, TRUE, BUJU_LANGUAGE_ZH, "2000 平方米（3.000 亩）" },
    { 9999.7, FALSE, BUJU_LANGUAGE_EN, "10.00 km" },
    { 99997, FALSE, BUJU_LANGUAGE_EN, "100.0 km" },
    { 999960, FALSE, BUJU_LANGUAGE_EN, "1000 km" },
    { 99997, TRUE, BUJU_LANGUAGE_EN, "10.00 ha" },
    { 6666600, TRUE, BUJU_LANGUAGE_ZH, "6.667 平方千米（1.000 万亩）" },
    { NAN, TRUE, BUJU_LANGUAGE_ZH, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].area ? buju_area_dup_text (cases[i].value, cases[i].language)
                                            : buju_length_dup_text (cases[i].value,
                                                                    cases[i].language);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ruler/length", test_length);
  g_test_add_func ("/ruler/points", test_points);
  g_test_add_func ("/ruler/area", test_area);
  g_test_add_func ("/ruler/crossed", test_crossed);
  g_test_add_func ("/ruler/texts", test_texts);
  return g_test_run ();
}

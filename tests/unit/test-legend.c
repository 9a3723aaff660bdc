/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-legend.h"

static const BujuSymbol symbol = { .name = (char *) "x", .fill = { 0.8, 0.2, 0.2, 1 } };

static BujuInk
make_ink (BujuLanguage language)
{
  return (BujuInk) { "Noto Sans CJK SC", "Noto Serif CJK SC", language, 1 };
}

static GArray *
make_entries (guint n)
{
  static const struct { const char *key; BujuText text; } all[] = {
    { "road", { "高速公路", "Expressway" } },
    { "belt", { "环中心城区的高技术服务产业带", "High-tech service belt around the central city" } },
    { "axis", { "产业发展轴", "Development axis" } },
    { "pole", { "极", "Pole" } },
    { "member", { "带上载体", "Place named on the belt" } },
  };
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (BujuLegendEntry));

  for (guint i = 0; i < n; i++)
    {
      BujuLegendEntry entry = { all[i % 5].key, all[i % 5].text, &symbol, BUJU_ITEM_AREA,
                                { NULL, NULL } };

      g_array_append_val (entries, entry);
    }
  return entries;
}

static const BujuText heading = { "图例", "Legend" };

/* Whatever the columns: nothing overlaps, nothing sticks out, every entry has its place. */
static void
test_boxes (void)
{
  BujuInk ink = make_ink (BUJU_LANGUAGE_BOTH);

  for (guint n = 1; n <= 23; n += 2)
    for (guint columns = 1; columns <= 5; columns++)
      {
        g_autoptr (GArray) entries = make_entries (n);
        g_autoptr (BujuLegend) legend = buju_legend_new (&ink, entries, &heading, 500, columns,
                                                         columns % 2);

        g_assert_cmpuint (buju_legend_get_columns (legend), <=, columns);
        g_assert_cmpfloat (buju_legend_get_width (legend), <=, 501);
        for (guint i = 0; i < n; i++)
          {
            BujuBox a = buju_legend_get_box (legend, i);

            g_assert_cmpfloat (a.x0, >=, 0);
            g_assert_cmpfloat (a.y0, >=, buju_ink_size (&ink, BUJU_INK_HEADING));
            g_assert_cmpfloat (a.x1, <=, buju_legend_get_width (legend) + 1e-6);
            g_assert_cmpfloat (a.y1, <=, buju_legend_get_height (legend) + 1e-6);
            for (guint j = 0; j < i; j++)
              {
                BujuBox b = buju_legend_get_box (legend, j);

                g_assert_false (buju_box_intersects (&a, &b));
              }
          }
      }
}

/* More columns never make a higher legend, and four of equal entries are equally full. */
static void
test_balance (void)
{
  BujuInk ink = make_ink (BUJU_LANGUAGE_ZH);
  g_autoptr (GArray) entries = make_entries (20);
  double last = G_MAXDOUBLE;

  for (guint columns = 1; columns <= 4; columns++)
    {
      g_autoptr (BujuLegend) legend = buju_legend_new (&ink, entries, &heading, 800, columns,
                                                       FALSE);

      g_assert_cmpuint (buju_legend_get_columns (legend), ==, columns);
      g_assert_cmpfloat (buju_legend_get_height (legend), <, last);
      last = buju_legend_get_height (legend);
    }
  g_assert_cmpfloat (last, <, 7 * 16 + 20);
}

/* Both languages share a line when they fit, so the legend is hardly higher than in one. */
static void
test_languages (void)
{
  g_autoptr (GArray) entries = make_entries (5);
  BujuInk zh = make_ink (BUJU_LANGUAGE_ZH), both = make_ink (BUJU_LANGUAGE_BOTH);
  g_autoptr (BujuLegend) chinese = buju_legend_new (&zh, entries, &heading, 300, 1, FALSE);
  g_autoptr (BujuLegend) wide = buju_legend_new (&both, entries, &heading, 300, 1, FALSE);
  g_autoptr (BujuLegend) narrow = buju_legend_new (&both, entries, &heading, 90, 1, FALSE);

  g_assert_cmpfloat (buju_legend_get_height (wide), <, buju_legend_get_height (chinese) * 1.3);
  g_assert_cmpfloat (buju_legend_get_height (narrow), >, buju_legend_get_height (wide));
  g_assert_cmpfloat (buju_legend_get_width (narrow), <, buju_legend_get_width (wide));
}

static void
test_empty (void)
{
  BujuInk ink = make_ink (BUJU_LANGUAGE_EN);
  g_autoptr (GArray) entries = make_entries (0);
  g_autoptr (BujuLegend) legend = buju_legend_new (&ink, entries, NULL, 300, 3, FALSE);

  g_assert_cmpfloat (buju_legend_get_height (legend), ==, 0);
}

static void
test_draw (void)
{
  BujuInk ink = make_ink (BUJU_LANGUAGE_BOTH);
  g_autoptr (GArray) entries = make_entries (7);
  g_autoptr (BujuLegend) legend = buju_legend_new (&ink, entries, &heading, 400, 2, FALSE);
  cairo_t *cr = buju_ink_scratch ();
  double x, y, width, height;

  buju_legend_draw (legend, cr, 100, 50);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (cairo_get_target (cr), &x, &y, &width, &height);
  g_assert_cmpfloat (x, >=, 98);
  g_assert_cmpfloat (y, >=, 48);
  g_assert_cmpfloat (width, <=, buju_legend_get_width (legend) + 4);
  g_assert_cmpfloat (height, <=, buju_legend_get_height (legend) + 4);
  g_assert_cmpfloat (width, >, buju_legend_get_width (legend) * 0.8);
  cairo_destroy (cr);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legend/boxes", test_boxes);
  g_test_add_func ("/legend/balance", test_balance);
  g_test_add_func ("/legend/languages", test_languages);
  g_test_add_func ("/legend/empty", test_empty);
  g_test_add_func ("/legend/draw", test_draw);
  return g_test_run ();
}

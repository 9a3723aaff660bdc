/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-column.h"
#include "draw/buju-flow.h"
#include "draw/buju-frame.h"
#include "draw/buju-graticule.h"
#include "draw/buju-north-arrow.h"
#include "draw/buju-page.h"
#include "draw/buju-scale-bar.h"

static const BujuInk ink = { "Noto Sans CJK SC", "Noto Serif CJK SC", BUJU_LANGUAGE_BOTH, 1 };

static BujuProjection *
make_projection (void)
{
  g_autoptr (GError) error = NULL;
  BujuProjection *to_map = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, &error);

  g_assert_no_error (error);
  return to_map;
}

static BujuPoint
map_point (BujuProjection *to_map, double lon, double lat)
{
  BujuPoint point = { lon, lat };

  g_assert_cmpuint (buju_projection_forward (to_map, &point, 1), ==, 0);
  return point;
}

static void
test_scale_ladder (void)
{
  static const double cases[][2] = {
    { 1, 1 }, { 100000, 100000 }, { 100001, 120000 }, { 130000, 150000 }, { 240000, 250000 },
    { 510000, 600000 },
    { 601000, 750000 }, { 760000, 800000 }, { 800001, 1000000 }, { 1100000, 1200000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (buju_scale_round (cases[i][0]), cases[i][1], 1e-6);
}

static void
test_scale_format (void)
{
  g_autofree char *small = buju_scale_format (500);
  g_autofree char *large = buju_scale_format (1250000);
  g_autofree char *english = buju_scale_format_in (1250000, BUJU_LANGUAGE_EN);

  g_assert_cmpstr (small, ==, "1∶500");
  g_assert_cmpstr (large, ==, "1∶1\u2009250\u2009000");
  g_assert_cmpstr (english, ==, "1:1\u2009250\u2009000");
}

/* 1 km at 1:250 000 is 4 mm on paper. */
static void
test_scale_exact (void)
{
  g_assert_cmpfloat_with_epsilon (1000 * buju_scale_to_view (250000), buju_page_from_mm (4), 1e-12);
}

/* Whatever the scale, the bar is 1, 2 or 5 × 10ⁿ, fits, and is not needlessly short. */
static void
test_bar_lengths (void)
{
  for (double n = 1000; n < 5e6; n *= 1.07)
    {
      double scale = buju_scale_to_view (n);
      BujuScaleBar bar = buju_scale_bar_new (scale, 120);
      double lead = bar.length / pow (10, floor (log10 (bar.length) + 1e-9));

      g_assert_true (fabs (lead - 1) < 1e-6 || fabs (lead - 2) < 1e-6 || fabs (lead - 5) < 1e-6);
      g_assert_cmpfloat_with_epsilon (bar.width, bar.length * scale, 1e-9);
      g_assert_cmpfloat (bar.width, <=, 120 * (1 + 1e-6));
      g_assert_cmpfloat (bar.width, >, 120 / 2.5 - 1e-6);
      g_assert_cmpuint (bar.blocks % bar.label_step, ==, 0);
    }
}

static void
test_degrees (void)
{
  static const struct { double degrees; gboolean longitude; const char *text; } cases[] = {
    { 121.5, TRUE, "121°30′E" }, { 31, FALSE, "31°N" }, { -0.25, TRUE, "0°15′W" },
    { -31.05, FALSE, "31°03′S" },
    { 121.9999999, TRUE, "122°E" }, { 121.501389, TRUE, "121°30′05″E" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = buju_frame_format_degrees (cases[i].degrees, cases[i].longitude);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* On the central meridian grid and true north are one; east of it true north lies to the left. */
static void
test_north (void)
{
  g_autoptr (BujuProjection) to_map = make_projection ();
  double middle = buju_north_arrow_angle (to_map, map_point (to_map, 120, 31.2));
  double east = buju_north_arrow_angle (to_map, map_point (to_map, 121.47, 31.23));
  double west = buju_north_arrow_angle (to_map, map_point (to_map, 118.53, 31.23));

  g_assert_cmpfloat_with_epsilon (middle, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (east * 180 / G_PI, -1.47 * sin (31.23 * G_PI / 180), 1e-3);
  g_assert_cmpfloat_with_epsilon (west, -east, 1e-6);
}

static void
test_frame_labels (void)
{
  g_autoptr (BujuProjection) to_map = make_projection ();
  static const double scales[] = { 5000, 100000, 800000, 3000000 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      BujuView view = { map_point (to_map, 121.5, 31.2), buju_scale_to_view (scales[i]), 520, 560 };
      g_autoptr (BujuFrame) frame = buju_frame_new (&ink, to_map, &view);

      g_assert_cmpuint (buju_frame_get_n_labels (frame), >=, 12);
      g_assert_cmpuint (buju_frame_get_n_labels (frame), <=, 60);
    }
}

/* A column is as high as its paragraphs; what it wraps stays within its width. */
static void
test_column (void)
{
  g_autoptr (BujuColumn) narrow = buju_column_new (&ink, 60);
  g_autoptr (BujuColumn) wide = buju_column_new (&ink, 600);
  const BujuText text = { "上海市战略性新兴产业和先导产业发展规划", "Plan for strategic emerging industries" };

  g_assert_cmpfloat (buju_column_get_height (wide), ==, 0);
  buju_column_add_text (narrow, BUJU_INK_BODY, &text, 0);
  buju_column_add_text (wide, BUJU_INK_BODY, &text, 0);
  g_assert_cmpfloat (buju_column_get_width (narrow), <=, 60.5);
  g_assert_cmpfloat (buju_column_get_height (narrow), >, 2 * buju_column_get_height (wide));
  g_assert_cmpfloat (buju_column_get_height (wide), >, buju_ink_size (&ink, BUJU_INK_BODY) * 1.5);
}

/* Drawing must leave the surface in good order and make marks. */
static void
test_draws (void)
{
  g_autoptr (BujuProjection) to_map = make_projection ();
  BujuView view = { map_point (to_map, 121.5, 31.2), buju_scale_to_view (800000), 400, 400 };
  g_autoptr (BujuFrame) frame = buju_frame_new (&ink, to_map, &view);
  BujuBox map = { 20, 20, 420, 420 };
  BujuScaleBar bar = buju_scale_bar_new (view.scale, 120);
  cairo_t *cr = buju_ink_scratch ();
  double x, y, width, height;

  buju_scale_bar_draw (&bar, &ink, cr, 100, 100);
  cairo_recording_surface_ink_extents (cairo_get_target (cr), &x, &y, &width, &height);
  g_assert_cmpfloat (width, >, bar.width);
  g_assert_cmpfloat (height, <, buju_scale_bar_height (&ink) + 4);
  buju_north_arrow_draw (&ink, cr, (BujuPoint) { 200, 200 }, 40, 0.1);
  buju_frame_draw (frame, &ink, cr, &map);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (cairo_get_target (cr), &x, &y, &width, &height);
  g_assert_cmpfloat (x, >, 20 - buju_frame_band (&ink) - 2);
  g_assert_cmpfloat (x + width, <, 420 + buju_frame_band (&ink) + 2);
  cairo_destroy (cr);
}

/* Blocks keep their order, columns are about equally high, nothing overlaps. */
static void
test_flow (void)
{
  static const double heights[] = { 30, 10, 10, 20, 5, 15 };
  BujuFlowSlot slots[G_N_ELEMENTS (heights)];
  double height = buju_flow (heights, G_N_ELEMENTS (heights), 5, 3, slots);

  g_assert_cmpfloat (height, >=, 30);
  g_assert_cmpfloat (height, <=, 45);
  for (guint i = 1; i < G_N_ELEMENTS (heights); i++)
    {
      g_assert_cmpuint (slots[i].column, >=, slots[i - 1].column);
      if (slots[i].column == slots[i - 1].column)
        g_assert_cmpfloat (slots[i].y, >=, slots[i - 1].y + heights[i - 1] + 5 - 1e-9);
      g_assert_cmpfloat (slots[i].y + heights[i], <=, height + 1e-6);
    }
  g_assert_cmpuint (slots[G_N_ELEMENTS (heights) - 1].column, <=, 2);
  g_assert_cmpfloat (buju_flow (heights, 0, 5, 3, slots), ==, 0);
}

/* Small texts stand on one grid, whatever their languages: columns side by side line up. */
static void
test_grid (void)
{
  g_autoptr (BujuColumn) one = buju_column_new (&ink, 200);
  double grid = BUJU_INK_GRID * ink.type_size, first;

  buju_column_add (one, BUJU_INK_FOOT_HEADING, BUJU_LANGUAGE_ZH, "资料来源", 0);
  first = buju_column_get_height (one)
          - (1 - BUJU_INK_EM_ASCENT) * buju_ink_size (&ink, BUJU_INK_FOOT_HEADING);
  for (guint i = 1; i < 6; i++)
    {
      BujuInkRole role = i % 2 == 0 ? BUJU_INK_BODY : BUJU_INK_BODY_EN;
      double base;

      buju_column_add (one, role, i % 2 == 0 ? BUJU_LANGUAGE_ZH : BUJU_LANGUAGE_EN, "Zhangjiang 张江",
                       0.7 * i);
      base = buju_column_get_height (one) - (1 - BUJU_INK_EM_ASCENT) * buju_ink_size (&ink, role);
      g_assert_cmpfloat_with_epsilon (remainder (base - first, grid), 0, 0.02);
    }
}

/* However small the paper, type and lines can be printed. */
static void
test_smallest (void)
{
  BujuInk tiny = ink;

  tiny.type_size = 0.3;
  for (BujuInkRole role = 0; role < BUJU_INK_N_ROLES; role++)
    g_assert_cmpfloat (buju_ink_size (&tiny, role), >=, 5);
  g_assert_cmpfloat (buju_ink_weight (&tiny, BUJU_INK_HAIRLINE), >=, buju_page_from_mm (0.1));
}

/* Names in quotation marks stay whole, and lines break beside them. */
static void
test_title_lines (void)
{
  cairo_t *cr = buju_ink_scratch ();
  double width = 13.5 * buju_ink_size (&ink, BUJU_INK_TITLE);
  g_autofree char *lines = buju_ink_break (&ink, cr, BUJU_INK_TITLE, BUJU_LANGUAGE_ZH,
                                           "上海市战略性新兴产业“两极两带”空间布局示意图", width);

  g_assert_cmpstr (lines, ==, "上海市战略性新兴产业\n“两极两带”空间布局示意图");
  cairo_destroy (cr);
}

static void
test_graticule (void)
{
  g_autoptr (BujuProjection) to_map = make_projection ();
  BujuView view = { map_point (to_map, 121.5, 31.25), buju_scale_to_view (500000), 400, 500 };
  g_autoptr (BujuGraticule) fine = buju_graticule_new (to_map, &view, 0.25);
  g_autoptr (BujuGraticule) coarse = buju_graticule_new (to_map, &view, 1);

  g_assert_cmpuint (buju_graticule_get_n_lines (fine), >, 2 * buju_graticule_get_n_lines (coarse));
  g_assert_cmpuint (buju_graticule_get_n_lines (coarse), >=, 1);
}

/* On two pages of one geometry a title of one line stands in the middle of the room that the other
 * language's two lines need. */
static void
test_page_title (void)
{
  const BujuText title = { "布局图", "A title that is so long that it needs a second line here" };
  BujuInk page = ink;
  g_autoptr (BujuColumn) column = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, width, height;

  page.pages = TRUE;
  page.language = BUJU_LANGUAGE_ZH;
  column = buju_column_new (&page, 260);
  buju_column_add_text (column, BUJU_INK_TITLE, &title, 0);
  buju_column_draw (column, cr, 0, 0);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  g_assert_cmpfloat (buju_column_get_height (column), >, 1.5 * height);
  g_assert_cmpfloat_with_epsilon (y + height / 2, buju_column_get_height (column) / 2,
                                  0.15 * height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/furniture/scale-ladder", test_scale_ladder);
  g_test_add_func ("/furniture/scale-format", test_scale_format);
  g_test_add_func ("/furniture/scale-exact", test_scale_exact);
  g_test_add_func ("/furniture/bar-lengths", test_bar_lengths);
  g_test_add_func ("/furniture/degrees", test_degrees);
  g_test_add_func ("/furniture/north", test_north);
  g_test_add_func ("/furniture/frame-labels", test_frame_labels);
  g_test_add_func ("/furniture/column", test_column);
  g_test_add_func ("/furniture/draws", test_draws);
  g_test_add_func ("/furniture/flow", test_flow);
  g_test_add_func ("/furniture/grid", test_grid);
  g_test_add_func ("/furniture/smallest", test_smallest);
  g_test_add_func ("/furniture/title-lines", test_title_lines);
  g_test_add_func ("/furniture/page-title", test_page_title);
  g_test_add_func ("/furniture/graticule", test_graticule);
  return g_test_run ();
}

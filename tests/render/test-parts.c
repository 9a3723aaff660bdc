/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-render.h"
#include "draw/buju-symbol.h"
#include "draw/buju-zone.h"
#include "picture.h"

/* The painters one by one, on shapes and with styles made here, against reference pictures; and the
 * same shape under transformations that must not change it. No text, so fonts do not matter. */

#define SIZE 240

static BujuStyle *style;
static BujuStyle *dark;

typedef void (*PaintFunc) (BujuBrush *brush);

static const BujuPoint outer[] = { { 20, 30 },   { 200, 20 },  { 220, 120 }, { 150, 130 },
                                   { 215, 220 },
                                   { 60, 215 },  { 110, 150 }, { 25, 140 },  { 20, 30 },
                                   { 60, 55 },
                                   { 150, 50 },  { 140, 95 },  { 70, 100 },  { 60, 55 } };
static const guint32 outer_starts[] = { 0, 9 };
static const BujuSpan shape = { outer, outer_starts, G_N_ELEMENTS (outer), 2 };
static const BujuPoint crossing[]
    = { { -40, 60 }, { 60, 180 }, { 130, 80 }, { 200, 200 }, { 300, 120 } };
static const guint32 one_part[] = { 0 };
static const BujuSpan line = { crossing, one_part, G_N_ELEMENTS (crossing), 1 };

static BujuView
make_view (double x, double y, double width, double height, double scale)
{
  return (BujuView) { { x, y }, scale, width, height };
}

static cairo_surface_t *
paint_view (const BujuView *view, double unit, const BujuColor *paper, PaintFunc paint)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) view->width, (int) view->height);
  cairo_t *cr = cairo_create (surface);
  BujuBrush brush;

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  buju_brush_init (&brush, cr, view, unit, NULL);
  paint (&brush);
  buju_brush_clear (&brush);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

static void
paint_zone (BujuBrush *brush, const BujuSpan *span, const BujuSymbol *symbol)
{
  g_autoptr (BujuPath) zone = buju_zone_cut (brush, span);

  buju_zone_fill (brush, zone, symbol);
  buju_zone_hatch (brush, zone, symbol);
  buju_zone_case (brush, span, symbol);
  buju_zone_stroke (brush, span, symbol);
}

static void
paint_hatched (BujuBrush *brush)
{
  paint_zone (brush, &shape, buju_style_get (style, "sei-belt-ring-suburb"));
}

static void
paint_dashed (BujuBrush *brush)
{
  paint_zone (brush, &shape, buju_style_get (style, "pole-schematic"));
}

static void
paint_lines (BujuBrush *brush)
{
  static const char *const names[] = { "corridor", "road-major", "spine" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      buju_zone_case (brush, &line, buju_style_get (style, names[i]));
      buju_zone_stroke (brush, &line, buju_style_get (style, names[i]));
    }
}

static void
paint_markers (BujuBrush *brush)
{
  static const char *const names[]
      = { "member", "member-axis", "set-3", "set-4", "amp-new-cities", "pole", "hub", "park" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < 3; j++)
      {
        BujuPoint at = { 22.0 + (i % 4) * 62.0 + j * 7.3, 40.0 + (i / 4) * 110.0 + j * 26.6 };

        buju_symbol_marker (brush->cr, buju_style_get (j == 1 ? dark : style, names[i]), at,
                            0.7 + j * 0.4);
      }
}

/* The marks of a comparison, on light and dark, from the size on paper upwards. */
static void
paint_changes (BujuBrush *brush)
{
  static const char *const names[] = { "change-a", "change-b", "change-both" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < 4; j++)
      buju_symbol_marker (brush->cr, buju_style_get (j % 2 == 1 ? dark : style, names[i]),
                          (BujuPoint) { 40.0 + j * 55.0, 50.0 + i * 70.0 }, 1.0 + j * 1.6);
}

static void
paint_spokes (BujuBrush *brush)
{
  BujuPoint centre = { 120, 120 };

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < 6; i++)
      {
        double angle = i * G_PI / 3.0 + 0.3;
        BujuPoint end = { centre.x + 100.0 * cos (angle), centre.y + 100.0 * sin (angle) };
        const BujuSymbol *symbol = buju_style_get (style, i % 2 == 0 ? "spoke-1" : "spoke-2");
        double bend = i < 3 ? 0.12 : -0.2;

        (pass == 0 ? buju_symbol_spoke_case : buju_symbol_spoke) (brush->cr, symbol, centre, end,
                                                                  bend, 18.0, 8.0, 1.0);
      }
}

static void
paint_patches (BujuBrush *brush)
{
  static const struct
  {
    const char  *name;
    BujuItemKind kind;
  } patches[] = { { "sei-belt-ring-suburb", BUJU_ITEM_AREA },
                  { "sei-belt-ring-central", BUJU_ITEM_AREA },
                  { "pole-schematic", BUJU_ITEM_AREA },       { "spine", BUJU_ITEM_LINE },
                  { "road-major", BUJU_ITEM_LINE },           { "pole", BUJU_ITEM_MARKER },
                  { "member-axis", BUJU_ITEM_MARKER },        { "spoke-1", BUJU_ITEM_SPOKE } };

  for (guint i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      BujuLegendEntry entry = { .key = patches[i].name,
                                .symbol = buju_style_get (style, patches[i].name),
                                .kind = patches[i].kind };
      BujuBox box = { 20.0 + (i % 2) * 110.0, 16.0 + (i / 2) * 56.0, 100.0 + (i % 2) * 110.0,
                      52.0 + (i / 2) * 56.0 };

      buju_render_patch (brush->cr, &entry, &box, 2.0);
    }
}

static void
check_reference (const char *name, PaintFunc paint)
{
  static const BujuColor paper = { 0.97, 0.96, 0.93, 1.0 };
  BujuView view = make_view (SIZE / 2.0, SIZE / 2.0, SIZE, SIZE, 1.0);
  cairo_surface_t *surface = paint_view (&view, 1.5, &paper, paint);

  picture_assert_reference (name, surface);
  cairo_surface_destroy (surface);
}

static void
test_hatched (void)
{
  check_reference ("hatched", paint_hatched);
}

static void
test_dashed (void)
{
  check_reference ("dashed", paint_dashed);
}

static void
test_lines (void)
{
  check_reference ("lines", paint_lines);
}

static void
test_markers (void)
{
  check_reference ("markers", paint_markers);
}

static void
test_changes (void)
{
  check_reference ("changes", paint_changes);
}

static void
test_spokes (void)
{
  check_reference ("spokes", paint_spokes);
}

static void
test_patches (void)
{
  check_reference ("patches", paint_patches);
}

/* A picture cut out of a larger one equals the same place seen through its own, smaller view: not
 * even a dash or a hatch line may depend on where the view ends. */
static void
check_window (const char *name, PaintFunc paint)
{
  static const BujuColor paper = { 1.0, 1.0, 1.0, 1.0 };
  BujuView whole = make_view (120.0, 120.0, 480.0, 480.0, 2.0);
  BujuView part = make_view (120.0 + 35.0, 120.0 - 20.0, 160.0, 120.0, 2.0);
  cairo_surface_t *large = paint_view (&whole, 1.0, &paper, paint);
  cairo_surface_t *small = paint_view (&part, 1.0, &paper, paint);
  cairo_surface_t *cut = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 160, 120);
  cairo_t *cr = cairo_create (cut);

  /* The centre moved by 35 and 20 map units, that is 70 px right and 40 px down the screen. */
  cairo_set_source_surface (cr, large, -(240.0 + 70.0 - 80.0), -(240.0 + 40.0 - 60.0));
  cairo_paint (cr);
  cairo_destroy (cr);
  picture_assert_close (name, small, cut, 0.1, 0.0005);
  cairo_surface_destroy (large);
  cairo_surface_destroy (small);
  cairo_surface_destroy (cut);
}

static void
test_window (void)
{
  check_window ("window-hatched", paint_hatched);
  check_window ("window-dashed", paint_dashed);
  check_window ("window-lines", paint_lines);
}

static void
add_turned (BujuPathBuffer *buffer, const BujuSpan *span, gboolean reverse, guint shift)
{
  for (guint part = span->n_parts; part > 0; part--)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part - 1, &points, &n_points);
      n_points--; /* the ring's first point once */
      buju_path_buffer_begin_part (buffer);
      for (guint i = 0; i <= n_points; i++)
        {
          guint at = (i + shift) % n_points;

          at = reverse ? n_points - 1 - at : at;
          buju_path_buffer_add (buffer, points[at].x, points[at].y);
        }
    }
}

static BujuSpan turned_span;

static void
paint_turned (BujuBrush *brush)
{
  paint_zone (brush, &turned_span, buju_style_get (style, "sei-belt-ring-suburb"));
}

/* Neither the order of rings, nor their direction, nor where they start may show. */
static void
test_ring_order (void)
{
  static const BujuColor paper = { 1.0, 1.0, 1.0, 1.0 };
  BujuView view = make_view (120.0, 120.0, SIZE, SIZE, 1.0);
  cairo_surface_t *expected = paint_view (&view, 1.0, &paper, paint_hatched);

  for (guint i = 0; i < 4; i++)
    {
      g_auto (BujuPathBuffer) buffer = { 0 };
      cairo_surface_t *actual;

      buju_path_buffer_init (&buffer);
      add_turned (&buffer, &shape, i % 2 == 1, i);
      turned_span = buju_path_buffer_get_span (&buffer);
      actual = paint_view (&view, 1.0, &paper, paint_turned);
      picture_assert_close ("ring-order", actual, expected, 0.02, 0.0002);
      cairo_surface_destroy (actual);
    }
  cairo_surface_destroy (expected);
}

/* Far beyond cairo's 24.8 fixed point: a shape a hundred thousand times the view still paints. */
static void
test_huge_scale (void)
{
  static const BujuColor paper = { 1.0, 1.0, 1.0, 1.0 };
  BujuView inside = make_view (40.0, 100.0, 64.0, 64.0, 1e6);
  BujuView hole = make_view (100.0, 75.0, 64.0, 64.0, 1e6);
  cairo_surface_t *full = paint_view (&inside, 1.0, &paper, paint_dashed);
  cairo_surface_t *empty = paint_view (&hole, 1.0, &paper, paint_dashed);
  const guint8 *in = cairo_image_surface_get_data (full)
                     + 32 * cairo_image_surface_get_stride (full);
  const guint8 *out
      = cairo_image_surface_get_data (empty) + 32 * cairo_image_surface_get_stride (empty);

  g_assert_cmpuint (in[32 * 4], <, 255);
  g_assert_cmpuint (out[32 * 4], ==, 255);
  cairo_surface_destroy (full);
  cairo_surface_destroy (empty);
}

static BujuStyle *
load_style (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file
      = g_test_build_filename (G_TEST_DIST, "render", name, NULL);
  BujuStyle *loaded = buju_style_load (file, name, &error);

  g_assert_no_error (error);
  return loaded;
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  style = load_style ("light.json");
  dark = load_style ("dark.json");
  g_test_add_func ("/parts/hatched", test_hatched);
  g_test_add_func ("/parts/dashed", test_dashed);
  g_test_add_func ("/parts/lines", test_lines);
  g_test_add_func ("/parts/markers", test_markers);
  g_test_add_func ("/parts/changes", test_changes);
  g_test_add_func ("/parts/spokes", test_spokes);
  g_test_add_func ("/parts/patches", test_patches);
  g_test_add_func ("/parts/window", test_window);
  g_test_add_func ("/parts/ring-order", test_ring_order);
  g_test_add_func ("/parts/huge-scale", test_huge_scale);
  result = g_test_run ();
  buju_style_free (style);
  buju_style_free (dark);
  return result;
}

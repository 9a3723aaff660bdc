/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-preflight.h"
#include "plan/buju-contrast.h"

#include <string.h>

#include "../library-fixture.h"

static BujuLibrary *library;

static BujuFigure
make_figure (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;

  figure.layout = buju_content_find_layout (buju_library_get_content (library),
                                            "sei-two-poles-two-belts");
  return figure;
}

static GPtrArray *
make_sheets (const BujuFigure *figure)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = buju_sheet_new_pages (library, figure, &error);

  g_assert_no_error (error);
  return sheets;
}

static const BujuPreflightItem *
find_item (const BujuPreflight *preflight, const char *kind)
{
  GPtrArray *items = buju_preflight_get_items (preflight);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((const BujuPreflightItem *) g_ptr_array_index (items, i))->kind, kind))
      return g_ptr_array_index (items, i);
  return NULL;
}

/* The examples of WCAG: the extremes, and the grey that just fails on white. */
static void
test_contrast (void)
{
  const BujuColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  const BujuColor grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (buju_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (buju_contrast (&white, &white), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (buju_contrast (&grey, &white), 4.478, 0.001);
  g_assert_cmpfloat (buju_contrast (&grey, &white), ==, buju_contrast (&white, &grey));
}

/* What is shipped can be written; a missing date is worth a warning, a given one not. */
static void
test_shipped (void)
{
  BujuFigure figure = make_figure ();
  g_autoptr (GPtrArray) undated = make_sheets (&figure);
  g_autoptr (BujuPreflight) first = buju_preflight_new (undated);
  g_autoptr (GPtrArray) dated = NULL;
  g_autoptr (BujuPreflight) second = NULL;

  g_assert_cmpuint (buju_preflight_count (first, BUJU_SHEET_NOTE_FAULT), ==, 0);
  g_assert_nonnull (find_item (first, "date"));
  g_assert_nonnull (find_item (first, "date")->advice.en);
  figure.date = "2026-11-22";
  dated = make_sheets (&figure);
  second = buju_preflight_new (dated);
  g_assert_null (find_item (second, "date"));
  g_assert_null (find_item (second, "empty"));
}

/* A map of somewhere else, parks where there are none: the fault comes before the warning. */
static void
test_empty (void)
{
  BujuFigure figure = make_figure ();
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (BujuPreflight) preflight = NULL;
  const BujuPreflightItem *first;

  figure.bbox = (BujuBox) { 118, 28, 118.2, 28.2 };
  figure.parks = TRUE;
  sheets = make_sheets (&figure);
  preflight = buju_preflight_new (sheets);
  first = g_ptr_array_index (buju_preflight_get_items (preflight), 0);
  g_assert_cmpstr (first->kind, ==, "empty");
  g_assert_cmpint (first->severity, ==, BUJU_SHEET_NOTE_FAULT);
  g_assert_cmpuint (buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT), ==, 1);
}

/* A character that no font has is named; it belongs to nobody, so no font ever will have it. */
static void
test_glyph (void)
{
  BujuFigure figure = make_figure ();
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (BujuPreflight) preflight = NULL;

  figure.compiler = "规划\xf4\x8f\xbf\xbd院";
  sheets = make_sheets (&figure);
  preflight = buju_preflight_new (sheets);
  g_assert_nonnull (find_item (preflight, "glyph"));
  g_assert_nonnull (strstr (find_item (preflight, "glyph")->message.en, "\xf4\x8f\xbf\xbd"));
  g_assert_nonnull (strstr (find_item (preflight, "glyph")->advice.en, "fonts-noto-cjk"));
}

static gboolean
has_legend (BujuSheet *sheet, const char *key)
{
  GArray *legend = buju_scene_get_legend (buju_sheet_get_scene (sheet));

  for (guint i = 0; i < legend->len; i++)
    if (g_str_equal (g_array_index (legend, BujuLegendEntry, i).key, key))
      return TRUE;
  return FALSE;
}

/* One part in its colours; the rest is pale, and the legend says so. */
static void
test_focus (void)
{
  BujuFigure figure = make_figure ();
  const BujuComponent *belt = NULL;
  const BujuComponent *other = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  BujuSheet *sheet;

  for (guint i = 0; i < figure.layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (figure.layout->components, i);

      if (g_str_equal (component->kind, "belt"))
        {
          other = belt;
          belt = component;
        }
    }
  g_assert_true (belt != NULL && other != NULL);
  figure.focus = belt;
  sheets = make_sheets (&figure);
  sheet = g_ptr_array_index (sheets, 0);
  g_assert_true (has_legend (sheet, belt->id));
  g_assert_true (has_legend (sheet, "lens-rest"));
  g_assert_false (has_legend (sheet, other->id));
}

/* A layer of somebody's: @n points in a row from there on, map units. */
static BujuOverlay *
make_overlay (const char *name, guint n, double x, double y, const BujuOverlayLook *look)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("points", BUJU_GEOMETRY_POINT);
  g_autoptr (BujuLayer) layer = NULL;
  guint32 start = 0;

  for (guint i = 0; i < n; i++)
    {
      BujuPoint point = { x + 1000.0 * i, y };
      BujuSpan span = { &point, &start, 1, 1 };

      buju_layer_builder_add_feature (builder, &span);
    }
  layer = buju_layer_builder_finish (builder);
  return buju_overlay_new ("overlay-1", name, layer, NULL, NULL, look);
}

static const BujuPreflightItem *
find_message (const BujuPreflight *preflight, const char *kind, const char *text)
{
  GPtrArray *items = buju_preflight_get_items (preflight);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuPreflightItem *item = g_ptr_array_index (items, i);

      if (g_str_equal (item->kind, kind) && strstr (item->message.en, text) != NULL)
        return item;
    }
  return NULL;
}

/* A layer that is there, one without a shape, one far away, one whose filter asks for a field that
 * it has not: each but the first is named with what is wrong, and none says whose it is. One that
 * is switched off is nobody's business. */
static void
test_overlays (void)
{
  BujuFigure figure = make_figure ();
  g_autoptr (GPtrArray) overlays =
      g_ptr_array_new_with_free_func ((GDestroyNotify) buju_overlay_unref);
  g_auto (BujuOverlayLook) wrong = { 0 }, off = { 0 };
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (BujuPreflight) preflight = NULL;

  buju_overlay_look_init (&wrong, 1);
  buju_overlay_look_set (&wrong.filter, "nothing = 1");
  buju_overlay_look_init (&off, 2);
  off.visible = FALSE;
  g_ptr_array_add (overlays, make_overlay ("there", 9, 610000, 3450000, NULL));
  g_ptr_array_add (overlays, make_overlay ("hollow", 0, 0, 0, NULL));
  g_ptr_array_add (overlays, make_overlay ("far", 3, 610000, 2500000, NULL));
  g_ptr_array_add (overlays, make_overlay ("filtered", 3, 610000, 3450000, &wrong));
  g_ptr_array_add (overlays, make_overlay ("silent", 0, 0, 0, &off));
  figure.overlays = overlays;
  sheets = make_sheets (&figure);
  preflight = buju_preflight_new (sheets);
  g_assert_null (find_message (preflight, "overlay", "there"));
  g_assert_nonnull (find_message (preflight, "credit", "there"));
  g_assert_nonnull (strstr (find_message (preflight, "overlay", "hollow")->message.en,
                            "shows nothing"));
  g_assert_nonnull (strstr (find_message (preflight, "overlay", "far")->message.en, "outside"));
  g_assert_nonnull (strstr (find_message (preflight, "overlay", "filtered")->message.en, "filter"));
  g_assert_cmpint (find_message (preflight, "overlay", "far")->severity, ==,
                   BUJU_SHEET_NOTE_WARNING);
  g_assert_cmpint (find_message (preflight, "credit", "far")->severity, ==, BUJU_SHEET_NOTE_HINT);
  g_assert_null (find_message (preflight, "overlay", "silent"));
  g_assert_null (find_message (preflight, "credit", "silent"));
}

/* Of a comparison both maps are looked over, whichever comes first: here one of them shows nothing
 * of its layout. */
static void
test_both_maps (void)
{
  static const char *const ids[] = { "sei-two-poles-two-belts", "amp-data-port" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      BujuFigure figure = BUJU_FIGURE_INIT;
      BujuContent *content = buju_library_get_content (library);
      g_autoptr (GPtrArray) sheets = NULL;
      g_autoptr (BujuPreflight) preflight = NULL;

      figure.layout = buju_content_find_layout (content, ids[i]);
      figure.compare = buju_content_find_layout (content, ids[1 - i]);
      figure.bbox = (BujuBox) { 121.0, 31.0, 121.3, 31.3 };
      sheets = make_sheets (&figure);
      preflight = buju_preflight_new (sheets);
      g_assert_nonnull (find_item (preflight, "empty"));
      g_assert_cmpint (find_item (preflight, "empty")->severity, ==, BUJU_SHEET_NOTE_FAULT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/preflight/contrast", test_contrast);
  g_test_add_func ("/preflight/shipped", test_shipped);
  g_test_add_func ("/preflight/empty", test_empty);
  g_test_add_func ("/preflight/glyph", test_glyph);
  g_test_add_func ("/preflight/focus", test_focus);
  g_test_add_func ("/preflight/overlays", test_overlays);
  g_test_add_func ("/preflight/both-maps", test_both_maps);
  return run_with_library (library);
}

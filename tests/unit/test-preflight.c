/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-preflight.h"

#include <string.h>

static BujuLibrary *library;

static BujuFigure
make_figure (void)
{
  BujuFigure figure = BUJU_FIGURE_INIT;

  figure.layout = buju_content_find_layout (buju_library_get_content (library), "sei-two-poles-two-belts");
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

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = buju_library_load (NULL, NULL);
  g_assert_nonnull (library);
  g_test_add_func ("/preflight/contrast", test_contrast);
  g_test_add_func ("/preflight/shipped", test_shipped);
  g_test_add_func ("/preflight/empty", test_empty);
  g_test_add_func ("/preflight/glyph", test_glyph);
  g_test_add_func ("/preflight/focus", test_focus);
  status = g_test_run ();
  buju_library_unref (library);
  return status;
}

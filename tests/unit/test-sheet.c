/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "draw/buju-export.h"
#include "draw/buju-occupancy.h"
#include "draw/buju-page.h"
#include "draw/buju-scale-bar.h"

#include "../library-fixture.h"
#include "../sample.h"
#include "../sheet-parts.h"

#define FLAGSHIP "sei-two-poles-two-belts"

static BujuLibrary *library;

static BujuFigure
make_figure (const char *id)
{
  BujuFigure figure = BUJU_FIGURE_INIT;

  figure.layout = buju_content_find_layout (buju_library_get_content (library), id);
  g_assert_nonnull (figure.layout);
  return figure;
}

static BujuSheet *
make_sheet (const BujuFigure *figure)
{
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet = buju_sheet_new (library, figure, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

/* Every layout that can be drawn, on one page each; all pages are in the render suite. */
static void
test_all_layouts (void)
{
  static const struct { const char *page; gboolean landscape; } pages[] = {
    { "A4", FALSE }, { "A4", TRUE }, { "A0", FALSE }, { "16:9", FALSE }, { "120x160", FALSE },
    { "column", FALSE }
  };
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));

  for (guint i = 0; i < layouts->len; i += sample_step ())
    {
      BujuFigure figure = BUJU_FIGURE_INIT;
      g_autoptr (BujuSheet) sheet = NULL;

      figure.layout = g_ptr_array_index (layouts, i);
      figure.page = pages[i % G_N_ELEMENTS (pages)].page;
      figure.landscape = pages[i % G_N_ELEMENTS (pages)].landscape;
      figure.language = i % 3;
      if (!figure.layout->drawable)
        continue;
      g_test_message ("%s on %s", figure.layout->id, figure.page);
      sheet = make_sheet (&figure);
      check_parts (sheet);
      check_labels (sheet);
    }
}

/* Asked for a scale, the map has exactly that one. */
static void
test_exact_scale (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = NULL;
  const BujuView *view;

  figure.scale = 333333;
  sheet = make_sheet (&figure);
  view = buju_scene_get_view (buju_sheet_get_scene (sheet));
  g_assert_cmpfloat (buju_sheet_get_scale (sheet), ==, 333333);
  g_assert_cmpfloat_with_epsilon (view->scale * 1000, buju_page_from_mm (1e6 / 333333), 1e-9);
}

/* Left to itself the sheet takes a round scale at which all of home is on the map. */
static void
test_fit (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = make_sheet (&figure);
  double n = buju_sheet_get_scale (sheet);
  BujuBox seen = buju_view_get_box (buju_scene_get_view (buju_sheet_get_scene (sheet)), 0.01);
  BujuBox home = buju_scene_home (library, figure.layout);

  g_assert_cmpfloat_with_epsilon (buju_scale_round (n), n, 1e-6);
  g_assert_true (is_inside (&home, &seen));
  g_assert_null (find_part (sheet, "locator"));
}

static void
test_bbox (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = NULL;
  g_autoptr (BujuProjection) to_map = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  BujuPoint corners[2] = { { 121.5, 31.1 }, { 121.7, 31.3 } };
  BujuBox seen;

  figure.bbox = (BujuBox) { 121.5, 31.1, 121.7, 31.3 };
  sheet = make_sheet (&figure);
  seen = buju_view_get_box (buju_scene_get_view (buju_sheet_get_scene (sheet)), 0);
  buju_projection_forward (to_map, corners, 2);
  g_assert_true (buju_box_contains (&seen, corners[0].x, corners[0].y));
  g_assert_true (buju_box_contains (&seen, corners[1].x, corners[1].y));
  g_assert_cmpfloat (buju_sheet_get_scale (sheet), <=, 200000);
  check_parts (sheet);
  check_labels (sheet);
  g_assert_nonnull (find_part (sheet, "locator"));
}

static void
test_title (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) own = NULL;
  g_autoptr (BujuSheet) sheet = make_sheet (&figure);
  BujuText title = buju_sheet_get_title (sheet);

  g_assert_nonnull (strstr (title.zh, "两极两带"));
  g_assert_true (g_str_has_suffix (title.zh, "示意图"));
  g_assert_nonnull (find_part (sheet, "mark"));
  figure.title = "我的图 <b>";
  own = make_sheet (&figure);
  g_assert_cmpstr (buju_sheet_get_title (own).zh, ==, "我的图 <b>");
  check_parts (own);
}

static void
test_refused (void)
{
  BujuFigure text_only = make_figure ("zj-city-pattern");
  BujuFigure no_page = make_figure (FLAGSHIP);
  BujuFigure no_scale = make_figure (FLAGSHIP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error2 = NULL;
  g_autoptr (GError) error3 = NULL;

  g_assert_null (buju_sheet_new (library, &text_only, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  no_page.page = "B4";
  g_assert_null (buju_sheet_new (library, &no_page, &error2));
  g_assert_error (error2, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error2);
  no_page.page = "80x80";
  g_assert_null (buju_sheet_new (library, &no_page, &error2));
  g_assert_error (error2, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  no_scale.scale = 3;
  g_assert_null (buju_sheet_new (library, &no_scale, &error3));
  g_assert_error (error3, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

static void
test_cancel (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = make_sheet (&figure);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 140);
  cairo_t *cr = cairo_create (surface);

  g_cancellable_cancel (cancellable);
  g_assert_false (buju_sheet_draw (sheet, cr, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const BujuSheetNote *
find_note (BujuSheet *sheet, BujuSheetNoteKind kind)
{
  GPtrArray *report = buju_sheet_get_report (sheet);

  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      g_assert_nonnull (note->message.zh);
      g_assert_nonnull (note->message.en);
      g_assert_null (strchr (note->message.en, '{'));
      if (note->kind == kind)
        return note;
    }
  return NULL;
}

/* The report says what is missing, and stops saying so once it is given. */
static void
test_report (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) bare = make_sheet (&figure);
  g_autoptr (BujuSheet) full = NULL;

  g_assert_nonnull (find_note (bare, BUJU_SHEET_NOTE_DATE));
  g_assert_nonnull (find_note (bare, BUJU_SHEET_NOTE_APPROVAL));
  g_assert_null (find_note (bare, BUJU_SHEET_NOTE_SCALE));
  g_assert_null (find_note (bare, BUJU_SHEET_NOTE_SOURCE));
  g_assert_null (find_note (bare, BUJU_SHEET_NOTE_MARK));
  g_assert_null (find_note (bare, BUJU_SHEET_NOTE_GLYPH));
  figure.date = "2026-11-22";
  figure.approval = "沪S(2026)001号";
  figure.scale = 333333;
  full = make_sheet (&figure);
  g_assert_null (find_note (full, BUJU_SHEET_NOTE_DATE));
  g_assert_null (find_note (full, BUJU_SHEET_NOTE_APPROVAL));
  g_assert_nonnull (find_note (full, BUJU_SHEET_NOTE_SCALE));
  g_assert_cmpint (find_note (full, BUJU_SHEET_NOTE_SCALE)->severity, ==, BUJU_SHEET_NOTE_HINT);
}

/* Every name without room is in the report under the id of what it names. */
static void
test_report_labels (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = NULL;
  GPtrArray *report;
  guint n = 0;

  figure.page = "column";
  figure.parks = TRUE;
  sheet = make_sheet (&figure);
  report = buju_sheet_get_report (sheet);
  for (guint i = 0; i < report->len; i++)
    {
      const BujuSheetNote *note = g_ptr_array_index (report, i);

      n += note->kind == BUJU_SHEET_NOTE_LABEL;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, buju_placement_get_unplaced (get_placement (sheet))->len
                           + buju_placement_get_shortened (get_placement (sheet))->len);
}

/* Land weighs less than a belt, a belt less than its members, open sea nothing. */
static void
test_occupancy (void)
{
  BujuFigure figure = make_figure (FLAGSHIP);
  g_autoptr (BujuSheet) sheet = make_sheet (&figure);
  BujuScene *scene = buju_sheet_get_scene (sheet);
  const BujuView *view = buju_scene_get_view (scene);
  g_autoptr (BujuOccupancy) occupancy = buju_occupancy_new (scene, 0);
  BujuBox all = { 0, 0, view->width, view->height };
  BujuBox outside = { view->width + 10, 0, view->width + 50, 50 };
  BujuBox sea = { view->width - 40, view->height * 0.4, view->width - 5, view->height * 0.5 };

  g_assert_cmpfloat (buju_occupancy_get (occupancy, &all), >, 0.03);
  g_assert_cmpfloat (buju_occupancy_get (occupancy, &all), <, 0.6);
  g_assert_cmpfloat (buju_occupancy_get (occupancy, &outside), ==, 0);
  g_assert_cmpfloat (buju_occupancy_get (occupancy, &sea), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/sheet/all-layouts", test_all_layouts);
  g_test_add_func ("/sheet/exact-scale", test_exact_scale);
  g_test_add_func ("/sheet/fit", test_fit);
  g_test_add_func ("/sheet/bbox", test_bbox);
  g_test_add_func ("/sheet/title", test_title);
  g_test_add_func ("/sheet/refused", test_refused);
  g_test_add_func ("/sheet/cancel", test_cancel);
  g_test_add_func ("/sheet/report", test_report);
  g_test_add_func ("/sheet/report-labels", test_report_labels);
  g_test_add_func ("/sheet/occupancy", test_occupancy);
  return run_with_library (library);
}

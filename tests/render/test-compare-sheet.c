/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render.h"
#include "picture.h"

#include "../library-fixture.h"
#include "../sheet-parts.h"

/* A small sheet of two layouts: as a whole with its reference, and its second map with the same
 * scene drawn alone. */

#define ZOOM 1.6
/* Type is drawn by whatever version of the font is installed: strokes may move by a part of a
 * pixel. */
#define MEAN  4.0
#define SHARE 0.06

static BujuLibrary *library;

static BujuSheet *
make_sheet (void)
{
  BujuContent *content = buju_library_get_content (library);
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = buju_content_find_layout (content, "sei-ai-4-x");
  figure.compare = buju_content_find_layout (content, "amp-ai-4-x");
  figure.language = BUJU_LANGUAGE_ZH;
  figure.page = "A5";
  figure.date = "2026-11-22";
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

static void
test_reference (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet ();
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "render", "references",
                                                 "compare-sheet.png", NULL);
  cairo_surface_t *actual = picture_draw_sheet (sheet, ZOOM);
  cairo_surface_t *expected;

  if (g_getenv ("BUJU_UPDATE_REFERENCES") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (actual, file), ==, CAIRO_STATUS_SUCCESS);
      g_test_skip ("reference written");
    }
  else
    {
      expected = cairo_image_surface_create_from_png (file);
      g_assert_cmpint (cairo_surface_status (expected), ==, CAIRO_STATUS_SUCCESS);
      picture_assert_close ("compare-sheet", actual, expected, MEAN, SHARE);
      cairo_surface_destroy (expected);
    }
  cairo_surface_destroy (actual);
}

/* A context for the box, whose origin is the page's (@page) or the box's own. */
static cairo_t *
start (const BujuBox *box, gboolean page)
{
  cairo_t *cr = picture_begin (buju_box_width (box), buju_box_height (box), ZOOM);

  if (page)
    cairo_translate (cr, -box->x0, -box->y0);
  return cr;
}

/* Nothing lies on the second map but what its scene has: alone it is the same picture, the frame's
 * line aside. */
static void
test_second_map (void)
{
  g_autoptr (BujuSheet) sheet = make_sheet ();
  BujuSceneOptions options = *buju_scene_get_options (buju_sheet_get_scene (sheet));
  const BujuBox *map = &need_part (sheet, "map-b")->box;
  g_autoptr (BujuScene) scene = NULL;
  cairo_t *actual = start (map, TRUE), *expected = start (map, FALSE);
  BujuSheetMap maps[BUJU_SHEET_MOST_MAPS];

  g_assert_cmpuint (buju_sheet_list_maps (sheet, maps), ==, 2);
  options.compare_side = 1;
  scene = buju_scene_new (library, buju_sheet_get_figure (sheet)->compare,
                          buju_scene_get_view (buju_sheet_get_scene (sheet)), &options);
  g_assert_true (buju_sheet_draw (sheet, actual, NULL, NULL));
  g_assert_true (buju_render (scene, maps[1].placement, expected, NULL, NULL));
  picture_assert_close ("compare-second-map", cairo_get_target (actual),
                        cairo_get_target (expected), 1.5, 0.012);
  cairo_destroy (actual);
  cairo_destroy (expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/compare-sheet/reference", test_reference);
  g_test_add_func ("/compare-sheet/second-map", test_second_map);
  return run_with_library (library);
}

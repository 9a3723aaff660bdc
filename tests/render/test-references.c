/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render.h"
#include "picture.h"
#include "session/buju-atlas-private.h"

#include "../library-fixture.h"
#include "../sheet-parts.h"

/* The main sheets, small, against pictures that somebody has looked at. Fonts are drawn by whatever
 * version is installed and edges by whatever cairo: strokes may move by a part of a pixel, which
 * changes many pixels a little. Compared is therefore what remains when both pictures are averaged
 * over squares: a legend that moved or a layer that is missing does remain, the edge of a stroke
 * does not. /references/mutation shows both. */

#define ZOOM 0.64     /* px for a pt: 46 dpi */
#define SQUARE 4      /* px that are averaged */
#define MEAN 1.6      /* of 255 that an average may differ by, over the sheet */
#define SHARE 0.004   /* of the squares that may differ by more than picture.c's limit */

typedef struct
{
  const char *name;
  const char *layout;
  const char *compare;
  const char *language;
  const char *industry;
} Sheet;

static const Sheet sheets[] = {
  { "two-poles-zh", "sei-two-poles-two-belts", NULL, "zh", NULL },
  { "two-poles-en", "sei-two-poles-two-belts", NULL, "en", NULL },
  { "two-poles-both", "sei-two-poles-two-belts", NULL, "both", NULL },
  { "h-axes-zh", "sei-h-axes", NULL, "zh", NULL },
  { "h-axes-en", "sei-h-axes", NULL, "en", NULL },
  { "h-axes-both", "sei-h-axes", NULL, "both", NULL },
  { "overall-zh", "zj-overall", NULL, "zh", NULL },
  { "overall-en", "zj-overall", NULL, "en", NULL },
  { "overall-both", "zj-overall", NULL, "both", NULL },
  { "lens-both", "sei-two-poles-two-belts", NULL, "both", "ai" },
  { "comparison-both", "sei-two-poles-two-belts", "amp-overall", "both", NULL },
};

static BujuLibrary *library;

static BujuSheet *
make_sheet (const Sheet *wanted)
{
  BujuContent *content = buju_library_get_content (library);
  const char *industries[] = { wanted->industry, NULL };
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  BujuSheet *sheet;

  figure.layout = buju_content_find_layout (content, wanted->layout);
  figure.compare = wanted->compare != NULL ? buju_content_find_layout (content, wanted->compare)
                   : NULL;
  figure.industries = wanted->industry != NULL ? industries : NULL;
  figure.date = "2026-11-22";
  g_assert_true (buju_figure_set_language (&figure, wanted->language));
  sheet = buju_sheet_new (library, &figure, &error);
  g_assert_no_error (error);
  return sheet;
}

/* Every square of @surface as one pixel of its average. (transfer full) */
static cairo_surface_t *
average (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface) / SQUARE;
  int height = cairo_image_surface_get_height (surface) / SQUARE;
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *from = (cairo_surface_flush (surface), cairo_image_surface_get_data (surface));
  cairo_surface_t *result = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data (result);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      {
        guint sum = 0;

        for (int i = 0; i < SQUARE * SQUARE; i++)
          sum += from[(gsize) (y * SQUARE + i / SQUARE) * stride
                      + (x / 4 * SQUARE + i % SQUARE) * 4 + x % 4];
        to[(gsize) y * cairo_image_surface_get_stride (result) + x] = sum / (SQUARE * SQUARE);
      }
  cairo_surface_mark_dirty (result);
  return result;
}

static cairo_surface_t *
read_reference (const char *name)
{
  g_autofree char *base = g_strdup_printf ("sheet-%s.png", name);
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "render", "references", base, NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (file);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  return surface;
}

/* Takes @actual over. */
static void
check (const char *name, cairo_surface_t *actual)
{
  cairo_surface_t *expected, *a, *b;

  if (g_getenv ("BUJU_UPDATE_REFERENCES") != NULL)
    {
      g_autofree char *base = g_strdup_printf ("sheet-%s.png", name);
      g_autofree char *file = g_test_build_filename (G_TEST_DIST, "render", "references", base,
                                                     NULL);

      g_assert_cmpint (cairo_surface_write_to_png (actual, file), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (actual);
      g_test_skip ("reference written");
      return;
    }
  expected = read_reference (name);
  a = average (actual);
  b = average (expected);
  picture_assert_close (name, a, b, MEAN, SHARE);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (actual);
  cairo_surface_destroy (expected);
}

static void
test_sheet (gconstpointer data)
{
  const Sheet *wanted = data;
  g_autoptr (BujuSheet) sheet = make_sheet (wanted);

  check (wanted->name, picture_draw_sheet (sheet, ZOOM));
}

/* @surface, moved by a part of a pixel: what another rasteriser may do at most. (transfer full) */
static cairo_surface_t *
nudge (cairo_surface_t *surface, double by)
{
  cairo_surface_t *moved = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                       cairo_image_surface_get_width (surface),
                                                       cairo_image_surface_get_height (surface));
  cairo_t *cr = cairo_create (moved);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, surface, by, by);
  cairo_paint (cr);
  cairo_destroy (cr);
  return moved;
}

/* @surface with the box of @part moved by that much, px. (transfer full) */
static cairo_surface_t *
move_part (cairo_surface_t *surface, const BujuSheetPart *part, double by)
{
  const BujuBox *box = &part->box;
  cairo_surface_t *moved = nudge (surface, 0);
  cairo_t *cr = cairo_create (moved);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, box->x0 * ZOOM, box->y0 * ZOOM, buju_box_width (box) * ZOOM,
                   buju_box_height (box) * ZOOM);
  cairo_fill (cr);
  cairo_set_source_surface (cr, surface, by, by);
  cairo_rectangle (cr, box->x0 * ZOOM + by, box->y0 * ZOOM + by, buju_box_width (box) * ZOOM,
                   buju_box_height (box) * ZOOM);
  cairo_fill (cr);
  cairo_destroy (cr);
  return moved;
}

/* Whether @surface would still pass for the sheet. */
static gboolean
passes (const char *what, cairo_surface_t *surface, cairo_surface_t *expected)
{
  cairo_surface_t *a = average (surface), *b = average (expected);
  PictureDifference difference = picture_compare (a, b);

  g_test_message ("%s: mean %.3f, share %.5f", what, difference.mean, difference.share);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (surface);
  return difference.mean <= MEAN && difference.share <= SHARE;
}

/* The tolerance lets another rasteriser pass, but neither a legend, a title or a map that moved by
 * three millimetres, nor a sheet that lacks one of its belts. */
static void
test_mutation (void)
{
  static const char *const hidden[] = { "sei-belt-ring-central", NULL };
  g_autoptr (BujuSheet) sheet = make_sheet (&sheets[0]);
  cairo_surface_t *right = picture_draw_sheet (sheet, ZOOM);
  BujuSceneOptions options = *buju_scene_get_options (buju_sheet_get_scene (sheet));
  const BujuBox *map = &need_part (sheet, "map")->box;
  g_autoptr (BujuScene) scene = NULL;
  cairo_surface_t *without = nudge (right, 0);
  cairo_t *cr = cairo_create (without);
  double three = ZOOM * 72 / 25.4 * 3;

  g_assert_true (passes ("nudged", nudge (right, 0.3), right));
  g_assert_false (passes ("legend", move_part (right, need_part (sheet, "legend"), three), right));
  g_assert_false (passes ("title", move_part (right, need_part (sheet, "title"), three), right));
  g_assert_false (passes ("map", move_part (right, need_part (sheet, "map"), three), right));
  options.hidden = hidden;
  scene = buju_scene_new (library, buju_sheet_get_figure (sheet)->layout,
                          buju_scene_get_view (buju_sheet_get_scene (sheet)), &options);
  cairo_scale (cr, ZOOM, ZOOM);
  cairo_translate (cr, map->x0, map->y0);
  g_assert_true (buju_render (scene, get_placement (sheet), cr, NULL, NULL));
  cairo_destroy (cr);
  g_assert_false (passes ("belt", without, right));
  cairo_surface_destroy (right);
}

/* The first page of the contents of one plan's atlas. */
static void
test_contents (gconstpointer data)
{
  const char *language = data;
  g_autofree char *name = g_strconcat ("contents-", language, NULL);
  BujuAtlasOptions options = { .figure = BUJU_FIGURE_INIT };
  g_autoptr (BujuAtlas) atlas = NULL;
  g_autoptr (GError) error = NULL;
  double width, height;
  cairo_t *cr;

  options.plan = buju_content_find_plan (buju_library_get_content (library), "zhangjiang-145");
  g_assert_nonnull (options.plan);
  options.figure.date = "2026-11-22";
  g_assert_true (buju_figure_set_language (&options.figure, language));
  atlas = buju_atlas_new (library, &options, NULL, &error);
  g_assert_no_error (error);
  buju_sheet_get_size (buju_atlas_get_sheet (atlas, 0), &width, &height);
  cr = picture_begin (width, height, ZOOM);
  g_assert_true (buju_atlas_draw_contents (atlas, 0, cr));
  check (name, picture_end (cr));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat ("/references/", sheets[i].name, NULL);

      g_test_add_data_func (path, &sheets[i], test_sheet);
    }
  g_test_add_data_func ("/references/contents-zh", "zh", test_contents);
  g_test_add_data_func ("/references/contents-en", "en", test_contents);
  g_test_add_func ("/references/mutation", test_mutation);
  return run_with_library (library);
}

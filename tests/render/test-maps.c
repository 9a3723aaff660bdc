/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "draw/buju-render.h"
#include "picture.h"

#include "../library-fixture.h"

/* Whole maps of the shipped layouts, without text (a style of the test's own sets every label's
 * size to nothing), so that only geometry is compared: the same map in two halves, moved, as a
 * PDF. */

#define WIDTH 480
#define HEIGHT 360

static BujuLibrary *library;
static char *folder;

/* Links the real content into @folder and lays a style without labels over the real ones. */

static void
link_content (const char *resources)
{
  g_autoptr (GDir) dir = g_dir_open (resources, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *from = g_build_filename (resources, name, NULL);
      g_autofree char *to = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (to);
      g_autoptr (GError) error = NULL;

      if (g_str_equal (name, "styles"))
        continue;
      g_file_make_symbolic_link (file, from, NULL, &error);
      g_assert_no_error (error);
    }
}

static char *
silent_style (const char *common, const char *parent)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) names = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *symbols;

  json_parser_load_from_file (parser, common, &error);
  g_assert_no_error (error);
  symbols = json_object_get_object_member (
      json_node_get_object (json_parser_get_root (parser)), "symbols");
  names = json_object_get_members (symbols);
  g_string_printf (text, "{ \"parent\": \"%s\", \"symbols\": {", parent);
  for (const GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s \"%s\": { \"label-size\": 0 }", l == names ? "" : ",",
                            (const char *) l->data);
  g_string_append (text, " } }");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
make_styles (const char *resources)
{
  static const char *const names[] = { "common", "print", "screen", "dark", "screen-contrast",
                                       "dark-contrast" };
  g_autofree char *styles = g_build_filename (folder, "styles", NULL);
  g_autofree char *common = g_build_filename (resources, "styles", "common.json", NULL);

  g_assert_cmpint (g_mkdir (styles, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *base = g_strconcat (names[i], ".json", NULL);
      g_autofree char *real = g_build_filename (resources, "styles", base, NULL);
      g_autofree char *own = g_build_filename (styles, base, NULL);
      g_autofree char *link = g_strconcat (styles, "/real-", base, NULL);
      g_autofree char *parent = g_strconcat ("real-", base, NULL);
      g_autofree char *text = silent_style (common, parent);
      g_autoptr (GFile) file = g_file_new_for_path (i == 0 ? own : link);

      g_assert_true (g_file_make_symbolic_link (file, real, NULL, NULL));
      if (i > 0)
        g_assert_true (g_file_set_contents (own, text, -1, NULL));
    }
}

static BujuScene *
make_scene (const char *layout, const char *variant, double zoom)
{
  const BujuLayout *found
      = buju_content_find_layout (buju_library_get_content (library), layout);
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuBox home = buju_scene_home (library, found);
  BujuView view = buju_view_fit (&home, WIDTH, HEIGHT, 0.0);

  options.variant = variant;
  view.scale *= zoom;
  return buju_scene_new (library, found, &view, &options);
}

static void
render (BujuScene *scene, cairo_t *cr)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (buju_render (scene, NULL, cr, NULL, &error));
  g_assert_no_error (error);
}

static cairo_surface_t *
new_picture (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
}

static cairo_surface_t *
draw_scene (BujuScene *scene)
{
  cairo_surface_t *surface = new_picture ();
  cairo_t *cr = cairo_create (surface);

  render (scene, cr);
  cairo_destroy (cr);
  return surface;
}

static const char *const layouts[]
    = { "sei-two-poles-two-belts", "fut-five-clusters", "sei-bio-1-5-x", "amp-overall" };

/* Left and right half through views of their own, side by side. */
static void
test_halves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (BujuScene) scene = make_scene (layouts[i], "print", 1.7);
      cairo_surface_t *whole = draw_scene (scene);
      cairo_surface_t *joined = new_picture ();

      for (guint half = 0; half < 2; half++)
        {
          BujuView view = *buju_scene_get_view (scene);
          g_autoptr (BujuScene) part = NULL;
          cairo_t *cr = cairo_create (joined);

          view.centre.x += (half == 0 ? -1.0 : 1.0) * WIDTH / 4.0 / view.scale;
          view.width = WIDTH / 2.0;
          part = buju_scene_with_view (scene, &view);
          cairo_translate (cr, half * WIDTH / 2.0, 0.0);
          render (part, cr);
          cairo_destroy (cr);
        }
      picture_assert_close ("halves", joined, whole, 0.02, 0.0005);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (joined);
    }
}

/* Moving the view by whole px moves the picture by as many, and nothing else. */
static void
test_panned (void)
{
  const int dx = 37;
  const int dy = -21;

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (BujuScene) scene = make_scene (layouts[i], i % 2 == 0 ? "screen" : "dark", 2.0);
      BujuView view = buju_view_panned (buju_scene_get_view (scene), dx, dy);
      g_autoptr (BujuScene) moved = buju_scene_with_view (scene, &view);
      cairo_surface_t *before = draw_scene (scene);
      cairo_surface_t *after = draw_scene (moved);
      cairo_surface_t *expected = draw_scene (moved);
      cairo_t *cr = cairo_create (expected);

      /* What came into view is taken from the new picture itself. */
      cairo_set_source_surface (cr, before, dx, dy);
      cairo_paint (cr);
      cairo_destroy (cr);
      picture_assert_close ("panned", after, expected, 0.02, 0.0005);
      g_assert_cmpfloat (picture_compare (before, after).mean, >, 1.0);
      cairo_surface_destroy (before);
      cairo_surface_destroy (after);
      cairo_surface_destroy (expected);
    }
}

static void
test_repeat (void)
{
  g_autoptr (BujuScene) first = make_scene (layouts[0], "print", 1.0);
  g_autoptr (BujuScene) second = make_scene (layouts[0], "print", 1.0);
  cairo_surface_t *a = draw_scene (first);
  cairo_surface_t *b = draw_scene (second);

  g_assert_cmpmem (cairo_image_surface_get_data (a), HEIGHT * cairo_image_surface_get_stride (a),
                   cairo_image_surface_get_data (b), HEIGHT * cairo_image_surface_get_stride (b));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Nothing is painted beyond the view, whatever the surface is. */
static void
test_stays_inside (void)
{
  g_autoptr (BujuScene) scene = make_scene (layouts[0], "dark", 1.0);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH + 20, HEIGHT + 20);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;

  cairo_translate (cr, 10.0, 10.0);
  render (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < HEIGHT + 20; y++)
    for (int x = 0; x < WIDTH + 20; x++)
      {
        gboolean inside = x >= 10 && x < WIDTH + 10 && y >= 10 && y < HEIGHT + 10;

        g_assert_cmpuint (data[y * cairo_image_surface_get_stride (surface) + x * 4 + 3], ==,
                          inside ? 255 : 0);
      }
  cairo_surface_destroy (surface);
}

static guint
count_color (cairo_surface_t *surface, const BujuColor *color)
{
  const guint8 wanted[] = { (guint8) round (color->blue * 255), (guint8) round (color->green * 255),
                            (guint8) round (color->red * 255) };
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        const guint8 *p = cairo_image_surface_get_data (surface)
                          + y * cairo_image_surface_get_stride (surface) + x * 4;

        n += abs (p[0] - wanted[0]) <= 1 && abs (p[1] - wanted[1]) <= 1
             && abs (p[2] - wanted[2]) <= 1;
      }
  return n;
}

/* The px of the picture in the full colour of the outline of an area that has most of them. */
static guint
measure_outline (BujuScene *scene)
{
  cairo_surface_t *surface = draw_scene (scene);
  GArray *items = buju_scene_get_items (scene);
  guint most = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_AREA && item->symbol->stroke.alpha > 0)
        most = MAX (most, count_color (surface, &item->symbol->stroke));
    }
  cairo_surface_destroy (surface);
  return most;
}

/* High contrast: every fill of a scene is whole or absent, and the outlines of large areas take
 * more of the picture than usual. Where areas are small, marks in the same colour would be counted
 * with them. */
static void
check_high_contrast (const char *layout, const char *usual, const char *variant)
{
  g_autoptr (BujuScene) before = make_scene (layout, usual, 2.0);
  g_autoptr (BujuScene) scene = make_scene (layout, variant, 2.0);
  GArray *items = buju_scene_get_items (scene);
  guint n = measure_outline (scene), n_before = measure_outline (before);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuSymbol *symbol = g_array_index (items, BujuItem, i).symbol;

      g_assert_true (symbol->fill.alpha <= 0 || symbol->fill.alpha >= 1);
      g_assert_true (symbol->band.alpha <= 0 || symbol->band.alpha >= 1);
    }
  g_test_message ("%s, %s: %u px of an outline, usually %u", layout, variant, n, n_before);
  if (g_str_equal (layout, layouts[0]))
    g_assert_cmpuint (n, >, 2 * n_before);
}

static void
test_high_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      check_high_contrast (layouts[i], "screen", "screen-contrast");
      check_high_contrast (layouts[i], "dark", "dark-contrast");
    }
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (gconstpointer) (data
                                             + y * cairo_image_surface_get_stride (
                                                 surface)))[x] & 0xffffff;
}

/* Where the base map has ended the sheet is blank: no straight coast, no sea in the middle of the
 * land. */
static void
test_beyond (void)
{
  g_autoptr (BujuScene) scene = make_scene (layouts[0], "print", 1.0);
  BujuView far = buju_view_zoomed (buju_scene_get_view (scene), 0.25, WIDTH / 2.0, HEIGHT / 2.0);
  g_autoptr (BujuScene) small = buju_scene_with_view (scene, &far);
  cairo_surface_t *surface = draw_scene (small);

  g_assert_cmphex (pixel_at (surface, WIDTH / 2, 2), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, WIDTH / 2, HEIGHT - 3), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, 2, HEIGHT / 2), ==, 0xffffff);
  g_assert_cmphex (pixel_at (surface, WIDTH - 3, HEIGHT / 2), !=, 0xffffff);
  cairo_surface_destroy (surface);
}

static char *
write_pdf (const char *layout)
{
  g_autofree char *base = g_strconcat (layout, ".pdf", NULL);
  char *file = g_test_build_filename (G_TEST_BUILT, base, NULL);
  g_autoptr (BujuScene) scene = make_scene (layout, "print", 1.0);
  cairo_surface_t *surface = cairo_pdf_surface_create (file, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  render (scene, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return file;
}

static gboolean
holds (const char *data, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (data + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Operators outside cairo's vector set would show up as images. */
static void
test_pdf_is_vector (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *file = write_pdf (layouts[i]);
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (file, &data, &length, NULL));
      g_assert_cmpuint (length, >, 1000);
      g_assert_true (holds (data, length, "/MediaBox"));
      g_assert_false (holds (data, length, "/Subtype /Image"));
    }
}

/* The PDF, drawn by poppler, is the same map. */
static void
test_pdf_agrees (void)
{
  g_autofree char *tool = g_find_program_in_path ("pdftocairo");

  if (tool == NULL)
    {
      g_test_skip ("pdftocairo is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *file = write_pdf (layouts[i]);
      g_autofree char *png = g_strconcat (file, ".png", NULL);
      g_autofree char *stem = g_strndup (png, strlen (png) - strlen (".png"));
      const char *const command[]
          = { tool, "-png", "-r", "72", "-singlefile", file, stem, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (BujuScene) scene = make_scene (layouts[i], "print", 1.0);
      cairo_surface_t *expected = draw_scene (scene);
      cairo_surface_t *actual;
      int status;

      g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   NULL, NULL, &status, &error));
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      actual = cairo_image_surface_create_from_png (png);
      picture_assert_close ("pdf", actual, expected, 3.0, 0.03);
      cairo_surface_destroy (expected);
      cairo_surface_destroy (actual);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (BujuScene) scene = make_scene (layouts[0], "screen", 1.0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = new_picture ();
  cairo_t *cr = cairo_create (surface);

  g_cancellable_cancel (cancellable);
  g_assert_false (buju_render (scene, NULL, cr, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A surface that failed is reported, once, at the end. */
static void
test_broken_surface (void)
{
  g_autoptr (BujuScene) scene = make_scene (layouts[0], "screen", 1.0);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = new_picture ();
  cairo_t *cr = cairo_create (surface);

  cairo_surface_finish (surface);
  g_assert_false (buju_render (scene, NULL, cr, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_str_equal (name, "styles"))
        remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char *resources = g_strdup (g_getenv ("BUJU_DATA_DIR"));
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("buju-maps-XXXXXX", &error);
  g_assert_no_error (error);
  link_content (resources);
  make_styles (resources);
  g_setenv ("BUJU_DATA_DIR", folder, TRUE);
  library = load_library ();
  g_test_add_func ("/maps/halves", test_halves);
  g_test_add_func ("/maps/panned", test_panned);
  g_test_add_func ("/maps/repeat", test_repeat);
  g_test_add_func ("/maps/high-contrast", test_high_contrast);
  g_test_add_func ("/maps/stays-inside", test_stays_inside);
  g_test_add_func ("/maps/beyond", test_beyond);
  g_test_add_func ("/maps/pdf-is-vector", test_pdf_is_vector);
  g_test_add_func ("/maps/pdf-agrees", test_pdf_agrees);
  g_test_add_func ("/maps/cancelled", test_cancelled);
  g_test_add_func ("/maps/broken-surface", test_broken_surface);
  result = g_test_run ();
  buju_library_unref (library);
  remove_tree (folder);
  g_free (folder);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../label-scene.h"

#include "draw/buju-render.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PAPER 0xffc8d8e8u   /* what pictures are drawn on; no label has this colour */

static const BujuPlaced *
get_placed (const BujuPlacement *placement, guint i)
{
  return &g_array_index (buju_placement_get_placed (placement), BujuPlaced, i);
}

/* What a program says on its standard output; NULL when it is not installed. */
static char *
run (const char *program, const char *first, const char *second, const char *third)
{
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  if (found == NULL)
    return NULL;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, found, first, second, third,
                              NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static char *
write_pdf (const BujuPlacement *placement, double width, double height)
{
  char *file = g_build_filename (g_get_tmp_dir (), "buju-test-labels-XXXXXX.pdf", NULL);
  int fd = g_mkstemp (file);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  surface = cairo_pdf_surface_create (file, width, height);
  cr = cairo_create (surface);
  buju_placement_draw (placement, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return file;
}

/* Spaces and line ends do not count: long names may be broken in two lines. */
static char *
squeeze (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (result, *p);
  return g_string_free (result, FALSE);
}

static void
check_found (const char *squeezed, const char *text)
{
  g_autofree char *wanted = squeeze (text);

  if (strstr (squeezed, wanted) == NULL)
    g_test_message ("not in the PDF: %s", text);
  g_assert_nonnull (strstr (squeezed, wanted));
}

static void
fill_scene (LabelScene *scene)
{
  BujuPoint slope[] = { { 40, 330 }, { 420, 250 } };
  BujuPath *path;

  label_scene_init (scene, 600, 400);
  for (guint i = 0; i < 10; i++)
    label_scene_add_point (scene, label_scene_name (i)->zh, label_scene_name (i)->en,
                           60 + 170 * (i % 3), 40 + 55 * (i / 3), i % 2);
  label_scene_add_point (scene, "静安", "Jing’an", 500, 340, 0);
  path = label_scene_add_path (scene, slope, 2);
  label_scene_add_path_label (scene, "黄浦江", "Huangpu River", BUJU_GEOMETRY_LINE,
                              path, 3);
}

/* Each label comes out of a PDF as its own words in both languages, also turned ones; nothing
 * became an image. */
static void
test_text_stays_text (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_autofree char *images = NULL;
  g_auto (GStrv) image_lines = NULL;
  g_autofree char *squeezed = NULL;
  GArray *placed;
  gboolean turned = FALSE;
  LabelScene scene;

  fill_scene (&scene);
  placement = label_scene_solve (&scene);
  placed = buju_placement_get_placed (placement);
  g_assert_cmpuint (placed->len, ==, scene.task.n_labels);
  file = write_pdf (placement, 600, 400);
  text = run ("pdftotext", "-raw", file, "-");
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
    }
  else
    {
      squeezed = squeeze (text);
      for (guint i = 0; i < placed->len; i++)
        {
          check_found (squeezed, get_placed (placement, i)->label->text.zh);
          check_found (squeezed, get_placed (placement, i)->label->text.en);
          turned = turned || get_placed (placement, i)->angle != 0;
        }
      g_assert_true (turned);
      images = run ("pdfimages", "-list", file, NULL);
      /* Two lines of heading. */
      image_lines = g_strsplit (g_strchomp (images), "\n", -1);
      g_assert_cmpuint (g_strv_length (image_lines), ==, 2);
    }
  g_unlink (file);
  label_scene_clear (&scene);
}

/* Fonts are embedded, subset, and say what their glyphs mean; no label brings a face that is not
 * needed. */
static void
test_fonts (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  g_autofree char *file = NULL;
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  LabelScene scene;

  fill_scene (&scene);
  scene.symbols[0].label_bold = TRUE;
  placement = label_scene_solve (&scene);
  file = write_pdf (placement, 600, 400);
  fonts = run ("pdffonts", file, NULL, NULL);
  g_unlink (file);
  label_scene_clear (&scene);
  if (fonts == NULL)
    {
      g_test_skip ("pdffonts is not installed");
      return;
    }
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 3);
  g_assert_cmpuint (g_strv_length (lines), <=, 2 + 3);
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (lines[i], "yes yes yes"));
}

static cairo_surface_t *
draw_image (const BujuPlacement *placement, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, ((PAPER >> 16) & 0xff) / 255.0, ((PAPER >> 8) & 0xff) / 255.0,
                        (PAPER & 0xff) / 255.0);
  cairo_paint (cr);
  buju_placement_draw (placement, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return pixel | 0xff000000u;
}

/* Is the middle of this pixel in a label's box, or next to a leader's bounding box? */
static gboolean
is_claimed (const BujuPlacement *placement, int x, int y)
{
  for (guint i = 0; i < buju_placement_get_placed (placement)->len; i++)
    {
      const BujuPlaced *placed = get_placed (placement, i);
      BujuBox box = placed->box;

      if (placed->leader)
        buju_box_add_point (&box, placed->anchor.x, placed->anchor.y);
      buju_box_grow (&box, 1);
      if (buju_box_contains (&box, x + 0.5, y + 0.5))
        return TRUE;
    }
  return FALSE;
}

/* The boxes that were kept apart are the ones that ink lies in: nothing is drawn outside them. */
static void
test_ink_stays_in_boxes (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  cairo_surface_t *surface;
  guint inked = 0;
  LabelScene scene;

  label_scene_init_random (&scene, 5, 60, 900, 700);
  placement = label_scene_solve (&scene);
  surface = draw_image (placement, 900, 700);
  for (int y = 0; y < 700; y++)
    for (int x = 0; x < 900; x++)
      if (get_pixel (surface, x, y) != PAPER)
        {
          inked++;
          g_assert_true (is_claimed (placement, x, y));
        }
  g_assert_cmpuint (inked, >, 5000);
  cairo_surface_destroy (surface);
  label_scene_clear (&scene);
}

static gboolean
has_pixel (cairo_surface_t *surface, const BujuBox *box, guint32 wanted)
{
  for (int y = (int) box->y0; y < (int) box->y1; y++)
    for (int x = (int) box->x0; x < (int) box->x1; x++)
      if (get_pixel (surface, x, y) == wanted)
        return TRUE;
  return FALSE;
}

/* Every label shows its text's colour and its halo's. */
static void
test_halo_and_text (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  cairo_surface_t *surface;
  LabelScene scene;

  fill_scene (&scene);
  for (guint i = 0; i < G_N_ELEMENTS (scene.symbols); i++)
    {
      scene.symbols[i].label_size *= 2;
      scene.symbols[i].label_bold = TRUE;
      scene.symbols[i].label = (BujuColor) { 1, 0, 0, 1 };
    }
  placement = label_scene_solve (&scene);
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, >, 8);
  surface = draw_image (placement, 600, 400);
  for (guint i = 0; i < buju_placement_get_placed (placement)->len; i++)
    {
      const BujuBox *box = &get_placed (placement, i)->box;

      g_assert_true (has_pixel (surface, box, 0xffff0000u));
      g_assert_true (has_pixel (surface, box, 0xffffffffu));
    }
  cairo_surface_destroy (surface);
  label_scene_clear (&scene);
}

/* Drawing changes nothing: the second picture equals the first. */
static void
test_same_picture (void)
{
  g_autoptr (BujuPlacement) placement = NULL;
  cairo_surface_t *first, *second;
  LabelScene scene;

  label_scene_init_random (&scene, 6, 40, 500, 400);
  placement = label_scene_solve (&scene);
  first = draw_image (placement, 500, 400);
  second = draw_image (placement, 500, 400);
  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 500; x++)
      g_assert_cmphex (get_pixel (first, x, y), ==, get_pixel (second, x, y));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  label_scene_clear (&scene);
}

static void
check_layout (BujuLibrary *library, const char *id, BujuLanguage language, double width,
              double height, double unit)
{
  const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (library), id);
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuBox home = buju_scene_home (library, layout);
  BujuView view = buju_view_fit (&home, width, height, 12);
  g_autoptr (BujuScene) scene = NULL;
  g_autoptr (BujuPlacement) placement = NULL;
  GPtrArray *unplaced;

  options.language = language;
  options.unit = unit;
  scene = buju_scene_new (library, layout, &view, &options);
  placement = buju_placement_new (scene, NULL, 0);
  unplaced = buju_placement_get_unplaced (placement);
  for (guint i = 0; i < unplaced->len; i++)
    {
      const BujuLabel *label = g_ptr_array_index (unplaced, i);

      if (label->required)
        g_test_message ("%s at %g × %g: no room for %s", id, width, height, label->text.en);
      g_assert_false (label->required);
    }
  g_assert_cmpuint (buju_placement_count_missing (placement), ==, 0);
}

/* On every picture that we ship a layout for, whatever must be named is named. */
static void
test_layouts (void)
{
  static const struct { double width, height, unit; } sizes[] = {
    { 1600, 1200, 1.6 }, { 1000, 700, 1.333 }, { 520, 620, 1 }, { 1100, 760, 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, &error);
  GPtrArray *layouts;
  guint n = 0;

  g_assert_no_error (error);
  layouts = buju_content_get_layouts (buju_library_get_content (library));
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);

      for (guint j = 0; layout->drawable && j < G_N_ELEMENTS (sizes); j++, n++)
        check_layout (library, layout->id, (BujuLanguage) (n % 3), sizes[j].width, sizes[j].height,
                      sizes[j].unit);
    }
  g_assert_cmpuint (n, >, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/text-stays-text", test_text_stays_text);
  g_test_add_func ("/labels/fonts", test_fonts);
  g_test_add_func ("/labels/ink-stays-in-boxes", test_ink_stays_in_boxes);
  g_test_add_func ("/labels/halo-and-text", test_halo_and_text);
  g_test_add_func ("/labels/same-picture", test_same_picture);
  g_test_add_func ("/labels/layouts", test_layouts);
  return g_test_run ();
}

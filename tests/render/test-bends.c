/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../label-scene.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-placement-bend.h"

/* Names whose letters stand one by one: along a bow, in a column, far apart. Each comes out of a
 * PDF and of an SVG as one word, whichever way its letters lie. */

#define SIDE 400

static const BujuPlaced *
get_placed (const BujuPlacement *placement, guint i)
{
  return &g_array_index (buju_placement_get_placed (placement), BujuPlaced, i);
}

static void
draw_pdf (const BujuPlacement *placement, const char *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (file, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  buju_placement_draw (placement, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* What pdftotext reads; NULL when it is not installed. */
static char *
read_text (const BujuPlacement *placement, const char *mode)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "buju-test-bends-XXXXXX", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int fd;

  if (program == NULL)
    return NULL;
  fd = g_mkstemp (file);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_close (fd, NULL));
  draw_pdf (placement, file);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, mode, file, "-",
                              NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (file);
  return text;
}

static void
check_words (const BujuPlacement *placement, const char *zh, const char *en)
{
  static const char *const modes[] = { "-raw", "-layout", "-nopgbrk" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *text = read_text (placement, modes[i]);

      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      g_assert_nonnull (strstr (text, zh));
      g_assert_true (en == NULL || strstr (text, en) != NULL);
    }
}

static BujuPath *
add_arc (LabelScene *scene, double radius, double from, double to)
{
  BujuPoint points[49];

  for (guint i = 0; i < 49; i++)
    {
      double a = from + (to - from) * i / 48;

      points[i] = (BujuPoint) { SIDE / 2 + radius * cos (a), SIDE / 2 + radius * sin (a) };
    }
  return label_scene_add_path (scene, points, 49);
}

static BujuPlacement *
solve_line (LabelScene *scene, BujuLanguage language, const char *zh, const char *en,
            BujuPath *path)
{
  BujuLabel *label = label_scene_add_path_label (scene, zh, en, BUJU_GEOMETRY_LINE, path, 3);

  label->side = BUJU_SIDE_CENTRE;
  label->required = TRUE;
  scene->task.language = language;
  return label_scene_solve (scene);
}

/* Over the top of a circle, and read from left to right whichever way the line runs. */
static void
test_bow (void)
{
  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (BujuPlacement) placement = NULL;
      g_autoptr (GArray) quads = NULL;
      LabelScene scene;
      double first, last;

      label_scene_init (&scene, SIDE, SIDE);
      placement = solve_line (&scene, BUJU_LANGUAGE_BOTH, "黄浦江上游", "Upper Huangpu River",
                              way == 0 ? add_arc (&scene, 70, -G_PI * 0.95, -G_PI * 0.05)
                                       : add_arc (&scene, 70, -G_PI * 0.05, -G_PI * 0.95));
      g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
      g_assert_true (get_placed (placement, 0)->bent);
      quads = buju_placement_list_quads (placement, 0);
      g_assert_cmpuint (quads->len, >=, 4);
      first = g_array_index (quads, BujuQuad, 0).corners[0].x;
      last = g_array_index (quads, BujuQuad, 1).corners[1].x;
      g_assert_cmpfloat (first, <, last);
      check_words (placement, "黄浦江上游", "Upper Huangpu River");
      label_scene_clear (&scene);
    }
}

/* Along a line that rises, Chinese stands in a column and reads downwards. */
static void
test_column (void)
{
  BujuPoint line[] = { { 230, 380 }, { 190, 20 } };
  g_autoptr (BujuPlacement) placement = NULL;
  g_autoptr (GArray) quads = NULL;
  LabelScene scene;

  label_scene_init (&scene, SIDE, SIDE);
  placement = solve_line (&scene, BUJU_LANGUAGE_ZH, "西部发展轴", "Western Axis",
                          label_scene_add_path (&scene, line, 2));
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  g_assert_true (get_placed (placement, 0)->bent);
  quads = buju_placement_list_quads (placement, 0);
  g_assert_cmpuint (quads->len, ==, 5);
  for (guint i = 0; i < quads->len; i++)
    {
      const BujuQuad *quad = &g_array_index (quads, BujuQuad, i);

      g_assert_cmpfloat (quad->corners[0].y, ==, quad->corners[1].y);
      g_assert_cmpfloat (quad->corners[0].y, <, quad->corners[3].y);
      if (i > 0)
        g_assert_cmpfloat (quad->corners[0].y, >, quad[-1].corners[0].y);
    }
  check_words (placement, "西部发展轴", NULL);
  label_scene_clear (&scene);
}

/* Latin letters and figures are no part of a column. */
static void
test_no_column (void)
{
  BujuPoint line[] = { { 200, 380 }, { 200, 20 } };
  g_autoptr (BujuPlacement) placement = NULL;
  LabelScene scene;

  label_scene_init (&scene, SIDE, SIDE);
  placement = solve_line (&scene, BUJU_LANGUAGE_ZH, "松江G60", NULL,
                          label_scene_add_path (&scene, line, 2));
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 1);
  g_assert_false (get_placed (placement, 0)->bent);
  check_words (placement, "松江G60", NULL);
  label_scene_clear (&scene);
}

/* Wide apart over a bay, and turned as one piece along a slope: still one word. */
static void
test_straight (void)
{
  BujuPoint slope[] = { { 150, 30 }, { 330, 370 } };
  g_autoptr (BujuPlacement) placement = NULL;
  BujuSymbol wide;
  BujuLabel *label;
  LabelScene scene;

  label_scene_init (&scene, SIDE, SIDE);
  wide = scene.symbols[2];
  wide.label_spacing = 1.2;
  label = label_scene_add_point (&scene, "杭州湾", "Hangzhou Bay", 100, 300, 2);
  label->side = BUJU_SIDE_CENTRE;
  label->symbol = &wide;
  placement = solve_line (&scene, BUJU_LANGUAGE_EN, "东海大桥", "Donghai Bridge",
                          label_scene_add_path (&scene, slope, 2));
  g_assert_cmpuint (buju_placement_get_placed (placement)->len, ==, 2);
  g_assert_false (get_placed (placement, 1)->bent);
  g_assert_cmpfloat (get_placed (placement, 1)->angle, >, 0.5);
  check_words (placement, "Hangzhou Bay", "Donghai Bridge");
  label_scene_clear (&scene);
}

/* In an SVG the letters are one text with a place for each. */
static void
test_svg (void)
{
  g_autoptr (BujuGlyphSink) sink = buju_glyph_sink_new ();
  g_autoptr (BujuPlacement) placement = NULL;
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GString) marks = g_string_new (NULL);
  GString *svg;
  LabelScene scene;

  label_scene_init (&scene, SIDE, SIDE);
  placement = solve_line (&scene, BUJU_LANGUAGE_ZH, "黄浦江上游", NULL,
                          add_arc (&scene, 44, -G_PI * 0.9, -G_PI * 0.1));
  g_assert_true (get_placed (placement, 0)->bent);
  buju_glyph_sink_bind (sink, cr);
  buju_placement_draw (placement, cr);
  /* What the SVG surface would write for the marks of halo and text. */
  for (guint i = 1; i <= 2; i++)
    g_string_append_printf (marks, "<path style=\"fill:rgb(%.2f%%,12.345%%,54.321%%)\" d=\"\"/>",
                            i * 0.01);
  svg = buju_glyph_sink_replace (sink, marks->str, marks->len);
  g_assert_nonnull (strstr (svg->str, ">黄浦江上游</text>"));
  g_assert_nonnull (strstr (svg->str, "rotate=\""));
  g_string_free (svg, TRUE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  label_scene_clear (&scene);
}

/* Brackets lie down in a column, commas go to the other corner. */
static void
test_punctuation (void)
{
  BujuPoint points[] = { { 100, -20 }, { 100, -380 } };
  BujuView view = { { 200, -200 }, 1, SIDE, SIDE };
  BujuSymbol symbol = { .label_size = 10 };
  BujuLabel label = { .text = { "张江（南）、", NULL }, .symbol = &symbol, .anchor = BUJU_GEOMETRY_LINE };
  g_auto (BujuTrack) line = { 0 };
  g_auto (BujuTrack) track = { 0 };
  g_autoptr (BujuBend) bend = NULL;
  BujuTypesetter typesetter;
  BujuLabelText text;

  buju_typesetter_init (&typesetter, NULL, NULL, BUJU_LANGUAGE_ZH, 1);
  buju_label_text_init (&text, &typesetter, &label);
  buju_typesetter_clear (&typesetter);
  buju_track_init (&line, &view, points, 2);
  buju_track_smooth (&track, &line, 5);
  g_assert_true (buju_bend_can_stand (&text.settings[0], TRUE));
  bend = buju_bend_new (&(BujuBendPlan) { &track, &text.settings[0], 50, TRUE, TRUE, 0, 1 });
  g_assert_cmpuint (bend->n_letters[0], ==, 6);
  g_assert_cmpfloat (bend->letters[0].angle, ==, 0);
  g_assert_cmpfloat_with_epsilon (bend->letters[2].angle, G_PI_2, 1e-9);
  g_assert_cmpfloat_with_epsilon (bend->letters[4].angle, G_PI_2, 1e-9);
  g_assert_cmpfloat (bend->letters[5].at.x, >, bend->letters[0].at.x + 3);
  g_assert_cmpfloat (bend->letters[3].at.y, >, bend->letters[1].at.y);
  buju_label_text_clear (&text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bends/bow", test_bow);
  g_test_add_func ("/bends/column", test_column);
  g_test_add_func ("/bends/no-column", test_no_column);
  g_test_add_func ("/bends/straight", test_straight);
  g_test_add_func ("/bends/svg", test_svg);
  g_test_add_func ("/bends/punctuation", test_punctuation);
  return g_test_run ();
}

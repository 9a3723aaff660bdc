/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju draw: files of all kinds into pictures of all kinds. */

#include "cli-run.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Folder folder;
  char  *land;    /* a shipped file, copied */
  char  *out;
} Fixture;

static void
copy_layer (const char *name, const char *folder)
{
  static const char *const extensions[] = { "shp", "shx", "dbf", "prj", "cpg" };

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *from = g_strdup_printf ("%s/base/%s.%s", g_getenv ("BUJU_SHAPES_DIR"), name,
                                               extensions[i]);
      g_autofree char *to = g_strdup_printf ("%s/%s.%s", folder, name, extensions[i]);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  cli_folder_set_up (&self->folder, data);
  copy_layer ("land", self->folder.path);
  copy_layer ("roads", self->folder.path);
  self->land = folder_path (&self->folder, "land.shp");
  self->out = folder_path (&self->folder, "图.png");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cli_folder_tear_down (&self->folder, data);
  g_free (self->land);
  g_free (self->out);
}

/* Share of the picture that is not white. */
static double
get_ink (const char *path, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  guint n = 0;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guchar *pixel = cairo_image_surface_get_data (surface)
                              + (gsize) y * cairo_image_surface_get_stride (surface) + 4 * x;

        n += pixel[0] < 255 || pixel[1] < 255 || pixel[2] < 255;
      }
  cairo_surface_destroy (surface);
  return n / (double) (width * height);
}

static void
test_formats (Fixture *self, gconstpointer data)
{
  static const struct { const char *name, *start; } formats[] = {
    { "x.png", "\x89PNG" }, { "x.pdf", "%PDF" }, { "x.svg", "<?xml" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *out = folder_path (&self->folder, formats[i].name);
      g_autofree char *first = NULL;
      g_autofree char *again = NULL;
      gsize length, length_again;

      for (guint round = 0; round < 2; round++)
        {
          g_auto (CliRun) run = { 0 };

          cli_run (&run, "C.UTF-8", "draw", self->land, "-o", out, "--size", "400x300", NULL);
          g_assert_cmpstr (run.err, ==, "");
          g_assert_cmpint (run.status, ==, 0);
          g_assert_true (g_file_get_contents (out, round == 0 ? &first : &again,
                                              round == 0 ? &length : &length_again,
                                              NULL));
        }
      g_assert_true (g_str_has_prefix (first, formats[i].start));
      g_assert_cmpmem (first, length, again, length_again);
    }
}

static void
test_options (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) whole = { 0 };
  g_auto (CliRun) bare = { 0 };
  g_auto (CliRun) wide = { 0 };
  g_auto (CliRun) nowhere = { 0 };
  double ink, lines;

  cli_run (&whole, "C", "draw", self->land, "-o", self->out, "--size", "400x300", NULL);
  ink = get_ink (self->out, 400, 300);
  g_assert_cmpfloat (ink, >, 0.1);
  cli_run (&bare, "C", "draw", self->land, "-o", self->out, "--size", "400x300", "--fill", "none",
           NULL);
  lines = get_ink (self->out, 400, 300);
  g_assert_cmpfloat (lines, <, ink / 2);
  g_assert_cmpfloat (lines, >, 0);
  cli_run (&wide, "C", "draw", self->land, "-o", self->out, "--size", "400x300", "--fill", "none",
           "--width", "4", NULL);
  g_assert_cmpfloat (get_ink (self->out, 400, 300), >, 1.5 * lines);
  cli_run (&nowhere, "C", "draw", self->land, "-o", self->out, "--size", "400x300",
           "--bbox=0,0,1,1", NULL);
  g_assert_cmpint (nowhere.status, ==, 0);
  g_assert_cmpfloat (get_ink (self->out, 400, 300), ==, 0);
}

/* The last file lies on top; files without a .prj are drawn with the first. */
static void
test_several (Fixture *self, gconstpointer data)
{
  g_autofree char *roads = folder_path (&self->folder, "roads.shp");
  g_autofree char *prj = folder_path (&self->folder, "roads.prj");
  double ink[3];

  for (guint round = 0; round < 3; round++)
    {
      g_auto (CliRun) run = { 0 };

      if (round == 1)
        g_assert_cmpint (g_unlink (prj), ==, 0);
      /* Another way to write the same system: now it must be projected. */
      if (round == 2)
        g_assert_true (g_file_set_contents (prj, "EPSG:4490", -1, NULL));
      cli_run (&run, "C", "draw", self->land, roads, "-o", self->out, "--size", "400x300", NULL);
      g_assert_cmpstr (run.err, ==, "");
      g_assert_cmpint (run.status, ==, 0);
      ink[round] = get_ink (self->out, 400, 300);
      g_assert_cmpfloat (ink[round], >, 0.1);
    }
  g_assert_cmpfloat_with_epsilon (ink[0], ink[1], 1e-9);
  g_assert_cmpfloat_with_epsilon (ink[0], ink[2], 0.01);
}

static void
patch (const char *path, gsize offset, const char *bytes, gsize size)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  memcpy (content + offset, bytes, size);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

/* A damaged record is left out and told of, whichever way the file is read; a hopeless file is an
 * error. */
static void
test_damage (Fixture *self, gconstpointer data)
{
  g_autofree char *shx = folder_path (&self->folder, "land.shx");
  g_auto (CliRun) streamed = { 0 };
  g_auto (CliRun) walked = { 0 };
  g_auto (CliRun) cut = { 0 };

  patch (self->land, 100 + 8 + 40, "\xff\xff\xff\x7f", 4);
  cli_run (&streamed, "C", "draw", self->land, "-o", self->out, "--size", "400x300", NULL);
  g_assert_cmpint (streamed.status, ==, 0);
  g_assert_nonnull (strstr (streamed.err, "land.shp: 1 of "));
  g_assert_cmpfloat (get_ink (self->out, 400, 300), >, 0);
  g_assert_cmpint (g_unlink (shx), ==, 0);
  cli_run (&walked, "C", "draw", self->land, "-o", self->out, "--size", "400x300", NULL);
  g_assert_cmpstr (walked.err, ==, streamed.err);
  g_assert_cmpint (walked.status, ==, 0);

  g_assert_cmpint (g_unlink (self->out), ==, 0);
  g_assert_true (g_file_set_contents (self->land, "no shapes", -1, NULL));
  cli_run (&cut, "C", "draw", self->land, "-o", self->out, "--size", "400x300", NULL);
  g_assert_cmpint (cut.status, ==, 1);
  g_assert_nonnull (strstr (cut.err, "land.shp"));
  g_assert_false (g_file_test (self->out, G_FILE_TEST_EXISTS));
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const char *const bad[][2] = { { "--size", "400" }, { "--bbox", "1,2,3" },
                                        { "--bbox", "3,2,1,4" },
                                        { "--fill", "red" }, { "--width", "-1" },
                                        { "--nonsense", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run (&run, "C", "draw", self->land, "-o", self->out, "--size", "400x300", bad[i][0],
               bad[i][1], NULL);
      g_assert_cmpint (run.status, ==, 2);
      g_assert_nonnull (strstr (run.err, bad[i][0]));
      g_assert_false (g_file_test (self->out, G_FILE_TEST_EXISTS));
    }
}

/* Drawing must not wait for the loading of a toolkit: of what it links, nothing is GTK's or
 * PROJ's. */
static void
test_light (Fixture *self, gconstpointer data)
{
  const char *argv[] = { g_getenv ("BUJU_PROGRAM"), NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LD_TRACE_LOADED_OBJECTS", "1",
                                                 TRUE);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (out, "libcairo"));
  g_assert_null (strstr (out, "libgtk"));
  g_assert_null (strstr (out, "libproj"));
  g_assert_null (strstr (out, "libpango"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/draw/formats", test_formats);
  ADD ("/draw/options", test_options);
  ADD ("/draw/several", test_several);
  ADD ("/draw/damage", test_damage);
  ADD ("/draw/refusals", test_refusals);
  ADD ("/draw/light", test_light);

  return g_test_run ();
}

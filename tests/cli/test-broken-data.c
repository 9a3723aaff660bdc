/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shipped shapefiles that are missing or damaged: one message with the file's name, exit code 1, no
 * half figure; commands that need no shapes go on. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

#define LAYOUT "sei-two-poles-two-belts"

typedef struct
{
  char *folder;   /* a copy of the shapefiles, in a folder with a Chinese name and a blank */
  char *figure;
} Fixture;

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &bytes, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, length, &error);
  g_assert_no_error (error);
}

static void
copy_folder (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_str_equal (name, "build"))
        continue;
      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        copy_folder (source, target);
      else
        copy_file (source, target);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *top = g_dir_make_tmp ("buju 产业 布局 XXXXXX", NULL);

  g_assert_nonnull (top);
  self->folder = g_build_filename (top, "shapefiles", NULL);
  self->figure = g_build_filename (top, "图.pdf", NULL);
  copy_folder (g_getenv ("BUJU_SHAPES_SOURCE"), self->folder);
  g_setenv ("BUJU_SHAPES_DIR", self->folder, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *top = g_path_get_dirname (self->folder);

  folder_remove (top);
  g_free (self->folder);
  g_free (self->figure);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C.UTF-8", "figure", LAYOUT, "-o", self->figure, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_test (self->figure, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Fixture *self, const char *file)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) list = { 0 };

  cli_run (&run, "C.UTF-8", "figure", LAYOUT, "-o", self->figure, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, file));
  g_assert_false (g_file_test (self->figure, G_FILE_TEST_EXISTS));

  cli_run (&list, "C.UTF-8", "list", "layouts", NULL);
  g_assert_cmpint (list.status, ==, 0);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "zones", "zones.shp", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
  assert_refused (self, "zones/zones.shp");
}

static void
test_cut (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "base", "land.shp", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, length / 2, NULL));
  assert_refused (self, "base/land.shp");
}

static void
test_noise (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "base", "districts.dbf", NULL);

  g_assert_true (g_file_set_contents (path, "this is no table at all, only words", -1, NULL));
  assert_refused (self, "districts");
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };

  g_setenv ("BUJU_SHAPES_DIR", "/nonexistent/shapefiles", TRUE);
  cli_run (&run, "C.UTF-8", "figure", LAYOUT, "-o", self->figure, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "/nonexistent/shapefiles"));
  g_assert_false (g_file_test (self->figure, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("BUJU_SHAPES_SOURCE", g_getenv ("BUJU_SHAPES_DIR"), TRUE);

  g_test_add ("/broken-data/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/broken-data/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/broken-data/cut", Fixture, NULL, set_up, test_cut, tear_down);
  g_test_add ("/broken-data/noise", Fixture, NULL, set_up, test_noise, tear_down);
  g_test_add ("/broken-data/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}

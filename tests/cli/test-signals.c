/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Ctrl+C, a request to end, a terminal that closes: the command ends by the signal, the old file is
 * as it was, and nothing is left anywhere. */

#include "cli-run.h"

#include <signal.h>
#include <string.h>

#include "../sample.h"
#include "../unit/zip-fixture.h"
#include "shape-bytes.h"

#define ROWS 50000
#define POINTS 200000
#define OLD "an older file"
#define TRIES 6          /* moments */

static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

/* With folders of its own for what is cached and unpacked. */
static GSubprocess *
start (Folder *folder, const char * const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *cache = folder_path (folder, "cache");
  g_autofree char *temporary = folder_path (folder, "tmp");
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_mkdir_with_parents (cache, 0700);
  g_mkdir_with_parents (temporary, 0700);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE);
  g_subprocess_launcher_setenv (launcher, "TMPDIR", temporary, TRUE);
  g_ptr_array_add (all, (gpointer) g_getenv ("BUJU_PROGRAM"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) all->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static guint
count (Folder *folder, const char *name)
{
  g_autofree char *path = folder_path (folder, name);
  Folder inner = { .path = path };

  return folder_count (&inner, "");
}

/* A zip archive of a table that takes a while to unpack and to read. */
static char *
write_archive (Folder *folder)
{
  char *path = folder_path (folder, "表.zip");
  g_autoptr (GString) table = g_string_new ("name,lon,lat\n");
  Zip zip;

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (table, "place %u,%.6f,%.6f\n", i, 121 + i % 997 / 1000.0,
                            31 + i % 991 / 1000.0);
  zip_init (&zip);
  zip_add (&zip, "t.csv", table->str, table->len, 0);
  zip_finish (&zip, path);
  return path;
}

static gboolean
wait_for_unpacking (Folder *folder, GSubprocess *process)
{
  for (guint i = 0; i < 30000 && g_subprocess_get_identifier (process) != NULL; i++)
    {
      if (count (folder, "tmp") > 0)
        return TRUE;
      g_usleep (1000);
    }
  return FALSE;
}

/* What an archive was unpacked to goes. */
static void
test_archive (Folder *folder, gconstpointer data)
{
  g_autofree char *archive = write_archive (folder);
  g_autofree char *output = folder_write (folder, "a.pdf", OLD, strlen (OLD));
  const char *const arguments[] = { "figure", "sei-h-axes", "--overlay", archive, "-o", output,
                                    NULL };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GSubprocess) process = start (folder, arguments);
      g_autofree char *text = NULL;

      g_assert_true (wait_for_unpacking (folder, process));
      g_subprocess_send_signal (process, numbers[i]);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_true (g_subprocess_get_if_signaled (process));
      g_assert_cmpint (g_subprocess_get_term_sig (process), ==, numbers[i]);
      g_assert_cmpuint (count (folder, "tmp"), ==, 0);
      g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, OLD);
    }
}

/* Who was told to ignore a signal (nohup) goes on to the end. */
static void
test_ignored (Folder *folder, gconstpointer data)
{
  g_autofree char *archive = write_archive (folder);
  g_autofree char *output = folder_path (folder, "a.svg");
  g_autofree char *program = g_strdup (g_getenv ("BUJU_PROGRAM"));
  const char *const arguments[] = { "-c", "trap '' HUP; exec \"$0\" \"$@\"", program, "figure",
                                    "sei-h-axes", "--overlay", archive, "-o", output, NULL };
  g_autoptr (GSubprocess) process = NULL;

  g_setenv ("BUJU_PROGRAM", "/bin/sh", TRUE);
  process = start (folder, arguments);
  g_setenv ("BUJU_PROGRAM", program, TRUE);
  g_assert_true (wait_for_unpacking (folder, process));
  g_subprocess_send_signal (process, SIGHUP);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (process));
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count (folder, "tmp"), ==, 0);
}

/* Points without .shx or .dbf. */
static char *
write_points (Folder *folder)
{
  g_autoptr (GByteArray) shp = g_byte_array_new ();

  shape_put_header (shp, 1, 100 + (guint64) POINTS * 28);
  for (guint i = 0; i < POINTS; i++)
    {
      shape_put (shp, i + 1, TRUE);
      shape_put (shp, 10, TRUE);
      shape_put (shp, 1, FALSE);
      shape_put_number (shp, 121 + i % 997 / 1000.0);
      shape_put_number (shp, 31 + i % 991 / 1000.0);
    }
  return folder_write (folder, "x.shp", shp->data, shp->len);
}

/* At any moment of the whole run: ended by the signal with the old file, or done with a new one. */
static void
test_moments (Folder *folder, gconstpointer data)
{
  const char *command = data;
  g_autofree char *path = write_points (folder);
  g_autofree char *output = folder_path (folder, "a.png");
  const char *const draw[] = { "draw", path, "--size", "800x600", "-o", output, NULL };
  const char *const info[] = { "info", path, "--report", NULL };
  const char *const *arguments = g_str_equal (command, "draw") ? draw : info;
  g_autoptr (GSubprocess) whole = NULL;
  gint64 began = g_get_monotonic_time (), needed;

  whole = start (folder, arguments);
  g_assert_true (g_subprocess_wait (whole, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (whole));
  needed = g_get_monotonic_time () - began;
  for (guint i = 0; i < TRIES; i += sample_step ())
    {
      g_autoptr (GSubprocess) process = NULL;
      g_autofree char *text = NULL;
      gboolean is_old;

      g_assert_true (g_file_set_contents (output, OLD, -1, NULL));
      process = start (folder, arguments);
      g_usleep (needed * i / TRIES);
      g_subprocess_send_signal (process, numbers[i % G_N_ELEMENTS (numbers)]);
      g_assert_true (g_subprocess_wait (process, NULL, NULL));
      g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
      is_old = g_str_equal (text, OLD);
      g_assert_true (is_old || g_str_has_prefix (text, "\x89PNG"));
      if (g_subprocess_get_if_signaled (process))
        g_assert_cmpint (g_subprocess_get_term_sig (process), ==,
                         numbers[i % G_N_ELEMENTS (numbers)]);
      g_assert_cmpuint (count (folder, ""), ==, 4);   /* x.shp, a.png, cache, tmp */
      g_assert_cmpuint (count (folder, "cache") + count (folder, "tmp"), ==, 0);
    }
}

#define ADD(name, data, test) \
  g_test_add (name, Folder, data, folder_set_up, test, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/signals/archive", NULL, test_archive);
  ADD ("/signals/ignored", NULL, test_ignored);
  ADD ("/signals/draw", "draw", test_moments);
  ADD ("/signals/info", "info", test_moments);

  return g_test_run ();
}

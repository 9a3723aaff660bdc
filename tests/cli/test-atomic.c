/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A figure is written completely or not at all: when the program is killed, when the disk is
 * full. */

#include "cli-run.h"

#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <utime.h>

#include "../sample.h"

#define LAYOUT "sei-h-axes"

/* Of each format; the acceptance of a release is "-m slow". */
#define KILLS 10
#define KILLS_SLOW 200

static const char *const endings[] = { "pdf", "png", "svg" };

static GBytes *
read_file (const char *path)
{
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static GSubprocess *
start (const char *path)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                           g_getenv ("BUJU_PROGRAM"),
                                           "figure", LAYOUT, "--lang", "zh", "-q", "-o", path,
                                           NULL);

  g_assert_no_error (error);
  return process;
}

/* Killed at any moment: the old file or the new one, never a part of one. Half of the moments lie
 * around the end, where the writing is. */
static void
test_kill (Folder *folder, gconstpointer data)
{
  const char *ending = data;
  g_autofree char *name = g_strconcat ("图.", ending, NULL);
  g_autofree char *path = folder_path (folder, name);
  g_autoptr (GBytes) old = g_bytes_new_static ("an older figure", 15);
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GSubprocess) whole = NULL;
  gint64 began = g_get_monotonic_time (), needed;
  guint n_new = 0, kills = g_test_slow () ? KILLS_SLOW : KILLS;

  whole = start (path);
  g_assert_true (g_subprocess_wait_check (whole, NULL, NULL));
  needed = g_get_monotonic_time () - began;
  new = read_file (path);
  for (guint i = 0; i < kills; i += sample_step ())
    {
      double moment = i % 2 == 0 ? g_test_rand_double () : g_test_rand_double_range (0.6, 1.3);
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GBytes) found = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (old, NULL),
                                          g_bytes_get_size (old), NULL));
      process = start (path);
      g_usleep (moment * needed);
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      found = read_file (path);
      n_new += g_bytes_equal (found, new);
      g_assert_true (g_bytes_equal (found, old) || g_bytes_equal (found, new));
    }
  g_assert_cmpuint (folder_count (folder, ".tmp"), <=, kills);
  g_test_message ("%u of %u times the new file was there, %u temporary files were left", n_new,
                  kills,
                  folder_count (folder, ".tmp"));
}

/* The disk is full after 10 KB. */
static void
test_full (Folder *folder, gconstpointer data)
{
  const char *ending = data;
  g_autofree char *name = g_strconcat ("满.", ending, NULL);
  g_autofree char *path = folder_write (folder, name, "old", 3);
  g_autofree char *command =
      g_strdup_printf ("ulimit -f 20; exec \"$BUJU_PROGRAM\" figure " LAYOUT " -q -o '%s'", path);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *err = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               NULL, &err, &status, &error));
  g_assert_no_error (error);
  g_test_message ("%s", err);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (err, name));
  g_assert_nonnull (strstr (err, "Free some space"));
  g_assert_nonnull (strstr (err, "unharmed"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (folder_count (folder, ".tmp"), ==, 0);
}

/* What is written to a file by the shell ends with a message as well. */
static void
test_full_output (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_path (folder, "a.json");
  g_autofree char *command =
      g_strdup_printf ("ulimit -f 8; exec \"$BUJU_PROGRAM\" list indicators --json >'%s'", path);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               &err, &status, &error));
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (err, "Cannot write the output"));
}

/* A folder in which nobody may write: for root nothing is forbidden, so somebody else tries. */
static void
test_denied (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_write (folder, "旧.pdf", "old", 3);
  const char *as = geteuid () == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : "";
  g_autofree char *command = g_strdup_printf ("%s test -x \"$BUJU_PROGRAM\" || exit 77; "
                                              "%s \"$BUJU_PROGRAM\" figure " LAYOUT " -q -o '%s'",
                                              as, as, path);
  const char *argv[] = { "sh", "-c", command, NULL };
  g_autofree char *err = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_cmpint (g_chmod (folder->path, 0555), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               NULL, &err, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (folder->path, 0755), ==, 0);
  g_test_message ("%s", err);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("nobody else may run the program here");
      return;
    }
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (err, "旧.pdf"));
  g_assert_nonnull (strstr (err, "Choose a folder that you may write to."));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (folder_count (folder, ".tmp"), ==, 0);
}

/* A device is no file to be replaced. */
static void
test_device (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_path (folder, "a.pdf");
  g_auto (CliRun) run = { 0 };

  g_assert_cmpint (symlink ("/dev/full", path), ==, 0);
  cli_run (&run, "C.UTF-8", "figure", LAYOUT, "-o", path, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "a.pdf"));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
}

static char *
leave (Folder *folder, const char *name, int age)
{
  char *path = folder_write (folder, name, "half", 4);
  struct utimbuf times = { time (NULL) - age, time (NULL) - age };

  g_assert_cmpint (utime (path, &times), ==, 0);
  return path;
}

/* What a killed writer left is gone after the next export; what another one is writing is not. */
static void
test_leftovers (Folder *folder, gconstpointer data)
{
  g_autofree char *abandoned = leave (folder, ".buju-0badcafe.tmp", 60);
  g_autofree char *young = leave (folder, ".buju-00000001.tmp", 0);
  g_autofree char *locked = leave (folder, ".buju-00000002.tmp", 7200);
  g_autofree char *other = leave (folder, "mine.tmp", 7200);
  g_autofree char *path = folder_path (folder, "a.svg");
  g_autoptr (GSubprocess) process = NULL;
  int fd = open (locked, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  process = start (path);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_false (g_file_test (abandoned, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (locked, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  close (fd);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *kill_path = g_strconcat ("/atomic/kill/", endings[i], NULL);
      g_autofree char *full_path = g_strconcat ("/atomic/full/", endings[i], NULL);

      g_test_add (kill_path, Folder, endings[i], folder_set_up, test_kill, folder_tear_down);
      g_test_add (full_path, Folder, endings[i], folder_set_up, test_full, folder_tear_down);
    }
  g_test_add ("/atomic/denied", Folder, NULL, folder_set_up, test_denied, folder_tear_down);
  g_test_add ("/atomic/device", Folder, NULL, folder_set_up, test_device, folder_tear_down);
  g_test_add ("/atomic/leftovers", Folder, NULL, folder_set_up, test_leftovers, folder_tear_down);
  g_test_add ("/atomic/output", Folder, NULL, folder_set_up, test_full_output, folder_tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window at rest, the flagship open: it asks for no frames, and for no more memory than is its
 * due. */

#include <string.h>

#include "window-driver.h"

/* s: toasts, fades and what is written a second after the last change are over */
#define SETTLED 3
#define LOOK    5          /* s */
#define MOST_TICKS 2       /* of the processor, while looking */
#define MOST_MEMORY 150000 /* kB */

static char *
read_process_file (WindowDriver *driver, const char *name)
{
  g_autofree char   *path = g_strdup_printf ("/proc/%d/%s", (int) window_driver_get_pid (driver),
                                             name);
  g_autoptr (GError) error = NULL;
  char              *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* User and system time, ticks: fields 14 and 15; the second, a name in parentheses, may have blanks
 * in it. */
static guint64
get_ticks (WindowDriver *driver)
{
  g_autofree char *text = read_process_file (driver, "stat");
  const char      *end = strrchr (text, ')');
  g_auto (GStrv)   fields = NULL;

  g_assert_nonnull (end);
  fields = g_strsplit (end + 2, " ", -1);
  g_assert_cmpuint (g_strv_length (fields), >, 13);
  return g_ascii_strtoull (fields[11], NULL, 10) + g_ascii_strtoull (fields[12], NULL, 10);
}

static void
test_processor (gconstpointer data)
{
  WindowDriver *driver = (WindowDriver *) data;
  guint64       before;
  guint64       ticks;

  g_usleep (SETTLED * G_USEC_PER_SEC);
  before = get_ticks (driver);
  g_usleep (LOOK * G_USEC_PER_SEC);
  ticks = get_ticks (driver) - before;
  g_test_message ("%" G_GUINT64_FORMAT " ticks in %d s", ticks, LOOK);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (ticks, <=, MOST_TICKS);
}

/* Its own, and its share of what it shares. */
static void
test_memory (gconstpointer data)
{
  g_autofree char *text = read_process_file ((WindowDriver *) data, "smaps_rollup");
  const char      *found = strstr (text, "\nPss:");
  guint64          kilobytes;

  g_assert_nonnull (found);
  kilobytes = g_ascii_strtoull (found + strlen ("\nPss:"), NULL, 10);
  g_test_message ("%" G_GUINT64_FORMAT " kB", kilobytes);
  g_assert_cmpuint (kilobytes, >, 0);
  g_assert_cmpuint (kilobytes, <=, MOST_MEMORY);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (BujuLibrary)  library = NULL;
  g_autoptr (WindowDriver) driver = NULL;

  g_test_init (&argc, &argv, NULL);

  library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  driver = window_driver_new (library);
  g_test_add_data_func ("/rest/processor", driver, test_processor);
  g_test_add_data_func ("/rest/memory", driver, test_memory);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-startup.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define TOLD "startup-told"
#define START_FIELD 20   /* of /proc/<pid>/stat, counted after the name: proc(5) */

/* s since the machine started. */
static double
get_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

/* s since the machine started when this process did, on 10 ms; 0 where the system does not tell.
 * The process, not main(): loading the libraries is part of what the user waits for. */
static double
get_start (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv)   fields = NULL;
  const char      *rest;

  if (!g_file_get_contents ("/proc/self/stat", &text, NULL, NULL))
    return 0;
  rest = strrchr (text, ')');   /* the name may hold anything */
  if (rest == NULL)
    return 0;
  fields = g_strsplit (rest + 2, " ", -1);
  if (g_strv_length (fields) < START_FIELD)
    return 0;
  return g_ascii_strtod (fields[START_FIELD - 1], NULL) / sysconf (_SC_CLK_TCK);
}

static void
painted_cb (GdkFrameClock *frames, gpointer user_data)
{
  double start = get_start ();

  g_signal_handlers_disconnect_by_func (frames, painted_cb, user_data);
  if (start > 0)
    g_debug ("First picture on the screen %.0f ms after the start, %.0f ms of CPU",
             1000 * (get_now () - start),
             1000.0 * clock () / CLOCKS_PER_SEC);
}

/**
 * buju_startup_tell:
 * @map: a widget with a picture that has not been drawn yet
 *
 * Tells, when the next frame has been drawn, how long it took; later calls do nothing.
 */
void
buju_startup_tell (GtkWidget *map)
{
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_WIDGET (map));

  clock = gtk_widget_get_frame_clock (map);
  if (clock == NULL || g_object_get_data (G_OBJECT (map), TOLD) != NULL)
    return;
  g_object_set_data (G_OBJECT (map), TOLD, GINT_TO_POINTER (1));
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), map, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the program to its first picture on the screen, ten times, after one run that
 * warms the caches. The program tells it itself; see ui/buju-startup.h. */

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define RUNS   10
#define GOAL   700   /* ms */
#define LONGEST "30"  /* s */
#define MARKER "First picture on the screen "
#define CPU    "start, "

/* ms */
typedef struct
{
  double time;
  double cpu;    /* of all threads; what other programs do counts little here */
} Run;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;

  return (one->time > other->time) - (one->time < other->time);
}

static int
compare_cpu (gconstpointer a, gconstpointer b)
{
  const Run *one = a, *other = b;

  return (one->cpu > other->cpu) - (one->cpu < other->cpu);
}

/* FALSE when the program ended without a picture. */
static gboolean
run_once (const char *program, Run *run)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (GSubprocess)      process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  gboolean                     done = FALSE;
  char                        *line;

  /* A program that never shows a picture is ended. */
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                              &error, "timeout",
                              "-k", "1", LONGEST, program, NULL);
  if (process == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  while (!done && (line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
    {
      const char *at = strstr (line, MARKER);
      const char *cpu = at != NULL ? strstr (at, CPU) : NULL;

      done = cpu != NULL;
      if (done)
        *run = (Run) { g_ascii_strtod (at + strlen (MARKER), NULL),
                       g_ascii_strtod (cpu + strlen (CPU), NULL) };
      g_free (line);
    }
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  return done;
}

int
main (int argc, char **argv)
{
  const char *program = argc > 1 ? argv[1] : g_getenv ("BUJU_PROGRAM");
  Run         runs[RUNS];

  if (program == NULL)
    {
      g_printerr ("bench-startup: name the program\n");
      return 2;
    }
  g_setenv ("G_MESSAGES_DEBUG", "Buju", TRUE);
  g_unsetenv ("G_DEBUG");
  if (!run_once (program, &runs[0]))
    return EXIT_FAILURE;
  for (guint i = 0; i < RUNS; i++)
    if (!run_once (program, &runs[i]))
      return EXIT_FAILURE;
  qsort (runs, RUNS, sizeof *runs, compare_times);
  g_print ("first picture after: median %.0f ms, %.0f to %.0f ms (goal %d ms)\n",
           (runs[RUNS / 2 - 1].time + runs[RUNS / 2].time) / 2, runs[0].time, runs[RUNS - 1].time,
           GOAL);
  qsort (runs, RUNS, sizeof *runs, compare_cpu);
  g_print ("CPU of all threads: median %.0f ms, %.0f to %.0f ms\n",
           (runs[RUNS / 2 - 1].cpu + runs[RUNS / 2].cpu) / 2, runs[0].cpu, runs[RUNS - 1].cpu);
  return EXIT_SUCCESS;
}

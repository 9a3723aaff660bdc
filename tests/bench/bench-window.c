/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with large layers: opens each file of the command line in the program itself, 1600 x
 * 1200, waits until all of it is drawn, drags and zooms, and says how long the main thread was
 * busy. The program tells it itself: BUJU_DEBUG=frames. CPU of a turn of the loop, or of a frame,
 * is the main thread's; of a picture, that of all threads. Without files nothing is opened.
 *
 *   BUJU_SCREEN=1600x1200 tests/ui/headless BUILD/tests/bench/bench-window FILE...   with
 *   BUJU_PROGRAM set
 */

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "bench-desktop.h"

#define QUIET    700    /* ms without a word: it has come to rest */
#define LONGEST  120000 /* ms */
#define STEPS    40     /* of a drag */
#define NOTCHES  6
#define LONG     100    /* ms: what nobody must wait */

typedef enum
{
  BUSY,
  FRAME,
  GROUND,
  NAMES,
  BEGINS,
  ENDS,
  N_KINDS
} Kind;

static const char *const words[N_KINDS] = { "busy ", "frame ", "ground ", "names ",
                                            "reading begins", "reading ends" };

/* ms */
typedef struct
{
  Kind   kind;
  double at;
  double wall;
  double cpu;
  double so_far;      /* CPU of all threads */
  guint  n_features;
} Line;

typedef struct
{
  GSubprocess *process;
  const char  *program;
  GThread     *reader;
  GAsyncQueue *queue;   /* Line */
  GArray      *lines;   /* Line, since the last look */
} Bench;

static gpointer
read_cb (gpointer data)
{
  Bench                       *self = data;
  g_autoptr (GDataInputStream) output =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  char                        *text;

  while ((text = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
    {
      char       *rest;
      double      at = g_ascii_strtod (text, &rest);
      const char *cpu = strstr (rest, "for, "), *features = strstr (rest, "CPU, ");
      const char *so_far = strstr (rest, "so far ");

      for (guint i = 0; i < N_KINDS && *rest == ' '; i++)
        if (g_str_has_prefix (rest + 1, words[i]))
          {
            Line *line = g_new0 (Line, 1);

            cpu = cpu != NULL ? cpu + 5 : strstr (rest, "ms, ") != NULL ? strstr (rest, "ms, ") + 4
                  : NULL;
            line->kind = (Kind) i;
            line->at = at;
            line->wall = g_ascii_strtod (rest + 1 + strlen (words[i]), NULL);
            line->cpu = cpu != NULL ? g_ascii_strtod (cpu, NULL) : 0;
            line->n_features = features != NULL ? (guint) g_ascii_strtoull (features + 5, NULL, 10)
                               : 0;
            line->so_far = so_far != NULL ? g_ascii_strtod (so_far + 7, NULL) : 0;
            g_async_queue_push (self->queue, line);
            break;
          }
      g_free (text);
    }
  return NULL;
}

static void
run (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
run (const char *format, ...)
{
  g_autofree char   *command = NULL;
  g_autoptr (GError) error = NULL;
  va_list            list;

  va_start (list, format);
  command = g_strdup_vprintf (format, list);
  va_end (list);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_printerr ("%s\n", error->message);
}

/* Collects what it says until it says nothing more. @kind: what must have come before that;
 * N_KINDS: nothing. */
static void
settle (Bench *self, Kind kind)
{
  gint64   begun = g_get_monotonic_time ();
  gboolean come = kind == N_KINDS;

  while (g_get_monotonic_time () - begun < LONGEST * 1000)
    {
      Line *line = g_async_queue_timeout_pop (self->queue, QUIET * 1000);

      if (line == NULL && (come || g_subprocess_get_identifier (self->process) == NULL))
        return;
      if (line == NULL)
        continue;
      come = come || line->kind == kind;
      g_array_append_val (self->lines, *line);
      g_free (line);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
print_some (const char *name, GArray *values)
{
  double *all = (double *) (gpointer) values->data;

  qsort (all, values->len, sizeof *all, compare_doubles);
  if (values->len > 0)
    g_print ("    %-30s %4u  median %7.1f  p95 %7.1f  most %7.1f ms\n", name, values->len,
             all[values->len / 2],
             all[values->len * 95 / 100], all[values->len - 1]);
  g_array_set_size (values, 0);
}

static void
print_kind (Bench *self, Kind kind, const char *name)
{
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double)),
  cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char   *cpu = g_strconcat (name, ", CPU", NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->kind != kind)
        continue;
      g_array_append_val (walls, line->wall);
      g_array_append_val (cpus, line->cpu);
    }
  print_some (name, walls);
  print_some (cpu, cpus);
}

static void
print_all (Bench *self)
{
  print_kind (self, FRAME, "frame");
  print_kind (self, BUSY, "turn of the loop over 4 ms");
  print_kind (self, GROUND, "ground painted");
  print_kind (self, NAMES, "names painted");
  g_array_set_size (self->lines, 0);
}

/* Of turns that began in between. */
static void
print_longest (Bench *self, double from, double to)
{
  double wall = 0, cpu = 0;
  guint  n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->kind != BUSY || line->at < from || line->at > to)
        continue;
      wall = MAX (wall, line->wall);
      cpu = MAX (cpu, line->cpu);
      n += line->cpu > LONG;
    }
  g_print ("    longest turn of the loop %.1f ms, %.1f ms of CPU; %u over %d ms of CPU\n", wall,
           cpu, n, LONG);
}

/* The first of its kind from number @from on; of pictures, with something of layers. NULL: none */
static const Line *
find (const Bench *self, Kind kind, guint from, guint *number)
{
  for (guint i = from; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      *number = i;
      if (line->kind == kind && (kind != GROUND || line->n_features > 0))
        return line;
    }
  return NULL;
}

static void
tell (const char *what, const Line *line, const Line *begun)
{
  if (line != NULL && begun != NULL)
    g_print ("    %-24s %6.0f ms, %5.0f ms of CPU of all threads, %u features\n", what,
             line->at - begun->at,
             line->so_far - begun->so_far, line->n_features);
}

static void
open_file (Bench *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const Line      *begun, *ended;
  guint            at = 0, end = 0;

  g_array_set_size (self->lines, 0);
  run ("%s %s", self->program, path);
  settle (self, ENDS);
  if (find (self, ENDS, 0, &end) == NULL || find (self, GROUND, end, &at) == NULL)
    settle (self, GROUND);
  g_print ("%s\n", name);
  at = end = 0;
  begun = find (self, BEGINS, 0, &at);
  tell ("first picture after", find (self, GROUND, at, &at), begun);
  ended = find (self, ENDS, 0, &end);
  tell ("read after", ended, begun);
  tell ("all drawn after", find (self, GROUND, end, &at), begun);
  if (begun != NULL)
    print_longest (self, begun->at, g_array_index (self->lines, Line, self->lines->len - 1).at);
  print_all (self);
}

/* Inside the map, whatever is at its sides. */
static void
drag (Bench *self, const char *name)
{
  g_autoptr (GString) command = g_string_new ("xdotool mousemove 900 700 mousedown 1");

  for (int i = 0; i < STEPS; i++)
    g_string_append_printf (command, " mousemove_relative -- %d %d sleep 0.016",
                            i < STEPS / 2 ? 9 : -9, i % 3 == 0 ? 4 : -2);
  g_string_append (command, " sleep 0.3 mouseup 1");
  run ("%s", command->str);
  settle (self, N_KINDS);
  g_print ("  %s, dragged\n", name);
  print_all (self);
}

static void
scroll (Bench *self, const char *name)
{
  g_autoptr (GString) command = g_string_new ("xdotool mousemove 900 700");

  for (int i = 0; i < 2 * NOTCHES; i++)
    g_string_append_printf (command, " click %d sleep 0.1", i < NOTCHES ? 4 : 5);
  run ("%s", command->str);
  settle (self, N_KINDS);
  g_print ("  %s, zoomed in and out\n", name);
  print_all (self);
}

static void
point (Bench *self, const char *name)
{
  g_autoptr (GString) command = g_string_new ("xdotool");

  for (int i = 0; i < STEPS; i++)
    g_string_append_printf (command, " mousemove %d %d sleep 0.03", 700 + i * 17 % 400,
                            400 + i * 29 % 500);
  run ("%s", command->str);
  settle (self, N_KINDS);
  g_print ("  %s, pointed at\n", name);
  print_all (self);
}

static void
go (Bench *self, int notches)
{
  run ("xdotool mousemove 900 700");
  for (int i = 0; i < notches; i++)
    run ("xdotool click 4 sleep 0.05");
  settle (self, N_KINDS);
  g_array_set_size (self->lines, 0);
}

static void
move_about (Bench *self)
{
  drag (self, "whole");
  scroll (self, "whole");
  go (self, 7);
  drag (self, "1/5");
  scroll (self, "1/5");
  point (self, "1/5");
  go (self, 10);
  drag (self, "1/45");
  scroll (self, "1/45");
  point (self, "1/45");
  run ("xdotool mousemove 900 700 key 0");
  settle (self, N_KINDS);
  g_array_set_size (self->lines, 0);
}

static gboolean
start (Bench *self)
{
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                    | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, self->program,
                                    NULL);
  if (self->process == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  self->queue = g_async_queue_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->reader = g_thread_new ("reader", read_cb, self);
  settle (self, NAMES);
  run ("sh -c \"for w in $(xdotool search --onlyvisible --name '^Buju$'); do xdotool windowmove $w "
       "0 0 windowsize $w 1600 1200;"
       " xdotool windowfocus $w; done\"");
  settle (self, NAMES);
  g_array_set_size (self->lines, 0);
  return TRUE;
}

int
main (int argc, char **argv)
{
  Bench         self = { .program = g_getenv ("BUJU_PROGRAM") };
  BenchDesktop *desktop;

  if (self.program == NULL)
    {
      g_printerr ("bench-window: BUJU_PROGRAM must name the program\n");
      return 2;
    }
  g_setenv ("BUJU_DEBUG", "frames", TRUE);
  g_unsetenv ("G_DEBUG");
  desktop = bench_desktop_new ();
  if (desktop == NULL || !start (&self))
    return EXIT_FAILURE;
  if (argc < 2)
    move_about (&self);
  for (int i = 1; i < argc; i++)
    {
      open_file (&self, argv[i]);
      move_about (&self);
      run ("xdotool key ctrl+z");
      settle (&self, N_KINDS);
    }
  g_subprocess_send_signal (self.process, SIGTERM);
  g_subprocess_wait (self.process, NULL, NULL);
  g_thread_join (self.reader);
  g_async_queue_unref (self.queue);
  g_array_unref (self.lines);
  g_object_unref (self.process);
  bench_desktop_free (desktop);
  return EXIT_SUCCESS;
}

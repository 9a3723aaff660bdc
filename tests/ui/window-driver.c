/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-driver.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/wait.h>

/* Two places with a marker each and nothing else, far enough from one another to measure by. */
#define FIRST_PLACE  "jinqiao"
#define SECOND_PLACE "zizhu"
#define START        60        /* s, also under a sanitizer */
#define QUIET        450000    /* µs without movement: longer than an event needs to arrive */
#define LOOK         50000     /* µs */

struct _WindowDriver
{
  BujuLibrary *library;
  A11y        *a11y;
  A11yNode    *application;
  GPid         pid;
  double       frame;     /* px from the window's edge on screen to AT-SPI's origin */
};

static void
run_xdotool (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  int                   status = 0;
  va_list               list;

  g_ptr_array_add (words, (gpointer) "xdotool");
  va_start (list, first);
  for (const char *word = first; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
move_to (WindowDriver *self, double x, double y)
{
  g_autofree char *across = g_strdup_printf ("%.0f", x + self->frame);
  g_autofree char *down = g_strdup_printf ("%.0f", y + self->frame);

  run_xdotool ("mousemove", "--", across, down, NULL);
}

static BujuPoint
find_on_ground (WindowDriver *self, const char *point)
{
  BujuLayer *layer = NULL;
  guint      feature = 0;
  BujuBox    box;

  g_assert_true (buju_dataset_find (buju_library_get_dataset (self->library), point, &layer,
                                    &feature));
  box = buju_layer_get_box (layer, feature);
  return buju_box_centre (&box);
}

/* A place on the map: on the ground, and in the window. */
static void
find_pair (WindowDriver *self, const char *id, BujuPoint *ground, BujuPoint *seen)
{
  const BujuPlace      *place = buju_content_find_place (buju_library_get_content (self->library),
                                                         id);
  A11yBox               box = { 0, 0, 0, 0 };

  g_assert_nonnull (place);
  g_assert_true (a11y_wait_for_box (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                    place->name.zh, START, &box));
  *ground = find_on_ground (self, place->point);
  *seen = (BujuPoint) { box.x + box.width / 2.0, box.y + box.height / 2.0 };
}

/* The frame is as wide on all sides: half of what the window is wider on screen than in the
 * tree. */
static double
measure_frame (WindowDriver *self, const A11yNode *window)
{
  g_autofree char   *output = NULL;
  g_autoptr (GError) error = NULL;
  const char        *width;
  char              *argv[] = { (char *) "sh", (char *) "-c",
                                (char *) "xdotool search --onlyvisible --name '^Buju( 布局)?$' "
                                         "getwindowgeometry --shell",
                                NULL };

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  width = strstr (output, "WIDTH=");
  g_assert_nonnull (width);
  return (g_ascii_strtoll (width + strlen ("WIDTH="), NULL, 10)
          - a11y_watch_window (self->a11y, window)) / 2.0;
}

static void
start_program (WindowDriver *self, const char * const *files)
{
  const char            *program = g_getenv ("BUJU_PROGRAM");
  g_autoptr (GPtrArray)  argv = g_ptr_array_new ();
  g_autoptr (GError)     error = NULL;

  g_assert_nonnull (program);
  g_ptr_array_add (argv, (gpointer) program);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) files[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                 &self->pid, &error);
  g_assert_no_error (error);
}

WindowDriver *
window_driver_new (BujuLibrary *library)
{
  return window_driver_new_with_files (library, NULL);
}

WindowDriver *
window_driver_new_with_files (BujuLibrary *library, const char * const *files)
{
  WindowDriver         *self = g_new0 (WindowDriver, 1);
  g_autoptr (GError)    error = NULL;
  g_autoptr (A11yNode)  window = NULL;
  g_autoptr (A11yNode)  zone = NULL;
  const BujuPlace      *place = buju_content_find_place (buju_library_get_content (library),
                                                         FIRST_PLACE);

  self->library = buju_library_ref (library);
  start_program (self, files);
  self->a11y = a11y_new (&error);
  g_assert_no_error (error);
  self->application = a11y_wait_for_application (self->a11y, "buju", START);
  g_assert_nonnull (self->application);
  window = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_FRAME, "Buju", START);
  g_assert_nonnull (window);
  zone = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, place->name.zh, START);
  g_assert_nonnull (zone);
  self->frame = measure_frame (self, window);
  window_driver_settle (self);
  return self;
}

void
window_driver_free (WindowDriver *self)
{
  if (window_driver_is_alive (self))
    {
      kill (self->pid, SIGTERM);
      waitpid (self->pid, NULL, 0);
      g_spawn_close_pid (self->pid);
    }
  a11y_node_free (self->application);
  a11y_free (self->a11y);
  buju_library_unref (self->library);
  g_free (self);
}

A11y *
window_driver_get_a11y (WindowDriver *self)
{
  return self->a11y;
}

const A11yNode *
window_driver_get_application (WindowDriver *self)
{
  return self->application;
}

void
window_driver_key (WindowDriver *self, const char *key)
{
  run_xdotool ("key", "--clearmodifiers", key, NULL);
}

void
window_driver_type (WindowDriver *self, const char *text)
{
  run_xdotool ("type", "--clearmodifiers", "--delay", "15", text, NULL);
}

void
window_driver_click (WindowDriver *self, double x, double y)
{
  move_to (self, x, y);
  run_xdotool ("click", "1", NULL);
}

/* By one program: two would be too far apart on a busy machine. */
void
window_driver_double_click (WindowDriver *self, double x, double y)
{
  move_to (self, x, y);
  run_xdotool ("click", "--repeat", "2", "--delay", "40", "1", NULL);
}

void
window_driver_click_with (WindowDriver *self, const char *key, double x, double y)
{
  move_to (self, x, y);
  run_xdotool ("keydown", key, "click", "1", "keyup", key, NULL);
}

void
window_driver_press_button (WindowDriver *self, double x, double y, int button)
{
  g_autofree char *number = g_strdup_printf ("%d", button);

  move_to (self, x, y);
  run_xdotool ("click", number, NULL);
}

void
window_driver_click_on (WindowDriver *self, const A11yNode *node)
{
  A11yBox box = { 0, 0, 0, 0 };

  g_assert_true (a11y_get_box (self->a11y, node, &box));
  window_driver_click (self, box.x + box.width / 2.0, box.y + box.height / 2.0);
}

/* Rests before it lets go, so that there is no momentum. */
void
window_driver_drag (WindowDriver *self, double x, double y, double dx, double dy)
{
  move_to (self, x, y);
  run_xdotool ("mousedown", "1", NULL);
  for (int i = 1; i <= 8; i++)
    move_to (self, x + dx * i / 8, y + dy * i / 8);
  g_usleep (250000);
  run_xdotool ("mouseup", "1", NULL);
}

void
window_driver_scroll (WindowDriver *self, double x, double y, int notches)
{
  move_to (self, x, y);
  for (int i = 0; i < ABS (notches); i++)
    run_xdotool ("click", notches > 0 ? "4" : "5", NULL);
}

void
window_driver_resize (WindowDriver *self, int width, int height)
{
  g_autofree char *command = g_strdup_printf ("for w in $(xdotool search --onlyvisible --name "
                                              "'^Buju( 布局)?$'); do "
                                              "xdotool windowsize $w %d %d; done", width, height);
  char            *argv[] = { (char *) "sh", (char *) "-c", command, NULL };

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

gboolean
window_driver_is_alive (WindowDriver *self)
{
  int status = 0;

  if (self->pid != 0 && waitpid (self->pid, &status, WNOHANG) != 0)
    {
      g_test_message (WIFSIGNALED (status) ? "ended by signal %d" : "ended with %d",
                      WIFSIGNALED (status) ? WTERMSIG (status) : WEXITSTATUS (status));
      g_spawn_close_pid (self->pid);
      self->pid = 0;
    }
  return self->pid != 0;
}

GPid
window_driver_get_pid (WindowDriver *self)
{
  return self->pid;
}

double
window_driver_get_scale (WindowDriver *self)
{
  BujuPoint ground[2];
  BujuPoint seen[2];

  find_pair (self, FIRST_PLACE, &ground[0], &seen[0]);
  find_pair (self, SECOND_PLACE, &ground[1], &seen[1]);
  return hypot (seen[1].x - seen[0].x, seen[1].y - seen[0].y) /
         hypot (ground[1].x - ground[0].x, ground[1].y - ground[0].y);
}

BujuPoint
window_driver_find_point (WindowDriver *self, const char *point)
{
  BujuPoint ground;
  BujuPoint seen;
  BujuPoint wanted = find_on_ground (self, point);
  double    scale = window_driver_get_scale (self);

  find_pair (self, FIRST_PLACE, &ground, &seen);
  return (BujuPoint) { seen.x + (wanted.x - ground.x) * scale,
                       seen.y - (wanted.y - ground.y) * scale };
}

/* The boxes of the zones are moved when the view rests: until then the map says that it is busy. */
static gboolean
is_busy (WindowDriver *self)
{
  const BujuPlace      *place = buju_content_find_place (buju_library_get_content (self->library),
                                                         FIRST_PLACE);
  g_autoptr (A11yNode)  zone = a11y_find (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                          place->name.zh);
  g_autoptr (A11yNode)  map = zone != NULL ? a11y_get_parent (self->a11y, zone) : NULL;

  return map == NULL || (a11y_get_states (self->a11y, map) & A11Y_STATE_BUSY) != 0;
}

void
window_driver_settle (WindowDriver *self)
{
  BujuPoint ground;
  BujuPoint seen;
  BujuPoint last = { NAN, NAN };
  gint64    deadline = g_get_monotonic_time () + START * G_TIME_SPAN_SECOND;
  gint64    since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - since < QUIET)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      find_pair (self, FIRST_PLACE, &ground, &seen);
      if (!(seen.x == last.x && seen.y == last.y) || is_busy (self))
        since = g_get_monotonic_time ();
      last = seen;
      g_usleep (LOOK);
    }
}

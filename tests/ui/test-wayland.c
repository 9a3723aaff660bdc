/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window under Wayland: without a screen it starts, does what it is told over D-Bus, and quits;
 * on a screen within the test's own it is clicked. Every warning ends it, so that it would not end
 * well. */

#include <string.h>

#include "../library-fixture.h"
#include "a11y.h"

#define NAME        "org.buju.Buju"
#define APPLICATION "/org/buju/Buju"
#define WINDOW      "/org/buju/Buju/window/1"
#define SOCKET      "buju-test"
#define SCREEN      "buju-screen"
#define WIDTH       "1200"
#define HEIGHT      "780"
#define LONGEST     "90"    /* s: a compositor whose test has failed does not stay */
#define PAUSE       500000  /* µs */
#define PLACE       "jinqiao"
#define SOON        60      /* s, also under a sanitizer */
#define LOOK        50000   /* µs */

/* @socket: of the compositor to be a client of; NULL for what is none. */
static GSubprocess *
start (const char * const *argv, const char *socket)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GError)              error = NULL;
  GSubprocess                    *process;

  if (socket != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "wayland", TRUE);
      g_subprocess_launcher_setenv (launcher, "WAYLAND_DISPLAY", socket, TRUE);
      g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
    }
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

static GVariant *
call (GDBusConnection *bus, const char *path, const char *method, GVariant *parameters)
{
  return g_dbus_connection_call_sync (bus, NAME, path, "org.gtk.Actions", method, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, 5000, NULL, NULL);
}

static void
activate (GDBusConnection *bus, const char *path, const char *action, GVariant *parameter)
{
  GVariantBuilder      parameters;
  g_autoptr (GVariant) answer = NULL;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", parameter);
  answer = call (bus, path, "Activate", g_variant_new ("(sav@a{sv})", action, &parameters,
                                                       g_variant_new_array (G_VARIANT_TYPE ("{sv}"),
                                                                            NULL, 0)));
  g_assert_nonnull (answer);
}

static gboolean
is_enabled (GDBusConnection *bus, const char *action)
{
  g_autoptr (GVariant) answer = call (bus, WINDOW, "Describe", g_variant_new ("(s)", action));
  gboolean             enabled = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "((bgav))", &enabled, NULL, NULL);
  return enabled;
}

static void
wait_until_enabled (GDBusConnection *bus, const char *action)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (!is_enabled (bus, action))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (LOOK);
    }
}

static void
wait_for_socket (const char *socket)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), socket, NULL);
  gint64           deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (LOOK);
    }
}

/* Another layout is somewhere to come back from. */
static void
drive (GDBusConnection *bus)
{
  wait_until_enabled (bus, "home");
  g_assert_false (is_enabled (bus, "back"));
  activate (bus, WINDOW, "zoom-in", NULL);
  activate (bus, WINDOW, "layout-number", g_variant_new_int32 (2));
  wait_until_enabled (bus, "back");
  activate (bus, WINDOW, "back", NULL);
  wait_until_enabled (bus, "forward");
  activate (bus, APPLICATION, "quit", NULL);
}

/* The program has ended well; the compositor is ended. */
static void
finish (GSubprocess *window, GSubprocess *compositor)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (window, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (window));
  g_assert_cmpint (g_subprocess_get_exit_status (window), ==, 0);
  g_subprocess_send_signal (compositor, 15);
  g_subprocess_wait (compositor, NULL, NULL);
}

static void
test_window (void)
{
  const char *const           weston[] = { "weston", "--backend=headless-backend.so",
                                           "--socket=" SOCKET, "--idle-time=0",
                                           NULL };
  const char *const           program[] = { g_getenv ("BUJU_PROGRAM"), NULL };
  g_autofree char            *found = g_find_program_in_path (weston[0]);
  g_autoptr (GError)          error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GSubprocess)     compositor = NULL;
  g_autoptr (GSubprocess)     window = NULL;

  if (found == NULL)
    {
      g_test_skip ("weston is not installed");
      return;
    }
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  compositor = start (weston, NULL);
  wait_for_socket (SOCKET);
  window = start (program, SOCKET);
  drive (bus);
  finish (window, compositor);
}

/* What xdotool prints; @command for a shell. (transfer full) */
static char *
run (const char *command)
{
  const char        *argv[] = { "sh", "-c", command, NULL };
  g_autoptr (GError) error = NULL;
  char              *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return output;
}

static gint64
read_number (const char *output, const char *key)
{
  const char *found = strstr (output, key);

  g_assert_nonnull (found);
  return g_ascii_strtoll (found + strlen (key), NULL, 10);
}

/* The window has all of the compositor's screen, which is a window of the test's own. */
static void
click_on (A11y *a11y, A11yBox box)
{
  g_autofree char *geometry = run ("xdotool search --onlyvisible --class weston getwindowgeometry "
                                   "--shell");
  g_autofree char *command = NULL;
  g_autofree char *output = NULL;

  g_test_message ("at %d, %d, %d × %d", box.x, box.y, box.width, box.height);
  command = g_strdup_printf (
      "xdotool mousemove %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " sleep 0.3 click 1",
                             read_number (geometry, "\nX=") + box.x + box.width / 2,
                             read_number (geometry, "\nY=") + box.y + box.height / 2);
  output = run (command);
}

/* A place of the map, by the pointer: its profile comes. */
static void
test_click (void)
{
  const char *const           weston[] = { "timeout", LONGEST, "weston", "--backend=x11-backend.so",
                                           "--use-pixman",
                                           "--shell=kiosk-shell.so", "--width=" WIDTH,
                                           "--height=" HEIGHT,
                                           "--socket=" SCREEN, "--idle-time=0", NULL };
  const char *const           program[] = { g_getenv ("BUJU_PROGRAM"), NULL };
  g_autofree char            *found = g_find_program_in_path (weston[2]);
  g_autoptr (BujuLibrary)     library = NULL;
  const BujuPlace            *place;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GSubprocess)     compositor = NULL;
  g_autoptr (GSubprocess)     window = NULL;
  g_autoptr (A11y)            a11y = NULL;
  g_autoptr (A11yNode)        application = NULL;
  A11yBox                     zone = { 0, 0, 0, 0 };

  if (found == NULL)
    {
      g_test_skip ("weston is not installed");
      return;
    }
  library = load_library ();
  place = buju_content_find_place (buju_library_get_content (library), PLACE);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  compositor = start (weston, NULL);
  wait_for_socket (SCREEN);
  window = start (program, SCREEN);
  a11y = a11y_new (&error);
  g_assert_no_error (error);
  application = a11y_wait_for_application (a11y, "buju", SOON);
  g_assert_nonnull (application);
  g_assert_true (a11y_wait_for_box (a11y, application, A11Y_ROLE_LIST_ITEM, place->name.zh, SOON,
                                    &zone));
  g_usleep (2 * PAUSE);
  g_assert_true (a11y_wait_for_box (a11y, application, A11Y_ROLE_LIST_ITEM, place->name.zh, SOON,
                                    &zone));
  click_on (a11y, zone);
  a11y_need (a11y, application, A11Y_ROLE_PANEL, place->name.zh, SOON);
  activate (bus, APPLICATION, "quit", NULL);
  finish (window, compositor);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wayland/window", test_window);
  g_test_add_func ("/wayland/click", test_click);
  return g_test_run ();
}

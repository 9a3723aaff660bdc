/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program started a second time: it raises the window that is there, hands it its files, or
 * stays beside it when it is told to. */

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "../library-fixture.h"
#include "../unit/folder-fixture.h"
#include "window-driver.h"

#define SOON 30               /* s, also when the machine is busy */
#define LOOK 50000            /* µs */
#define STAY (4 * G_TIME_SPAN_SECOND)
#define QUITS 12

typedef struct
{
  Folder        folder;
  BujuLibrary  *library;
  WindowDriver *driver;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  folder_set_up (&self->folder, NULL);
  self->library = load_library ();
  self->driver = window_driver_new (self->library);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  window_driver_free (self->driver);
  buju_library_unref (self->library);
  folder_tear_down (&self->folder, NULL);
}

static GPid
start_again (const char *argument)
{
  char              *argv[] = { (char *) g_getenv ("BUJU_PROGRAM"), (char *) argument, NULL };
  g_autoptr (GError) error = NULL;
  GPid               pid = 0;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

/* FALSE when it is still there after @time. */
static gboolean
ends (GPid pid, gint64 time, int *status)
{
  gint64 deadline = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < deadline)
    {
      if (waitpid (pid, status, WNOHANG) == pid)
        return TRUE;
      g_usleep (LOOK);
    }
  return FALSE;
}

static void
test_raise (Fixture *self, gconstpointer data)
{
  int status = -1;

  g_assert_true (ends (start_again (NULL), SOON * G_TIME_SPAN_SECOND, &status));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (window_driver_is_alive (self->driver));
}

/* The layer is in the window that was there. */
static void
test_file (Fixture *self, gconstpointer data)
{
  static const char text[] = "name,lon,lat\nA,121.5,31.2\nB,121.6,31.1\n";
  g_autofree char  *path = folder_write (&self->folder, "园区.csv", text, strlen (text));
  int               status = -1;

  g_assert_true (ends (start_again (path), SOON * G_TIME_SPAN_SECOND, &status));
  g_assert_cmpint (status, ==, 0);
  a11y_need (window_driver_get_a11y (self->driver), window_driver_get_application (self->driver),
             A11Y_ROLE_LABEL, "园区",
             SOON);
}

static void
test_instance (Fixture *self, gconstpointer data)
{
  GPid pid = start_again ("--new-instance");
  int  status = -1;

  g_assert_false (ends (pid, STAY, &status));
  g_assert_true (window_driver_is_alive (self->driver));
  kill (pid, SIGTERM);
  g_assert_true (ends (pid, SOON * G_TIME_SPAN_SECOND, &status));
}

/* The bus has the name, so that somebody is there to be told. */
static gboolean
tell_to_quit (GDBusConnection *bus)
{
  g_autoptr (GVariant) answer = NULL;

  answer = g_dbus_connection_call_sync (bus, "org.buju.Buju", "/org/buju/Buju",
                                        "org.gtk.Actions", "Activate",
                                        g_variant_new ("(sava{sv})", "quit", NULL, NULL), NULL,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL);
  return answer != NULL;
}

/* While it is still reading, sooner and later: no thread may be left that uses what is gone. */
static void
test_quit (void)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < QUITS; i++)
    {
      GPid pid = start_again (NULL);
      int  status = -1;

      while (!tell_to_quit (bus))
        g_assert_false (ends (pid, LOOK, &status));
      while (!ends (pid, G_TIME_SPAN_SECOND, &status))
        tell_to_quit (bus);
      g_assert_cmpint (status, ==, 0);
    }
}

/* One line, in the language of the user, of what can be done instead. */
static void
test_no_display (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess)         process = NULL;
  g_autoptr (GError)              error = NULL;
  g_autofree char                *said = NULL;

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("BUJU_PROGRAM"), NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (said, "buju: there is no display"));
  g_assert_cmpuint (strchr (said, '\n') - said + 1, ==, strlen (said));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/start-window/raise", Fixture, NULL, set_up, test_raise, tear_down);
  g_test_add ("/start-window/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/start-window/instance", Fixture, NULL, set_up, test_instance, tear_down);
  g_test_add_func ("/start-window/quit", test_quit);
  g_test_add_func ("/start-window/no-display", test_no_display);
  return g_test_run ();
}

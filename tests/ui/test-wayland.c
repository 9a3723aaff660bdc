/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window under Wayland, without a screen: it starts, does what it is told over D-Bus, and quits. Every warning ends
 * it, so that it would not end well. */

#include <gio/gio.h>

#define NAME        "org.buju.Buju"
#define APPLICATION "/org/buju/Buju"
#define WINDOW      "/org/buju/Buju/window/1"
#define SOCKET      "buju-test"
#define SOON        60      /* s, also under a sanitizer */
#define LOOK        50000   /* µs */

static GSubprocess *
start (const char * const *argv, gboolean wayland)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GError)              error = NULL;
  GSubprocess                    *process;

  if (wayland)
    {
      g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "wayland", TRUE);
      g_subprocess_launcher_setenv (launcher, "WAYLAND_DISPLAY", SOCKET, TRUE);
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
                                                       g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0)));
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
wait_for_socket (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), SOCKET, NULL);
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

static void
test_window (void)
{
  const char *const           weston[] = { "weston", "--backend=headless-backend.so", "--socket=" SOCKET, "--idle-time=0",
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
  compositor = start (weston, FALSE);
  wait_for_socket ();
  window = start (program, TRUE);
  drive (bus);
  g_subprocess_wait (window, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (window));
  g_assert_cmpint (g_subprocess_get_exit_status (window), ==, 0);
  g_subprocess_send_signal (compositor, 15);
  g_subprocess_wait (compositor, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wayland/window", test_window);
  return g_test_run ();
}

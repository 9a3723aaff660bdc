/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window in the test's own process: opened until it has its session, waited for, closed; and
 * what most such tests begin with: a folder for files and a window. */

#include <adwaita.h>

#include "../unit/folder-fixture.h"
#include "buju-window.h"
#include "find-widget.h"

typedef gboolean (*InsideCondition) (gpointer fixture);

static inline void
inside_wait (InsideCondition condition, gpointer fixture)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!condition (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* Lets the window live for that long, µs. */
static inline void
inside_pass (gint64 time)
{
  gint64 end = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* @condition takes the test's own fixture. */
#define wait_for(fixture, condition) inside_wait ((InsideCondition) (condition), fixture)

/* What the desktop's service for notifications was told, how often; there is none where tests
 * run. */
static guint inside_n_notifications;

static inline void
inside_notify_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                  const char *method,
                  GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  inside_n_notifications++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", inside_n_notifications));
}

static inline void
inside_serve_notifications (void)
{
  static const char            xml[] = "<node><interface "
                                       "name='org.freedesktop.Notifications'><method name='Notify'>"
                                       "<arg type='s' direction='in'/><arg type='u' "
                                       "direction='in'/>"
                                       "<arg type='s' direction='in'/><arg type='s' "
                                       "direction='in'/>"
                                       "<arg type='s' direction='in'/><arg type='as' "
                                       "direction='in'/>"
                                       "<arg type='a{sv}' direction='in'/><arg type='i' "
                                       "direction='in'/>"
                                       "<arg type='u' direction='out'/></method></interface>"
                                       "</node>";
  static const GDBusInterfaceVTable table = { inside_notify_cb, NULL, NULL, { 0 } };
  g_autoptr (GDBusConnection)  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo)    node = g_dbus_node_info_new_for_xml (xml, NULL);

  if (bus == NULL)
    return;
  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0],
                                     &table, NULL, NULL,
                                     NULL);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", 0, NULL, NULL, NULL, NULL);
}

/* cairo 1.16 keeps ten font files open. When an eleventh is needed it closes one, and whether that
 * is just being used by another thread it looks up without the lock of the font
 * (_has_unlocked_face() in cairo-ft-font.c): then one word of one frame is not drawn. A test of all
 * dialogs, in a locale without a language, has eleven; that very message does not end it. */
static inline GLogWriterOutput
inside_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_str_equal (fields[i].value, "drawing failure for render node GskTextNode: "
                                         "error occurred in libfreetype"))
      {
        g_test_message ("%s", (const char *) fields[i].value);
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n, data);
}

static inline BujuApplication *
inside_start (void)
{
  BujuApplication *started;

  g_log_set_writer_func (inside_log_cb, NULL, NULL);
  adw_init ();
  inside_serve_notifications ();
  started = buju_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (started), NULL, NULL));
  return started;
}

static inline gboolean
inside_has_session (gpointer window)
{
  return buju_window_get_session (window) != NULL;
}

static inline BujuWindow *
inside_open (BujuApplication *opener)
{
  BujuWindow *window = buju_window_new (opener);

  gtk_window_present (GTK_WINDOW (window));
  inside_wait (inside_has_session, window);
  return window;
}

typedef struct
{
  Folder       folder;
  BujuWindow  *window;
  BujuSession *session;
} InsideFixture;

/* Of the program that runs the tests. */
static BujuApplication *application;

static inline void
inside_close (BujuWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static inline void
inside_set_up (InsideFixture *self, gconstpointer data)
{
  folder_set_up (&self->folder, NULL);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
}

static inline void
inside_tear_down (InsideFixture *self, gconstpointer data)
{
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
}

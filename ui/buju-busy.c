/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-busy.h"

#include <glib/gi18n.h>

#define HOLD         "buju-busy"
#define SINCE        "buju-busy-since"
#define NOTIFICATION "done"
/* Who waits less than this does not go away, µs. */
#define LONG         (4 * G_TIME_SPAN_SECOND)

/* What the desktop was asked for. The window that is told of its end may be closed before, and have no application any more. */
typedef struct
{
  GtkApplication *application;
  guint           cookie;
} Hold;

static void
hold_free (gpointer data)
{
  Hold *hold = data;

  gtk_application_uninhibit (hold->application, hold->cookie);
  g_object_unref (hold->application);
  g_free (hold);
}

/**
 * buju_busy_begin:
 * @window: a window of the application
 * @reason: what is being done, for people
 *
 * Asks the desktop to keep the machine going until buju_busy_end(), or until @window is gone.
 */
void
buju_busy_begin (GtkWindow *window, const char *reason)
{
  GtkApplication *application;
  guint           cookie;
  gint64          since;
  Hold           *hold;

  g_return_if_fail (GTK_IS_WINDOW (window));

  application = gtk_window_get_application (window);
  if (application == NULL || g_object_get_data (G_OBJECT (window), HOLD) != NULL)
    return;
  cookie = gtk_application_inhibit (application, window, GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_LOGOUT,
                                    reason);
  if (cookie != 0)
    {
      hold = g_new (Hold, 1);
      *hold = (Hold) { g_object_ref (application), cookie };
      g_object_set_data_full (G_OBJECT (window), HOLD, hold, hold_free);
    }
  since = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (application), SINCE, g_memdup2 (&since, sizeof since), g_free);
}

/**
 * buju_busy_end:
 * @window: a window that buju_busy_begin() was called for, or not
 */
void
buju_busy_end (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set_data (G_OBJECT (window), HOLD, NULL);
}

static gboolean
took_long (GtkApplication *application)
{
  const gint64 *since = g_object_get_data (G_OBJECT (application), SINCE);

  return since != NULL && g_get_monotonic_time () - *since > LONG;
}

static gboolean
is_looked_at (GtkApplication *application)
{
  for (GList *link = gtk_application_get_windows (application); link != NULL; link = link->next)
    if (gtk_window_is_active (link->data))
      return TRUE;
  return FALSE;
}

/**
 * buju_busy_tell:
 * @window: a window of the application
 * @title: what is done
 * @file: (nullable): what a click opens
 *
 * Tells the desktop, which tells the user, that what buju_busy_begin() was called for is done: when it took long and the
 * user is elsewhere by now.
 */
void
buju_busy_tell (GtkWindow *window, const char *title, GFile *file)
{
  GtkApplication             *application;
  g_autoptr (GNotification)   notification = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (title != NULL);

  application = gtk_window_get_application (window);
  if (application == NULL || !took_long (application) || is_looked_at (application))
    return;
  notification = g_notification_new (title);
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_notification_set_default_action_and_target (notification, "app.open-uri", "s", uri);
    }
  g_application_send_notification (G_APPLICATION (application), NOTIFICATION, notification);
}

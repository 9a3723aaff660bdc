/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-busy.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "buju-above.h"

#define HOLD         "buju-busy"
#define SINCE        "buju-busy-since"
#define WORKING      "buju-working"
#define ASKING       "buju-asking"
#define NOTIFICATION "done"
/* Who waits less than this does not go away, µs. */
#define LONG         (4 * G_TIME_SPAN_SECOND)

/* What the desktop was asked for. The window that is told of its end may be closed before, and have
 * no application any more. */
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

/* A dialog has the one of the window that it belongs to. */
static GtkApplication *
find_application (GtkWindow *window)
{
  GtkApplication *application = NULL;

  for (; window != NULL && application == NULL; window = gtk_window_get_transient_for (window))
    application = gtk_window_get_application (window);
  return application;
}

/**
 * buju_busy_begin:
 * @window: a window of the application
 * @reason: what is being done, for people
 * @work: what ends the work
 *
 * Asks the desktop to keep the machine going until buju_busy_end(), or until @window is gone.
 */
void
buju_busy_begin (GtkWindow *window, const char *reason, GCancellable *work)
{
  GtkApplication *application;
  guint           cookie;
  gint64          since;
  Hold           *hold;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (G_IS_CANCELLABLE (work));

  application = find_application (window);
  g_object_set_data_full (G_OBJECT (window), WORKING, g_object_ref (work), g_object_unref);
  if (application == NULL || g_object_get_data (G_OBJECT (window), HOLD) != NULL)
    return;
  cookie = gtk_application_inhibit (application, window,
                                    GTK_APPLICATION_INHIBIT_SUSPEND
                                      | GTK_APPLICATION_INHIBIT_LOGOUT,
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
  g_object_set_data (G_OBJECT (window), WORKING, NULL);
}

/**
 * buju_busy_keep:
 * @window: a window of the application, or of none
 *
 * Lets the program live until buju_busy_release(), also when all its windows are closed.
 *
 * Returns: (transfer full) (nullable): what is to be released
 */
GApplication *
buju_busy_keep (GtkWindow *window)
{
  GtkApplication *application;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  application = find_application (window);
  if (application == NULL)
    return NULL;
  g_application_hold (G_APPLICATION (application));
  return G_APPLICATION (g_object_ref (application));
}

/**
 * buju_busy_release:
 * @kept: (transfer full) (nullable): what buju_busy_keep() gave
 */
void
buju_busy_release (GApplication *kept)
{
  if (kept == NULL)
    return;
  g_application_release (kept);
  g_object_unref (kept);
}

/* ---- Asking ---- */

typedef struct
{
  GtkWindow    *window;   /* borrowed: the dialog goes with it */
  BujuBusyFunc  go_on;
  GObject      *data;     /* borrowed: a window does not go while somebody keeps it */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static gboolean
belongs_to (GtkWindow *window, GtkWindow *other)
{
  while (window != NULL && window != other)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

/* (transfer full) (nullable): one that works */
static GtkWindow *
find_working (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) candidate = g_list_model_get_item (windows, i);

      if (g_object_get_data (G_OBJECT (candidate), WORKING) != NULL
          && belongs_to (candidate, window))
        return g_steal_pointer (&candidate);
    }
  return NULL;
}

/**
 * buju_busy_stop:
 * @window: what shall be closed
 *
 * Ends the work in @window, or in windows that belong to it, and destroys those that work.
 */
void
buju_busy_stop (GtkWindow *window)
{
  GtkWindow *working;

  g_return_if_fail (GTK_IS_WINDOW (window));

  /* Work keeps its window; destroyed, that alone would not end it. */
  while ((working = find_working (window)) != NULL)
    {
      g_cancellable_cancel (g_object_get_data (G_OBJECT (working), WORKING));
      buju_busy_end (working);
      gtk_window_set_transient_for (working, NULL);
      gtk_window_destroy (working);
      g_object_unref (working);
    }
}

static void
decision_free (gpointer data)
{
  Question *decision = data;

  g_object_unref (decision->window);
  g_object_unref (decision->data);
  g_free (decision);
}

static gboolean
stop_cb (gpointer user_data)
{
  Question *decision = user_data;

  buju_busy_stop (decision->window);
  if (decision->go_on != NULL)
    decision->go_on (decision->data);
  return G_SOURCE_REMOVE;
}

/* Not at once: the dialog that asked belongs to what is closed. */
static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Question *question = user_data;
  Question       *decision;

  g_object_set_data (G_OBJECT (question->window), ASKING, NULL);
  if (!g_str_equal (response, "stop"))
    return;
  decision = g_memdup2 (question, sizeof *question);
  g_object_ref (decision->window);
  g_object_ref (decision->data);
  g_idle_add_full (G_PRIORITY_DEFAULT, stop_cb, decision, decision_free);
}

static void
present_question (GtkWindow *window, BujuBusyFunc go_on, GObject *data)
{
  Question  *question = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (NULL, _("Stop Writing?"),
                                              _("A figure is being written. If you stop now, "
                                                "nothing is left of it; a file "
                                                "that was there before stays as it was."));

  buju_above_put (GTK_WINDOW (dialog), window);
  question->window = window;
  question->go_on = go_on;
  question->data = data;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("_Keep Writing"), "stop",
                                    _("_Stop"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  g_object_set_data (G_OBJECT (window), ASKING, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * buju_busy_ask:
 * @window: what shall be closed
 * @go_on: (nullable): called when the work was stopped
 * @data: for @go_on; @window itself or what outlives it
 *
 * To be called when @window is asked to close.
 *
 * Returns: whether there is work, so that @window stays for now
 */
gboolean
buju_busy_ask (GtkWindow *window, BujuBusyFunc go_on, GObject *data)
{
  g_autoptr (GtkWindow) working = NULL;
  GtkWindow            *asking;

  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);
  g_return_val_if_fail (G_IS_OBJECT (data), FALSE);

  asking = g_object_get_data (G_OBJECT (window), ASKING);
  working = find_working (window);
  if (working == NULL)
    return FALSE;
  if (asking != NULL)
    gtk_window_present (asking);
  else
    present_question (window, go_on, data);
  return TRUE;
}

/* ---- Telling ---- */

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
 * Tells the desktop, which tells the user, that what buju_busy_begin() was called for is done: when
 * it took long and the user is elsewhere by now.
 */
void
buju_busy_tell (GtkWindow *window, const char *title, GFile *file)
{
  GtkApplication             *application;
  g_autoptr (GNotification)   notification = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (title != NULL);

  application = find_application (window);
  if (application == NULL || !took_long (application) || is_looked_at (application))
    return;
  notification = g_notification_new (title);
  if (file != NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_notification_set_default_action_and_target (notification, "app.open-uri", "s", uri);
      g_notification_add_button_with_target (notification, _("Show in Folder"),
                                             "app.show-in-folder", "s", uri);
    }
  g_application_send_notification (G_APPLICATION (application), NOTIFICATION, notification);
}

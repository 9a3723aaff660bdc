/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-busy.h"
#include "buju-figure-dialog.h"
#include "inside-fixture.h"

/* Long work: who closes a window meanwhile is asked; what fails is said in a dialog, what is done
 * in a toast. */

#define OLD  "old"
#define LONG (4200 * G_TIME_SPAN_MILLISECOND)
#define SOON (600 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  Folder       folder;
  BujuWindow  *window;
  BujuSession *session;
  GtkWidget   *dialog;   /* NULL when it is gone */
  char        *path;
  guint        n_exported;
} Fixture;

static void
exported_cb (Fixture *self)
{
  self->n_exported++;
}

static gboolean
can_export (Fixture *self)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "export");
}

static gboolean
has_dialog (Fixture *self)
{
  return find_toplevel (BUJU_TYPE_FIGURE_DIALOG) != NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  folder_set_up (&self->folder, NULL);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  self->path = folder_write (&self->folder, "a.pdf", OLD, strlen (OLD));
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  wait_for (self, can_export);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  wait_for (self, has_dialog);
  self->dialog = find_toplevel (BUJU_TYPE_FIGURE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  g_signal_connect_swapped (self->dialog, "exported", G_CALLBACK (exported_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_weak_pointer (&self->dialog);
  if (self->window != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
      inside_close (self->window);
    }
  g_free (self->path);
  folder_tear_down (&self->folder, NULL);
}

static void
write_to (Fixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (self->dialog), file);
}

static AdwMessageDialog *
find_question (void)
{
  return (AdwMessageDialog *) find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
}

static void
answer (const char *response)
{
  AdwMessageDialog *question = find_question ();

  g_assert_nonnull (question);
  g_object_ref (question);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
}

static gboolean
is_exported (Fixture *self)
{
  return self->n_exported > 0;
}

static gboolean
is_closed (Fixture *self)
{
  return self->dialog == NULL;
}

static gboolean
is_gone (Fixture *self)
{
  return self->window == NULL;
}

static void
assert_file (Fixture *self, const char *start)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, start));
}

/* Once asked, once answered: the figure is written all the same. */
static void
test_keep (Fixture *self, gconstpointer data)
{
  write_to (self, self->path);
  gtk_window_close (GTK_WINDOW (self->dialog));
  gtk_window_close (GTK_WINDOW (self->dialog));
  g_assert_nonnull (self->dialog);
  answer ("keep");
  wait_for (self, is_exported);
  wait_for (self, is_closed);
  assert_file (self, "%PDF-");
  g_assert_null (find_question ());
}

/* The file that was there stays. */
static void
test_stop (Fixture *self, gconstpointer data)
{
  write_to (self, self->path);
  gtk_window_close (GTK_WINDOW (self->dialog));
  answer ("stop");
  wait_for (self, is_closed);
  g_assert_cmpuint (self->n_exported, ==, 0);
  assert_file (self, OLD);
  g_assert_nonnull (self->window);
}

/* The window, and the whole program, ask as well. */
static void
test_window (Fixture *self, gconstpointer data)
{
  write_to (self, self->path);
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_nonnull (self->window);
  answer ("stop");
  wait_for (self, is_gone);
  wait_for (self, is_closed);
  assert_file (self, OLD);
}

static void
test_quit (Fixture *self, gconstpointer data)
{
  write_to (self, self->path);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  g_assert_nonnull (self->window);
  answer ("stop");
  wait_for (self, is_gone);
  assert_file (self, OLD);
}

/* Without work nobody is asked. */
static void
test_idle (Fixture *self, gconstpointer data)
{
  g_assert_false (buju_busy_ask (GTK_WINDOW (self->window), NULL, G_OBJECT (self->window)));
  gtk_window_close (GTK_WINDOW (self->dialog));
  wait_for (self, is_closed);
  g_assert_null (find_question ());
}

/* Closed before its preview is due: nobody asks for that any more. */
static void
test_at_once (Fixture *self, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (self->dialog));
  wait_for (self, is_closed);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  gtk_window_destroy (GTK_WINDOW (find_toplevel (BUJU_TYPE_FIGURE_DIALOG)));
  inside_pass (SOON);
}

static gboolean
has_question (Fixture *self)
{
  return find_question () != NULL;
}

/* Path, reason, and what to do. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder.path, "nowhere", "a.pdf", NULL);
  const char      *body;

  write_to (self, path);
  wait_for (self, has_question);
  body = adw_message_dialog_get_body (find_question ());
  g_assert_nonnull (strstr (body, path));
  g_assert_nonnull (strstr (body, "Choose a folder that exists."));
  answer ("close");
  g_assert_nonnull (self->dialog);
  g_assert_cmpuint (self->n_exported, ==, 0);
}

/* A button whose action leads to the file, and one to its folder. */
static GtkWidget *
find_action (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_toast (Fixture *self)
{
  return find_action (GTK_WIDGET (self->window), "app.open-uri") != NULL;
}

static void
test_toast (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autofree char  *uri = g_file_get_uri (file);
  GtkWidget        *button;

  write_to (self, self->path);
  wait_for (self, is_closed);
  wait_for (self, has_toast);
  button = find_action (GTK_WIDGET (self->window), "app.show-in-folder");
  g_assert_nonnull (button);
  g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (
      button)), NULL), ==, uri);
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (application), "show-in-folder"));
}

static gboolean
is_notified (Fixture *self)
{
  return inside_n_notifications > 0;
}

static gboolean
is_left (Fixture *self)
{
  return !gtk_window_is_active (GTK_WINDOW (self->window))
         && !gtk_window_is_active (GTK_WINDOW (self->dialog));
}

static gboolean
is_inhibited (void)
{
  return g_object_get_data (G_OBJECT (application), "buju-busy-since") != NULL;
}

/* Who waits long goes elsewhere, and is told; of what was done at once nobody is. */
static void
test_notification (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile)        file = g_file_new_for_path (self->path);
  g_autoptr (GCancellable) work = g_cancellable_new ();
  GtkWidget               *elsewhere = gtk_window_new ();

  inside_n_notifications = 0;
  buju_busy_begin (GTK_WINDOW (self->dialog), "test", work);
  g_assert_true (is_inhibited ());
  buju_busy_end (GTK_WINDOW (self->dialog));
  buju_busy_tell (GTK_WINDOW (self->window), "quick", file);
  buju_busy_begin (GTK_WINDOW (self->dialog), "test", work);
  g_usleep (LONG);
  buju_busy_end (GTK_WINDOW (self->dialog));
  g_assert_cmpuint (inside_n_notifications, ==, 0);
  gtk_window_set_default_size (GTK_WINDOW (elsewhere), 1280, 800);
  gtk_window_present (GTK_WINDOW (elsewhere));
  wait_for (self, is_left);
  buju_busy_tell (GTK_WINDOW (self->window), "long", file);
  wait_for (self, is_notified);
  g_assert_cmpuint (inside_n_notifications, ==, 1);
  gtk_window_destroy (GTK_WINDOW (elsewhere));
}

#define ADD(path, function) g_test_add ("/busy/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  /* What is left of it between two windows of the tests. */
  g_application_hold (G_APPLICATION (application));

  ADD ("keep", test_keep);
  ADD ("stop", test_stop);
  ADD ("window", test_window);
  ADD ("quit", test_quit);
  ADD ("idle", test_idle);
  ADD ("at-once", test_at_once);
  ADD ("failed", test_failed);
  ADD ("toast", test_toast);
  ADD ("notification", test_notification);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buju-figure-dialog.h"
#include "buju-save-text.h"
#include "inside-fixture.h"

/* How the program ends: in a process of its own, which this test is, too, when it is told what to
 * do. */

#define MEGABYTES 96   /* so much that it takes longer than closing the window */
#define SOON      (40 * G_TIME_SPAN_SECOND)
#define LOOK      5000   /* µs */

typedef struct
{
  BujuApplication *application;
  const char      *what;
  GFile           *file;
} Child;

/* ---- The process that ends ---- */

static void
ignore_cb (GtkWidget *widget, const char *text)
{
}

static void
save (BujuWindow *window, GFile *file)
{
  g_autofree char *text = g_malloc (MEGABYTES * 1024 * 1024 + 1);

  memset (text, 'x', MEGABYTES * 1024 * 1024);
  text[MEGABYTES * 1024 * 1024] = '\0';
  buju_save_text_to (GTK_WIDGET (window), file, text, "%s", ignore_cb);
}

static void
export (BujuWindow *window, GFile *file)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (find_toplevel (BUJU_TYPE_FIGURE_DIALOG)), file);
}

/* When the window shows a layout. */
static gboolean
act_cb (gpointer data)
{
  const Child *self = data;
  GtkWindow   *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  BujuSession *session = BUJU_IS_WINDOW (window)
                         ? buju_window_get_session (BUJU_WINDOW (window)) : NULL;

  if (session == NULL || gtk_widget_get_width (GTK_WIDGET (window)) == 0)
    return G_SOURCE_CONTINUE;
  if (g_str_equal (self->what, "save"))
    {
      save (BUJU_WINDOW (window), self->file);
      g_action_group_activate_action (G_ACTION_GROUP (self->application), "quit", NULL);
    }
  else if (g_str_equal (self->what, "export"))
    {
      export (BUJU_WINDOW (window), self->file);
      kill (getpid (), SIGTERM);
    }
  else
    {
      buju_session_zoom (session, 2, 100, 100);
      kill (getpid (), (int) g_ascii_strtoll (self->what, NULL, 10));
    }
  return G_SOURCE_REMOVE;
}

/* As the program itself. */
static int
run_child (const char *what, const char *path)
{
  Child child = { buju_application_new (), what, g_file_new_for_path (path) };
  char *argv[] = { (char *) "buju", NULL };
  int   status;

  g_application_set_flags (G_APPLICATION (child.application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_signal_connect (child.application, "startup", G_CALLBACK (buju_application_watch_signals),
                    NULL);
  g_timeout_add (LOOK / 1000, act_cb, &child);
  status = g_application_run (G_APPLICATION (child.application), 1, argv);
  if (status == 0)
    status = buju_application_get_signal (child.application);
  _exit (status);
}

/* ---- The one that looks at it ---- */

typedef struct
{
  Folder folder;
  char  *path;    /* of what is written */
  char  *state;   /* of where the window was */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "buju", NULL);

  folder_set_up (&self->folder, NULL);
  self->path = folder_path (&self->folder, "a.png");
  self->state = g_build_filename (folder, "session.json", NULL);
  g_unlink (self->state);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  g_free (self->state);
  folder_tear_down (&self->folder, NULL);
}

/* Returns the exit status; dead of a signal, -1. */
static int
end (Fixture *self, const char *what)
{
  const char        *argv[] = { "/proc/self/exe", what, self->path, NULL };
  g_autofree char   *program = g_file_read_link (argv[0], NULL);
  g_autoptr (GError) error = NULL;
  gint64             deadline = g_get_monotonic_time () + SOON;
  GPid               pid = 0;
  int                status = 0;

  argv[0] = program;
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (LOOK);
    }
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* What was being saved when the last window was closed is there, as a whole. */
static void
test_saving (Fixture *self, gconstpointer data)
{
  GStatBuf info;

  g_assert_cmpint (end (self, "save"), ==, 0);
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, MEGABYTES * 1024 * 1024);
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, 1);
}

/* Nobody is asked, and nothing is left of what was being written. */
static void
test_exporting (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (end (self, "export"), ==, SIGTERM);
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, 0);
}

/* Where one was a moment ago is known the next time. */
static void
test_signal (Fixture *self, gconstpointer data)
{
  g_autofree char    *number = g_strdup_printf ("%d", GPOINTER_TO_INT (data));
  g_autofree char    *text = NULL;
  g_autoptr (GError)  error = NULL;

  g_assert_cmpint (end (self, number), ==, GPOINTER_TO_INT (data));
  g_file_get_contents (self->state, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\"now\""));
}

int
main (int argc, char **argv)
{
  if (argc == 3 && *argv[1] != '-')
    return run_child (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ending/saving", Fixture, NULL, set_up, test_saving, tear_down);
  g_test_add ("/ending/exporting", Fixture, NULL, set_up, test_exporting, tear_down);
  g_test_add ("/ending/hangup", Fixture, GINT_TO_POINTER (SIGHUP), set_up, test_signal, tear_down);
  g_test_add ("/ending/interrupt", Fixture, GINT_TO_POINTER (SIGINT), set_up, test_signal,
              tear_down);
  g_test_add ("/ending/terminate", Fixture, GINT_TO_POINTER (SIGTERM), set_up, test_signal,
              tear_down);
  return g_test_run ();
}

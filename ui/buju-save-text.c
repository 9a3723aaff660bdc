/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-save-text.h"

#include <string.h>

#include <glib/gi18n.h>

#include "buju-above.h"
#include "buju-busy.h"
#include "buju-file-name.h"
#include "draw/buju-output.h"
#include "geo/buju-aside.h"

typedef struct
{
  char          *text;
  char          *saved;
  GFile         *file;
  BujuSavedFunc  tell;
  GApplication  *kept;    /* while it is written */
} Job;

static Job *
job_new (GFile *file, const char *text, const char *saved, BujuSavedFunc tell)
{
  Job *job = g_new0 (Job, 1);

  job->text = g_strdup (text);
  job->saved = g_strdup (saved);
  job->file = file != NULL ? g_object_ref (file) : NULL;
  job->tell = tell;
  return job;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  g_free (job->saved);
  g_clear_object (&job->file);
  g_free (job);
}

/* In a worker thread. */
static gpointer
write_file (gpointer data, GCancellable *cancellable, GError **error)
{
  Job               *job = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (job->text, strlen (job->text));

  return buju_output_write (job->file, bytes, cancellable, error) ? job : NULL;
}

/* The name of a file may have any signs in it, so it is no format. */
static char *
dup_outcome (const Job *job)
{
  g_autofree char *path = g_file_get_parse_name (job->file);
  g_autofree char *name = g_path_get_basename (path);
  GString         *text = g_string_new (job->saved);

  g_string_replace (text, "%s", name, 1);
  return g_string_free (text, FALSE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job                *job = g_task_get_task_data (G_TASK (result));
  GtkRoot            *root = gtk_widget_get_root (GTK_WIDGET (source));
  g_autoptr (GError)  error = NULL;
  g_autofree char    *text = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    text = dup_outcome (job);
  else
    text = g_strdup (error->message);
  buju_busy_release (g_steal_pointer (&job->kept));
  /* A window that was closed is its own root still. */
  if (root != NULL && gtk_widget_get_realized (GTK_WIDGET (root)))
    job->tell (GTK_WIDGET (source), text);
}

/**
 * buju_save_text_to:
 * @widget: who asks
 * @file: where to
 * @text: what
 * @saved: what to tell when it is done: a sentence with "%s" for the name of the file
 * @tell: is given that sentence, or why it could not be done
 *
 * Writes a file as a whole, replacing what was there.
 */
void
buju_save_text_to (GtkWidget *widget, GFile *file, const char *text, const char *saved,
                   BujuSavedFunc tell)
{
  g_autoptr (GTask) task = NULL;
  Job              *job;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (text != NULL && saved != NULL);
  g_return_if_fail (tell != NULL);

  task = g_task_new (widget, NULL, written_cb, NULL);
  g_task_set_source_tag (task, buju_save_text_to);
  job = job_new (file, text, saved, tell);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    job->kept = buju_busy_keep (GTK_WINDOW (gtk_widget_get_root (widget)));
  g_task_set_task_data (task, job, free_job);
  buju_aside_run (task, BUJU_ASIDE_WAIT, write_file, job, NULL, NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Job              *job = user_data;
  GtkWidget        *widget = g_object_get_data (G_OBJECT (dialog), "widget");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    buju_save_text_to (widget, file, job->text, job->saved, job->tell);
  g_object_unref (dialog);
}

static void
free_job_cb (gpointer data, GClosure *closure)
{
  free_job (data);
}

/**
 * buju_save_text:
 * @widget: who asks; the chooser lies over its window
 * @title: of the chooser
 * @name: suggested file name; what file systems do not take is replaced
 * @text: what to write
 * @saved: what to tell when it is done: a sentence with "%s" for the name of the file
 * @tell: is given that sentence, or why it could not be done
 *
 * Asks for a file and writes @text there.
 */
void
buju_save_text (GtkWidget *widget, const char *title, const char *name, const char *text,
                const char *saved, BujuSavedFunc tell)
{
  GtkRoot              *root;
  GtkFileChooserNative *chooser;
  g_autofree char      *safe = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);
  g_return_if_fail (text != NULL && saved != NULL);
  g_return_if_fail (tell != NULL);

  root = gtk_widget_get_root (widget);
  safe = buju_file_name_new (name, "");
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _("_Save"),
                                         _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), safe);
  g_object_set_data_full (G_OBJECT (chooser), "widget", g_object_ref (widget), g_object_unref);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb),
                         job_new (NULL, text, saved, tell), free_job_cb, 0);
  buju_above_put_chooser (GTK_NATIVE_DIALOG (chooser), GTK_WINDOW (root));
}

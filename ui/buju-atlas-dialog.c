/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-atlas-dialog.h"

#include <glib/gi18n.h>

#include "buju-busy.h"
#include "buju-failure.h"
#include "buju-focus.h"
#include "buju-title.h"
#include "session/buju-atlas.h"

#define LOOK 100 /* ms from one look at the progress to the next */

/* What the worker thread works on, and what it says of it. Owns its strings. */
typedef struct
{
  BujuLibrary     *library;
  BujuAtlasOptions options;
  GFile           *file;
  guint            done;    /* atomic, as is the next */
  guint            total;
} Job;

struct _BujuAtlasDialog
{
  AdwWindow        parent_instance;

  /* Template */
  GtkProgressBar  *progress;
  AdwHeaderBar    *header_bar;
  GtkWidget       *cancel_button;
  GtkWidget       *form;
  AdwComboRow     *kind_row;
  AdwComboRow     *plan_row;
  AdwComboRow     *language_row;
  AdwComboRow     *page_row;
  GtkSwitch       *landscape_switch;
  GtkEditable     *date_row;

  BujuSession     *session;
  GtkNativeDialog *chooser;
  GTask           *task;        /* of the export under way; NULL */
  GApplication    *kept;        /* until it is written; NULL */
  guint            look_id;
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const page_names[] = { "A4", "A3", "A2", "A1", "A0" };

G_DEFINE_FINAL_TYPE (BujuAtlasDialog, buju_atlas_dialog, ADW_TYPE_WINDOW)

static void
job_free (Job *self)
{
  buju_library_unref (self->library);
  buju_figure_clear (&self->options.figure);
  g_object_unref (self->file);
  g_free (self);
}

static GPtrArray *
get_plans (BujuAtlasDialog *self)
{
  return buju_content_get_plans (buju_library_get_content (buju_session_get_library (
      self->session)));
}

/* In any thread. */
static void
progress_cb (guint done, guint total, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->total, total);
  g_atomic_int_set (&job->done, done);
}

static Job *
make_job (BujuAtlasDialog *self, GFile *file)
{
  Job        *job = g_new0 (Job, 1);
  BujuFigure  figure = BUJU_FIGURE_INIT;
  guint       plan = adw_combo_row_get_selected (self->plan_row);
  const char *date = gtk_editable_get_text (self->date_row);

  figure.language = (BujuLanguage) adw_combo_row_get_selected (self->language_row);
  figure.page = page_names[adw_combo_row_get_selected (self->page_row)];
  figure.landscape = gtk_switch_get_active (self->landscape_switch);
  figure.date = *date != '\0' ? date : NULL;
  job->library = buju_library_ref (buju_session_get_library (self->session));
  job->file = g_object_ref (file);
  job->options.kind = (BujuAtlasKind) adw_combo_row_get_selected (self->kind_row);
  job->options.plan = plan > 0 ? g_ptr_array_index (get_plans (self), plan - 1) : NULL;
  job->options.progress = progress_cb;
  job->options.data = job;
  buju_figure_copy (&figure, &job->options.figure);
  return job;
}

/* In a worker thread. */
static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job                   *job = task_data;
  GError                *error = NULL;
  g_autoptr (BujuAtlas)  atlas = buju_atlas_new (job->library, &job->options, cancellable, &error);

  if (atlas == NULL || !buju_atlas_export (atlas, job->file, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
look_cb (gpointer user_data)
{
  BujuAtlasDialog *self = user_data;
  Job             *job = g_task_get_task_data (self->task);
  guint            total = g_atomic_int_get (&job->total);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) g_atomic_int_get (&job->done) / total);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (BujuAtlasDialog *self, gboolean busy)
{
  if (busy)
    buju_busy_begin (GTK_WINDOW (self), _("A figure is being written"),
                     g_task_get_cancellable (self->task));
  else
    buju_busy_end (GTK_WINDOW (self));
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (busy)
    self->look_id = g_timeout_add (LOOK, look_cb, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  /* An entry that had the focus would go on blinking. */
  if (busy)
    buju_focus_leave (self->form, self->cancel_button);
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "atlas.export", !busy);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuAtlasDialog) self = user_data;
  g_autoptr (GTask)           task = g_steal_pointer (&self->task);
  g_autoptr (GError)          error = NULL;
  gboolean                    done = g_task_propagate_boolean (G_TASK (result), &error);

  buju_busy_release (g_steal_pointer (&self->kept));
  if (self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (done)
    {
      g_signal_emit (self, signals[EXPORTED], 0, ((Job *) g_task_get_task_data (task))->file);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    buju_failure_show (GTK_WINDOW (self), _("The Atlas Was Not Written"), error->message);
}

static void
chosen_cb (BujuAtlasDialog *self, int response, GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (chooser);
  g_clear_object (&self->chooser);
  if (file != NULL)
    buju_atlas_dialog_export_to (self, file);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuAtlasDialog *self = BUJU_ATLAS_DIALOG (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Export Atlas"),
                                                                  GTK_WINDOW (self),
                                                                  GTK_FILE_CHOOSER_ACTION_SAVE,
                                                                  _("_Save"), _("_Cancel")));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("Atlas.pdf"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* While it writes, the first Cancel stops that; the next one closes. */
static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuAtlasDialog *self = BUJU_ATLAS_DIALOG (widget);

  if (self->task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->task));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
buju_atlas_dialog_close_request (GtkWindow *window)
{
  if (buju_busy_ask (window, NULL, G_OBJECT (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (buju_atlas_dialog_parent_class)->close_request (window);
}

static void
buju_atlas_dialog_dispose (GObject *object)
{
  BujuAtlasDialog *self = BUJU_ATLAS_DIALOG (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->task != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->task));
  buju_busy_end (GTK_WINDOW (self));
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (buju_atlas_dialog_parent_class)->dispose (object);
}

static void
buju_atlas_dialog_class_init (BujuAtlasDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_atlas_dialog_dispose;
  GTK_WINDOW_CLASS (class)->close_request = buju_atlas_dialog_close_request;
  signals[EXPORTED] = g_signal_new ("exported", BUJU_TYPE_ATLAS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_install_action (widget_class, "atlas.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "atlas.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "atlas.cancel", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-atlas-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, header_bar);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, form);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, landscape_switch);
  gtk_widget_class_bind_template_child (widget_class, BujuAtlasDialog, date_row);
}

static void
buju_atlas_dialog_init (BujuAtlasDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_header_bar_set_title_widget (
    self->header_bar, buju_title_new_for_dialog (gtk_window_get_title (GTK_WINDOW (self)), NULL));
}

static void
fill (BujuAtlasDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GDateTime)     now = g_date_time_new_now_local ();
  g_autofree char          *date = g_date_time_format (now, "%Y-%m-%d");
  BujuLanguage              language = buju_session_get_language (self->session);
  GPtrArray                *plans = get_plans (self);

  gtk_string_list_append (names, _("All plans"));
  for (guint i = 0; i < plans->len; i++)
    gtk_string_list_append (names,
                            buju_text_get (&((const BujuPlan *) g_ptr_array_index (plans,
                                                                                   i))->short_title,
                                                  language));
  adw_combo_row_set_model (self->plan_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, language);
  gtk_editable_set_text (self->date_row, date);
}

/**
 * buju_atlas_dialog_new:
 * @session: whose library to make an atlas of
 *
 * Returns: (transfer floating): a dialog
 */
GtkWidget *
buju_atlas_dialog_new (BujuSession *session)
{
  BujuAtlasDialog *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);

  self = g_object_new (BUJU_TYPE_ATLAS_DIALOG, NULL);
  self->session = g_object_ref (session);
  fill (self);
  buju_focus_begin (GTK_WINDOW (self), GTK_WIDGET (self->kind_row));
  return GTK_WIDGET (self);
}

/**
 * buju_atlas_dialog_export_to:
 * @self: a dialog
 * @file: to write, a PDF
 *
 * Writes the atlas in a worker thread; "exported" says when it is complete, a dialog when it
 * failed.
 */
void
buju_atlas_dialog_export_to (BujuAtlasDialog *self, GFile *file)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_if_fail (BUJU_IS_ATLAS_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->task != NULL)
    return;
  self->task = g_task_new (NULL, cancellable, done_cb, g_object_ref (self));
  g_task_set_source_tag (self->task, buju_atlas_dialog_export_to);
  g_task_set_task_data (self->task, make_job (self, file), (GDestroyNotify) job_free);
  self->kept = buju_busy_keep (GTK_WINDOW (self));
  set_busy (self, TRUE);
  g_task_run_in_thread (self->task, run);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuWindow: the figure of what is shown, on the clipboard and on paper. */
#include "config.h"

#include "buju-window-private.h"

#include <glib/gi18n.h>

#include "buju-failure.h"
#include "buju-figure-clip.h"
#include "buju-figure-job.h"
#include "buju-figure-print.h"

/* As an opened recipe has it, else on the page that was chosen last and with the date of today. */
static BujuFigureJob *
make_job (BujuWindow *self)
{
  g_autoptr (BujuRecipe) recipe = buju_session_make_recipe (self->session);
  g_autofree char       *page = g_settings_get_string (self->settings, "figure-page");
  g_autoptr (GDateTime)  now = g_date_time_new_now_local ();
  g_autofree char       *date = g_date_time_format (now, "%Y-%m-%d");
  BujuFigure             figure = recipe->figure;

  figure.layout = buju_session_get_layout (self->session);
  figure.compare = buju_session_get_other_layout (self->session);
  if (buju_session_get_recipe (self->session) == NULL)
    {
      figure.page = page;
      figure.landscape = g_settings_get_boolean (self->settings, "figure-landscape");
      figure.date = date;
    }
  return buju_figure_job_new (buju_session_get_library (self->session), &figure);
}

/* It is made when it is pasted. */
static void
copy_figure (BujuWindow *self)
{
  g_autoptr (BujuFigureJob)      job = make_job (self);
  g_autoptr (GdkContentProvider) clip = buju_figure_clip_new (job);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), clip);
  buju_window_toast (self, _("Figure copied"));
}

static void
copy_figure_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy_figure (user_data);
}

static void
say_problem (BujuWindow *self, const char *message)
{
  buju_failure_show (GTK_WINDOW (self), _("The Figure Was Not Printed"), message);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  BujuWindow         *self = user_data;
  const char         *problem = buju_figure_print_get_problem (operation);
  g_autoptr (GError)  error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    buju_figure_print_save (operation);
  if (problem != NULL || error != NULL)
    say_problem (self, problem != NULL ? problem : error->message);
}

/* What the figure's dialog holds back is not printed either; it says what is wrong. */
static gboolean
is_held_back (GPtrArray *sheets)
{
  g_autoptr (BujuPreflight) preflight = buju_preflight_new (sheets);

  return buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT) > 0;
}

static void
print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuWindow)        self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         sheets = buju_figure_job_lay_out_finish (result, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->session == NULL)
    return;
  if (sheets == NULL)
    {
      say_problem (self, error->message);
      return;
    }
  if (is_held_back (sheets))
    {
      say_problem (self, _("The check before export finds errors in this figure. “Export Figure” "
                           "lists them."));
      return;
    }
  operation = buju_figure_print_new (sheets);
  buju_figure_print_load (operation);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  BujuWindow               *self = user_data;
  g_autoptr (BujuFigureJob) job = make_job (self);

  buju_figure_job_lay_out_async (job, NULL, print_cb, g_object_ref (self));
}

static const GActionEntry actions[] = {
  { "copy-figure", copy_figure_action },
  { "print", print_action },
};

void
buju_window_add_figure_actions (BujuWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/* A sheet that lacks a layer is half a sheet; better none. */
void
buju_window_update_figure_actions (BujuWindow *self)
{
  const BujuLayout *layout = self->session != NULL ? buju_session_get_layout (self->session) : NULL;
  gboolean          ready = layout != NULL && layout->drawable;

  if (ready)
    {
      BujuDataset *dataset = buju_library_get_dataset (buju_session_get_library (self->session));

      ready = buju_dataset_get_problems (dataset)->len == 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), ready);
    }
}

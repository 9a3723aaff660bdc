/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-dialog-private.h"

#include <glib/gi18n.h>

#include "buju-busy.h"
#include "buju-failure.h"
#include "buju-figure-rows.h"
#include "buju-file-name.h"
#include "buju-focus.h"
#include "buju-title.h"
#include "draw/buju-scale-bar.h"

/* px of the preview's longer side: sharp in the dialog's usual size, quick to draw. */
#define PREVIEW_SIDE  1000
/* The preview follows the last key by this, ms. */
#define PREVIEW_DELAY 180
#define PULSE         120 /* ms */

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuFigureDialog, buju_figure_dialog, ADW_TYPE_WINDOW)

/* What the file remembers: pages without pixels keep what the recipe says, so that it still is the
 * recipe's file. */
static double
get_dpi (BujuFigureDialog *self)
{
  const BujuRecipe *recipe = buju_session_get_recipe (self->session);

  if (buju_format_row_get (self->format_row) == BUJU_FORMAT_PNG)
    return buju_resolution_row_get (self->resolution_row);
  return recipe != NULL ? recipe->dpi : 0;
}

static GPtrArray *
get_problems (BujuFigureDialog *self)
{
  return buju_dataset_get_problems (buju_library_get_dataset (buju_session_get_library (
      self->session)));
}

/* A sheet that lacks a layer is half a sheet; better none. */
static void
refuse (BujuFigureDialog *self)
{
  GPtrArray          *problems = get_problems (self);
  g_autoptr (GString) text = g_string_new (_("No figure can be written without what these files "
                                             "hold:"));

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_text (self->report, text->str);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.export", FALSE);
}

/* Nothing is written while something is, or when it would lack a layer, or when pre-flight holds it
 * back. */
static void
update_export (BujuFigureDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.export",
                                 self->exporting == NULL && get_problems (self)->len == 0 &&
                                 !buju_preflight_list_get_blocked (self->preflight_list));
}

static void
blocked_cb (BujuFigureDialog *self)
{
  if (self->session != NULL)
    update_export (self);
}

static void
show_report (BujuFigureDialog *self, const BujuFigurePreview *preview)
{
  g_autofree char *ratio = NULL;
  g_autofree char *scale = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *text = NULL;

  ratio = buju_scale_format_in (preview->scale, buju_language_of_messages ());
  /* Translators: %s is the scale of the figure, "1:250 000" */
  scale = g_strdup_printf (_("Scale %s"), ratio);
  if (preview->n_unplaced > 0)
    labels = g_strdup_printf (ngettext ("%u label has no room", "%u labels have no room",
                                        preview->n_unplaced),
                              preview->n_unplaced);
  text = labels != NULL ? g_strdup_printf ("%s · %s", scale, labels) : g_steal_pointer (&scale);
  gtk_label_set_text (self->report, text);
  buju_preflight_list_show (self->preflight_list, preview->preflight);
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (BujuFigurePreview) preview = buju_figure_job_preview_finish (result, &error);
  BujuFigureDialog             *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  gtk_spinner_stop (self->spinner);
  if (preview == NULL)
    {
      gtk_picture_set_paintable (self->picture, NULL);
      gtk_label_set_text (self->report, error->message);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (preview->texture));
  if (get_problems (self)->len > 0)
    refuse (self);
  else
    show_report (self, preview);
}

/* The task holds no reference: a dialog that is closed goes at once, and cancels it. */
static void
start_preview (BujuFigureDialog *self)
{
  g_autoptr (BujuFigureJob) job = buju_figure_dialog_make_job (self);

  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  self->preview = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  buju_figure_job_preview_async (job, PREVIEW_SIDE, self->preview, preview_cb, self);
}

static void
preview_due_cb (gpointer user_data)
{
  BujuFigureDialog *self = user_data;

  self->preview_id = 0;
  start_preview (self);
}

static void
changed_cb (BujuFigureDialog *self, GParamSpec *pspec, GObject *object)
{
  if (self->session == NULL || self->filling)
    return;
  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->preview_id = g_timeout_add_once (PREVIEW_DELAY, preview_due_cb, self);
}

static void
title_changed_cb (BujuFigureDialog *self)
{
  if (!self->filling)
    self->own_title = *gtk_editable_get_text (self->title_row) != '\0';
}

/* Two pages make a PDF, and nothing else. */
static void
language_cb (BujuFigureDialog *self)
{
  gboolean pages = buju_language_row_get_pages (self->language_row);

  if (pages)
    buju_format_row_select (self->format_row, "pdf");
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), !pages);
  if (self->session == NULL)
    return;
  buju_figure_dialog_fill_title (self);
  changed_cb (self, NULL, NULL);
}

static void
page_cb (BujuFigureDialog *self)
{
  gtk_widget_set_sensitive (self->turn_row, buju_page_row_can_turn (self->page_row));
  changed_cb (self, NULL, NULL);
}

static void
format_cb (BujuFigureDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->resolution_row),
                          buju_format_row_get (self->format_row) == BUJU_FORMAT_PNG);
}

/* Where one of the two has the whole window. */
static void
view_cb (BujuFigureDialog *self, GParamSpec *pspec, GtkToggleButton *preview)
{
  adw_leaflet_set_visible_child (self->leaflet,
                                 gtk_toggle_button_get_active (preview) ? self->preview_box
                                   : self->settings_box);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (BUJU_FIGURE_DIALOG (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
set_busy (BujuFigureDialog *self, gboolean busy)
{
  if (busy)
    buju_busy_begin (GTK_WINDOW (self), _("A figure is being written"), self->exporting);
  else
    buju_busy_end (GTK_WINDOW (self));
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (busy)
    self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  /* An entry that had the focus would go on blinking. */
  if (busy)
    buju_focus_leave (GTK_WIDGET (self->leaflet), self->cancel_button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), !busy);
  update_export (self);
}

static void
remember (BujuFigureDialog *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char  *uri = folder != NULL ? g_file_get_uri (folder) : g_strdup ("");

  g_settings_set_string (self->settings, "figure-folder", uri);
  if (!buju_page_row_is_own (self->page_row))
    g_settings_set_string (self->settings, "figure-page", buju_page_row_get (self->page_row));
  g_settings_set_string (self->settings, "figure-format",
                         buju_format_row_get_suffix (self->format_row) + 1);
  g_settings_set_boolean (self->settings, "figure-landscape",
                          gtk_switch_get_active (self->landscape_switch));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuFigureDialog) self = user_data;
  g_autoptr (GError)           error = NULL;
  gboolean                     done = buju_figure_job_export_finish (result, &error);

  g_clear_object (&self->exporting);
  buju_busy_release (g_steal_pointer (&self->kept));
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->session == NULL)
    return;
  set_busy (self, FALSE);
  if (done)
    {
      remember (self);
      g_signal_emit (self, signals[EXPORTED], 0, self->file);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    buju_failure_show (GTK_WINDOW (self), _("The Figure Was Not Written"), error->message);
}

static void
chosen_cb (BujuFigureDialog *self, int response, GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (chooser);
  g_clear_object (&self->chooser);
  if (file != NULL)
    buju_figure_dialog_export_to (self, file);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuFigureDialog  *self = BUJU_FIGURE_DIALOG (widget);
  g_autofree char   *name = NULL;
  g_autofree char   *uri = g_settings_get_string (self->settings, "figure-folder");
  g_autoptr (GFile)  folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (self->chooser != NULL)
    return;
  name = buju_file_name_new (gtk_editable_get_text (self->title_row),
                             buju_format_row_get_suffix (self->format_row));
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Export Figure"),
                                                                  GTK_WINDOW (self),
                                                                  GTK_FILE_CHOOSER_ACTION_SAVE,
                                                                  _("_Save"), _("_Cancel")));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* While it writes, the first Cancel stops that; the next one closes. */
static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuFigureDialog *self = BUJU_FIGURE_DIALOG (widget);

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
buju_figure_dialog_close_request (GtkWindow *window)
{
  if (buju_busy_ask (window, NULL, G_OBJECT (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (buju_figure_dialog_parent_class)->close_request (window);
}

static void
buju_figure_dialog_dispose (GObject *object)
{
  BujuFigureDialog *self = BUJU_FIGURE_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->preview);
  g_cancellable_cancel (self->exporting);
  buju_busy_end (GTK_WINDOW (self));
  g_clear_object (&self->preview);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (buju_figure_dialog_parent_class)->dispose (object);
}

static void
buju_figure_dialog_finalize (GObject *object)
{
  g_clear_object (&BUJU_FIGURE_DIALOG (object)->exporting);
  G_OBJECT_CLASS (buju_figure_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-figure-dialog.ui");
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, header_bar);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, cancel_button);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, export_button);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, progress);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, leaflet);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, settings_box);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, preview_box);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, title_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, language_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, page_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, landscape_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, parks_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, members_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, indicators_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, profile_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, graticule_switch);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, subtitle_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, turn_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, format_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, resolution_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, date_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, compiler_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, approval_row);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, picture);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, spinner);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, report);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, preflight_list);
  gtk_widget_class_bind_template_callback (class, blocked_cb);
  gtk_widget_class_bind_template_callback (class, changed_cb);
  gtk_widget_class_bind_template_callback (class, language_cb);
  gtk_widget_class_bind_template_callback (class, page_cb);
  gtk_widget_class_bind_template_callback (class, format_cb);
  gtk_widget_class_bind_template_callback (class, view_cb);
}

static void
buju_figure_dialog_class_init (BujuFigureDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_figure_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_figure_dialog_finalize;
  GTK_WINDOW_CLASS (class)->close_request = buju_figure_dialog_close_request;
  g_type_ensure (BUJU_TYPE_PREFLIGHT_LIST);
  signals[EXPORTED] = g_signal_new ("exported", BUJU_TYPE_FIGURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_install_action (widget_class, "figure.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "figure.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "figure.cancel", NULL);
  bind_template (widget_class);
}

static void
buju_figure_dialog_init (BujuFigureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_header_bar_set_title_widget (
    self->header_bar, buju_title_new_for_dialog (gtk_window_get_title (GTK_WINDOW (self)), NULL));
  g_signal_connect_swapped (self->title_row, "changed", G_CALLBACK (title_changed_cb), self);
}

/**
 * buju_figure_dialog_new:
 * @session: whose layout to export; it must have one
 * @settings: what was chosen last
 *
 * Returns: (transfer floating): a dialog that shows its preview at once
 */
GtkWidget *
buju_figure_dialog_new (BujuSession *session, GSettings *settings)
{
  BujuFigureDialog *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session) && buju_session_get_layout (session) != NULL,
                        NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUJU_TYPE_FIGURE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  buju_figure_dialog_fill (self);
  format_cb (self);
  buju_figure_dialog_fill_title (self);
  if (get_problems (self)->len > 0)
    refuse (self);
  /* Filling asked for one in a moment. */
  g_clear_handle_id (&self->preview_id, g_source_remove);
  start_preview (self);
  buju_focus_begin (GTK_WINDOW (self), GTK_WIDGET (self->title_row));
  return GTK_WIDGET (self);
}

/**
 * buju_figure_dialog_export_to:
 * @self: a dialog
 * @file: to write; the format's extension is added when it lacks it
 *
 * Writes the figure in a worker thread; "exported" says when it is complete, a dialog when it
 * failed.
 */
void
buju_figure_dialog_export_to (BujuFigureDialog *self, GFile *file)
{
  g_autoptr (BujuFigureJob) job = NULL;

  g_return_if_fail (BUJU_IS_FIGURE_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->exporting != NULL || get_problems (self)->len > 0 ||
      buju_preflight_list_get_blocked (self->preflight_list))
    return;
  g_clear_object (&self->file);
  self->file = buju_file_name_with_suffix (file, buju_format_row_get_suffix (self->format_row));
  self->exporting = g_cancellable_new ();
  self->kept = buju_busy_keep (GTK_WINDOW (self));
  set_busy (self, TRUE);
  job = buju_figure_dialog_make_job (self);
  buju_figure_job_export_async (job, self->file, buju_format_row_get (self->format_row),
                                get_dpi (self),
                                self->exporting, exported_cb, g_object_ref (self));
}

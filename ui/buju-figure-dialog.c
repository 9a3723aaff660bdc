/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-figure-dialog.h"

#include <glib/gi18n.h>

#include "buju-figure-job.h"
#include "draw/buju-scale-bar.h"
#include "buju-preflight-list.h"
#include "session/buju-session-overlays.h"

/* px of the preview's longer side: sharp in the dialog's usual size, quick to draw. */
#define PREVIEW_SIDE  1000
/* The preview follows the last key by this, ms. */
#define PREVIEW_DELAY 180
#define PULSE         120 /* ms */

struct _BujuFigureDialog
{
  AdwWindow          parent_instance;

  /* Template */
  GtkWidget         *export_button;
  GtkProgressBar    *progress;
  AdwToastOverlay   *toasts;
  AdwLeaflet        *leaflet;
  GtkEditable       *title_row;
  AdwComboRow       *language_row;
  AdwComboRow       *page_row;
  GtkSwitch         *landscape_switch;
  GtkSwitch         *parks_switch;
  GtkSwitch         *members_switch;
  GtkSwitch         *indicators_switch;
  GtkSwitch         *profile_switch;
  GtkSwitch         *graticule_switch;
  GtkEditable       *subtitle_row;
  GtkWidget         *turn_row;
  AdwComboRow       *format_row;
  AdwComboRow       *resolution_row;
  GtkEditable       *date_row;
  GtkEditable       *compiler_row;
  GtkEditable       *approval_row;
  GtkPicture        *picture;
  GtkSpinner        *spinner;
  GtkLabel          *report;
  BujuPreflightList *preflight_list;

  BujuSession       *session;
  GSettings         *settings;
  GtkNativeDialog   *chooser;
  GCancellable      *preview;     /* of the preview under way */
  GCancellable      *exporting;   /* of the export under way */
  GFile             *file;
  char              *own_page;    /* of a recipe, when it is none of ours; NULL */
  double             own_dpi;     /* … 0 = none */
  guint              preview_id;
  guint              pulse_id;
  gboolean           own_title;   /* the user has written one */
  gboolean           filling;
};

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const page_names[] = { "A4", "A3", "A2", "A1", "A0", "slide", "column", "column2" };
static const char *const language_names[] = { "zh", "en", "both", "pages" };
static const char *const format_names[] = { "pdf", "png", "svg" };
static const BujuFormat  format_values[] = { BUJU_FORMAT_PDF, BUJU_FORMAT_PNG, BUJU_FORMAT_SVG };
static const double      resolution_values[] = { 150, 200, 300, 600 };

G_DEFINE_FINAL_TYPE (BujuFigureDialog, buju_figure_dialog, ADW_TYPE_WINDOW)

static guint
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

/* The last in the row is the recipe's own, if it has one. */
static const char *
get_page (BujuFigureDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->page_row);

  if (selected < G_N_ELEMENTS (page_names))
    return page_names[selected];
  return self->own_page != NULL ? self->own_page : page_names[0];
}

static void
select_page (BujuFigureDialog *self, const char *page)
{
  guint page_number = find_name (page_names, G_N_ELEMENTS (page_names), page);

  if (!g_str_equal (page_names[page_number], page))
    {
      g_free (self->own_page);
      self->own_page = g_strdup (page);
      gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->page_row)), page);
      page_number = G_N_ELEMENTS (page_names);
    }
  adw_combo_row_set_selected (self->page_row, page_number);
}

static double
get_resolution (BujuFigureDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->resolution_row);

  return selected < G_N_ELEMENTS (resolution_values) ? resolution_values[selected] : self->own_dpi;
}

/* Nothing for 0: what stands there stays. */
static void
select_resolution (BujuFigureDialog *self, double dpi)
{
  GtkStringList   *list = GTK_STRING_LIST (adw_combo_row_get_model (self->resolution_row));
  g_autofree char *text = NULL;
  guint            i = 0;

  if (dpi <= 0)
    return;
  while (i < G_N_ELEMENTS (resolution_values) && resolution_values[i] != dpi)
    i++;
  if (i == G_N_ELEMENTS (resolution_values))
    {
      self->own_dpi = dpi;
      text = g_strdup_printf ("%g dpi", dpi);
      gtk_string_list_append (list, text);
    }
  adw_combo_row_set_selected (self->resolution_row, i);
}

/* What the file remembers: pages without pixels keep what the recipe says, so that it still is the recipe's file. */
static double
get_dpi (BujuFigureDialog *self)
{
  const BujuRecipe *recipe = buju_session_get_recipe (self->session);

  if (format_values[adw_combo_row_get_selected (self->format_row)] == BUJU_FORMAT_PNG)
    return get_resolution (self);
  return recipe != NULL ? recipe->dpi : 0;
}

/* A4 and its like; slides, journal columns and sizes in millimetres are as they are. */
static gboolean
can_turn (const char *page)
{
  return *page == 'A' || *page == 'a';
}

static BujuFigureExtras
get_extras (BujuFigureDialog *self)
{
  return (gtk_switch_get_active (self->members_switch) ? BUJU_FIGURE_MEMBERS : 0)
         | (gtk_switch_get_active (self->indicators_switch) ? BUJU_FIGURE_INDICATORS : 0)
         | (gtk_switch_get_active (self->profile_switch) ? BUJU_FIGURE_PROFILE : 0)
         | (gtk_switch_get_active (self->graticule_switch) ? BUJU_FIGURE_GRATICULE : 0);
}

static void
set_extras (BujuFigureDialog *self, BujuFigureExtras extras)
{
  gtk_switch_set_active (self->members_switch, (extras & BUJU_FIGURE_MEMBERS) != 0);
  gtk_switch_set_active (self->indicators_switch, (extras & BUJU_FIGURE_INDICATORS) != 0);
  gtk_switch_set_active (self->profile_switch, (extras & BUJU_FIGURE_PROFILE) != 0);
  gtk_switch_set_active (self->graticule_switch, (extras & BUJU_FIGURE_GRATICULE) != 0);
}

/* Of the words in the dialog; on two pages the first is Chinese. */
static BujuLanguage
get_language (BujuFigureDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  return selected > BUJU_LANGUAGE_BOTH ? BUJU_LANGUAGE_BOTH : (BujuLanguage) selected;
}

/* What the map shows, and what an opened recipe said besides. The title is only given when it was written: the
 * layout's own is set in two languages. */
static BujuFigureJob *
make_job (BujuFigureDialog *self)
{
  g_autoptr (BujuRecipe) recipe = buju_session_make_recipe (self->session);
  BujuFigure             figure = recipe->figure;

  figure.layout = buju_session_get_layout (self->session);
  figure.compare = buju_session_get_other_layout (self->session);
  figure.overlays = buju_session_get_overlays (self->session);
  buju_figure_set_language (&figure, language_names[adw_combo_row_get_selected (self->language_row)]);
  figure.extras = get_extras (self);
  figure.subtitle = gtk_editable_get_text (self->subtitle_row);
  figure.page = get_page (self);
  figure.landscape = gtk_switch_get_active (self->landscape_switch);
  figure.parks = gtk_switch_get_active (self->parks_switch);
  figure.title = self->own_title ? gtk_editable_get_text (self->title_row) : NULL;
  figure.date = gtk_editable_get_text (self->date_row);
  figure.compiler = gtk_editable_get_text (self->compiler_row);
  figure.approval = gtk_editable_get_text (self->approval_row);
  return buju_figure_job_new (buju_session_get_library (self->session), &figure);
}

static GPtrArray *
get_problems (BujuFigureDialog *self)
{
  return buju_dataset_get_problems (buju_library_get_dataset (buju_session_get_library (self->session)));
}

/* A sheet that lacks a layer is half a sheet; better none. */
static void
refuse (BujuFigureDialog *self)
{
  GPtrArray          *problems = get_problems (self);
  g_autoptr (GString) text = g_string_new (_("No figure can be written without what these files hold:"));

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "\n%s", (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_text (self->report, text->str);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.export", FALSE);
}

/* Nothing is written while something is, or when it would lack a layer, or when pre-flight holds it back. */
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
  gboolean        chinese = g_str_has_prefix (g_get_language_names ()[0], "zh");
  g_autofree char *ratio = NULL;
  g_autofree char *scale = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *text = NULL;

  ratio = buju_scale_format_in (preview->scale, chinese ? BUJU_LANGUAGE_ZH : BUJU_LANGUAGE_EN);
  /* Translators: %s is the scale of the figure, "1:250 000" */
  scale = g_strdup_printf (_("Scale %s"), ratio);
  if (preview->n_unplaced > 0)
    labels = g_strdup_printf (ngettext ("%u label has no room", "%u labels have no room", preview->n_unplaced),
                              preview->n_unplaced);
  text = labels != NULL ? g_strdup_printf ("%s · %s", scale, labels) : g_steal_pointer (&scale);
  gtk_label_set_text (self->report, text);
  buju_preflight_list_show (self->preflight_list, preview->preflight);
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuFigureDialog)  self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (BujuFigurePreview) preview = buju_figure_job_preview_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
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

static void
start_preview (gpointer user_data)
{
  BujuFigureDialog          *self = user_data;
  g_autoptr (BujuFigureJob)  job = make_job (self);

  self->preview_id = 0;
  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
  self->preview = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  buju_figure_job_preview_async (job, PREVIEW_SIDE, self->preview, preview_cb, g_object_ref (self));
}

static void
changed_cb (BujuFigureDialog *self, GParamSpec *pspec, GObject *object)
{
  if (self->session == NULL || self->filling)
    return;
  g_clear_handle_id (&self->preview_id, g_source_remove);
  self->preview_id = g_timeout_add_once (PREVIEW_DELAY, start_preview, self);
}

static void
title_changed_cb (BujuFigureDialog *self)
{
  if (!self->filling)
    self->own_title = *gtk_editable_get_text (self->title_row) != '\0';
}

/* As the sheet has it: of the layout, or of both that are compared. */
static char *
dup_title (BujuFigureDialog *self, BujuLanguage language)
{
  const BujuLayout *layout = buju_session_get_layout (self->session);
  BujuCompare      *compare = buju_session_get_compare (self->session);
  BujuText          title = buju_text_is_empty (&layout->figure_title) ? layout->title : layout->figure_title;
  GStringChunk     *strings = g_string_chunk_new (256);
  char             *text;

  if (compare != NULL)
    title = buju_compare_get_title (compare, buju_library_get_words (buju_session_get_library (self->session)),
                                    strings);
  text = g_strdup (buju_text_get (&title, language));
  g_string_chunk_free (strings);
  return text;
}

/* The figure's own title in its language, until the user writes another. */
static void
fill_title (BujuFigureDialog *self)
{
  g_autofree char *text = dup_title (self, get_language (self));

  if (self->own_title)
    return;
  self->filling = TRUE;
  gtk_editable_set_text (self->title_row, text);
  self->filling = FALSE;
}

/* Two pages make a PDF, and nothing else. */
static void
language_cb (BujuFigureDialog *self)
{
  gboolean pages = adw_combo_row_get_selected (self->language_row) > BUJU_LANGUAGE_BOTH;

  if (pages)
    adw_combo_row_set_selected (self->format_row, find_name (format_names, G_N_ELEMENTS (format_names), "pdf"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_row), !pages);
  if (self->session == NULL)
    return;
  fill_title (self);
  changed_cb (self, NULL, NULL);
}

static void
page_cb (BujuFigureDialog *self)
{
  gtk_widget_set_sensitive (self->turn_row, can_turn (get_page (self)));
  changed_cb (self, NULL, NULL);
}

static void
format_cb (BujuFigureDialog *self)
{
  guint format = adw_combo_row_get_selected (self->format_row);

  gtk_widget_set_visible (GTK_WIDGET (self->resolution_row), format_values[format] == BUJU_FORMAT_PNG);
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
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (busy)
    self->pulse_id = g_timeout_add (PULSE, pulse_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), !busy);
  update_export (self);
}

static void
remember (BujuFigureDialog *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char  *uri = folder != NULL ? g_file_get_uri (folder) : g_strdup ("");

  g_settings_set_string (self->settings, "figure-folder", uri);
  if (get_page (self) != self->own_page)
    g_settings_set_string (self->settings, "figure-page", get_page (self));
  g_settings_set_string (self->settings, "figure-format",
                         format_names[adw_combo_row_get_selected (self->format_row)]);
  g_settings_set_boolean (self->settings, "figure-landscape", gtk_switch_get_active (self->landscape_switch));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuFigureDialog) self = user_data;
  g_autoptr (GError)           error = NULL;
  gboolean                     done = buju_figure_job_export_finish (result, &error);

  g_clear_object (&self->exporting);
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
    {
      AdwToast *toast = adw_toast_new ("");
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_toast_set_title (toast, text);
      adw_toast_set_timeout (toast, 0);
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
}

/* The format was chosen before the file: its extension is ours to add. */
static GFile *
add_extension (GFile *file, const char *extension)
{
  g_autofree char  *name = g_file_get_basename (file);
  g_autofree char  *lower = g_ascii_strdown (name, -1);
  g_autofree char  *ending = g_strconcat (".", extension, NULL);
  g_autofree char  *full = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_has_suffix (lower, ending) || folder == NULL)
    return g_object_ref (file);
  full = g_strconcat (name, ending, NULL);
  return g_file_get_child (folder, full);
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

/* A title may hold what a file name must not. */
static char *
suggest_name (BujuFigureDialog *self)
{
  const char *extension = format_names[adw_combo_row_get_selected (self->format_row)];
  char       *name = g_strdup_printf ("%s.%s", gtk_editable_get_text (self->title_row), extension);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuFigureDialog  *self = BUJU_FIGURE_DIALOG (widget);
  g_autofree char   *name = suggest_name (self);
  g_autofree char   *uri = g_settings_get_string (self->settings, "figure-folder");
  g_autoptr (GFile)  folder = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;

  if (self->chooser != NULL)
    return;
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (_("Export Figure"), GTK_WINDOW (self),
                                                                  GTK_FILE_CHOOSER_ACTION_SAVE,
                                                                  _("_Save"), _("_Cancel")));
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
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

static void
buju_figure_dialog_dispose (GObject *object)
{
  BujuFigureDialog *self = BUJU_FIGURE_DIALOG (object);

  g_clear_handle_id (&self->preview_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->preview);
  g_cancellable_cancel (self->exporting);
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
  g_free (BUJU_FIGURE_DIALOG (object)->own_page);
  G_OBJECT_CLASS (buju_figure_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-figure-dialog.ui");
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, export_button);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, progress);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, toasts);
  gtk_widget_class_bind_template_child (class, BujuFigureDialog, leaflet);
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
}

static void
buju_figure_dialog_class_init (BujuFigureDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_figure_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_figure_dialog_finalize;
  g_type_ensure (BUJU_TYPE_PREFLIGHT_LIST);
  signals[EXPORTED] = g_signal_new ("exported", BUJU_TYPE_FIGURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
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
  g_signal_connect_swapped (self->title_row, "changed", G_CALLBACK (title_changed_cb), self);
}

static void
fill_text (GtkEditable *row, const char *text)
{
  if (text != NULL)
    gtk_editable_set_text (row, text);
}

/* What an opened recipe says goes before what was chosen last. */
static void
fill_from_recipe (BujuFigureDialog *self)
{
  const BujuRecipe *recipe = buju_session_get_recipe (self->session);

  if (recipe == NULL)
    return;
  self->filling = TRUE;
  select_page (self, recipe->figure.page);
  select_resolution (self, recipe->dpi);
  gtk_switch_set_active (self->landscape_switch, recipe->figure.landscape);
  self->own_title = recipe->figure.title != NULL;
  if (recipe->figure.pages)
    adw_combo_row_set_selected (self->language_row, G_N_ELEMENTS (language_names) - 1);
  set_extras (self, recipe->figure.extras);
  fill_text (self->title_row, recipe->figure.title);
  fill_text (self->subtitle_row, recipe->figure.subtitle);
  fill_text (self->date_row, recipe->figure.date);
  fill_text (self->compiler_row, recipe->figure.compiler);
  fill_text (self->approval_row, recipe->figure.approval);
  self->filling = FALSE;
}

static void
fill_from_settings (BujuFigureDialog *self)
{
  g_autofree char      *page = g_settings_get_string (self->settings, "figure-page");
  g_autofree char      *format = g_settings_get_string (self->settings, "figure-format");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *date = g_date_time_format (now, "%Y-%m-%d");

  self->filling = TRUE;
  adw_combo_row_set_selected (self->language_row, buju_session_get_language (self->session));
  adw_combo_row_set_selected (self->page_row, find_name (page_names, G_N_ELEMENTS (page_names), page));
  adw_combo_row_set_selected (self->format_row, find_name (format_names, G_N_ELEMENTS (format_names), format));
  gtk_switch_set_active (self->landscape_switch, g_settings_get_boolean (self->settings, "figure-landscape"));
  gtk_switch_set_active (self->parks_switch, buju_session_get_parks (self->session));
  gtk_editable_set_text (self->date_row, date);
  self->filling = FALSE;
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

  g_return_val_if_fail (BUJU_IS_SESSION (session) && buju_session_get_layout (session) != NULL, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (BUJU_TYPE_FIGURE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  fill_from_settings (self);
  fill_from_recipe (self);
  format_cb (self);
  fill_title (self);
  if (get_problems (self)->len > 0)
    refuse (self);
  start_preview (self);
  return GTK_WIDGET (self);
}

/**
 * buju_figure_dialog_export_to:
 * @self: a dialog
 * @file: to write; the format's extension is added when it lacks it
 *
 * Writes the figure in a worker thread; "exported" says when it is complete, a toast when it failed.
 */
void
buju_figure_dialog_export_to (BujuFigureDialog *self, GFile *file)
{
  g_autoptr (BujuFigureJob) job = NULL;
  guint                     format;

  g_return_if_fail (BUJU_IS_FIGURE_DIALOG (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->exporting != NULL || get_problems (self)->len > 0 ||
      buju_preflight_list_get_blocked (self->preflight_list))
    return;
  format = adw_combo_row_get_selected (self->format_row);
  g_clear_object (&self->file);
  self->file = add_extension (file, format_names[format]);
  self->exporting = g_cancellable_new ();
  set_busy (self, TRUE);
  job = make_job (self);
  buju_figure_job_export_async (job, self->file, format_values[format], get_dpi (self), self->exporting,
                                exported_cb, g_object_ref (self));
}

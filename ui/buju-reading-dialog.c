/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-reading-dialog.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "buju-field-names.h"
#include "data/buju-encoding-candidate.h"

#define PREVIEW_ROWS   5
#define PREVIEW_FIELDS 3
/* Where nothing else is known, any system will do for looking at the text. */
#define PREVIEW_CRS    "EPSG:4326"

struct _BujuReadingDialog
{
  AdwWindow        parent_instance;

  AdwEntryRow     *crs_row;
  AdwComboRow     *datum_row;
  AdwComboRow     *x_row;
  AdwComboRow     *y_row;
  AdwComboRow     *name_row;
  AdwComboRow     *encoding_row;
  GtkGrid         *preview;
  GtkStringList   *encodings;
  GPtrArray       *candidates;    /* BujuEncodingCandidate; NULL: not known */

  BujuLoader      *loader;
  BujuFinding     *finding;
  BujuTable       *table;
  BujuColumns      columns;
  gboolean         ask_columns;
  gboolean         joined;
  GCancellable    *reading;
  BujuReadingFunc  decided;
  gpointer         data;
  GDestroyNotify   free_data;
};

/* Of members of archives, whose bytes are not looked at for it; after "found out". */
static const char *const encodings[] = { "UTF-8", "GB18030", "BIG5", "WINDOWS-1252", "ISO-8859-1" };

G_DEFINE_FINAL_TYPE (BujuReadingDialog, buju_reading_dialog, ADW_TYPE_WINDOW)

/* A number alone is meant as a code of EPSG. (transfer full) (nullable) */
static char *
dup_crs (BujuReadingDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->crs_row))));

  if (*text == '\0')
    return NULL;
  if (strspn (text, "0123456789") == strlen (text))
    return g_strconcat ("EPSG:", text, NULL);
  return g_steal_pointer (&text);
}

/* NULL: as it is found out. */
static const char *
get_encoding (BujuReadingDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->encoding_row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_list_get_string (self->encodings, selected);
}

/* ---- Preview ---- */

static void
clear_preview (BujuReadingDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview))) != NULL)
    gtk_grid_remove (self->preview, child);
}

static void
attach (BujuReadingDialog *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  if (row == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->preview, label, column, row, 1, 1);
}

/* Text is what an encoding changes. */
static void
show_table (BujuReadingDialog *self, BujuTable *table)
{
  int column = 0;

  clear_preview (self);
  for (guint i = 0; i < buju_table_get_n_fields (table) && column < PREVIEW_FIELDS; i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      if (field->type != BUJU_FIELD_TEXT)
        continue;
      attach (self, field->name, column, 0);
      for (guint row = 0; row < MIN (buju_table_get_n_rows (table), PREVIEW_ROWS); row++)
        {
          const char *value = buju_table_get (table, row, (int) i);

          attach (self, value != NULL ? value : "", column, (int) row + 1);
        }
      column++;
    }
}

static BujuTable *
get_table (const BujuLoaded *loaded)
{
  if (loaded->overlay != NULL)
    return buju_layer_get_table (buju_overlay_get_layer (loaded->overlay));
  return loaded->table;
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BujuReadingDialog) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (BujuLoaded)        loaded = buju_loader_read_finish (BUJU_LOADER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->preview == NULL)
    return;
  if (loaded != NULL && get_table (loaded) != NULL)
    show_table (self, get_table (loaded));
}

/* The rows that differ from encoding to encoding. */
static void
show_candidate (BujuReadingDialog *self, const BujuEncodingCandidate *candidate)
{
  clear_preview (self);
  for (guint i = 0; i < candidate->rows->len; i++)
    attach (self, g_ptr_array_index (candidate->rows, i), 0, (int) i + 1);
}

static const BujuEncodingCandidate *
find_candidate (BujuReadingDialog *self)
{
  const char *encoding = get_encoding (self);

  for (guint i = 0; self->candidates != NULL && i < self->candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (self->candidates, i);

      if (encoding == NULL ? candidate->chosen : g_str_equal (candidate->encoding, encoding))
        return candidate;
    }
  return NULL;
}

static void
read_preview (BujuReadingDialog *self)
{
  BujuOpenOptions  options = BUJU_OPEN_OPTIONS_INIT;
  g_autofree char *crs = dup_crs (self);

  if (find_candidate (self) != NULL)
    {
      show_candidate (self, find_candidate (self));
      return;
    }
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  options.encoding = get_encoding (self);
  options.crs = crs != NULL || self->table != NULL ? crs : PREVIEW_CRS;
  buju_loader_read_async (self->loader, self->finding, &options, self->reading, preview_cb, g_object_ref (self));
}

/* In a worker thread. */
static void
find_candidates (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError    *error = NULL;
  GPtrArray *candidates = buju_encoding_candidates (task_data, &error);

  if (candidates != NULL)
    g_task_return_pointer (task, candidates, (GDestroyNotify) g_ptr_array_unref);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
set_encodings (BujuReadingDialog *self)
{
  const char *chosen = get_encoding (self);
  guint       selected = 0;

  gtk_string_list_splice (self->encodings, 1, g_list_model_get_n_items (G_LIST_MODEL (self->encodings)) - 1, NULL);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const BujuEncodingCandidate *candidate = g_ptr_array_index (self->candidates, i);

      gtk_string_list_append (self->encodings, candidate->encoding);
      if (g_strcmp0 (chosen, candidate->encoding) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->encoding_row, selected);
}

static void
candidates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuReadingDialog     *self = BUJU_READING_DIALOG (source);
  g_autoptr (GPtrArray)  candidates = g_task_propagate_pointer (G_TASK (result), NULL);

  if (candidates == NULL || candidates->len == 0 || self->preview == NULL)
    return;
  self->candidates = g_steal_pointer (&candidates);
  set_encodings (self);
  read_preview (self);
}

static void
start_candidates (BujuReadingDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, candidates_cb, NULL);

  g_task_set_source_tag (task, start_candidates);
  g_task_set_task_data (task, g_strdup (self->finding->path), g_free);
  g_task_run_in_thread (task, find_candidates);
}

/* ---- Columns ---- */

static int
get_column (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - 1;
}

/* Degrees are never that many: then it is metres. */
static gboolean
is_projected (BujuReadingDialog *self, int column)
{
  for (guint i = 0; column >= 0 && i < buju_table_get_n_rows (self->table); i++)
    {
      double value = buju_table_get_number (self->table, i, column);

      if (isfinite (value))
        return fabs (value) > 360;
    }
  return FALSE;
}

static void
take_columns (BujuReadingDialog *self, BujuOpenOptions *options)
{
  self->columns.x = get_column (self->x_row);
  self->columns.y = get_column (self->y_row);
  self->columns.name = get_column (self->name_row);
  self->columns.pair = -1;
  self->columns.projected = is_projected (self, self->columns.x);
  options->columns = &self->columns;
  options->join = self->columns.x < 0 || self->columns.y < 0;
}

static AdwComboRow *
make_column_row (BujuReadingDialog *self, const char *title, int chosen)
{
  GtkWidget     *row = adw_combo_row_new ();
  GtkStringList *list = buju_field_names_new (self->table, BUJU_FIELD_NAMES_WITH_NONE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen + 1);
  g_object_unref (list);
  return ADW_COMBO_ROW (row);
}

static GtkWidget *
make_columns (BujuReadingDialog *self)
{
  GtkWidget           *group = adw_preferences_group_new ();
  AdwPreferencesGroup *rows = ADW_PREFERENCES_GROUP (group);

  adw_preferences_group_set_title (rows, _("Columns"));
  self->x_row = make_column_row (self, _("Longitude, or East"), self->columns.x);
  self->y_row = make_column_row (self, _("Latitude, or North"), self->columns.y);
  self->name_row = make_column_row (self, _("Name of the Place"), self->columns.name);
  adw_preferences_group_add (rows, GTK_WIDGET (self->x_row));
  adw_preferences_group_add (rows, GTK_WIDGET (self->y_row));
  adw_preferences_group_add (rows, GTK_WIDGET (self->name_row));
  return group;
}

/* ---- Window ---- */

/* What is not said is found out, as it was the first time. */
static void
apply_cb (BujuReadingDialog *self)
{
  BujuOpenOptions  options = BUJU_OPEN_OPTIONS_INIT;
  g_autofree char *crs = dup_crs (self);

  options.crs = crs;
  options.encoding = get_encoding (self);
  options.datum = adw_combo_row_get_selected (self->datum_row);
  options.has_datum = TRUE;
  options.join = self->joined;
  if (self->ask_columns)
    take_columns (self, &options);
  self->decided (&options, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_header (BujuReadingDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Reading the File"), self->finding->name));
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static GtkWidget *
make_place (BujuReadingDialog *self, const BujuReadingState *state)
{
  const char *const         datums[] = { _("As given"), _("GCJ-02 (AMap, Tencent)"), _("BD-09 (Baidu)"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (datums);
  GtkWidget                *group = adw_preferences_group_new ();
  AdwPreferencesGroup      *rows = ADW_PREFERENCES_GROUP (group);
  g_autofree char          *found = NULL;

  adw_preferences_group_set_title (rows, _("Coordinates"));
  if (state->crs_found != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (state->crs_found, -1);

      found = g_strdup_printf (_("The file says: %s"), escaped);
      adw_preferences_group_set_description (rows, found);
    }
  self->crs_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->crs_row), _("EPSG Code, such as 4549"));
  gtk_editable_set_text (GTK_EDITABLE (self->crs_row), state->crs != NULL ? state->crs : "");
  adw_preferences_group_add (rows, GTK_WIDGET (self->crs_row));
  self->datum_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->datum_row), _("Shift of Web Maps"));
  adw_combo_row_set_model (self->datum_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->datum_row, state->datum);
  adw_preferences_group_add (rows, GTK_WIDGET (self->datum_row));
  return group;
}

static GtkStringList *
list_encodings (BujuReadingDialog *self, const BujuReadingState *state)
{
  GtkStringList   *list = gtk_string_list_new (NULL);
  g_autofree char *found = NULL;

  /* Translators: %s is an encoding such as GB18030 */
  found = state->encoding_found != NULL ? g_strdup_printf (_("Found out (%s)"), state->encoding_found)
                                        : g_strdup (_("Found out"));
  gtk_string_list_append (list, found);
  if (state->encoding != NULL && self->finding->member == NULL)
    gtk_string_list_append (list, state->encoding);
  for (guint i = 0; self->finding->member != NULL && i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (list, encodings[i]);
  return list;
}

static GtkWidget *
make_text (BujuReadingDialog *self, const BujuReadingState *state)
{
  GtkWidget                *group = adw_preferences_group_new ();
  AdwPreferencesGroup      *rows = ADW_PREFERENCES_GROUP (group);

  self->encodings = list_encodings (self, state);
  adw_preferences_group_set_title (rows, _("Text"));
  self->encoding_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->encoding_row), _("Encoding"));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (self->encodings));
  for (guint i = 1; i < g_list_model_get_n_items (G_LIST_MODEL (self->encodings)); i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->encodings, i), state->encoding) == 0)
      adw_combo_row_set_selected (self->encoding_row, i);
  adw_preferences_group_add (rows, GTK_WIDGET (self->encoding_row));
  self->preview = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->preview, 12);
  gtk_grid_set_row_spacing (self->preview, 3);
  gtk_widget_set_margin_top (GTK_WIDGET (self->preview), 12);
  adw_preferences_group_add (rows, GTK_WIDGET (self->preview));
  g_signal_connect_object (self->encoding_row, "notify::selected", G_CALLBACK (read_preview), self, G_CONNECT_SWAPPED);
  return group;
}

static void
fill (BujuReadingDialog *self, const BujuReadingState *state)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_place (self, state)));
  if (self->ask_columns)
    adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_columns (self)));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_text (self, state)));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
  if (self->table != NULL)
    show_table (self, self->table);
  if (self->finding->member == NULL)
    start_candidates (self);
  else if (self->table == NULL)
    read_preview (self);
}

static void
buju_reading_dialog_dispose (GObject *object)
{
  BujuReadingDialog *self = BUJU_READING_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->loader);
  g_clear_object (&self->encodings);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->preview = NULL;
  G_OBJECT_CLASS (buju_reading_dialog_parent_class)->dispose (object);
}

static void
buju_reading_dialog_finalize (GObject *object)
{
  BujuReadingDialog *self = BUJU_READING_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_pointer (&self->finding, buju_finding_free);
  g_clear_pointer (&self->table, buju_table_unref);
  G_OBJECT_CLASS (buju_reading_dialog_parent_class)->finalize (object);
}

static void
buju_reading_dialog_class_init (BujuReadingDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_reading_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_reading_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
buju_reading_dialog_init (BujuReadingDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Reading the File"));
  gtk_window_set_default_size (GTK_WINDOW (self), 360, 600);
}

/**
 * buju_reading_dialog_new:
 * @loader: reads the preview
 * @finding: the data set
 * @state: how it is read now
 * @decided: called with what was chosen
 * @data: for @decided
 * @free_data: (nullable): frees @data
 *
 * Returns: (transfer floating): a window, not shown yet
 */
GtkWidget *
buju_reading_dialog_new (BujuLoader *loader, const BujuFinding *finding, const BujuReadingState *state,
                         BujuReadingFunc decided, gpointer data, GDestroyNotify free_data)
{
  BujuReadingDialog *self;

  g_return_val_if_fail (BUJU_IS_LOADER (loader), NULL);
  g_return_val_if_fail (finding != NULL && state != NULL && decided != NULL, NULL);

  self = g_object_new (BUJU_TYPE_READING_DIALOG, NULL);
  self->loader = g_object_ref (loader);
  self->finding = buju_finding_copy (finding);
  self->table = state->table != NULL ? buju_table_ref (state->table) : NULL;
  self->ask_columns = state->columns != NULL && state->table != NULL;
  if (self->ask_columns)
    self->columns = *state->columns;
  self->joined = state->joined;
  self->decided = decided;
  self->data = data;
  self->free_data = free_data;
  fill (self, state);
  return GTK_WIDGET (self);
}

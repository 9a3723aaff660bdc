/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-reading-dialog.h"

#include <string.h>

#include <glib/gi18n.h>

#include "buju-columns-group.h"
#include "buju-encoding-group.h"
#include "buju-focus.h"
#include "buju-title.h"

#define WIDTH           360   /* px */
#define HEIGHT          600
#define HEIGHT_OF_TABLE 720

struct _BujuReadingDialog
{
  AdwWindow          parent_instance;

  AdwEntryRow       *crs_row;
  AdwComboRow       *datum_row;
  BujuColumnsGroup  *columns_group;   /* NULL: no columns to choose */
  BujuEncodingGroup *encoding_group;

  gboolean           say_columns;     /* also when they are as they were */
  gboolean           joined;
  BujuReadingFunc    decided;
  gpointer           data;
  GDestroyNotify     free_data;
};

G_DEFINE_FINAL_TYPE (BujuReadingDialog, buju_reading_dialog, ADW_TYPE_WINDOW)

/* A number alone is meant as a code of EPSG. (transfer full) (nullable) */
static char *
dup_crs (BujuReadingDialog *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->crs_row))));

  if (*text == '\0')
    return NULL;
  if (strspn (text, "0123456789") == strlen (text))
    return g_strconcat ("EPSG:", text, NULL);
  return g_steal_pointer (&text);
}

/* Without coordinates a table is placed by names. */
static gboolean
is_to_join (BujuReadingDialog *self, const BujuColumns *columns)
{
  if (!buju_columns_group_is_moved (self->columns_group))
    return self->joined || !buju_columns_have_place (columns);
  return columns->x < 0 || columns->y < 0;
}

/* What is not said is found out, as it was the first time. */
static void
apply_cb (BujuReadingDialog *self)
{
  BujuOpenOptions  options = BUJU_OPEN_OPTIONS_INIT;
  g_autofree char *crs = dup_crs (self);
  BujuColumns      columns;

  options.crs = crs;
  options.encoding = buju_encoding_group_get (self->encoding_group);
  options.datum = adw_combo_row_get_selected (self->datum_row);
  options.has_datum = TRUE;
  options.join = self->joined;
  if (self->columns_group != NULL
      && (self->say_columns || buju_columns_group_is_changed (self->columns_group)))
    {
      columns = buju_columns_group_get (self->columns_group);
      options.columns = &columns;
      options.join = is_to_join (self, &columns);
    }
  self->decided (&options, self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_header (BujuReadingDialog *self, const char *name)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   buju_title_new_for_dialog (_("Reading the File"), name));
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  return header;
}

static GtkWidget *
make_place (BujuReadingDialog *self, const BujuReadingState *state)
{
  const char *const         datums[] = { _("As given"), _("GCJ-02 (AMap, Tencent)"),
                                         _("BD-09 (Baidu)"), NULL };
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
  adw_entry_row_set_activates_default (self->crs_row, TRUE);
  adw_preferences_group_add (rows, GTK_WIDGET (self->crs_row));
  self->datum_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->datum_row), _("Shift of Web Maps"));
  adw_combo_row_set_model (self->datum_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->datum_row, state->datum);
  adw_preferences_group_add (rows, GTK_WIDGET (self->datum_row));
  return group;
}

static void
fill (BujuReadingDialog *self, BujuLoader *loader, const BujuFinding *finding,
      const BujuReadingState *state)
{
  const BujuEncodingState text
      = { state->encoding, state->encoding_found, state->crs, state->table };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage      *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_place (self, state)));
  if (state->columns != NULL && state->table != NULL)
    {
      self->columns_group
          = BUJU_COLUMNS_GROUP (buju_columns_group_new (state->table, state->columns));
      adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->columns_group));
    }
  self->encoding_group = BUJU_ENCODING_GROUP (buju_encoding_group_new (loader, finding, &text));
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (self->encoding_group));
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self, finding->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH,
                               self->columns_group != NULL ? HEIGHT_OF_TABLE : HEIGHT);
}

static void
buju_reading_dialog_finalize (GObject *object)
{
  BujuReadingDialog *self = BUJU_READING_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  G_OBJECT_CLASS (buju_reading_dialog_parent_class)->finalize (object);
}

static void
buju_reading_dialog_class_init (BujuReadingDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_reading_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
buju_reading_dialog_init (BujuReadingDialog *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Reading the File"));
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
buju_reading_dialog_new (BujuLoader *loader, const BujuFinding *finding,
                         const BujuReadingState *state,
                         BujuReadingFunc decided, gpointer data, GDestroyNotify free_data)
{
  BujuReadingDialog *self;

  g_return_val_if_fail (BUJU_IS_LOADER (loader), NULL);
  g_return_val_if_fail (finding != NULL && state != NULL && decided != NULL, NULL);

  self = g_object_new (BUJU_TYPE_READING_DIALOG, NULL);
  self->say_columns = state->say_columns;
  self->joined = state->joined;
  self->decided = decided;
  self->data = data;
  self->free_data = free_data;
  fill (self, loader, finding, state);
  buju_focus_begin (GTK_WINDOW (self), GTK_WIDGET (self->crs_row));
  return GTK_WIDGET (self);
}

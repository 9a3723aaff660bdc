/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-column-chooser.h"

#include <string.h>

#include <glib/gi18n.h>

#define MANY   12    /* columns to look for one in */
#define HEIGHT 320   /* px */
#define WIDTH  220

struct _BujuColumnChooser
{
  GtkPopover      parent_instance;

  GtkEditable    *search_entry;
  GtkListBox     *list;
  GtkWidget      *limit;       /* says how many there may be, and turns to the next */
  BujuTable      *table;       /* NULL: no columns */
  GByteArray     *shown;       /* one a field: 0 or 1 */
  gboolean        filled;      /* the list, when it is first seen */
  gboolean        setting;     /* checks are set, not clicked */
};

G_DEFINE_FINAL_TYPE (BujuColumnChooser, buju_column_chooser, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_fields (BujuTable *table)
{
  return table != NULL ? buju_table_get_n_fields (table) : 0;
}

static GtkCheckButton *
get_check (BujuColumnChooser *self, guint field)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) field);

  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

/* When there are as many as can be, one has to go before another comes. */
static void
show_checks (BujuColumnChooser *self)
{
  gboolean full = buju_column_chooser_get_n (self) >= BUJU_COLUMNS_AT_ONCE;

  self->setting = TRUE;
  for (guint i = 0; self->filled && i < self->shown->len; i++)
    {
      gtk_check_button_set_active (get_check (self, i), self->shown->data[i]);
      gtk_widget_set_sensitive (GTK_WIDGET (get_check (self, i)), self->shown->data[i] || !full);
    }
  self->setting = FALSE;
}

static void
changed (BujuColumnChooser *self)
{
  show_checks (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  BujuColumnChooser *self = user_data;
  GtkWidget         *row = gtk_widget_get_parent (GTK_WIDGET (check));

  if (!self->setting)
    buju_column_chooser_show (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)),
                              gtk_check_button_get_active (check));
}

static void
fill (BujuColumnChooser *self)
{
  if (self->filled)
    return;
  for (guint i = 0; i < count_fields (self->table); i++)
    {
      const char *name = buju_table_get_field (self->table, i)->name;
      GtkWidget  *check = gtk_check_button_new_with_label (name);

      gtk_list_box_append (self->list, check);
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (self->list, (int) i), FALSE);
      gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
    }
  self->filled = TRUE;
  show_checks (self);
}

static void
clear_list (BujuColumnChooser *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->filled = FALSE;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  BujuColumnChooser *self = user_data;
  GtkWidget         *check = gtk_list_box_row_get_child (row);
  const char        *name = gtk_check_button_get_label (GTK_CHECK_BUTTON (check));
  g_autofree char   *wanted = g_utf8_casefold (gtk_editable_get_text (self->search_entry), -1);
  g_autofree char   *folded = g_utf8_casefold (name, -1);

  return strstr (folded, wanted) != NULL;
}

static void
search_cb (BujuColumnChooser *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* ---- Object ---- */

static GtkWidget *
make_list (BujuColumnChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

/* Shows the columns behind the last that is shown, as many as can be; after the last ones the
 * first. */
static void
turn_cb (BujuColumnChooser *self)
{
  guint first = 0;

  for (guint i = 0; i < self->shown->len; i++)
    if (self->shown->data[i])
      first = i + 1;
  if (first >= self->shown->len)
    first = 0;
  for (guint i = 0; i < self->shown->len; i++)
    self->shown->data[i] = i >= first && i < first + BUJU_COLUMNS_AT_ONCE;
  changed (self);
}

static GtkWidget *
make_limit (BujuColumnChooser *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: %u is how many columns of a table there is room for */
  g_autofree char *most = g_strdup_printf (_("At most %u at once"), BUJU_COLUMNS_AT_ONCE);
  GtkWidget       *label = gtk_label_new (most);
  GtkWidget       *button = gtk_button_new_with_mnemonic (_("_Next Columns"));

  gtk_widget_add_css_class (label, "dim-label");
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
buju_column_chooser_finalize (GObject *object)
{
  BujuColumnChooser *self = BUJU_COLUMN_CHOOSER (object);

  g_byte_array_unref (self->shown);
  g_clear_pointer (&self->table, buju_table_unref);
  G_OBJECT_CLASS (buju_column_chooser_parent_class)->finalize (object);
}

static void
buju_column_chooser_class_init (BujuColumnChooserClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_column_chooser_finalize;
  signals[CHANGED] = g_signal_new ("changed", BUJU_TYPE_COLUMN_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
buju_column_chooser_init (BujuColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->shown = g_byte_array_new ();
  self->search_entry = GTK_EDITABLE (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search for a Column"), -1);
  self->limit = make_limit (self);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search_entry));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), self->limit);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-chooser");
  g_signal_connect (self, "show", G_CALLBACK (fill), NULL);
}

/**
 * buju_column_chooser_new:
 *
 * Returns: (transfer floating): a popover without columns
 */
GtkWidget *
buju_column_chooser_new (void)
{
  return g_object_new (BUJU_TYPE_COLUMN_CHOOSER, NULL);
}

static gboolean
has_fields_of (BujuColumnChooser *self, BujuTable *table)
{
  if (count_fields (self->table) != count_fields (table))
    return FALSE;
  for (guint i = 0; i < count_fields (table); i++)
    if (!g_str_equal (buju_table_get_field (self->table, i)->name,
                      buju_table_get_field (table, i)->name))
      return FALSE;
  return TRUE;
}

/**
 * buju_column_chooser_set_table:
 * @self: a chooser
 * @table: (nullable): whose columns there are to choose from
 *
 * Shows the first ones, as many as can be. If the fields are those of before, what is chosen stays.
 */
void
buju_column_chooser_set_table (BujuColumnChooser *self, BujuTable *table)
{
  gboolean same;
  guint    n = count_fields (table);

  g_return_if_fail (BUJU_IS_COLUMN_CHOOSER (self));

  same = has_fields_of (self, table);
  if (table != NULL)
    buju_table_ref (table);
  g_clear_pointer (&self->table, buju_table_unref);
  self->table = table;
  if (same)
    return;
  g_byte_array_set_size (self->shown, n);
  for (guint i = 0; i < n; i++)
    self->shown->data[i] = i < BUJU_COLUMNS_AT_ONCE;
  clear_list (self);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), n > MANY);
  gtk_widget_set_visible (self->limit, n > BUJU_COLUMNS_AT_ONCE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/**
 * buju_column_chooser_is_shown:
 * @self: a chooser
 * @field: of the table
 *
 * Returns: whether its column is shown
 */
gboolean
buju_column_chooser_is_shown (BujuColumnChooser *self, guint field)
{
  g_return_val_if_fail (BUJU_IS_COLUMN_CHOOSER (self), FALSE);

  return field < self->shown->len && self->shown->data[field];
}

/**
 * buju_column_chooser_get_n:
 * @self: a chooser
 *
 * Returns: how many columns are shown
 */
guint
buju_column_chooser_get_n (BujuColumnChooser *self)
{
  guint n = 0;

  g_return_val_if_fail (BUJU_IS_COLUMN_CHOOSER (self), 0);

  for (guint i = 0; i < self->shown->len; i++)
    n += self->shown->data[i];
  return n;
}

/**
 * buju_column_chooser_show:
 * @self: a chooser
 * @field: of the table
 * @shown: whether its column is to be shown
 *
 * Returns: %FALSE when that would be more than can be shown at once
 */
gboolean
buju_column_chooser_show (BujuColumnChooser *self, guint field, gboolean shown)
{
  g_return_val_if_fail (BUJU_IS_COLUMN_CHOOSER (self), FALSE);
  g_return_val_if_fail (field < self->shown->len, FALSE);

  if (!!shown == self->shown->data[field])
    return TRUE;
  if (shown && buju_column_chooser_get_n (self) >= BUJU_COLUMNS_AT_ONCE)
    return FALSE;
  self->shown->data[field] = !!shown;
  changed (self);
  return TRUE;
}

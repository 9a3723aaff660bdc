/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuTablePane, file of its columns: those that are chosen; the card of a feature and the CSV have
 * all. */
#include "config.h"

#include "buju-table-pane-private.h"

#include <glib/gi18n.h>

#include "buju-feature-column.h"

#define NARROW_WIDTH 480  /* px */
#define NARROW_SHARE 0.42 /* of the window, that a column has at most */

void
buju_table_pane_clear_columns (BujuTablePane *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* On a phone at least two columns are seen beside the numbers. */
static GtkColumnViewColumn *
new_column (BujuTablePane *self, BujuTable *table, int field)
{
  GtkColumnViewColumn *column = buju_feature_column_new (table, field);
  GtkRoot             *root = gtk_widget_get_root (GTK_WIDGET (self));
  int                  width = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;

  if (width > 0 && width < NARROW_WIDTH)
    gtk_column_view_column_set_fixed_width (column,
                                            MIN (gtk_column_view_column_get_fixed_width (column),
                                                 (int) (width * NARROW_SHARE)));
  return column;
}

static void
add_column (BujuTablePane *self, BujuTable *table, int field)
{
  g_autoptr (GtkColumnViewColumn) column = new_column (self, table, field);

  gtk_column_view_append_column (self->view, column);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_LABEL (child) ? child : find_label (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* GTK 4.8 has no word for it: headings of numbers stand to the right as the numbers do. */
static void
align_headings (BujuTablePane *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget  *title
      = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; i < g_list_model_get_n_items (columns) && title != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget                      *label = find_label (title);

      if (label != NULL && buju_feature_column_is_number (column))
        {
          gtk_widget_set_hexpand (label, TRUE);
          gtk_label_set_xalign (GTK_LABEL (label), 1);
        }
      title = gtk_widget_get_next_sibling (title);
    }
}

/* Words in the last one get what room is left; a number there would stand far from all others. */
static void
widen_last (BujuTablePane *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint       n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_expand (column,
                                         i + 1 == n && !buju_feature_column_is_number (column));
    }
}

static guint
count_fields (BujuTablePane *self)
{
  BujuTable *table = buju_table_pane_get_table (self);

  return table != NULL ? buju_table_get_n_fields (table) : 0;
}

static void
show_count (BujuTablePane *self)
{
  guint            all = count_fields (self);
  guint            shown = buju_column_chooser_get_n (self->chooser);
  g_autofree char *text = NULL;

  if (shown == all)
    text = g_strdup_printf (ngettext ("%u column", "%u columns", all), all);
  else
    /* Translators: how many columns of a table are shown, and how many there are */
    text = g_strdup_printf (_("%u of %u columns"), shown, all);
  gtk_menu_button_set_label (self->columns_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), all > 0);
}

void
buju_table_pane_make_columns (BujuTablePane *self)
{
  BujuTable *table = buju_table_pane_get_table (self);

  buju_column_chooser_set_table (self->chooser, table);
  add_column (self, table, BUJU_FEATURE_NUMBER);
  for (guint field = 0; field < count_fields (self); field++)
    if (buju_column_chooser_is_shown (self->chooser, field))
      add_column (self, table, (int) field);
  align_headings (self);
  widen_last (self);
  show_count (self);
}

/* One that is sorted by and goes leaves the order of the file. */
static void
remove_hidden (BujuTablePane *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = g_list_model_get_n_items (columns); i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int                             field = buju_feature_column_get_field (column);

      if (field != BUJU_FEATURE_NUMBER
          && !buju_column_chooser_is_shown (self->chooser, (guint) field))
        gtk_column_view_remove_column (self->view, column);
    }
}

/* Where @field goes: before the next of the table's order. Columns that were put elsewhere stay
 * there. -1: it is there already. */
static int
find_position (BujuTablePane *self, int field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint       n = g_list_model_get_n_items (columns);
  int         position = (int) n;

  for (guint i = n; i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int                             other = buju_feature_column_get_field (column);

      if (other == field)
        return -1;
      if (other > field)
        position = (int) i;
    }
  return position;
}

static void
add_shown (BujuTablePane *self)
{
  BujuTable *table = buju_table_pane_get_table (self);

  for (guint field = 0; field < count_fields (self); field++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;
      int                             position = find_position (self, (int) field);

      if (position < 0 || !buju_column_chooser_is_shown (self->chooser, field))
        continue;
      column = new_column (self, table, (int) field);
      gtk_column_view_insert_column (self->view, (guint) position, column);
    }
}

/* Without rows meanwhile: each would be laid out anew for every column. */
static void
changed_cb (BujuTablePane *self)
{
  BujuTableOrder    *order = self->order != NULL ? buju_table_order_ref (self->order) : NULL;
  g_autoptr (GArray) rows = buju_table_pane_list_selected (self);

  buju_table_pane_set_order (self, NULL);
  remove_hidden (self);
  add_shown (self);
  align_headings (self);
  widen_last (self);
  show_count (self);
  if (order == NULL)
    return;
  buju_table_pane_set_order (self, order);
  buju_table_pane_select_rows (self, rows);
  buju_table_order_unref (order);
}

void
buju_table_pane_start_columns (BujuTablePane *self)
{
  self->chooser = BUJU_COLUMN_CHOOSER (buju_column_chooser_new ());
  gtk_menu_button_set_popover (self->columns_button, GTK_WIDGET (self->chooser));
  g_signal_connect_object (self->chooser, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-column.h"

#include "buju-access.h"
#include "buju-conflict-button.h"
#include "buju-indicator-item.h"
#include "buju-letters.h"
#include "buju-line.h"
#include "buju-text-label.h"

/* Widths, px; the name also takes what is left. */
static const int widths[BUJU_INDICATOR_N_COLUMNS] = {
  [BUJU_INDICATOR_CATEGORY] = 110, [BUJU_INDICATOR_NUMBER] = 64,
  [BUJU_INDICATOR_NAME] = 240, [BUJU_INDICATOR_DOCUMENT] = 150,
  [BUJU_INDICATOR_SECTION] = 84, [BUJU_INDICATOR_BASE] = 150, [BUJU_INDICATOR_VALUE] = 170,
  [BUJU_INDICATOR_UNIT] = 110, [BUJU_INDICATOR_YEAR] = 180, [BUJU_INDICATOR_KIND] = 92,
  [BUJU_INDICATOR_NATURE] = 100, [BUJU_INDICATOR_PLACE] = 120, [BUJU_INDICATOR_INDUSTRY] = 140,
};

/* In the order in which they stand; what a document's own table has, and what all tables have. */
static const BujuIndicatorColumn own_columns[] = {
  BUJU_INDICATOR_CATEGORY, BUJU_INDICATOR_NUMBER, BUJU_INDICATOR_NAME, BUJU_INDICATOR_UNIT,
  BUJU_INDICATOR_VALUE, BUJU_INDICATOR_NATURE,
};
static const BujuIndicatorColumn all_columns[] = {
  BUJU_INDICATOR_NAME, BUJU_INDICATOR_DOCUMENT, BUJU_INDICATOR_UNIT, BUJU_INDICATOR_BASE,
  BUJU_INDICATOR_VALUE,
  BUJU_INDICATOR_YEAR, BUJU_INDICATOR_KIND, BUJU_INDICATOR_NATURE, BUJU_INDICATOR_PLACE,
  BUJU_INDICATOR_INDUSTRY,
  BUJU_INDICATOR_SECTION,
};
/* As they are put into the view, so that either set has its order when the others are hidden. */
static const BujuIndicatorColumn view_columns[] = {
  BUJU_INDICATOR_CATEGORY, BUJU_INDICATOR_NUMBER, BUJU_INDICATOR_NAME, BUJU_INDICATOR_DOCUMENT,
  BUJU_INDICATOR_UNIT,
  BUJU_INDICATOR_BASE, BUJU_INDICATOR_VALUE, BUJU_INDICATOR_YEAR, BUJU_INDICATOR_KIND,
  BUJU_INDICATOR_NATURE,
  BUJU_INDICATOR_PLACE, BUJU_INDICATOR_INDUSTRY, BUJU_INDICATOR_SECTION,
};

#define PADDING 12   /* px, on either side of a cell's words */
#define LETTER  9.5  /* px, a little more than letters have */

/* What the callbacks of one column know. */
typedef struct
{
  BujuIndicatorColumn  column;
  const BujuLanguage  *language;
} Column;

static void
free_column_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

static const BujuIndicatorRow *
get_row (GtkListItem *item)
{
  return buju_indicator_item_get_row (gtk_list_item_get_item (item));
}

static gboolean
is_link (BujuIndicatorColumn column)
{
  return column == BUJU_INDICATOR_PLACE || column == BUJU_INDICATOR_INDUSTRY;
}

static const char *
get_link (const BujuIndicatorRow *row, BujuIndicatorColumn column)
{
  const BujuIndicator *indicator = row->indicator;

  if (column == BUJU_INDICATOR_PLACE)
    return indicator->place != NULL ? indicator->place->id : NULL;
  return indicator->industry != NULL ? indicator->industry->id : NULL;
}

/* GTK 4.8 makes a row as high as its cells would be at their least width, so that must not be one
 * letter's. */
static GtkWidget *
make_label (BujuIndicatorColumn column)
{
  const BujuText  nothing = { NULL, NULL };
  GtkWidget      *label = buju_text_label_new (&nothing, BUJU_LANGUAGE_ZH, 0);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), (widths[column] - 2 * PADDING) / LETTER);
  return label;
}

static void
fill_label (GtkWidget *label, const BujuIndicatorRow *row, const Column *column)
{
  gboolean stated = buju_indicator_row_is_stated (row, column->column);

  buju_text_label_set (GTK_LABEL (label), &row->cells[column->column], *column->language, 0);
  if (stated)
    gtk_widget_remove_css_class (label, "not-stated");
  else
    buju_text_label_quieten (GTK_LABEL (label), "not-stated");
}

/* ---- Cells ---- */

static void
set_up_name_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = buju_line_new (4);
  GtkWidget *label = make_label (BUJU_INDICATOR_NAME);

  /* A line is as high as its words: it stands in the middle of the row as all other cells do. */
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  buju_line_append (box, label);
  buju_line_append (box, buju_conflict_button_new ());
  gtk_list_item_set_child (item, box);
}

static void
bind_name_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column           *column = user_data;
  const BujuIndicatorRow *row = get_row (item);
  GtkWidget              *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  fill_label (label, row, column);
  buju_conflict_button_set (BUJU_CONFLICT_BUTTON (gtk_widget_get_next_sibling (label)),
                            row->conflicts,
                            *column->language);
}

static GtkWidget *
make_link (BujuIndicatorColumn column)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (column));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cell-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

/* Most rows have nowhere to go and need no button. */
static void
bind_link_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column           *column = user_data;
  const BujuIndicatorRow *row = get_row (item);
  const char             *link = get_link (row, column->column);
  GtkWidget              *child = gtk_list_item_get_child (item);

  if (GTK_IS_BUTTON (child) != (link != NULL))
    {
      child = link != NULL ? make_link (column->column) : make_label (column->column);
      gtk_list_item_set_child (item, child);
    }
  if (link == NULL)
    {
      fill_label (child, row, column);
      return;
    }
  fill_label (gtk_button_get_child (GTK_BUTTON (child)), row, column);
  buju_access_name_by_content (child);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (child), "s", link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "indicators.locate");
}

static void
set_up_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, make_label (((const Column *) user_data)->column));
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  fill_label (gtk_list_item_get_child (item), get_row (item), user_data);
}

static GtkListItemFactory *
make_factory (BujuIndicatorColumn column, const BujuLanguage *language)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column             *data = g_new (Column, 1);
  GCallback           set_up = G_CALLBACK (set_up_cell_cb);
  GCallback           bind = G_CALLBACK (bind_cell_cb);

  *data = (Column) { column, language };
  if (column == BUJU_INDICATOR_NAME)
    {
      set_up = G_CALLBACK (set_up_name_cb);
      bind = G_CALLBACK (bind_name_cb);
    }
  else if (is_link (column))
    bind = G_CALLBACK (bind_link_cb);
  g_signal_connect (factory, "setup", set_up, data);
  g_signal_connect_data (factory, "bind", bind, data, free_column_cb, 0);
  return factory;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Column *column = user_data;

  return buju_indicator_row_compare (buju_indicator_item_get_row ((gpointer) a),
                                     buju_indicator_item_get_row ((gpointer) b), column->column,
                                     *column->language);
}

static GtkSorter *
make_sorter (BujuIndicatorColumn column, const BujuLanguage *language)
{
  Column *data = g_new (Column, 1);

  *data = (Column) { column, language };
  return GTK_SORTER (gtk_custom_sorter_new (compare, data, g_free));
}

/**
 * buju_indicator_column_new:
 * @column: which
 * @language: where the page keeps its language; read whenever a cell is filled
 *
 * Returns: (transfer full): the column, without a title
 */
GtkColumnViewColumn *
buju_indicator_column_new (BujuIndicatorColumn column, const BujuLanguage *language)
{
  GtkColumnViewColumn  *self = gtk_column_view_column_new (NULL, make_factory (column, language));
  g_autoptr (GtkSorter) sorter = make_sorter (column, language);

  g_object_set_data (G_OBJECT (self), "column", GUINT_TO_POINTER (column));
  gtk_column_view_column_set_sorter (self, sorter);
  gtk_column_view_column_set_resizable (self, TRUE);
  /* All but the short numbers share what room there is beyond what they need. */
  gtk_column_view_column_set_expand (self, column != BUJU_INDICATOR_NUMBER);
  if (column != BUJU_INDICATOR_NAME)
    gtk_column_view_column_set_fixed_width (self,
                                            (int) (widths[column] * buju_letters_get_scale ()));
  return self;
}

/**
 * buju_indicator_column_show:
 * @self: a column made by buju_indicator_column_new()
 * @shown: whether it is
 *
 * Shows or hides a column, which keeps its width. GTK 4.8 leaves room for those that are hidden,
 * beside the last of the others: hidden, it has no width.
 */
void
buju_indicator_column_show (GtkColumnViewColumn *self, gboolean shown)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (self));

  if (gtk_column_view_column_get_visible (self) == shown)
    return;
  if (shown)
    gtk_column_view_column_set_fixed_width (self,
                                            GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self),
                                                                                "width")));
  else
    {
      int width = gtk_column_view_column_get_fixed_width (self);

      g_object_set_data (G_OBJECT (self), "width", GINT_TO_POINTER (width));
      gtk_column_view_column_set_fixed_width (self, 0);
    }
  gtk_column_view_column_set_visible (self, shown);
}

/**
 * buju_indicator_column_get:
 * @self: a column made by buju_indicator_column_new()
 *
 * Returns: which it is
 */
BujuIndicatorColumn
buju_indicator_column_get (GtkColumnViewColumn *self)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (self), 0);

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), "column"));
}

/**
 * buju_indicator_column_refresh:
 * @self: a column
 * @language: as for buju_indicator_column_new()
 *
 * Fills the cells and sorts again after the language has changed.
 */
void
buju_indicator_column_refresh (GtkColumnViewColumn *self, const BujuLanguage *language)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (buju_indicator_column_get (self),
                                                         language);

  gtk_column_view_column_set_factory (self, factory);
  gtk_sorter_changed (gtk_column_view_column_get_sorter (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/* ---- Sets of columns ---- */

/**
 * buju_indicator_columns_list:
 * @own: those of a document's own table, or those of all figures
 * @n: (out): their number
 *
 * Returns: (transfer none) (array length=n): the columns in order
 */
const BujuIndicatorColumn *
buju_indicator_columns_list (gboolean own, guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = own ? G_N_ELEMENTS (own_columns) : G_N_ELEMENTS (all_columns);
  return own ? own_columns : all_columns;
}

/**
 * buju_indicator_columns_list_all:
 * @n: (out): their number
 *
 * Returns: (transfer none) (array length=n): every column, in an order of which both sets are a
 *   part
 */
const BujuIndicatorColumn *
buju_indicator_columns_list_all (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (view_columns);
  return view_columns;
}

/**
 * buju_indicator_columns_have:
 * @own: as for buju_indicator_columns_list()
 * @column: a column
 *
 * Returns: whether @column is in the set
 */
gboolean
buju_indicator_columns_have (gboolean own, BujuIndicatorColumn column)
{
  guint                      n;
  const BujuIndicatorColumn *columns = buju_indicator_columns_list (own, &n);

  for (guint i = 0; i < n; i++)
    if (columns[i] == column)
      return TRUE;
  return FALSE;
}

/* ---- Two lines ---- */

static void
set_up_lines_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = buju_line_new (6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *below = make_label (BUJU_INDICATOR_NAME);

  gtk_widget_add_css_class (below, "second-language");
  gtk_box_append (GTK_BOX (lines), make_label (BUJU_INDICATOR_NAME));
  gtk_box_append (GTK_BOX (lines), below);
  gtk_widget_set_hexpand (lines, TRUE);
  buju_line_append (box, lines);
  buju_line_append (box, buju_conflict_button_new ());
  gtk_widget_add_css_class (box, "indicator-lines");
  gtk_list_item_set_child (item, box);
}

static void
append_part (GString *out, const BujuIndicatorRow *row, BujuIndicatorColumn column,
             BujuLanguage language)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append (out, buju_text_get (&row->cells[column], language));
}

static void
bind_lines_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Column           *column = user_data;
  const BujuIndicatorRow *row = get_row (item);
  GtkWidget              *lines = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget              *name = gtk_widget_get_first_child (lines);
  g_autoptr (GString)     words = g_string_new (NULL);

  fill_label (name, row, column);
  append_part (words, row, BUJU_INDICATOR_VALUE, *column->language);
  if (row->indicator->table_row > 0 && buju_indicator_row_is_stated (row, BUJU_INDICATOR_UNIT))
    append_part (words, row, BUJU_INDICATOR_UNIT, *column->language);
  append_part (words, row, BUJU_INDICATOR_YEAR, *column->language);
  append_part (words, row, BUJU_INDICATOR_KIND, *column->language);
  append_part (words, row, BUJU_INDICATOR_DOCUMENT, *column->language);
  buju_text_label_set_plain (GTK_LABEL (gtk_widget_get_next_sibling (name)), words->str);
  buju_conflict_button_set (BUJU_CONFLICT_BUTTON (gtk_widget_get_next_sibling (lines)),
                            row->conflicts,
                            *column->language);
}

/**
 * buju_indicator_column_new_factory:
 * @language: as for buju_indicator_column_new()
 *
 * Returns: (transfer full): rows for a narrow list: the name, below it value, year and document
 */
GtkListItemFactory *
buju_indicator_column_new_factory (const BujuLanguage *language)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column             *data = g_new (Column, 1);

  *data = (Column) { BUJU_INDICATOR_NAME, language };
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_lines_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_lines_cb), data, free_column_cb, 0);
  return factory;
}

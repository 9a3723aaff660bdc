/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-feature-column.h"

#include <glib/gi18n.h>
#include <string.h>

#include "buju-feature-row.h"
#include "buju-letters.h"
#include "buju-text-label.h"
#include "data/buju-table-order.h"

#define QUOTES "\xe2\x80" /* how ‘ ’ “ ” begin in UTF-8 */
#define ROWS_TO_MEASURE 200
#define LETTER  8      /* px of a narrow sign; Chinese ones take two */
#define PADDING 24     /* px of a cell beside its words */
#define LEAST   5      /* signs */
#define MOST    32
#define HEADING_MORE 3 /* signs: the arrow of a heading */

/* What the callbacks of one column know. */
typedef struct
{
  int      field;
  gboolean number;   /* to the right */
} Cell;

/* Asks the headings: the first that is asked is the one that the rows are to be sorted by. */
typedef struct
{
  gboolean asked;
  int      field;
} Question;

static char *
dup_text (BujuFeatureRow *row, int field)
{
  if (field == BUJU_FEATURE_NUMBER)
    return g_strdup_printf ("%u", buju_feature_row_get_number (row) + 1);
  return buju_feature_row_dup_text (row, field);
}

/* A GtkInscription is not measured, so hundreds of cells cost little. */
static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;
  GtkWidget  *child = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (child), cell->number ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (child),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (child), 1);
  if (cell->number)
    gtk_widget_add_css_class (child, "numeric");
  if (cell->field == BUJU_FEATURE_NUMBER)
    gtk_widget_add_css_class (child, "dim-label");
  gtk_list_item_set_child (item, child);
}

/* Quotation marks are wide in Chinese; what has none needs no attributes. */
static void
set_languages (GtkInscription *self, const char *text)
{
  g_autoptr (PangoAttrList) list = NULL;

  if (text != NULL && strstr (text, QUOTES) != NULL)
    {
      list = pango_attr_list_new ();
      buju_text_label_add_languages (list, text);
    }
  gtk_inscription_set_attributes (self, list);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell      *cell = user_data;
  GtkInscription  *child = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  g_autofree char *text = dup_text (gtk_list_item_get_item (item), cell->field);

  if (text != NULL)
    g_strdelimit (text, "\n\r\t", ' ');
  gtk_inscription_set_text (child, text);
  set_languages (child, text);
}

static void
free_cell_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkListItemFactory *
make_factory (int field, gboolean number)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cell               *cell = g_new (Cell, 1);

  *cell = (Cell) { field, number };
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), cell);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), cell, free_cell_cb, 0);
  return factory;
}

static GQuark
get_question_quark (void)
{
  return g_quark_from_static_string ("buju-feature-column-question");
}

/* Never asked to sort: @a carries the question. */
static int
answer_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Question *question = g_object_get_qdata ((GObject *) a, get_question_quark ());

  if (question != NULL && !question->asked)
    {
      question->asked = TRUE;
      question->field = GPOINTER_TO_INT (user_data);
    }
  return GTK_ORDERING_SMALLER;
}

/* Chinese signs are as wide as two. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (; text != NULL && *text != '\0' && width < MOST; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

static guint
count_digits (guint number)
{
  return number < 10 ? 1 : 1 + count_digits (number / 10);
}

/* By rows from all over it. */
static guint
measure_column (BujuTable *table, int field)
{
  guint width = MAX (measure (buju_table_get_field (table, (guint) field)->name) + HEADING_MORE,
                     LEAST);
  guint n = buju_table_get_n_rows (table), step = MAX (n / ROWS_TO_MEASURE, 1);

  for (guint row = 0; row < n; row += step)
    {
      char room[BUJU_FIELD_SHOWN_ROOM];

      width = MAX (width, measure (buju_table_get_shown (table, row, field, room)));
    }
  return MIN (width, MOST);
}

static GMenuModel *
make_menu (int field)
{
  GMenu *menu = g_menu_new ();
  const struct { const char *label; int field; gboolean descending; } entries[] = {
    { _("Sort _Ascending"), field, FALSE },
    { _("Sort _Descending"), field, TRUE },
    { _("Order of the _File"), BUJU_FEATURE_NUMBER, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (entries[i].label, NULL);

      g_menu_item_set_action_and_target (item, "table.sort", "(ib)", entries[i].field,
                                         entries[i].descending);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

/**
 * buju_feature_column_new:
 * @table: (nullable): of a layer; may be %NULL for the numbers
 * @field: one of its columns, or %BUJU_FEATURE_NUMBER
 *
 * Returns: (transfer full): a column, as wide as what stands in it mostly is
 */
GtkColumnViewColumn *
buju_feature_column_new (BujuTable *table, int field)
{
  gboolean              counts = field == BUJU_FEATURE_NUMBER;
  const char           *title = counts ? "#" : buju_table_get_field (table, (guint) field)->name;
  gboolean              number = counts || buju_table_order_is_number (table, (guint) field);
  GtkColumnViewColumn  *self = gtk_column_view_column_new (title, make_factory (field, number));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (answer_cb,
                                                                    GINT_TO_POINTER (field), NULL));
  g_autoptr (GMenuModel) menu = make_menu (field);
  guint                 width = counts ? MAX (count_digits (table != NULL
                                                              ? buju_table_get_n_rows (table) : 0),
                                               LEAST)
                                       : measure_column (table, field);

  g_object_set_data (G_OBJECT (self), "field", GINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (self), "number", GINT_TO_POINTER (number));
  gtk_column_view_column_set_sorter (self, sorter);
  gtk_column_view_column_set_header_menu (self, menu);
  gtk_column_view_column_set_resizable (self, TRUE);
  gtk_column_view_column_set_fixed_width (self,
                                          PADDING
                                            + (int) (width * LETTER * buju_letters_get_scale ()));
  return self;
}

/**
 * buju_feature_column_get_field:
 * @self: a column made by buju_feature_column_new()
 *
 * Returns: which it is of
 */
int
buju_feature_column_get_field (GtkColumnViewColumn *self)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (self), BUJU_FEATURE_NUMBER);

  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), "field"));
}

/**
 * buju_feature_column_is_number:
 * @self: a column made by buju_feature_column_new()
 *
 * Returns: whether it is one of numbers
 */
gboolean
buju_feature_column_is_number (GtkColumnViewColumn *self)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (self), FALSE);

  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), "number"));
}

/**
 * buju_feature_column_find_sort:
 * @view: a view with such columns
 * @field: (out): of the heading that was clicked last
 * @descending: (out): whether it was clicked twice
 *
 * GTK 4.8 does not say which column a view is sorted by, so its sorter is given something to
 * compare.
 *
 * Returns: whether the rows are to be sorted
 */
gboolean
buju_feature_column_find_sort (GtkColumnView *view, int *field, gboolean *descending)
{
  g_autoptr (BujuFeatureRow) probe = buju_feature_row_new (NULL, 0);
  g_autoptr (BujuFeatureRow) other = buju_feature_row_new (NULL, 1);
  Question                   question = { FALSE, BUJU_FEATURE_NUMBER };
  GtkOrdering                order;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  g_object_set_qdata (G_OBJECT (probe), get_question_quark (), &question);
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), probe, other);
  *field = question.field;
  *descending = order == GTK_ORDERING_LARGER;
  return question.asked;
}

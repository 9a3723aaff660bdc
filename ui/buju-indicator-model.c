/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-model.h"

#include "buju-indicator-item.h"

struct _BujuIndicatorModel
{
  GObject             parent_instance;

  BujuIndicatorTable *table;    /* NULL: no rows */
  GPtrArray          *wanted;   /* const BujuIndicatorRow* */
  GHashTable         *set;      /* of the same */
  GtkFilter          *filter;
  GtkSortListModel   *sorted;
  GtkSelectionModel  *selection;
};

G_DEFINE_FINAL_TYPE (BujuIndicatorModel, buju_indicator_model, G_TYPE_OBJECT)

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  BujuIndicatorModel *self = user_data;

  return g_hash_table_contains (self->set, buju_indicator_item_get_row (item));
}

static const BujuIndicatorRow *
get_row (BujuIndicatorModel *self, guint position)
{
  g_autoptr (BujuIndicatorItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                              position);

  return item != NULL ? buju_indicator_item_get_row (item) : NULL;
}

static void
buju_indicator_model_finalize (GObject *object)
{
  BujuIndicatorModel *self = BUJU_INDICATOR_MODEL (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filter);
  g_ptr_array_unref (self->wanted);
  g_hash_table_unref (self->set);
  g_clear_pointer (&self->table, buju_indicator_table_unref);
  G_OBJECT_CLASS (buju_indicator_model_parent_class)->finalize (object);
}

static void
buju_indicator_model_class_init (BujuIndicatorModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_indicator_model_finalize;
}

static void
buju_indicator_model_init (BujuIndicatorModel *self)
{
  self->wanted = g_ptr_array_new ();
  self->set = g_hash_table_new (NULL, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
}

/**
 * buju_indicator_model_new:
 * @sorter: of the table that shows it
 *
 * Returns: (transfer full): a model without rows
 */
BujuIndicatorModel *
buju_indicator_model_new (GtkSorter *sorter)
{
  BujuIndicatorModel *self;

  g_return_val_if_fail (GTK_IS_SORTER (sorter), NULL);

  self = g_object_new (BUJU_TYPE_INDICATOR_MODEL, NULL);
  self->sorted = gtk_sort_list_model_new (NULL, g_object_ref (sorter));
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  return self;
}

static void
take_wanted (BujuIndicatorModel *self, GPtrArray *wanted)
{
  g_ptr_array_unref (self->wanted);
  self->wanted = wanted;
  g_hash_table_remove_all (self->set);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (self->set, g_ptr_array_index (wanted, i));
}

static GListModel *
make_items (BujuIndicatorTable *table)
{
  GListStore *items = g_list_store_new (BUJU_TYPE_INDICATOR_ITEM);
  GPtrArray  *rows = buju_indicator_table_get_rows (table);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (BujuIndicatorItem) item = buju_indicator_item_new (table,
                                                                    g_ptr_array_index (rows, i));

      g_list_store_append (items, item);
    }
  return G_LIST_MODEL (items);
}

/**
 * buju_indicator_model_set_table:
 * @self: a model
 * @table: (nullable): whose rows it has; %NULL for none
 *
 * Shows another table, all of it.
 */
void
buju_indicator_model_set_table (BujuIndicatorModel *self, BujuIndicatorTable *table)
{
  const BujuIndicatorFilter      all = { NULL };
  g_autoptr (GtkFilterListModel) filtered = NULL;

  g_return_if_fail (BUJU_IS_INDICATOR_MODEL (self));

  gtk_sort_list_model_set_model (self->sorted, NULL);
  g_clear_pointer (&self->table, buju_indicator_table_unref);
  take_wanted (self,
               table != NULL ? buju_indicator_table_filter (table, &all) : g_ptr_array_new ());
  if (table == NULL)
    return;
  self->table = buju_indicator_table_ref (table);
  filtered = gtk_filter_list_model_new (make_items (table), g_object_ref (self->filter));
  gtk_sort_list_model_set_model (self->sorted, G_LIST_MODEL (filtered));
}

/**
 * buju_indicator_model_set_filter:
 * @self: a model with a table
 * @filter: what is wanted
 *
 * Shows only the rows that are wanted.
 */
void
buju_indicator_model_set_filter (BujuIndicatorModel *self, const BujuIndicatorFilter *filter)
{
  g_return_if_fail (BUJU_IS_INDICATOR_MODEL (self));
  g_return_if_fail (self->table != NULL);
  g_return_if_fail (filter != NULL);

  take_wanted (self, buju_indicator_table_filter (self->table, filter));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * buju_indicator_model_get_selection:
 * @self: a model
 *
 * Returns: (transfer none): the rows as views show them, and which of them are selected
 */
GtkSelectionModel *
buju_indicator_model_get_selection (BujuIndicatorModel *self)
{
  g_return_val_if_fail (BUJU_IS_INDICATOR_MODEL (self), NULL);

  return self->selection;
}

/**
 * buju_indicator_model_get_wanted:
 * @self: a model
 *
 * Returns: (transfer none) (element-type BujuIndicatorRow): what passes the filter, in the
 *   documents' order
 */
GPtrArray *
buju_indicator_model_get_wanted (BujuIndicatorModel *self)
{
  g_return_val_if_fail (BUJU_IS_INDICATOR_MODEL (self), NULL);

  return self->wanted;
}

/**
 * buju_indicator_model_list_rows:
 * @self: a model
 * @selected: whether only the selected rows are asked for; all when none is
 *
 * Returns: (transfer container) (element-type BujuIndicatorRow): rows in the order in which they
 *   stand
 */
GPtrArray *
buju_indicator_model_list_rows (BujuIndicatorModel *self, gboolean selected)
{
  GPtrArray            *rows = g_ptr_array_new ();
  g_autoptr (GtkBitset) set = NULL;
  guint                 n;

  g_return_val_if_fail (BUJU_IS_INDICATOR_MODEL (self), rows);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  set = gtk_selection_model_get_selection (self->selection);
  for (guint i = 0; i < n; i++)
    if (!selected || gtk_bitset_is_empty (set) || gtk_bitset_contains (set, i))
      g_ptr_array_add (rows, (gpointer) get_row (self, i));
  return rows;
}

/**
 * buju_indicator_model_get_single:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the row that is selected alone
 */
const BujuIndicatorRow *
buju_indicator_model_get_single (BujuIndicatorModel *self)
{
  g_autoptr (GtkBitset) set = NULL;

  g_return_val_if_fail (BUJU_IS_INDICATOR_MODEL (self), NULL);

  set = gtk_selection_model_get_selection (self->selection);
  return gtk_bitset_get_size (set) == 1 ? get_row (self, gtk_bitset_get_minimum (set)) : NULL;
}

/**
 * buju_indicator_model_find:
 * @self: a model
 * @row: a row
 * @position: (out): where it stands
 *
 * Returns: whether it is shown
 */
gboolean
buju_indicator_model_find (BujuIndicatorModel *self, const BujuIndicatorRow *row, guint *position)
{
  guint n;

  g_return_val_if_fail (BUJU_IS_INDICATOR_MODEL (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    {
      if (get_row (self, i) != row)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-feature-rows.h"

struct _BujuFeatureRows
{
  GObject         parent_instance;

  BujuTableOrder *order;   /* NULL: no rows */
};

static GType
get_item_type (GListModel *model)
{
  return BUJU_TYPE_FEATURE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  const BujuTableOrder *order = BUJU_FEATURE_ROWS (model)->order;

  return order != NULL ? buju_table_order_get_n (order) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  const BujuTableOrder *order = BUJU_FEATURE_ROWS (model)->order;

  if (position >= get_n_items (model))
    return NULL;
  return buju_feature_row_new (buju_table_order_get_table (order),
                               buju_table_order_get_row (order, position));
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BujuFeatureRows, buju_feature_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
buju_feature_rows_finalize (GObject *object)
{
  g_clear_pointer (&BUJU_FEATURE_ROWS (object)->order, buju_table_order_unref);
  G_OBJECT_CLASS (buju_feature_rows_parent_class)->finalize (object);
}

static void
buju_feature_rows_class_init (BujuFeatureRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_feature_rows_finalize;
}

static void
buju_feature_rows_init (BujuFeatureRows *self)
{
}

/**
 * buju_feature_rows_new:
 *
 * Returns: (transfer full): a list without rows
 */
BujuFeatureRows *
buju_feature_rows_new (void)
{
  return g_object_new (BUJU_TYPE_FEATURE_ROWS, NULL);
}

/**
 * buju_feature_rows_set_order:
 * @self: a list
 * @order: (nullable): the rows that it has from now on
 */
void
buju_feature_rows_set_order (BujuFeatureRows *self, BujuTableOrder *order)
{
  guint old;

  g_return_if_fail (BUJU_IS_FEATURE_ROWS (self));

  old = get_n_items (G_LIST_MODEL (self));
  if (order != NULL)
    buju_table_order_ref (order);
  g_clear_pointer (&self->order, buju_table_order_unref);
  self->order = order;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old, get_n_items (G_LIST_MODEL (self)));
}

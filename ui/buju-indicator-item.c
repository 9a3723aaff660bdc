/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-item.h"

struct _BujuIndicatorItem
{
  GObject                 parent_instance;

  BujuIndicatorTable     *table;   /* keeps the row */
  const BujuIndicatorRow *row;
};

G_DEFINE_FINAL_TYPE (BujuIndicatorItem, buju_indicator_item, G_TYPE_OBJECT)

static void
buju_indicator_item_finalize (GObject *object)
{
  BujuIndicatorItem *self = BUJU_INDICATOR_ITEM (object);

  g_clear_pointer (&self->table, buju_indicator_table_unref);
  G_OBJECT_CLASS (buju_indicator_item_parent_class)->finalize (object);
}

static void
buju_indicator_item_class_init (BujuIndicatorItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_indicator_item_finalize;
}

static void
buju_indicator_item_init (BujuIndicatorItem *self)
{
}

/**
 * buju_indicator_item_new:
 * @table: a table
 * @row: one of its rows
 *
 * Returns: (transfer full): the row as an object
 */
BujuIndicatorItem *
buju_indicator_item_new (BujuIndicatorTable *table, const BujuIndicatorRow *row)
{
  BujuIndicatorItem *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (BUJU_TYPE_INDICATOR_ITEM, NULL);
  self->table = buju_indicator_table_ref (table);
  self->row = row;
  return self;
}

/**
 * buju_indicator_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): its row
 */
const BujuIndicatorRow *
buju_indicator_item_get_row (BujuIndicatorItem *self)
{
  g_return_val_if_fail (BUJU_IS_INDICATOR_ITEM (self), NULL);

  return self->row;
}

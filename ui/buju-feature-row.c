/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-feature-row.h"

struct _BujuFeatureRow
{
  GObject    parent_instance;

  BujuTable *table;   /* NULL: no fields */
  guint      number;
};

G_DEFINE_FINAL_TYPE (BujuFeatureRow, buju_feature_row, G_TYPE_OBJECT)

static void
buju_feature_row_finalize (GObject *object)
{
  g_clear_pointer (&BUJU_FEATURE_ROW (object)->table, buju_table_unref);
  G_OBJECT_CLASS (buju_feature_row_parent_class)->finalize (object);
}

static void
buju_feature_row_class_init (BujuFeatureRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_feature_row_finalize;
}

static void
buju_feature_row_init (BujuFeatureRow *self)
{
}

/**
 * buju_feature_row_new:
 * @table: (nullable): the table of a layer
 * @number: of the feature
 *
 * Returns: (transfer full): the row as an object
 */
BujuFeatureRow *
buju_feature_row_new (BujuTable *table, guint number)
{
  BujuFeatureRow *self = g_object_new (BUJU_TYPE_FEATURE_ROW, NULL);

  self->table = table != NULL ? buju_table_ref (table) : NULL;
  self->number = number;
  return self;
}

/**
 * buju_feature_row_get_number:
 * @self: a row
 *
 * Returns: the number of its feature
 */
guint
buju_feature_row_get_number (BujuFeatureRow *self)
{
  g_return_val_if_fail (BUJU_IS_FEATURE_ROW (self), 0);

  return self->number;
}

/**
 * buju_feature_row_dup_text:
 * @self: a row
 * @field: a column of the table
 *
 * Returns: (transfer full) (nullable): what the cell says, as people are to see it
 */
char *
buju_feature_row_dup_text (BujuFeatureRow *self, int field)
{
  char room[BUJU_FIELD_SHOWN_ROOM];

  g_return_val_if_fail (BUJU_IS_FEATURE_ROW (self), NULL);

  return self->table != NULL
         ? g_strdup (buju_table_get_shown (self->table, self->number, field, room)) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-columns-group.h"

#include <math.h>

#include <glib/gi18n.h>

#include "buju-field-names.h"

#define MOST_DEGREES 360

struct _BujuColumnsGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwComboRow         *x_row;
  AdwComboRow         *y_row;
  AdwComboRow         *name_row;
  BujuTable           *table;
  BujuColumns          columns;   /* as they were */
};

G_DEFINE_FINAL_TYPE (BujuColumnsGroup, buju_columns_group, ADW_TYPE_PREFERENCES_GROUP)

static int
get_column (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - 1;
}

/* Degrees are never that many: then it is metres. */
static gboolean
is_projected (BujuColumnsGroup *self, int column)
{
  for (guint i = 0; column >= 0 && i < buju_table_get_n_rows (self->table); i++)
    {
      double value = buju_table_get_number (self->table, i, column);

      if (isfinite (value))
        return fabs (value) > MOST_DEGREES;
    }
  return FALSE;
}

static void
buju_columns_group_finalize (GObject *object)
{
  g_clear_pointer (&BUJU_COLUMNS_GROUP (object)->table, buju_table_unref);
  G_OBJECT_CLASS (buju_columns_group_parent_class)->finalize (object);
}

static void
buju_columns_group_class_init (BujuColumnsGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_columns_group_finalize;
}

static void
buju_columns_group_init (BujuColumnsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Columns"));
}

static AdwComboRow *
add_row (BujuColumnsGroup *self, const char *title, int chosen)
{
  GtkWidget                *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = buju_field_names_new (self->table, BUJU_FIELD_NAMES_WITH_NONE);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) (chosen + 1));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return ADW_COMBO_ROW (row);
}

/**
 * buju_columns_group_new:
 * @table: a table
 * @columns: what its columns were taken for
 *
 * Returns: (transfer floating): a group
 */
GtkWidget *
buju_columns_group_new (BujuTable *table, const BujuColumns *columns)
{
  BujuColumnsGroup *self;

  g_return_val_if_fail (table != NULL && columns != NULL, NULL);

  self = g_object_new (BUJU_TYPE_COLUMNS_GROUP, NULL);
  self->table = buju_table_ref (table);
  self->columns = *columns;
  self->x_row = add_row (self, _("Longitude, or East"), columns->x);
  self->y_row = add_row (self, _("Latitude, or North"), columns->y);
  self->name_row = add_row (self, _("Name of the Place"), columns->name);
  return GTK_WIDGET (self);
}

/**
 * buju_columns_group_is_moved:
 * @self: a group
 *
 * Returns: whether other columns than before say where a row lies
 */
gboolean
buju_columns_group_is_moved (BujuColumnsGroup *self)
{
  g_return_val_if_fail (BUJU_IS_COLUMNS_GROUP (self), FALSE);

  return get_column (self->x_row) != self->columns.x || get_column (self->y_row) != self->columns.y;
}

/**
 * buju_columns_group_is_changed:
 * @self: a group
 *
 * Returns: whether other columns than before are chosen
 */
gboolean
buju_columns_group_is_changed (BujuColumnsGroup *self)
{
  g_return_val_if_fail (BUJU_IS_COLUMNS_GROUP (self), FALSE);

  return buju_columns_group_is_moved (self) || get_column (self->name_row) != self->columns.name;
}

/**
 * buju_columns_group_get:
 * @self: a group
 *
 * Returns: what the columns are to be taken for
 */
BujuColumns
buju_columns_group_get (BujuColumnsGroup *self)
{
  BujuColumns columns = BUJU_COLUMNS_NONE;

  g_return_val_if_fail (BUJU_IS_COLUMNS_GROUP (self), columns);

  columns = self->columns;
  columns.name = get_column (self->name_row);
  if (!buju_columns_group_is_moved (self))
    return columns;
  columns.x = get_column (self->x_row);
  columns.y = get_column (self->y_row);
  columns.pair = -1;
  columns.projected = is_projected (self, columns.x);
  return columns;
}

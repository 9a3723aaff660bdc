/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-field-names.h"

#include <glib/gi18n.h>

gboolean
buju_field_names_is_number (const BujuField *field)
{
  return field->type == BUJU_FIELD_INTEGER || field->type == BUJU_FIELD_REAL;
}

/**
 * buju_field_names_new:
 * @table: (nullable): a table
 * @which: of its fields
 *
 * Returns: (transfer full): their names in the table's order
 */
GtkStringList *
buju_field_names_new (BujuTable *table, BujuFieldNames which)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  if (which & BUJU_FIELD_NAMES_WITH_NONE)
    gtk_string_list_append (names, _("None"));
  for (guint i = 0; table != NULL && i < buju_table_get_n_fields (table); i++)
    {
      const BujuField *field = buju_table_get_field (table, i);

      if (!(which & BUJU_FIELD_NAMES_NUMBERS) || buju_field_names_is_number (field))
        gtk_string_list_append (names, field->name);
    }
  return names;
}

/**
 * buju_field_names_find:
 * @list: names
 * @name: (nullable): one of them, in any case
 *
 * Returns: its place, or -1
 */
int
buju_field_names_find (GtkStringList *list, const char *name)
{
  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (g_ascii_strcasecmp (gtk_string_list_get_string (list, i), name) == 0)
      return (int) i;
  return -1;
}

/**
 * buju_field_names_get:
 * @row: with names, "None" before them
 *
 * Returns: (nullable): the name that is chosen
 */
const char *
buju_field_names_get (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), selected);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-columns-text.h"

#include <string.h>

#define METRES "metres"

static const struct
{
  const char *name;
  gsize       offset;
} roles[] = {
  { "x", G_STRUCT_OFFSET (BujuColumns, x) },
  { "y", G_STRUCT_OFFSET (BujuColumns, y) },
  { "pair", G_STRUCT_OFFSET (BujuColumns, pair) },
  { "name", G_STRUCT_OFFSET (BujuColumns, name) },
};

/**
 * buju_columns_to_text:
 * @self: columns of @table
 * @table: a table
 *
 * Returns: (transfer full): where things lie and what they are called, by the names of the columns
 */
char *
buju_columns_to_text (const BujuColumns *self, const BujuTable *table)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      int column = G_STRUCT_MEMBER (int, self, roles[i].offset);
      const BujuField *field = column >= 0 ? buju_table_get_field (table, (guint) column) : NULL;

      if (field != NULL)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", roles[i].name,
                                field->name);
    }
  if (self->projected)
    g_string_append (text, text->len > 0 ? "\n" METRES : METRES);
  return g_string_free (text, FALSE);
}

static gboolean
take_line (BujuColumns *self, const BujuTable *table, const char *line)
{
  const char *name = strchr (line, '=');

  if (strcmp (line, METRES) == 0)
    {
      self->projected = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles) && name != NULL; i++)
    if (strncmp (line, roles[i].name, (gsize) (name - line)) == 0
        && roles[i].name[name - line] == '\0')
      {
        int column = buju_table_find_field (table, name + 1);

        G_STRUCT_MEMBER (int, self, roles[i].offset) = column;
        return column >= 0;
      }
  return FALSE;
}

/**
 * buju_columns_take_text:
 * @self: columns of @table as they were found
 * @table: a table
 * @text: what buju_columns_to_text() wrote
 *
 * Returns: whether the columns are there
 */
gboolean
buju_columns_take_text (BujuColumns *self, const BujuTable *table, const char *text)
{
  g_auto (GStrv) lines = NULL;
  BujuColumns taken;

  g_return_val_if_fail (self != NULL && table != NULL && text != NULL, FALSE);

  taken = *self;
  taken.projected = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    G_STRUCT_MEMBER (int, &taken, roles[i].offset) = -1;
  lines = g_strsplit (text, "\n", (int) G_N_ELEMENTS (roles) + 2);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (&taken, table, lines[i]))
      return FALSE;
  *self = taken;
  return TRUE;
}

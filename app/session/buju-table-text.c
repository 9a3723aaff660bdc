/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-table-text.h"

#include <math.h>

#include "plan/buju-csv.h"

#define OFTEN 4096 /* rows between looks at the cancellable */

typedef struct
{
  const BujuTable *table;
  BujuCsv         *csv;    /* CSV, or … */
  GString         *text;   /* … TSV */
} Writer;

/* What is a number is written as it stands, also with a minus; anything else is made harmless. */
static void
add_cell (Writer *self, guint field, const char *cell, gboolean number)
{
  if (self->csv != NULL && number)
    buju_csv_add_figure (self->csv, cell);
  else if (self->csv != NULL)
    buju_csv_add (self->csv, cell);
  else
    {
      if (field > 0)
        g_string_append_c (self->text, '\t');
      for (const char *p = cell != NULL ? cell : ""; *p != '\0'; p++)
        g_string_append_c (self->text, *p == '\t' || *p == '\n' || *p == '\r' ? ' ' : *p);
    }
}

static void
end_row (Writer *self)
{
  if (self->csv != NULL)
    buju_csv_end_row (self->csv);
  else
    g_string_append_c (self->text, '\n');
}

static void
add_row (Writer *self, guint row)
{
  for (guint i = 0; i < buju_table_get_n_fields (self->table); i++)
    {
      const char *cell = buju_table_get (self->table, row, (int) i);
      gboolean signs = cell != NULL && (*cell == '-' || *cell == '+');

      add_cell (self, i, cell, signs && !isnan (buju_table_get_number (self->table, row, (int) i)));
    }
  end_row (self);
}

static gboolean
add_rows (Writer *self, const BujuTableOrder *order, const GArray *rows, GCancellable *cancellable)
{
  guint n = rows != NULL ? rows->len : buju_table_order_get_n (order);

  for (guint i = 0; i < n; i++)
    {
      add_row (self,
               rows != NULL ? g_array_index (rows, guint32, i)
                 : buju_table_order_get_row (order, i));
      if (i % OFTEN == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

/**
 * buju_table_text_make:
 * @order: rows of a table
 * @rows: (nullable) (element-type guint32): which rows of the table; %NULL for those of @order
 * @form: how to write them
 * @cancellable: (nullable): looked at every few thousand rows
 *
 * Returns: (transfer full) (nullable): the names of the columns and the rows; %NULL when cancelled
 */
char *
buju_table_text_make (const BujuTableOrder *order, const GArray *rows, BujuTableTextForm form,
                      GCancellable *cancellable)
{
  g_autoptr (BujuCsv) csv = form == BUJU_TABLE_TEXT_CSV ? buju_csv_new () : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Writer writer = { NULL, csv, text };

  g_return_val_if_fail (order != NULL, NULL);

  writer.table = buju_table_order_get_table (order);
  if (writer.table == NULL)
    return g_strdup ("");
  for (guint i = 0; i < buju_table_get_n_fields (writer.table); i++)
    add_cell (&writer, i, buju_table_get_field (writer.table, i)->name, FALSE);
  end_row (&writer);
  if (!add_rows (&writer, order, rows, cancellable))
    return NULL;
  return csv != NULL ? buju_csv_dup_text (csv) : g_string_free (g_steal_pointer (&text), FALSE);
}

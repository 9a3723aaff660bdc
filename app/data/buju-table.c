/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table.h"

#include <math.h>
#include <string.h>

struct _BujuTable
{
  GArray       *fields; /* BujuField */
  GPtrArray    *cells;  /* row-major */
  guint         n_rows;
  char         *text;  /* that the cells point into, or … */
  GStringChunk *chunk; /* … this; both NULL when each cell is its own */
};

static void
field_clear (gpointer data)
{
  BujuField *field = data;

  g_clear_pointer (&field->name, g_free);
}

/**
 * buju_table_new:
 * @fields: (element-type BujuField) (transfer full): the columns; their names are freed with the
 *   table
 * @cells: (element-type utf8) (transfer full): row-major, n_rows * n_fields; %NULL = missing. The
 *   array's own free function, if it has one, is left to free the cells
 * @n_rows: how many rows
 *
 * Returns: (transfer full): an immutable table
 */
BujuTable *
buju_table_new (GArray    *fields,
                GPtrArray *cells,
                guint      n_rows)
{
  BujuTable *self;

  g_return_val_if_fail (fields != NULL && cells != NULL, NULL);
  g_return_val_if_fail ((guint64) n_rows * fields->len == cells->len, NULL);

  self = g_atomic_rc_box_new0 (BujuTable);
  g_array_set_clear_func (fields, field_clear);
  self->fields = fields;
  self->cells = cells;
  self->n_rows = n_rows;

  return self;
}

/**
 * buju_table_new_over_text:
 * @fields: (element-type BujuField) (transfer full): the columns
 * @cells: (element-type utf8) (transfer full): row-major, n_rows * n_fields; they point into @text
 * @n_rows: how many rows
 * @text: (transfer full): freed with the table
 *
 * For large tables: a block of the heap for each of millions of cells would take more than they do.
 *
 * Returns: (transfer full): an immutable table
 */
BujuTable *
buju_table_new_over_text (GArray    *fields,
                          GPtrArray *cells,
                          guint      n_rows,
                          char      *text)
{
  BujuTable *self = buju_table_new (fields, cells, n_rows);

  g_return_val_if_fail (self != NULL, NULL);

  self->text = text;

  return self;
}

/**
 * buju_table_new_over_chunk:
 * @fields: (element-type BujuField) (transfer full): the columns
 * @cells: (element-type utf8) (transfer full): row-major, n_rows * n_fields; they lie in @chunk
 * @n_rows: how many rows
 * @chunk: (transfer full): freed with the table
 *
 * Returns: (transfer full): an immutable table
 */
BujuTable *
buju_table_new_over_chunk (GArray       *fields,
                           GPtrArray    *cells,
                           guint         n_rows,
                           GStringChunk *chunk)
{
  BujuTable *self = buju_table_new (fields, cells, n_rows);

  g_return_val_if_fail (self != NULL, NULL);

  self->chunk = chunk;

  return self;
}

/**
 * buju_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self, once more
 */
BujuTable *
buju_table_ref (BujuTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
table_clear (gpointer data)
{
  BujuTable *self = data;

  g_array_unref (self->fields);
  g_ptr_array_unref (self->cells);
  g_free (self->text);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
}

/**
 * buju_table_unref:
 * @self: (transfer full): a table
 */
void
buju_table_unref (BujuTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, table_clear);
}

/**
 * buju_table_get_n_rows:
 * @self: a table
 *
 * Returns: the number of rows; may be less than the layer has features
 */
guint
buju_table_get_n_rows (const BujuTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * buju_table_get_n_fields:
 * @self: a table
 *
 * Returns: the number of columns
 */
guint
buju_table_get_n_fields (const BujuTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fields->len;
}

/**
 * buju_table_get_field:
 * @self: a table
 * @field: number of a column
 *
 * Returns: (transfer none) (nullable): the column; %NULL when there is none of that number
 */
const BujuField *
buju_table_get_field (const BujuTable *self,
                      guint            field)
{
  g_return_val_if_fail (self != NULL, NULL);

  return field < self->fields->len ? &g_array_index (self->fields, BujuField, field) : NULL;
}

/**
 * buju_table_find_field:
 * @self: a table
 * @name: a column's name; ASCII letters match in either case
 *
 * Returns: the column's number or -1
 */
int
buju_table_find_field (const BujuTable *self,
                       const char      *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_ascii_strcasecmp (g_array_index (self->fields, BujuField, i).name, name) == 0)
      return (int) i;

  return -1;
}

/**
 * buju_table_get:
 * @self: a table
 * @row: number of the row, that is of the feature
 * @field: number of the column, or -1
 *
 * Returns: (transfer none) (nullable): the text, valid UTF-8; %NULL when missing or out of range
 */
const char *
buju_table_get (const BujuTable *self,
                guint            row,
                int              field)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (row >= self->n_rows || field < 0 || (guint) field >= self->fields->len)
    return NULL;

  return g_ptr_array_index (self->cells, row * self->fields->len + (guint) field);
}

/**
 * buju_table_lookup:
 * @self: a table
 * @row: number of the row
 * @field_name: name of the column
 *
 * Returns: (transfer none) (nullable): as buju_table_get()
 */
const char *
buju_table_lookup (const BujuTable *self,
                   guint            row,
                   const char      *field_name)
{
  return buju_table_get (self, row, buju_table_find_field (self, field_name));
}

/* Thousands set off by commas, as spreadsheets write them: 1,234.5. Commas elsewhere make no
 * number. */
static gboolean
read_grouped (const char *text,
              double     *number)
{
  g_auto (GStrv) groups = g_strsplit (text, ",", 8);
  g_autofree char *plain = NULL;
  char *end = NULL;

  for (guint i = 0; groups[i] != NULL; i++)
    {
      gsize digits = strspn (i == 0 && *groups[0] == '-' ? groups[0] + 1 : groups[i], "0123456789");

      if (i == 0 ? digits == 0 || digits > 3 : digits != 3)
        return FALSE;
      if (groups[i + 1] != NULL && strlen (groups[i]) > digits + (i == 0 && *groups[0] == '-'))
        return FALSE;
    }
  plain = g_strjoinv ("", groups);
  *number = g_ascii_strtod (plain, &end);

  return end != plain && *end == '\0';
}

/**
 * buju_table_get_number:
 * @self: a table
 * @row: number of the row
 * @field: number of the column, or -1
 *
 * Reads a cell as a number, always with a decimal point whatever the locale.
 *
 * Returns: the number; NaN when missing or when the text is none
 */
double
buju_table_get_number (const BujuTable *self,
                       guint            row,
                       int              field)
{
  const char *text = buju_table_get (self, row, field);
  char *end = NULL;
  double number;

  if (text == NULL)
    return NAN;

  number = g_ascii_strtod (text, &end);
  if (*end == ',' && read_grouped (text, &number))
    return number;

  return end != text && *end == '\0' ? number : NAN;
}

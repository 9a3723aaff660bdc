/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table-order.h"

#include <math.h>
#include <string.h>

#include "data/buju-filter.h"
#include "data/buju-table-sort.h"

#define OFTEN 4096        /* rows between looks at the cancellable */
#define ROWS_TO_JUDGE 200 /* of a column of texts that may be numbers */

#define FILTERED 300      /* of the progress */

struct _BujuTableOrder
{
  BujuTable *table;
  guint      n_all;
  guint      n;
  guint32   *rows;       /* NULL: all, as they stand */
  guint32   *positions;  /* of all rows; NULL likewise */
};

/* The rows that pass, in @rows; returns how many, or -1. */
static gint64
filter_rows (const BujuFilter *filter, guint n_all, guint32 *rows, int *progress,
             GCancellable *cancellable, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < n_all; i++)
    {
      if (i % OFTEN == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return -1;
          if (progress != NULL)
            g_atomic_int_set (progress, (int) (i * (guint64) FILTERED / n_all));
        }
      if (filter == NULL || buju_filter_matches (filter, i))
        rows[n++] = i;
    }
  return n;
}

static gboolean
sort_as_wished (BujuTable *table, const BujuTableWish *wish, guint32 *rows, guint n, int *progress,
                GCancellable *cancellable, GError **error)
{
  if (table != NULL && wish->field >= 0 && (guint) wish->field < buju_table_get_n_fields (table))
    return buju_table_sort (table, wish->field, wish->descending, rows, n, progress, FILTERED,
                            cancellable, error);
  for (guint i = 0; wish->descending && i < n / 2; i++)
    {
      guint32 row = rows[i];

      rows[i] = rows[n - 1 - i];
      rows[n - 1 - i] = row;
    }
  return TRUE;
}

static void
take_rows (BujuTableOrder *self, guint32 *rows, guint n)
{
  self->n = n;
  self->rows = g_renew (guint32, rows, MAX (n, 1));
  self->positions = g_new (guint32, MAX (self->n_all, 1));
  memset (self->positions, 0xff, self->n_all * sizeof *self->positions);
  for (guint i = 0; i < n; i++)
    self->positions[self->rows[i]] = i;
}

/**
 * buju_table_order_new:
 * @table: (nullable): a table
 * @n_rows: how many rows there are, also those that the table lacks
 * @wish: which of them, and how sorted
 * @progress: (nullable): see above
 * @cancellable: (nullable): looked at every few thousand rows
 * @error: return location for a #BujuFilterError or %G_IO_ERROR_CANCELLED
 *
 * Numbers go by their values, texts as people look for names (#BujuCollator); what is missing, or
 * no number among numbers, stands at the end in both directions, and rows that are equal stand as
 * in the file.
 *
 * Returns: (transfer full) (nullable): the rows that are wanted, in order
 */
BujuTableOrder *
buju_table_order_new (BujuTable *table, guint n_rows, const BujuTableWish *wish, int *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  gboolean filters, natural;
  g_autoptr (BujuTableOrder) self = NULL;
  g_autoptr (BujuFilter) filter = NULL;
  g_autofree guint32 *rows = NULL;
  gint64 n;

  g_return_val_if_fail (wish != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  filters = table != NULL && wish->filter != NULL && *wish->filter != '\0';
  natural = wish->field < 0 && !wish->descending;
  if (filters && (filter = buju_filter_new (wish->filter, table, error)) == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (BujuTableOrder);
  self->table = table != NULL ? buju_table_ref (table) : NULL;
  self->n_all = self->n = n_rows;
  if (natural && !filters)
    return g_steal_pointer (&self);
  rows = g_new (guint32, MAX (n_rows, 1));
  n = filter_rows (filter, n_rows, rows, progress, cancellable, error);
  if (n < 0 || !sort_as_wished (table, wish, rows, (guint) n, progress, cancellable, error))
    return NULL;
  take_rows (self, g_steal_pointer (&rows), (guint) n);
  return g_steal_pointer (&self);
}

/**
 * buju_table_order_ref:
 * @self: an order
 *
 * Returns: (transfer full): @self, once more
 */
BujuTableOrder *
buju_table_order_ref (BujuTableOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
order_clear (gpointer data)
{
  BujuTableOrder *self = data;

  g_clear_pointer (&self->table, buju_table_unref);
  g_free (self->rows);
  g_free (self->positions);
}

/**
 * buju_table_order_unref:
 * @self: (transfer full): an order
 */
void
buju_table_order_unref (BujuTableOrder *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, order_clear);
}

/**
 * buju_table_order_get_table:
 * @self: an order
 *
 * Returns: (transfer none) (nullable): whose rows they are
 */
BujuTable *
buju_table_order_get_table (const BujuTableOrder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * buju_table_order_get_n:
 * @self: an order
 *
 * Returns: how many rows are wanted
 */
guint
buju_table_order_get_n (const BujuTableOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * buju_table_order_get_n_all:
 * @self: an order
 *
 * Returns: how many rows there are
 */
guint
buju_table_order_get_n_all (const BujuTableOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_all;
}

/**
 * buju_table_order_get_row:
 * @self: an order
 * @position: from 0
 *
 * Returns: the row that stands there; %BUJU_TABLE_NOWHERE beyond the end
 */
guint
buju_table_order_get_row (const BujuTableOrder *self, guint position)
{
  g_return_val_if_fail (self != NULL, BUJU_TABLE_NOWHERE);

  if (position >= self->n)
    return BUJU_TABLE_NOWHERE;
  return self->rows != NULL ? self->rows[position] : position;
}

/**
 * buju_table_order_find:
 * @self: an order
 * @row: of the table
 *
 * Returns: where it stands; %BUJU_TABLE_NOWHERE when it is not wanted
 */
guint
buju_table_order_find (const BujuTableOrder *self, guint row)
{
  g_return_val_if_fail (self != NULL, BUJU_TABLE_NOWHERE);

  if (row >= self->n_all)
    return BUJU_TABLE_NOWHERE;
  return self->positions != NULL ? self->positions[row] : row;
}

/**
 * buju_table_order_is_number:
 * @table: a table
 * @field: one of its columns
 *
 * Returns: whether it is one of numbers, by its type or, of texts, by what stands in its first rows
 */
gboolean
buju_table_order_is_number (BujuTable *table, guint field)
{
  const BujuField *column;
  guint n = 0;

  g_return_val_if_fail (table != NULL, FALSE);

  column = buju_table_get_field (table, field);
  if (column == NULL || column->type != BUJU_FIELD_TEXT)
    return column != NULL
           && (column->type == BUJU_FIELD_INTEGER || column->type == BUJU_FIELD_REAL);
  for (guint row = 0; row < MIN (buju_table_get_n_rows (table), ROWS_TO_JUDGE); row++)
    {
      const char *text = buju_table_get (table, row, (int) field);

      if (text == NULL || *text == '\0')
        continue;
      if (isnan (buju_table_get_number (table, row, (int) field)))
        return FALSE;
      n++;
    }
  return n > 0;
}

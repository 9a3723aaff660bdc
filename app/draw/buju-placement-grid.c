/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-grid.h"

#include <math.h>

#define CELLS_MAX 256 /* a side */

struct _BujuGrid
{
  double   cell;
  int      n_columns;
  int      n_rows;
  GArray **cells;    /* guint items; NULL = empty */
  GArray  *stamps;   /* guint: the last query that found an item */
  guint    query;
};

typedef struct
{
  int column0, row0, column1, row1;
} Range;

/**
 * buju_grid_new:
 * @width: of the picture, user space
 * @height: of the picture, user space
 * @cell: side of a cell; made larger when the picture would need too many
 *
 * Returns: (transfer full): an empty grid
 */
BujuGrid *
buju_grid_new (double width, double height, double cell)
{
  BujuGrid *self = g_new0 (BujuGrid, 1);

  self->cell = MAX (MAX (cell, 1e-3), MAX (width, height) / CELLS_MAX);
  self->n_columns = MAX (1, (int) ceil (width / self->cell));
  self->n_rows = MAX (1, (int) ceil (height / self->cell));
  self->cells = g_new0 (GArray *, (gsize) self->n_columns * (gsize) self->n_rows);
  self->stamps = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * buju_grid_free:
 * @self: a grid
 */
void
buju_grid_free (BujuGrid *self)
{
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_free (self->cells);
  g_array_unref (self->stamps);
  g_free (self);
}

/* A NAN counts to the first cell. */
static int
to_cell (double value, double cell, int n)
{
  double at = floor (value / cell);

  return at > 0 ? (int) MIN (at, n - 1) : 0;
}

static Range
range_of (const BujuGrid *self, const BujuBox *box)
{
  return (Range) {
    to_cell (box->x0, self->cell, self->n_columns), to_cell (box->y0, self->cell, self->n_rows),
    to_cell (box->x1, self->cell, self->n_columns), to_cell (box->y1, self->cell, self->n_rows)
  };
}

static GArray **
cell_at (const BujuGrid *self, int column, int row)
{
  return &self->cells[(gsize) row * (gsize) self->n_columns + (gsize) column];
}

/**
 * buju_grid_add:
 * @self: a grid
 * @box: where the item lies
 * @item: its number
 */
void
buju_grid_add (BujuGrid *self, const BujuBox *box, guint item)
{
  Range range = range_of (self, box);

  if (item >= self->stamps->len)
    g_array_set_size (self->stamps, item + 1);
  for (int row = range.row0; row <= range.row1; row++)
    for (int column = range.column0; column <= range.column1; column++)
      {
        GArray **cell = cell_at (self, column, row);

        if (*cell == NULL)
          *cell = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (*cell, item);
      }
}

static void
collect (BujuGrid *self, const GArray *cell, GArray *found)
{
  for (guint i = 0; i < cell->len; i++)
    {
      guint item = g_array_index (cell, guint, i);
      guint *stamp = &g_array_index (self->stamps, guint, item);

      if (*stamp == self->query)
        continue;
      *stamp = self->query;
      g_array_append_val (found, item);
    }
}

/**
 * buju_grid_query:
 * @self: a grid
 * @box: where to look
 * @found: (element-type guint) (out caller-allocates): the items near @box, each once; the order
 *   depends only on what was added and removed
 */
void
buju_grid_query (BujuGrid *self, const BujuBox *box, GArray *found)
{
  Range range = range_of (self, box);

  self->query++;
  g_array_set_size (found, 0);
  for (int row = range.row0; row <= range.row1; row++)
    for (int column = range.column0; column <= range.column1; column++)
      {
        const GArray *cell = *cell_at (self, column, row);

        if (cell != NULL)
          collect (self, cell, found);
      }
}

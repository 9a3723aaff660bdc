/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain-dots.h"

#include <math.h>
#include <stdlib.h>

#define STEPS 4         /* of the grid, a unit: 0.09 mm on paper */
#define FARTHEST (1 << 22)
#define MOST_SIZE 15

/* Size, row, column of the upper left corner, in steps; so sorted, neighbours in a row follow one
 * another. */
static guint64
make_key (guint size, int row, int column)
{
  return (guint64) size << 48 | (guint64) (row + FARTHEST) << 24 | (guint64) (column + FARTHEST);
}

static void
split_key (guint64 key, guint *size, int *row, int *column)
{
  *size = (guint) (key >> 48);
  *row = (int) (key >> 24 & 0xffffff) - FARTHEST;
  *column = (int) (key & 0xffffff) - FARTHEST;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

/**
 * buju_plain_dots_init:
 * @self: (out caller-allocates): dots
 */
void
buju_plain_dots_init (BujuPlainDots *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
}

/**
 * buju_plain_dots_clear:
 * @self: initialised dots
 */
void
buju_plain_dots_clear (BujuPlainDots *self)
{
  g_array_unref (self->keys);
}

/**
 * buju_plain_dots_add:
 * @self: dots
 * @x: centre, user space
 * @y: centre
 * @size: of the square
 */
void
buju_plain_dots_add (BujuPlainDots *self, double x, double y, double size)
{
  guint steps = (guint) CLAMP (lround (size * STEPS), 1, MOST_SIZE);
  long row = lround ((y - size / 2) * STEPS), column = lround ((x - size / 2) * STEPS);
  guint64 key;

  if (labs (row) >= FARTHEST || labs (column) >= FARTHEST)
    return;
  key = make_key (steps, (int) row, (int) column);
  /* Most dots repeat the one before. */
  if (self->keys->len == 0 || g_array_index (self->keys, guint64, self->keys->len - 1) != key)
    g_array_append_val (self->keys, key);
}

static void
trace_run (cairo_t *cr, guint size, int row, int column, int end)
{
  double y = (row + size / 2.0) / STEPS;

  cairo_move_to (cr, (double) column / STEPS, y);
  cairo_line_to (cr, (double) end / STEPS, y);
}

static void
stroke_size (cairo_t *cr, guint size)
{
  if (size == 0)
    return;
  cairo_set_line_width (cr, (double) size / STEPS);
  cairo_stroke (cr);
}

/**
 * buju_plain_dots_flush:
 * @self: dots
 * @cr: a context
 */
void
buju_plain_dots_flush (BujuPlainDots *self, cairo_t *cr)
{
  guint run_size = 0;
  int run_row = 0, run_start = 0, run_end = 0;

  if (self->keys->len == 0)
    return;
  g_array_sort (self->keys, compare_keys);
  cairo_save (cr);
  for (guint i = 0; i < self->keys->len; i++)
    {
      guint size;
      int row, column;

      split_key (g_array_index (self->keys, guint64, i), &size, &row, &column);
      if (size == run_size && row == run_row && column <= run_end)
        {
          run_end = MAX (run_end, column + (int) size);
          continue;
        }
      if (run_size > 0)
        trace_run (cr, run_size, run_row, run_start, run_end);
      if (size != run_size)
        stroke_size (cr, run_size);
      run_size = size;
      run_row = row;
      run_start = column;
      run_end = column + (int) size;
    }
  trace_run (cr, run_size, run_row, run_start, run_end);
  stroke_size (cr, run_size);
  cairo_restore (cr);
  g_array_set_size (self->keys, 0);
}

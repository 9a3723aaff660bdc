/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain-discs.h"

#include <math.h>
#include <stdlib.h>

#define STEPS 4            /* of the grid, a unit: 0.09 mm on paper */
/* steps: discs so near to each other leave no notch between them that could be seen */
#define MOST_GAP 2
#define FARTHEST (1 << 30)
#define ROOM (1 << 20)     /* keys that are added before those that are there twice go */
#define RUNS_AT_ONCE 1024  /* cairo sorts the outline of all that it strokes at once */

/**
 * buju_plain_discs_init:
 * @self: (out caller-allocates): discs
 */
void
buju_plain_discs_init (BujuPlainDiscs *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->n_kept = 0;
}

/**
 * buju_plain_discs_clear:
 * @self: initialised discs
 */
void
buju_plain_discs_clear (BujuPlainDiscs *self)
{
  g_array_unref (self->keys);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a, second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

static void
sort (BujuPlainDiscs *self)
{
  guint64 *keys = (guint64 *) (gpointer) self->keys->data;
  guint n = 0;

  g_array_sort (self->keys, compare_keys);
  for (guint i = 0; i < self->keys->len; i++)
    if (n == 0 || keys[i] != keys[n - 1])
      keys[n++] = keys[i];
  g_array_set_size (self->keys, n);
  self->n_kept = n;
}

/**
 * buju_plain_discs_add:
 * @self: discs
 * @x: centre, user space
 * @y: centre
 */
void
buju_plain_discs_add (BujuPlainDiscs *self, double x, double y)
{
  long row = lround (y * STEPS), column = lround (x * STEPS);
  guint64 key;

  if (labs (row) >= FARTHEST || labs (column) >= FARTHEST)
    return;
  key = (guint64) (row + FARTHEST) << 32 | (guint64) (column + FARTHEST);
  g_array_append_val (self->keys, key);
  if (self->keys->len >= 2 * self->n_kept + ROOM)
    sort (self);
}

static long
get_row (guint64 key)
{
  return (long) (key >> 32) - FARTHEST;
}

static long
get_column (guint64 key)
{
  return (long) (key & 0xffffffff) - FARTHEST;
}

/* From disc @first to disc @last of one row. */
static void
trace_run (cairo_t *cr, guint64 first, guint64 last)
{
  double y = (double) get_row (first) / STEPS;

  cairo_move_to (cr, (double) get_column (first) / STEPS, y);
  cairo_line_to (cr, (double) get_column (last) / STEPS, y);
}

/**
 * buju_plain_discs_flush:
 * @self: discs
 * @cr: a context with a source
 * @diameter: of each, user space
 */
void
buju_plain_discs_flush (BujuPlainDiscs *self, cairo_t *cr, double diameter)
{
  const guint64 *keys;
  guint n_runs = 0, start = 0;

  if (self->keys->len == 0)
    return;
  sort (self);
  keys = (const guint64 *) (gpointer) self->keys->data;
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, diameter);
  for (guint i = 1; i <= self->n_kept; i++)
    {
      if (i < self->n_kept && keys[i] - keys[i - 1] <= MOST_GAP)
        continue;
      trace_run (cr, keys[start], keys[i - 1]);
      start = i;
      if (++n_runs % RUNS_AT_ONCE == 0)
        cairo_stroke (cr);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  g_array_set_size (self->keys, 0);
  self->n_kept = 0;
}

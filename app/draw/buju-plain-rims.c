/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain-rims.h"

#include <math.h>
#include <stdlib.h>

#define STEPS         8         /* of the grid, a unit: 0.04 mm on paper */
#define FARTHEST      (1 << 30)
#define ROOM          (1 << 20) /* places that are added before those that are there twice go */
#define MOST_SIDE     4096      /* squares */
#define DISCS_AT_ONCE 4096

typedef struct
{
  gint32  x;       /* steps */
  gint32  y;
  guint32 order;
  guint32 level;   /* from 1 */
} Place;

/* Squares at least as wide as a disc: one that overlaps another has its centre in the same square
 * or in one beside it. */
typedef struct
{
  guint32 *levels;   /* the highest of each square, 0 for none */
  guint    width;
  guint    height;
  gint32   x0;       /* steps */
  gint32   y0;
  double   side;     /* steps */
} Squares;

/**
 * buju_plain_rims_init:
 * @self: (out caller-allocates): discs
 */
void
buju_plain_rims_init (BujuPlainRims *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->n_kept = 0;
}

/**
 * buju_plain_rims_clear:
 * @self: initialised discs
 */
void
buju_plain_rims_clear (BujuPlainRims *self)
{
  g_array_unref (self->places);
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int          result = compare_numbers (one->y, other->y);

  if (result == 0)
    result = compare_numbers (one->x, other->x);
  return result != 0 ? result : compare_numbers (one->order, other->order);
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  return compare_numbers (((const Place *) a)->order, ((const Place *) b)->order);
}

/* Of those at one place only the last is seen. */
static void
keep_last (BujuPlainRims *self)
{
  Place *places = (Place *) (gpointer) self->places->data;
  guint  n = 0;

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len; i++)
    if (i + 1 == self->places->len || places[i + 1].x != places[i].x
        || places[i + 1].y != places[i].y)
      places[n++] = places[i];
  g_array_set_size (self->places, n);
  g_array_sort (self->places, compare_orders);
  for (guint i = 0; i < n; i++)
    places[i].order = i;
  self->n_kept = n;
}

/**
 * buju_plain_rims_add:
 * @self: discs
 * @x: centre, user space
 * @y: centre
 */
void
buju_plain_rims_add (BujuPlainRims *self, double x, double y)
{
  long  column = lround (x * STEPS), row = lround (y * STEPS);
  Place place = { (gint32) column, (gint32) row, self->places->len, 0 };

  if (labs (row) >= FARTHEST || labs (column) >= FARTHEST)
    return;
  g_array_append_val (self->places, place);
  if (self->places->len >= 2 * self->n_kept + ROOM)
    keep_last (self);
}

static void
squares_init (Squares *self, const Place *places, guint n, double side)
{
  gint32 x1 = places[0].x, y1 = places[0].y;

  *self = (Squares) { .x0 = x1, .y0 = y1 };
  for (guint i = 1; i < n; i++)
    {
      self->x0 = MIN (self->x0, places[i].x);
      self->y0 = MIN (self->y0, places[i].y);
      x1 = MAX (x1, places[i].x);
      y1 = MAX (y1, places[i].y);
    }
  /* One more all around: then each square has eight beside it. */
  self->side = fmax (side, (fmax ((double) x1 - self->x0, (double) y1 - self->y0) + 1)
                             / (MOST_SIDE - 2));
  self->width = (guint) (((double) x1 - self->x0) / self->side) + 3;
  self->height = (guint) (((double) y1 - self->y0) / self->side) + 3;
  self->levels = g_new0 (guint32, (gsize) self->width * self->height);
}

/* Above all that are in the nine squares so far. */
static guint32
find_level (Squares *self, const Place *place)
{
  gsize    column = (gsize) (((double) place->x - self->x0) / self->side) + 1;
  gsize    row = (gsize) (((double) place->y - self->y0) / self->side) + 1;
  guint32 *levels = self->levels + row * self->width + column;
  guint32  level = 0;

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      level = MAX (level, levels[dy * (gssize) self->width + dx]);
  return *levels = level + 1;
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int          result = compare_numbers (one->level, other->level);

  return result != 0 ? result : compare_orders (a, b);
}

static void
stroke (cairo_t *cr, const Place *places, guint n, double diameter, const BujuColor *color)
{
  if (diameter <= 0)
    return;
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
  cairo_set_line_width (cr, diameter);
  for (guint i = 0; i < n; i++)
    {
      double x = (double) places[i].x / STEPS, y = (double) places[i].y / STEPS;

      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
}

/**
 * buju_plain_rims_flush:
 * @self: discs
 * @cr: a context
 * @look: how they look
 *
 * The picture is what drawing one after another would give, each filled and then stroked.
 */
void
buju_plain_rims_flush (BujuPlainRims *self, cairo_t *cr, const BujuPlainRim *look)
{
  double  outer = look->diameter + look->line_width, inner = look->diameter - look->line_width;
  Place  *places;
  Squares squares;

  if (self->places->len == 0)
    return;
  keep_last (self);
  places = (Place *) (gpointer) self->places->data;
  squares_init (&squares, places, self->n_kept, outer * STEPS);
  for (guint i = 0; i < self->n_kept; i++)
    places[i].level = find_level (&squares, &places[i]);
  g_free (squares.levels);
  g_array_sort (self->places, compare_levels);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint start = 0, end; start < self->n_kept; start = end)
    {
      for (end = start + 1; end < self->n_kept && end - start < DISCS_AT_ONCE
           && places[end].level == places[start].level; end++)
        ;
      stroke (cr, places + start, end - start, outer, &look->stroke);
      stroke (cr, places + start, end - start, inner, &look->fill);
    }
  cairo_restore (cr);
  g_array_set_size (self->places, 0);
  self->n_kept = 0;
}

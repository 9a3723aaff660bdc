/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-lines.h"

#include <math.h>

#define CELL 3.0            /* pt */
#define CELLS_MAX 250000.0  /* of the whole raster */
#define TURNED_STEPS 12     /* samples along a turned text; a third of it across */

struct _BujuLineMap
{
  double   cell;
  double   x0, y0;     /* of the first cell, user space */
  int      n_columns;
  int      n_rows;
  double  *sums;       /* (n_columns + 1) × (n_rows + 1) */
};

/* While it is being filled. */
typedef struct
{
  BujuLineMap *map;
  float   *values;
  guint32 *stamps;     /* a barrier counts once a cell */
  guint32  stamp;
  float    weight;
} Filling;

static void
mark (Filling *filling, double x, double y)
{
  const BujuLineMap *map = filling->map;
  double column = floor ((x - map->x0) / map->cell), row = floor ((y - map->y0) / map->cell);
  gsize at;

  if (!(column >= 0 && row >= 0 && column < map->n_columns && row < map->n_rows))
    return;
  at = (gsize) row * (gsize) map->n_columns + (gsize) column;
  if (filling->stamps[at] == filling->stamp)
    return;
  filling->stamps[at] = filling->stamp;
  filling->values[at] += filling->weight;
}

/* The part of a–b inside the raster, Liang–Barsky. */
static gboolean
clip_segment (const BujuLineMap *map, BujuPoint *a, BujuPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, t0 = 0, t1 = 1;
  double d[4] = { -dx, dx, -dy, dy };
  double room[4] = { a->x - map->x0, map->x0 + map->n_columns * map->cell - a->x,
                     a->y - map->y0, map->y0 + map->n_rows * map->cell - a->y };

  for (guint i = 0; i < 4; i++)
    {
      if (d[i] == 0 && room[i] < 0)
        return FALSE;
      if (d[i] < 0)
        t0 = MAX (t0, room[i] / d[i]);
      else if (d[i] > 0)
        t1 = MIN (t1, room[i] / d[i]);
    }
  if (!(t0 <= t1) || !isfinite (dx) || !isfinite (dy))
    return FALSE;
  *b = (BujuPoint) { a->x + t1 * dx, a->y + t1 * dy };
  *a = (BujuPoint) { a->x + t0 * dx, a->y + t0 * dy };
  return TRUE;
}

static void
mark_segment (Filling *filling, BujuPoint a, BujuPoint b)
{
  double step = filling->map->cell / 2, length;
  int n;

  if (!clip_segment (filling->map, &a, &b))
    return;
  length = hypot (b.x - a.x, b.y - a.y);
  n = MAX (1, (int) ceil (length / step));
  for (int i = 0; i <= n; i++)
    mark (filling, a.x + (b.x - a.x) * i / n, a.y + (b.y - a.y) * i / n);
}

/* Vertices closer together than the raster can tell are left out. */
static void
mark_part (Filling *filling, const BujuView *view, const BujuPoint *points, guint n_points)
{
  double step = filling->map->cell / 2;
  BujuPoint last = { 0, 0 };

  for (guint i = 0; i < n_points; i++)
    {
      BujuPoint p = buju_view_to_screen (view, points[i].x, points[i].y);

      if (i > 0 && i + 1 < n_points && fabs (p.x - last.x) < step && fabs (p.y - last.y) < step)
        continue;
      if (i > 0)
        mark_segment (filling, last, p);
      last = p;
    }
}

static void
mark_barrier (Filling *filling, const BujuView *view, const BujuBarrier *barrier)
{
  for (guint part = 0; part < barrier->span.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&barrier->span, part, &points, &n_points);
      mark_part (filling, view, points, n_points);
    }
}

static void
sum_up (BujuLineMap *self, const float *values)
{
  gsize width = (gsize) self->n_columns + 1;

  self->sums = g_new0 (double, width * ((gsize) self->n_rows + 1));
  for (gsize row = 0; row < (gsize) self->n_rows; row++)
    {
      double line = 0;

      for (gsize column = 0; column < (gsize) self->n_columns; column++)
        {
          line += values[row * (gsize) self->n_columns + column];
          self->sums[(row + 1) * width + column + 1] = self->sums[row * width + column + 1] + line;
        }
    }
}

/**
 * buju_line_map_new:
 * @view: the picture
 * @unit: user space units per pt
 * @barriers: (array length=n_barriers): strong lines
 * @n_barriers: how many
 *
 * Returns: (transfer full): the line work of the picture
 */
BujuLineMap *
buju_line_map_new (const BujuView *view, double unit, const BujuBarrier *barriers, guint n_barriers)
{
  BujuLineMap *self = g_new0 (BujuLineMap, 1);
  BujuPoint origin = buju_view_to_screen (view, 0, 0);
  g_autofree float *values = NULL;
  g_autofree guint32 *stamps = NULL;
  Filling filling;

  self->cell = MAX (CELL * unit, sqrt (view->width * view->height / CELLS_MAX));
  /* Cells start at the map's origin: a pan moves them with the map, and costs stay as they are. */
  self->x0 = origin.x - ceil (origin.x / self->cell) * self->cell;
  self->y0 = origin.y - ceil (origin.y / self->cell) * self->cell;
  self->n_columns = (int) ceil ((view->width - self->x0) / self->cell);
  self->n_rows = (int) ceil ((view->height - self->y0) / self->cell);
  values = g_new0 (float, (gsize) self->n_columns * (gsize) self->n_rows);
  stamps = g_new0 (guint32, (gsize) self->n_columns * (gsize) self->n_rows);
  filling = (Filling) { self, values, stamps, 0, 0 };
  for (guint i = 0; i < n_barriers; i++)
    {
      filling.stamp++;
      filling.weight = (float) barriers[i].weight;
      mark_barrier (&filling, view, &barriers[i]);
    }
  sum_up (self, values);
  return self;
}

/**
 * buju_line_map_free:
 * @self: line work
 */
void
buju_line_map_free (BujuLineMap *self)
{
  g_free (self->sums);
  g_free (self);
}

static double
sum_of_cells (const BujuLineMap *self, const BujuBox *box)
{
  gsize width = (gsize) self->n_columns + 1;
  gsize c0 = (gsize) CLAMP (floor ((box->x0 - self->x0) / self->cell), 0, self->n_columns);
  gsize c1 = (gsize) CLAMP (ceil ((box->x1 - self->x0) / self->cell), 0, self->n_columns);
  gsize r0 = (gsize) CLAMP (floor ((box->y0 - self->y0) / self->cell), 0, self->n_rows);
  gsize r1 = (gsize) CLAMP (ceil ((box->y1 - self->y0) / self->cell), 0, self->n_rows);

  return self->sums[r1 * width + c1] - self->sums[r0 * width + c1] -
         self->sums[r1 * width + c0] + self->sums[r0 * width + c0];
}

/* A turned text is asked about in small upright boxes along and across it. */
static double
sum_under_turned (const BujuLineMap *self, const BujuSite *site)
{
  double c = cos (site->angle), s = sin (site->angle), sum = 0;
  double area = 4 * site->half_width * site->half_height / (self->cell * self->cell);
  guint across = MAX (1, TURNED_STEPS / 3);

  for (guint i = 0; i < TURNED_STEPS; i++)
    for (guint j = 0; j < across; j++)
      {
        double u = site->half_width * ((i + 0.5) * 2 / TURNED_STEPS - 1);
        double v = site->half_height * ((j + 0.5) * 2 / across - 1);
        double x = site->centre.x + c * u - s * v, y = site->centre.y + s * u + c * v;

        sum += sum_of_cells (self, &(BujuBox) { x, y, x, y });
      }
  return sum * area / (TURNED_STEPS * across);
}

/**
 * buju_line_map_under:
 * @self: line work
 * @site: where a text might go
 *
 * Returns: the length of line under the text times its weight, in user space units
 */
double
buju_line_map_under (const BujuLineMap *self, const BujuSite *site)
{
  double sum = site->angle == 0 ? sum_of_cells (self, &site->box) : sum_under_turned (self, site);

  return MAX (sum, 0) * self->cell;
}

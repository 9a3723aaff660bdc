/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-lines.h"

#include "draw/buju-placement-raster.h"

#include <math.h>

#define CELL 3.0            /* pt */
#define TURNED_STEPS 12     /* samples along a turned text */
#define TURNED_ROWS 4

struct _BujuLineMap
{
  BujuRaster raster;
};

/* While it is being filled. */
typedef struct
{
  BujuRaster *raster;
  guint32    *stamps;  /* a barrier counts once a cell */
  guint32     stamp;
  float       weight;
} Filling;

static void
mark (Filling *filling, double x, double y)
{
  const BujuRaster *raster = filling->raster;
  double column = floor ((x - raster->x0) / raster->cell),
  row = floor ((y - raster->y0) / raster->cell);
  gsize at;

  if (!(column >= 0 && row >= 0 && column < raster->n_columns && row < raster->n_rows))
    return;
  at = (gsize) row * (gsize) raster->n_columns + (gsize) column;
  if (filling->stamps[at] == filling->stamp)
    return;
  filling->stamps[at] = filling->stamp;
  raster->values[at] += filling->weight;
}

/* The part of a–b inside the raster, Liang–Barsky. */
static gboolean
clip_segment (const BujuRaster *raster, BujuPoint *a, BujuPoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, t0 = 0, t1 = 1;
  double d[4] = { -dx, dx, -dy, dy };
  double room[4] = { a->x - raster->x0, raster->x0 + raster->n_columns * raster->cell - a->x,
                     a->y - raster->y0, raster->y0 + raster->n_rows * raster->cell - a->y };

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
  double step = filling->raster->cell / 2, length;
  int n;

  if (!clip_segment (filling->raster, &a, &b))
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
  double step = filling->raster->cell / 2;
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
  BujuBox area = { 0, 0, view->width, view->height };
  g_autofree guint32 *stamps = NULL;
  Filling filling = { .raster = &self->raster };

  buju_raster_init (&self->raster, view, &area, CELL * unit);
  stamps = g_new0 (guint32, (gsize) self->raster.n_columns * (gsize) self->raster.n_rows);
  filling.stamps = stamps;
  for (guint i = 0; i < n_barriers; i++)
    {
      filling.stamp++;
      filling.weight = (float) barriers[i].weight;
      mark_barrier (&filling, view, &barriers[i]);
    }
  buju_raster_sum_up (&self->raster);
  return self;
}

/**
 * buju_line_map_free:
 * @self: line work
 */
void
buju_line_map_free (BujuLineMap *self)
{
  buju_raster_clear (&self->raster);
  g_free (self);
}

/* A turned text is asked about at points along and across it. */
static double
sum_under_turned (const BujuLineMap *self, const BujuSite *site)
{
  double c = cos (site->angle), s = sin (site->angle), sum = 0;
  double area = 4 * site->half_width * site->half_height / (self->raster.cell * self->raster.cell);

  for (guint i = 0; i < TURNED_STEPS; i++)
    for (guint j = 0; j < TURNED_ROWS; j++)
      {
        double u = site->half_width * ((i + 0.5) * 2 / TURNED_STEPS - 1);
        double v = site->half_height * ((j + 0.5) * 2 / TURNED_ROWS - 1);

        sum += buju_raster_get_value (&self->raster, site->centre.x + c * u - s * v,
                                      site->centre.y + s * u + c * v);
      }
  return sum * area / (TURNED_STEPS * TURNED_ROWS);
}

static double
sum_under_box (const BujuLineMap *self, const BujuTurnedBox *box)
{
  BujuSite piece = { .centre = box->centre, .half_width = box->half_width,
                     .half_height = box->half_height,
                     .angle = box->angle };

  if (box->angle != 0)
    return sum_under_turned (self, &piece);
  piece.box = (BujuBox) { box->centre.x - box->half_width, box->centre.y - box->half_height,
                          box->centre.x + box->half_width, box->centre.y + box->half_height };
  return buju_raster_get_sum (&self->raster, &piece.box);
}

static double
sum_under_bent (const BujuLineMap *self, const BujuBend *bend)
{
  double sum = 0;

  for (guint i = 0; i < bend->n_boxes; i++)
    sum += sum_under_box (self, &bend->boxes[i]);
  return sum;
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
  double sum;

  if (site->bend != NULL)
    sum = sum_under_bent (self, site->bend);
  else
    sum = site->angle == 0 ? buju_raster_get_sum (&self->raster, &site->box)
          : sum_under_turned (self, site);
  return MAX (sum, 0) * self->raster.cell;
}

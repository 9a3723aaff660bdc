/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-placement-track.h"

#include <math.h>

#define POINTS_MAX 3000   /* of a smoothed track: longer lines are followed in coarser steps */
#define REACH 3           /* points averaged on both sides … */
#define ROUNDS 3          /* … so often: three moving averages are nearly a Gaussian */

static double
length_of (double dx, double dy)
{
  return sqrt (dx * dx + dy * dy);
}

static void
track_add (BujuTrack *self, BujuPoint p)
{
  if (self->points->len > 0)
    {
      const BujuPoint *last = &g_array_index (self->points, BujuPoint, self->points->len - 1);

      self->length += length_of (p.x - last->x, p.y - last->y);
    }
  g_array_append_val (self->points, p);
  g_array_append_val (self->runs, self->length);
}

static void
track_start (BujuTrack *self)
{
  *self = (BujuTrack) { .points = g_array_new (FALSE, FALSE, sizeof (BujuPoint)),
                        .runs = g_array_new (FALSE, FALSE, sizeof (double)) };
}

/**
 * buju_track_init:
 * @self: uninitialised
 * @view: the picture
 * @points: (array length=n_points): map units, two at least
 * @n_points: how many
 *
 * Brings a part of a line onto the picture.
 */
void
buju_track_init (BujuTrack *self, const BujuView *view, const BujuPoint *points, guint n_points)
{
  track_start (self);
  for (guint i = 0; i < n_points; i++)
    track_add (self, buju_view_to_screen (view, points[i].x, points[i].y));
}

/* Moving average; the ends stay. */
static void
average (const BujuPoint *from, BujuPoint *to, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint reach = MIN (REACH, MIN (i, n - 1 - i));
      BujuPoint sum = { 0, 0 };

      for (guint j = i - reach; j <= i + reach; j++)
        {
          sum.x += from[j].x;
          sum.y += from[j].y;
        }
      to[i] = (BujuPoint) { sum.x / (2 * reach + 1), sum.y / (2 * reach + 1) };
    }
}

static void
measure_strays (BujuTrack *self, const BujuPoint *truth)
{
  guint n = self->points->len;

  self->strays = g_array_sized_new (FALSE, TRUE, sizeof (double), n);
  for (guint i = 0; i < n; i++)
    {
      const BujuPoint *at = &g_array_index (self->points, BujuPoint, i);
      const BujuPoint *a = &g_array_index (self->points, BujuPoint, i > 0 ? i - 1 : 0);
      const BujuPoint *b = &g_array_index (self->points, BujuPoint, MIN (i + 1, n - 1));
      double dx = b->x - a->x, dy = b->y - a->y, length = length_of (dx, dy);
      double stray = length > 0 ? (dx * (truth[i].y - at->y) - dy * (truth[i].x - at->x)) / length
                     : 0;

      g_array_append_val (self->strays, stray);
    }
}

/**
 * buju_track_smooth:
 * @self: uninitialised
 * @line: a part of a line, longer than nothing
 * @step: between two points, user space; about half the size of the text that is to follow
 *
 * Takes the small bends out of @line by moving averages over points of equal distance.
 */
void
buju_track_smooth (BujuTrack *self, const BujuTrack *line, double step)
{
  guint n = (guint) CLAMP (line->length / MAX (step, 1e-3), 2, POINTS_MAX) + 1;
  g_autofree BujuPoint *truth = g_new (BujuPoint, n);
  g_autofree BujuPoint *now = g_new (BujuPoint, n);
  g_autofree BujuPoint *next = g_new (BujuPoint, n);

  for (guint i = 0; i < n; i++)
    now[i] = truth[i] = buju_track_at (line, line->length * i / (n - 1));
  for (guint round = 0; round < ROUNDS; round++)
    {
      BujuPoint *swap = now;

      average (now, next, n);
      now = next;
      next = swap;
    }
  track_start (self);
  for (guint i = 0; i < n; i++)
    track_add (self, now[i]);
  measure_strays (self, truth);
}

/**
 * buju_track_clear:
 * @self: a track
 */
void
buju_track_clear (BujuTrack *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->strays, g_array_unref);
}

/* The last point that lies not beyond @run, by halving; never the very last of all. */
static guint
find (const BujuTrack *self, double run)
{
  const double *runs = (const double *) (gpointer) self->runs->data;
  guint low = 0, high = self->points->len - 1;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (runs[middle] <= run)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * buju_track_at:
 * @self: a track
 * @run: length from its start; what lies beyond is taken for the end
 *
 * Returns: the point there
 */
BujuPoint
buju_track_at (const BujuTrack *self, double run)
{
  const double *runs = (const double *) (gpointer) self->runs->data;
  const BujuPoint *points = (const BujuPoint *) (gpointer) self->points->data;
  guint low = find (self, run), high = MIN (low + 1, self->points->len - 1);
  double t = runs[high] > runs[low] ? CLAMP ((run - runs[low]) / (runs[high] - runs[low]), 0, 1)
             : 0;

  return (BujuPoint) { points[low].x + t * (points[high].x - points[low].x),
                       points[low].y + t * (points[high].y - points[low].y) };
}

/**
 * buju_track_direction:
 * @self: a track
 * @run: length from its start
 * @reach: how far to look ahead and back
 *
 * Returns: the direction there, radians, clockwise from the right
 */
double
buju_track_direction (const BujuTrack *self, double run, double reach)
{
  BujuPoint a = buju_track_at (self, MAX (run - reach, 0)),
  b = buju_track_at (self, MIN (run + reach, self->length));

  return atan2 (b.y - a.y, b.x - a.x);
}

/**
 * buju_track_strays:
 * @self: a smoothed track
 * @run: from
 * @end: to
 * @left: (out): how far the true line goes to the left of the smoothed one, seen along it
 * @right: (out): and to the right
 */
void
buju_track_strays (const BujuTrack *self, double run, double end, double *left, double *right)
{
  *left = *right = 0;
  for (guint i = find (self, run);
       i < self->points->len && g_array_index (self->runs, double, i) <= end; i++)
    {
      double stray = g_array_index (self->strays, double, i);

      *left = MAX (*left, -stray);
      *right = MAX (*right, stray);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-simplify.h"

#include <math.h>
#include <string.h>

static void
step_part (const BujuPoint *points,
           guint            n_points,
           double           step,
           BujuPathBuffer  *result)
{
  BujuPoint kept = points[0];

  buju_path_buffer_begin_part (result);
  buju_path_buffer_add (result, kept.x, kept.y);
  for (guint i = 1; i + 1 < n_points; i++)
    {
      double dx = points[i].x - kept.x;
      double dy = points[i].y - kept.y;

      if (!(dx * dx + dy * dy >= step * step))
        continue;
      kept = points[i];
      buju_path_buffer_add (result, kept.x, kept.y);
    }
  if (n_points > 1)
    buju_path_buffer_add (result, points[n_points - 1].x, points[n_points - 1].y);
}

/**
 * buju_simplify_step:
 * @span: lines or rings
 * @step: distance below which a vertex is not worth drawing, in the span's unit
 * @result: an initialised buffer; what it held is replaced
 *
 * Keeps the first and the last point of every part, and of the others those at least @step away
 * from the one kept before. One pass; closed rings stay closed.
 */
void
buju_simplify_step (const BujuSpan *span,
                    double          step,
                    BujuPathBuffer *result)
{
  g_return_if_fail (span != NULL && result != NULL);

  buju_path_buffer_reset (result);
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      if (n_points > 0)
        step_part (points, n_points, step, result);
    }
}

typedef struct
{
  guint first;
  guint last;
} Stretch;

/* Squared distance from the point to the segment a–b, also when a is b. */
static double
squared_distance (const BujuPoint *point,
                  const BujuPoint *a,
                  const BujuPoint *b)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double length = dx * dx + dy * dy;
  double t = 0.0;
  double ex, ey;

  if (length > 0.0)
    t = CLAMP (((point->x - a->x) * dx + (point->y - a->y) * dy) / length, 0.0, 1.0);
  ex = point->x - (a->x + t * dx);
  ey = point->y - (a->y + t * dy);

  return ex * ex + ey * ey;
}

static guint
find_farthest (const BujuPoint *points,
               const Stretch   *stretch,
               double           limit)
{
  guint farthest = 0;

  for (guint i = stretch->first + 1; i < stretch->last; i++)
    {
      double distance =
          squared_distance (&points[i], &points[stretch->first], &points[stretch->last]);

      if (distance > limit)
        {
          limit = distance;
          farthest = i;
        }
    }

  return farthest;
}

static void
mark_kept (const BujuPoint *points,
           guint            n_points,
           double           tolerance,
           GArray          *stack,
           guint8          *kept)
{
  Stretch whole = { 0, n_points - 1 };

  memset (kept, 0, n_points);
  kept[0] = kept[n_points - 1] = 1;
  g_array_set_size (stack, 0);
  g_array_append_val (stack, whole);

  while (stack->len > 0)
    {
      Stretch stretch = g_array_index (stack, Stretch, stack->len - 1);
      guint middle = find_farthest (points, &stretch, tolerance * tolerance);
      Stretch left = { stretch.first, middle };
      Stretch right = { middle, stretch.last };

      g_array_set_size (stack, stack->len - 1);
      if (middle == 0)
        continue;
      kept[middle] = 1;
      g_array_append_val (stack, left);
      g_array_append_val (stack, right);
    }
}

/**
 * buju_simplify_deviate:
 * @span: lines or rings
 * @tolerance: how far a dropped vertex may lie from the result, in the span's unit
 * @result: an initialised buffer; what it held is replaced
 *
 * Keeps the first and the last point of every part and as many others as are needed. The split is
 * kept on a stack of its own, so that a line of any length needs no deep recursion.
 *
 * Source: D. Douglas, T. Peucker, "Algorithms for the reduction of the number of points required to
 * represent a digitized line or its caricature", The Canadian Cartographer 10 (1973).
 */
void
buju_simplify_deviate (const BujuSpan *span,
                       double          tolerance,
                       BujuPathBuffer *result)
{
  g_autoptr (GArray) stack = NULL;
  g_autofree guint8 *kept = NULL;

  g_return_if_fail (span != NULL && result != NULL);

  buju_path_buffer_reset (result);
  stack = g_array_new (FALSE, FALSE, sizeof (Stretch));
  kept = g_new (guint8, MAX (span->n_points, 1));
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      if (n_points == 0)
        continue;
      mark_kept (points, n_points, MAX (tolerance, 0.0), stack, kept);
      buju_path_buffer_begin_part (result);
      for (guint i = 0; i < n_points; i++)
        if (kept[i])
          buju_path_buffer_add (result, points[i].x, points[i].y);
    }
}

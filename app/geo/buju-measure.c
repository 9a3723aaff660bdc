/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-measure.h"

#include <math.h>

static double
segment_distance (const BujuPoint *a,
                  const BujuPoint *b,
                  double           x,
                  double           y)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double square = dx * dx + dy * dy;
  double t = 0.0;

  if (square > 0.0)
    t = CLAMP (((x - a->x) * dx + (y - a->y) * dy) / square, 0.0, 1.0);

  return hypot (x - (a->x + t * dx), y - (a->y + t * dy));
}

/* Does the segment pass through the point? Exact for what doubles can tell. */
static gboolean
segment_touches (const BujuPoint *a,
                 const BujuPoint *b,
                 double           x,
                 double           y)
{
  if (x < MIN (a->x, b->x) || x > MAX (a->x, b->x) || y < MIN (a->y, b->y) || y > MAX (a->y, b->y))
    return FALSE;

  return (b->x - a->x) * (y - a->y) == (b->y - a->y) * (x - a->x);
}

/* Does a ray to the right cross the segment? Half-open in y, so that a vertex counts once. */
static gboolean
segment_crosses_ray (const BujuPoint *a,
                     const BujuPoint *b,
                     double           x,
                     double           y)
{
  if ((a->y > y) == (b->y > y))
    return FALSE;

  return x < a->x + (y - a->y) / (b->y - a->y) * (b->x - a->x);
}

typedef enum
{
  SIDE_OUTSIDE,
  SIDE_INSIDE,
  SIDE_BORDER
} Side;

static Side
ring_side (const BujuPoint *points,
           guint            n_points,
           double           x,
           double           y)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < n_points; i++)
    {
      const BujuPoint *a = &points[i == 0 ? n_points - 1 : i - 1];
      const BujuPoint *b = &points[i];

      if (segment_touches (a, b, x, y))
        return SIDE_BORDER;
      if (segment_crosses_ray (a, b, x, y))
        inside = !inside;
    }

  return inside ? SIDE_INSIDE : SIDE_OUTSIDE;
}

/**
 * buju_measure_contains:
 * @span: rings; an open one counts as closed
 * @x: abscissa
 * @y: ordinate
 *
 * Tells whether the point is inside by the even-odd rule, whatever the order and direction of the
 * rings. A point on a border, also on that of a hole, is inside.
 */
gboolean
buju_measure_contains (const BujuSpan *span,
                       double          x,
                       double          y)
{
  gboolean inside = FALSE;

  g_return_val_if_fail (span != NULL, FALSE);

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;
      Side side;

      buju_span_get_part (span, part, &points, &n_points);
      side = ring_side (points, n_points, x, y);
      if (side == SIDE_BORDER)
        return TRUE;
      if (side == SIDE_INSIDE)
        inside = !inside;
    }

  return inside;
}

/**
 * buju_measure_distance:
 * @span: points, lines or rings
 * @x: abscissa
 * @y: ordinate
 *
 * Measures to the nearest segment, or point of a part of one point. Inside a ring the distance is
 * that to its border.
 *
 * Returns: the distance in the span's unit; infinity when the span has no points
 */
double
buju_measure_distance (const BujuSpan *span,
                       double          x,
                       double          y)
{
  double nearest = INFINITY;

  g_return_val_if_fail (span != NULL, INFINITY);

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      if (n_points == 1)
        nearest = MIN (nearest, hypot (points[0].x - x, points[0].y - y));
      for (guint i = 1; i < n_points; i++)
        nearest = MIN (nearest, segment_distance (&points[i - 1], &points[i], x, y));
    }

  return nearest;
}

/* Shoelace formula around the first point, so that far coordinates cost no digits. */
static double
ring_area (const BujuPoint *points,
           guint            n_points)
{
  double doubled = 0.0;

  for (guint i = 1; i + 1 < n_points; i++)
    doubled += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
               (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);

  return fabs (doubled) / 2;
}

/* Is ring @part inside ring @other? Decided by its first vertex that is not on the other's border;
 * rings that share all vertices are decided by the middle of a side. */
static gboolean
ring_is_inside (const BujuSpan *span,
                guint           part,
                guint           other)
{
  const BujuPoint *points, *others;
  guint n_points, n_others;

  buju_span_get_part (span, part, &points, &n_points);
  buju_span_get_part (span, other, &others, &n_others);
  for (guint i = 0; i < n_points; i++)
    {
      Side side = ring_side (others, n_others, points[i].x, points[i].y);

      if (side != SIDE_BORDER)
        return side == SIDE_INSIDE;
    }
  for (guint i = 1; i < n_points; i++)
    {
      Side side = ring_side (others, n_others, (points[i - 1].x + points[i].x) / 2,
                             (points[i - 1].y + points[i].y) / 2);

      if (side != SIDE_BORDER)
        return side == SIDE_INSIDE;
    }

  /* The same ring twice: one of the two counts as the hole, so that they cancel as they do in
   * ink. */
  return part > other;
}

static guint
ring_depth (const BujuSpan *span,
            const BujuBox  *boxes,
            guint           part)
{
  guint depth = 0;

  for (guint other = 0; other < span->n_parts; other++)
    {
      const BujuBox *box = &boxes[part];

      if (other == part || buju_box_is_empty (box) ||
          !buju_box_contains (&boxes[other], box->x0, box->y0) ||
          !buju_box_contains (&boxes[other], box->x1, box->y1))
        continue;
      if (ring_is_inside (span, part, other))
        depth++;
    }

  return depth;
}

/**
 * buju_measure_area:
 * @span: rings that do not cross
 *
 * Adds the rings that lie inside an even number of others and takes off those inside an odd number;
 * order and direction do not matter.
 *
 * Returns: the area in the span's unit squared
 */
double
buju_measure_area (const BujuSpan *span)
{
  g_autofree BujuBox *boxes = NULL;
  double area = 0.0;

  g_return_val_if_fail (span != NULL, 0.0);

  boxes = g_new (BujuBox, MAX (span->n_parts, 1));
  for (guint part = 0; part < span->n_parts; part++)
    {
      BujuSpan ring = { NULL, NULL, 0, 0 };

      buju_span_get_part (span, part, &ring.points, &ring.n_points);
      boxes[part] = buju_span_get_box (&ring);
    }
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;
      double size;

      buju_span_get_part (span, part, &points, &n_points);
      size = ring_area (points, n_points);
      area += ring_depth (span, boxes, part) % 2 == 0 ? size : -size;
    }

  return MAX (area, 0.0);
}

static double
part_length (const BujuPoint *points,
             guint            n_points)
{
  double length = 0.0;

  for (guint i = 1; i < n_points; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

  return length;
}

/* The segment on which the place lies that is @way from the start; the last one with a length at
 * the end, and @way becomes what is left of it. */
static guint
find_segment (const BujuPoint *points,
              guint            n_points,
              double          *way)
{
  guint found = 0;
  double found_length = 0.0;

  for (guint i = 1; i < n_points; i++)
    {
      double length = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);

      if (length <= 0.0)
        continue;
      if (found > 0)
        *way -= found_length;
      found = i;
      found_length = length;
      if (*way <= length)
        break;
    }
  *way = found_length > 0.0 ? CLAMP (*way / found_length, 0.0, 1.0) : 0.0;

  return found;
}

/**
 * buju_measure_along:
 * @span: lines or rings
 * @part: number of the part
 * @fraction: 0 for the start of the part to 1 for its end
 * @direction: (out) (optional): the direction there in radians, counter-clockwise from the x axis
 *
 * Returns: the place at that fraction of the part's length; (NaN, NaN) when there is no such part,
 *   its only point with direction 0 when it has no length
 */
BujuPoint
buju_measure_along (const BujuSpan *span,
                    guint           part,
                    double          fraction,
                    double         *direction)
{
  const BujuPoint *points;
  guint n_points, segment;
  double way;

  g_return_val_if_fail (span != NULL, ((BujuPoint) { NAN, NAN }));

  if (direction != NULL)
    *direction = 0.0;
  buju_span_get_part (span, part, &points, &n_points);
  if (n_points == 0)
    return (BujuPoint) { NAN, NAN };

  way = CLAMP (fraction, 0.0, 1.0) * part_length (points, n_points);
  segment = find_segment (points, n_points, &way);
  if (segment == 0)
    return points[0];
  if (direction != NULL)
    *direction = atan2 (points[segment].y - points[segment - 1].y,
                        points[segment].x - points[segment - 1].x);

  return (BujuPoint) { points[segment - 1].x + way * (points[segment].x - points[segment - 1].x),
                       points[segment - 1].y + way * (points[segment].y - points[segment - 1].y) };
}

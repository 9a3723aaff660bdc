/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-clip.h"

#include <math.h>

/* Sources: I. Sutherland, G. Hodgman, "Reentrant polygon clipping", CACM 17 (1974);
 * Y.-D. Liang, B. Barsky, "A new concept and method for line clipping", ACM TOG 3 (1984). */

typedef enum
{
  EDGE_LEFT,
  EDGE_RIGHT,
  EDGE_BOTTOM,
  EDGE_TOP
} Edge;

static gboolean
point_is_finite (const BujuPoint *point)
{
  return isfinite (point->x) && isfinite (point->y);
}

static gboolean
edge_keeps (const BujuBox   *box,
            Edge             edge,
            const BujuPoint *point)
{
  switch (edge)
    {
    case EDGE_LEFT:
      return point->x >= box->x0;
    case EDGE_RIGHT:
      return point->x <= box->x1;
    case EDGE_BOTTOM:
      return point->y >= box->y0;
    case EDGE_TOP:
    default:
      return point->y <= box->y1;
    }
}

/* Where between a and b the value is at; halved, so that ±1e308 does not overflow. */
static double
crossing_fraction (double a,
                   double b,
                   double at)
{
  return CLAMP ((at / 2 - a / 2) / (b / 2 - a / 2), 0.0, 1.0);
}

static double
blend (double a,
       double b,
       double t)
{
  return a * (1.0 - t) + b * t;
}

static BujuPoint
edge_crossing (const BujuBox   *box,
               Edge             edge,
               const BujuPoint *a,
               const BujuPoint *b)
{
  double at;

  if (edge == EDGE_LEFT || edge == EDGE_RIGHT)
    {
      at = edge == EDGE_LEFT ? box->x0 : box->x1;
      return (BujuPoint) { at, blend (a->y, b->y, crossing_fraction (a->x, b->x, at)) };
    }

  at = edge == EDGE_BOTTOM ? box->y0 : box->y1;
  return (BujuPoint) { blend (a->x, b->x, crossing_fraction (a->y, b->y, at)), at };
}

static void
clip_ring_at_edge (const GArray  *ring,
                   const BujuBox *box,
                   Edge           edge,
                   GArray        *result)
{
  const BujuPoint *points = (const BujuPoint *) (gconstpointer) ring->data;
  const BujuPoint *before;
  gboolean before_kept;

  g_array_set_size (result, 0);
  if (ring->len == 0)
    return;

  before = &points[ring->len - 1];
  before_kept = edge_keeps (box, edge, before);
  for (guint i = 0; i < ring->len; i++)
    {
      const BujuPoint *point = &points[i];
      gboolean kept = edge_keeps (box, edge, point);

      if (kept != before_kept)
        {
          BujuPoint crossing = edge_crossing (box, edge, before, point);

          g_array_append_val (result, crossing);
        }
      if (kept)
        g_array_append_val (result, *point);
      before = point;
      before_kept = kept;
    }
}

/* The ring without its repeated first point and without what is not a number. */
static void
copy_open_ring (const BujuPoint *points,
                guint            n_points,
                GArray          *ring)
{
  g_array_set_size (ring, 0);
  for (guint i = 0; i < n_points; i++)
    if (point_is_finite (&points[i]))
      g_array_append_val (ring, points[i]);

  if (ring->len > 1)
    {
      BujuPoint first = g_array_index (ring, BujuPoint, 0);
      BujuPoint last = g_array_index (ring, BujuPoint, ring->len - 1);

      if (first.x == last.x && first.y == last.y)
        g_array_set_size (ring, ring->len - 1);
    }
}

static void
add_closed_ring (BujuPathBuffer *result,
                 const GArray   *ring,
                 const BujuBox  *box)
{
  const BujuPoint *points = (const BujuPoint *) (gconstpointer) ring->data;

  if (ring->len < 3)
    return;

  buju_path_buffer_begin_part (result);
  /* A crossing may miss the window by a rounding error. */
  for (guint i = 0; i <= ring->len; i++)
    buju_path_buffer_add (result, CLAMP (points[i % ring->len].x, box->x0, box->x1),
                          CLAMP (points[i % ring->len].y, box->y0, box->y1));
}

static BujuBox
ring_box (const GArray *ring)
{
  BujuSpan span = { (const BujuPoint *) (gconstpointer) ring->data, NULL, ring->len, 0 };

  return buju_span_get_box (&span);
}

static void
clip_ring (GArray         **ring,
           GArray         **other,
           const BujuBox   *box,
           BujuPathBuffer  *result)
{
  BujuBox extent = ring_box (*ring);

  if (!buju_box_intersects (&extent, box))
    return;

  for (Edge edge = EDGE_LEFT; edge <= EDGE_TOP; edge++)
    {
      GArray *swap;

      clip_ring_at_edge (*ring, box, edge, *other);
      swap = *ring;
      *ring = *other;
      *other = swap;
    }
  add_closed_ring (result, *ring, box);
}

/**
 * buju_clip_polygon:
 * @span: rings; an open one counts as closed, vertices that are not finite as absent
 * @box: the window
 * @result: an initialised buffer; what it held is replaced
 *
 * Cuts each ring to the box. Filled even-odd, the result covers exactly what the span covers inside
 * the box. Where a ring leaves and comes back, its pieces stay joined along the border, so a stroke
 * must be drawn with buju_clip_line(). Every ring of the result repeats its first point.
 */
void
buju_clip_polygon (const BujuSpan *span,
                   const BujuBox  *box,
                   BujuPathBuffer *result)
{
  g_autoptr (GArray) ring = NULL;
  g_autoptr (GArray) other = NULL;

  g_return_if_fail (span != NULL && box != NULL && result != NULL);

  buju_path_buffer_reset (result);
  if (buju_box_is_empty (box))
    return;

  ring = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  other = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      copy_open_ring (points, n_points, ring);
      clip_ring (&ring, &other, box, result);
    }
}

/* One of Liang and Barsky's four tests: narrows the piece *t0…*t1 of a segment that runs from a
 * to b in one coordinate to what is not below the limit; -1 as sign turns it into "not above". */
static gboolean
narrow (double  a,
        double  b,
        double  limit,
        double  sign,
        double *t0,
        double *t1)
{
  gboolean a_out = sign * a < sign * limit;
  gboolean b_out = sign * b < sign * limit;
  double t;

  if (!a_out && !b_out)
    return TRUE;
  if (a_out && b_out)
    return FALSE;

  t = crossing_fraction (a, b, limit);
  if (a_out)
    *t0 = MAX (*t0, t);
  else
    *t1 = MIN (*t1, t);

  return *t0 <= *t1;
}

static gboolean
clip_segment (const BujuPoint *a,
              const BujuPoint *b,
              const BujuBox   *box,
              double          *t0,
              double          *t1)
{
  *t0 = 0.0;
  *t1 = 1.0;

  return narrow (a->x, b->x, box->x0, 1.0, t0, t1) && narrow (a->x, b->x, box->x1, -1.0, t0, t1) &&
         narrow (a->y, b->y, box->y0, 1.0, t0, t1) && narrow (a->y, b->y, box->y1, -1.0, t0, t1);
}

static void
add_on_segment (BujuPathBuffer  *result,
                const BujuPoint *a,
                const BujuPoint *b,
                const BujuBox   *box,
                double           t)
{
  double x = blend (a->x, b->x, t);
  double y = blend (a->y, b->y, t);

  /* Rounding must not leave the window by a hair. */
  buju_path_buffer_add (result, CLAMP (x, box->x0, box->x1), CLAMP (y, box->y0, box->y1));
}

static void
clip_polyline (const BujuPoint *points,
               guint            n_points,
               const BujuBox   *box,
               BujuPathBuffer  *result)
{
  const BujuPoint *before = NULL;
  gboolean open = FALSE; /* the piece being written reaches the point before */

  for (guint i = 0; i < n_points; i++)
    {
      const BujuPoint *point = &points[i];
      double t0, t1;

      if (!point_is_finite (point))
        continue;
      if (before != NULL && clip_segment (before, point, box, &t0, &t1))
        {
          if (!open || t0 > 0.0)
            {
              buju_path_buffer_begin_part (result);
              add_on_segment (result, before, point, box, t0);
            }
          add_on_segment (result, before, point, box, t1);
          open = t1 >= 1.0;
        }
      else
        open = FALSE;
      before = point;
    }
}

/**
 * buju_clip_line:
 * @span: lines (or rings, to be stroked); vertices that are not finite count as absent
 * @box: the window
 * @result: an initialised buffer; what it held is replaced
 *
 * Cuts lines to the box. A line that leaves and comes back becomes several parts.
 */
void
buju_clip_line (const BujuSpan *span,
                const BujuBox  *box,
                BujuPathBuffer *result)
{
  g_return_if_fail (span != NULL && box != NULL && result != NULL);

  buju_path_buffer_reset (result);
  if (buju_box_is_empty (box))
    return;

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (span, part, &points, &n_points);
      clip_polyline (points, n_points, box, result);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "spline.h"

#include <math.h>

/* m between samples; a bend of 300 m radius then leaves its arc by 1.5 m at most. */
#define SAMPLE_STEP 60.0
/* Two control points in one place would divide by zero. */
#define LEAST_SPAN 1e-9

static SplinePoint
get_point (const GArray *points, guint index)
{
  return g_array_index (points, SplinePoint, index);
}

static double
distance (SplinePoint a, SplinePoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* @a as seen in the mirror @mirror. */
static SplinePoint
reflect (SplinePoint mirror, SplinePoint a)
{
  SplinePoint result = { 2 * mirror.x - a.x, 2 * mirror.y - a.y };

  return result;
}

static SplinePoint
blend (SplinePoint a, SplinePoint b, double from, double to, double t)
{
  double left = (to - t) / (to - from);
  double right = (t - from) / (to - from);
  SplinePoint result = { left * a.x + right * b.x, left * a.y + right * b.y };

  return result;
}

/* The knots of centripetal parametrisation: square roots of the chords, summed. */
static void
set_knots (const SplinePoint points[4], double knots[4])
{
  knots[0] = 0;
  for (int i = 1; i < 4; i++)
    knots[i] = knots[i - 1] + MAX (LEAST_SPAN, sqrt (distance (points[i - 1], points[i])));
}

/* The pyramid of Barry and Goldman, "A recursive evaluation algorithm for a class of Catmull-Rom
 * splines", SIGGRAPH 1988. */
static SplinePoint
evaluate (const SplinePoint p[4], const double k[4], double t)
{
  SplinePoint a1 = blend (p[0], p[1], k[0], k[1], t);
  SplinePoint a2 = blend (p[1], p[2], k[1], k[2], t);
  SplinePoint a3 = blend (p[2], p[3], k[2], k[3], t);
  SplinePoint b1 = blend (a1, a2, k[0], k[2], t);
  SplinePoint b2 = blend (a2, a3, k[1], k[3], t);

  return blend (b1, b2, k[1], k[2], t);
}

/* The control points with one more at each end (two at the end of a ring, to close it). */
static GArray *
extend (const GArray *points, gboolean closed)
{
  GArray *extended = g_array_new (FALSE, FALSE, sizeof (SplinePoint));
  guint n = points->len;
  SplinePoint before;
  SplinePoint after;

  if (closed)
    {
      before = get_point (points, n - 1);
      after = get_point (points, 0);
    }
  else
    {
      before = reflect (get_point (points, 0), get_point (points, 1));
      after = reflect (get_point (points, n - 1), get_point (points, n - 2));
    }
  g_array_append_val (extended, before);
  g_array_append_vals (extended, points->data, n);
  g_array_append_val (extended, after);
  if (closed)
    g_array_append_val (extended, g_array_index (points, SplinePoint, 1));
  return extended;
}

/**
 * build_spline_span:
 * @samples: (element-type SplinePoint): where the samples go
 * @points: four control points, m
 *
 * Appends the stretch from the second point, included, to the third, left out.
 */
void
build_spline_span (GArray *samples, const SplinePoint points[4])
{
  double knots[4];
  int n = MAX (1, (int) (distance (points[1], points[2]) / SAMPLE_STEP));

  set_knots (points, knots);
  for (int i = 0; i < n; i++)
    {
      double t = knots[1] + (knots[2] - knots[1]) * i / n;
      /* The point itself, to the last bit: rings close on it and outlines look it up. */
      SplinePoint sample = i == 0 ? points[1] : evaluate (points, knots, t);

      g_array_append_val (samples, sample);
    }
}

/**
 * build_spline:
 * @points: (element-type SplinePoint): two or more points, m
 * @closed: whether the last point is joined to the first; a ring names its first point once or
 *   twice
 * @starts: (out) (optional) (transfer full) (element-type guint): where each point is in the result
 *
 * A centripetal Catmull-Rom spline (Yuksel, Schaefer and Keyser, "On the parameterization of
 * Catmull-Rom curves", 2009): it passes through every point and makes no loops between them. The
 * end tangents come from mirroring the first and last span.
 *
 * Returns: (transfer full) (element-type SplinePoint): samples about 60 m apart; of a ring the last
 *   equals the first
 */
GArray *
build_spline (const GArray *points, gboolean closed, GArray **starts)
{
  g_autoptr (GArray) own = g_array_copy ((GArray *) points);
  g_autoptr (GArray) extended = NULL;
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (SplinePoint));
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));
  SplinePoint last;

  if (closed && distance (get_point (own, 0), get_point (own, own->len - 1)) == 0)
    g_array_set_size (own, own->len - 1);
  if (own->len < 2)
    build_fail ("a spline needs two points");
  extended = extend (own, closed);
  for (guint i = 0; i + 3 < extended->len; i++)
    {
      g_array_append_val (indices, samples->len);
      build_spline_span (samples, &g_array_index (extended, SplinePoint, i));
    }
  g_array_append_val (indices, samples->len);
  last = get_point (extended, extended->len - 2);
  g_array_append_val (samples, last);
  if (starts != NULL)
    *starts = g_steal_pointer (&indices);
  g_clear_pointer (&indices, g_array_unref);
  return samples;
}

/**
 * build_spline_line:
 * @self: the build
 * @samples: (element-type SplinePoint): points, m
 * @area: whether they are the edge of a polygon; the first and last must then be equal
 *
 * Returns: (transfer full): a line or a polygon
 */
GEOSGeometry *
build_spline_line (Build *self, const GArray *samples, gboolean area)
{
  GEOSCoordSequence *sequence
      = GEOSCoordSeq_copyFromBuffer_r (self->geos, &g_array_index (samples, double, 0),
                                       samples->len, FALSE, FALSE);
  GEOSGeometry *line;

  if (!area)
    return GEOSGeom_createLineString_r (self->geos, sequence);
  line = GEOSGeom_createLinearRing_r (self->geos, sequence);
  if (line == NULL)
    build_fail ("a ring is not closed");
  return GEOSGeom_createPolygon_r (self->geos, line, NULL, 0);
}

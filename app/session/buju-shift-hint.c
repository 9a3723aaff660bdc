/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-loader-private.h"

#include <math.h>
#include <stdlib.h>

#include "geo/buju-measure.h"

/* Data from Chinese web maps lies half a kilometre off. Three ways to see that: rows that name
 * places of ours lie beside them, all by the same shift; points without such names have places of
 * ours near by, and on them when the shift is taken out; or outlines run so beside the borders of
 * the districts. A hint for the person, never more: nothing is moved. */

#define DATUMS 3            /* of BujuDatum */
#define LEAST_PLACES 3      /* named rows needed */
#define LEAST_VERTICES 30   /* vertices near borders needed */
#define LEAST_NEAR 8        /* points near places needed */
#define NEAR_PLACE 900.0    /* m: places farther off are others; the shift is some 500 */
#define MOST_VERTICES 240
#define FAR 250.0           /* m: less is no shift of a web map */
#define NEAR_BORDER 1500.0  /* m: vertices farther off have nothing to do with borders */
#define GAIN 0.5            /* taking the shift out leaves at most so much of the distance */

typedef struct
{
  BujuProjection *projection;   /* degrees to the map */
  GArray         *off[DATUMS];  /* double: m, under each hypothesis */
} Evidence;

static BujuPoint
unshift (const Evidence *self, BujuDatum datum, BujuPoint at)
{
  if (datum == BUJU_DATUM_NONE)
    return at;
  buju_projection_inverse (self->projection, &at, 1);
  at = buju_datum_to_wgs84 (datum, at.x, at.y);
  buju_projection_forward (self->projection, &at, 1);
  return at;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
median (GArray *numbers)
{
  g_array_sort (numbers, compare_numbers);
  return g_array_index (numbers, double, numbers->len / 2);
}

/* Rows that are places of ours for certain. */
static void
gather_places (Evidence *self, const BujuLayer *layer, BujuJoin *join)
{
  g_autofree BujuPoint *places = buju_join_dup_points (join);

  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      BujuSpan span = buju_layer_get_span (layer, i);

      if (span.n_points == 0 || !isfinite (places[i].x))
        continue;
      for (guint k = 0; k < DATUMS; k++)
        {
          BujuPoint at = unshift (self, k, span.points[0]);
          double off = hypot (at.x - places[i].x, at.y - places[i].y);

          g_array_append_val (self->off[k], off);
        }
    }
}

typedef struct
{
  const BujuLayer *layer;
  BujuPoint        at;
  double           nearest;
} Border;

static gboolean
measure_cb (guint32 feature, gpointer data)
{
  Border *self = data;
  BujuSpan span = buju_layer_get_span (self->layer, feature);

  self->nearest = fmin (self->nearest, buju_measure_distance (&span, self->at.x, self->at.y));
  return TRUE;
}

static double
measure_border (const BujuLayer *districts, BujuPoint at)
{
  Border border = { districts, at, NEAR_BORDER };
  BujuBox box = { at.x - NEAR_BORDER, at.y - NEAR_BORDER, at.x + NEAR_BORDER, at.y + NEAR_BORDER };

  buju_index_foreach (buju_layer_get_index (districts), &box, measure_cb, &border);
  return border.nearest;
}

static void
gather_vertex (Evidence *self, const BujuLayer *districts, BujuPoint at)
{
  double off[DATUMS], least = NEAR_BORDER;

  for (guint k = 0; k < DATUMS; k++)
    {
      off[k] = measure_border (districts, unshift (self, k, at));
      least = fmin (least, off[k]);
    }
  for (guint k = 0; k < DATUMS && least < NEAR_BORDER / 2; k++)
    g_array_append_val (self->off[k], off[k]);
}

static void
gather_vertices (Evidence *self, const BujuLayer *layer, const BujuLayer *districts)
{
  guint64 n = 0, step, at = 0;

  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    n += buju_layer_get_span (layer, i).n_points;
  step = MAX (n / MOST_VERTICES, 1);
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      BujuSpan span = buju_layer_get_span (layer, i);

      for (guint k = 0; k < span.n_points; k++)
        if (at++ % step == 0)
          gather_vertex (self, districts, span.points[k]);
    }
}

/* The nearest of the places, m; NEAR_PLACE when there is none. */
static double
measure_place (const BujuLayer *places, BujuPoint at)
{
  BujuBox box = { at.x - NEAR_PLACE, at.y - NEAR_PLACE, at.x + NEAR_PLACE, at.y + NEAR_PLACE };
  g_autoptr (GArray) found = buju_index_query (buju_layer_get_index (places), &box);
  double nearest = NEAR_PLACE;

  for (guint i = 0; i < found->len; i++)
    {
      BujuSpan span = buju_layer_get_span (places, g_array_index (found, guint32, i));

      if (span.n_points > 0)
        nearest = fmin (nearest, hypot (span.points[0].x - at.x, span.points[0].y - at.y));
    }
  return nearest;
}

/* Only points that are near a place under one of the hypotheses say anything. */
static void
gather_points (Evidence *self, const BujuLayer *layer, const BujuLayer *places)
{
  guint n = buju_layer_get_n_features (layer), step = MAX (n / MOST_VERTICES, 1);

  for (guint i = 0; i < n; i += step)
    {
      BujuSpan span = buju_layer_get_span (layer, i);
      double off[DATUMS], least = NEAR_PLACE;

      for (guint k = 0; k < DATUMS && span.n_points > 0; k++)
        {
          off[k] = measure_place (places, unshift (self, k, span.points[0]));
          least = fmin (least, off[k]);
        }
      for (guint k = 0; k < DATUMS && least < NEAR_PLACE / 2; k++)
        g_array_append_val (self->off[k], off[k]);
    }
}

static BujuDatum
judge (Evidence *self, guint least, double *confidence)
{
  double medians[DATUMS];
  guint best = 0, n = self->off[0]->len;

  if (n < least)
    return BUJU_DATUM_NONE;
  for (guint k = 0; k < DATUMS; k++)
    {
      medians[k] = median (self->off[k]);
      best = medians[k] < medians[best] ? k : best;
    }
  if (best == 0 || medians[0] < FAR || medians[best] > GAIN * medians[0])
    return BUJU_DATUM_NONE;
  /* Surer the less is left, and the more there is to go by. */
  *confidence = (1 - medians[best] / medians[0]) * (1 - 1.0 / (1 + n / (double) least));
  return best;
}

BujuDatum
buju_shift_hint_find (BujuLibrary *library, const BujuLayer *layer, BujuJoin *join,
                      double *confidence)
{
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  const BujuLayer *districts = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                       "base/districts");
  const BujuLayer *places = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                    "places/places");
  Evidence evidence = { .projection = projection };
  BujuDatum found = BUJU_DATUM_NONE;

  *confidence = 0;
  if (projection == NULL)
    return found;
  for (guint k = 0; k < DATUMS; k++)
    evidence.off[k] = g_array_new (FALSE, FALSE, sizeof (double));
  if (join != NULL && buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POINT)
    {
      gather_places (&evidence, layer, join);
      found = judge (&evidence, LEAST_PLACES, confidence);
    }
  if (found == BUJU_DATUM_NONE && places != NULL && evidence.off[0]->len == 0 &&
      buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POINT)
    {
      gather_points (&evidence, layer, places);
      found = judge (&evidence, LEAST_NEAR, confidence);
    }
  if (districts != NULL && buju_layer_get_geometry (layer) != BUJU_GEOMETRY_POINT)
    {
      gather_vertices (&evidence, layer, districts);
      found = judge (&evidence, LEAST_VERTICES, confidence);
    }
  for (guint k = 0; k < DATUMS; k++)
    g_array_unref (evidence.off[k]);
  return found;
}

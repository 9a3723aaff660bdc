/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-overlay-paint.h"
#include "geo/buju-measure.h"

/* features that a hit test measures; where more lie, a click means nothing */
#define MOST_LOOKED_AT 20000
#define MOST_FOUND 50

typedef struct
{
  const BujuOverlay *overlay;
  const BujuLayer   *layer;
  BujuPoint          at;
  double             reach;
  double             unit;
  guint              n_looked_at;
  GArray            *near;       /* Near */
} Hit;

typedef struct
{
  guint  feature;
  double distance;
} Near;

/* What was drawn last lies on top. */
static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return (right->feature > left->feature) - (right->feature < left->feature);
}

/* m from the edge of the marker; 0 inside. */
static double
point_distance (const Hit *self, guint feature, const BujuSpan *span)
{
  double nearest = INFINITY;

  for (guint i = 0; i < span->n_points; i++)
    nearest = fmin (nearest,
                    hypot (span->points[i].x - self->at.x, span->points[i].y - self->at.y));
  return fmax (0, nearest - buju_overlay_get_size (self->overlay, feature) / 2 * self->unit);
}

static gboolean
look_cb (guint32 feature, gpointer data)
{
  Hit *self = data;
  BujuSpan span = buju_layer_get_span (self->layer, feature);
  Near near = { feature, 0 };

  if (buju_overlay_get_class (self->overlay, feature) < 0 || span.n_points == 0)
    return TRUE;
  if (++self->n_looked_at > MOST_LOOKED_AT)
    return FALSE;
  switch (buju_layer_get_geometry (self->layer))
    {
    case BUJU_GEOMETRY_POINT:
      near.distance = point_distance (self, feature, &span);
      break;
    case BUJU_GEOMETRY_LINE:
      near.distance = buju_measure_distance (&span, self->at.x, self->at.y);
      break;
    default:
      near.distance = buju_measure_contains (&span, self->at.x, self->at.y) ? 0 : INFINITY;
      break;
    }
  if (near.distance <= self->reach)
    g_array_append_val (self->near, near);
  return TRUE;
}

static double
find_reach (const BujuOverlay *self, double unit)
{
  const BujuOverlayLook *look = buju_overlay_get_look (self);

  switch (buju_layer_get_geometry (buju_overlay_get_layer (self)))
    {
    case BUJU_GEOMETRY_POINT:
      return look->size / 2 * unit;
    case BUJU_GEOMETRY_LINE:
      return buju_overlay_look_get_line_width (look) / 2 * unit;
    default:
      return 0;
    }
}

/**
 * buju_overlay_hit:
 * @self: an overlay
 * @at: map units
 * @reach: how far off points and lines may be, m
 * @unit: m a pt of the style
 *
 * Returns: (transfer full) (element-type guint): features there that the filter lets through,
 *   nearest first, of equals what was drawn last; at most some dozens
 */
GArray *
buju_overlay_hit (const BujuOverlay *self, BujuPoint at, double reach, double unit)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Near));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  BujuBox box = { at.x, at.y, at.x, at.y };
  Hit hit;

  g_return_val_if_fail (self != NULL, found);

  hit = (Hit) { self, buju_overlay_get_layer (self), at, reach, unit, 0, near };
  if (buju_layer_get_geometry (hit.layer) == BUJU_GEOMETRY_LINE)
    hit.reach += find_reach (self, unit);
  if (buju_layer_get_geometry (hit.layer) != BUJU_GEOMETRY_POLYGON)
    buju_box_grow (&box, reach + find_reach (self, unit));
  buju_index_foreach (buju_layer_get_index (hit.layer), &box, look_cb, &hit);
  g_array_sort (near, compare_near);
  for (guint i = 0; i < MIN (near->len, MOST_FOUND); i++)
    g_array_append_val (found, g_array_index (near, Near, i).feature);
  return found;
}

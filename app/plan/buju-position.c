/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-position.h"

#include <math.h>

static double
get_number (BujuLayer *layer, guint feature, const char *field)
{
  BujuTable *table = buju_layer_get_table (layer);
  int column = table != NULL ? buju_table_find_field (table, field) : -1;

  return column >= 0 ? buju_table_get_number (table, feature, column) : NAN;
}

static void
find_degrees (BujuLayer *layer, guint feature, BujuProjection *projection, BujuPosition *position)
{
  BujuSpan span = buju_layer_get_span (layer, feature);
  BujuPoint point;

  if (projection == NULL || span.n_points == 0)
    return;

  point = span.points[0];
  if (buju_projection_inverse (projection, &point, 1) > 0)
    return;

  position->lon = point.x;
  position->lat = point.y;
}

/**
 * buju_position_find:
 * @library: the library
 * @projection: (nullable): from %BUJU_GEO_CRS to %BUJU_MAP_CRS, to have degrees; one serves for
 *   many places
 * @place: a place
 * @position: (out): where it is
 *
 * Returns: %FALSE when the gazetteer has no point for @place
 */
gboolean
buju_position_find (const BujuLibrary *library, BujuProjection *projection,
                    const BujuPlace *place, BujuPosition *position)
{
  BujuLayer *layer = buju_dataset_get_layer (buju_library_get_dataset (library), "places/places");
  int feature;

  *position = (BujuPosition) { .lon = NAN, .lat = NAN, .uncertainty = NAN };

  if (layer == NULL || place->point == NULL)
    return FALSE;

  feature = buju_layer_find (layer, place->point);
  if (feature < 0)
    return FALSE;

  find_degrees (layer, (guint) feature, projection, position);
  position->uncertainty = get_number (layer, (guint) feature, "accuracy_m");
  position->basis = buju_layer_get_text (layer, (guint) feature, "basis");
  position->confidence = buju_layer_get_text (layer, (guint) feature, "confidence");
  position->source = buju_layer_get_text (layer, (guint) feature, "source");

  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-checking.h"

#include <glib/gi18n-lib.h>

#include "geo/buju-crossing.h"

static char *
describe_crossing (BujuCrossingKind kind, const char *place)
{
  switch (kind)
    {
    case BUJU_CROSSING_SELF:
      /* Translators: %s is a place: "31.230391° N, 121.473702° E" */
      return g_strdup_printf (_("The outline crosses itself at %s"), place);
    case BUJU_CROSSING_TOUCH:
      /* Translators: %s is a place: "31.230391° N, 121.473702° E" */
      return g_strdup_printf (_("The outline touches itself at %s"), place);
    case BUJU_CROSSING_RINGS:
      /* Translators: %s is a place: "31.230391° N, 121.473702° E" */
      return g_strdup_printf (_("Two of its rings cross at %s"), place);
    case BUJU_CROSSING_SHARED:
      /* Translators: %s is a place: "31.230391° N, 121.473702° E" */
      return g_strdup_printf (_("Two of its rings run along one line, at %s"), place);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_crossing (BujuDataChecking *self, guint feature, const BujuCrossing *crossing)
{
  BujuDataFinding *finding = buju_data_checking_add (self, BUJU_DATA_OUTLINE, feature);
  g_autofree char *place = NULL;

  if (finding == NULL)
    return;
  place = buju_geodesy_format (self->geodesy, BUJU_COORDINATES_WGS84, crossing->at);
  finding->at = buju_geodesy_to_degrees (self->geodesy, crossing->at);
  finding->text = describe_crossing (crossing->kind, place != NULL ? place : "–");
}

/**
 * buju_data_checking_find_crossings:
 * @self: what is checked, and its report
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the polygons whose outline crosses or touches itself, each with the first place.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_data_checking_find_crossings (BujuDataChecking *self, GError **error)
{
  g_autoptr (BujuCrossingFinder) finder = buju_crossing_finder_new ();

  if (buju_layer_get_geometry (self->layer) != BUJU_GEOMETRY_POLYGON)
    return TRUE;
  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    {
      BujuSpan span = buju_layer_get_span (self->layer, i);
      BujuCrossing crossing = buju_crossing_finder_find (finder, &span, self->cancellable);

      if (buju_data_checking_is_cancelled (self, i, error)
          || (crossing.kind == BUJU_CROSSING_UNKNOWN
              && g_cancellable_set_error_if_cancelled (self->cancellable, error)))
        return FALSE;
      if (crossing.kind == BUJU_CROSSING_UNKNOWN)
        self->report->n_too_large++;
      else if (span.n_points > 0)
        self->report->n_outlines++;
      if (crossing.kind > BUJU_CROSSING_UNKNOWN)
        add_crossing (self, i, &crossing);
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-checking.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "geo/buju-measure.h"

#define OFTEN 1024           /* rows between looks at the cancellable */
#define LABEL_PRECISION 20   /* m */

/**
 * buju_data_checking_format_distance:
 * @metres: a distance
 *
 * Returns: (transfer full): it, for people
 */
char *
buju_data_checking_format_distance (double metres)
{
  return metres < 1000 ? g_strdup_printf (_("%.0f m"), metres)
         : g_strdup_printf (_("%.1f km"), metres / 1000);
}

/**
 * buju_data_checking_add:
 * @self: what is checked, and its report
 * @kind: of the finding
 * @feature: that it is about
 *
 * Returns: (transfer none) (nullable): a new finding, to be filled in; %NULL when there are enough
 *   of its kind
 */
BujuDataFinding *
buju_data_checking_add (BujuDataChecking *self, BujuDataKind kind, guint feature)
{
  BujuDataFinding *finding;
  const char *name = self->table != NULL
                     ? buju_table_get (self->table, feature, self->columns.title) : NULL;

  if (self->n_found[kind]++ >= BUJU_DATA_MOST)
    {
      self->report->n_more++;
      return NULL;
    }
  finding = g_new0 (BujuDataFinding, 1);
  finding->kind = kind;
  finding->feature = feature;
  finding->title = name != NULL
                   && *name != '\0' ? g_strdup (name) : g_strdup_printf ("#%u", feature + 1);
  finding->distance = finding->stated_area = finding->drawn_area = NAN;
  finding->at = (BujuPoint) { NAN, NAN };
  g_ptr_array_add (self->report->findings, finding);
  return finding;
}

/**
 * buju_data_checking_find_place:
 * @self: what is checked
 * @feature: of its layer
 * @at: (out): where the feature is said to be: within it; m, map CRS
 *
 * Returns: %FALSE when it is nowhere
 */
gboolean
buju_data_checking_find_place (const BujuDataChecking *self, guint feature, BujuPoint *at)
{
  BujuSpan span = buju_layer_get_span (self->layer, feature);
  BujuGeometry geometry = buju_layer_get_geometry (self->layer);

  if (span.n_points == 0)
    return FALSE;
  if (geometry == BUJU_GEOMETRY_POINT)
    *at = span.points[0];
  else if (geometry == BUJU_GEOMETRY_POLYGON)
    *at = buju_measure_label_point (&span, LABEL_PRECISION);
  else
    *at = buju_measure_along (&span, 0, 0.5, NULL);
  return isfinite (at->x) && isfinite (at->y);
}

/**
 * buju_data_checking_is_cancelled:
 * @self: what is checked
 * @feature: that is looked at now
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether to stop; asked for every row, looked at now and then
 */
gboolean
buju_data_checking_is_cancelled (const BujuDataChecking *self, guint feature, GError **error)
{
  return feature % OFTEN == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static void
check_district (BujuDataChecking *self, guint feature, const char *stated)
{
  const BujuDistrict *district = buju_districts_find (self->districts, stated), *around;
  BujuDataFinding *finding;
  g_autofree char *distance = NULL;
  BujuPoint at;
  double off;

  if (district == NULL)
    {
      finding = buju_data_checking_add (self, BUJU_DATA_UNKNOWN_DISTRICT, feature);
      if (finding == NULL)
        return;
      finding->stated = g_strdup (stated);
      finding->text = g_strdup_printf (_("“%s” is none of the city’s districts of today"), stated);
      return;
    }
  if (!buju_data_checking_find_place (self, feature, &at) || buju_district_contains (district, at))
    return;
  off = buju_measure_distance (&district->span, at.x, at.y);
  finding = off > BUJU_DATA_BORDER
            ? buju_data_checking_add (self, BUJU_DATA_OTHER_DISTRICT, feature) : NULL;
  if (finding == NULL)
    return;
  around = buju_districts_find_around (self->districts, at);
  distance = buju_data_checking_format_distance (off);
  finding->distance = off;
  finding->stated = g_strdup (district->shown);
  finding->found = around != NULL ? g_strdup (around->shown) : NULL;
  /* Translators: two districts and a distance: "2.3 km" */
  finding->text = around != NULL
                  ? g_strdup_printf (_("Stated in %s, lies in %s, %s off"), district->shown,
                                     around->shown, distance)
                                 /* Translators: a district and a distance */
                                 : g_strdup_printf (_("Stated in %s, lies in no district of the "
                                                      "city, %s off"), district->shown,
                                                    distance);
}

/**
 * buju_data_checking_compare_districts:
 * @self: what is checked, and its report
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the rows that lie more than %BUJU_DATA_BORDER outside the district they are stated to be
 * in, and those whose district does not exist.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_data_checking_compare_districts (BujuDataChecking *self, GError **error)
{
  if (self->columns.district < 0 || buju_districts_is_empty (self->districts))
    return TRUE;
  self->report->district.column = self->columns.district;
  for (guint i = 0; i < buju_layer_get_n_features (self->layer); i++)
    {
      const char *stated = buju_table_get (self->table, i, self->columns.district);

      if (buju_data_checking_is_cancelled (self, i, error))
        return FALSE;
      if (stated == NULL || *stated == '\0')
        continue;
      self->report->district.n++;
      check_district (self, i, stated);
    }
  return TRUE;
}

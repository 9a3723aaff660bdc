/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-data-checking.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "geo/buju-measure.h"

#define UNIT_FACTOR 1.5   /* a unit fits when half of the areas are so near */

static char *
format_area (double square_metres)
{
  return square_metres < 1e6 ? g_strdup_printf (_("%.2f ha"), square_metres / 1e4)
                             : g_strdup_printf (_("%.2f km²"), square_metres / 1e6);
}

/* m². The plane's area by what the projection makes of an area there. */
static double
measure_area (BujuDataChecking *self, guint feature)
{
  BujuSpan span = buju_layer_get_span (self->layer, feature);
  BujuBox box = buju_layer_get_box (self->layer, feature);
  const BujuPoint ring[] = { { box.x0, box.y0 }, { box.x1, box.y0 }, { box.x1, box.y1 },
                             { box.x0, box.y1 } };
  double plane = buju_box_width (&box) * buju_box_height (&box), length;

  if (span.n_points == 0 || !(plane > 0))
    return NAN;
  return buju_measure_area (&span)
         * fabs (buju_geodesy_get_area (self->geodesy, ring, G_N_ELEMENTS (ring), &length)) / plane;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The unit in which half of the rows are near what is drawn; 0: none. */
static double
guess_unit (GArray *drawn, GArray *stated)
{
  static const double units[] = { 1e6, 1e4, 2000.0 / 3.0, 1 };
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  double median;

  for (guint i = 0; i < drawn->len; i++)
    {
      double ratio = g_array_index (drawn, double, i) / g_array_index (stated, double, i);

      if (isfinite (ratio) && ratio > 0)
        g_array_append_val (ratios, ratio);
    }
  if (ratios->len == 0)
    return 0;
  g_array_sort (ratios, compare_numbers);
  median = g_array_index (ratios, double, ratios->len / 2);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (median < units[i] * UNIT_FACTOR && median > units[i] / UNIT_FACTOR)
      return units[i];
  return 0;
}

static void
compare_area (BujuDataChecking *self, guint feature, double stated, double drawn)
{
  BujuDataFinding *finding;
  g_autofree char *said = format_area (stated), *measured = format_area (drawn), *more = NULL;

  if (!(fabs (stated - drawn) > BUJU_DATA_AREA_SHARE * drawn))
    return;
  finding = buju_data_checking_add (self, BUJU_DATA_AREA, feature);
  if (finding == NULL)
    return;
  finding->stated_area = stated;
  finding->drawn_area = drawn;
  more = g_strdup_printf ("%s%.0f", stated < drawn ? "\u2212" : "+",
                          100 * fabs (stated / drawn - 1));
  /* Translators: two areas, and by how many per cent the first is more than the second, with its
   * sign */
  finding->text = g_strdup_printf (_("Stated %s, drawn %s (%s %%)"), said, measured, more);
}

/**
 * buju_data_checking_compare_areas:
 * @self: what is checked, and its report
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Finds the rows whose stated area is more than %BUJU_DATA_AREA_SHARE off what is drawn, measured
 * on the ellipsoid.
 *
 * Returns: %FALSE when cancelled
 */
gboolean
buju_data_checking_compare_areas (BujuDataChecking *self, GError **error)
{
  guint n = buju_layer_get_n_features (self->layer);
  g_autoptr (GArray) drawn = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  g_autoptr (GArray) stated = g_array_sized_new (FALSE, FALSE, sizeof (double), n);
  BujuDataReport *report = self->report;

  if (self->columns.area < 0 || buju_layer_get_geometry (self->layer) != BUJU_GEOMETRY_POLYGON)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      double said = buju_table_get_number (self->table, i, self->columns.area);
      double area = isnan (said) ? NAN : measure_area (self, i);

      g_array_append_val (stated, said);
      g_array_append_val (drawn, area);
      if (buju_data_checking_is_cancelled (self, i, error))
        return FALSE;
    }
  report->area_unit = self->columns.area_unit;
  if (report->area_unit <= 0)
    {
      report->area_unit = guess_unit (drawn, stated);
      report->unit_guessed = report->area_unit > 0;
    }
  if (report->area_unit <= 0)
    return TRUE;
  report->area.column = self->columns.area;
  for (guint i = 0; i < n; i++)
    {
      double said = g_array_index (stated, double, i) * report->area_unit,
      area = g_array_index (drawn, double, i);

      if (isnan (said) || !(area > 0))
        continue;
      report->area.n++;
      compare_area (self, i, said, area);
    }
  return TRUE;
}

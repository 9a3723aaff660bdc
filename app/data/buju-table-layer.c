/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table-layer.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CANCEL_INTERVAL 4096
#define DEGREES "EPSG:4490"

/* Degrees outside the globe are a slip of the pen or something else. */
static gboolean
is_on_globe (BujuPoint point)
{
  return fabs (point.x) <= 360 && fabs (point.y) <= 90;
}

static guint
add_rows (BujuLayerBuilder  *builder,
          BujuTable         *table,
          const BujuColumns *columns,
          BujuDatum          datum,
          BujuReport        *report,
          GCancellable      *cancellable)
{
  static const guint32 start = 0;
  const BujuSpan nowhere = { NULL, NULL, 0, 0 };
  guint n_wrong = 0;

  for (guint row = 0; row < buju_table_get_n_rows (table); row++)
    {
      BujuPoint point;
      BujuSpan span = { &point, &start, 1, 1 };

      if (row % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (!buju_columns_get_point (columns, table, row, &point))
        {
          buju_layer_builder_add_feature (builder, &nowhere);
          report->null_shapes++;
        }
      else if (report->crs.geographic && !is_on_globe (point))
        {
          buju_layer_builder_add_feature (builder, &nowhere);
          n_wrong++;
        }
      else
        {
          buju_box_add_point (&report->extent, point.x, point.y);
          if (report->crs.geographic)
            point = buju_datum_to_wgs84 (datum, point.x, point.y);
          buju_layer_builder_add_feature (builder, &span);
          report->drawable++;
        }
    }

  return n_wrong;
}

static void
note_places (BujuReport *report,
             guint       n_wrong)
{
  if (report->null_shapes > 0)
    g_ptr_array_add (report->notes, g_strdup_printf (ngettext ("%u row has no coordinates.",
                                                               "%u rows have no coordinates.",
                                                               report->null_shapes),
                                                     report->null_shapes));
  if (n_wrong > 0)
    g_ptr_array_add (report->notes,
                     g_strdup_printf (ngettext ("%u row has coordinates that are no degrees.",
                                                "%u rows have coordinates that are no degrees.",
                                                n_wrong),
                                      n_wrong));
  report->damaged += n_wrong;
}

static gboolean
project (BujuLayerBuilder      *builder,
         const BujuReadOptions *options,
         BujuCrsStore          *store,
         const char            *source,
         GCancellable          *cancellable,
         GError               **error)
{
  BujuProjection *projection = buju_crs_store_project (store, source, options->crs, error);
  gsize n_failed;

  if (projection == NULL)
    return FALSE;
  if (!buju_layer_builder_project (builder, projection, cancellable, &n_failed))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  return TRUE;
}

/**
 * buju_table_layer_new:
 * @table: somebody's table
 * @columns: which of its columns hold the coordinates
 * @datum: what shift they have; only degrees can have one
 * @options: where they are to be taken, and the layer's name
 * @report: of the table; gets extent, CRS, counts and notes
 * @cancellable: (nullable): looked at now and then
 * @error: #BujuProjectionError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a layer of points with the table
 */
BujuLayer *
buju_table_layer_new (BujuTable             *table,
                      const BujuColumns     *columns,
                      BujuDatum              datum,
                      const BujuReadOptions *options,
                      BujuReport            *report,
                      GCancellable          *cancellable,
                      GError               **error)
{
  g_autoptr (BujuLayerBuilder) builder = NULL;
  g_autoptr (BujuCrsStore) own = NULL;
  BujuCrsStore *store;
  const BujuCrs *crs;
  const char *source;

  g_return_val_if_fail (table != NULL && columns != NULL && options != NULL && report != NULL,
                        NULL);

  store = options->crs_store != NULL ? options->crs_store : (own = buju_crs_store_new ());
  source = options->assumed_crs != NULL ? options->assumed_crs : DEGREES;
  crs = buju_crs_store_describe (store, source);
  if (crs == NULL)
    {
      g_set_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS,
                   _("“%s” is no coordinate system."), source);
      return NULL;
    }

  report->crs = (BujuCrs) { g_strdup (crs->name), g_strdup (crs->authority), crs->geographic };
  report->drawable = 0;
  g_free (report->geometry);
  report->geometry = g_strdup ("Point");
  builder = buju_layer_builder_new (options->name != NULL ? options->name : report->file,
                                    BUJU_GEOMETRY_POINT);
  note_places (report, add_rows (builder, table, columns, datum, report, cancellable));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (options->crs != NULL && !project (builder, options, store, source, cancellable, error))
    return NULL;
  buju_layer_builder_set_table (builder, table);

  return buju_layer_builder_finish_unless (builder, cancellable, error);
}

/**
 * buju_table_layer_new_at:
 * @table: somebody's table
 * @points: one a row, in the CRS of the map, m; NAN for a row without a place
 * @name: of the layer
 *
 * Returns: (transfer full): a layer of points with the table
 */
BujuLayer *
buju_table_layer_new_at (BujuTable       *table,
                         const BujuPoint *points,
                         const char      *name)
{
  static const guint32 start = 0;
  g_autoptr (BujuLayerBuilder) builder = NULL;

  g_return_val_if_fail (table != NULL && points != NULL && name != NULL, NULL);

  builder = buju_layer_builder_new (name, BUJU_GEOMETRY_POINT);
  for (guint row = 0; row < buju_table_get_n_rows (table); row++)
    {
      BujuSpan span = { points + row, &start, 1, 1 };

      if (!isfinite (points[row].x) || !isfinite (points[row].y))
        span = (BujuSpan) { NULL, NULL, 0, 0 };
      buju_layer_builder_add_feature (builder, &span);
    }
  buju_layer_builder_set_table (builder, table);

  return buju_layer_builder_finish (builder);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as a shapefile, packed as fuzz-set.h says. */

#include <math.h>

#include "data/buju-shapefile.h"
#include "fuzz-set.h"
#include "fuzz.h"

static void
check_layer (BujuLayer *layer)
{
  guint n_features = buju_layer_get_n_features (layer);
  BujuTable *table = buju_layer_get_table (layer);

  if (table != NULL)
    g_assert_cmpuint (buju_table_get_n_rows (table), ==, n_features);
  for (guint feature = 0; feature < n_features; feature++)
    {
      BujuSpan span = buju_layer_get_span (layer, feature);
      guint n_fields = table != NULL ? buju_table_get_n_fields (table) : 0;

      for (guint i = 0; i < span.n_points; i++)
        g_assert_true (isfinite (span.points[i].x) && isfinite (span.points[i].y));
      for (guint part = 0; part < span.n_parts; part++)
        g_assert_cmpuint (span.starts[part], <, span.n_points);
      for (guint field = 0; field < n_fields; field++)
        {
          const char *text = buju_table_get (table, feature, (int) field);

          g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
        }
    }
}

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Reads the input as a shapefile, and holds what comes out against what every layer keeps to.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  static BujuCrsStore *store;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (store == NULL)
    store = buju_crs_store_new ();
  path = fuzz_set_unpack (bytes, size);
  layer = buju_shapefile_read (path, &(BujuReadOptions) { .crs = BUJU_MAP_CRS, .crs_store = store },
                               &report, NULL, &error);
  g_assert_true ((layer == NULL) == (error != NULL));
  if (layer != NULL)
    check_layer (layer);

  return 0;
}

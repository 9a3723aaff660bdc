/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-layer.h"

#include <math.h>

#include "geo-fixture.h"

static BujuTable *
make_ids (const char *const *ids, guint n_ids)
{
  BujuField column = { g_strdup ("ID"), BUJU_FIELD_TEXT, 20, 0 };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_array_append_val (fields, column);
  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (cells, g_strdup (ids[i]));

  return buju_table_new (fields, cells, n_ids);
}

static void
test_build (void)
{
  const char *const ids[] = { "minhang", NULL, "pudong", "minhang" };
  g_autoptr (BujuLayerBuilder) builder =
      buju_layer_builder_new ("zones/zones", BUJU_GEOMETRY_POLYGON);
  g_autoptr (BujuTable) table = make_ids (ids, G_N_ELEMENTS (ids));
  g_auto (BujuPathBuffer) buffer = { NULL, NULL };
  g_autoptr (BujuLayer) layer = NULL;
  const BujuBox right = { 25, 0, 100, 100 };
  g_autoptr (GArray) found = NULL;
  BujuBox box;

  buju_path_buffer_init (&buffer);
  for (guint i = 0; i < 4; i++)
    {
      BujuSpan span;

      buju_path_buffer_reset (&buffer);
      if (i != 1) /* has no place */
        {
          add_rectangle (&buffer, 10 * i, 0, 10 * i + 8, 8);
          add_rectangle (&buffer, 10 * i + 2, 2, 10 * i + 4, 4);
        }
      span = buju_path_buffer_get_span (&buffer);
      buju_layer_builder_add_feature (builder, &span);
    }
  buju_layer_builder_set_table (builder, table);
  layer = buju_layer_builder_finish (builder);

  g_assert_cmpstr (buju_layer_get_name (layer), ==, "zones/zones");
  g_assert_cmpint (buju_layer_get_geometry (layer), ==, BUJU_GEOMETRY_POLYGON);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 4);
  g_assert_cmpuint (buju_layer_get_span (layer, 2).n_parts, ==, 2);
  g_assert_cmpuint (buju_layer_get_span (layer, 2).starts[1], ==, 5);
  g_assert_cmpfloat (buju_layer_get_span (layer, 2).points[5].x, ==, 22);
  g_assert_cmpuint (buju_layer_get_span (layer, 1).n_points, ==, 0);
  g_assert_cmpuint (buju_layer_get_span (layer, 9).n_points, ==, 0);
  box = buju_layer_get_box (layer, 3);
  g_assert_cmpfloat (box.x0, ==, 30);
  box = buju_layer_get_box (layer, 1);
  g_assert_true (buju_box_is_empty (&box));
  g_assert_cmpfloat (buju_layer_get_extent (layer).x1, ==, 38);
  found = buju_index_query (buju_layer_get_index (layer), &right);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 2);

  g_assert_cmpint (buju_layer_find (layer, "minhang"), ==, 0);
  g_assert_cmpint (buju_layer_find (layer, "pudong"), ==, 2);
  g_assert_cmpint (buju_layer_find (layer, ""), ==, -1);
  g_assert_cmpstr (buju_layer_get_text (layer, 2, "id"), ==, "pudong");
  g_assert_null (buju_layer_get_text (layer, 1, "id"));
  g_assert_null (buju_layer_get_text (layer, 0, "name"));
}

static void
add_points (BujuLayerBuilder *builder, double x, guint n_points)
{
  const BujuPoint points[] = { { x, 5 }, { x + 1, 6 } };
  const guint32 starts[] = { 0, 1 };
  const BujuSpan span = { points, starts, n_points, n_points };

  buju_layer_builder_add_feature (builder, &span);
}

/* One point each; then with one that has two and one that has none, as many points as features. */
static void
test_points (void)
{
  for (guint mixed = 0; mixed < 2; mixed++)
    {
      g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("points", BUJU_GEOMETRY_POINT);
      g_autoptr (BujuLayer) layer = NULL;
      g_autoptr (GArray) found = NULL;
      const BujuBox right = { 9, 0, 100, 100 };
      BujuBox box;

      add_points (builder, 0, mixed == 0 ? 1 : 2);
      add_points (builder, 10, mixed == 0 ? 1 : 0);
      add_points (builder, 20, 1);
      layer = buju_layer_builder_finish (builder);
      g_assert_cmpuint (buju_layer_get_span (layer, 0).n_points, ==, mixed == 0 ? 1 : 2);
      g_assert_cmpuint (buju_layer_get_span (layer, 1).n_parts, ==, mixed == 0 ? 1 : 0);
      g_assert_cmpuint (buju_layer_get_span (layer, 2).starts[0], ==, 0);
      g_assert_cmpfloat (buju_layer_get_span (layer, 2).points[0].x, ==, 20);
      g_assert_cmpuint (buju_layer_get_span (layer, 3).n_points, ==, 0);
      box = buju_layer_get_box (layer, 2);
      g_assert_cmpfloat (box.x0, ==, 20);
      g_assert_cmpfloat (box.y1, ==, 5);
      g_assert_cmpfloat (buju_layer_get_extent (layer).x1, ==, 20);
      found = buju_index_query (buju_layer_get_index (layer), &right);
      g_assert_cmpuint (found->len, ==, mixed == 0 ? 2 : 1);
      g_assert_cmpint (buju_layer_find (layer, "x"), ==, -1);
    }
}

static void
test_empty (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("x", BUJU_GEOMETRY_POINT);
  g_autoptr (BujuLayer) layer = buju_layer_builder_finish (builder);
  g_autoptr (BujuLayer) again = buju_layer_ref (layer);
  BujuBox extent = buju_layer_get_extent (again);
  const BujuBox everything = { -1e9, -1e9, 1e9, 1e9 };
  g_autoptr (GArray) found = buju_index_query (buju_layer_get_index (layer), &everything);

  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 0);
  g_assert_true (buju_box_is_empty (&extent));
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (buju_layer_find (layer, "a"), ==, -1);
  g_assert_null (buju_layer_get_table (layer));
}

static void
test_reserve (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("x", BUJU_GEOMETRY_LINE);
  const BujuPoint points[] = { { 0, 0 }, { 1, 1 } };
  const guint32 starts[] = { 0 };
  const BujuSpan span = { points, starts, 2, 1 };
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuLayer) next = NULL;

  g_assert_false (buju_layer_builder_reserve (builder, 1, 1, G_MAXSIZE / 8));
  g_assert_true (buju_layer_builder_reserve (builder, 1, 1, 2));
  for (guint i = 0; i < 1000; i++)
    buju_layer_builder_add_feature (builder, &span);
  layer = buju_layer_builder_finish (builder);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 1000);
  g_assert_cmpfloat (buju_layer_get_span (layer, 999).points[1].y, ==, 1);
  next = buju_layer_builder_finish (builder);
  g_assert_cmpuint (buju_layer_get_n_features (next), ==, 0);
}

/* Vertices that cannot be projected go; what stays is whole, closed and in its place. */
static void
test_project_drops (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("x", BUJU_GEOMETRY_POLYGON);
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  const BujuPoint points[] = { { 121, 999 }, { 121, 31 }, { 122, 31 }, { 122, 32 }, { 121, 999 },
                               { 121, 999 }, { 121, 999 }, { 121, 31 }, { 121, 999 } };
  const guint32 starts[] = { 0, 5 };
  const BujuSpan torn = { points, starts, 9, 2 };
  const BujuPoint ring[] = { { 121, 31 }, { 122, 31 }, { 122, 32 }, { 121, 31 } };
  const BujuSpan sound = { ring, starts, 4, 1 };
  g_autoptr (BujuLayer) layer = NULL;
  gsize n_failed = 0;
  BujuSpan span;

  g_assert_nonnull (projection);
  buju_layer_builder_add_feature (builder, &torn);
  buju_layer_builder_add_feature (builder, &sound);
  g_assert_true (buju_layer_builder_project (builder, projection, NULL, &n_failed));
  g_assert_cmpuint (n_failed, ==, 5);
  layer = buju_layer_builder_finish (builder);
  span = buju_layer_get_span (layer, 0);
  g_assert_cmpuint (span.n_parts, ==, 1);
  g_assert_cmpuint (span.n_points, ==, 4);
  g_assert_cmpfloat (span.points[0].x, ==, span.points[3].x);
  g_assert_cmpfloat (span.points[0].y, ==, span.points[3].y);
  for (guint i = 0; i < span.n_points; i++)
    g_assert_true (isfinite (span.points[i].x) && span.points[i].x > 500000);
  span = buju_layer_get_span (layer, 1);
  g_assert_cmpuint (span.n_points, ==, 4);
  g_assert_cmpfloat_with_epsilon (span.points[0].x, 595498, 100);
}

static void
test_project_cancelled (void)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("x", BUJU_GEOMETRY_POINT);
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const BujuPoint point = { 121, 31 };
  const guint32 start = 0;
  const BujuSpan span = { &point, &start, 1, 1 };
  gsize n_failed;

  buju_layer_builder_add_feature (builder, &span);
  g_cancellable_cancel (cancellable);
  g_assert_false (buju_layer_builder_project (builder, projection, cancellable, &n_failed));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer/build", test_build);
  g_test_add_func ("/layer/empty", test_empty);
  g_test_add_func ("/layer/reserve", test_reserve);
  g_test_add_func ("/layer/project-drops", test_project_drops);
  g_test_add_func ("/layer/project-cancelled", test_project_cancelled);

  g_test_add_func ("/layer/points", test_points);

  return g_test_run ();
}

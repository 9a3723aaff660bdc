/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-geodesy.h"
#include "session/buju-data-report.h"
#include "session/buju-loader.h"

#include <math.h>
#include <string.h>

#include "folder-fixture.h"

#include "../library-fixture.h"

static BujuLibrary *library;

/* A table of points, as it is opened. */
static BujuDataReport *
check_table (const char *text)
{
  Folder folder;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (BujuLoaded) loaded = NULL;
  BujuDataReport *report;

  folder_set_up (&folder, NULL);
  path = folder_write (&folder, "parks.csv", text, strlen (text));
  findings = buju_finding_list ((const char *const[]) { path, NULL }, NULL, NULL, &error);
  g_assert_no_error (error);
  loaded = buju_loader_read (library, g_ptr_array_index (findings, 0), NULL, NULL, &error);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  report = buju_data_report_new (library, buju_overlay_get_layer (loaded->overlay), NULL, &error);
  g_assert_no_error (error);
  folder_tear_down (&folder, NULL);
  return report;
}

static const BujuDataFinding *
get_finding (const BujuDataReport *report, guint i)
{
  g_assert_cmpuint (i, <, report->findings->len);
  return g_ptr_array_index (report->findings, i);
}

/* Names in every way of writing; a place elsewhere, one in no district, one that is none any more,
 * one beside the border. */
static void
test_districts (void)
{
  g_autoptr (BujuDataReport) report = check_table (
    "园区名称,所在区,lon,lat\n"
    "甲,浦东新区,121.60,31.20\n"
    "乙,上海市浦东新区,121.61,31.20\n"
    "丙,浦东,121.62,31.20\n"
    "丁,Pudong New Area,121.63,31.20\n"
    "戊,嘉定区,121.40,31.17\n"
    "己,卢湾区,121.47,31.22\n"
    "庚,奉贤区,122.3,30.9\n"
    "辛,,121.5,31.2\n"
    "壬,闵行区,,\n");

  g_assert_cmpint (report->district.column, ==, 1);
  g_assert_cmpuint (report->district.n, ==, 8);
  g_assert_cmpint (report->area.column, ==, -1);
  g_assert_cmpuint (report->findings->len, ==, 3);
  g_assert_cmpint (get_finding (report, 0)->kind, ==, BUJU_DATA_OTHER_DISTRICT);
  g_assert_cmpuint (get_finding (report, 0)->feature, ==, 4);
  g_assert_cmpstr (get_finding (report, 0)->title, ==, "戊");
  g_assert_cmpstr (get_finding (report, 0)->stated, ==, "嘉定区");
  g_assert_cmpstr (get_finding (report, 0)->found, ==, "徐汇区");
  g_assert_cmpfloat (get_finding (report, 0)->distance, >, 7000);
  g_assert_cmpfloat (get_finding (report, 0)->distance, <, 11000);
  g_assert_cmpint (get_finding (report, 1)->kind, ==, BUJU_DATA_UNKNOWN_DISTRICT);
  g_assert_cmpuint (get_finding (report, 1)->feature, ==, 5);
  g_assert_cmpuint (get_finding (report, 2)->feature, ==, 6);
  g_assert_null (get_finding (report, 2)->found);
}

/* The column may be called as the report itself says it. */
static void
test_district_column (void)
{
  g_autoptr (BujuDataReport) report = check_table (
    "名称,市辖区,lon,lat\n"
    "甲,浦东新区,121.60,31.20\n"
    "戊,嘉定区,121.40,31.17\n");

  g_assert_cmpint (report->district.column, ==, 1);
  g_assert_cmpuint (report->findings->len, ==, 1);
}

/* 0.0003° are some 29 m to the east and 33 m to the north; across the lines between squares,
 * too. */
static void
test_doubles (void)
{
  g_autoptr (BujuDataReport) report = check_table (
    "名称,lon,lat\n"
    "临港产业区,121.90000,30.90000\n"
    "张江,121.60000,31.20000\n"
    "临港产业区,121.90030,30.90000\n"
    "张江,121.60070,31.20000\n"
    "临港 产业区,121.90000,30.90030\n"
    "别处,121.90000,30.90000\n");

  g_assert_cmpint (report->name.column, ==, 0);
  g_assert_cmpuint (report->name.n, ==, 6);
  g_assert_cmpuint (report->findings->len, ==, 2);
  g_assert_cmpuint (get_finding (report, 0)->feature, ==, 2);
  g_assert_cmpuint (get_finding (report, 0)->other, ==, 0);
  g_assert_cmpfloat (fabs (get_finding (report, 0)->distance - 28.7), <, 1);
  g_assert_cmpuint (get_finding (report, 1)->feature, ==, 4);
  g_assert_cmpint (get_finding (report, 1)->kind, ==, BUJU_DATA_DOUBLE);
}

/* Places of one name on the map's plane. */
static BujuLayer *
make_places (const BujuPoint *points, guint n)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("places", BUJU_GEOMETRY_POINT);
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const BujuField column = { g_strdup ("名称"), BUJU_FIELD_TEXT, 0, 0 };
  g_autoptr (BujuTable) table = NULL;

  g_array_append_val (fields, column);
  for (guint i = 0; i < n; i++)
    {
      const guint32 starts[] = { 0, 1 };
      const BujuSpan span = { &points[i], starts, 1, 1 };

      buju_layer_builder_add_feature (builder, &span);
      g_ptr_array_add (cells, g_strdup ("张江"));
    }
  table = buju_table_new (fields, cells, n);
  buju_layer_builder_set_table (builder, table);
  return buju_layer_builder_finish (builder);
}

/* The second lies 66 m from the first, in the same square; it must not hide the first from the
 * third, 9 m from it. */
static void
test_square (void)
{
  static const BujuPoint points[] = { { 650001, 3450001 }, { 650048, 3450048 },
                                      { 650001, 3450010 } };
  g_autoptr (BujuLayer) layer = make_places (points, G_N_ELEMENTS (points));
  g_autoptr (BujuDataReport) report = buju_data_report_new (library, layer, NULL, NULL);

  g_assert_cmpuint (report->findings->len, ==, 1);
  g_assert_cmpuint (get_finding (report, 0)->feature, ==, 2);
  g_assert_cmpuint (get_finding (report, 0)->other, ==, 0);
  g_assert_cmpfloat (fabs (get_finding (report, 0)->distance - 9), <, 1e-6);
}

/* Squares of 1 km on the map's plane, and what is stated of them. */
static BujuLayer *
make_squares (const char *field, const char *const *stated, guint n)
{
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("squares", BUJU_GEOMETRY_POLYGON);
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const BujuField column = { g_strdup (field), BUJU_FIELD_REAL, 0, 0 };
  g_autoptr (BujuTable) table = NULL;

  g_array_append_val (fields, column);
  for (guint i = 0; i < n; i++)
    {
      double x = 650000 + i * 2000.0, y = 3450000;
      const BujuPoint points[] = { { x, y }, { x, y + 1000 }, { x + 1000, y + 1000 },
                                   { x + 1000, y }, { x, y } };
      const guint32 starts[] = { 0, 5 };
      const BujuSpan span = { points, starts, 5, 1 };

      buju_layer_builder_add_feature (builder, &span);
      g_ptr_array_add (cells, g_strdup (stated[i]));
    }
  table = buju_table_new (fields, cells, n);
  buju_layer_builder_set_table (builder, table);
  return buju_layer_builder_finish (builder);
}

/* 1 km² is 100 ha is 1500 mu; on the ellipsoid a little less than on the plane so far from the
 * meridian. */
static void
test_areas (void)
{
  static const char *const hectares[] = { "100", "104", "80", "10000", NULL, "0" };
  static const char *const mu[] = { "1500", "1480", "1503", "3000" };
  g_autoptr (BujuLayer) said = make_squares ("面积(公顷)", hectares, 6),
  bare = make_squares ("面积", mu, 4);
  g_autoptr (BujuDataReport) report = buju_data_report_new (library, said, NULL, NULL);
  g_autoptr (BujuDataReport) guessed = buju_data_report_new (library, bare, NULL, NULL);
  g_autofree char *text = buju_data_report_describe (guessed, bare);

  g_assert_cmpfloat (report->area_unit, ==, 1e4);
  g_assert_false (report->unit_guessed);
  g_assert_cmpuint (report->area.n, ==, 5);
  g_assert_cmpuint (report->findings->len, ==, 3);
  g_assert_cmpuint (get_finding (report, 0)->feature, ==, 2);
  g_assert_cmpfloat (get_finding (report, 0)->stated_area, ==, 800000);
  g_assert_cmpfloat (get_finding (report, 0)->drawn_area, <, 1000000);
  g_assert_cmpfloat (get_finding (report, 0)->drawn_area, >, 998000);
  g_assert_cmpuint (get_finding (report, 1)->feature, ==, 3);
  g_assert_cmpuint (get_finding (report, 2)->feature, ==, 5);
  g_assert_true (guessed->unit_guessed);
  g_assert_cmpfloat (fabs (guessed->area_unit - 2000.0 / 3), <, 1e-9);
  g_assert_cmpuint (guessed->findings->len, ==, 1);
  g_assert_cmpuint (get_finding (guessed, 0)->feature, ==, 3);
  g_assert_nonnull (strstr (text, "in mu by the values"));
}

/* A bow tie beside a square, without any table: the place is where its sides cross. */
static void
test_outlines (void)
{
  static const BujuPoint points[2][5] = {
    { { 650000, 3450000 }, { 650000, 3451000 }, { 651000, 3451000 }, { 651000, 3450000 },
      { 650000, 3450000 } },
    { { 652000, 3450000 }, { 653000, 3451000 }, { 653000, 3450000 }, { 652000, 3451000 },
      { 652000, 3450000 } },
  };
  static const guint32 start = 0;
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("ties", BUJU_GEOMETRY_POLYGON);
  g_autoptr (BujuGeodesy) geodesy = buju_geodesy_new ();
  g_autoptr (BujuDataReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autofree char *text = NULL, *place = NULL, *row = NULL;
  BujuPoint at = { 652500, 3450500 };

  for (guint i = 0; i < 2; i++)
    buju_layer_builder_add_feature (builder, &(BujuSpan) { points[i], &start, 5, 1 });
  layer = buju_layer_builder_finish (builder);
  report = buju_data_report_new (library, layer, NULL, NULL);
  text = buju_data_report_describe (report, layer);
  place = buju_geodesy_format (geodesy, BUJU_COORDINATES_WGS84, at);
  at = buju_geodesy_to_degrees (geodesy, at);
  g_assert_cmpuint (report->findings->len, ==, 1);
  g_assert_cmpint (get_finding (report, 0)->kind, ==, BUJU_DATA_OUTLINE);
  g_assert_cmpuint (get_finding (report, 0)->feature, ==, 1);
  g_assert_cmpstr (get_finding (report, 0)->title, ==, "#2");
  g_assert_true (g_str_has_suffix (get_finding (report, 0)->text, place));
  row = buju_data_finding_describe_row (get_finding (report, 0));
  g_assert_cmpstr (row, ==, "#2");
  g_assert_cmpfloat (fabs (get_finding (report, 0)->at.x - at.x), <, 1e-9);
  g_assert_cmpfloat (fabs (get_finding (report, 0)->at.y - at.y), <, 1e-9);
  g_assert_cmpuint (report->n_outlines, ==, 2);
  g_assert_true (g_str_has_suffix (text, "Outlines: looked at: 2"));
}

static void
test_cancel (void)
{
  static const char *const hectares[] = { "100" };
  g_autoptr (BujuLayer) layer = make_squares ("面积(公顷)", hectares, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (buju_data_report_new (library, layer, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/data-report/districts", test_districts);
  g_test_add_func ("/data-report/district-column", test_district_column);
  g_test_add_func ("/data-report/doubles", test_doubles);
  g_test_add_func ("/data-report/square", test_square);
  g_test_add_func ("/data-report/areas", test_areas);
  g_test_add_func ("/data-report/outlines", test_outlines);
  g_test_add_func ("/data-report/cancel", test_cancel);
  return run_with_library (library);
}

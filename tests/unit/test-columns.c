/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-reader.h"
#include "data/buju-degrees.h"
#include "data/buju-table-layer.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "folder-fixture.h"

static BujuTable *
read_text (Folder *folder, const char *text, BujuReport **report)
{
  g_autofree char *path = folder_write (folder, "t.csv", text, strlen (text));
  g_autoptr (GError) error = NULL;
  BujuTable *table = buju_csv_read (path, NULL, report, NULL, &error);

  g_assert_no_error (error);

  return table;
}

static void
test_degrees (void)
{
  static const struct { const char *text; double value; } good[] = {
    { "121.5", 121.5 },          { "-0.25", -0.25 },          { "121°30′", 121.5 },
    { "121°30'36\"E", 121.51 },
    { "东经121度30分36秒", 121.51 }, { "E121.5°", 121.5 },    { "31：12：00", 31.2 }, { "1.215e2", 121.5 },
  };
  static const char * const bad[] = { "", "金桥", "121.5米", "121°75′", "上海市浦东新区1号", "121.5,31.2" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_cmpfloat_with_epsilon (buju_degrees_parse (good[i].text), good[i].value, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_true (isnan (buju_degrees_parse (bad[i])));
}

static void
test_chinese (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) table =
      read_text (folder, "序号,园区名称,主导产业,所在区,规划面积（平方公里）,经度(GCJ02),纬度(GCJ02)\n"
                         "1,金桥,汽车,浦东新区,27.4,121.6,31.25\n2,张江,集成电路,浦东新区,12,121.59,31.2\n", NULL);
  BujuColumns columns = buju_columns_find (table);

  g_assert_cmpint (columns.name, ==, 1);
  g_assert_cmpint (columns.industry, ==, 2);
  g_assert_cmpint (columns.district, ==, 3);
  g_assert_cmpint (columns.area, ==, 4);
  g_assert_cmpfloat (columns.area_unit, ==, 1e6);
  g_assert_cmpint (columns.x, ==, 5);
  g_assert_cmpint (columns.y, ==, 6);
  g_assert_false (columns.projected);
  g_assert_true (columns.datum_said);
  g_assert_cmpint (columns.datum, ==, BUJU_DATUM_GCJ02);
}

/* Latitude under "x", as surveyors have it; a pair in one cell; no names at all. */
static void
test_axes (Folder *folder, gconstpointer data)
{
  static const struct { const char *text; double x, y; } cases[] = {
    { "name,x,y\na,31.2,121.5\nb,31.3,121.6\n", 121.5, 31.2 },
    { "name,lng,lat\na,121.5,31.2\n", 121.5, 31.2 },
    { "名称,坐标\na,\"31.2, 121.5\"\nb,\"31.3，121.6\"\n", 121.5, 31.2 },
    { "名称,经纬度\na,121.5 31.2\n", 121.5, 31.2 },
    { "a,31.2,121.5\nb,31.3,121.6\n", 121.5, 31.2 },
    { "name,lon,lat\na,121°30′,31°12′\n", 121.5, 31.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BujuTable) table = read_text (folder, cases[i].text, NULL);
      BujuColumns columns = buju_columns_find (table);
      BujuPoint point = { 0, 0 };

      g_assert_true (buju_columns_have_place (&columns));
      g_assert_true (buju_columns_get_point (&columns, table, 0, &point));
      g_assert_cmpfloat_with_epsilon (point.x, cases[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (point.y, cases[i].y, 1e-9);
    }
}

static void
test_projected (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) north_first = read_text (folder,
                                                 "名称,X,Y\na,3456789.1,654321\nb,3456000,655000\n",
                                                 NULL);
  g_autoptr (BujuTable) zoned = read_text (folder,
                                           "名称,X,Y\na,40654321,3456789\nb,40655000,3456000\n",
                                           NULL);
  BujuColumns a = buju_columns_find (north_first), b = buju_columns_find (zoned);
  BujuPoint point;

  g_assert_true (a.projected && b.projected);
  g_assert_cmpstr (a.crs_guess, ==, "EPSG:4549");
  g_assert_cmpstr (b.crs_guess, ==, "EPSG:4528");
  g_assert_true (buju_columns_get_point (&a, north_first, 0, &point));
  g_assert_cmpfloat (point.x, ==, 654321);
  g_assert_cmpfloat (point.y, ==, 3456789.1);
}

static void
test_nothing (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) table = read_text (folder, "名称,产值,年份\n金桥,121,2025\n张江,300,2024\n", NULL);
  BujuColumns columns = buju_columns_find (table);

  g_assert_false (buju_columns_have_place (&columns));
  g_assert_cmpint (columns.name, ==, 0);
  g_assert_cmpint (columns.district, ==, -1);
}

/* Firms without coordinates are looked for by the park that they are in, and called what they are
 * called. With coordinates nothing is looked for. What is said of parks is none. */
static void
test_firms (Folder *folder, gconstpointer data)
{
  static const struct { const char *text; int name, title; } cases[] = {
    { "企业名称,园区\n甲公司,金桥\n", 1, 0 },
    { "序号,企业名称,所在园区,行业\n1,甲公司,金桥,汽车\n", 2, 1 },
    { "项目名称,投资,产业园区\n甲,1,金桥\n", 2, 0 },
    { "园区,企业名称\n金桥,甲公司\n", 0, 0 },
    { "企业名称,园区类型\n甲公司,特色\n", 0, 0 },
    { "企业名称,行业\n甲公司,汽车\n", 0, 0 },
    { "企业名称,园区,经度,纬度\n甲公司,金桥,121.5,31.2\n", 0, 0 },
    { "名称,特色产业园区\n金桥,是\n", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BujuTable) table = read_text (folder, cases[i].text, NULL);
      BujuColumns columns = buju_columns_find (table);

      g_assert_cmpint (columns.name, ==, cases[i].name);
      g_assert_cmpint (columns.title, ==, cases[i].title);
    }
}

/* Rows stay beside their own points; what has none keeps its row. */
static void
test_layer (Folder *folder, gconstpointer data)
{
  const BujuReadOptions options = { .crs = "EPSG:4549", .name = "parks" };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = read_text (folder,
                                           "名称,经度,纬度\na,121.531541859215,31.17530398364597\n"
                                           "b,,\nc,121.5,131\nd,0,0\ne,121.6,31.3\n", &report);
  BujuColumns columns = buju_columns_find (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuLayer) layer = buju_table_layer_new (table, &columns, BUJU_DATUM_GCJ02, &options,
                                                      report, NULL, &error);
  g_autoptr (BujuProjection) projection = buju_projection_new ("EPSG:4490", "EPSG:4549", NULL);
  BujuPoint truth = { 121.5272106, 31.1774276 };
  BujuSpan span;

  g_assert_no_error (error);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 5);
  g_assert_cmpuint (report->drawable, ==, 2);
  g_assert_cmpuint (report->null_shapes, ==, 2);
  g_assert_cmpuint (report->damaged, ==, 1);
  g_assert_cmpuint (report->notes->len, ==, 2);
  buju_projection_forward (projection, &truth, 1);
  span = buju_layer_get_span (layer, 0);
  g_assert_cmpfloat_with_epsilon (span.points[0].x, truth.x, 0.01);
  g_assert_cmpfloat_with_epsilon (span.points[0].y, truth.y, 0.01);
  g_assert_cmpuint (buju_layer_get_span (layer, 1).n_points, ==, 0);
  g_assert_cmpuint (buju_layer_get_span (layer, 4).n_points, ==, 1);
  g_assert_cmpstr (buju_layer_get_text (layer, 4, "名称"), ==, "e");
}

static void
test_bad_crs (Folder *folder, gconstpointer data)
{
  const BujuReadOptions options = { .crs = "EPSG:4549", .assumed_crs = "nonsense" };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuTable) table = read_text (folder, "lon,lat\n121,31\n", &report);
  BujuColumns columns = buju_columns_find (table);
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_table_layer_new (table, &columns, BUJU_DATUM_NONE, &options, report, NULL,
                                       &error));
  g_assert_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  g_test_add_func ("/columns/degrees", test_degrees);
#define ADD(name, func) \
  g_test_add ("/columns/" name, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("chinese", test_chinese);
  ADD ("axes", test_axes);
  ADD ("projected", test_projected);
  ADD ("nothing", test_nothing);
  ADD ("firms", test_firms);
  ADD ("layer", test_layer);
  ADD ("bad-crs", test_bad_crs);
#undef ADD
  return g_test_run ();
}

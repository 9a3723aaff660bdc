/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

#include <math.h>
#include <sys/stat.h>

#include "geo/buju-measure.h"
#include "shape-fixture.h"

static void
test_sound (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  BujuSpan span;

  write_layer (folder, SHPT_POLYGON);
  layer = read_layer (folder, NULL, &report);
  assert_layer_is_sound (layer);
  assert_rows_match (layer);
  assert_counts (report, 5, 5, 0);
  g_assert_cmpstr (buju_report_get_status (report), ==, "ok");
  g_assert_cmpuint (report->notes->len, ==, 0);
  g_assert_cmpstr (report->geometry, ==, "Polygon");
  g_assert_cmpstr (report->encoding, ==, "UTF-8");
  g_assert_cmpstr (report->encoding_from, ==, "cpg");
  g_assert_cmpstr (report->crs.authority, ==, "EPSG:4490");
  g_assert_true (report->crs.geographic);
  g_assert_cmpfloat_with_epsilon (report->extent.x0, 121, 1e-12);
  g_assert_cmpfloat_with_epsilon (report->extent.x1, 121.44, 1e-12);
  g_assert_cmpstr (buju_layer_get_name (layer), ==, "x");
  span = buju_layer_get_span (layer, 3);
  g_assert_cmpuint (span.n_parts, ==, 2);
  g_assert_cmpfloat_with_epsilon (buju_measure_area (&span), 0.0016 - 0.0004, 1e-9);
}

static void
test_values (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLayer) layer = NULL;
  BujuTable *table;

  write_layer (folder, SHPT_POINT);
  layer = read_layer (folder, NULL, NULL);
  table = buju_layer_get_table (layer);
  g_assert_cmpuint (buju_table_get_n_fields (table), ==, 6);
  g_assert_cmpstr (buju_table_get_field (table, 1)->name, ==, "名称");
  g_assert_cmpint (buju_table_get_field (table, 0)->type, ==, BUJU_FIELD_TEXT);
  g_assert_cmpint (buju_table_get_field (table, 2)->type, ==, BUJU_FIELD_REAL);
  g_assert_cmpuint (buju_table_get_field (table, 2)->width, ==, 12);
  g_assert_cmpuint (buju_table_get_field (table, 2)->decimals, ==, 3);
  g_assert_cmpint (buju_table_get_field (table, 3)->type, ==, BUJU_FIELD_INTEGER);
  g_assert_cmpint (buju_table_get_field (table, 4)->type, ==, BUJU_FIELD_DATE);
  g_assert_cmpint (buju_table_get_field (table, 5)->type, ==, BUJU_FIELD_LOGICAL);
  g_assert_cmpstr (buju_layer_get_text (layer, 2, "名称"), ==, "第2号");
  g_assert_cmpfloat (buju_table_get_number (table, 2, 2), ==, 1236.5);
  g_assert_cmpfloat (buju_table_get_number (table, 4, 3), ==, 40);
  g_assert_cmpstr (buju_layer_get_text (layer, 0, "since"), ==, "2035-12-31");
  g_assert_cmpstr (buju_layer_get_text (layer, 1, "open"), ==, "F");
  g_assert_cmpint (buju_layer_find (layer, "r4"), ==, 4);
}

static void
test_types (Folder *folder, gconstpointer data)
{
  static const struct
  {
    int          type;
    const char  *name;
    BujuGeometry geometry;
    guint        n_parts;
  } cases[] = {
    { SHPT_POINT, "Point", BUJU_GEOMETRY_POINT, 1 },
    { SHPT_POINTZ, "PointZ", BUJU_GEOMETRY_POINT, 1 },
    { SHPT_POINTM, "PointM", BUJU_GEOMETRY_POINT, 1 },
    { SHPT_MULTIPOINT, "MultiPoint", BUJU_GEOMETRY_POINT, 10 },
    { SHPT_MULTIPOINTZ, "MultiPointZ", BUJU_GEOMETRY_POINT, 10 },
    { SHPT_MULTIPOINTM, "MultiPointM", BUJU_GEOMETRY_POINT, 10 },
    { SHPT_ARC, "PolyLine", BUJU_GEOMETRY_LINE, 2 },
    { SHPT_ARCZ, "PolyLineZ", BUJU_GEOMETRY_LINE, 2 },
    { SHPT_ARCM, "PolyLineM", BUJU_GEOMETRY_LINE, 2 },
    { SHPT_POLYGON, "Polygon", BUJU_GEOMETRY_POLYGON, 2 },
    { SHPT_POLYGONZ, "PolygonZ", BUJU_GEOMETRY_POLYGON, 2 },
    { SHPT_POLYGONM, "PolygonM", BUJU_GEOMETRY_POLYGON, 2 },
    { SHPT_MULTIPATCH, "MultiPatch", BUJU_GEOMETRY_POLYGON, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;

      write_layer (folder, cases[i].type);
      layer = read_layer (folder, NULL, &report);
      assert_layer_is_sound (layer);
      assert_rows_match (layer);
      assert_counts (report, 5, 5, 0);
      g_assert_cmpstr (report->geometry, ==, cases[i].name);
      g_assert_cmpint (buju_layer_get_geometry (layer), ==, cases[i].geometry);
      g_assert_cmpuint (buju_layer_get_span (layer, 4).n_parts, ==, cases[i].n_parts);
    }
}

static void
test_projected (Folder *folder, gconstpointer data)
{
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS, .name = "zones/zones" };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  BujuSpan span;

  write_layer (folder, SHPT_POLYGON);
  layer = read_layer (folder, &options, &report);
  span = buju_layer_get_span (layer, 0);
  g_assert_cmpstr (buju_layer_get_name (layer), ==, "zones/zones");
  /* What gdaltransform makes of 121 31 and 121.04 31.04; the report stays in the file's
   * coordinates. */
  g_assert_cmpfloat_with_epsilon (span.points[0].x, 595506.556289, 1e-4);
  g_assert_cmpfloat_with_epsilon (span.points[0].y, 3431403.610077, 1e-4);
  g_assert_cmpfloat_with_epsilon (span.points[2].x, 599285.521858, 1e-4);
  g_assert_cmpfloat_with_epsilon (span.points[2].y, 3435873.780676, 1e-4);
  g_assert_cmpfloat_with_epsilon (report->extent.x0, 121, 1e-12);
}

static void
test_without_prj (Folder *folder, gconstpointer data)
{
  const BujuReadOptions plain = { .crs = BUJU_MAP_CRS };
  const BujuReadOptions assuming = { .crs = BUJU_MAP_CRS, .assumed_crs = BUJU_GEO_CRS };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuLayer) assumed = NULL;

  write_layer (folder, SHPT_POINT);
  remove_file (folder, ".prj");
  layer = read_layer (folder, &plain, &report);
  g_assert_cmpstr (buju_report_get_status (report), ==, "ok");
  g_assert_null (report->crs.name);
  g_assert_cmpfloat_with_epsilon (buju_layer_get_box (layer, 0).x0, 121, 1e-12);
  assumed = read_layer (folder, &assuming, NULL);
  g_assert_cmpfloat (buju_layer_get_box (assumed, 0).x0, >, 500000);
}

static void
test_bad_prj (Folder *folder, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (100 * 1024, '[');
  const char *const texts[] = { "", "<!DOCTYPE html><html>", "GEOGCS[", huge };
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS, .assumed_crs = BUJU_GEO_CRS };

  write_layer (folder, SHPT_POINT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;

      g_free (folder_write (folder, "x.prj", texts[i], strlen (texts[i])));
      layer = read_layer (folder, &options, &report);
      g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
      g_assert_null (report->crs.name);
      g_assert_cmpfloat_with_epsilon (buju_layer_get_box (layer, 0).x0, 121, 1e-12);
    }
}

/* Metres under a degree label stay where they are, with a warning. */
static void
test_metres_as_degrees (Folder *folder, gconstpointer data)
{
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS };
  const double x = 500000;
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POINT);
  patch_file (folder, ".shp", 112, (const char *) &x, sizeof x);
  layer = read_layer (folder, &options, &report);
  g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
  g_assert_cmpfloat (buju_layer_get_box (layer, 0).x0, ==, 500000);
}

/* What the person says counts more than the file. */
static void
test_told_crs (Folder *folder, gconstpointer data)
{
  const BujuReadOptions told = { .crs = BUJU_MAP_CRS, .file_crs = BUJU_GEO_CRS };
  const BujuReadOptions plain = { .crs = BUJU_MAP_CRS };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuReport) unplaced = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuLayer) left = NULL;

  write_layer (folder, SHPT_POINT);
  g_free (folder_write (folder, "x.prj", "junk", 4));
  layer = read_layer (folder, &told, &report);
  g_assert_true (report->placed);
  g_assert_cmpstr (report->crs.authority, ==, BUJU_GEO_CRS);
  g_assert_cmpfloat (buju_layer_get_box (layer, 0).x0, >, 500000);
  left = read_layer (folder, &plain, &unplaced);
  g_assert_false (unplaced->placed);
  g_assert_cmpfloat_with_epsilon (buju_layer_get_box (left, 0).x0, 121, 1e-12);
}

/* Shifted coordinates come to lie where the unshifted ones are, whatever the .prj says or even
 * without one. */
static void
test_datum (Folder *folder, gconstpointer data)
{
  const BujuReadOptions plain = { .crs = BUJU_MAP_CRS };
  g_autoptr (BujuLayer) expected = NULL;

  write_layer (folder, SHPT_POINT);
  expected = read_layer (folder, &plain, NULL);
  for (BujuDatum datum = BUJU_DATUM_GCJ02; datum <= BUJU_DATUM_BD09; datum++)
    {
      const BujuReadOptions options = { .crs = BUJU_MAP_CRS, .datum = datum };
      const BujuPoint shifted = buju_datum_from_wgs84 (datum, shape_x (0), 31);
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;
      g_autoptr (BujuLayer) unlabelled = NULL;

      write_layer (folder, SHPT_POINT);
      patch_file (folder, ".shp", 112, (const char *) &shifted, sizeof shifted);
      layer = read_layer (folder, &options, &report);
      g_assert_true (report->placed);
      g_assert_cmpfloat_with_epsilon (buju_layer_get_box (layer, 0).x0,
                                      buju_layer_get_box (expected, 0).x0, 0.001);
      g_assert_cmpfloat_with_epsilon (buju_layer_get_box (layer, 0).y0,
                                      buju_layer_get_box (expected, 0).y0, 0.001);
      /* The others are moved, too. */
      g_assert_cmpfloat (fabs (buju_layer_get_box (layer, 1).x0
                               - buju_layer_get_box (expected, 1).x0), >, 100);
      remove_file (folder, ".prj");
      unlabelled = read_layer (folder, &options, NULL);
      g_assert_cmpfloat (buju_layer_get_box (layer, 0).x0, ==,
                         buju_layer_get_box (unlabelled, 0).x0);
    }
}

/* So many points that not each is asked for. */
static void
test_many_points (Folder *folder, gconstpointer data)
{
  const guint n = 20000;
  const BujuReadOptions plain = { .crs = BUJU_MAP_CRS };
  const BujuReadOptions shifted = { .crs = BUJU_MAP_CRS, .datum = BUJU_DATUM_GCJ02 };
  g_autoptr (BujuProjection) projection = buju_projection_new (GEO_PRJ, BUJU_MAP_CRS, NULL);
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuLayer) moved = NULL;
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree char *content = NULL;

  write_shapes (folder, SHPT_POINT, n);
  g_free (folder_write (folder, "x.prj", GEO_PRJ, strlen (GEO_PRJ)));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  for (guint i = 0; i < n; i++)
    {
      const double at[] = { 121 + i % 200 / 200.0, 31 + i / 200 / 100.0 };

      memcpy (content + 100 + i * 28 + 12, at, sizeof at);
    }
  g_free (folder_write (folder, "x.shp", content, 100 + n * 28));
  layer = read_layer (folder, &plain, NULL);
  moved = read_layer (folder, &shifted, NULL);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, n);
  for (guint i = 0; i < n; i++)
    {
      BujuPoint at[] = { { 121 + i % 200 / 200.0, 31 + i / 200 / 100.0 },
                         buju_datum_to_wgs84 (BUJU_DATUM_GCJ02, 121 + i % 200 / 200.0,
                                              31 + i / 200 / 100.0) };
      BujuBox box = buju_layer_get_box (layer, i);
      BujuBox other = buju_layer_get_box (moved, i);

      g_assert_cmpuint (buju_projection_forward (projection, at, 2), ==, 0);
      g_assert_cmpfloat (hypot (box.x0 - at[0].x, box.y0 - at[0].y), <=, 0.001);
      g_assert_cmpfloat (hypot (other.x0 - at[1].x, other.y0 - at[1].y), <=, 0.001);
    }
}

static void
test_one_crs_store (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuCrsStore) store = buju_crs_store_new ();
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS, .crs_store = store };

  write_layer (folder, SHPT_POINT);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = read_layer (folder, &options, &report);

      g_assert_cmpstr (report->crs.authority, ==, "EPSG:4490");
      g_assert_cmpfloat (buju_layer_get_box (layer, 0).x0, >, 500000);
    }
  g_assert_true (buju_crs_store_project (store, GEO_PRJ, BUJU_MAP_CRS, NULL) ==
                 buju_crs_store_project (store, GEO_PRJ, BUJU_MAP_CRS, NULL));
  g_assert_null (buju_crs_store_describe (store, "junk"));
  g_assert_null (buju_crs_store_project (store, "junk", BUJU_MAP_CRS, NULL));
}

static void
test_deleted_rows (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  DBFHandle handle;

  write_layer (folder, SHPT_POLYGON);
  handle = DBFOpen (path, "rb+");
  DBFMarkRecordDeleted (handle, 0, TRUE);
  DBFMarkRecordDeleted (handle, 3, TRUE);
  DBFClose (handle);
  layer = read_layer (folder, NULL, &report);
  assert_rows_match (layer);
  assert_counts (report, 5, 3, 0);
  g_assert_cmpuint (report->deleted, ==, 2);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 3);
  g_assert_cmpstr (buju_layer_get_text (layer, 0, "id"), ==, "r1");
  g_assert_cmpstr (buju_layer_get_text (layer, 2, "id"), ==, "r4");
  g_assert_cmpfloat_with_epsilon (report->extent.x0, 121.1, 1e-12);
}

static void
test_null_shapes (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  patch_file (folder, ".shp", 108, "\0\0\0\0", 4);
  layer = read_layer (folder, NULL, &report);
  assert_rows_match (layer);
  assert_counts (report, 5, 4, 0);
  g_assert_cmpuint (report->null_shapes, ==, 1);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==, 5);
  g_assert_cmpuint (buju_layer_get_span (layer, 0).n_points, ==, 0);
  g_assert_cmpstr (buju_layer_get_text (layer, 0, "id"), ==, "r0");
}

static void
test_no_records (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_shapes (folder, SHPT_POLYGON, 0);
  write_rows (folder, 0);
  layer = read_layer (folder, NULL, &report);
  assert_counts (report, 0, 0, 0);
  g_assert_cmpstr (buju_report_get_status (report), ==, "ok");
  g_assert_true (buju_box_is_empty (&report->extent));
}

static void
test_open_ring_is_closed (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  const double x[] = { 121, 122, 122 }, y[] = { 31, 31, 32 };
  SHPHandle handle = SHPCreate (path, SHPT_POLYGON);
  SHPObject *object = SHPCreateSimpleObject (SHPT_POLYGON, 3, x, y, NULL);
  g_autoptr (BujuLayer) layer = NULL;

  SHPWriteObject (handle, -1, object);
  SHPDestroyObject (object);
  SHPClose (handle);
  layer = read_layer (folder, NULL, NULL);
  assert_layer_is_sound (layer);
  g_assert_cmpuint (buju_layer_get_span (layer, 0).n_points, ==, 4);
}

static void
test_encodings (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  const BujuReadOptions big5 = { .encoding = "Big5" };
  const BujuReadOptions unknown = { .encoding = "nonsense" };
  g_autoptr (BujuReport) guessed = NULL;
  g_autoptr (BujuReport) chosen = NULL;
  g_autoptr (BujuReport) fallen = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  DBFHandle handle;

  write_shapes (folder, SHPT_POINT, 1);
  handle = DBFCreateEx (path, NULL);
  /* 地名 in GBK; the value is longer than the field, which cuts its last character. */
  DBFAddField (handle, "\xb5\xd8\xc3\xfb", FTString, 11, 0);
  DBFWriteStringAttribute (handle, 0, 0, "\xb1\xb1\xbe\xa9\xca\xd0\xba\xa3\xb5\xed\xc7\xf8");
  DBFClose (handle);
  layer = read_layer (folder, NULL, &guessed);
  g_assert_cmpstr (guessed->encoding, ==, "GB18030");
  g_assert_cmpstr (guessed->encoding_from, ==, "guess");
  g_assert_cmpstr (buju_layer_get_text (layer, 0, "地名"), ==, "北京市海淀");
  g_clear_pointer (&layer, buju_layer_unref);
  layer = read_layer (folder, &big5, &chosen);
  g_assert_cmpstr (chosen->encoding, ==, "CP950");
  g_assert_cmpstr (chosen->encoding_from, ==, "user");
  g_clear_pointer (&layer, buju_layer_unref);
  layer = read_layer (folder, &unknown, &fallen);
  g_assert_cmpstr (fallen->encoding_from, ==, "guess");
}

/* The bytes overrule a .cpg that they contradict, and that is told. */
static void
test_wrong_cpg (Folder *folder, gconstpointer data)
{
  const char *const texts[] = { "<!DOCTYPE html>", "klingon", "" };

  write_layer (folder, SHPT_POINT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = NULL;

      g_free (folder_write (folder, "x.cpg", texts[i], strlen (texts[i])));
      layer = read_layer (folder, NULL, &report);
      g_assert_cmpstr (report->encoding, ==, "UTF-8");
      g_assert_cmpstr (report->encoding_from, ==, "guess");
      g_assert_cmpstr (buju_report_get_status (report), ==, "warn");
      g_assert_cmpstr (buju_layer_get_text (layer, 1, "名称"), ==, "第1号");
    }
}

static void
test_strange_fields (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  g_autoptr (BujuLayer) layer = NULL;
  BujuTable *table;
  DBFHandle handle;

  write_shapes (folder, SHPT_POINT, 2);
  handle = DBFCreateEx (path, NULL);
  DBFAddField (handle, "same", FTString, 10, 0);
  DBFAddField (handle, "SAME", FTInteger, 10, 0);
  DBFAddField (handle, "", FTString, 5, 0);
  /* A name cut inside its fourth character. */
  DBFAddField (handle, "\xe5\xb7\xa5\xe4\xb8\x9a\xe5\x8c\xba\xe5", FTDouble, 18, 0);
  DBFAddNativeFieldType (handle, "day", 'D', 8, 0);
  DBFAddNativeFieldType (handle, "bytes", 'I', 4, 0);
  DBFWriteStringAttribute (handle, 0, 0, "  a ");
  DBFWriteAttributeDirectly (handle, 0, 1, (char *) "**********");
  DBFWriteAttributeDirectly (handle, 0, 3, (char *) "900719925474099312");
  DBFWriteAttributeDirectly (handle, 0, 4, (char *) "00000000");
  DBFWriteAttributeDirectly (handle, 1, 4, (char *) "2035-1");
  DBFWriteAttributeDirectly (handle, 0, 5, (char *) "abcd");
  DBFClose (handle);
  layer = read_layer (folder, NULL, NULL);
  table = buju_layer_get_table (layer);
  g_assert_cmpstr (buju_table_get_field (table, 0)->name, ==, "same");
  g_assert_cmpstr (buju_table_get_field (table, 1)->name, ==, "SAME_2");
  g_assert_cmpstr (buju_table_get_field (table, 2)->name, ==, "field_3");
  g_assert_cmpstr (buju_table_get_field (table, 3)->name, ==, "工业区");
  g_assert_cmpstr (buju_table_get (table, 0, 0), ==, "a");
  g_assert_null (buju_table_get (table, 0, 1));
  g_assert_null (buju_table_get (table, 0, 2));
  g_assert_cmpstr (buju_table_get (table, 0, 3), ==, "900719925474099312"); /* no digit is lost */
  g_assert_null (buju_table_get (table, 0, 4));
  g_assert_cmpstr (buju_table_get (table, 1, 4), ==, "2035-1");
  g_assert_null (buju_table_get (table, 0, 5));
}

static void
test_lone_table (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".dbf");
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_rows (folder, 3);
  layer = buju_shapefile_read (path, NULL, &report, NULL, NULL);
  g_assert_nonnull (layer);
  g_assert_cmpint (buju_layer_get_geometry (layer), ==, BUJU_GEOMETRY_NONE);
  assert_counts (report, 3, 0, 0);
  g_assert_cmpuint (report->null_shapes, ==, 3);
  g_assert_cmpstr (buju_layer_get_text (layer, 2, "id"), ==, "r2");
}

/* Any file of the set leads to it; names in other case and bytes that are no UTF-8 do as well. */
static void
test_names (Folder *folder, gconstpointer data)
{
  const char *const renamed[][2] = { { ".shp", "\xc8\xcb x.Shp" }, { ".shx", "\xc8\xcb x.sHX" },
                                     { ".dbf", "\xc8\xcb x.DBF" }, { ".cpg", "\xc8\xcb x.Cpg" } };
  g_autofree char *dbf = g_build_filename (folder->path, "\xc8\xcb x.DBF", NULL);
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (BujuLayer) layer = NULL;

  write_layer (folder, SHPT_POLYGON);
  for (guint i = 0; i < G_N_ELEMENTS (renamed); i++)
    {
      g_autofree char *old = shape_path (folder, renamed[i][0]);
      g_autofree char *new = g_build_filename (folder->path, renamed[i][1], NULL);

      g_assert_cmpint (g_rename (old, new), ==, 0);
    }
  layer = buju_shapefile_read (dbf, NULL, &report, NULL, NULL);
  g_assert_nonnull (layer);
  assert_rows_match (layer);
  assert_counts (report, 5, 5, 0);
  g_assert_true (g_utf8_validate (report->file, -1, NULL));
  g_assert_true (g_utf8_validate (buju_layer_get_name (layer), -1, NULL));
}

static void
test_refused (Folder *folder, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (folder->path, "missing.shp", NULL);
  g_autofree char *fifo = g_build_filename (folder->path, "fifo.shp", NULL);
  g_autofree char *directory = g_build_filename (folder->path, "folder.shp", NULL);
  g_autoptr (GError) missing_error = NULL;
  g_autoptr (GError) fifo_error = NULL;
  g_autoptr (GError) directory_error = NULL;
  BujuReport *report = (gpointer) folder;

  g_assert_null (buju_shapefile_read (missing, NULL, &report, NULL, &missing_error));
  g_assert_error (missing_error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing_error->message, "missing.shp"));
  g_assert_null (report);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (buju_shapefile_read (fifo, NULL, NULL, NULL, &fifo_error));
  g_assert_error (fifo_error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_null (buju_shapefile_read (directory, NULL, NULL, NULL, &directory_error));
  g_assert_error (directory_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_cancelled (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_layer (folder, SHPT_POLYGON);
  g_cancellable_cancel (cancellable);
  g_assert_null (buju_shapefile_read (path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/shapefile/sound", test_sound);
  ADD ("/shapefile/values", test_values);
  ADD ("/shapefile/types", test_types);
  ADD ("/shapefile/projected", test_projected);
  ADD ("/shapefile/without-prj", test_without_prj);
  ADD ("/shapefile/bad-prj", test_bad_prj);
  ADD ("/shapefile/metres-as-degrees", test_metres_as_degrees);
  ADD ("/shapefile/one-crs-store", test_one_crs_store);
  ADD ("/shapefile/told-crs", test_told_crs);
  ADD ("/shapefile/datum", test_datum);
  ADD ("/shapefile/many-points", test_many_points);
  ADD ("/shapefile/deleted-rows", test_deleted_rows);
  ADD ("/shapefile/null-shapes", test_null_shapes);
  ADD ("/shapefile/no-records", test_no_records);
  ADD ("/shapefile/open-ring-is-closed", test_open_ring_is_closed);
  ADD ("/shapefile/encodings", test_encodings);
  ADD ("/shapefile/wrong-cpg", test_wrong_cpg);
  ADD ("/shapefile/strange-fields", test_strange_fields);
  ADD ("/shapefile/lone-table", test_lone_table);
  ADD ("/shapefile/names", test_names);
  ADD ("/shapefile/refused", test_refused);
  ADD ("/shapefile/cancelled", test_cancelled);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Opening what people bring. Shapefiles are those of shape-fixture.h: five squares in the east of
 * the city. */

#include "data/buju-archive.h"
#include "draw/buju-recipe-overlay.h"
#include "session/buju-loader.h"
#include "session/buju-preview.h"
#include "session/buju-session-overlays.h"

#include <math.h>

#include "shape-fixture.h"
#include "zip-fixture.h"

#include "../library-fixture.h"

static BujuLibrary *library;

static void
write_set (Folder *folder, gboolean prj)
{
  g_autofree char *path = NULL;

  write_shapes (folder, SHPT_POLYGON, N_RECORDS);
  write_rows (folder, N_RECORDS);
  if (prj)
    path = folder_write (folder, "x.prj", GEO_PRJ, strlen (GEO_PRJ));
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GPtrArray *
list (const char *path, GPtrArray **problems)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = buju_finding_list ((const char *const[]) { path, NULL }, problems, NULL,
                                        &error);

  g_assert_no_error (error);
  return found;
}

static BujuLoaded *
read_file (const char *path, const BujuOpenOptions *options)
{
  g_autoptr (GPtrArray) found = list (path, NULL);
  g_autoptr (GError) error = NULL;
  BujuLoaded *loaded;

  g_assert_cmpuint (found->len, ==, 1);
  loaded = buju_loader_read (library, g_ptr_array_index (found, 0), options, NULL, &error);
  g_assert_no_error (error);
  return loaded;
}

static BujuLoaded *
read_text (Folder *folder, const char *text, const BujuOpenOptions *options)
{
  g_autofree char *path = folder_write (folder, "园区.csv", text, strlen (text));

  return read_file (path, options);
}

static BujuPoint
get_degrees (const BujuLoaded *loaded, guint feature)
{
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  BujuSpan span = buju_layer_get_span (buju_overlay_get_layer (loaded->overlay), feature);
  BujuPoint point;

  g_assert_cmpuint (span.n_points, >, 0);
  point = span.points[0];
  buju_projection_inverse (projection, &point, 1);
  return point;
}

/* One corner lies where the projection of the map does not reach: in the system that the person
 * names, and with the shift of web maps. The others make the ring. */
static void
test_lost_corner (Folder *folder, gconstpointer data)
{
  static const double x[] = { 121.5, 121.5, -150, 121.6, 121.6, 121.5 };
  static const double y[] = { 31.0, 31.1, 0, 31.1, 31.0, 31.0 };
  const BujuOpenOptions said = { .crs = "EPSG:4490" },
  shifted = { .has_datum = TRUE, .datum = BUJU_DATUM_GCJ02 };
  const BujuOpenOptions *const both[] = { &said, &shifted };
  g_autofree char *path = folder_path (folder, "corner.shp");
  SHPHandle shapes = SHPCreate (path, SHPT_POLYGON);
  SHPObject *object = SHPCreateSimpleObject (SHPT_POLYGON, G_N_ELEMENTS (x), x, y, NULL);

  SHPWriteObject (shapes, -1, object);
  SHPDestroyObject (object);
  SHPClose (shapes);
  g_free (folder_write (folder, "corner.prj", GEO_PRJ, strlen (GEO_PRJ)));
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (BujuLoaded) loaded = read_file (path, both[i]);
      BujuSpan span;

      g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
      span = buju_layer_get_span (buju_overlay_get_layer (loaded->overlay), 0);
      g_assert_cmpuint (span.n_points, ==, G_N_ELEMENTS (x) - 1);
      for (guint k = 0; k < span.n_points; k++)
        g_assert_true (isfinite (span.points[k].x) && isfinite (span.points[k].y));
    }
}

/* Mixed case, companions named instead of the .shp, a table beside, and what is none of these. */
static void
test_find (Folder *folder, gconstpointer data)
{
  g_autofree char *dbf = shape_path (folder, ".dbf"), *shp = shape_path (folder, ".shp");
  g_autofree char *upper = g_build_filename (folder->path, "X.SHP", NULL), *csv = NULL,
  *note = NULL;
  g_autoptr (GPtrArray) found = NULL, again = NULL, none = NULL, problems = NULL;

  write_set (folder, TRUE);
  g_assert_cmpint (g_rename (shp, upper), ==, 0);
  csv = folder_write (folder, "a.TSV", "name\tlon\tlat\n", 13);
  note = folder_write (folder, "readme.txt", "hello", 5);
  found = list (folder->path, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  again = buju_finding_list ((const char *const[]) { dbf, upper, folder->path, NULL }, NULL, NULL,
                             NULL);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((BujuFinding *) g_ptr_array_index (again, 0))->path, ==, upper);
  g_unlink (upper);
  none = list (dbf, &problems);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "x.dbf"));
}

/* Of very many files the first are opened, which is said; what is left out does not leak. */
static void
test_find_many (Folder *folder, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL, problems = NULL;

  for (guint i = 0; i < 203; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.csv", i);
      g_autofree char *path = folder_write (folder, name, "name,lon,lat\n", 13);

      g_assert_nonnull (path);
    }
  found = list (folder->path, &problems);
  g_assert_cmpuint (found->len, ==, 200);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "200"));
}

/* What was not asked for before a file changed is not known. */
static void
test_changed (Folder *folder, gconstpointer data)
{
  g_autofree char *path = shape_path (folder, ".shp"), *prj = shape_path (folder, ".prj");
  g_autoptr (BujuLoaded) loaded = NULL;

  write_set (folder, TRUE);
  loaded = read_file (path, NULL);
  g_assert_true (g_file_set_contents (prj, "another", -1, NULL));
  g_assert_null (buju_overlay_await_hash (loaded->overlay));
}

static void
test_shapefile (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoaded) loaded = NULL, again = NULL;
  g_autofree char *path = shape_path (folder, ".shp");
  guint before;

  write_set (folder, TRUE);
  before = count_files (folder->path);
  loaded = read_file (path, NULL);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  g_assert_cmpuint (buju_overlay_get_n_shown (loaded->overlay), ==, N_RECORDS);
  g_assert_cmpfloat_with_epsilon (get_degrees (loaded, 2).x, 121.2, 1e-6);
  g_assert_cmpuint (strlen (buju_overlay_await_hash (loaded->overlay)), ==, 64);
  again = read_file (path, NULL);
  g_assert_cmpstr (buju_overlay_await_hash (again->overlay), ==,
                   buju_overlay_await_hash (loaded->overlay));
  g_assert_cmpuint (count_files (folder->path), ==, before);
}

/* Without a .prj nothing is placed, but what fits is offered; then it lies where that says. */
static void
test_unplaced (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoaded) loaded = NULL, placed = NULL, wrong = NULL, shifted = NULL;
  g_autofree char *path = shape_path (folder, ".shp");
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT;
  BujuPoint point;

  write_set (folder, FALSE);
  loaded = read_file (path, NULL);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_UNPLACED);
  g_assert_null (loaded->overlay);
  g_assert_cmpuint (loaded->guesses->len, ==, 1);
  g_assert_cmpstr (g_array_index (loaded->guesses, BujuCrsGuess, 0).crs, ==, "EPSG:4490");
  options.crs = "EPSG:4490";
  placed = read_file (path, &options);
  g_assert_cmpint (placed->status, ==, BUJU_LOADED_DONE);
  g_assert_cmpfloat_with_epsilon (get_degrees (placed, 1).x, 121.1, 1e-6);
  options.has_datum = TRUE;
  options.datum = BUJU_DATUM_GCJ02;
  shifted = read_file (path, &options);
  point = buju_datum_to_wgs84 (BUJU_DATUM_GCJ02, 121.1, 31);
  g_assert_cmpfloat_with_epsilon (get_degrees (shifted, 1).x, point.x, 1e-6);
  options.crs = "EPSG:nothing";
  wrong = read_file (path, &options);
  g_assert_cmpint (wrong->status, ==, BUJU_LOADED_UNPLACED);
  g_assert_nonnull (wrong->error);
}

static void
test_metres (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoaded) loaded = read_text (folder,
                                             "name,x,y\na,40610000,3455000\nb,40612000,3456000\n",
                                             NULL);
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT;
  g_autoptr (BujuLoaded) placed = NULL;

  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_UNPLACED);
  g_assert_cmpstr (g_array_index (loaded->guesses, BujuCrsGuess, 0).crs, ==, "EPSG:4528");
  options.crs = "EPSG:4528";
  placed = read_text (folder, "name,x,y\na,40610000,3455000\nb,40612000,3456000\n", &options);
  g_assert_cmpint (placed->status, ==, BUJU_LOADED_DONE);
  g_assert_cmpfloat_with_epsilon (buju_overlay_get_extent (placed->overlay).x0, 610000, 0.1);
}

/* What data of Shanghai come in; what lies nowhere near is not guessed at. */
static void
test_guesses (Folder *folder, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *first;
  } cases[] = {
    { "name,x,y\na,610000,3455000\nb,612000,3456000\n", "EPSG:4549" },      /* 3 degrees, 120 E */
    /* the same in zone 40 */
    { "name,x,y\na,40610000,3455000\nb,40612000,3456000\n", "EPSG:4528" },
    { "name,x,y\na,21340000,3455000\nb,21342000,3456000\n", "EPSG:4499" },  /* 6 degrees, zone 21 */
    { "name,x,y\na,13530000,3660000\nb,13532000,3661000\n", "EPSG:3857" },
    { "name,x,y\na,1e9,1e9\nb,2e9,2e9\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BujuLoaded) loaded = read_text (folder, cases[i].table, NULL);

      g_assert_cmpint (loaded->status, ==, BUJU_LOADED_UNPLACED);
      g_assert_cmpuint (loaded->guesses->len > 0, ==, cases[i].first != NULL);
      if (cases[i].first != NULL)
        g_assert_cmpstr (g_array_index (loaded->guesses, BujuCrsGuess, 0).crs, ==, cases[i].first);
    }
}

static void
test_join (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoaded) loaded = read_text (folder, "园区名称,产值\n金桥,1\n紫竹高新区,2\n火星园,3\n", NULL);
  g_autoptr (BujuLoaded) nothing = NULL;

  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  g_assert_nonnull (loaded->join);
  g_assert_cmpuint (buju_join_get_n_sure (loaded->join), ==, 2);
  g_assert_true (buju_overlay_get_source (loaded->overlay)->joined);
  nothing = read_text (folder, "颜色,数\n红,1\n蓝,2\n", NULL);
  g_assert_cmpint (nothing->status, ==, BUJU_LOADED_NO_PLACES);
}

static gboolean
has_title (const BujuOverlay *overlay, guint feature, const char *wanted)
{
  g_autofree char *title = buju_overlay_dup_title (overlay, feature);

  return g_strcmp0 (title, wanted) == 0;
}

/* Firms lie in the parks that are named beside them, under their own names. */
static void
test_join_firms (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoaded) loaded = read_text (folder, "企业名称,园区\n甲公司,金桥\n乙公司,金桥\n火星园,紫竹高新区\n",
                                             NULL);

  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  g_assert_cmpuint (buju_join_get_n_sure (loaded->join), ==, 3);
  g_assert_true (has_title (loaded->overlay, 0, "甲公司"));
  g_assert_true (has_title (loaded->overlay, 2, "火星园"));
}

/* Our own places, shifted as a web map would have them: the hint says so. As they are, nothing is
 * said. */
static char *
write_places (BujuDatum datum)
{
  GString *text = g_string_new ("name,lon,lat\n");
  BujuLayer *layer = buju_dataset_get_layer (buju_library_get_dataset (library), "places/places");
  g_autoptr (BujuProjection) projection = buju_projection_new (BUJU_GEO_CRS, BUJU_MAP_CRS, NULL);
  guint n = 0;

  for (guint i = 0; i < buju_layer_get_n_features (layer) && n < 12; i++)
    {
      const BujuPlace *place = buju_content_find_place_by_shape (buju_library_get_content (library),
                                                                 buju_layer_get_text (layer, i,
                                                                                      "id"));
      BujuSpan span = buju_layer_get_span (layer, i);
      BujuPoint point;

      if (place == NULL || span.n_points != 1 || (place->shapes != NULL && place->shapes->len > 0))
        continue;
      point = span.points[0];
      buju_projection_inverse (projection, &point, 1);
      point = buju_datum_from_wgs84 (datum, point.x, point.y);
      g_string_append_printf (text, "%s,%.6f,%.6f\n", place->name.zh, point.x, point.y);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  return g_string_free (text, FALSE);
}

static void
test_hint (Folder *folder, gconstpointer data)
{
  for (guint datum = BUJU_DATUM_NONE; datum <= BUJU_DATUM_BD09; datum++)
    {
      g_autofree char *text = write_places (datum);
      g_autoptr (BujuLoaded) loaded = read_text (folder, text, NULL);

      g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
      g_assert_cmpint (loaded->hint, ==, (int) datum);
      if (datum != BUJU_DATUM_NONE)
        g_assert_cmpfloat (loaded->hint_confidence, >, 0.5);
    }
}

/* The same without names, so that only where they lie says it; and points anywhere in the city,
 * which say nothing. */
static void
test_hint_bare (Folder *folder, gconstpointer data)
{
  g_autoptr (GString) anywhere = g_string_new ("lon,lat\n");
  g_autoptr (BujuLoaded) other = NULL;
  GRand *rand = g_rand_new_with_seed (3);

  for (guint datum = BUJU_DATUM_NONE; datum <= BUJU_DATUM_BD09; datum++)
    {
      g_autofree char *text = write_places (datum);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autoptr (GString) bare = g_string_new ("lon,lat\n");
      g_autoptr (BujuLoaded) loaded = NULL;

      for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
        g_string_append_printf (bare, "%s\n", strchr (lines[i], ',') + 1);
      loaded = read_text (folder, bare->str, NULL);
      g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
      g_assert_cmpint (loaded->hint, ==, (int) datum);
    }
  for (guint i = 0; i < 400; i++)
    g_string_append_printf (anywhere, "%.5f,%.5f\n", g_rand_double_range (rand, 121.3, 121.7),
                            g_rand_double_range (rand, 31.0, 31.4));
  g_rand_free (rand);
  other = read_text (folder, anywhere->str, NULL);
  g_assert_cmpint (other->hint, ==, BUJU_DATUM_NONE);
}

/* Chosen columns are kept by name: for reading again, in recipes, and in a table that has got
 * another column. */
static void
test_columns (Folder *folder, gconstpointer data)
{
  static const char text[] = "名称,经度,纬度,lng2,lat2\n甲,121.5,31.2,121.6,31.3\n";
  static const char grown[] = "序号,名称,经度,纬度,lng2,lat2\n1,甲,121.5,31.2,121.7,31.3\n";
  BujuColumns columns = BUJU_COLUMNS_NONE;
  BujuOpenOptions options = BUJU_OPEN_OPTIONS_INIT, again = BUJU_OPEN_OPTIONS_INIT,
  lost = BUJU_OPEN_OPTIONS_INIT;
  g_autoptr (BujuLoaded) loaded = NULL, reloaded = NULL, found = NULL;
  g_autoptr (BujuRecipeOverlay) recipe = NULL;

  columns.name = 0;
  columns.x = 3;
  columns.y = 4;
  options.columns = &columns;
  loaded = read_text (folder, text, &options);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  recipe = buju_recipe_overlay_new (loaded->overlay);
  g_assert_cmpstr (recipe->columns, ==, "x=lng2\ny=lat2\nname=名称");
  again.columns_text = recipe->columns;
  reloaded = read_text (folder, grown, &again);
  g_assert_cmpint (reloaded->columns.x, ==, 4);
  g_assert_cmpint (reloaded->columns.name, ==, 1);
  g_assert_cmpstr (buju_overlay_get_source (reloaded->overlay)->columns, ==, recipe->columns);
  lost.columns_text = "x=gone\ny=lat2";
  found = read_text (folder, text, &lost);
  g_assert_cmpint (found->columns.x, ==, 1);
}

static void
add_member (Zip *zip, Folder *folder, const char *extension, const char *name)
{
  g_autofree char *path = shape_path (folder, extension), *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  zip_add (zip, name, bytes, size, 0);
  g_unlink (path);
}

/* Names in GB18030, folders, upper case; nothing is left in the folder of temporary files. */
static void
test_zip (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "数据.zip", NULL);
  g_autofree char *title = NULL;
  g_autoptr (BujuLoaded) loaded = NULL;
  Zip zip;

  zip_init (&zip);
  write_set (folder, TRUE);
  add_member (&zip, folder, ".shp", "\xd4\xb0\xc7\xf8/\xb1\xdf\xbd\xe7.SHP");
  add_member (&zip, folder, ".shx", "\xd4\xb0\xc7\xf8/\xb1\xdf\xbd\xe7.shx");
  add_member (&zip, folder, ".dbf", "\xd4\xb0\xc7\xf8/\xb1\xdf\xbd\xe7.Dbf");
  add_member (&zip, folder, ".prj", "\xd4\xb0\xc7\xf8/\xb1\xdf\xbd\xe7.prj");
  zip_add (&zip, "__MACOSX/._x.shp", "x", 1, 0);
  zip_add (&zip, "../../evil.txt", "x", 1, 0);
  zip_finish (&zip, path);
  loaded = read_file (path, NULL);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  g_assert_cmpstr (buju_overlay_get_name (loaded->overlay), ==, "边界");
  g_assert_cmpstr (buju_overlay_get_source (loaded->overlay)->member, ==, "园区/边界.SHP");
  g_assert_cmpuint (buju_overlay_get_n_shown (loaded->overlay), ==, N_RECORDS);
  title = buju_overlay_dup_title (loaded->overlay, 2);
  g_assert_cmpstr (title, ==, "第2号");
  g_assert_cmpuint (count_files (folder->path), ==, 1);
}

/* A member that says it is small, one that says it is huge, and a file cut off. */
static void
test_bad_zip (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "z.zip", NULL),
  *out = g_build_filename (folder->path, "o", NULL);
  g_autofree char *zeros = g_malloc0 (1 << 20), *bytes = NULL, *cut = NULL;
  g_autoptr (BujuArchive) archive = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  Zip zip;

  zip_init (&zip);
  zip_add (&zip, "liar.csv", zeros, 1 << 20, 100);
  zip_add (&zip, "bomb.csv", zeros, 1 << 20, 3u << 30);
  zip_finish (&zip, path);
  archive = buju_archive_open (path, &error);
  g_assert_no_error (error);
  g_assert_false (buju_archive_extract (archive, 0, out, NULL, &error));
  g_assert_error (error, BUJU_ARCHIVE_ERROR, BUJU_ARCHIVE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (buju_archive_extract (archive, 1, out, NULL, &error));
  g_assert_error (error, BUJU_ARCHIVE_ERROR, BUJU_ARCHIVE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  cut = folder_write (folder, "cut.zip", bytes, size - 30);
  g_assert_null (buju_archive_open (cut, &error));
  g_assert_error (error, BUJU_ARCHIVE_ERROR, BUJU_ARCHIVE_ERROR_FORMAT);
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *loaded;
  GPtrArray *problems;
  GError    *error;
  double     fraction;
  guint      n_told;
} Wait;

static void
wait_clear (Wait *self)
{
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->loaded, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, wait_clear)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->loaded = buju_loader_open_finish (BUJU_LOADER (source), result, &wait->problems,
                                          &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
progress_cb (double fraction, const char *name, gpointer data)
{
  Wait *wait = data;

  g_assert_cmpfloat (fraction, >=, wait->fraction);
  wait->fraction = fraction;
  wait->n_told++;
}

static void
open_path (BujuLoader *loader, const char *path, GCancellable *cancellable, Wait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  buju_loader_open_async (loader, (const char *const[]) { path, NULL }, NULL, cancellable,
                          progress_cb, wait, opened_cb, wait);
  g_main_loop_run (wait->loop);
}

static void
test_open (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuLoader) loader = buju_loader_new (library);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *csv = NULL, *broken = NULL;
  g_auto (Wait) wait = { 0 }, cancelled = { 0 };

  write_set (folder, TRUE);
  csv = folder_write (folder, "a.csv", "name,lon,lat\na,121.5,31.2\n", 26);
  broken = folder_write (folder, "broken.shp", "x", 1);
  open_path (loader, folder->path, NULL, &wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.loaded->len, ==, 3);
  g_assert_cmpint (((BujuLoaded *) g_ptr_array_index (wait.loaded, 0))->status, ==,
                   BUJU_LOADED_DONE);
  g_assert_cmpint (((BujuLoaded *) g_ptr_array_index (wait.loaded, 1))->status, ==,
                   BUJU_LOADED_FAILED);
  g_assert_cmpint (((BujuLoaded *) g_ptr_array_index (wait.loaded, 2))->status, ==,
                   BUJU_LOADED_DONE);
  g_assert_cmpuint (wait.n_told, ==, 3);
  g_assert_cmpfloat (wait.fraction, ==, 1);
  g_cancellable_cancel (cancellable);
  open_path (loader, folder->path, cancellable, &cancelled);
  g_assert_error (cancelled.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define N_LINES 300000      /* more than is read while the others of this take place */
#define AT_MOST 200         /* ms */

typedef struct
{
  GCancellable *cancellable;
  gint64        when;
} Stop;

static gboolean
stop_cb (gpointer data)
{
  Stop *stop = data;

  stop->when = g_get_monotonic_time ();
  g_cancellable_cancel (stop->cancellable);
  return G_SOURCE_REMOVE;
}

/* What is read in other threads may take its time to see it; who asked for it is free at once, and
 * nothing goes on for ever. The best of three, for the machine may be busy elsewhere. */
static void
test_cancel (Folder *folder, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("name,lon,lat\n");
  g_autofree char *path = NULL;
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text, "%u,121.%06u,31.2\n", i, i);
  path = folder_write (folder, "long.csv", text->str, text->len);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (BujuLoader) loader = buju_loader_new (library);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_auto (Wait) wait = { 0 };
      Stop stop = { cancellable, 0 };

      g_timeout_add (20, stop_cb, &stop);
      open_path (loader, path, cancellable, &wait);
      best = MIN (best, g_get_monotonic_time () - stop.when);
      g_assert_cmpint (stop.when, >, 0);
      g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      while (g_atomic_int_get (&G_OBJECT (loader)->ref_count) > 1)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
    }
  g_test_minimized_result (best / 1000.0, "cancelled within %.1f ms", best / 1000.0);
  g_assert_cmpint (best, <, AT_MOST * 1000);
}

/* Previews. */

typedef struct
{
  GPtrArray *all;
  guint      n_previews;
  gboolean   early;
} Opening;

static void
preview_cb (Opening *self, BujuOverlay *overlay)
{
  g_assert_cmpstr (buju_overlay_get_id (overlay), ==, BUJU_OVERLAY_NO_ID);
  g_assert_cmpuint (buju_layer_get_n_features (buju_overlay_get_layer (overlay)), >, 0);
  self->early = self->all == NULL;
  self->n_previews++;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  ((Opening *) data)->all = buju_loader_open_finish (BUJU_LOADER (source), result, NULL, &error);
  g_assert_no_error (error);
}

/* A look at a file is of shapes that are in it, where they are; it never comes after the whole. */
static void
test_preview (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "x.shp", NULL);
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuLoaded) loaded = NULL;
  g_autoptr (BujuLoader) loader = buju_loader_new (library);
  g_autoptr (GPtrArray) all = NULL;
  Opening opening = { NULL, 0, TRUE };
  BujuBox some, whole;

  write_set (folder, TRUE);
  layer = buju_preview_read (path, "x", 12, NULL);
  g_assert_nonnull (layer);
  loaded = read_file (path, NULL);
  g_assert_cmpuint (buju_layer_get_n_features (layer), ==,
                    buju_layer_get_n_features (buju_overlay_get_layer (loaded->overlay)));
  some = buju_layer_get_extent (layer);
  whole = buju_overlay_get_extent (loaded->overlay);
  g_assert_cmpfloat_with_epsilon (some.x0, whole.x0, 0.01);
  g_assert_cmpfloat_with_epsilon (some.y1, whole.y1, 0.01);

  buju_loader_set_preview_size (loader, 1);
  g_signal_connect_swapped (loader, "preview", G_CALLBACK (preview_cb), &opening);
  buju_loader_open_async (loader, (const char *const[]) { path, NULL }, NULL, NULL, NULL, NULL,
                          previewed_cb, &opening);
  while (opening.all == NULL)
    g_main_context_iteration (NULL, TRUE);
  all = opening.all;
  g_usleep (100000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (opening.n_previews, <=, 1);
  g_assert_true (opening.early);
}

/* What does not say where it lies is not shown before one was asked. */
static void
test_no_preview (Folder *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "x.shp", NULL);

  write_set (folder, FALSE);
  g_assert_null (buju_preview_read (path, "x", 12, NULL));
}

#define TEST(name, func) \
  g_test_add ("/loader/" name, Folder, NULL, folder_set_up, func, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  TEST ("lost-corner", test_lost_corner);
  TEST ("find", test_find);
  TEST ("find-many", test_find_many);
  TEST ("shapefile", test_shapefile);
  TEST ("changed", test_changed);
  TEST ("unplaced", test_unplaced);
  TEST ("metres", test_metres);
  TEST ("guesses", test_guesses);
  TEST ("join", test_join);
  TEST ("join-firms", test_join_firms);
  TEST ("hint", test_hint);
  TEST ("hint-bare", test_hint_bare);
  TEST ("columns", test_columns);
  TEST ("zip", test_zip);
  TEST ("bad-zip", test_bad_zip);
  TEST ("open", test_open);
  TEST ("cancel", test_cancel);
  TEST ("preview", test_preview);
  TEST ("no-preview", test_no_preview);
  return run_with_library (library);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Whatever reads or sorts a lot looks at its cancellable all the time, and stops at the first look
 * after a cancel. Looks are counted here, not milliseconds: the linker puts these functions in the
 * place of GIO's. */

#include "geo/buju-index.h"
#include "session/buju-loader.h"

#include "../library-fixture.h"
#include "../sample.h"
#include "shape-fixture.h"

#define N_ITEMS 200000
#define N_POINTS 30000
#define N_VERTICES 400000
#define N_ROWS 8000
#define STOPS 12            /* tried of each reading */
/* looks after a cancel: other threads take a few while it is under way */
#define LATE 1000

gboolean __real_g_cancellable_is_cancelled (GCancellable *cancellable);
gboolean __wrap_g_cancellable_is_cancelled (GCancellable *cancellable);
gboolean __real_g_cancellable_set_error_if_cancelled (GCancellable *cancellable, GError **error);
gboolean __wrap_g_cancellable_set_error_if_cancelled (GCancellable *cancellable, GError **error);

static BujuLibrary *library;
static GCancellable *counted;
static gint n_looks, stop_at;   /* atomic */

static void
look (GCancellable *cancellable)
{
  if (cancellable != NULL && cancellable == counted
      && g_atomic_int_add (&n_looks, 1) + 1 == g_atomic_int_get (&stop_at))
    g_cancellable_cancel (cancellable);
}

gboolean
__wrap_g_cancellable_is_cancelled (GCancellable *cancellable)
{
  look (cancellable);
  return __real_g_cancellable_is_cancelled (cancellable);
}

gboolean
__wrap_g_cancellable_set_error_if_cancelled (GCancellable *cancellable, GError **error)
{
  look (cancellable);
  return __real_g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* From now on looks at the cancellable are counted; number @stop finds it cancelled, 0: none. */
static GCancellable *
start (gint stop)
{
  g_clear_object (&counted);
  g_atomic_int_set (&n_looks, 0);
  g_atomic_int_set (&stop_at, stop);
  return counted = g_cancellable_new ();
}

static BujuPoint *
make_points (void)
{
  BujuPoint *points = g_new (BujuPoint, N_ITEMS);

  for (guint i = 0; i < N_ITEMS; i++)
    points[i] = (BujuPoint) { i * 7919 % 10007, i * 104729 % 10009 };
  return points;
}

/* Every pass over all items looks, and whichever look finds a cancel is the last. */
static void
test_index (void)
{
  const gint turns = N_ITEMS / 65536 + 1, passes = 2 + 2 * 4 + 1;
  g_autofree BujuPoint *points = make_points ();
  g_autoptr (BujuIndex) whole = buju_index_new_over_points (points, N_ITEMS, start (0));

  g_assert_nonnull (whole);
  g_assert_cmpint (n_looks, ==, turns * passes);
  for (gint stop = 1; stop <= turns * passes; stop++)
    {
      g_assert_null (buju_index_new_over_points (points, N_ITEMS, start (stop)));
      g_assert_cmpint (n_looks, ==, stop);
    }
}

static BujuLayerBuilder *
make_builder (const BujuPoint *points)
{
  static const guint32 starts[] = { 0 };
  BujuLayerBuilder *builder = buju_layer_builder_new ("lines", BUJU_GEOMETRY_LINE);

  for (guint i = 0; i + 1 < N_ITEMS; i += 2)
    buju_layer_builder_add_feature (builder, &(BujuSpan) { points + i, starts, 2, 1 });
  return builder;
}

static void
test_finish (void)
{
  g_autofree BujuPoint *points = make_points ();
  g_autoptr (BujuLayerBuilder) builder = make_builder (points);
  g_autoptr (BujuLayer) layer = buju_layer_builder_finish_unless (builder, start (0), NULL);
  gint all = n_looks;

  g_assert_nonnull (layer);
  for (gint i = 0; i < STOPS; i++)
    {
      g_autoptr (BujuLayerBuilder) other = make_builder (points);
      g_autoptr (GError) error = NULL;
      gint stop = 1 + (gint) ((gint64) (all - 1) * i / (STOPS - 1));

      g_assert_null (buju_layer_builder_finish_unless (other, start (stop), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (n_looks, <=, stop + LATE);
    }
}

/* Files. */

static void
write_prj (Folder *folder)
{
  g_free (folder_write (folder, "x.prj", GEO_PRJ, strlen (GEO_PRJ)));
}

static char *
write_points (Folder *folder)
{
  g_autofree char *path = shape_path (folder, ".shp");
  SHPHandle handle = SHPCreate (path, SHPT_POINT);

  for (guint i = 0; i < N_POINTS; i++)
    {
      double x = 121 + i % 997 / 1000.0, y = 31 + i % 991 / 1000.0;
      SHPObject *object = SHPCreateSimpleObject (SHPT_POINT, 1, &x, &y, NULL);

      SHPWriteObject (handle, -1, object);
      SHPDestroyObject (object);
    }
  SHPClose (handle);
  write_prj (folder);
  return g_steal_pointer (&path);
}

/* One record of many vertices. */
static char *
write_ring (Folder *folder)
{
  g_autofree char *path = shape_path (folder, ".shp");
  g_autofree double *x = g_new (double, N_VERTICES);
  g_autofree double *y = g_new (double, N_VERTICES);
  SHPHandle handle = SHPCreate (path, SHPT_POLYGON);
  SHPObject *object;

  for (guint i = 0; i < N_VERTICES; i++)
    {
      x[i] = 121 + cos (-2 * G_PI * i / (N_VERTICES - 1)) / 2;
      y[i] = 31 + sin (-2 * G_PI * i / (N_VERTICES - 1)) / 2;
    }
  object = SHPCreateSimpleObject (SHPT_POLYGON, N_VERTICES, x, y, NULL);
  SHPWriteObject (handle, -1, object);
  SHPDestroyObject (object);
  SHPClose (handle);
  write_prj (folder);
  return g_steal_pointer (&path);
}

static char *
write_table (Folder *folder)
{
  write_rows (folder, N_ROWS);
  return shape_path (folder, ".dbf");
}

static char *
write_with_table (Folder *folder)
{
  write_shapes (folder, SHPT_POLYGON, N_ROWS);
  write_prj (folder);
  g_free (write_table (folder));
  return shape_path (folder, ".shp");
}

static char *
write_csv (Folder *folder)
{
  g_autoptr (GString) text = g_string_new ("name,lon,lat,note\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "n%u,121.%06u,31.2,\"one, or %u\"\n", i, i, i);
  return folder_write (folder, "x.csv", text->str, text->len);
}

/* One row of many cells. */
static char *
write_wide_csv (Folder *folder)
{
  g_autoptr (GString) text = g_string_new ("a");

  for (guint i = 0; i < N_VERTICES; i++)
    g_string_append (text, i % 2 == 0 ? "," : ",1234567");
  return folder_write (folder, "x.csv", text->str, text->len);
}

typedef struct
{
  const char *name;
  char     *(*write) (Folder *folder);
  gint        least;   /* looks */
} Case;

static const Case cases[] = {
  { "points", write_points, N_POINTS },
  { "ring", write_ring, 3 * N_VERTICES / 65536 },
  { "table", write_table, 2 * N_ROWS },
  { "shapes-and-table", write_with_table, 3 * N_ROWS },
  { "csv", write_csv, 10 },
  { "wide-csv", write_wide_csv, 2 * N_VERTICES / 65536 },
};

static BujuLoaded *
read_file (const char *path, GCancellable *cancellable, GError **error)
{
  const BujuFinding finding = { g_str_has_suffix (path, ".csv") ? BUJU_FINDING_TABLE
                                : BUJU_FINDING_SHAPEFILE,
                                (char *) path, NULL, (char *) "x" };

  return buju_loader_read (library, &finding, NULL, cancellable, error);
}

/* Wherever it is cancelled, nothing comes of it, and soon. */
static void
test_reading (Folder *folder, gconstpointer data)
{
  const Case *the_case = data;
  g_autofree char *path = the_case->write (folder);
  g_autoptr (BujuLoaded) whole = read_file (path, start (0), NULL);
  gint all = n_looks;

  g_assert_nonnull (whole);
  g_assert_cmpint (all, >=, the_case->least);
  for (gint i = 0; i < STOPS; i += (gint) sample_step ())
    {
      g_autoptr (GError) error = NULL;
      gint stop = 1 + (gint) ((gint64) (all - 1) * i / (STOPS - 1));

      g_assert_null (read_file (path, start (stop), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (n_looks, <=, stop + LATE);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/cancel/index", test_index);
  g_test_add_func ("/cancel/finish", test_finish);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cancel/", cases[i].name, NULL);

      g_test_add (path, Folder, &cases[i], folder_set_up, test_reading, folder_tear_down);
    }
  status = run_with_library (library);
  g_clear_object (&counted);
  return status;
}

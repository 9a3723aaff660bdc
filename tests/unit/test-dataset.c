/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-dataset.h"

#include <math.h>

#include "shape-fixture.h"

/* Writes a sound layer into a folder of the set. */
static void
add_layer (Folder *root, const char *sub, const char *name, int type)
{
  Folder folder = { g_build_filename (root->path, sub, NULL) };
  const char *const extensions[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };

  g_assert_cmpint (g_mkdir_with_parents (folder.path, 0700), ==, 0);
  write_layer (&folder, type);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *old = shape_path (&folder, extensions[i]);
      g_autofree char *file = g_strconcat (name, extensions[i], NULL);
      g_autofree char *new = g_build_filename (folder.path, file, NULL);

      g_assert_cmpint (g_rename (old, new), ==, 0);
    }
  g_free (folder.path);
}

static BujuDataset *
load (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  BujuDataset *dataset = buju_dataset_load (folder->path, NULL, &error);

  g_assert_no_error (error);

  return dataset;
}

static void
test_load (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuDataset) dataset = NULL;
  g_autoptr (BujuDataset) again = NULL;
  BujuLayer *layer;

  add_layer (folder, "zones", "zones", SHPT_POLYGON);
  add_layer (folder, "base", "roads", SHPT_ARC);
  add_layer (folder, "base", "land", SHPT_POLYGON);
  g_free (folder_write (folder, "README.md", "x", 1));
  dataset = load (folder);
  again = buju_dataset_ref (dataset);
  g_assert_cmpuint (buju_dataset_get_problems (again)->len, ==, 0);
  g_assert_cmpuint (buju_dataset_get_layers (dataset)->len, ==, 3);
  g_assert_cmpstr (buju_layer_get_name (g_ptr_array_index (buju_dataset_get_layers (dataset), 0)),
                   ==, "base/land");
  g_assert_cmpstr (buju_layer_get_name (g_ptr_array_index (buju_dataset_get_layers (dataset), 2)),
                   ==, "zones/zones");
  layer = buju_dataset_get_layer (dataset, "base/roads");
  g_assert_cmpint (buju_layer_get_geometry (layer), ==, BUJU_GEOMETRY_LINE);
  /* In the map CRS: metres, west of 122° and east of 120°. */
  g_assert_cmpfloat (buju_layer_get_extent (layer).x0, >, 595000);
  g_assert_cmpfloat (buju_layer_get_extent (layer).x1, <, 640000);
  g_assert_null (buju_dataset_get_layer (dataset, "base/water"));
}

static void
test_find (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuDataset) dataset = NULL;
  BujuLayer *layer = NULL;
  guint feature = 0;

  add_layer (folder, "places", "places", SHPT_POINT);
  add_layer (folder, "base", "roads", SHPT_ARC); /* its ids are not looked up */
  dataset = load (folder);
  g_assert_true (buju_dataset_find (dataset, "r3", &layer, &feature));
  g_assert_cmpstr (buju_layer_get_name (layer), ==, "places/places");
  g_assert_cmpuint (feature, ==, 3);
  g_clear_pointer (&dataset, buju_dataset_unref);

  add_layer (folder, "zones", "zones", SHPT_POLYGON);
  dataset = load (folder);
  g_assert_true (buju_dataset_find (dataset, "r3", &layer, NULL));
  g_assert_cmpstr (buju_layer_get_name (layer), ==, "zones/zones");
  g_assert_true (buju_dataset_find (dataset, "r3", NULL, NULL));
  g_assert_false (buju_dataset_find (dataset, "r9", &layer, &feature));
}

static gboolean
has_problem (BujuDataset *dataset, const char *file)
{
  GPtrArray *problems = buju_dataset_get_problems (dataset);

  for (guint i = 0; i < problems->len; i++)
    if (strstr (g_ptr_array_index (problems, i), file) != NULL)
      return TRUE;

  return FALSE;
}

/* One layer that cannot be read, one with a fault, one that is not there: the rest goes on. */
static void
test_problems (Folder *folder, gconstpointer data)
{
  const char *manifest =
      "3ad3  10  base/land.shp\n169a  10  base/water.shp\nb10d  5  base/water.dbf\n\n";
  g_autofree char *torn = g_build_filename (folder->path, "base", "torn.shp", NULL);
  g_autofree char *without = g_build_filename (folder->path, "base", "half.dbf", NULL);
  g_autoptr (BujuDataset) dataset = NULL;

  add_layer (folder, "base", "land", SHPT_POLYGON);
  add_layer (folder, "base", "half", SHPT_POLYGON);
  g_assert_cmpint (g_unlink (without), ==, 0);
  g_assert_true (g_file_set_contents (torn, "junk", 4, NULL));
  g_free (folder_write (folder, "MANIFEST", manifest, strlen (manifest)));
  dataset = load (folder);
  g_assert_nonnull (buju_dataset_get_layer (dataset, "base/land"));
  g_assert_nonnull (buju_dataset_get_layer (dataset, "base/half"));
  g_assert_null (buju_dataset_get_layer (dataset, "base/torn"));
  g_assert_cmpuint (buju_dataset_get_problems (dataset)->len, ==, 3);
  g_assert_true (has_problem (dataset, "torn.shp"));
  g_assert_true (has_problem (dataset, "half.shp"));
  g_assert_true (has_problem (dataset, "water.shp"));
}

static void
test_nothing_there (Folder *folder, gconstpointer data)
{
  g_autoptr (GError) empty_error = NULL;
  g_autoptr (GError) missing_error = NULL;
  g_autofree char *missing = g_build_filename (folder->path, "missing", NULL);

  g_assert_null (buju_dataset_load (folder->path, NULL, &empty_error));
  g_assert_error (empty_error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_NOT_FOUND);
  g_assert_null (buju_dataset_load (missing, NULL, &missing_error));
  g_assert_error (missing_error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_cancelled (Folder *folder, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_layer (folder, "base", "land", SHPT_POLYGON);
  g_cancellable_cancel (cancellable);
  g_assert_null (buju_dataset_load (folder->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gpointer
load_cb (gpointer data)
{
  return buju_dataset_load (data, NULL, NULL);
}

/* Two threads may read at once; each has its own of everything. */
static void
test_threads (Folder *folder, gconstpointer data)
{
  GThread *threads[4];

  add_layer (folder, "base", "land", SHPT_POLYGON);
  add_layer (folder, "places", "places", SHPT_POINT);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_cb, folder->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (BujuDataset) dataset = g_thread_join (threads[i]);

      g_assert_nonnull (dataset);
      g_assert_cmpuint (buju_dataset_get_problems (dataset)->len, ==, 0);
      g_assert_cmpfloat (
          buju_layer_get_extent (buju_dataset_get_layer (dataset, "places/places")).x0, >, 595000);
    }
}

#define ADD(name, function)                                                                        \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/dataset/load", test_load);
  ADD ("/dataset/find", test_find);
  ADD ("/dataset/problems", test_problems);
  ADD ("/dataset/nothing-there", test_nothing_there);
  ADD ("/dataset/cancelled", test_cancelled);
  ADD ("/dataset/threads", test_threads);

  return g_test_run ();
}

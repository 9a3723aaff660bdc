/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as a shapefile. An input is five files behind each other (.shp, .shx, .dbf,
 * .prj, .cpg), each after its length in two bytes, low byte first; 65535 says that the file is
 * missing. */

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/buju-shapefile.h"
#include "fuzz.h"

static const char *const extensions[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg" };

/* Of the .prj only the first byte counts: understanding damaged ones takes PROJ so long that the
 * others would never be tried. fuzz-projection looks after them. */
#define PRJ                                                                                       \
  "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","                  \
  "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"                    \
  "UNIT[\"Degree\",0.0174532925199433]]"

static char *folder;

static void
remove_folder_cb (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *name = g_strconcat ("x", extensions[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

/* In memory where there is such a place; made once. */
static void
make_folder (void)
{
  folder = g_strdup ("/dev/shm/buju-fuzz-XXXXXX");
  if (g_mkdtemp (folder) == NULL)
    {
      g_free (folder);
      folder = g_dir_make_tmp ("buju-fuzz-XXXXXX", NULL);
    }
  g_assert_nonnull (folder);
  atexit (remove_folder_cb);
}

static void
write_file (const char *extension, gconstpointer bytes, gsize size)
{
  g_autofree char *name = g_strconcat ("x", extension, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  FILE *file = g_fopen (path, "wb");

  if (strcmp (extension, ".prj") == 0 && size > 0)
    {
      bytes = *(const char *) bytes == 'G' ? PRJ : "junk";
      size = strlen (bytes);
    }
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  fclose (file);
}

static void
unpack (const guint8 *bytes, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      g_autofree char *name = g_strconcat ("x", extensions[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gsize length = size >= 2 ? bytes[0] | (gsize) bytes[1] << 8 : G_MAXUINT16;

      g_unlink (path);
      if (size >= 2)
        {
          bytes += 2;
          size -= 2;
        }
      if (length == G_MAXUINT16)
        continue;
      length = MIN (length, size);
      write_file (extensions[i], bytes, length);
      bytes += length;
      size -= length;
    }
}

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

  if (folder == NULL)
    make_folder ();
  if (store == NULL)
    store = buju_crs_store_new ();
  unpack (bytes, size);
  path = g_build_filename (folder, "x.shp", NULL);
  layer = buju_shapefile_read (path, &(BujuReadOptions) { .crs = BUJU_MAP_CRS, .crs_store = store },
                               &report, NULL, &error);
  g_assert_true ((layer == NULL) == (error != NULL));
  if (layer != NULL)
    check_layer (layer);

  return 0;
}

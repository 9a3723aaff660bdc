/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-set.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

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

char *
fuzz_set_unpack (const guint8 *bytes, gsize size)
{
  if (folder == NULL)
    make_folder ();

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

  return g_build_filename (folder, "x.shp", NULL);
}

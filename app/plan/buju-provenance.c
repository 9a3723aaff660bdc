/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-provenance.h"

#include <string.h>

static const char * const shared_files[] = {
  "industries.json", "places.json", "styles/print.json", "words.json"
};
static const char * const layer_suffixes[] = { ".shp", ".shx", ".dbf", ".prj", ".cpg", NULL };
static const char * const plan_suffixes[] = { ".json", NULL };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
has_suffix (const char *name, const char * const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
add_names (GPtrArray *names, const char *folder, const char *sub, const char * const *suffixes)
{
  g_autofree char *path = g_build_filename (folder, sub, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (has_suffix (name, suffixes))
      g_ptr_array_add (names, g_strconcat (sub, "/", name, NULL));
}

/* Lines of name and checksum, sorted, as sha256sum would list them; a file that cannot be read has
 * an empty checksum, which differs from any. */
static char *
hash_files (const char *folder, GPtrArray *names)
{
  g_autoptr (GChecksum) all = g_checksum_new (G_CHECKSUM_SHA256);

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *one = NULL;
      g_autofree char *line = NULL;
      gsize length;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        one = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
      line = g_strdup_printf ("%s  %s\n", one != NULL ? one : "", name);
      g_checksum_update (all, (const guchar *) line, -1);
    }
  return g_strdup (g_checksum_get_string (all));
}

/**
 * buju_provenance_hash_content:
 * @resources: the folder of the content
 *
 * Takes one checksum of everything in @resources that can change a figure.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal
 */
char *
buju_provenance_hash_content (const char *resources)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (resources != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shared_files); i++)
    g_ptr_array_add (names, g_strdup (shared_files[i]));
  add_names (names, resources, "plans", plan_suffixes);
  return hash_files (resources, names);
}

/**
 * buju_provenance_hash_shapes:
 * @shapes: the folder of the shapefiles
 *
 * Takes one checksum of all layers one folder deep. What the MANIFEST says is not believed: a layer
 * may have been replaced since.
 *
 * Returns: (transfer full): SHA-256 in hexadecimal
 */
char *
buju_provenance_hash_shapes (const char *shapes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *sub;

  g_return_val_if_fail (shapes != NULL, NULL);

  dir = g_dir_open (shapes, 0, NULL);
  while (dir != NULL && (sub = g_dir_read_name (dir)) != NULL)
    add_names (names, shapes, sub, layer_suffixes);
  return hash_files (shapes, names);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-dataset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-shapefile.h"

struct _BujuDataset
{
  GPtrArray  *layers;   /* BujuLayer, sorted by name */
  GHashTable *by_name;  /* name → BujuLayer */
  GPtrArray  *problems; /* char* */
};

/* Where ids are looked up, in that order. */
static const char *const id_layers[] = { "zones/zones", "base/districts", "places/parks",
                                         "places/places" };

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_shapefiles (const char *folder,
                 const char *sub,
                 GPtrArray  *names)
{
  g_autofree char *path = g_build_filename (folder, sub, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      gsize length = strlen (name);

      if (length > 4 && g_ascii_strcasecmp (name + length - 4, ".shp") == 0)
        g_ptr_array_add (names, g_strconcat (sub, "/", name, NULL));
    }
}

/* "base/land.shp" …, sorted, so that layers come in the same order on every file system. */
static GPtrArray *
list_layers (const char  *folder,
             GError     **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *sub;

  if (dir == NULL)
    return NULL;

  while ((sub = g_dir_read_name (dir)) != NULL)
    list_shapefiles (folder, sub, names);
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* Each line of the manifest (checksum, size, file) ends with a file that ought to be there. */
static void
note_missing (BujuDataset *self,
              const char  *folder)
{
  g_autofree char *path = g_build_filename (folder, "MANIFEST", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *blank = strrchr (g_strchomp (lines[i]), ' ');
      const char *name = blank != NULL ? blank + 1 : lines[i];
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".shp") && !g_file_test (file, G_FILE_TEST_EXISTS))
        g_ptr_array_add (self->problems, g_strdup_printf (_("%s is missing."), name));
    }
}

static char *
join_notes (const BujuReport *report)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < report->notes->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (report->notes, i));

  return g_string_free (joined, FALSE);
}

static void
add_layer (BujuDataset *self,
           BujuLayer   *layer)
{
  g_ptr_array_add (self->layers, layer);
  g_hash_table_insert (self->by_name, (gpointer) buju_layer_get_name (layer), layer);
}

/* FALSE only when cancelled; a layer that cannot be read is a problem to be told, no more. */
static gboolean
read_layer (BujuDataset   *self,
            const char    *folder,
            const char    *file,
            BujuCrsStore  *store,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *name = g_strndup (file, strlen (file) - strlen (".shp"));
  BujuReadOptions options = { .crs = BUJU_MAP_CRS, .assumed_crs = BUJU_GEO_CRS, .name = name,
                              .crs_store = store };
  g_autoptr (BujuReport) report = NULL;
  g_autoptr (GError) problem = NULL;
  BujuLayer *layer = buju_shapefile_read (path, &options, &report, cancellable, &problem);

  if (layer == NULL && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (layer == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (problem->message));
      return TRUE;
    }
  if (report->notes->len > 0)
    {
      g_autofree char *notes = join_notes (report);

      g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", file, notes));
    }
  add_layer (self, layer);

  return TRUE;
}

static BujuDataset *
dataset_new (void)
{
  BujuDataset *self = g_atomic_rc_box_new0 (BujuDataset);

  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_layer_unref);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * buju_dataset_load:
 * @folder: the folder that holds base, zones, places
 * @cancellable: (nullable): looked at while reading
 * @error: return location; %G_FILE_ERROR when there is no such folder, %G_IO_ERROR_CANCELLED, or
 *   %BUJU_SHAPEFILE_ERROR_NOT_FOUND when nothing in it can be read
 *
 * Reads the shapefiles one folder deep and projects them to the map CRS; those without a .prj are
 * taken for CGCS2000 longitude and latitude. What was wrong is told by buju_dataset_get_problems().
 *
 * Returns: (transfer full) (nullable): the layers
 */
BujuDataset *
buju_dataset_load (const char    *folder,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (BujuCrsStore) store = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (BujuDataset) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  files = list_layers (folder, error);
  if (files == NULL)
    return NULL;

  self = dataset_new ();
  store = buju_crs_store_new ();
  for (guint i = 0; i < files->len; i++)
    if (!read_layer (self, folder, g_ptr_array_index (files, i), store, cancellable, error))
      return NULL;
  note_missing (self, folder);
  if (self->layers->len == 0)
    {
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_NOT_FOUND,
                   _("%s holds no layers that can be read."), name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * buju_dataset_ref:
 * @self: a dataset
 *
 * Returns: (transfer full): @self, once more
 */
BujuDataset *
buju_dataset_ref (BujuDataset *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
dataset_clear (gpointer data)
{
  BujuDataset *self = data;

  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->problems);
}

/**
 * buju_dataset_unref:
 * @self: (transfer full): a dataset
 */
void
buju_dataset_unref (BujuDataset *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, dataset_clear);
}

/**
 * buju_dataset_get_layer:
 * @self: a dataset
 * @name: folder and name, "zones/zones"
 *
 * Returns: (transfer none) (nullable): the layer; %NULL when it is not there
 */
BujuLayer *
buju_dataset_get_layer (const BujuDataset *self,
                        const char        *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->by_name, name);
}

/**
 * buju_dataset_get_layers:
 * @self: a dataset
 *
 * Returns: (transfer none) (element-type BujuLayer): all layers, sorted by name
 */
GPtrArray *
buju_dataset_get_layers (const BujuDataset *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->layers;
}

/**
 * buju_dataset_get_problems:
 * @self: a dataset
 *
 * Returns: (transfer none) (element-type utf8): messages for people, each with the file's name
 */
GPtrArray *
buju_dataset_get_problems (const BujuDataset *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * buju_dataset_find:
 * @self: a dataset
 * @id: an id
 * @layer: (out) (optional) (transfer none): the first layer that has it
 * @feature: (out) (optional): its number there
 *
 * Returns: %FALSE when no layer has it
 */
gboolean
buju_dataset_find (const BujuDataset  *self,
                   const char         *id,
                   BujuLayer         **layer,
                   guint              *feature)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (id_layers); i++)
    {
      BujuLayer *candidate = buju_dataset_get_layer (self, id_layers[i]);
      int found = candidate != NULL ? buju_layer_find (candidate, id) : -1;

      if (found < 0)
        continue;
      if (layer != NULL)
        *layer = candidate;
      if (feature != NULL)
        *feature = (guint) found;
      return TRUE;
    }

  return FALSE;
}

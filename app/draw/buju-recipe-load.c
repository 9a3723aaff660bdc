/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-recipe-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* At most one byte more than a recipe may have; a pipe or a device is refused before it is
 * opened. */
static GBytes *
read_bytes (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE,
                                                  cancellable, error);
  g_autoptr (GFileInputStream) stream = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("this is not a file"));
      return NULL;
    }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  return g_input_stream_read_bytes (G_INPUT_STREAM (stream), BUJU_RECIPE_LARGEST + 1, cancellable,
                                    error);
}

/* Files of layers are named as seen from the recipe. */
static void
find_overlays (BujuRecipe *recipe, GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *folder = parent != NULL ? g_file_get_path (parent) : NULL;

  for (guint i = 0; folder != NULL && i < recipe->overlays->len; i++)
    {
      BujuRecipeOverlay *overlay = g_ptr_array_index (recipe->overlays, i);

      g_free (overlay->path);
      overlay->path = g_canonicalize_filename (overlay->file, folder);
    }
}

/**
 * buju_recipe_load:
 * @file: a recipe
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the recipe; %NULL with #BujuRecipeError or #GIOErrorEnum,
 *   whose message names the file
 */
BujuRecipe *
buju_recipe_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  BujuRecipe *recipe;
  const char *text;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  bytes = read_bytes (file, cancellable, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, _("“%s” could not be read: "), name);
      return NULL;
    }
  text = g_bytes_get_data (bytes, &length);
  recipe = buju_recipe_parse (text != NULL ? text : "", length, name, error);
  if (recipe != NULL)
    find_overlays (recipe, file);
  return recipe;
}

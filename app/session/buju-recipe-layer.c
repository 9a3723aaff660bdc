/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-recipe-layer.h"

#include <glib/gi18n-lib.h>

static BujuFinding *
find_layer (const BujuRecipeOverlay *wanted, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      BujuFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->member, wanted->member) == 0)
        return finding;
    }
  return NULL;
}

static void
dress (BujuLoaded *loaded, const BujuRecipeOverlay *wanted)
{
  g_autoptr (BujuOverlay) looking = buju_overlay_with_look (loaded->overlay, &wanted->look);

  buju_overlay_unref (loaded->overlay);
  loaded->overlay = wanted->name != NULL ? buju_overlay_with_name (looking, wanted->name)
                    : buju_overlay_ref (looking);
}

/**
 * buju_recipe_layer_read:
 * @wanted: a layer of a recipe
 * @library: our places and districts
 * @aliases: (nullable): file of decided names
 * @cancellable: (nullable): looked at now and then
 * @error: %G_IO_ERROR_NOT_FOUND, %G_IO_ERROR_INVALID_DATA or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BujuLoaded *
buju_recipe_layer_read (const BujuRecipeOverlay *wanted,
                        BujuLibrary             *library,
                        const char              *aliases,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  BujuOpenOptions        open = BUJU_OPEN_OPTIONS_INIT;
  const char            *path;
  g_autoptr (GPtrArray)  findings = NULL;
  BujuFinding           *finding;
  BujuLoaded            *loaded;

  g_return_val_if_fail (wanted != NULL && library != NULL, NULL);

  path = wanted->path != NULL ? wanted->path : wanted->file;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The layer “%s” is missing: its file is not where it was"), wanted->file);
      return NULL;
    }
  findings = buju_finding_list ((const char *const[]) { path, NULL }, NULL, NULL, NULL);
  finding = find_layer (wanted, findings);
  if (finding == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is no layer, or no longer in the archive"), wanted->file);
      return NULL;
    }

  open.crs = wanted->crs;
  open.encoding = wanted->encoding;
  open.has_datum = wanted->datum != BUJU_DATUM_NONE;
  open.datum = wanted->datum;
  open.columns_text = wanted->columns;
  open.join = wanted->joined;
  open.aliases = aliases;
  loaded = buju_loader_read (library, finding, &open, cancellable, error);
  if (loaded != NULL && loaded->status == BUJU_LOADED_DONE)
    dress (loaded, wanted);
  return loaded;
}

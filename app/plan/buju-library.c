/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-library.h"

#include <glib/gi18n-lib.h>

#include "geo/buju-installation.h"
#include "plan/buju-provenance.h"

static const char * const variants[] = { "print", "screen", "dark", "screen-contrast",
                                         "dark-contrast" };

struct _BujuLibrary
{
  BujuContent *content;
  BujuDataset *dataset;
  BujuWords   *words;
  char        *content_hash;
  char        *data_hash;
  BujuStyle   *styles[G_N_ELEMENTS (variants)];
};

static void
clear_library (BujuLibrary *self)
{
  g_clear_pointer (&self->content, buju_content_unref);
  g_clear_pointer (&self->dataset, buju_dataset_unref);
  g_clear_pointer (&self->words, buju_words_unref);
  g_clear_pointer (&self->content_hash, g_free);
  g_clear_pointer (&self->data_hash, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    g_clear_pointer (&self->styles[i], buju_style_free);
}

static char *
dup_folder (const char *variable, const char *installed)
{
  const char *folder = g_getenv (variable);

  return folder != NULL
         && *folder != '\0' ? g_strdup (folder) : buju_installation_dup_path (installed);
}

/**
 * buju_library_dup_resources_folder:
 *
 * Returns: (transfer full): where content, words and styles are: $BUJU_DATA_DIR, or where they
 *   were installed
 */
char *
buju_library_dup_resources_folder (void)
{
  return dup_folder ("BUJU_DATA_DIR", BUJU_RESOURCES_DIR);
}

/**
 * buju_library_dup_shapes_folder:
 *
 * Returns: (transfer full): where the shapefiles are: $BUJU_SHAPES_DIR, or where they were
 *   installed
 */
char *
buju_library_dup_shapes_folder (void)
{
  return dup_folder ("BUJU_SHAPES_DIR", BUJU_SHAPEFILES_DIR);
}

static BujuStyle *
load_style (const char *resources, const char *variant, GError **error)
{
  g_autofree char *name = g_strconcat (variant, ".json", NULL);
  g_autofree char *file = g_build_filename (resources, "styles", name, NULL);

  return buju_style_load (file, variant, error);
}

static gboolean
load_texts (BujuLibrary *self, const char *resources, GError **error)
{
  g_autofree char *words = g_build_filename (resources, "words.json", NULL);

  self->words = buju_words_load (words, error);
  if (self->words == NULL)
    return FALSE;

  self->content = buju_content_load (resources, error);

  return self->content != NULL;
}

static gboolean
load_styles (BujuLibrary *self, const char *resources, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      self->styles[i] = load_style (resources, variants[i], error);
      if (self->styles[i] == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * buju_library_load:
 * @cancellable: (nullable): cancels between the parts
 * @error: return location: what the part that failed gave
 *
 * Finds and loads everything that is shipped. A layer of the dataset that cannot be read is
 * only absent; see buju_dataset_get_problems().
 *
 * Returns: (transfer full) (nullable): the library
 */
BujuLibrary *
buju_library_load (GCancellable *cancellable, GError **error)
{
  g_autofree char *resources = buju_library_dup_resources_folder ();
  g_autofree char *shapes = buju_library_dup_shapes_folder ();
  g_autoptr (BujuLibrary) self = g_atomic_rc_box_new0 (BujuLibrary);

  if (!load_texts (self, resources, error) || !load_styles (self, resources, error))
    {
      /* Translators: a folder; the reason follows. */
      g_prefix_error (error, _("Cannot load the plans from %s: "), resources);
      return NULL;
    }

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self->content_hash = buju_provenance_hash_content (resources);
  self->data_hash = buju_provenance_hash_shapes (shapes);
  self->dataset = buju_dataset_load (shapes, cancellable, error);
  if (self->dataset == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * buju_library_ref:
 * @self: a library
 *
 * Returns: (transfer full): @self
 */
BujuLibrary *
buju_library_ref (BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_library_unref:
 * @self: (transfer full): a library
 */
void
buju_library_unref (BujuLibrary *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_library);
}

BujuContent *
buju_library_get_content (const BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

BujuDataset *
buju_library_get_dataset (const BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dataset;
}

BujuWords *
buju_library_get_words (const BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

/**
 * buju_library_get_content_hash:
 * @self: a library
 *
 * Returns: (transfer none): SHA-256 of the content files, in hexadecimal
 */
const char *
buju_library_get_content_hash (const BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_hash;
}

/**
 * buju_library_get_data_hash:
 * @self: a library
 *
 * Returns: (transfer none): SHA-256 of the shapefiles, in hexadecimal
 */
const char *
buju_library_get_data_hash (const BujuLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->data_hash;
}

/**
 * buju_library_get_style:
 * @self: a library
 * @variant: "print", "screen", "dark", "screen-contrast" or "dark-contrast"
 *
 * Returns: (transfer none) (nullable): the style
 */
BujuStyle *
buju_library_get_style (const BujuLibrary *self, const char *variant)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      if (g_strcmp0 (variant, variants[i]) == 0)
        return self->styles[i];
    }

  g_return_val_if_reached (NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Apart from what files need for writing a record: the recipe knows the whole content. */

#include "draw/buju-record.h"

/**
 * buju_record_new:
 * @recipe: what was decided
 * @library: what it was made from
 *
 * Returns: (transfer full): the record of a figure that is made now
 */
BujuRecord *
buju_record_new (const BujuRecipe *recipe, BujuLibrary *library)
{
  BujuRecord *self;

  g_return_val_if_fail (recipe != NULL && library != NULL, NULL);

  self = g_new0 (BujuRecord, 1);
  self->recipe = buju_recipe_to_text (recipe);
  self->recipe_hash = buju_recipe_dup_hash (recipe);
  self->content_hash = g_strdup (buju_library_get_content_hash (library));
  self->data_hash = g_strdup (buju_library_get_data_hash (library));
  self->program = g_strdup ("Buju " BUJU_VERSION);
  return self;
}

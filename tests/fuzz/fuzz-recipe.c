/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Arbitrary bytes as a recipe. */

#include <string.h>

#include "draw/buju-recipe.h"
#include "fuzz.h"

/**
 * LLVMFuzzerTestOneInput:
 * @bytes: (array length=size): an input
 * @size: its size
 *
 * Reads the input as a recipe: either a message, or a recipe that is written and read again
 * without a change.
 */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuRecipe) recipe = buju_recipe_parse ((const char *) bytes, size, "x.buju", &error);
  g_autoptr (BujuRecipe) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  g_assert_true ((recipe == NULL) == (error != NULL));
  if (recipe == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  text = buju_recipe_to_text (recipe);
  again = buju_recipe_parse (text, strlen (text), "x.buju", &error);
  g_assert_no_error (error);
  second = buju_recipe_to_text (again);
  g_assert_cmpstr (text, ==, second);

  return 0;
}

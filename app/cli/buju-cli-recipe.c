/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli-recipe.h"

#include <glib/gi18n-lib.h>

#include "cli/buju-cli-private.h"

/**
 * buju_cli_load_recipe:
 * @path: a recipe
 * @recipe: (out) (transfer full): what it says
 *
 * Returns: -1, or the exit code after a message
 */
int
buju_cli_load_recipe (const char *path, BujuRecipe **recipe)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;

  *recipe = buju_recipe_load (file, NULL, &error);
  return *recipe != NULL ? -1 : buju_cli_fail ("%s", error->message);
}

/**
 * buju_cli_find_figure:
 * @recipe: a recipe
 * @path: the file it was read from, for the message
 * @library: what its ids mean
 * @figure: (out): the figure; its strings belong to @recipe
 *
 * Returns: -1, or the exit code after a message
 */
int
buju_cli_find_figure (const BujuRecipe *recipe, const char *path, BujuLibrary *library,
                      BujuFigure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  if (buju_recipe_get_figure (recipe, buju_library_get_content (library), figure, &error))
    return -1;
  /* Translators: a file name; what is wrong. */
  return buju_cli_fail (_("“%s”: %s"), name, error->message);
}

static void
warn_item (const BujuPreflightItem *item, BujuLanguage language)
{
  gboolean fault = item->severity == BUJU_SHEET_NOTE_FAULT;
  const char *advice = buju_text_get (&item->advice, language);

  /* Translators: what is wrong; what to do about it. */
  buju_cli_warn (fault ? _("error: %s %s") : _("warning: %s %s"),
                 buju_text_get (&item->message, language), advice != NULL ? advice : "");
}

/**
 * buju_cli_may_write:
 * @preflight: what was found
 * @force: write whatever it is
 *
 * Tells of the faults, which hold a figure back unless somebody insists.
 *
 * Returns: -1 to go on, or the exit code after a message
 */
int
buju_cli_may_write (const BujuPreflight *preflight, gboolean force)
{
  GPtrArray *items = buju_preflight_get_items (preflight);
  BujuLanguage language = buju_language_of_messages ();
  guint n_faults = buju_preflight_count (preflight, BUJU_SHEET_NOTE_FAULT);

  for (guint i = 0; i < n_faults; i++)
    warn_item (g_ptr_array_index (items, i), language);
  if (force || n_faults == 0)
    return -1;
  return buju_cli_fail (_("The figure was not written; --force writes it all the same."));
}

/**
 * buju_cli_warn_of:
 * @preflight: what was found
 *
 * Tells of the warnings. Names without room are left to the caller, who has one line for all.
 */
void
buju_cli_warn_of (const BujuPreflight *preflight)
{
  GPtrArray *items = buju_preflight_get_items (preflight);
  BujuLanguage language = buju_language_of_messages ();

  for (guint i = 0; i < items->len; i++)
    {
      const BujuPreflightItem *item = g_ptr_array_index (items, i);

      if (item->severity == BUJU_SHEET_NOTE_WARNING && !g_str_equal (item->kind, "label"))
        warn_item (item, language);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the commands that show the content do alike. */

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>

#include "data/buju-memory.h"

/**
 * buju_cli_load_library:
 *
 * Loads everything that is shipped; layers that are missing are told of, once each.
 *
 * Returns: (transfer full) (nullable): the library; %NULL after a message
 */
BujuLibrary *
buju_cli_load_library (void)
{
  g_autoptr (GError) error = NULL;
  BujuLibrary *library = buju_library_load (NULL, &error);
  GPtrArray *problems;

  if (library == NULL)
    {
      buju_cli_warn ("%s", error->message);
      return NULL;
    }

  problems = buju_dataset_get_problems (buju_library_get_dataset (library));
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    buju_cli_warn ("%s", (const char *) g_ptr_array_index (problems, i));

  return library;
}

/**
 * buju_cli_check_memory:
 *
 * To be called when everything is loaded and before the first text is drawn.
 *
 * Returns: -1, or the exit code after a message
 */
int
buju_cli_check_memory (void)
{
  return buju_memory_allows_fonts () ? -1 : buju_cli_fail ("%s", _("Not enough memory."));
}

/**
 * buju_cli_unknown_id:
 * @content: the content
 * @id: what was asked for
 *
 * Returns: the exit code
 */
int
buju_cli_unknown_id (BujuContent *content, const char *id)
{
  g_autofree char *near = buju_content_suggest (content, id);

  if (near != NULL)
    /* Translators: an id; ids that look like it. */
    return buju_cli_fail (_("“%s” is not known. Nearest: %s"), id, near);

  /* Translators: an id. */
  return buju_cli_fail (_("“%s” is not known; see buju list"), id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* --industry: which industries a figure looks for. */

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>

#include "plan/buju-lens.h"
#include "plan/buju-search.h"

#define N_NEAREST 3

/* "ic (集成电路), …": what the search finds among industries. */
static char *
find_nearest (BujuContent *content, const char *text)
{
  g_autoptr (BujuSearch) search = buju_search_new (content);
  g_autoptr (GArray) found = buju_search_find (search, text);
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < found->len && n < N_NEAREST; i++)
    {
      const BujuSearchResult *result = &g_array_index (found, BujuSearchResult, i);

      if (result->kind != BUJU_SEARCH_INDUSTRY)
        continue;
      g_string_append_printf (list, "%s%s (%s)", n > 0 ? ", " : "", result->id, result->name->zh);
      n++;
    }

  return n > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static int
say_unknown (BujuContent *content, const char *text)
{
  g_autofree char *near = g_utf8_validate (text, -1, NULL) ? find_nearest (content, text) : NULL;

  if (near != NULL)
    /* Translators: what was written; industries that look like it. */
    return buju_cli_fail (_("“%s” is no industry of the documents. Nearest: %s"), text, near);

  /* Translators: what was written. */
  return buju_cli_fail (_("“%s” is no industry of the documents; see buju list industries"), text);
}

/**
 * buju_cli_read_industries:
 * @content: the content
 * @names: (nullable): ids or exact names, Chinese or English, as they were written
 * @ids: (out): the ids, borrowed from @content, in a list that ends with %NULL; %NULL for none
 *
 * Looks up what --industry was given.
 *
 * Returns: -1, or the exit code after a message
 */
int
buju_cli_read_industries (BujuContent *content, char **names, const char ***ids)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  *ids = NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const BujuIndustry *industry = buju_lens_find_industry (content, names[i]);

      if (industry == NULL)
        return say_unknown (content, names[i]);
      g_ptr_array_add (list, (gpointer) industry->id);
    }
  if (list->len == 0)
    return -1;

  g_ptr_array_add (list, NULL);
  *ids = (const char **) g_ptr_array_steal (list, NULL);
  return -1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju find TEXT: what has a name like it. */

#include "cli/buju-cli-private.h"
#include "plan/buju-search.h"

#include <glib/gi18n-lib.h>

static void
add_result (JsonBuilder *builder, const BujuSearchResult *result)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", result->id);
  buju_cli_add_string (builder, "kind", buju_search_kind_to_string (result->kind));
  buju_cli_add_text (builder, "name", result->name);
  buju_cli_add_string (builder, "match", buju_search_match_to_string (result->match));
  buju_cli_add_string (builder, "matched", result->matched);
  if (result->plan != NULL)
    buju_cli_add_string (builder, "plan", result->plan->id);
  json_builder_end_object (builder);
}

static int
print_results_json (const GArray *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < results->len; i++)
    add_result (builder, &g_array_index (results, BujuSearchResult, i));
  json_builder_end_array (builder);

  return buju_cli_print_json (builder);
}

static const char *
or_empty (const char *side)
{
  return side != NULL ? side : "";
}

/* Tab-separated: kind, id, Chinese, English. */
static int
print_results (const GArray *results)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const BujuSearchResult *result = &g_array_index (results, BujuSearchResult, i);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", buju_search_kind_to_string (result->kind),
                              result->id, or_empty (result->name->zh),
                              or_empty (result->name->en));
    }

  return buju_cli_print (text->str);
}

static void
say_nothing_found (BujuContent *content, const char *text)
{
  g_autofree char *near = buju_content_suggest (content, text);

  if (near != NULL)
    /* Translators: what was looked for; ids that look like it. */
    buju_cli_warn (_("Nothing found for “%s”. Nearest: %s"), text, near);
  else
    /* Translators: what was looked for. */
    buju_cli_warn (_("Nothing found for “%s”; see buju list"), text);
}

static int
run_find (const char *wanted, gboolean json)
{
  g_autofree char *folder = buju_library_dup_resources_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = buju_content_load (folder, &error);
  g_autoptr (BujuSearch) search = NULL;
  g_autoptr (GArray) results = NULL;

  if (content == NULL)
    return buju_cli_fail ("%s", error->message);

  search = buju_search_new (content);
  results = buju_search_find (search, wanted);
  if (results->len == 0)
    say_nothing_found (content, wanted);

  return json ? print_results_json (results) : print_results (results);
}

/* Words need no quotes: "buju find new energy". */
static char *
join_words (int argc, char **argv)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 1; i < argc; i++)
    g_string_append_printf (text, "%s%s", i > 1 ? " " : "", argv[i]);

  return g_utf8_make_valid (text->str, (gssize) text->len);
}

/**
 * buju_cli_find:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Prints what was found, best first. Nothing found is an answer, not a failure.
 *
 * Returns: the exit code
 */
int
buju_cli_find (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autofree char *wanted = NULL;
  int status = buju_cli_parse (&argc, &argv, entries, "TEXT",
                               _("Districts, places, components, layouts, industries, plans, "
                                 "indicators and conflicts by Chinese, English or pinyin, in full "
                                 "or by initials."));

  if (status >= 0)
    return status;

  wanted = join_words (argc, argv);
  if (*g_strstrip (wanted) == '\0')
    return buju_cli_usage (_("find: say what to look for"));

  return run_find (wanted, json);
}

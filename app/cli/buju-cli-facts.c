/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju facts: the content as single statements, each with its document and section. */

#include "cli/buju-cli-private.h"
#include "plan/buju-facts.h"

#include <glib/gi18n-lib.h>

static void
add_fact (JsonBuilder *builder, const BujuFact *fact)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", fact->id);
  buju_cli_add_string (builder, "document", fact->plan->id);
  buju_cli_add_string (builder, "section", fact->section);
  buju_cli_add_string (builder, "subject", fact->subject);
  buju_cli_add_string (builder, "kind", fact->kind);
  buju_cli_add_string (builder, "object", fact->object);
  buju_cli_add_string (builder, "zh", fact->text.zh);
  buju_cli_add_string (builder, "en", fact->text.en);
  json_builder_end_object (builder);
}

static int
print_facts_json (const BujuFacts *facts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < buju_facts_get_n (facts); i++)
    add_fact (builder, buju_facts_get (facts, i));
  json_builder_end_array (builder);

  return buju_cli_print_json (builder);
}

/* Tab-separated: id, document, section, Chinese, English. */
static int
print_facts (const BujuFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < buju_facts_get_n (facts); i++)
    {
      const BujuFact *fact = buju_facts_get (facts, i);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\n", fact->id, fact->plan->id,
                              fact->section, fact->text.zh, fact->text.en);
    }

  return buju_cli_print (text->str);
}

static int
run_facts (gboolean json)
{
  g_autofree char *folder = buju_library_dup_resources_folder ();
  g_autofree char *file = g_build_filename (folder, "words.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = buju_content_load (folder, &error);
  g_autoptr (BujuWords) words = content != NULL ? buju_words_load (file, &error) : NULL;
  g_autoptr (BujuFacts) facts = NULL;

  if (words == NULL)
    return buju_cli_fail ("%s", error->message);

  facts = buju_facts_new (content, words);

  return json ? print_facts_json (facts) : print_facts (facts);
}

/**
 * buju_cli_facts:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Prints every fact.
 *
 * Returns: the exit code
 */
int
buju_cli_facts (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  int status = buju_cli_parse (&argc, &argv, entries, NULL,
                               _("Every statement of the plans with its document and section."));

  if (status >= 0)
    return status;
  if (argc != 1)
    /* Translators: what was typed; “facts” is the command, not translated. */
    return buju_cli_usage (_("facts: “%s” is not expected"), argv[1]);

  return run_facts (json);
}

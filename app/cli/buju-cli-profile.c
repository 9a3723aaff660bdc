/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju profile ID: everything that is said about one thing, with its sources. */

#include "cli/buju-cli-private.h"
#include "plan/buju-profile.h"

#include <glib/gi18n-lib.h>

static const char *
name_kind (BujuProfileKind kind)
{
  switch (kind)
    {
    case BUJU_PROFILE_TEXT:
      return "text";
    case BUJU_PROFILE_MEMBER:
      return "member";
    case BUJU_PROFILE_INDUSTRY:
      return "industry";
    case BUJU_PROFILE_INDICATOR:
      return "indicator";
    case BUJU_PROFILE_ROLE:
      return "role";
    case BUJU_PROFILE_BASIS:
      return "basis";
    case BUJU_PROFILE_CONFLICT:
      return "conflict";
    case BUJU_PROFILE_NOT_STATED:
      return "not-stated";
    default:
      g_return_val_if_reached ("text");
    }
}

static void
add_row (JsonBuilder *builder, const BujuProfileRow *row)
{
  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "kind", name_kind (row->kind));
  buju_cli_add_text (builder, "text", &row->text);
  buju_cli_add_text (builder, "detail", &row->detail);
  buju_cli_add_string (builder, "link", row->link);
  if (row->citation > 0)
    buju_cli_add_number (builder, "citation", row->citation);
  else
    buju_cli_add_string (builder, "citation", NULL);
  json_builder_end_object (builder);
}

static void
add_section (JsonBuilder *builder, const BujuProfileSection *section)
{
  json_builder_begin_object (builder);
  buju_cli_add_text (builder, "heading", &section->heading);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->rows->len; i++)
    add_row (builder, &g_array_index (section->rows, BujuProfileRow, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_citations (JsonBuilder *builder, GPtrArray *citations)
{
  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < citations->len; i++)
    {
      const BujuCitation *citation = g_ptr_array_index (citations, i);

      json_builder_begin_object (builder);
      buju_cli_add_number (builder, "number", i + 1);
      buju_cli_add_string (builder, "document", citation->plan->id);
      buju_cli_add_string (builder, "section", citation->section);
      buju_cli_add_text (builder, "text", &citation->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
print_profile_json (const BujuProfile *profile)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  GPtrArray *sections = buju_profile_get_sections (profile);

  json_builder_begin_object (builder);
  buju_cli_add_string (builder, "id", buju_profile_get_id (profile));
  buju_cli_add_text (builder, "title", buju_profile_get_title (profile));
  buju_cli_add_text (builder, "subtitle", buju_profile_get_subtitle (profile));
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++)
    add_section (builder, g_ptr_array_index (sections, i));
  json_builder_end_array (builder);
  add_citations (builder, buju_profile_get_citations (profile));
  json_builder_end_object (builder);

  return buju_cli_print_json (builder);
}

static int
run_profile (const char *id, BujuLanguage language, gboolean json)
{
  g_autoptr (BujuLibrary) library = buju_cli_load_library ();
  g_autoptr (BujuProfile) profile = NULL;
  g_autofree char *text = NULL;

  if (library == NULL)
    return BUJU_CLI_FAILED;

  profile = buju_profile_new (library, id);
  if (profile == NULL)
    return buju_cli_unknown_id (buju_library_get_content (library), id);
  if (json)
    return print_profile_json (profile);

  text = buju_profile_to_text (profile, language);

  return buju_cli_print (text);
}

/**
 * buju_cli_profile:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Prints the profile of one thing.
 *
 * Returns: the exit code
 */
int
buju_cli_profile (int argc, char **argv)
{
  g_autofree char *lang = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    /* Translators: placeholder of the command line help: a language. */
    { "lang", 0, 0, G_OPTION_ARG_FILENAME, &lang, N_("Language: zh, en or both"), N_("LANG") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON, in both languages"), NULL },
    { NULL }
  };
  BujuLanguage language = BUJU_LANGUAGE_BOTH;
  int status = buju_cli_parse (&argc, &argv, entries, "ID",
                               _("Everything that is said about a plan, layout, component, "
                                 "place, industry, indicator or conflict."));

  if (status >= 0)
    return status;
  if (argc != 2)
    return buju_cli_usage (_("profile: name one ID; see buju list"));
  if (lang != NULL && !buju_language_parse (lang, &language))
    /* Translators: what was typed; “profile” is the command, not translated. */
    return buju_cli_usage (_("profile: “%s” is not one of zh, en, both"), lang);

  return run_profile (argv[1], language, json);
}

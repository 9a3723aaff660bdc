/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju compare LAYOUT LAYOUT: what differs between two layouts. */

#include "cli/buju-cli-compare.h"

#include <glib/gi18n-lib.h>

/* An id of something else is known, but cannot be compared. */
static gboolean
is_known (BujuContent *content, const char *id)
{
  return buju_content_find_plan (content, id) != NULL
         || buju_content_find_component (content, id) != NULL
         || buju_content_find_place (content, id) != NULL
         || buju_content_find_industry (content, id) != NULL
         || buju_content_find_indicator (content, id) != NULL
         || buju_content_find_conflict (content, id) != NULL;
}

static const BujuLayout *
find_layout (BujuContent *content, const char *id)
{
  const BujuLayout *layout = buju_content_find_layout (content, id);

  if (layout != NULL)
    return layout;

  if (is_known (content, id))
    /* Translators: an id. */
    buju_cli_fail (_("“%s” is not a layout; see buju list layouts"), id);
  else
    buju_cli_unknown_id (content, id);

  return NULL;
}

static int
print_compare (const BujuCompare *compare, const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "words.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuWords) words = buju_words_load (file, &error);
  g_autofree char *text = NULL;

  if (words == NULL)
    return buju_cli_fail ("%s", error->message);

  text = buju_cli_compare_to_text (compare, words);

  return buju_cli_print (text);
}

static int
run_compare (const char *first, const char *second, gboolean json)
{
  g_autofree char *folder = buju_library_dup_resources_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BujuContent) content = buju_content_load (folder, &error);
  g_autoptr (BujuCompare) compare = NULL;
  const BujuLayout *a, *b;

  if (content == NULL)
    return buju_cli_fail ("%s", error->message);

  a = find_layout (content, first);
  b = find_layout (content, second);
  if (a == NULL || b == NULL)
    return BUJU_CLI_FAILED;

  compare = buju_compare_new (content, a, b);

  return json ? buju_cli_print_compare_json (compare) : print_compare (compare, folder);
}

/* With one it is a figure. */
static gboolean
has_output (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_has_prefix (argv[i], "-o") || g_str_has_prefix (argv[i], "--output"))
      return TRUE;

  return FALSE;
}

/**
 * buju_cli_compare:
 * @argc: number of arguments
 * @argv: the arguments, from the command's name on
 *
 * Prints two layouts side by side, or draws them into a file.
 *
 * Returns: the exit code
 */
int
buju_cli_compare (int argc, char **argv)
{
  gboolean json = FALSE;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Draw both maps and the table of what differs; takes the options of buju figure"),
      N_("FILE") },
    { NULL }
  };
  int status;

  if (has_output (argc, argv))
    return buju_cli_figure (argc, argv);
  status = buju_cli_parse (&argc, &argv, entries, _("LAYOUT LAYOUT"),
                           _("Places, industries and figures that only one of two layouts "
                             "has or both have, and where the documents differ."));
  if (status >= 0)
    return status;
  if (argc != 3)
    return buju_cli_usage (_("compare: name two layouts; see buju list layouts"));

  return run_compare (argv[1], argv[2], json);
}

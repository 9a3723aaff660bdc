/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/buju-cli.h"

#include "cli/buju-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/buju-cli-complete.h"

typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  int       (*run) (int argc, char **argv);
} Command;

static const Command commands[] = {
  { "list", "list KIND [--plan ID] [--json]",
    N_("plans, layouts, components, places, parks, industries, indicators, conflicts"),
    buju_cli_list },
  { "profile", "profile ID [--lang zh|en|both] [--json]",
    N_("everything that is said about one thing, with its sources"),
    buju_cli_profile },
  { "facts", "facts [--json]",
    N_("every statement with its document and section"),
    buju_cli_facts },
  { "find", "find TEXT [--json]",
    N_("what is called so: Chinese, English, pinyin or its initials"),
    buju_cli_find },
  { "compare", "compare LAYOUT LAYOUT [--json] [-o FILE …]",
    N_("what differs between two layouts, as text, JSON or a figure"),
    buju_cli_compare },
  { "info", "info FILE… [--json]",
    N_("what a shapefile holds and what is wrong with it"),
    buju_cli_info },
  { "atlas",
    "atlas -o FILE.pdf|FOLDER [--plan ID] [--by layout|component|district|industry|park] …",
    N_("a figure of each in one PDF with contents, or in a folder"),
    buju_cli_atlas },
  { "check", "check RECIPE.buju… [--figure FILE] [--json]",
    N_("which figures are out of date, and what pre-flight finds"),
    buju_cli_check },
  { "figure", "figure LAYOUT|RECIPE.buju -o FILE [--lang zh|en|both] [--page A4] [--scale 1:N] …",
    N_("the complete sheet of a layout as PDF, PNG or SVG"),
    buju_cli_figure },
  { "draw", "draw FILE.shp… -o FILE --size WxH [--bbox W,S,E,N] …",
    N_("shapefiles drawn plainly"),
    buju_cli_draw },
};

/* Of the window; ui/buju-application.c has them, too. */
static const struct { const char *name, *summary; } window_options[] = {
  { "--new-session", N_("Do not go on where the window was") },
  { "--new-instance", N_("Open another window beside those that are open") },
};

static int
print_help (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: heading of the command line help. */
  g_string_append_printf (text, "%s\n  buju [%s]\n", _("Usage:"), _("FILE…"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  buju %s\n      %s\n",
                            commands[i].usage, _(commands[i].summary));

  g_string_append_printf (text,
                          "  buju --version [--verbose]\n  buju --help\n  buju %s --help\n\n%s\n",
                          /* Translators: placeholder of the command line help. */
                          _("COMMAND"),
                          _("Without a command the window opens, with the files over the map."));
  for (guint i = 0; i < G_N_ELEMENTS (window_options); i++)
    g_string_append_printf (text, "  %s\n      %s\n", window_options[i].name,
                            _(window_options[i].summary));

  return buju_cli_print (text->str);
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

/* The first word after "buju". */
static int
complete_first (const char *start)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    buju_cli_complete_add (text, start, commands[i].name, _(commands[i].summary));
  buju_cli_complete_add (text, start, "--help", _("Print this help"));
  buju_cli_complete_add (text, start, "--version", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (window_options); i++)
    buju_cli_complete_add (text, start, window_options[i].name, _(window_options[i].summary));
  if (*start != '-')
    g_string_append (text, ":files\n");
  return buju_cli_print (text->str);
}

/* For the shells: see buju-cli-complete.h. @argv: "complete", then the words, the one at the cursor
 * last. */
static int
complete (int argc, char **argv)
{
  const Command *command = argc > 2 ? find_command (argv[1]) : NULL;
  g_autofree char **words = g_new0 (char *, (gsize) argc + 1);

  if (argc < 3)
    return complete_first (argc == 2 ? argv[1] : "");
  if (g_str_equal (argv[1], "--version"))
    return buju_cli_print ("--verbose\n");
  if (command == NULL)
    return buju_cli_print (":files\n");
  words[0] = argv[1];
  words[1] = (char *) BUJU_CLI_COMPLETE;
  memcpy (words + 2, argv + 2, sizeof *words * (gsize) (argc - 2));
  return command->run (argc, words);
}

/* A word that is neither an option nor anything like a file was meant as a command; opening a
 * window for it would leave a script waiting. */
static gboolean
is_mistyped (const char *word)
{
  return word[0] != '-' && strpbrk (word, "./:") == NULL
         && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/**
 * buju_cli_run:
 * @argc: number of arguments, the program's name included
 * @argv: the arguments as the shell gave them, in the locale's encoding
 * @window_libraries: (nullable): what the window is made with, for `--version --verbose`: lines
 *
 * Runs the command that @argv names. Needs no display.
 *
 * Returns: 0 done, 1 failed, 2 wrong usage; -1 when @argv names no command, so that the window
 *   shall start
 */
int
buju_cli_run (int argc, char **argv, const char *window_libraries)
{
  const Command *command;

  if (argc < 2)
    return -1;

  if (g_str_equal (argv[1], "--version"))
    return buju_cli_version (argc - 1, argv + 1, window_libraries);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return print_help ();

  /* Usage lines and messages begin with it, whatever path the program was started by. */
  g_set_prgname ("buju");
  if (g_str_equal (argv[1], "complete"))
    return complete (argc - 1, argv + 1);
  command = find_command (argv[1]);
  if (command != NULL)
    return command->run (argc - 1, argv + 1);

  if (is_mistyped (argv[1]))
    /* Translators: what was typed. */
    return buju_cli_usage (_("“%s” is neither a command nor a file; see buju --help"), argv[1]);

  return -1;
}

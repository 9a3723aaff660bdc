/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What all commands do alike: options, messages, output. */

#include "cli/buju-cli-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cli/buju-cli-complete.h"

/* Options stand after the command, so the usage line begins with both names. */
static int
print_command_help (GOptionContext *context, const char *command)
{
  g_autofree char *program = g_strdup_printf ("buju %s", command);
  g_autofree char *help = NULL;

  g_set_prgname (program);
  help = g_option_context_get_help (context, TRUE, NULL);

  return buju_cli_print (help);
}

/**
 * buju_cli_parse:
 * @argc: (inout): number of arguments, the command's name included
 * @argv: (inout): the arguments
 * @entries: the options, ended as usual
 * @parameters: (nullable): the operands in the usage line
 * @summary: what the command does
 *
 * Parses the options of a command. The list in @argv is changed as g_option_context_parse()
 * changes it; what is left are the operands.
 *
 * Returns: -1 to go on, or the exit code to return at once
 */
int
buju_cli_parse (int *argc, char ***argv, const GOptionEntry *entries,
                const char *parameters, const char *summary)
{
  gboolean help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Print this help"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  if (*argc > 1 && g_str_equal ((*argv)[1], BUJU_CLI_COMPLETE))
    return buju_cli_complete_words ((*argv)[0], entries, *argv + 2);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    /* Translators: what is wrong, a whole sentence; the name of a command. */
    return buju_cli_usage (_("%s (see buju %s --help)"), error->message, (*argv)[0]);

  /* "--" is left in by GLib when an operand that looks like an option follows it. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      memmove (*argv + 1, *argv + 2, (gsize) (*argc - 1) * sizeof **argv);
      (*argc)--;
    }

  return help ? print_command_help (context, (*argv)[0]) : -1;
}

static void G_GNUC_PRINTF (1, 0)
print_message (const char *format, va_list args)
{
  g_autofree char *message = g_strdup_vprintf (format, args);

  /* Not g_printerr(): in the C locale it would turn a Chinese file name into question marks. */
  fprintf (stderr, "buju: %s\n", message);
}

int
buju_cli_usage (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_message (format, args);
  va_end (args);

  return BUJU_CLI_USAGE;
}

int
buju_cli_fail (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_message (format, args);
  va_end (args);

  return BUJU_CLI_FAILED;
}

void
buju_cli_warn (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_message (format, args);
  va_end (args);
}

/**
 * buju_cli_print:
 * @text: UTF-8
 *
 * Writes @text to stdout as it is. g_print() would turn Chinese into question marks in the C
 * locale, in which scripts often run.
 *
 * Returns: the exit code: 0, or 1 with a message when not all could be written
 */
int
buju_cli_print (const char *text)
{
  if (fputs (text, stdout) == EOF || fflush (stdout) == EOF)
    /* Translators: the reason. */
    return buju_cli_fail (_("Cannot write the output: %s"), g_strerror (errno));

  return BUJU_CLI_DONE;
}

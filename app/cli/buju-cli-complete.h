/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a shell may put next on the command line. The scripts in resources/completion ask `buju
 * complete WORD…`, with the words after "buju", the one at the cursor last, and get lines: a
 * candidate, a tab, what it is; or one of
 *   :files SUFFIX…   names of files, of any kind when no suffix is named
 *   :ids KIND…       the first column of `buju list KIND`
 * So commands and options are named in one place, where they are parsed. */

#include <glib.h>

G_BEGIN_DECLS

/* First argument of a command that shall complete the rest instead of doing anything. */
#define BUJU_CLI_COMPLETE "--complete"

/* @words: what follows the command, NULL-terminated. Returns the exit code. */
int  buju_cli_complete_words (const char *command, const GOptionEntry *entries, char **words);
/* Adds "@word TAB @description" when @word begins with @start. */
void buju_cli_complete_add   (GString *text, const char *start, const char *word,
                              const char *description);

G_END_DECLS

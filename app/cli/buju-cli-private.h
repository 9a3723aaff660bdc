/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the commands share. Each command is one file with one entry point that gets its own argv
 * (argv[0] is the command's name) and returns the exit code: 0 done, 1 failed, 2 wrong usage. */

#include <json-glib/json-glib.h>

#include "cli/buju-cli.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

#define BUJU_CLI_DONE   0
#define BUJU_CLI_FAILED 1
#define BUJU_CLI_USAGE  2

int buju_cli_list    (int argc, char **argv);
int buju_cli_profile (int argc, char **argv);
int buju_cli_compare (int argc, char **argv);
int buju_cli_facts   (int argc, char **argv);
int buju_cli_find    (int argc, char **argv);
int buju_cli_info    (int argc, char **argv);
int buju_cli_figure  (int argc, char **argv);
int buju_cli_draw    (int argc, char **argv);
int buju_cli_check   (int argc, char **argv);
int buju_cli_atlas   (int argc, char **argv);
/* @window_libraries: lines to add, or NULL. */
int buju_cli_version (int argc, char **argv, const char *window_libraries);

/* Parses @argv; what is left in it are the operands. Returns -1 to go on, or the exit code to
 * return at once (help was printed, an option was wrong). Use G_OPTION_ARG_FILENAME for any text:
 * G_OPTION_ARG_STRING refuses Chinese in the C locale. @parameters: "FILE…" for the usage line;
 * @summary: what the command does. */
int  buju_cli_parse  (int *argc, char ***argv, const GOptionEntry *entries,
                      const char *parameters, const char *summary);
/* "W,S,E,N" with W < E and S < N, finite. */
gboolean buju_cli_parse_box (const char *text, BujuBox *box);
/* Messages to stderr as "buju: …"; each returns the exit code it stands for. */
int  buju_cli_usage  (const char *format, ...) G_GNUC_PRINTF (1, 2);   /* 2 */
int  buju_cli_fail   (const char *format, ...) G_GNUC_PRINTF (1, 2);   /* 1 */
void buju_cli_warn   (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* UTF-8 bytes to stdout as they are, whatever the locale; 0, or 1 when they could not be
 * written. */
int  buju_cli_print      (const char *text);
int  buju_cli_print_json (JsonBuilder *builder);
/* { "zh": …, "en": … }, null for a missing side; a NULL or empty @text gives null. */
void buju_cli_add_text   (JsonBuilder *builder, const char *name, const BujuText *text);
/* NULL gives null */
void buju_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
/* NAN gives null */
void buju_cli_add_number (JsonBuilder *builder, const char *name, double value);
/* const char* */
void buju_cli_add_ids    (JsonBuilder *builder, const char *name, GPtrArray *ids);
/* Loads the whole library, or says why not and gives NULL. */
BujuLibrary *buju_cli_load_library (void);
/* Of the command "info": what does not agree in tables. */
int  buju_cli_report_run (char **files, gboolean json);
/* Before sheets are laid out: -1, or the exit code after a message. */
int  buju_cli_check_memory (void);
/* Ids or exact names of industries, looked up; -1, or the exit code after a message. @ids: to be
 * freed, not its strings. */
int  buju_cli_read_industries (BujuContent *content, char **names, const char ***ids);
/* Says that @id is unknown and what it might have been; 1. */
int  buju_cli_unknown_id (BujuContent *content, const char *id);

G_END_DECLS

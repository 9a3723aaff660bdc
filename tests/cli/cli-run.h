/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs the built program and keeps what came of it; looks into what it wrote. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "../unit/folder-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  int   status;   /* exit code */
  char *out;      /* stdout, bytes as they came */
  char *err;      /* stderr */
} CliRun;

/* @locale: LC_ALL; @...: arguments, NULL at the end. */
void     cli_run        (CliRun *self, const char *locale, ...) G_GNUC_NULL_TERMINATED;
void     cli_run_argv   (CliRun *self, const char *locale, const char * const *arguments);
void     cli_run_clear  (CliRun *self);
/* Parses stdout, which must be UTF-8. (transfer full) */
JsonNode *cli_run_json  (const CliRun *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRun, cli_run_clear)

/* Members that must be there; the test fails by naming the one that is not. */
JsonNode   *cli_need        (JsonObject *object, const char *member);
const char *cli_need_string (JsonObject *object, const char *member);
JsonArray  *cli_need_array  (JsonObject *object, const char *member);
/* { zh, en }, both filled. */
void        cli_need_text   (JsonObject *object, const char *member);

/* What a tool (of poppler, qpdf …) writes, @...: its arguments; NULL, with the test skipped, when
 * it is not installed. */
char     *cli_ask           (const char *tool, ...) G_GNUC_NULL_TERMINATED;
GBytes   *cli_ask_bytes     (const char *tool, ...) G_GNUC_NULL_TERMINATED;
/* Without white space: lines are broken anywhere. */
char     *cli_squeeze       (const char *text);
/* The text of a PDF, squeezed; NULL as in cli_ask(). */
char     *cli_read_text     (const char *pdf);
/* @text stands in @squeezed, or does not; the white space in @text does not count. */
void      cli_expect        (const char *squeezed, const char *text, gboolean there);
void      cli_expect_same   (const char *one_path, const char *other_path);

/* A folder whose name has Chinese letters and a blank. No temporary file may be left in it. */
void      cli_folder_set_up    (Folder *self, gconstpointer data);
void      cli_folder_tear_down (Folder *self, gconstpointer data);

/* Such a folder, and a PDF to be written into it. */
typedef struct
{
  Folder folder;
  char  *path;
} CliFigure;

void      cli_figure_set_up    (CliFigure *self, gconstpointer data);
void      cli_figure_tear_down (CliFigure *self, gconstpointer data);

#define CLI_ADD_FIGURE(name, data, test) \
  g_test_add (name, CliFigure, data, cli_figure_set_up, test, cli_figure_tear_down)

G_END_DECLS

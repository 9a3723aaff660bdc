/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs the built program and keeps what came of it. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>

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

G_END_DECLS

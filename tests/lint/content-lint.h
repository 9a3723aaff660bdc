// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <json-glib/json-glib.h>

typedef enum
{
  KIND_PLAN,
  KIND_LAYOUT,
  KIND_COMPONENT,
  KIND_PLACE,
  KIND_INDUSTRY,
  KIND_INDICATOR,
  KIND_CONFLICT,
  KIND_POINT,
  KIND_SHAPE,
  N_KINDS
} Kind;

/* What may be wrong is collected, so that one run names everything. */
typedef struct
{
  GHashTable *ids[N_KINDS]; /* id → JsonObject; points and shapes: id → id */
  GPtrArray *files;         /* JsonParser */
  GPtrArray *names;         /* of files, without the folder */
  GPtrArray *errors;
} Lint;

typedef void (*LintCheck) (Lint *self, const char *id, JsonObject *object);

Lint       *lint_new        (void);
Lint       *lint_open       (void);
void        lint_open_maps  (Lint *self);
void        lint_free       (Lint *self);
void        lint_complain   (Lint *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void        lint_report     (Lint *self);
void        lint_each       (Lint *self, Kind kind, LintCheck check);
JsonObject *lint_get_root   (Lint *self, guint i);
const char *lint_kind_name  (Kind kind);

const char *lint_get_string (JsonObject *object, const char *key);
gboolean    lint_is_set     (JsonObject *object, const char *key);
guint       lint_get_length (JsonObject *object, const char *key);
JsonObject *lint_get_object (JsonObject *object, const char *key, guint i);
const char *lint_get_id     (JsonObject *object, const char *key, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lint, lint_free)

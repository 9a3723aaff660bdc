/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The files that the program keeps for itself: an object of JSON with a version, written whole or
 * not at all, and never believed: whatever is in one gives what was written or an error. */

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BUJU_STATE_VERSION 1
#define BUJU_STATE_LARGEST (4 << 20)   /* bytes of a file */

#define BUJU_STATE_ERROR (buju_state_error_quark ())
GQuark buju_state_error_quark (void);

typedef enum
{
  BUJU_STATE_ERROR_SYNTAX,     /* no JSON, too large, or other things than are expected */
  BUJU_STATE_ERROR_VERSION     /* of a newer program */
} BujuStateError;

/* The folder is made when it is missing. */
gboolean  buju_state_file_write     (const char *text, const char *path, GError **error);
/* NULL without an error: there is no file. */
char     *buju_state_file_read      (const char *path, gsize *length, GError **error);
/* “….damaged” from now on. */
void      buju_state_file_set_aside (const char *path);

/* @object: (transfer full). */
char     *buju_state_file_to_text   (JsonObject *object);
JsonNode *buju_state_file_parse     (const char *text, gsize length, GError **error);
/* Sets @error: what @key has is not as expected. FALSE, for those that return it. */
gboolean  buju_state_file_complain  (const char *key, GError **error);

G_END_DECLS

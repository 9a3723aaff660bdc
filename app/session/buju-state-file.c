/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-state-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "plan/buju-json.h"

#define DAMAGED ".damaged"
#define DEEPEST 16   /* brackets one within another; four are written */

G_DEFINE_QUARK (buju-state-error-quark, buju_state_error)

/**
 * buju_state_file_write:
 * @text: what to write
 * @path: where; its folder is made when it is missing
 * @error: return location for a #GError
 *
 * Writes the file whole or, when anything fails, leaves the old one as it was.
 *
 * Returns: whether it was written
 */
gboolean
buju_state_file_write (const char *text, const char *path, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (text != NULL && path != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int              code = errno;
      g_autofree char *name = g_filename_display_name (folder);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be made: %s"),
                   name,
                   g_strerror (code));
      return FALSE;
    }
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * buju_state_file_read:
 * @path: a file
 * @length: (out): bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL without an error when there is no such
 *   file
 */
char *
buju_state_file_read (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char              *text = NULL;
  GStatBuf           about;

  g_return_val_if_fail (path != NULL && length != NULL, NULL);

  if (g_stat (path, &about) == 0 && about.st_size > BUJU_STATE_LARGEST)
    {
      g_set_error_literal (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_SYNTAX,
                           _("the file is too large"));
      return NULL;
    }
  if (g_file_get_contents (path, &text, length, &problem))
    return text;
  if (!g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * buju_state_file_set_aside:
 * @path: a file that is damaged
 *
 * Gives it another name beside its own, in place of one set aside before, so that somebody can
 * still look into it.
 */
void
buju_state_file_set_aside (const char *path)
{
  g_autofree char *other = NULL;

  g_return_if_fail (path != NULL);

  other = g_strconcat (path, DAMAGED, NULL);
  if (g_rename (path, other) != 0)
    g_debug ("%s: %s", path, g_strerror (errno));
}

/**
 * buju_state_file_to_text:
 * @object: (transfer full): what to write, its keys in alphabetical order
 *
 * Returns: (transfer full): the file
 */
char *
buju_state_file_to_text (JsonObject *object)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode)      root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char          *text = NULL;

  g_return_val_if_fail (object != NULL, NULL);

  json_node_take_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/**
 * buju_state_file_complain:
 * @key: of a member
 * @error: return location for a #GError
 *
 * Says that what is there is not what this program writes.
 *
 * Returns: %FALSE
 */
gboolean
buju_state_file_complain (const char *key, GError **error)
{
  g_set_error (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_SYNTAX, _("“%s” is not as expected"), key);
  return FALSE;
}

/* What the parser would lose itself in, or take half of. */
static gboolean
is_plain (const char *text, gsize length)
{
  g_autofree char *whole = g_strndup (text, length);

  return buju_json_find_rest (whole) == NULL && buju_json_get_depth (whole) <= DEEPEST;
}

/**
 * buju_state_file_parse:
 * @text: (array length=length): JSON
 * @length: bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): an object of a version that this program knows
 */
JsonNode *
buju_state_file_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError)     problem = NULL;
  JsonNode              *root;
  JsonNode              *version;

  g_return_val_if_fail (text != NULL, NULL);

  if (length <= BUJU_STATE_LARGEST && !is_plain (text, length))
    {
      buju_state_file_complain ("{ … }", error);
      return NULL;
    }
  if (length > BUJU_STATE_LARGEST
      || !json_parser_load_from_data (parser, text, (gssize) length, &problem))
    {
      g_set_error (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_SYNTAX, "%s",
                   problem != NULL ? problem->message : _("the file is too large"));
      return NULL;
    }
  root = json_parser_get_root (parser);
  version = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
              ? json_object_get_member (json_node_get_object (root), "version") : NULL;
  if (version == NULL || !JSON_NODE_HOLDS_VALUE (version)
      || json_node_get_value_type (version) != G_TYPE_INT64)
    {
      buju_state_file_complain ("version", error);
      return NULL;
    }
  if (json_node_get_int (version) != BUJU_STATE_VERSION)
    {
      g_set_error_literal (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_VERSION,
                           _("it was written by another version"));
      return NULL;
    }
  return json_node_copy (root);
}

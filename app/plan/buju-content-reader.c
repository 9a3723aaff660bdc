/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plan/buju-json.h"

static void
enter (BujuReader *self, const char *key, guint index)
{
  g_assert (self->depth < G_N_ELEMENTS (self->path));

  self->path[self->depth].key = key;
  self->path[self->depth].index = index;
  self->depth++;
}

static void
leave (BujuReader *self)
{
  g_assert (self->depth > 0);
  self->depth--;
}

/* "$.layouts[3].components[0].name", as JSONPath writes it. */
static char *
describe_path (const BujuReader *self, const char *key)
{
  GString *path = g_string_new ("$");

  for (guint i = 0; i < self->depth; i++)
    {
      if (self->path[i].key != NULL)
        g_string_append_printf (path, ".%s", self->path[i].key);
      else
        g_string_append_printf (path, "[%u]", self->path[i].index);
    }

  if (key != NULL)
    g_string_append_printf (path, ".%s", key);

  return g_string_free (path, FALSE);
}

/**
 * buju_reader_fail:
 * @self: a reader
 * @code: what kind of mistake it is
 * @key: (nullable): the member of the present object that is wrong
 * @format: what is wrong and what to do about it
 * @...: for @format
 *
 * Keeps the first mistake, with file and place.
 */
void
buju_reader_fail (BujuReader *self, BujuPlanError code, const char *key, const char *format, ...)
{
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  va_list args;

  if (self->error != NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  path = describe_path (self, key);

  self->error = g_error_new (BUJU_PLAN_ERROR, code, "%s: %s: %s", self->file, path, message);
}

/* The value of @key when it is there, not null and of @type. Integers pass as doubles. */
static JsonNode *
get_value (BujuReader *self, JsonObject *object, const char *key, GType type)
{
  JsonNode *node;
  GType found;

  if (self->error != NULL)
    return NULL;

  node = json_object_get_member (object, key);
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  found = json_node_get_value_type (node);
  if (found == type || (type == G_TYPE_DOUBLE && found == G_TYPE_INT64))
    return node;

  buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, key,
                    /* Translators: what was wanted, see below; what was found, in English. */
                    _("expected %s, found %s: correct the value"),
                    /* Translators: a kind of JSON value. */
                    type == G_TYPE_STRING ? _("a text in quotes")
                    : type == G_TYPE_BOOLEAN ? _("true or false")
                    : type == G_TYPE_DOUBLE ? _("a number")
                    : type == JSON_TYPE_ARRAY ? _("a list") : _("an object"),
                    json_node_type_name (node));
  return NULL;
}

static void
fail_missing (BujuReader *self, const char *key)
{
  buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, key, _("the value is missing: add it"));
}

static const char *
keep (BujuReader *self, const char *value)
{
  return g_string_chunk_insert_const (self->content->strings, value);
}

const char *
buju_reader_get_string (BujuReader *self, JsonObject *object, const char *key)
{
  JsonNode *node = get_value (self, object, key, G_TYPE_STRING);
  const char *value = node != NULL ? json_node_get_string (node) : NULL;

  return value != NULL && *value != '\0' ? keep (self, value) : NULL;
}

const char *
buju_reader_need_string (BujuReader *self, JsonObject *object, const char *key)
{
  const char *value = buju_reader_get_string (self, object, key);

  if (value == NULL)
    fail_missing (self, key);

  return value;
}

const char *
buju_reader_get_year (BujuReader *self, JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *year = NULL;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64)
    return buju_reader_get_string (self, object, key);

  year = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return keep (self, year);
}

/**
 * buju_reader_get_text:
 * @self: a reader
 * @object: the present object
 * @key: its member
 *
 * A text must have both languages or be absent as a whole: half a text would leave a hole in
 * every figure of the other language.
 *
 * Returns: the text; empty when absent
 */
BujuText
buju_reader_get_text (BujuReader *self, JsonObject *object, const char *key)
{
  static const char * const keys[] = { "zh", "en", NULL };
  JsonNode *node = get_value (self, object, key, JSON_TYPE_OBJECT);
  BujuText text = { NULL, NULL };
  JsonObject *sides;

  if (node == NULL)
    return text;

  sides = json_node_get_object (node);
  enter (self, key, 0);
  buju_reader_check_keys (self, sides, keys);
  text.zh = buju_reader_get_string (self, sides, "zh");
  text.en = buju_reader_get_string (self, sides, "en");
  if (text.zh == NULL || text.en == NULL)
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, text.zh == NULL ? "zh" : "en",
                      _("this language is missing: write both zh and en"));
  leave (self);

  return text;
}

BujuText
buju_reader_need_text (BujuReader *self, JsonObject *object, const char *key)
{
  BujuText text = buju_reader_get_text (self, object, key);

  if (text.zh == NULL)
    fail_missing (self, key);

  return text;
}

gboolean
buju_reader_get_boolean (BujuReader *self, JsonObject *object, const char *key)
{
  JsonNode *node = get_value (self, object, key, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

double
buju_reader_get_number (BujuReader *self, JsonObject *object, const char *key)
{
  JsonNode *node = get_value (self, object, key, G_TYPE_DOUBLE);

  return node != NULL ? json_node_get_double (node) : NAN;
}

/**
 * buju_reader_check_keys:
 * @self: a reader
 * @object: the present object
 * @keys: (array zero-terminated=1): what it may hold
 *
 * Refuses anything else: a misspelt key would otherwise be content that silently never shows.
 */
void
buju_reader_check_keys (BujuReader *self, JsonObject *object, const char * const *keys)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (self->error == NULL && json_object_iter_next_ordered (&iter, &name, NULL))
    {
      if (!g_strv_contains (keys, name))
        buju_reader_fail (self, BUJU_PLAN_ERROR_UNKNOWN_ELEMENT, name,
                          _("this key is not known here: remove it or correct its spelling"));
    }
}

void
buju_reader_each (BujuReader *self, JsonObject *object, const char *key,
                  BujuReadObject read, gpointer target)
{
  JsonNode *node = get_value (self, object, key, JSON_TYPE_ARRAY);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  enter (self, key, 0);
  for (guint i = 0; i < n && self->error == NULL; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      enter (self, NULL, i);
      if (JSON_NODE_HOLDS_OBJECT (item))
        read (self, json_node_get_object (item), target);
      else
        buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, NULL,
                          /* Translators: a kind of JSON value, in English. */
                          _("expected an object, found %s: correct the list"),
                          json_node_type_name (item));
      leave (self);
    }
  leave (self);
}

void
buju_reader_each_string (BujuReader *self, JsonObject *object, const char *key,
                         BujuReadString read, gpointer target)
{
  JsonNode *node = get_value (self, object, key, JSON_TYPE_ARRAY);
  JsonArray *array = node != NULL ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  enter (self, key, 0);
  for (guint i = 0; i < n && self->error == NULL; i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      enter (self, NULL, i);
      if (json_node_get_value_type (item) == G_TYPE_STRING)
        read (self, keep (self, json_node_get_string (item)), target);
      else
        buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, NULL,
                          /* Translators: a kind of JSON value, in English. */
                          _("expected a text in quotes, found %s: correct the list"),
                          json_node_type_name (item));
      leave (self);
    }
  leave (self);
}

static void
add_id_cb (BujuReader *self, const char *value, gpointer target)
{
  g_ptr_array_add (target, (gpointer) value);
}

GPtrArray *
buju_reader_get_ids (BujuReader *self, JsonObject *object, const char *key)
{
  GPtrArray *ids = buju_content_new_list (self->content);

  buju_reader_each_string (self, object, key, add_id_cb, ids);

  return ids;
}

static gpointer
resolve (BujuReader *self, BujuKind kind, const char *key, const char *id)
{
  gpointer item = g_hash_table_lookup (self->content->ids[kind], id);
  g_autofree char *near = NULL;

  if (item != NULL || self->error != NULL)
    return item;

  near = buju_content_suggest (self->content, id);
  buju_reader_fail (self, BUJU_PLAN_ERROR_UNKNOWN_ID, key,
                    /* Translators: an id; ids that look like it. */
                    _("“%s” is not known: correct it or add it (nearest: %s)"),
                    id, near != NULL ? near : "-");
  return NULL;
}

typedef struct
{
  GPtrArray *list;
  BujuKind   kind;
} LinkTarget;

static void
add_link_cb (BujuReader *self, const char *value, gpointer target)
{
  LinkTarget *links = target;
  gpointer item = resolve (self, links->kind, NULL, value);

  if (item != NULL)
    g_ptr_array_add (links->list, item);
}

GPtrArray *
buju_reader_get_links (BujuReader *self, JsonObject *object, const char *key, BujuKind kind)
{
  LinkTarget target = { buju_content_new_list (self->content), kind };

  buju_reader_each_string (self, object, key, add_link_cb, &target);

  return target.list;
}

gpointer
buju_reader_get_link (BujuReader *self, JsonObject *object, const char *key, BujuKind kind)
{
  const char *id = buju_reader_get_string (self, object, key);

  return id != NULL ? resolve (self, kind, key, id) : NULL;
}

gpointer
buju_reader_need_link (BujuReader *self, JsonObject *object, const char *key, BujuKind kind)
{
  const char *id = buju_reader_need_string (self, object, key);

  return id != NULL ? resolve (self, kind, key, id) : NULL;
}

/**
 * buju_reader_register:
 * @self: a reader
 * @object: the present object
 * @kind: what it describes
 * @item: (transfer none): the struct made for it
 *
 * Enters @item under its id. Ids are unique across all kinds, because a profile, a link and a
 * click name a thing by nothing else.
 *
 * Returns: (nullable): the id
 */
const char *
buju_reader_register (BujuReader *self, JsonObject *object, BujuKind kind, gpointer item)
{
  BujuContent *content = self->content;
  const char *id = buju_reader_need_string (self, object, "id");

  if (id == NULL)
    return NULL;

  for (guint i = 0; i < BUJU_N_KINDS; i++)
    {
      if (g_hash_table_contains (content->ids[i], id))
        buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "id",
                          /* Translators: an id. */
                          _("“%s” is used twice: every id must be unique"), id);
    }

  g_ptr_array_add (content->all[kind], item);
  g_hash_table_insert (content->ids[kind], (gpointer) id, item);

  return id;
}

/**
 * buju_reader_run:
 * @content: the content under construction
 * @folder: where the file is
 * @file: its name
 * @read: called for the outermost object
 * @error: return location
 *
 * Returns: %FALSE with @error set when the file cannot be read, is not JSON, or @read found a
 *   mistake in it
 */
gboolean
buju_reader_run (BujuContent *content, const char *folder, const char *file,
                 BujuReadObject read, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) local = NULL;
  g_autofree char *bytes = NULL;
  BujuReader reader = { .content = content, .file = file };
  JsonNode *root;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;

  if (buju_json_find_rest (bytes) != NULL)
    {
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_SYNTAX,
                   /* Translators: a file name. */
                   _("%s: the file must hold one JSON object"), file);
      return FALSE;
    }
  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &local))
    {
      /* It may quote half a character. */
      g_autofree char *message = g_utf8_make_valid (local->message, -1);

      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_SYNTAX,
                   /* Translators: a file name; what is wrong with it. */
                   _("%s: not valid JSON: %s"), file, message);
      return FALSE;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_SYNTAX,
                   /* Translators: a file name. */
                   _("%s: the file must hold one JSON object"), file);
      return FALSE;
    }

  read (&reader, json_node_get_object (root), NULL);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return FALSE;
    }

  return TRUE;
}

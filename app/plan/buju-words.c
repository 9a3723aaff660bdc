/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-words.h"

#include "plan/buju-content.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

struct _BujuWords
{
  GStringChunk *strings;
  GHashTable   *texts;    /* key → BujuText, owned */
};

static void
clear_words (BujuWords *self)
{
  g_hash_table_unref (self->texts);
  g_string_chunk_free (self->strings);
}

static const char *
get_side (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

static gboolean
add_words (BujuWords *self, const char *file, JsonObject *words, GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, words);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonObject *sides = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *zh = sides != NULL ? get_side (sides, "zh") : NULL;
      const char *en = sides != NULL ? get_side (sides, "en") : NULL;
      BujuText *text;

      if (zh == NULL || en == NULL)
        {
          g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_BAD_VALUE,
                       /* Translators: a file name; a key in it. */
                       _("%s: $.words.%s: write both zh and en, as texts"), file, key);
          return FALSE;
        }

      text = g_new (BujuText, 1);
      text->zh = g_string_chunk_insert (self->strings, zh);
      text->en = g_string_chunk_insert (self->strings, en);
      g_hash_table_insert (self->texts, g_string_chunk_insert_const (self->strings, key), text);
    }

  return TRUE;
}

static JsonObject *
get_words (JsonParser *parser)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonNode *words = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    words = json_object_get_member (json_node_get_object (root), "words");

  return words != NULL && JSON_NODE_HOLDS_OBJECT (words) ? json_node_get_object (words) : NULL;
}

/**
 * buju_words_load:
 * @file: path of words.json: { "words": { key: { "zh": …, "en": … } } }
 * @error: return location: %BUJU_PLAN_ERROR, or what reading the file gave
 *
 * Returns: (transfer full) (nullable): the table
 */
BujuWords *
buju_words_load (const char *file, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (BujuWords) self = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *name = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_return_val_if_fail (file != NULL, NULL);

  if (!g_file_get_contents (file, &bytes, &length, error))
    return NULL;

  name = g_path_get_basename (file);
  if (!json_parser_load_from_data (parser, bytes, (gssize) length, &local)
      || get_words (parser) == NULL)
    {
      /* Translators: a file name; what is wrong with it. */
      g_set_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_SYNTAX, _("%s: not valid JSON: %s"),
                   name, local != NULL ? local->message : _("“words” is missing"));
      return NULL;
    }

  self = g_atomic_rc_box_new0 (BujuWords);
  self->strings = g_string_chunk_new (8 * 1024);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  if (!add_words (self, name, get_words (parser), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * buju_words_ref:
 * @self: a table of words
 *
 * Returns: (transfer full): @self
 */
BujuWords *
buju_words_ref (BujuWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_words_unref:
 * @self: (transfer full): a table of words
 */
void
buju_words_unref (BujuWords *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_words);
}

/**
 * buju_words_has:
 * @self: a table of words
 * @key: a key
 *
 * Returns: whether @key is there; for keys that are made from content ("kind-" + a kind)
 */
gboolean
buju_words_has (const BujuWords *self, const char *key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_hash_table_contains (self->texts, key);
}

/**
 * buju_words_get:
 * @self: a table of words
 * @key: a key of words.json
 *
 * Returns: the text, which lives as long as @self; { @key, @key } with a warning when there is
 *   none
 */
BujuText
buju_words_get (const BujuWords *self, const char *key)
{
  const BujuText *text;

  g_return_val_if_fail (self != NULL, ((BujuText) { key, key }));

  text = g_hash_table_lookup (self->texts, key);
  if (text == NULL)
    {
      g_warning ("words.json has no “%s”", key);
      return (BujuText) { key, key };
    }

  return *text;
}

/* The side of the value named in @name (@length bytes), or NULL. */
static const char *
find_value (const char *name, gsize length, BujuLanguage language, const BujuWordsValue *values)
{
  for (gsize i = 0; values[i].name != NULL; i++)
    {
      if (strlen (values[i].name) == length && strncmp (values[i].name, name, length) == 0)
        return buju_text_get (&values[i].text, language);
    }

  return NULL;
}

static char *
fill_side (const char *template, BujuLanguage language, const BujuWordsValue *values)
{
  GString *filled = g_string_new (NULL);
  const char *open;

  while ((open = strchr (template, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      const char *value;

      if (close == NULL)
        break;

      value = find_value (open + 1, (gsize) (close - open - 1), language, values);
      if (value == NULL)
        g_warning ("words.json: no value for “%.*s”", (int) (close - open + 1), open);

      g_string_append_len (filled, template, open - template);
      g_string_append (filled, value != NULL ? value : "");
      template = close + 1;
    }

  g_string_append (filled, template);

  return g_string_free (filled, FALSE);
}

/**
 * buju_words_fill:
 * @self: a table of words
 * @strings: where the result is kept
 * @key: a sentence with names in braces: "{place} belongs to {component}."
 * @values: (array): the names and what stands for them, ended by a NULL name
 *
 * Makes a sentence in both languages, so that word order is each language's own.
 *
 * Returns: the sentence, which lives as long as @strings
 */
BujuText
buju_words_fill (const BujuWords *self, GStringChunk *strings, const char *key,
                 const BujuWordsValue *values)
{
  BujuText template = buju_words_get (self, key);
  g_autofree char *zh = fill_side (template.zh, BUJU_LANGUAGE_ZH, values);
  g_autofree char *en = fill_side (template.en, BUJU_LANGUAGE_EN, values);

  return (BujuText) {
    g_string_chunk_insert_const (strings, zh),
    g_string_chunk_insert_const (strings, en)
  };
}

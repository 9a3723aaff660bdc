/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-recipe-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "plan/buju-json.h"

#define LONGEST_TEXT 2000 /* bytes of one value */

typedef struct
{
  const char *name;    /* of the file */
  GArray     *keys;    /* RecipeKey */
  BujuRecipe *recipe;
  GError     *error;   /* the first mistake */
} Reader;

static void
clear_key (gpointer data)
{
  g_free (((RecipeKey *) data)->key);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->recipe, buju_recipe_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void G_GNUC_PRINTF (5, 6)
fail_at (Reader *self, BujuRecipeError code, guint line, guint column, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->error != NULL)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (line > 0)
    g_set_error (&self->error, BUJU_RECIPE_ERROR, code,
                 /* Translators: a file name; where in it; what is wrong. */
                 _("“%s”, line %u, column %u: %s"), self->name, line, column, message);
  else
    /* Translators: a file name; what is wrong. */
    g_set_error (&self->error, BUJU_RECIPE_ERROR, code, _("“%s”: %s"), self->name, message);
}

static const RecipeKey *
find_key (const Reader *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_str_equal (g_array_index (self->keys, RecipeKey, i).key, key))
      return &g_array_index (self->keys, RecipeKey, i);
  return NULL;
}

static void
fail_key (Reader *self, BujuRecipeError code, const char *key, const char *message)
{
  const RecipeKey *place = find_key (self, key);

  fail_at (self, code, place != NULL ? place->line : 0, place != NULL ? place->column : 0,
           /* Translators: a key of a recipe; what is wrong with its value. */
           _("“%s”: %s"), key, message);
}

static const char *
describe_kind (RecipeKind kind)
{
  switch (kind)
    {
    case RECIPE_BOOLEAN:
    case RECIPE_EXTRA:
      return _("expected true or false");
    case RECIPE_NUMBER:
    case RECIPE_VERSION:
      return _("expected a number");
    case RECIPE_STRINGS:
      return _("expected a list of texts in quotes: [\"…\"]");
    case RECIPE_BOX:
      return _("expected four numbers: [west, south, east, north] in degrees");
    case RECIPE_LANGUAGE:
      return _("expected “zh”, “en”, “both” or “pages”");
    case RECIPE_FORMAT:
    case RECIPE_STRING:
    default:
      return _("expected a text in quotes");
    }
}

static gboolean
read_number (JsonNode *node, double *value)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value);
}

static gboolean
read_box (JsonNode *node, BujuBox *box)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double sides[4];

  if (array == NULL || json_array_get_length (array) != G_N_ELEMENTS (sides))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!read_number (json_array_get_element (array, i), &sides[i]))
      return FALSE;
  *box = (BujuBox) { sides[0], sides[1], sides[2], sides[3] };
  return TRUE;
}

static gboolean
read_strings (JsonNode *node, char ***values)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *text = json_node_get_value_type (element) == G_TYPE_STRING
                         ? json_node_get_string (element) : NULL;

      if (text == NULL || *text == '\0' || !g_utf8_validate (text, -1, NULL))
        return FALSE;
      g_strv_builder_add (builder, text);
    }
  g_strfreev (*values);
  *values = g_strv_builder_end (builder);
  return array != NULL;
}

static gboolean
read_string (Reader *self, const RecipeField *field, JsonNode *node)
{
  const char *text;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  text = json_node_get_string (node);
  if (strlen (text) > LONGEST_TEXT || !g_utf8_validate (text, -1, NULL))
    fail_key (self, BUJU_RECIPE_ERROR_TOO_LARGE, field->key, _("the text is too long: shorten it"));
  else if (*text != '\0')
    {
      char **value = recipe_field (self->recipe, field);

      g_free (*value);
      *value = g_strdup (text);
    }
  return TRUE;
}

static gboolean
read_format (Reader *self, JsonNode *node)
{
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  if (!g_str_equal (json_node_get_string (node), RECIPE_FORMAT_NAME))
    fail_key (self, BUJU_RECIPE_ERROR_SYNTAX, "format", _("this is not a recipe of Buju"));
  return TRUE;
}

static gboolean
read_version (Reader *self, JsonNode *node)
{
  double version;

  if (!read_number (node, &version))
    return FALSE;
  if (version > BUJU_RECIPE_VERSION)
    fail_key (self, BUJU_RECIPE_ERROR_VERSION, "version",
              _("the recipe was written by a newer Buju: install that, or save it again from this "
                "one"));
  else if (version != BUJU_RECIPE_VERSION)
    fail_key (self, BUJU_RECIPE_ERROR_VERSION, "version", _("there is no such version: write 1"));
  return TRUE;
}

static gboolean
read_overlays (Reader *self, JsonNode *node)
{
  g_autofree char *complaint = buju_recipe_read_overlays (node, self->recipe->overlays);

  if (complaint != NULL)
    fail_key (self, BUJU_RECIPE_ERROR_VALUE, "overlays", complaint);
  return TRUE;
}

/* FALSE when @node is of another kind. */
static gboolean
read_value (Reader *self, const RecipeField *field, JsonNode *node)
{
  gpointer value = recipe_field (self->recipe, field);

  switch (field->kind)
    {
    case RECIPE_FORMAT:
      return read_format (self, node);
    case RECIPE_VERSION:
      return read_version (self, node);
    case RECIPE_STRING:
      return read_string (self, field, node);
    case RECIPE_STRINGS:
      return read_strings (node, value);
    case RECIPE_LANGUAGE:
      return json_node_get_value_type (node) == G_TYPE_STRING
             && buju_figure_set_language (value, json_node_get_string (node));
    case RECIPE_BOOLEAN:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      *(gboolean *) value = json_node_get_boolean (node);
      return TRUE;
    case RECIPE_EXTRA:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return FALSE;
      *(BujuFigureExtras *) value |= json_node_get_boolean (node) ? field->flag : 0;
      return TRUE;
    case RECIPE_NUMBER:
      return read_number (node, value);
    case RECIPE_BOX:
      return read_box (node, value);
    case RECIPE_OVERLAYS:
      return read_overlays (self, node);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What is empty is not written, and would be missing when it is read again. */
static gboolean
is_empty (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) == '\0';
}

static void
read_field (Reader *self, const RecipeField *field, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, field->key);
  g_autofree char *complaint = NULL;

  if (self->error != NULL)
    return;
  if (node == NULL || (field->needed && is_empty (node)))
    {
      if (field->needed)
        fail_at (self, BUJU_RECIPE_ERROR_VALUE, 0, 0, _("the key “%s” is missing: add it"),
                 field->key);
      return;
    }
  if (!read_value (self, field, node))
    fail_key (self, BUJU_RECIPE_ERROR_VALUE, field->key, describe_kind (field->kind));
  else if (field->complain != NULL && self->error == NULL)
    complaint = field->complain (self->recipe);
  if (complaint != NULL)
    fail_key (self, BUJU_RECIPE_ERROR_VALUE, field->key, complaint);
}

static gboolean
is_known (const char *key)
{
  for (guint i = 0; i < buju_recipe_n_fields; i++)
    if (g_str_equal (buju_recipe_fields[i].key, key))
      return TRUE;
  return FALSE;
}

static char *
list_known (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < buju_recipe_n_fields; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", buju_recipe_fields[i].key);
  return g_string_free (list, FALSE);
}

/* What is not known is not drawn; a figure that silently lacks it would be worse than none. */
static void
check_keys (Reader *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (self->error == NULL && json_object_iter_next_ordered (&iter, &key, NULL))
    if (!is_known (key))
      {
        g_autofree char *known = list_known ();
        g_autofree char *message = NULL;

        /* Translators: the version of the program; a list of words. */
        message = g_strdup_printf (_("Buju %s does not know this key: remove it or correct its "
                                     "spelling (known: %s)"),
                                   BUJU_VERSION, known);
        fail_key (self, BUJU_RECIPE_ERROR_KEY, key, message);
      }
  for (guint i = 0; i < self->keys->len; i++)
    {
      const RecipeKey *place = &g_array_index (self->keys, RecipeKey, i);

      if (find_key (self, place->key) != place)
        fail_at (self, BUJU_RECIPE_ERROR_KEY, place->line, place->column,
                 _("“%s” is written twice: remove one"), place->key);
    }
}

/* Messages of the parser begin with the place: "<data>:3:5: Parse error: …". */
static const char *
take_place (const char *message, guint *line, guint *column)
{
  int used = 0;

  if (sscanf (message, "<data>:%u:%u: %n", line, column, &used) == 2 && used > 0)
    return message + used;
  *line = *column = 0;
  return message;
}

/* Of two documents in one file neither can be meant alone. */
static gboolean
check_end (Reader *self, const char *text)
{
  const char *rest = buju_json_find_rest (text);
  guint line = 1;
  const char *start = text;

  if (rest == NULL)
    return TRUE;

  for (const char *at = text; at < rest; at++)
    if (*at == '\n')
      {
        line++;
        start = at + 1;
      }
  fail_at (self, BUJU_RECIPE_ERROR_SYNTAX, line, (guint) g_utf8_strlen (start, rest - start) + 1,
           _("a recipe is one JSON object, { … }"));

  return FALSE;
}

static JsonParser *
parse_json (Reader *self, const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  guint line, column;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, -1, &error))
    {
      /* It may quote half a character. */
      g_autofree char *message = g_utf8_make_valid (take_place (error->message, &line, &column),
                                                    -1);

      fail_at (self, BUJU_RECIPE_ERROR_SYNTAX, line, column,
               /* Translators: what the parser says, in English. */
               _("not valid JSON (%s): correct it, or save the recipe anew"), message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      fail_at (self, BUJU_RECIPE_ERROR_SYNTAX, 1, 1, _("a recipe is one JSON object, { … }"));
      return NULL;
    }
  return g_steal_pointer (&parser);
}

static void
read_text (Reader *self, const char *text)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *object;
  guint line, column;

  if (!buju_recipe_scan (text, self->keys, &line, &column))
    {
      fail_at (self, BUJU_RECIPE_ERROR_TOO_LARGE, line, column,
               _("brackets are nested deeper than in any recipe"));
      return;
    }
  parser = check_end (self, text) ? parse_json (self, text) : NULL;
  if (parser == NULL)
    return;
  object = json_node_get_object (json_parser_get_root (parser));
  /* What kind of file it is comes first: the keys of another kind need no words. */
  for (guint i = 0; i < buju_recipe_n_fields; i++)
    if (buju_recipe_fields[i].kind == RECIPE_FORMAT || buju_recipe_fields[i].kind == RECIPE_VERSION)
      read_field (self, &buju_recipe_fields[i], object);
  if (self->error == NULL)
    check_keys (self, object);
  for (guint i = 0; i < buju_recipe_n_fields; i++)
    read_field (self, &buju_recipe_fields[i], object);
}

/**
 * buju_recipe_parse:
 * @text: (array length=length): the content of a file
 * @length: its length, bytes
 * @name: the file's name, for messages
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the recipe; %NULL with #BujuRecipeError, whose message names
 *   the file, the place and what to do
 */
BujuRecipe *
buju_recipe_parse (const char *text, gsize length, const char *name, GError **error)
{
  g_auto (Reader) reader = { .name = name };
  g_autofree char *copy = NULL;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  reader.keys = g_array_new (FALSE, FALSE, sizeof (RecipeKey));
  g_array_set_clear_func (reader.keys, clear_key);
  reader.recipe = buju_recipe_new ();
  if (length > BUJU_RECIPE_LARGEST)
    fail_at (&reader, BUJU_RECIPE_ERROR_TOO_LARGE, 0, 0, _("the file is too large to be a recipe"));
  else if (!g_utf8_validate (text, length, NULL))
    fail_at (&reader, BUJU_RECIPE_ERROR_SYNTAX, 0, 0,
             _("this is not text in UTF-8: save it as such"));
  else
    {
      copy = g_strndup (text, length);
      read_text (&reader, g_str_has_prefix (copy, "\xef\xbb\xbf") ? copy + 3 : copy);
    }
  if (reader.error == NULL)
    return g_steal_pointer (&reader.recipe);
  g_propagate_error (error, g_steal_pointer (&reader.error));
  return NULL;
}

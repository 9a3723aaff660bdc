// SPDX-License-Identifier: GPL-3.0-or-later
/* Reads the content files and the ids of the maps for test-content.c and collects what is wrong
 * with them. */
#include "config.h"

#include "content-lint.h"

#include <shapefil.h>
#include <string.h>

static const char * const kind_names[N_KINDS] = {
  "plan", "layout", "component", "place", "industry", "indicator", "conflict",
  "point of the map", "shape of the map",
};

const char *
lint_kind_name (Kind kind)
{
  return kind_names[kind];
}

void
lint_complain (Lint *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->errors, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

Lint *
lint_new (void)
{
  Lint *self = g_new0 (Lint, 1);

  for (guint i = 0; i < N_KINDS; i++)
    self->ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->errors = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lint_free (Lint *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_hash_table_unref (self->ids[i]);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

static int
compare_errors (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Fails the running test and says every error, sorted: hash tables have no order. */
void
lint_report (Lint *self)
{
  g_ptr_array_sort (self->errors, compare_errors);
  for (guint i = 0; i < self->errors->len; i++)
    {
      g_test_message ("%s", (const char *) self->errors->pdata[i]);
      g_test_fail ();
    }
}

/* ---- Small JSON helpers: never more than json-glib says ---- */

const char *
lint_get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

gboolean
lint_is_set (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && !json_node_is_null (node);
}

guint
lint_get_length (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return 0;
  return json_array_get_length (json_node_get_array (node));
}

JsonObject *
lint_get_object (JsonObject *object, const char *key, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, key), i);
}

/* An id in a list. */
const char *
lint_get_id (JsonObject *object, const char *key, guint i)
{
  return json_array_get_string_element (json_object_get_array_member (object, key), i);
}

/* ---- Reading ---- */

static void
learn (Lint *self, Kind kind, JsonObject *object)
{
  const char *id = lint_get_string (object, "id");

  if (id == NULL || *id == '\0')
    lint_complain (self, "a %s has no id", kind_names[kind]);
  else if (!g_hash_table_insert (self->ids[kind], g_strdup (id), object))
    lint_complain (self, "%s %s: the id is used twice", kind_names[kind], id);
}

static void
learn_each (Lint *self, Kind kind, JsonObject *object, const char *key)
{
  for (guint i = 0; i < lint_get_length (object, key); i++)
    {
      learn (self, kind, lint_get_object (object, key, i));
      if (kind == KIND_LAYOUT)
        learn_each (self, KIND_COMPONENT, lint_get_object (object, key, i), "components");
    }
}

static void
learn_file (Lint *self, JsonObject *root)
{
  if (json_object_has_member (root, "plan"))
    learn (self, KIND_PLAN, json_object_get_object_member (root, "plan"));
  learn_each (self, KIND_LAYOUT, root, "layouts");
  learn_each (self, KIND_INDICATOR, root, "indicators");
  learn_each (self, KIND_PLACE, root, "places");
  learn_each (self, KIND_CONFLICT, root, "conflicts");
  if (!json_object_has_member (root, "plan"))
    learn_each (self, KIND_INDUSTRY, root, "industries");
}

static void
read_file (Lint *self, const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  if (!g_utf8_validate (text, length, NULL))
    lint_complain (self, "%s: not UTF-8", name);
  if (strpbrk (text, "\t\r") != NULL)
    lint_complain (self, "%s: tab or carriage return", name);
  if (!g_str_has_suffix (text, "}\n"))
    lint_complain (self, "%s: must end with one newline", name);
  if (!json_parser_load_from_data (parser, text, length, &error))
    {
      lint_complain (self, "%s: %s", name, error->message);
      return;
    }
  learn_file (self, json_node_get_object (json_parser_get_root (parser)));
  g_ptr_array_add (self->files, g_steal_pointer (&parser));
  g_ptr_array_add (self->names, g_steal_pointer (&name));
}

Lint *
lint_open (void)
{
  static const char * const shared[] = { "conflicts.json", "industries.json", "places.json" };
  const char *folder = g_getenv ("BUJU_DATA_DIR");
  g_autofree char *plans = g_build_filename (folder, "plans", NULL);
  g_autoptr (GDir) dir = g_dir_open (plans, 0, NULL);
  Lint *self = lint_new ();
  const char *name;

  g_assert_nonnull (dir);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *path = g_build_filename (folder, shared[i], NULL);

      read_file (self, path);
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (plans, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        read_file (self, path);
    }
  return self;
}

JsonObject *
lint_get_root (Lint *self, guint i)
{
  return json_node_get_object (json_parser_get_root (self->files->pdata[i]));
}

/* Calls check for each object of a kind that the files hold. */
void
lint_each (Lint *self, Kind kind, LintCheck check)
{
  GHashTableIter iter;
  gpointer id, object;

  g_hash_table_iter_init (&iter, self->ids[kind]);
  while (g_hash_table_iter_next (&iter, &id, &object))
    check (self, id, object);
}

/* ---- The ids of the maps ---- */

/* Learns the ids of one shapefile: points or anything else. */
static void
learn_shapefile (Lint *self, const char *path)
{
  DBFHandle table = DBFOpen (path, "rb");
  SHPHandle shapes = SHPOpen (path, "rb");
  int type, field;
  Kind kind;

  g_assert_nonnull (table);
  g_assert_nonnull (shapes);
  SHPGetInfo (shapes, NULL, &type, NULL, NULL);
  kind = type == SHPT_POINT ? KIND_POINT : KIND_SHAPE;
  field = DBFGetFieldIndex (table, "id");
  for (int row = 0; field >= 0 && row < DBFGetRecordCount (table); row++)
    {
      const char *id = DBFReadStringAttribute (table, row, field);

      g_hash_table_add (self->ids[kind], g_strstrip (g_strdup (id)));
    }
  SHPClose (shapes);
  DBFClose (table);
}

static void
learn_maps (Lint *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        learn_maps (self, path);
      else if (g_str_has_suffix (name, ".shp"))
        learn_shapefile (self, path);
    }
}

/* Learns the ids of every point and shape that is shipped. */
void
lint_open_maps (Lint *self)
{
  learn_maps (self, g_getenv ("BUJU_SHAPES_DIR"));
}

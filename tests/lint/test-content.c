// SPDX-License-Identifier: GPL-3.0-or-later
/* The content files of resources/: complete in both languages, every id known, every place on the map or with a
 * reason, every figure with unit and year or marked as not stated. The format is described in
 * resources/plans/README.md. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <shapefil.h>
#include <string.h>

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

static const char * const kind_names[N_KINDS] = {
  "plan", "layout", "component", "place", "industry", "indicator", "conflict", "point of the map", "shape of the map",
};

/* What may be wrong is collected, so that one run names everything. */
typedef struct
{
  GHashTable *ids[N_KINDS]; /* id → JsonObject, or NULL for points and shapes */
  GPtrArray *files;         /* JsonParser */
  GPtrArray *names;         /* of files, without the folder */
  GPtrArray *errors;
} Lint;

static void G_GNUC_PRINTF (2, 3)
complain (Lint *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->errors, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static Lint *
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

static void
lint_free (Lint *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    g_hash_table_unref (self->ids[i]);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->errors);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lint, lint_free)

static int
compare_errors (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Fails the running test and says every error, sorted: hash tables have no order. */
static void
report (Lint *self)
{
  g_ptr_array_sort (self->errors, compare_errors);
  for (guint i = 0; i < self->errors->len; i++)
    {
      g_test_message ("%s", (const char *) self->errors->pdata[i]);
      g_test_fail ();
    }
}

/* ---- Small JSON helpers: never more than json-glib says ---- */

static const char *
string_of (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
is_set (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && !json_node_is_null (node);
}

static guint
length_of (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 0;
}

static JsonObject *
object_at (JsonObject *object, const char *key, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (object, key), i);
}

/* ---- Reading ---- */

static void
learn (Lint *self, Kind kind, JsonObject *object)
{
  const char *id = string_of (object, "id");

  if (id == NULL || *id == '\0')
    complain (self, "a %s has no id", kind_names[kind]);
  else if (!g_hash_table_insert (self->ids[kind], g_strdup (id), object))
    complain (self, "%s %s: the id is used twice", kind_names[kind], id);
}

static void
learn_each (Lint *self, Kind kind, JsonObject *object, const char *key)
{
  for (guint i = 0; i < length_of (object, key); i++)
    {
      learn (self, kind, object_at (object, key, i));
      if (kind == KIND_LAYOUT)
        learn_each (self, KIND_COMPONENT, object_at (object, key, i), "components");
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
    complain (self, "%s: not UTF-8", name);
  if (strpbrk (text, "\t\r") != NULL)
    complain (self, "%s: tab or carriage return", name);
  if (!g_str_has_suffix (text, "}\n"))
    complain (self, "%s: must end with one newline", name);
  if (!json_parser_load_from_data (parser, text, length, &error))
    {
      complain (self, "%s: %s", name, error->message);
      return;
    }
  learn_file (self, json_node_get_object (json_parser_get_root (parser)));
  g_ptr_array_add (self->files, g_steal_pointer (&parser));
  g_ptr_array_add (self->names, g_steal_pointer (&name));
}

static Lint *
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

static JsonObject *
root_at (Lint *self, guint i)
{
  return json_node_get_object (json_parser_get_root (self->files->pdata[i]));
}

/* Calls check for each object of a kind that the files hold. */
typedef void (*CheckFunc) (Lint *self, const char *id, JsonObject *object);

static void
for_each (Lint *self, Kind kind, CheckFunc check)
{
  GHashTableIter iter;
  gpointer id, object;

  g_hash_table_iter_init (&iter, self->ids[kind]);
  while (g_hash_table_iter_next (&iter, &id, &object))
    check (self, id, object);
}

/* ---- Both languages ---- */

static gboolean
has_han (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }
  return FALSE;
}

/* Returns whether an ASCII comma, semicolon or question mark follows a Han character: Chinese uses the full width. */
static gboolean
has_narrow_mark (const char *text)
{
  gboolean han = FALSE;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (han && strchr (",;?!", *c) != NULL)
        return TRUE;
      han = g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN;
    }
  return FALSE;
}

static void
check_sides (Lint *self, const char *where, JsonObject *object)
{
  const char *zh = string_of (object, "zh");
  const char *en = string_of (object, "en");

  if (zh == NULL || *zh == '\0' || en == NULL || *en == '\0')
    {
      complain (self, "%s: one language is missing (zh “%s”, en “%s”)", where, zh != NULL ? zh : "",
                en != NULL ? en : "");
      return;
    }
  if (g_str_equal (zh, en) && has_han (en))
    complain (self, "%s: “%s” is not translated", where, zh);
  if (g_ascii_isspace (zh[0]) || g_ascii_isspace (zh[strlen (zh) - 1])
      || g_ascii_isspace (en[0]) || g_ascii_isspace (en[strlen (en) - 1]))
    complain (self, "%s: blanks around the text", where);
  if (has_narrow_mark (zh))
    complain (self, "%s: “%s” has half-width punctuation", where, zh);
}

static void
check_texts (Lint *self, const char *where, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        check_texts (self, where, json_array_get_element (json_node_get_array (node), i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      const char *id = string_of (object, "id");
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      if (json_object_has_member (object, "zh") || json_object_has_member (object, "en"))
        check_sides (self, where, object);
      json_object_iter_init_ordered (&iter, object);
      while (json_object_iter_next_ordered (&iter, &key, &member))
        {
          g_autofree char *deeper = g_strdup_printf ("%s.%s", id != NULL ? id : where, key);

          check_texts (self, deeper, member);
        }
    }
}

static void
test_both_languages (void)
{
  g_autoptr (Lint) self = lint_open ();

  for (guint i = 0; i < self->files->len; i++)
    check_texts (self, self->names->pdata[i], json_parser_get_root (self->files->pdata[i]));
  report (self);
}

/* A check that never complains proves nothing. */
static void
test_refuses_half_a_text (void)
{
  static const char * const bad[] = {
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\",\"en\":\"\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥\",\"en\":null}}",
    "{\"id\":\"a\",\"list\":[{\"zh\":\"金桥\",\"en\":\"金桥\"}]}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥 \",\"en\":\"Jinqiao\"}}",
    "{\"id\":\"a\",\"name\":{\"zh\":\"金桥,祝桥\",\"en\":\"Jinqiao, Zhuqiao\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (Lint) self = lint_new ();
      g_autoptr (JsonNode) node = json_from_string (bad[i], NULL);

      check_texts (self, "bad", node);
      g_assert_cmpuint (self->errors->len, ==, 1);
    }
}

/* ---- Every key present ---- */

static void
check_keys (Lint *self, const char *what, JsonObject *object, const char *keys)
{
  g_auto (GStrv) list = g_strsplit (keys, " ", 0);

  for (guint i = 0; list[i] != NULL; i++)
    {
      if (!json_object_has_member (object, list[i]))
        complain (self, "%s: the key %s is missing (null says “not stated”)", what, list[i]);
    }
}

static void
check_component_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id name short section kind role summary note members open_list industries industries_from "
              "industries_apply_to_members targets child_layout shapes spines marker basis");
  for (guint i = 0; i < length_of (object, "members"); i++)
    check_keys (self, id, object_at (object, "members", i), "place name role note label industries");
  for (guint i = 0; i < length_of (object, "industries"); i++)
    check_keys (self, id, object_at (object, "industries", i), "industry term rank");
}

static void
check_layout_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id title title_is_ours section section_title kind summary note drawable figure_title components");
}

static void
check_indicator_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id section name kind comparator value value_text unit year year_stated year_note base_year base_value "
              "place industry");
}

static void
check_place_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object,
              "id name short kind districts district_basis aliases pinyin point shapes lines not_on_map");
}

static void
check_conflict_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object, "id category topic statements advice about");
  for (guint i = 0; i < length_of (object, "statements"); i++)
    check_keys (self, id, object_at (object, "statements", i), "document section terms zh en");
}

static void
check_plan_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object, "id title short issuer number signed printed period citation note");
}

static void
check_industry_keys (Lint *self, const char *id, JsonObject *object)
{
  check_keys (self, id, object, "id name group parent");
}

static void
test_every_key_present (void)
{
  g_autoptr (Lint) self = lint_open ();

  for_each (self, KIND_PLAN, check_plan_keys);
  for_each (self, KIND_LAYOUT, check_layout_keys);
  for_each (self, KIND_COMPONENT, check_component_keys);
  for_each (self, KIND_INDICATOR, check_indicator_keys);
  for_each (self, KIND_PLACE, check_place_keys);
  for_each (self, KIND_INDUSTRY, check_industry_keys);
  for_each (self, KIND_CONFLICT, check_conflict_keys);
  for (guint i = 0; i < self->files->len; i++)
    {
      JsonObject *root = root_at (self, i);
      g_autofree char *expected = NULL;

      check_keys (self, self->names->pdata[i], root, "schema");
      if (!json_object_has_member (root, "plan"))
        continue;
      check_keys (self, self->names->pdata[i], root, "layouts taxonomies industries indicators");
      expected = g_strdup_printf ("%s.json", string_of (json_object_get_object_member (root, "plan"), "id"));
      g_assert_cmpstr (self->names->pdata[i], ==, expected);
    }
  g_assert_cmpuint (g_hash_table_size (self->ids[KIND_PLAN]), ==, 5);
  report (self);
}

/* ---- Every id known ---- */

static void
check_id (Lint *self, const char *where, const char *key, const char *id, Kind kind)
{
  if (!g_hash_table_contains (self->ids[kind], id))
    complain (self, "%s: %s names the unknown %s %s", where, key, kind_names[kind], id);
}

static void
check_link (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  if (string_of (object, key) != NULL)
    check_id (self, where, key, string_of (object, key), kind);
  else if (is_set (object, key))
    complain (self, "%s: %s is not an id", where, key);
}

static void
check_links (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  for (guint i = 0; i < length_of (object, key); i++)
    check_id (self, where, key, json_array_get_string_element (json_object_get_array_member (object, key), i), kind);
}

static void
check_needed_link (Lint *self, const char *where, JsonObject *object, const char *key, Kind kind)
{
  if (!is_set (object, key))
    complain (self, "%s: %s is missing", where, key);
  check_link (self, where, object, key, kind);
}

static void
check_uses (Lint *self, const char *where, JsonObject *object)
{
  for (guint i = 0; i < length_of (object, "industries"); i++)
    check_needed_link (self, where, object_at (object, "industries", i), "industry", KIND_INDUSTRY);
}

static void
check_component_links (Lint *self, const char *id, JsonObject *object)
{
  const char *kind = string_of (object, "kind");

  check_uses (self, id, object);
  check_links (self, id, object, "targets", KIND_INDICATOR);
  check_link (self, id, object, "industries_from", KIND_COMPONENT);
  check_link (self, id, object, "child_layout", KIND_LAYOUT);
  if (g_strcmp0 (kind, "label-only") == 0 && length_of (object, "members") > 0)
    complain (self, "%s: has members and is said to have no place", id);
  for (guint i = 0; i < length_of (object, "members"); i++)
    {
      JsonObject *member = object_at (object, "members", i);

      check_needed_link (self, id, member, "place", KIND_PLACE);
      check_uses (self, id, member);
    }
}

static void
check_indicator_links (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "place", KIND_PLACE);
  check_link (self, id, object, "industry", KIND_INDUSTRY);
}

static void
check_place_links (Lint *self, const char *id, JsonObject *object)
{
  check_links (self, id, object, "districts", KIND_PLACE);
}

static void
check_industry_links (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "parent", KIND_INDUSTRY);
}

static void
check_conflict_links (Lint *self, const char *id, JsonObject *object)
{
  if (length_of (object, "statements") == 0 || length_of (object, "about") == 0)
    complain (self, "%s: states nothing or is about nothing", id);
  for (guint i = 0; i < length_of (object, "statements"); i++)
    check_needed_link (self, id, object_at (object, "statements", i), "document", KIND_PLAN);
  for (guint i = 0; i < length_of (object, "about"); i++)
    {
      const char *about = json_array_get_string_element (json_object_get_array_member (object, "about"), i);
      gboolean known = FALSE;

      for (Kind kind = KIND_LAYOUT; kind <= KIND_INDICATOR; kind++)
        known = known || g_hash_table_contains (self->ids[kind], about);
      if (!known)
        complain (self, "%s: about names the unknown %s", id, about);
    }
}

static void
check_appearances (Lint *self, const char *name, JsonObject *root)
{
  for (guint i = 0; i < length_of (root, "industries"); i++)
    {
      JsonObject *appearance = object_at (root, "industries", i);

      check_keys (self, name, appearance, "industry section role heading focus targets");
      check_needed_link (self, name, appearance, "industry", KIND_INDUSTRY);
      check_links (self, name, appearance, "targets", KIND_INDICATOR);
    }
  for (guint i = 0; i < length_of (root, "taxonomies"); i++)
    check_links (self, name, object_at (root, "taxonomies", i), "members", KIND_INDUSTRY);
}

static void
test_every_id_known (void)
{
  g_autoptr (Lint) self = lint_open ();

  for_each (self, KIND_COMPONENT, check_component_links);
  for_each (self, KIND_INDICATOR, check_indicator_links);
  for_each (self, KIND_PLACE, check_place_links);
  for_each (self, KIND_INDUSTRY, check_industry_links);
  for_each (self, KIND_CONFLICT, check_conflict_links);
  for (guint i = 0; i < self->files->len; i++)
    {
      if (json_object_has_member (root_at (self, i), "plan"))
        check_appearances (self, self->names->pdata[i], root_at (self, i));
    }
  report (self);
}

/* ---- Figures ---- */

static void
check_figure (Lint *self, const char *id, JsonObject *object)
{
  const char *comparator = string_of (object, "comparator");
  gboolean words = g_strcmp0 (comparator, "text") == 0;
  gboolean range = g_strcmp0 (comparator, "range") == 0;

  if (!is_set (object, "unit") && !words)
    complain (self, "%s: a number without a unit", id);
  if (!is_set (object, "year") && !is_set (object, "year_note"))
    complain (self, "%s: no year, and nothing says that none is stated", id);
  if (!json_object_get_boolean_member (object, "year_stated") && !is_set (object, "year_note"))
    complain (self, "%s: the year is not stated, and no note says where it is from", id);
  if (range != (is_set (object, "value_min") && is_set (object, "value_max")))
    complain (self, "%s: a range has two ends, and nothing else has", id);
  if (is_set (object, "value") == (words || range))
    complain (self, "%s: the value does not fit “%s”", id, comparator);
  if (is_set (object, "base_year") != is_set (object, "base_value"))
    complain (self, "%s: half a base", id);
}

static void
test_figures (void)
{
  g_autoptr (Lint) self = lint_open ();

  for_each (self, KIND_INDICATOR, check_figure);
  report (self);
}

/* ---- On the map, or why not ---- */

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
    g_hash_table_add (self->ids[kind], g_strstrip (g_strdup (DBFReadStringAttribute (table, row, field))));
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

static gboolean
is_on_map (JsonObject *place)
{
  return is_set (place, "point") || length_of (place, "shapes") > 0 || length_of (place, "lines") > 0;
}

static void
check_place_on_map (Lint *self, const char *id, JsonObject *object)
{
  const char *kind = string_of (object, "kind");

  if (is_on_map (object) == is_set (object, "not_on_map"))
    complain (self, "%s: is either on the map or says why not", id);
  check_link (self, id, object, "point", KIND_POINT);
  check_links (self, id, object, "shapes", KIND_SHAPE);
  check_links (self, id, object, "lines", KIND_SHAPE);
  if (g_strcmp0 (kind, "district") == 0 && length_of (object, "shapes") != 1)
    complain (self, "%s: a district is one shape", id);
  if (!g_regex_match_simple ("^[a-zA-Z0-9]+( [a-zA-Z0-9]+)*$", string_of (object, "pinyin"), 0, 0))
    complain (self, "%s: pinyin is syllables in plain letters, without tones", id);
}

static gboolean
component_is_on_map (Lint *self, JsonObject *component)
{
  if (length_of (component, "shapes") > 0)
    return TRUE;
  for (guint i = 0; i < length_of (component, "members"); i++)
    {
      const char *place = string_of (object_at (component, "members", i), "place");
      JsonObject *object = g_hash_table_lookup (self->ids[KIND_PLACE], place);

      if (object != NULL && is_on_map (object))
        return TRUE;
    }
  return FALSE;
}

static void
check_component_on_map (Lint *self, const char *id, JsonObject *object)
{
  check_link (self, id, object, "marker", KIND_POINT);
  check_links (self, id, object, "shapes", KIND_SHAPE);
  check_links (self, id, object, "spines", KIND_SHAPE);
  if (is_set (object, "basis") != component_is_on_map (self, object))
    complain (self, "%s: what is drawn says how it was made, and nothing else does", id);
}

static void
check_layout_on_map (Lint *self, const char *id, JsonObject *object)
{
  gboolean drawable = FALSE;

  for (guint i = 0; i < length_of (object, "components"); i++)
    drawable = drawable || component_is_on_map (self, object_at (object, "components", i));
  if (drawable != json_object_get_boolean_member (object, "drawable"))
    complain (self, "%s: drawable is wrong", id);
}

static void
test_on_map_or_why_not (void)
{
  g_autoptr (Lint) self = lint_open ();

  learn_maps (self, g_getenv ("BUJU_SHAPES_DIR"));
  for_each (self, KIND_PLACE, check_place_on_map);
  for_each (self, KIND_COMPONENT, check_component_on_map);
  for_each (self, KIND_LAYOUT, check_layout_on_map);
  report (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/content/both-languages", test_both_languages);
  g_test_add_func ("/content/refuses-half-a-text", test_refuses_half_a_text);
  g_test_add_func ("/content/every-key-present", test_every_key_present);
  g_test_add_func ("/content/every-id-known", test_every_id_known);
  g_test_add_func ("/content/figures", test_figures);
  g_test_add_func ("/content/on-map-or-why-not", test_on_map_or_why_not);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>

#include "plan/buju-lens.h"

/* The lens against the files themselves, read anew here as plain JSON: whatever the content made of
 * them, the places of an industry are those that the files name. */

static BujuContent *content;
static GPtrArray   *plans;        /* JsonObject*, a file each */
static JsonArray   *industries;
static GPtrArray   *parsers;

static JsonObject *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  g_ptr_array_add (parsers, parser);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
read_files (const char *folder)
{
  g_autofree char *plans_folder = g_build_filename (folder, "plans", NULL);
  g_autoptr (GDir) dir = g_dir_open (plans_folder, 0, NULL);
  const char *name;

  parsers = g_ptr_array_new_with_free_func (g_object_unref);
  plans = g_ptr_array_new ();
  industries = json_object_get_array_member (read_file (folder, "industries.json"), "industries");
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (plans, read_file (plans_folder, name));
  g_assert_cmpuint (plans->len, >, 3);
}

/* Adds what is below the ids of @family until nothing more is. */
static void
complete_family (GHashTable *family)
{
  guint before;

  do
    {
      before = g_hash_table_size (family);
      for (guint i = 0; i < json_array_get_length (industries); i++)
        {
          JsonObject *object = json_array_get_object_element (industries, i);

          if (!json_object_get_null_member (object, "parent")
              && g_hash_table_contains (family, json_object_get_string_member (object, "parent")))
            g_hash_table_add (family, (gpointer) json_object_get_string_member (object, "id"));
        }
      for (guint i = 0; i < plans->len; i++)
        {
          JsonArray *list = json_object_get_array_member (g_ptr_array_index (plans, i),
                                                          "industries");

          for (guint j = 0; j < json_array_get_length (list); j++)
            {
              JsonObject *object = json_array_get_object_element (list, j);
              const char *role = json_object_get_null_member (object, "role")
                                 ? "" : json_object_get_string_member (object, "role");
              g_auto (GStrv) words = g_strsplit (role, " of ", 2);

              if (g_strv_length (words) == 2 && g_hash_table_contains (family, words[1]))
                g_hash_table_add (family,
                                  (gpointer) json_object_get_string_member (object, "industry"));
            }
        }
    }
  while (g_hash_table_size (family) > before);
}

static gboolean
names_any (JsonObject *object, GHashTable *family)
{
  JsonArray *uses = json_object_get_array_member (object, "industries");

  for (guint i = 0; i < json_array_get_length (uses); i++)
    if (g_hash_table_contains (family, json_object_get_string_member (
                                         json_array_get_object_element (uses, i), "industry")))
      return TRUE;
  return FALSE;
}

typedef void (*EachComponent) (JsonObject *component, const char *plan, gpointer user_data);

static void
for_each_component (EachComponent call, gpointer user_data)
{
  for (guint i = 0; i < plans->len; i++)
    {
      JsonObject *file = g_ptr_array_index (plans, i);
      const char *plan = json_object_get_string_member (json_object_get_object_member (file,
                                                                                       "plan"),
                                                                                       "id");
      JsonArray *layouts = json_object_get_array_member (file, "layouts");

      for (guint j = 0; j < json_array_get_length (layouts); j++)
        {
          JsonArray *components = json_object_get_array_member (
            json_array_get_object_element (layouts, j), "components");

          for (guint k = 0; k < json_array_get_length (components); k++)
            call (json_array_get_object_element (components, k), plan, user_data);
        }
    }
}

typedef struct
{
  GHashTable *family;
  GHashTable *assigned;   /* place ids */
  GHashTable *within;
  GHashTable *wholes;     /* component ids */
  GHashTable *of_plan;    /* "plan/place" */
  GHashTable *by_id;      /* component id -> JsonObject*, for what is inherited */
} Expected;

static void
index_cb (JsonObject *component, const char *plan, gpointer user_data)
{
  Expected *self = user_data;

  g_hash_table_insert (self->by_id, (gpointer) json_object_get_string_member (component, "id"),
                       component);
}

/* The component's own industries, or those of the one it takes them from. */
static JsonObject *
get_giver (Expected *self, JsonObject *component)
{
  if (json_array_get_length (json_object_get_array_member (component, "industries")) > 0
      || json_object_get_null_member (component, "industries_from"))
    return component;
  return g_hash_table_lookup (self->by_id,
                              json_object_get_string_member (component, "industries_from"));
}

static void
assign_cb (JsonObject *component, const char *plan, gpointer user_data)
{
  Expected *self = user_data;
  JsonArray *members = json_object_get_array_member (component, "members");
  guint n = json_array_get_length (members);
  gboolean whole = names_any (get_giver (self, component), self->family);
  gboolean all = json_object_get_boolean_member (component, "industries_apply_to_members");

  for (guint i = 0; i < n; i++)
    {
      JsonObject *member = json_array_get_object_element (members, i);
      const char *place = json_object_get_string_member (member, "place");
      guint n_own = json_array_get_length (json_object_get_array_member (member, "industries"));

      if (names_any (member, self->family) || (whole && (all || (n == 1 && n_own == 0))))
        {
          g_hash_table_add (self->assigned, (gpointer) place);
          g_hash_table_add (self->of_plan, g_strdup_printf ("%s/%s", plan, place));
        }
      else if (whole && n_own == 0)
        g_hash_table_add (self->within, (gpointer) place);
      if (whole && !all && (n > 1 || n_own > 0))
        g_hash_table_add (self->wholes, (gpointer) json_object_get_string_member (component, "id"));
    }
  if (whole && n == 0)
    g_hash_table_add (self->wholes, (gpointer) json_object_get_string_member (component, "id"));
}

static void
expect (Expected *self, const char * const *ids)
{
  GHashTableIter iter;
  gpointer id;

  self->family = g_hash_table_new (g_str_hash, g_str_equal);
  self->assigned = g_hash_table_new (g_str_hash, g_str_equal);
  self->within = g_hash_table_new (g_str_hash, g_str_equal);
  self->wholes = g_hash_table_new (g_str_hash, g_str_equal);
  self->of_plan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (self->family, (gpointer) ids[i]);
  complete_family (self->family);
  for_each_component (index_cb, self);
  for_each_component (assign_cb, self);
  g_hash_table_iter_init (&iter, self->assigned);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_remove (self->within, id);
}

static void
expected_clear (Expected *self)
{
  g_hash_table_unref (self->family);
  g_hash_table_unref (self->assigned);
  g_hash_table_unref (self->within);
  g_hash_table_unref (self->wholes);
  g_hash_table_unref (self->of_plan);
  g_hash_table_unref (self->by_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Expected, expected_clear)

static guint
count_prefix (GHashTable *keys, const char *prefix)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_str_has_prefix (key, prefix);
  return n;
}

static void
check_places (const BujuLens *lens, const Expected *expected)
{
  const GPtrArray *places = buju_lens_get_places (lens);

  g_assert_cmpuint (buju_lens_count_places (lens, BUJU_LENS_ASSIGNED), ==,
                    g_hash_table_size (expected->assigned));
  g_assert_cmpuint (buju_lens_count_places (lens, BUJU_LENS_WITHIN), ==,
                    g_hash_table_size (expected->within));
  for (guint i = 0; i < places->len; i++)
    {
      const BujuLensPlace *place = g_ptr_array_index (places, i);
      GHashTable *wanted = place->state == BUJU_LENS_ASSIGNED ? expected->assigned
                           : expected->within;

      g_assert_true (g_hash_table_contains (wanted, place->place->id));
      g_assert_cmpint (buju_lens_get_state (lens, place->place->id), ==, place->state);
      g_assert_cmpuint (place->sources->len, >, 0);
      for (guint j = 0; j < place->sources->len; j++)
        {
          const BujuLensSource *source = &g_array_index (place->sources, BujuLensSource, j);

          g_assert_true (source->member->place == place->place);
          g_assert_true (g_hash_table_contains (expected->family, source->industry->id));
          g_assert_false (buju_text_is_empty (&source->term));
        }
    }
}

static void
check_counts (const BujuLens *lens, const Expected *expected)
{
  const GPtrArray *by_plan = buju_lens_get_plans (lens);
  const GPtrArray *districts = buju_lens_get_districts (lens);
  guint n = 0;

  g_assert_cmpuint (buju_lens_count_wholes (lens), ==, g_hash_table_size (expected->wholes));
  for (guint i = 0; i < by_plan->len; i++)
    {
      const BujuLensPlan *count = g_ptr_array_index (by_plan, i);
      g_autofree char *prefix = g_strconcat (count->plan->id, "/", NULL);

      g_assert_cmpuint (count->n_assigned, ==, count_prefix (expected->of_plan, prefix));
      n += count->n_assigned;
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (expected->of_plan));
  for (guint i = n = 0; i < districts->len; i++)
    n += ((const BujuLensDistrict *) g_ptr_array_index (districts, i))->n_assigned;
  g_assert_cmpuint (n, >=, g_hash_table_size (expected->assigned));
}

/* Every industry there is, alone. */
static void
test_all (void)
{
  GPtrArray *all = buju_content_get_industries (content);
  guint n_used = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (all, i);
      const char *ids[] = { industry->id, NULL };
      g_autoptr (BujuLens) lens = buju_lens_new (content, ids, NULL);
      g_auto (Expected) expected = { 0 };

      g_test_message ("%s", industry->id);
      g_assert_nonnull (lens);
      expect (&expected, ids);
      check_places (lens, &expected);
      check_counts (lens, &expected);
      n_used += buju_lens_get_layouts (lens)->len > 0;
    }
  g_assert_cmpuint (n_used, >, 20);
}

/* Two are a union, each with its own counts. */
static void
test_union (void)
{
  const char *ids[] = { "ic", "biomed", "ic", NULL };
  const char *one[] = { "biomed", NULL };
  g_autoptr (BujuLens) both = buju_lens_new (content, ids, NULL);
  g_autoptr (BujuLens) biomed = buju_lens_new (content, one, NULL);
  const BujuLensIndustry *second;
  g_auto (Expected) expected = { 0 };

  expect (&expected, ids);
  check_places (both, &expected);
  check_counts (both, &expected);
  g_assert_cmpuint (buju_lens_get_industries (both)->len, ==, 2);
  second = g_ptr_array_index (buju_lens_get_industries (both), 1);
  g_assert_cmpstr (second->industry->id, ==, "biomed");
  g_assert_cmpuint (second->n_assigned, ==, buju_lens_count_places (biomed, BUJU_LENS_ASSIGNED));
  g_assert_cmpuint (second->n_assigned, <, buju_lens_count_places (both, BUJU_LENS_ASSIGNED));
  g_assert_cmpstr (buju_lens_get_name (both).zh, ==, "集成电路、生物医药");
}

/* A belt's industry is not each member's; a member with a list of its own is for what that says. */
static void
test_states (void)
{
  const char *ai[] = { "ai", NULL };
  const char *nev[] = { "nev", NULL };
  g_autoptr (BujuLens) lens = buju_lens_new (content, ai, NULL);
  g_autoptr (BujuLens) cars = buju_lens_new (content, nev, NULL);

  g_assert_cmpint (buju_lens_get_state (lens, "sei-belt-ring-central"), ==, BUJU_LENS_WHOLE);
  g_assert_cmpint (buju_lens_get_state (lens, "sei-ai-4"), ==, BUJU_LENS_ASSIGNED);
  g_assert_cmpint (buju_lens_get_state (lens, "zizhu"), ==, BUJU_LENS_WITHIN);
  g_assert_cmpint (buju_lens_get_state (lens, "park-caohejing"), ==, BUJU_LENS_ASSIGNED);
  g_assert_cmpint (buju_lens_get_state (lens, "park-lujiazui"), ==, BUJU_LENS_NONE);
  g_assert_cmpint (buju_lens_get_state (lens, NULL), ==, BUJU_LENS_NONE);
  g_assert_cmpint (buju_lens_get_state (cars, "sei-axis-west"), ==, BUJU_LENS_WHOLE);
}

static void
test_family (void)
{
  const char *ids[] = { "future-health", NULL };
  const char *child[] = { "track-bci", NULL };
  g_autoptr (BujuLens) parent = buju_lens_new (content, ids, NULL);
  g_autoptr (BujuLens) track = buju_lens_new (content, child, NULL);
  const BujuLensIndustry *chosen = g_ptr_array_index (buju_lens_get_industries (parent), 0);

  g_assert_cmpuint (chosen->included->len, ==, 5);
  g_assert_true (buju_lens_has_chosen (parent, "future-health"));
  g_assert_false (buju_lens_has_chosen (parent, "track-bci"));
  g_assert_cmpuint (buju_lens_get_places (track)->len, ==, 0);
}

static void
test_unknown (void)
{
  const char *ids[] = { "ic", "no-such", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (buju_lens_new (content, ids, &error));
  g_assert_error (error, BUJU_PLAN_ERROR, BUJU_PLAN_ERROR_UNKNOWN_ID);
  g_assert_cmpstr (buju_lens_find_industry (content, "集成电路")->id, ==, "ic");
  g_assert_cmpstr (buju_lens_find_industry (content, "integrated CIRCUITS")->id, ==, "ic");
  g_assert_cmpstr (buju_lens_find_industry (content, "biomed")->id, ==, "biomed");
  g_assert_null (buju_lens_find_industry (content, "zhangjiang"));
  g_assert_null (buju_lens_find_industry (content, "\xff"));
}

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("BUJU_DATA_DIR");
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  content = buju_content_load (folder, &error);
  g_assert_no_error (error);
  read_files (folder);
  g_test_add_func ("/lens/all", test_all);
  g_test_add_func ("/lens/union", test_union);
  g_test_add_func ("/lens/states", test_states);
  g_test_add_func ("/lens/family", test_family);
  g_test_add_func ("/lens/unknown", test_unknown);
  result = g_test_run ();
  g_ptr_array_unref (plans);
  g_ptr_array_unref (parsers);
  buju_content_unref (content);
  return result;
}

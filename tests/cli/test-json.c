/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The shapes of the JSON, which scripts rely on: every item of every list. */

#include "cli-run.h"

typedef void (*CheckItem) (JsonObject *item);

/* Runs @command and checks each item; returns how many there are. */
static guint
check_items (const char *command, const char *kind, CheckItem check)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonArray *items;

  /* A NULL kind ends the arguments early. */
  cli_run (&run, "C", command, "--json", kind, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  root = cli_run_json (&run);
  items = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_assert_cmpstr (cli_need_string (item, "id"), !=, "");
      check (item);
    }

  return json_array_get_length (items);
}

static void
check_strings (JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    g_assert_cmpint (json_node_get_value_type (json_array_get_element (list, i)), ==,
                     G_TYPE_STRING);
}

static void
check_named (JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *item = json_array_get_object_element (list, i);

      cli_need_string (item, "id");
      cli_need_text (item, "name");
    }
}

static void
check_number_or_null (JsonObject *item, const char *member)
{
  JsonNode *node = cli_need (item, member);
  GType type = json_node_get_value_type (node);

  if (!JSON_NODE_HOLDS_NULL (node) && type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    g_error ("“%s” is no number", member);
}

static void
check_plan (JsonObject *item)
{
  cli_need_text (item, "title");
}

static void
check_layout (JsonObject *item)
{
  cli_need_string (item, "plan");
  cli_need_text (item, "title");
  cli_need_string (item, "section");
  g_assert_cmpint (json_node_get_value_type (cli_need (item, "drawable")), ==, G_TYPE_BOOLEAN);
  check_strings (cli_need_array (item, "components"));
}

static void
check_component (JsonObject *item)
{
  JsonObject *geometry = json_node_get_object (cli_need (item, "geometry"));

  cli_need_string (item, "layout");
  cli_need_string (item, "plan");
  cli_need_text (item, "name");
  cli_need_string (item, "section");
  cli_need_string (item, "kind");
  check_named (cli_need_array (item, "members"));
  check_named (cli_need_array (item, "industries"));
  /* What is taken over is kept apart from what the document says there. */
  if (!JSON_NODE_HOLDS_NULL (cli_need (item, "industries_from")))
    {
      g_assert_cmpuint (json_array_get_length (cli_need_array (item, "industries")), ==, 0);
      check_named (cli_need_array (item, "inherited_industries"));
    }
  cli_need_text (item, "summary");
  check_strings (cli_need_array (geometry, "shapes"));
  cli_need (geometry, "basis");
}

static void
check_industry (JsonObject *item)
{
  JsonArray *appearances = cli_need_array (item, "appearances");

  cli_need_text (item, "name");
  check_strings (cli_need_array (item, "documents"));
  check_strings (cli_need_array (item, "targets"));
  for (guint i = 0; i < json_array_get_length (appearances); i++)
    {
      JsonObject *appearance = json_array_get_object_element (appearances, i);
      JsonArray *focus = cli_need_array (appearance, "focus");

      cli_need_string (appearance, "document");
      cli_need_string (appearance, "section");
      cli_need (appearance, "role");
      for (guint j = 0; j < json_array_get_length (focus); j++)
        cli_need_string (json_array_get_object_element (focus, j), "zh");
    }
}

static void
check_indicator (JsonObject *item)
{
  cli_need_string (item, "document");
  cli_need_string (item, "section");
  cli_need_text (item, "name");
  cli_need_string (item, "kind");
  cli_need_string (item, "comparator");
  check_number_or_null (item, "value");
  cli_need_text (item, "value_text");
  cli_need (item, "unit");
  cli_need (item, "year");
  check_number_or_null (item, "base_year");
  check_number_or_null (item, "base_value");
}

static void
check_place (JsonObject *item)
{
  JsonArray *roles = cli_need_array (item, "roles");

  cli_need_text (item, "name");
  check_strings (cli_need_array (item, "aliases"));
  check_strings (cli_need_array (item, "districts"));
  check_number_or_null (item, "lon");
  check_number_or_null (item, "lat");
  check_number_or_null (item, "uncertainty_m");
  cli_need (item, "basis");
  for (guint i = 0; i < json_array_get_length (roles); i++)
    {
      JsonObject *role = json_array_get_object_element (roles, i);

      cli_need_string (role, "component");
      cli_need_string (role, "layout");
      cli_need_string (role, "document");
    }
}

static void
check_park (JsonObject *item)
{
  check_place (item);
  g_assert_false (JSON_NODE_HOLDS_NULL (cli_need (item, "lon")));
  g_assert_false (JSON_NODE_HOLDS_NULL (cli_need (item, "lat")));
}

static void
check_conflict (JsonObject *item)
{
  JsonArray *statements = cli_need_array (item, "statements");

  cli_need_text (item, "topic");
  g_assert_cmpuint (json_array_get_length (statements), >, 0);
  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);

      cli_need_string (statement, "document");
      cli_need_string (statement, "section");
      cli_need_string (statement, "zh");
      cli_need_string (statement, "en");
    }
}

static void
check_fact (JsonObject *item)
{
  cli_need_string (item, "document");
  cli_need_string (item, "section");
  cli_need_string (item, "subject");
  g_assert_cmpstr (cli_need_string (item, "zh"), !=, "");
  g_assert_cmpstr (cli_need_string (item, "en"), !=, "");
}

typedef struct
{
  const char *name;
  const char *command;
  const char *kind;
  CheckItem   check;
} Shape;

static const Shape shapes[] = {
  { "plans", "list", "plans", check_plan },
  { "layouts", "list", "layouts", check_layout },
  { "components", "list", "components", check_component },
  { "places", "list", "places", check_place },
  { "parks", "list", "parks", check_park },
  { "industries", "list", "industries", check_industry },
  { "indicators", "list", "indicators", check_indicator },
  { "conflicts", "list", "conflicts", check_conflict },
  { "facts", "facts", NULL, check_fact },
};

static void
test_shape (gconstpointer data)
{
  const Shape *shape = data;

  g_assert_cmpuint (check_items (shape->command, shape->kind, shape->check), >, 0);
}

/* A profile: sections of rows, citations numbered from 1, every number within them. */
static void
test_profile (void)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *profile;
  JsonArray *sections, *citations;

  cli_run (&run, "C", "profile", "sei-pole-zhangjiang", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_run_json (&run);
  profile = json_node_get_object (root);
  cli_need_text (profile, "title");
  cli_need_text (profile, "subtitle");
  sections = cli_need_array (profile, "sections");
  citations = cli_need_array (profile, "citations");
  g_assert_cmpuint (json_array_get_length (citations), >, 0);

  for (guint i = 0; i < json_array_get_length (citations); i++)
    {
      JsonObject *citation = json_array_get_object_element (citations, i);

      g_assert_cmpint (json_node_get_int (cli_need (citation, "number")), ==, i + 1);
      cli_need_string (citation, "document");
      cli_need_string (citation, "section");
    }

  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray *rows = cli_need_array (section, "rows");

      cli_need_text (section, "heading");
      for (guint j = 0; j < json_array_get_length (rows); j++)
        {
          JsonObject *row = json_array_get_object_element (rows, j);
          JsonNode *number = cli_need (row, "citation");

          cli_need_string (row, "kind");
          cli_need_text (row, "text");
          if (!JSON_NODE_HOLDS_NULL (number))
            g_assert_cmpint (json_node_get_int (number), <=, json_array_get_length (citations));
        }
    }
}

/* Numbers can be read by people too: 66.7 is not written 66.700000000000003. */
static void
test_numbers (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "de_DE.UTF-8", "list", "indicators", "--plan", "amp-145", "--json", NULL);
  g_assert_nonnull (g_strstr_len (run.out, -1, "\"value\": 66.7,\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *path = g_strconcat ("/json/", shapes[i].name, NULL);

      g_test_add_data_func (path, &shapes[i], test_shape);
    }
  g_test_add_func ("/json/profile", test_profile);
  g_test_add_func ("/json/numbers", test_numbers);

  return g_test_run ();
}

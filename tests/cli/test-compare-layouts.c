/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju compare: the shape of the JSON, the text, what is refused. */

#include "cli-run.h"

#include <string.h>

static const char * const sides[] = { "only_a", "only_b", "both" };

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  return json_node_get_object (cli_need (object, member));
}

static void
check_role_lists (JsonObject *item)
{
  JsonArray *roles = cli_need_array (item, "roles");

  g_assert_cmpuint (json_array_get_length (roles), >, 0);
  for (guint i = 0; i < json_array_get_length (roles); i++)
    {
      JsonObject *role = json_array_get_object_element (roles, i);

      cli_need_string (role, "component");
      cli_need_string (role, "kind");
      cli_need_text (role, "component_name");
    }
  cli_need_array (item, "industries");
}

static void
check_member (JsonObject *item, gboolean both)
{
  cli_need_string (item, "id");
  cli_need_text (item, "name");
  if (!both)
    {
      check_role_lists (item);
      return;
    }

  check_role_lists (get_object (item, "a"));
  check_role_lists (get_object (item, "b"));
  g_assert_cmpint (json_node_get_value_type (cli_need (item, "same_role")), ==, G_TYPE_BOOLEAN);
  g_assert_cmpint (json_node_get_value_type (cli_need (item, "same_industries")), ==,
                   G_TYPE_BOOLEAN);
}

static void
check_industry (JsonObject *item, gboolean both)
{
  cli_need_string (item, "id");
  cli_need_text (item, "name");
  g_assert_true (json_object_has_member (item, "term_a")
                 || json_object_has_member (item, "term_b"));
  if (both)
    {
      cli_need_text (item, "term_a");
      cli_need_text (item, "term_b");
    }
}

static void
check_figure (JsonObject *item, gboolean both)
{
  JsonObject *one = both ? get_object (item, "b") : item;

  cli_need_string (one, "id");
  cli_need_string (one, "document");
  cli_need_string (one, "section");
  cli_need_text (one, "name");
  cli_need_text (one, "value_text");
  if (both)
    g_assert_cmpint (json_node_get_value_type (cli_need (item, "same_value")), ==, G_TYPE_BOOLEAN);
}

typedef void (*CheckItem) (JsonObject *item, gboolean both);

/* Returns how many there are on all sides. */
static guint
check_sides (JsonObject *root, const char *member, CheckItem check)
{
  JsonObject *object = get_object (root, member);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      JsonArray *items = cli_need_array (object, sides[i]);

      n += json_array_get_length (items);
      for (guint j = 0; j < json_array_get_length (items); j++)
        check (json_array_get_object_element (items, j), i == 2);
    }

  return n;
}

static void
test_json (void)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;
  JsonArray *conflicts;

  cli_run (&run, "C", "compare", "sei-two-poles-two-belts", "amp-overall", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  node = cli_run_json (&run);
  root = json_node_get_object (node);

  g_assert_cmpstr (cli_need_string (get_object (root, "a"), "id"), ==, "sei-two-poles-two-belts");
  g_assert_cmpstr (cli_need_string (get_object (root, "a"), "plan"), ==, "sei-145");
  cli_need_text (get_object (root, "a"), "title");
  g_assert_cmpstr (cli_need_string (get_object (root, "b"), "id"), ==, "amp-overall");
  g_assert_cmpuint (check_sides (root, "members", check_member), >, 0);
  g_assert_cmpuint (check_sides (root, "industries", check_industry), >, 0);
  g_assert_cmpuint (check_sides (root, "indicators", check_figure), >, 0);

  conflicts = cli_need_array (root, "conflicts");
  g_assert_cmpuint (json_array_get_length (conflicts), >, 0);
  for (guint i = 0; i < json_array_get_length (conflicts); i++)
    {
      JsonObject *conflict = json_array_get_object_element (conflicts, i);

      cli_need_string (conflict, "id");
      cli_need_text (conflict, "topic");
      g_assert_cmpuint (json_array_get_length (cli_need_array (conflict, "statements")), >, 1);
    }
}

/* Layouts without any place or industry are compared too. */
static void
test_bare (void)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) node = NULL;

  cli_run (&run, "C", "compare", "amp-bio-1-5-x", "fut-zj-rd-sh-mfg", "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  node = cli_run_json (&run);
  g_assert_cmpuint (check_sides (json_node_get_object (node), "members", check_member), ==, 0);
}

/* Both languages, both titles, both sides of what both have. */
static void
test_text (void)
{
  static const char * const said[] = {
    "A: 两极两带 / ", "B: 一城、一极、一区、多组团 / ", "仅 A 有的地点 / Places only in A\n",
    "仅 B 有的地点 / Places only in B\n", "  张江科学城 / Zhangjiang Science City\n    A: ",
    "\n    B: ", "文件之间的差异 / Where the documents differ\n"
  };
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) again = { 0 };

  cli_run (&run, "C", "compare", "sei-two-poles-two-belts", "zj-overall", NULL);
  cli_run (&again, "zh_CN.UTF-8", "compare", "sei-two-poles-two-belts", "zj-overall", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_true (g_utf8_validate (run.out, -1, NULL));
  g_assert_cmpstr (run.out, ==, again.out);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      if (strstr (run.out, said[i]) == NULL)
        g_error ("the text lacks “%s”", said[i]);
    }
}

typedef struct
{
  const char *arguments[5];
  int         status;
  const char *said;
} Refusal;

static void
test_refused (void)
{
  static const Refusal refusals[] = {
    { { "compare" }, 2, "compare: " },
    { { "compare", "zj-overall" }, 2, "compare: " },
    { { "compare", "zj-overall", "zj-ic", "zj-bio" }, 2, "compare: " },
    { { "compare", "zj-overall", "zj-ic", "--jsn" }, 2, "--jsn" },
    { { "compare", "zj-overall", "zj-overal" }, 1, "zj-overall" },
    { { "compare", "zhangjiang", "zj-overall" }, 1, "“zhangjiang”" },
    { { "compare", "zj-overall", "布局" }, 1, "“布局”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run_argv (&run, "C", refusals[i].arguments);
      g_assert_cmpint (run.status, ==, refusals[i].status);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_true (g_str_has_prefix (run.err, "buju: "));
      g_assert_nonnull (strstr (run.err, refusals[i].said));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/json", test_json);
  g_test_add_func ("/compare/bare", test_bare);
  g_test_add_func ("/compare/text", test_text);
  g_test_add_func ("/compare/refused", test_refused);

  return g_test_run ();
}

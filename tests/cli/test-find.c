/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju find: what scripts get, and what people are told. */

#include "cli-run.h"

#include <string.h>

static const char * const kinds[] = {
  "district", "place", "component", "layout", "industry", "plan", "indicator", "conflict", NULL
};
static const char * const matches[] = {
  "exact", "prefix", "word", "substring", "initials", "typo", NULL
};

static JsonNode *
find_json (const char *text)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "find", text, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");

  return cli_run_json (&run);
}

static void
test_json (void)
{
  static const char * const typed[] = { "临港", "new", "chanye", "1+5+X" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (JsonNode) root = find_json (typed[i]);
      JsonArray *results = json_node_get_array (root);

      g_assert_cmpuint (json_array_get_length (results), >, 0);
      for (guint j = 0; j < json_array_get_length (results); j++)
        {
          JsonObject *result = json_array_get_object_element (results, j);

          g_assert_cmpstr (cli_need_string (result, "id"), !=, "");
          g_assert_true (g_strv_contains (kinds, cli_need_string (result, "kind")));
          g_assert_true (g_strv_contains (matches, cli_need_string (result, "match")));
          g_assert_cmpstr (cli_need_string (result, "matched"), !=, "");
          cli_need_text (result, "name");
          if (json_object_has_member (result, "plan"))
            cli_need_string (result, "plan");
        }
    }
}

static gboolean
finds (const char *typed, const char *id)
{
  g_autoptr (JsonNode) root = find_json (typed);
  JsonArray *results = json_node_get_array (root);

  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      if (g_str_equal (cli_need_string (json_array_get_object_element (results, i), "id"), id))
        return TRUE;
    }

  return FALSE;
}

static void
test_ways (void)
{
  static const char * const lingang[] = {
    "临港", "lingang", "Lin-gang", "LINGANG", "lin gang", "lingnag", "lgxpq", "lín gǎng"
  };

  for (guint i = 0; i < G_N_ELEMENTS (lingang); i++)
    {
      if (!finds (lingang[i], "lingang"))
        g_error ("“%s” does not find it", lingang[i]);
    }

  g_assert_true (finds ("mh", "district-minhang"));
  g_assert_true (finds ("xinnengyuan", "nev"));
  g_assert_true (finds ("jinqiao", "jinqiao-class"));
  g_assert_true (finds ("一城、一极", "poles"));
  g_assert_true (finds ("shibei gaoxin", "shibei"));
  g_assert_true (finds ("minhangzizhu", "zizhu"));
  g_assert_false (finds ("minhang", "lingang"));
}

/* Every line is kind, id, Chinese, English, and profile knows the id. */
static void
test_lines (void)
{
  g_auto (CliRun) run = { 0 };
  g_auto (GStrv) lines = NULL;

  cli_run (&run, "C", "find", "new", "energy", NULL);
  g_assert_cmpint (run.status, ==, 0);
  lines = g_strsplit (g_strchomp (run.out), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_auto (CliRun) profile = { 0 };

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_true (g_strv_contains (kinds, cells[0]));
      cli_run (&profile, "C", "profile", cells[1], "--lang", "zh", NULL);
      g_assert_cmpint (profile.status, ==, 0);
      g_assert_true (g_str_has_prefix (profile.out, cells[2]));
    }
}

/* No result is an answer; standard output stays JSON and the message names what is near. */
static void
test_nothing (void)
{
  g_auto (CliRun) json = { 0 };
  g_auto (CliRun) far = { 0 };
  g_autoptr (JsonNode) root = NULL;

  cli_run (&json, "C", "find", "zhangjangg", "--json", NULL);
  g_assert_cmpint (json.status, ==, 0);
  g_assert_true (g_str_has_prefix (json.err, "buju: "));
  g_assert_nonnull (strstr (json.err, "“zhangjangg”"));
  g_assert_nonnull (strstr (json.err, "zhangjiang"));
  root = cli_run_json (&json);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 0);

  cli_run (&far, "C", "find", "火星基地", NULL);
  g_assert_cmpint (far.status, ==, 0);
  g_assert_cmpstr (far.out, ==, "");
  g_assert_nonnull (strstr (far.err, "“火星基地”"));
}

static void
test_usage (void)
{
  g_auto (CliRun) none = { 0 };
  g_auto (CliRun) blank = { 0 };
  g_auto (CliRun) option = { 0 };
  g_auto (CliRun) help = { 0 };

  cli_run (&none, "C", "find", NULL);
  cli_run (&blank, "C", "find", " ", "--json", NULL);
  cli_run (&option, "C", "find", "临港", "--jsn", NULL);
  cli_run (&help, "C", "find", "--help", NULL);
  g_assert_cmpint (none.status, ==, 2);
  g_assert_cmpint (blank.status, ==, 2);
  g_assert_cmpint (option.status, ==, 2);
  g_assert_nonnull (strstr (none.err, "buju: find: "));
  g_assert_cmpstr (none.out, ==, "");
  g_assert_cmpstr (blank.out, ==, "");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "find [OPTION…] TEXT"));
}

/* Same call, same bytes, whatever the locale. */
static void
test_repeat (void)
{
  static const char * const locales[] = { "C", "C.UTF-8", "zh_CN.UTF-8" };
  g_auto (CliRun) first = { 0 };

  cli_run (&first, "C", "find", "zhangjiang", "--json", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (CliRun) again = { 0 };

      cli_run (&again, locales[i], "find", "zhangjiang", "--json", NULL);
      g_assert_cmpstr (again.out, ==, first.out);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/json", test_json);
  g_test_add_func ("/find/ways", test_ways);
  g_test_add_func ("/find/lines", test_lines);
  g_test_add_func ("/find/nothing", test_nothing);
  g_test_add_func ("/find/usage", test_usage);
  g_test_add_func ("/find/repeat", test_repeat);

  return g_test_run ();
}

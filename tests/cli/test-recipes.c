/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

/* Figures from recipes, and `buju check`. */

#include "cli-run.h"

#include <string.h>

#define LAYOUT "sei-h-axes"
#define RECIPE \
  "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": \"" LAYOUT "\", \"language\": \"both\", \"page\": \"A4\"," \
  " \"landscape\": true, \"title\": \"“H”形 \\\"轴\\\"\", \"date\": \"2026-11-22\", \"bbox\": [121.1, 30.8, 121.9, 31.4]," \
  " \"parks\": true, \"dpi\": 110 }"

static char *
write_recipe (Folder *folder, const char *name, const char *text)
{
  return folder_write (folder, name, text, strlen (text));
}

/* The recipe gives the same bytes as the options that it stands for. */
static void
test_same (Folder *folder, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "svg", "png" };
  g_autofree char *recipe = write_recipe (folder, "图 1.buju", RECIPE);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *one_name = g_strconcat ("one.", endings[i], NULL);
      g_autofree char *two_name = g_strconcat ("two.", endings[i], NULL);
      g_autofree char *one = folder_path (folder, one_name);
      g_autofree char *two = folder_path (folder, two_name);
      g_auto (CliRun) by_recipe = { 0 };
      g_auto (CliRun) by_options = { 0 };

      cli_run (&by_recipe, "C.UTF-8", "figure", recipe, "-o", one, NULL);
      g_test_message ("%s", by_recipe.err);
      g_assert_cmpint (by_recipe.status, ==, 0);
      cli_run (&by_options, "C", "figure", LAYOUT, "--page", "A4", "--landscape", "--title",
               "“H”形 \"轴\"", "--date",
               "2026-11-22", "--bbox", "121.1,30.8,121.9,31.4", "--parks", "--dpi", "110", "-o",
               two, NULL);
      g_assert_cmpint (by_options.status, ==, 0);
      cli_expect_same (one, two);
    }
}

/* Options win over the recipe. */
static void
test_override (Folder *folder, gconstpointer data)
{
  g_autofree char *recipe = write_recipe (folder, "a.buju", RECIPE);
  g_autofree char *plain = folder_path (folder, "plain.svg");
  g_autofree char *other = folder_path (folder, "other.svg");
  g_autofree char *svg = NULL;
  g_auto (CliRun) first = { 0 };
  g_auto (CliRun) second = { 0 };

  cli_run (&first, "C.UTF-8", "figure", recipe, "-o", plain, NULL);
  cli_run (&second, "C.UTF-8", "figure", recipe, "-o", other, "--title", "Another", "--lang", "en",
           NULL);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_true (g_file_get_contents (other, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, ">Another</title>"));
  g_assert_nonnull (strstr (svg, "2026-11-22"));
  g_assert_nonnull (strstr (svg, "&quot;language&quot;: &quot;en&quot;"));
}

/* Faults hold a figure back; --force does not mind; --quiet says no more than it must. */
static void
test_preflight (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_path (folder, "a.svg");
  g_auto (CliRun) blocked = { 0 };
  g_auto (CliRun) forced = { 0 };
  g_auto (CliRun) warned = { 0 };
  g_auto (CliRun) quiet = { 0 };

  cli_run (&blocked, "C.UTF-8", "figure", LAYOUT, "--bbox", "118,28,118.2,28.2", "-o", path, NULL);
  g_assert_cmpint (blocked.status, ==, 1);
  g_assert_nonnull (strstr (blocked.err, "nothing of the layout"));
  g_assert_nonnull (strstr (blocked.err, "--force"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_run (&forced, "C.UTF-8", "figure", LAYOUT, "--bbox", "118,28,118.2,28.2", "-o", path,
           "--force", NULL);
  g_assert_cmpint (forced.status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_run (&warned, "C.UTF-8", "figure", LAYOUT, "-o", path, NULL);
  g_assert_cmpint (warned.status, ==, 0);
  g_assert_nonnull (strstr (warned.err, "No date"));
  cli_run (&quiet, "C.UTF-8", "figure", LAYOUT, "-o", path, "--quiet", NULL);
  g_assert_cmpint (quiet.status, ==, 0);
  g_assert_cmpstr (quiet.err, ==, "");
}

typedef struct
{
  const char *name;
  const char *text;
  const char *said[3];
} Bad;

static const Bad bad_recipes[] = {
  { "syntax", "{ \"format\": ", { "bad 坏.buju", "JSON" } },
  { "key", "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": \"" LAYOUT "\", \"language\": \"zh\",\n"
    " \"page\": \"A4\", \"overlay\": 1 }", { "bad 坏.buju", "line 2, column 16", "overlay" } },
  { "layout", "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": \"sei-h-axis\", "
              "\"language\": \"zh\","
    " \"page\": \"A4\" }", { "bad 坏.buju", "sei-h-axis", LAYOUT } },
  { "newer", "{ \"format\": \"buju-recipe\", \"version\": 9 }", { "bad 坏.buju", "newer" } },
};

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  Folder folder;
  g_auto (CliRun) figure = { 0 };
  g_auto (CliRun) check = { 0 };
  g_autofree char *recipe = NULL;
  g_autofree char *path = NULL;

  folder_set_up (&folder, NULL);
  recipe = write_recipe (&folder, "bad 坏.buju", bad->text);
  path = folder_path (&folder, "a.pdf");
  cli_run (&figure, "C.UTF-8", "figure", recipe, "-o", path, NULL);
  g_test_message ("%s", figure.err);
  g_assert_cmpint (figure.status, ==, 1);
  g_assert_true (strchr (figure.err, '\n') == figure.err + strlen (figure.err) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad->said) && bad->said[i] != NULL; i++)
    g_assert_nonnull (strstr (figure.err, bad->said[i]));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_run (&check, "C.UTF-8", "check", recipe, NULL);
  g_assert_cmpint (check.status, ==, 1);
  g_assert_nonnull (strstr (check.out, bad->said[1]));
  folder_tear_down (&folder, NULL);
}

static void
make (const char *recipe, const char *path)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C.UTF-8", "figure", recipe, "-o", path, "-q", NULL);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

/* The status of the only figure of the only recipe; what changed, joined. (transfer full) */
static char *
check_one (const char *recipe, const char *figure, int status)
{
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *changed;
  GString *said;

  cli_run (&run, "C.UTF-8", "check", recipe, "--json", "--figure", figure, NULL);
  g_test_message ("%s%s", run.out, run.err);
  g_assert_cmpint (run.status, ==, status);
  root = cli_run_json (&run);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpint (json_node_get_boolean (cli_need (object, "clean")), ==, status == 0);
  g_assert_cmpuint (strlen (cli_need_string (object, "sha256")), ==, 64);
  object = json_array_get_object_element (cli_need_array (object, "figures"), 0);
  said = g_string_new (cli_need_string (object, "status"));
  changed = cli_need_array (object, "changed");
  for (guint i = 0; i < json_array_get_length (changed); i++)
    g_string_append_printf (said, " %s", json_array_get_string_element (changed, i));
  return g_string_free (said, FALSE);
}

/* Up to date, then not, as the recipe changes. */
static void
test_check (Folder *folder, gconstpointer data)
{
  static const char *const endings[] = { "a.pdf", "a.svg", "a.png" };
  g_autofree char *recipe = write_recipe (folder, "a.buju", RECIPE);
  g_auto (CliRun) run = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *figure = folder_path (folder, endings[i]);
      g_autofree char *said = NULL;

      make (recipe, figure);
      said = check_one (recipe, figure, 0);
      g_assert_cmpstr (said, ==, "current");
    }
  cli_run (&run, "C.UTF-8", "check", recipe, NULL);
  g_assert_cmpint (run.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    g_assert_nonnull (strstr (run.out, endings[i]));
  g_free (g_steal_pointer (&recipe));
  recipe = write_recipe (folder, "a.buju", "{ \"format\": \"buju-recipe\", \"version\": 1, "
                                           "\"layout\": \"" LAYOUT "\","
                         " \"language\": \"zh\", \"page\": \"A3\" }");
  {
    g_autofree char *figure = folder_path (folder, "a.png");
    g_autofree char *said = check_one (recipe, figure, 1);

    g_assert_cmpstr (said, ==, "outdated recipe");
  }
}

/* A file whose record names another content: when the picture is the same nothing has to be
 * done. */
static void
test_check_content (Folder *folder, gconstpointer data)
{
  g_autofree char *recipe = write_recipe (folder, "a.buju", RECIPE);
  g_autofree char *path = folder_path (folder, "a.svg");
  g_autofree char *svg = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;
  char *place;

  make (recipe, path);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  place = strstr (svg, "<buju:content-sha256>");
  g_assert_nonnull (place);
  memset (place + strlen ("<buju:content-sha256>"), '0', 64);
  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  same = check_one (recipe, path, 0);
  g_assert_cmpstr (same, ==, "same content");
  place = strstr (svg, "</text>");
  g_assert_nonnull (place);
  place[-1] = place[-1] == 'x' ? 'y' : 'x';
  g_assert_true (g_file_set_contents (path, svg, -1, NULL));
  other = check_one (recipe, path, 1);
  g_assert_cmpstr (other, ==, "outdated content");
}

/* Pages have no pixels, but they remember what the recipe says of them. */
static void
test_check_pages (Folder *folder, gconstpointer data)
{
  g_autofree char *recipe = write_recipe (folder, "a.buju",
                                          "{ \"format\": \"buju-recipe\", \"version\": 1, "
                                          "\"layout\": \"" LAYOUT "\","
                                          " \"language\": \"pages\", \"page\": \"A4\", \"dpi\": "
                                          "300 }");
  g_autofree char *path = folder_path (folder, "a.pdf");
  g_autofree char *pdf = NULL;
  g_autofree char *said = NULL;
  gsize length;

  make (recipe, path);
  said = check_one (recipe, path, 0);
  g_assert_cmpstr (said, ==, "current");
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_nonnull (memmem (pdf, length, "/Count 2", strlen ("/Count 2")));
}

static void
test_check_unknown (Folder *folder, gconstpointer data)
{
  g_autofree char *recipe = write_recipe (folder, "a.buju", RECIPE);
  g_autofree char *path = write_recipe (folder, "b.svg", "<svg/>");
  g_autofree char *nowhere = folder_path (folder, "c.svg");
  g_autofree char *unknown = check_one (recipe, path, 1);
  g_autofree char *unreadable = check_one (recipe, nowhere, 1);
  g_auto (CliRun) usage = { 0 };

  g_assert_cmpstr (unknown, ==, "unknown");
  g_assert_cmpstr (unreadable, ==, "unreadable");
  cli_run (&usage, "C.UTF-8", "check", NULL);
  g_assert_cmpint (usage.status, ==, 2);
}

/* Elsewhere numbers have a decimal comma, and other clocks, homes and names of people: the sheet is
 * the same. */
static void
test_elsewhere (Folder *folder, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "svg", "png" };
  g_autofree char *localedef = g_find_program_in_path ("localedef");
  g_autofree char *locale = folder_path (folder, "de_DE.UTF-8");
  const char *argv[] = { localedef, "-i", "de_DE", "-f", "UTF-8", locale, NULL };
  g_autofree char *recipe = write_recipe (folder, "图.buju", RECIPE);

  if (localedef == NULL || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL
                                          | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                                          NULL, NULL)
      || !g_file_test (locale, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no locale with a decimal comma can be made: install locales");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *one = g_strconcat (folder->path, "/one.", endings[i], NULL);
      g_autofree char *two = g_strconcat (folder->path, "/two.", endings[i], NULL);
      g_auto (CliRun) here = { 0 }, there = { 0 };

      cli_run (&here, "C.UTF-8", "figure", recipe, "-q", "-o", one, NULL);
      g_assert_cmpint (here.status, ==, 0);
      g_setenv ("LOCPATH", folder->path, TRUE);
      g_setenv ("TZ", "America/St_Johns", TRUE);
      cli_run (&there, "de_DE.UTF-8", "figure", recipe, "-q", "-o", two, NULL);
      g_unsetenv ("LOCPATH");
      g_unsetenv ("TZ");
      g_assert_cmpint (there.status, ==, 0);
      cli_expect_same (one, two);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/recipes/same", Folder, NULL, folder_set_up, test_same, folder_tear_down);
  g_test_add ("/recipes/elsewhere", Folder, NULL, folder_set_up, test_elsewhere, folder_tear_down);
  g_test_add ("/recipes/override", Folder, NULL, folder_set_up, test_override, folder_tear_down);
  g_test_add ("/recipes/preflight", Folder, NULL, folder_set_up, test_preflight, folder_tear_down);
  g_test_add ("/recipes/check", Folder, NULL, folder_set_up, test_check, folder_tear_down);
  g_test_add ("/recipes/check-content", Folder, NULL, folder_set_up, test_check_content,
              folder_tear_down);
  g_test_add ("/recipes/check-pages", Folder, NULL, folder_set_up, test_check_pages,
              folder_tear_down);
  g_test_add ("/recipes/check-unknown", Folder, NULL, folder_set_up, test_check_unknown,
              folder_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (bad_recipes); i++)
    {
      g_autofree char *path = g_strconcat ("/recipes/bad/", bad_recipes[i].name, NULL);

      g_test_add_data_func (path, &bad_recipes[i], test_bad);
    }
  return g_test_run ();
}

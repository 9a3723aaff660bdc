/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Exit codes, messages and plain output. */

#include "cli-run.h"

#include <string.h>

static void
test_version (void)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C.UTF-8", "--version", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "buju " BUJU_VERSION "\n");
  g_assert_cmpstr (run.err, ==, "");
}

/* Whoever looks for a fault learns of libraries, data and fonts, also when there is no data. */
static void
test_version_verbose (void)
{
  static const char * const keys[] = {
    "GLib ", "cairo ", "Pango ", "libpng ", "zlib ", "json-glib ", "shapelib ", "PROJ ",
    "content in ", "map data in ",
    "content ", "map data ", "font zh ", "font en ", "font zh serif ", "font en serif ",
  };
  g_autofree char *kept = g_strdup (g_getenv ("BUJU_DATA_DIR"));
  g_autoptr (GRegex) hashes = g_regex_new ("^(content|map data) +[0-9a-f]{64}$", G_REGEX_MULTILINE,
                                           0, NULL);
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) empty = { 0 };

  cli_run (&run, "C.UTF-8", "--version", "--verbose", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "buju " BUJU_VERSION "\n"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *line = g_strconcat ("\n", keys[i], NULL);

      g_assert_nonnull (strstr (run.out, line));
    }
  g_assert_true (g_regex_match (hashes, run.out, 0, NULL));
  g_assert_nonnull (strstr (run.out, "proj.db\n"));
  g_assert_nonnull (strstr (run.out, kept));

  g_setenv ("BUJU_DATA_DIR", "/nowhere", TRUE);
  cli_run (&empty, "C.UTF-8", "--version", "--verbose", NULL);
  g_setenv ("BUJU_DATA_DIR", kept, TRUE);
  g_assert_cmpint (empty.status, ==, 0);
  g_assert_nonnull (strstr (empty.out, "\nPROJ "));
  g_assert_nonnull (strstr (empty.out, "/nowhere"));
}

/* The help names every command, and each command's help its options. */
static void
test_help (void)
{
  static const char * const commands[] = { "list", "profile", "facts", "find", "compare", "info" };
  g_auto (CliRun) all = { 0 };

  cli_run (&all, "C.UTF-8", "--help", NULL);
  g_assert_cmpint (all.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("  buju %s ", commands[i]);
      g_autofree char *line = g_strdup_printf ("  buju %s [OPTION…]", commands[i]);
      g_auto (CliRun) one = { 0 };

      g_assert_nonnull (strstr (all.out, usage));
      cli_run (&one, "C.UTF-8", commands[i], "--help", NULL);
      g_assert_cmpint (one.status, ==, 0);
      g_assert_nonnull (strstr (one.out, line));
      g_assert_nonnull (strstr (one.out, "--json"));
      g_assert_cmpstr (one.err, ==, "");
    }
}

typedef struct
{
  const char *name;
  const char *arguments[5];
  int         status;
  const char *said;         /* in the message */
} Refusal;

static const Refusal refusals[] = {
  { "command", { "lst", "plans" }, 2, "“lst”" },
  { "list-nothing", { "list" }, 2, "plans, layouts" },
  { "list-other", { "list", "zones" }, 2, "“zones”" },
  { "list-two", { "list", "plans", "layouts" }, 2, "plans, layouts" },
  { "list-option", { "list", "plans", "--jsn" }, 2, "--jsn" },
  { "list-no-value", { "list", "plans", "--plan" }, 2, "--plan" },
  { "list-plan", { "list", "layouts", "--plan", "sei-14" }, 1, "sei-145" },
  { "profile-nothing", { "profile" }, 2, "ID" },
  { "profile-two", { "profile", "zhangjiang", "lingang" }, 2, "ID" },
  { "profile-unknown", { "profile", "zhangjang" }, 1, "zhangjiang" },
  { "profile-chinese", { "profile", "张江" }, 1, "“张江”" },
  { "profile-language", { "profile", "zhangjiang", "--lang", "fr" }, 2, "“fr”" },
  { "facts-operand", { "facts", "zhangjiang" }, 2, "“zhangjiang”" },
  { "info-nothing", { "info" }, 2, "file" },
  { "info-missing", { "info", "/nowhere/x.shp" }, 1, "/nowhere/x.shp" },
};

/* In the C locale too, where scripts run, Chinese must come through. */
static void
test_refusal (gconstpointer data)
{
  static const char * const locales[] = { "C", "C.UTF-8" };
  const Refusal *refusal = data;

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (CliRun) run = { 0 };

      cli_run_argv (&run, locales[i], refusal->arguments);
      g_assert_cmpint (run.status, ==, refusal->status);
      g_assert_true (g_str_has_prefix (run.err, "buju: "));
      if (strstr (run.err, refusal->said) == NULL)
        g_error ("“%s” does not say %s", run.err, refusal->said);
      if (!g_str_equal (refusal->arguments[0], "info"))
        g_assert_cmpstr (run.out, ==, "");
    }
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';

  return n;
}

/* id, Chinese, English on each line; a plan's lists add up to the whole. */
static void
test_list_lines (void)
{
  g_auto (CliRun) plans = { 0 };
  g_auto (CliRun) all = { 0 };
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  cli_run (&plans, "C", "list", "plans", NULL);
  cli_run (&all, "C", "list", "components", NULL);
  g_assert_cmpint (plans.status, ==, 0);
  g_assert_true (g_utf8_validate (plans.out, -1, NULL));

  lines = g_strsplit (g_strchomp (plans.out), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_auto (CliRun) part = { 0 };

      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      cli_run (&part, "C", "list", "components", "--plan", cells[0], NULL);
      g_assert_cmpint (part.status, ==, 0);
      n += count_lines (part.out);
    }

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, count_lines (all.out));
}

/* Same call, same bytes, whatever the locale. */
static void
test_repeat (void)
{
  static const char * const locales[] = { "C", "C.UTF-8", "zh_CN.UTF-8", "de_DE.UTF-8" };
  g_auto (CliRun) first = { 0 };

  cli_run (&first, "C", "list", "places", "--json", NULL);
  g_assert_cmpint (first.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_auto (CliRun) again = { 0 };

      cli_run (&again, locales[i], "list", "places", "--json", NULL);
      g_assert_cmpstr (again.out, ==, first.out);
    }
}

static void
test_profile_languages (void)
{
  g_auto (CliRun) zh = { 0 };
  g_auto (CliRun) en = { 0 };
  g_auto (CliRun) both = { 0 };

  cli_run (&zh, "C", "profile", "zhangjiang", "--lang", "zh", NULL);
  cli_run (&en, "C", "profile", "zhangjiang", "--lang=en", NULL);
  cli_run (&both, "C", "profile", "--lang", "both", "zhangjiang", NULL);
  g_assert_true (g_str_has_prefix (zh.out, "张江科学城\n"));
  g_assert_true (g_str_has_prefix (en.out, "Zhangjiang Science City\n"));
  g_assert_true (g_str_has_prefix (both.out, "张江科学城 / Zhangjiang Science City\n"));
}

/* Output that cannot be written is a failure, not a success with nothing in it. */
static void
test_full_disk (void)
{
  const char *command = "sh -c '\"$BUJU_PROGRAM\" list places --json >/dev/full'";
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("this system has no /dev/full");
      return;
    }

  g_assert_true (g_spawn_command_line_sync (command, NULL, &err, &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, &error));
  g_assert_error (error, G_SPAWN_EXIT_ERROR, 1);
  g_assert_true (g_str_has_prefix (err, "buju: "));
}

/* Without content there is nothing to say; the message names the folder. */
static void
test_no_content (void)
{
  g_autofree char *kept = g_strdup (g_getenv ("BUJU_DATA_DIR"));
  g_auto (CliRun) run = { 0 };

  g_setenv ("BUJU_DATA_DIR", "/nowhere", TRUE);
  cli_run (&run, "C", "list", "plans", NULL);
  g_setenv ("BUJU_DATA_DIR", kept, TRUE);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, "/nowhere"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/version", test_version);
  g_test_add_func ("/cli/version-verbose", test_version_verbose);
  g_test_add_func ("/cli/help", test_help);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/cli/list-lines", test_list_lines);
  g_test_add_func ("/cli/repeat", test_repeat);
  g_test_add_func ("/cli/profile-languages", test_profile_languages);
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_func ("/cli/no-content", test_no_content);

  return g_test_run ();
}

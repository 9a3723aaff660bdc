/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju info: the shipped layers, files that are none, several at once. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
get_shipped (const char *name)
{
  return g_build_filename (g_getenv ("BUJU_SHAPES_DIR"), name, NULL);
}

static void
check_keys (JsonObject *item)
{
  static const char * const keys[] = {
    "file", "status", "geometry", "records", "drawable", "damaged", "deleted", "null", "extent",
    "crs", "encoding", "fields", "sample", "notes"
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    cli_need (item, keys[i]);
}

static void
test_shipped (void)
{
  g_autofree char *file = get_shipped ("base/districts.shp");
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *item, *sample;

  cli_run (&run, "C", "info", "--json", file, NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_run_json (&run);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
  item = json_array_get_object_element (json_node_get_array (root), 0);

  check_keys (item);
  g_assert_cmpstr (cli_need_string (item, "file"), ==, file);
  g_assert_cmpstr (cli_need_string (item, "status"), ==, "ok");
  g_assert_cmpstr (cli_need_string (item, "geometry"), ==, "Polygon");
  g_assert_cmpint (json_object_get_int_member (item, "records"), ==, 16);
  g_assert_cmpint (json_object_get_int_member (item, "drawable"), ==, 16);
  g_assert_cmpuint (json_array_get_length (cli_need_array (item, "extent")), ==, 4);
  g_assert_cmpstr (cli_need_string (json_object_get_object_member (item, "crs"), "authority"), ==,
                   "EPSG:4490");
  g_assert_cmpstr (cli_need_string (json_object_get_object_member (item, "encoding"), "from"), ==,
                   "cpg");
  sample = json_node_get_object (cli_need (item, "sample"));
  g_assert_true (g_str_has_prefix (cli_need_string (sample, "id"), "district-"));
}

/* What does not agree is told, in words and as JSON; it is no failure. A file that nobody can place
 * is one. */
static void
test_report (void)
{
  static const char text[] = "名称,所在区,lon,lat\n漕河泾,嘉定区,121.40,31.17\n金桥,浦东新区,121.60,31.25\n";
  g_autofree char *folder = g_dir_make_tmp ("buju-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "parks.csv", NULL),
  *bad = g_build_filename (folder, "bad.csv", NULL);
  g_auto (CliRun) run = { 0 }, plain = { 0 }, failed = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *item, *finding;

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "a,b\nx,y\n", -1, NULL));
  cli_run (&run, "C.UTF-8", "info", "--report", "--json", file, NULL);
  g_assert_cmpint (run.status, ==, 0);
  root = cli_run_json (&run);
  item = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (cli_need_string (item, "file"), ==, file);
  g_assert_cmpuint (json_array_get_length (cli_need_array (item, "findings")), ==, 1);
  finding = json_array_get_object_element (cli_need_array (item, "findings"), 0);
  g_assert_cmpstr (cli_need_string (finding, "kind"), ==, "other-district");
  g_assert_cmpstr (cli_need_string (finding, "stated"), ==, "嘉定区");
  g_assert_cmpint (json_object_get_int_member (finding, "row"), ==, 1);
  cli_run (&plain, "C.UTF-8", "info", "--report", file, NULL);
  g_assert_cmpint (plain.status, ==, 0);
  g_assert_nonnull (strstr (plain.out, "1 finding"));
  g_assert_nonnull (strstr (plain.out, "漕河泾"));
  cli_run (&failed, "C.UTF-8", "info", "--report", bad, NULL);
  g_assert_cmpint (failed.status, ==, 1);
  g_assert_nonnull (strstr (failed.err, "bad.csv"));
  g_unlink (file);
  g_unlink (bad);
  g_rmdir (folder);
}

/* A file that is none is told of beside the others and makes the exit code 1. */
static void
test_rejected (void)
{
  g_autofree char *good = get_shipped ("base/districts.shp");
  g_autofree char *bad = NULL;
  g_auto (CliRun) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *item;
  int fd = g_file_open_tmp ("buju-info-XXXXXX.shp", &bad, NULL);

  g_assert_true (g_close (fd, NULL));
  cli_run (&run, "C", "info", bad, good, "--json", NULL);
  g_assert_cmpint (g_unlink (bad), ==, 0);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_nonnull (strstr (run.err, bad));
  root = cli_run_json (&run);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 2);
  item = json_array_get_object_element (json_node_get_array (root), 0);
  check_keys (item);
  g_assert_cmpstr (cli_need_string (item, "status"), ==, "reject");
  g_assert_cmpuint (json_array_get_length (cli_need_array (item, "notes")), ==, 1);
  item = json_array_get_object_element (json_node_get_array (root), 1);
  g_assert_cmpstr (cli_need_string (item, "status"), ==, "ok");
}

static void
test_text (void)
{
  g_autofree char *file = get_shipped ("base/districts.shp");
  g_autofree char *first = g_strconcat (file, ": ok\n", NULL);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "info", file, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, first));
  g_assert_nonnull (strstr (run.out, "EPSG:4490"));
}

static void
test_table (void)
{
  static const char content[] = "\xc3\xfb\xb3\xc6\t\xbe\xad\xb6\xc8\n\xd5\xc5\xbd\xad\t121.5\n";
  g_autofree char *file = NULL;
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) plain = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *item;
  int fd = g_file_open_tmp ("buju-info-XXXXXX.tsv", &file, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (file, content, -1, NULL));
  cli_run (&run, "C", "info", "--json", file, NULL);
  cli_run (&plain, "C", "info", file, NULL);
  g_assert_cmpint (g_unlink (file), ==, 0);

  g_assert_cmpint (run.status, ==, 0);
  root = cli_run_json (&run);
  item = json_array_get_object_element (json_node_get_array (root), 0);
  check_keys (item);
  g_assert_cmpstr (cli_need_string (item, "geometry"), ==, "Table");
  g_assert_cmpint (json_object_get_int_member (item, "records"), ==, 1);
  g_assert_cmpstr (cli_need_string (item, "separator"), ==, "\t");
  g_assert_true (json_object_get_boolean_member (item, "header"));
  g_assert_cmpstr (cli_need_string (json_object_get_object_member (item, "encoding"), "name"), ==,
                   "GB18030");
  g_assert_cmpstr (cli_need_string (json_object_get_object_member (item, "sample"), "名称"), ==,
                   "张江");
  g_assert_cmpuint (json_array_get_length (cli_need_array (item, "fields")), ==, 2);
  g_assert_nonnull (strstr (plain.out, "Separator: Tab\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/info/report", test_report);
  g_test_add_func ("/info/shipped", test_shipped);
  g_test_add_func ("/info/rejected", test_rejected);
  g_test_add_func ("/info/text", test_text);

  g_test_add_func ("/info/table", test_table);

  return g_test_run ();
}

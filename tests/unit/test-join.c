/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-csv-reader.h"
#include "plan/buju-join.h"
#include "plan/buju-place-name.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "folder-fixture.h"

#include "../library-fixture.h"

static BujuLibrary *library;

static void
test_names_apart (void)
{
  static const struct { const char *name, *folded, *core; int block; } cases[] = {
    { "上海市浦东新区金桥经济技术开发区（区块二）", "浦东新区金桥经济技术开发区", "金桥", 2 },
    { "上海金桥开发区二期", "金桥开发区", "金桥", 2 },
    { "漕河泾 开发区", "漕河泾开发区", "漕河泾", 0 },
    { "闵行区紫竹高新区", "闵行区紫竹高新区", "紫竹", 0 },
    { "新材料园 3", "新材料园3", "新材料园3", 0 },
    { "上海", "上海", "上海", 0 },
    { "园区", "园区", "园区", 0 },
    { "ＡＩ Island Park", "aiislandpark", "aiisland", 0 },
    { "（）", "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (BujuPlaceName) name = { NULL };

      buju_place_name_init (&name, cases[i].name);
      g_assert_cmpstr (name.folded, ==, cases[i].folded);
      g_assert_cmpstr (name.core, ==, cases[i].core);
      g_assert_cmpint (name.block, ==, cases[i].block);
    }
}

static BujuTable *
read_table (Folder *folder, const char *text)
{
  g_autofree char *path = folder_write (folder, "园区.csv", text, strlen (text));
  g_autoptr (GError) error = NULL;
  BujuTable *table = buju_csv_read (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return table;
}

static void
assert_match (const BujuJoin *join, guint row, const char *place, BujuMatchKind kind, gboolean sure)
{
  const BujuMatch *match = buju_join_get_match (join, row);
  const BujuCandidate *best;

  g_test_message ("row %u: %s", row, match->name != NULL ? match->name : "(none)");
  g_assert_cmpint (match->sure, ==, sure);
  if (place == NULL)
    {
      g_assert_cmpuint (match->candidates->len, ==, 0);
      return;
    }
  g_assert_cmpuint (match->candidates->len, >, 0);
  best = &g_array_index (match->candidates, BujuCandidate, 0);
  g_assert_cmpstr (best->place->id, ==, place);
  g_assert_cmpint (best->kind, ==, kind);
}

static void
test_join (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) table = read_table (folder,
                                            "园区名称,所在区\n"
                                            "上海市北外滩,虹口区\n"     /* the city before it */
                                            "漕河泾新兴技术开发区,徐汇\n" /* an alias */
                                            "康桥工业园区,浦东新区\n"    /* another form of park */
                                            "北杨人工智能小填,徐汇区\n"  /* a slip */
                                            "金桥经济技术开发区,浦东\n"  /* 金桥 or its park */
                                            "月球基地,嫦娥区\n"          /* nothing of ours */
                                            ",闵行区\n"
                                            "紫竹高新区,宝山区\n");      /* not there */
  BujuColumns columns = buju_columns_find (table);
  g_autoptr (BujuJoin) join = buju_join_new (library, table, &columns, NULL);
  g_autofree BujuPoint *points = buju_join_dup_points (join);
  g_autoptr (GArray) unsure = buju_join_get_unsure (join);

  assert_match (join, 0, "north-bund", BUJU_MATCH_NAME, TRUE);
  assert_match (join, 1, "caohejing", BUJU_MATCH_NAME, TRUE);
  assert_match (join, 2, "kangqiao-industrial-zone", BUJU_MATCH_CORE, TRUE);
  assert_match (join, 3, "beiyang-ai-town", BUJU_MATCH_TYPO, FALSE);
  g_assert_false (buju_join_get_match (join, 4)->sure);
  g_assert_cmpuint (buju_join_get_match (join, 4)->candidates->len, >=, 2);
  assert_match (join, 5, NULL, BUJU_MATCH_NONE, FALSE);
  assert_match (join, 6, NULL, BUJU_MATCH_NONE, FALSE);
  g_assert_false (buju_join_get_match (join, 7)->sure);
  g_assert_true (buju_join_get_match (join, 7)->wrong_district);
  g_assert_false (buju_join_get_match (join, 1)->wrong_district);
  g_assert_cmpuint (buju_join_get_n_sure (join), ==, 3);
  g_assert_cmpuint (unsure->len, ==, 4);
  g_assert_true (isfinite (points[0].x) && isfinite (points[2].y));
  g_assert_true (isnan (points[3].x) && isnan (points[6].x));
}

static void
test_remembered (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuTable) table = read_table (folder, "名称\n金桥经济技术开发区\n月球基地\n金桥\n未知园\n");
  BujuColumns columns = buju_columns_find (table);
  g_autofree char *path = g_build_filename (folder->path, "more", "aliases.tsv", NULL);
  g_autoptr (BujuAliases) written = buju_aliases_new ();
  g_autoptr (BujuAliases) aliases = buju_aliases_new ();
  g_autoptr (BujuJoin) join = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_bad = 1;

  g_assert_true (buju_aliases_load (aliases, path, &n_bad, &error));
  g_assert_null (buju_aliases_get (aliases, "月球基地"));
  buju_aliases_set (written, "金桥经济技术开发区", "jinqiao");
  buju_aliases_set (written, "月球\t基地", "");
  buju_aliases_set (written, "月球基地", "");
  buju_aliases_set (written, "未知园", "no-such-place");
  buju_aliases_set (written, "gone", "jinqiao");
  buju_aliases_set (written, "gone", NULL);
  g_assert_true (buju_aliases_save (written, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "月球 基地\t\n月球基地\t\n未知园\tno-such-place\n金桥经济技术开发区\tjinqiao\n"));

  g_assert_true (buju_aliases_load (aliases, path, &n_bad, &error));
  g_assert_cmpuint (n_bad, ==, 0);
  g_assert_cmpstr (buju_aliases_get (aliases, "月球 基地"), ==, "");
  g_assert_cmpstr (buju_aliases_get (aliases, "月球基地"), ==, "");
  g_assert_cmpstr (buju_aliases_get (aliases, "未知园"), ==, "no-such-place");
  g_assert_cmpstr (buju_aliases_get (aliases, "金桥经济技术开发区"), ==, "jinqiao");
  g_assert_null (buju_aliases_get (aliases, "gone"));
  join = buju_join_new (library, table, &columns, aliases);
  assert_match (join, 0, "jinqiao", BUJU_MATCH_DECIDED, TRUE);
  assert_match (join, 1, NULL, BUJU_MATCH_NONE, TRUE);
  assert_match (join, 2, "jinqiao", BUJU_MATCH_NAME, TRUE);
  g_assert_false (buju_join_get_match (join, 3)->sure);
}

static void
test_bad_aliases (Folder *folder, gconstpointer data)
{
  const char text[] = "# a\n金桥\tjinqiao\nno tab\na\tb\tc\n\xff\xfe\tx\n\tx\n";
  g_autofree char *path = folder_write (folder, "aliases.tsv", text, strlen (text));
  g_autoptr (BujuAliases) aliases = buju_aliases_new ();
  g_autoptr (GError) error = NULL;
  guint n_bad = 0;

  g_assert_true (buju_aliases_load (aliases, path, &n_bad, &error));
  g_assert_cmpuint (n_bad, ==, 4);
  g_assert_cmpstr (buju_aliases_get (aliases, "金桥"), ==, "jinqiao");
  g_assert_false (buju_aliases_load (aliases, folder->path, &n_bad, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  library = load_library ();
  g_test_add_func ("/join/names-apart", test_names_apart);
#define ADD(name, func) \
  g_test_add ("/join/" name, Folder, NULL, folder_set_up, func, folder_tear_down)
  ADD ("join", test_join);
  ADD ("remembered", test_remembered);
  ADD ("bad-aliases", test_bad_aliases);
#undef ADD
  return run_with_library (library);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "plan/buju-profile.h"

#include "../library-fixture.h"

/* The table of a comparison: every item of it in one row, on its side, with its source; as cited
 * text and as CSV. */

static BujuLibrary *library;

static BujuCompare *
make_compare (const char *a, const char *b)
{
  BujuContent *content = buju_library_get_content (library);

  return buju_compare_new (content, buju_content_find_layout (content, a),
                           buju_content_find_layout (content, b));
}

static BujuCompareTable *
make_table (const char *a, const char *b)
{
  g_autoptr (BujuCompare) compare = make_compare (a, b);

  return buju_compare_table_new (compare, buju_library_get_words (library));
}

static guint
count_rows (const BujuCompareTable *table, const char *prefix)
{
  const GPtrArray *sections = buju_compare_table_get_sections (table);
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuCompareSection *section = sections->pdata[i];

      if (g_str_has_prefix (section->key, prefix))
        n += section->rows->len;
    }

  return n;
}

static void
check_row (const BujuCompare *compare, const BujuCompareSection *section,
           const BujuCompareRow *row)
{
  g_assert_nonnull (row->link);
  g_assert_false (buju_text_is_empty (&row->name));
  for (guint i = 0; i < 2; i++)
    {
      gboolean here = section->side == BUJU_COMPARE_BOTH || section->side == (BujuCompareSide) i;
      const BujuPlan *plan = buju_compare_get_layout (compare, i)->plan;

      /* A document may be silent on what two others differ about. */
      if (g_str_has_prefix (section->key, "conflicts") && row->says[i].plan == NULL)
        continue;
      g_assert_true ((row->says[i].plan != NULL) == here);
      if (!here)
        continue;
      g_assert_true (row->says[i].plan == plan);
      g_assert_nonnull (row->says[i].section);
    }
}

static void
test_complete (void)
{
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));

  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *a = g_ptr_array_index (layouts, i);
      const BujuLayout *b = g_ptr_array_index (layouts, (i + 5) % layouts->len);
      g_autoptr (BujuCompare) compare = make_compare (a->id, b->id);
      g_autoptr (BujuCompareTable) table = make_table (a->id, b->id);
      const GPtrArray *sections = buju_compare_table_get_sections (table);

      g_assert_cmpuint (count_rows (table, "places"), ==, buju_compare_get_members (compare)->len);
      g_assert_cmpuint (count_rows (table, "components"), ==,
                        buju_compare_get_components (compare)->len);
      g_assert_cmpuint (count_rows (table, "industries"), ==,
                        buju_compare_get_industries (compare)->len);
      g_assert_cmpuint (count_rows (table, "figures"), ==, buju_compare_get_figures (compare)->len);
      g_assert_cmpuint (count_rows (table, "conflicts"), ==,
                        buju_compare_get_conflicts (compare)->len);
      for (guint j = 0; j < sections->len; j++)
        {
          const BujuCompareSection *section = sections->pdata[j];

          for (guint k = 0; k < section->rows->len; k++)
            check_row (compare, section, &g_array_index (section->rows, BujuCompareRow, k));
        }
    }
}

/* Components of one kind and name stand for one another, each once. */
static void
test_components (void)
{
  BujuContent *content = buju_library_get_content (library);
  const BujuLayout *a = buju_content_find_layout (content, "fut-five-clusters");
  const BujuLayout *b = buju_content_find_layout (content, "press-five-clusters");
  g_autoptr (BujuCompare) compare = buju_compare_new (content, a, b);
  const GPtrArray *components = buju_compare_get_components (compare);
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < components->len; i++)
    {
      const BujuCompareComponent *item = components->pdata[i];

      for (guint j = 0; j < 2; j++)
        n[j] += item->components[j] != NULL;
      if (item->side != BUJU_COMPARE_BOTH)
        continue;
      g_assert_cmpstr (item->components[0]->kind, ==, item->components[1]->kind);
      g_assert_cmpstr (item->components[0]->name.zh, ==, item->components[1]->name.zh);
    }
  g_assert_cmpuint (n[0], ==, a->components->len);
  g_assert_cmpuint (n[1], ==, b->components->len);
}

/* As text every name stands there, and every number has its source. */
static void
test_text (void)
{
  g_autoptr (BujuCompareTable) table = make_table ("sei-two-poles-two-belts", "amp-overall");
  g_autoptr (BujuProfile) profile = buju_profile_new_comparison (library, table);
  g_autofree char *text = buju_profile_to_text (profile, BUJU_LANGUAGE_ZH);
  GPtrArray *citations = buju_profile_get_citations (profile);
  const GPtrArray *sections = buju_compare_table_get_sections (table);

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuCompareSection *section = sections->pdata[i];

      g_assert_nonnull (strstr (text, section->heading.zh));
      for (guint j = 0; j < section->rows->len; j++)
        g_assert_nonnull (strstr (text, g_array_index (section->rows, BujuCompareRow, j).name.zh));
    }
  g_assert_cmpuint (citations->len, >, 4);
  for (guint i = 0; i < citations->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("[%u] ", i + 1);

      g_assert_nonnull (strstr (text, number));
    }
  g_assert_nonnull (strstr (text, "A：3500亿元左右"));
  g_assert_nonnull (strstr (text, "B：突破3500亿元"));
}

/* A row of which neither document says more than the name has its numbers once, in no language. */
static void
test_bare (void)
{
  g_autoptr (BujuCompareTable) table = make_table ("sei-two-poles-two-belts", "zj-overall");
  g_autoptr (BujuProfile) profile = buju_profile_new_comparison (library, table);
  g_autofree char *text = buju_profile_to_text (profile, BUJU_LANGUAGE_BOTH);

  g_assert_nonnull (strstr (text, "A ["));
  g_assert_nonnull (strstr (text, "] · B ["));
  g_assert_false (g_regex_match_simple ("A: \\[\\d+\\]; B: \\[\\d+\\]\n", text, 0, 0));
}

/* Splits one line of CSV; quotes may hold commas, quotes and nothing else that needs them. */
static guint
count_fields (const char *line)
{
  gboolean quoted = FALSE;
  guint n = 1;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      n += *p == ',' && !quoted;
    }
  g_assert_false (quoted);

  return n;
}

static void
test_csv (void)
{
  g_autoptr (BujuCompareTable) table = make_table ("sei-ai-4-x", "amp-ai-4-x");
  g_autofree char *csv = buju_compare_table_to_csv (table);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  guint n = g_strv_length (lines);

  g_assert_true (g_utf8_validate (csv, -1, NULL));
  g_assert_true (g_str_has_prefix (csv, "\357\273\277section_zh,"));
  g_assert_cmpstr (lines[n - 1], ==, "");
  g_assert_cmpuint (n - 2, ==, count_rows (table, ""));
  for (guint i = 0; i + 1 < n; i++)
    g_assert_cmpuint (count_fields (lines[i]), ==, 14);
  g_assert_nonnull (strstr (csv, ",长阳创谷,"));
}

/* What a spreadsheet would run as a formula stays text. */
static void
test_csv_formula (void)
{
  g_autoptr (BujuCompareTable) table = make_table ("sei-ai-4-x", "amp-ai-4-x");
  BujuCompareSection *section = buju_compare_table_get_sections (table)->pdata[0];
  BujuCompareRow *row = &g_array_index (section->rows, BujuCompareRow, 0);
  g_autofree char *csv = NULL;

  row->name.zh = "=HYPERLINK(\"x\")";
  row->name.en = "plain";
  csv = buju_compare_table_to_csv (table);
  g_assert_nonnull (strstr (csv, ",\"'=HYPERLINK(\"\"x\"\")\",plain,"));
  g_assert_null (strstr (csv, ",="));
}

static gboolean
suggests (const char *id, const char *wanted)
{
  BujuContent *content = buju_library_get_content (library);
  g_autoptr (GPtrArray) best
    = buju_compare_suggest (content, buju_content_find_layout (content, id), 3);

  return g_ptr_array_find (best, buju_content_find_layout (content, wanted), NULL);
}

/* The same theme in another document comes among the first, in both directions. */
static void
test_suggestions (void)
{
  static const char * const pairs[][2] = {
    { "sei-two-poles-two-belts", "amp-overall" }, { "sei-ai-4-x", "amp-ai-4-x" },
    { "fut-five-clusters", "press-five-clusters" }, { "fut-pilot-zones", "press-pilots" },
    { "sei-bio-1-5-x", "zj-bio" }
  };
  GPtrArray *layouts = buju_content_get_layouts (buju_library_get_content (library));

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_true (suggests (pairs[i][0], pairs[i][1]));
      g_assert_true (suggests (pairs[i][1], pairs[i][0]));
    }
  for (guint i = 0; i < layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (layouts, i);
      g_autoptr (GPtrArray) best
        = buju_compare_suggest (buju_library_get_content (library), layout, 100);

      g_assert_false (g_ptr_array_find (best, layout, NULL));
      for (guint j = 0; j < best->len; j++)
        {
          const BujuLayout *other = g_ptr_array_index (best, j);

          g_assert_true (other->drawable && other->plan != layout->plan);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/compare-table/complete", test_complete);
  g_test_add_func ("/compare-table/components", test_components);
  g_test_add_func ("/compare-table/text", test_text);
  g_test_add_func ("/compare-table/bare", test_bare);
  g_test_add_func ("/compare-table/csv", test_csv);
  g_test_add_func ("/compare-table/csv-formula", test_csv_formula);
  g_test_add_func ("/compare-table/suggestions", test_suggestions);
  return run_with_library (library);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-csv.h"
#include "plan/buju-indicator-series.h"
#include "plan/buju-indicator-table.h"
#include "plan/buju-phrase.h"

#include <math.h>
#include <string.h>

typedef struct
{
  BujuContent        *content;
  BujuWords          *words;
  BujuIndicatorTable *table;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char    *file = g_build_filename (g_getenv ("BUJU_DATA_DIR"), "words.json", NULL);
  g_autoptr (GError)  error = NULL;

  self->content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), &error);
  g_assert_no_error (error);
  self->words = buju_words_load (file, &error);
  g_assert_no_error (error);
  self->table = buju_indicator_table_new (self->content, self->words);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  buju_indicator_table_unref (self->table);
  buju_words_unref (self->words);
  buju_content_unref (self->content);
}

static GPtrArray *
find (Fixture *self, BujuIndicatorFilter filter)
{
  return buju_indicator_table_filter (self->table, &filter);
}

static gboolean
has_row (const GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_str_equal (((const BujuIndicatorRow *) g_ptr_array_index (rows, i))->indicator->id, id))
        return TRUE;
    }

  return FALSE;
}

static const BujuIndicatorRow *
need_row (Fixture *self, const char *id)
{
  const BujuIndicatorRow *row = buju_indicator_table_find (self->table, id);

  g_assert_nonnull (row);

  return row;
}

/* ---- Rows ---- */

static void
test_rows (Fixture *self, gconstpointer data)
{
  GPtrArray *rows = buju_indicator_table_get_rows (self->table);
  BujuText   nothing = buju_words_get (self->words, "not-stated");

  g_assert_cmpuint (rows->len, ==, buju_content_get_indicators (self->content)->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->order, ==, i);
      g_assert_nonnull (strstr (row->citation.zh, row->indicator->plan->citation.zh));
      for (guint j = 0; j < BUJU_INDICATOR_N_COLUMNS; j++)
        {
          g_assert_nonnull (row->cells[j].zh);
          if (buju_indicator_row_is_stated (row, j))
            g_assert_cmpstr (row->cells[j].zh, !=, nothing.zh);
          else if (j != BUJU_INDICATOR_YEAR)
            g_assert_cmpstr (row->cells[j].en, ==, nothing.en);
        }
    }
}

static void
test_cells (Fixture *self, gconstpointer data)
{
  const BujuIndicatorRow *va = need_row (self, "sei-b-va");
  const BujuIndicatorRow *robots = need_row (self, "amp-i-04");
  const BujuIndicatorRow *assumed = need_row (self, "amp-b-output");

  g_assert_cmpstr (va->cells[BUJU_INDICATOR_BASE].zh, ==, "3746亿元（2015年）");
  g_assert_cmpstr (va->cells[BUJU_INDICATOR_BASE].en, ==, "374.6 billion yuan (2015)");
  g_assert_cmpstr (va->cells[BUJU_INDICATOR_VALUE].en, ==, "732.8 billion yuan");
  g_assert_cmpstr (va->cells[BUJU_INDICATOR_UNIT].zh, ==, "亿元");
  g_assert_cmpstr (va->cells[BUJU_INDICATOR_UNIT].en, ==, "yuan");
  g_assert_false (buju_indicator_row_is_stated (va, BUJU_INDICATOR_NATURE));
  /* The document's own table keeps its words and units. */
  g_assert_cmpstr (robots->cells[BUJU_INDICATOR_VALUE].zh, ==, "超过40");
  g_assert_cmpstr (robots->cells[BUJU_INDICATOR_UNIT].en, ==, "10 thousand yuan per person");
  g_assert_cmpstr (robots->cells[BUJU_INDICATOR_NATURE].zh, ==, "预期性");
  g_assert_cmpstr (robots->cells[BUJU_INDICATOR_NUMBER].zh, ==, "4");
  g_assert_false (buju_indicator_row_is_stated (robots, BUJU_INDICATOR_BASE));
  /* A year that the text does not give does not look like one that it gives. */
  g_assert_false (buju_indicator_row_is_stated (assumed, BUJU_INDICATOR_YEAR));
  g_assert_nonnull (strstr (assumed->cells[BUJU_INDICATOR_YEAR].en, "not stated"));
  g_assert_true (buju_indicator_row_is_stated (va, BUJU_INDICATOR_YEAR));
}

static void
test_amounts (void)
{
  static const struct { double value; BujuText unit; const char *zh; const char *en; } cases[] = {
    { 33212, { "亿元", "100 million yuan" }, "33212亿元", "3.3212 trillion yuan" },
    { 67.4, { "亿元/平方公里", "100 million yuan per sq km" }, "67.4亿元/平方公里",
      "6.74 billion yuan per sq km" },
    { 1.5, { "万家", "10 thousand firms" }, "1.5万家", "15,000 firms" },
    { 120, { "万辆", "10 thousand vehicles" }, "120万辆", "1.2 million vehicles" },
    { 8, { "万亿元", "trillion yuan" }, "8万亿元", "8 trillion yuan" },
    { 100, { "亿个", "100 million" }, "100亿个", "10 billion" },
    { 18.9, { "%", "percent" }, "18.9%", "18.9%" },
    { 1500, { "家", "firms" }, "1500家", "1500 firms" },
    { 3, { NULL, NULL }, "3", "3" },
    { NAN, { "家", "firms" }, NULL, NULL },
  };
  GStringChunk *strings = g_string_chunk_new (64);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BujuText text = buju_phrase_amount (strings, cases[i].value, &cases[i].unit);

      g_assert_cmpstr (text.zh, ==, cases[i].zh);
      g_assert_cmpstr (text.en, ==, cases[i].en);
    }
  g_string_chunk_free (strings);
}

static void
test_years (void)
{
  GStringChunk *strings = g_string_chunk_new (64);
  BujuText      range = buju_phrase_year (strings, "2021-2025");
  BujuText      year = buju_phrase_year (strings, "2025");

  g_assert_cmpstr (range.zh, ==, "2021—2025");
  g_assert_cmpstr (range.en, ==, "2021–2025");
  g_assert_cmpstr (year.zh, ==, "2025");
  g_assert_cmpstr (year.en, ==, "2025");
  g_assert_null (buju_phrase_year (strings, NULL).zh);
  g_assert_cmpstr (buju_phrase_section (strings, "一(一)1").zh, ==, "一（一）1");
  g_assert_cmpstr (buju_phrase_section (strings, "一(一)1").en, ==, "一(一)1");
  g_string_chunk_free (strings);
}

/* The document's own table, as it stands: numbers from 1 on without a gap, categories together,
 * and the words of the document. */
static void
test_own_table (Fixture *self, gconstpointer data)
{
  const BujuPlan        *plan = buju_content_find_plan (self->content, "amp-145");
  g_autoptr (GPtrArray)  rows = find (self,
                                      (BujuIndicatorFilter) { .plan = plan, .own_table = TRUE });
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  const char            *category = NULL;

  g_assert_cmpuint (rows->len, ==, 18);
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (row->indicator->table_row, ==, i + 1);
      g_assert_true (buju_indicator_row_is_stated (row, BUJU_INDICATOR_NATURE));
      if (g_strcmp0 (category, row->indicator->category.zh) != 0)
        g_assert_true (g_hash_table_add (done, (gpointer) row->indicator->category.zh));
      category = row->indicator->category.zh;
    }
  g_assert_cmpuint (g_hash_table_size (done), ==, 4);
  g_assert_false (buju_text_is_empty (&plan->table_title));
  g_assert_cmpstr (need_row (self, "amp-i-16")->cells[BUJU_INDICATOR_UNIT].zh, ==, "个");
  g_assert_cmpstr (need_row (self, "amp-i-16")->cells[BUJU_INDICATOR_VALUE].zh, ==, "100亿");
  g_assert_cmpstr (need_row (self, "amp-i-03")->cells[BUJU_INDICATOR_UNIT].zh, ==, "-");
  g_assert_cmpstr (need_row (self, "amp-i-03")->aim.zh, ==, "2025年目标");
}

/* ---- Order ---- */

typedef struct
{
  BujuIndicatorColumn column;
  BujuLanguage        language;
} Order;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;

  return buju_indicator_row_compare (*(const BujuIndicatorRow * const *) a,
                                     *(const BujuIndicatorRow * const *) b, order->column,
                                     order->language);
}

static GPtrArray *
sort (Fixture *self, BujuIndicatorColumn column, BujuLanguage language)
{
  GPtrArray *rows = g_ptr_array_new ();
  Order      order = { column, language };

  g_ptr_array_extend (rows, buju_indicator_table_get_rows (self->table), NULL, NULL);
  g_ptr_array_sort_with_data (rows, compare_cb, &order);

  return rows;
}

static const BujuIndicator *
get_indicator (const GPtrArray *rows, guint index)
{
  return ((const BujuIndicatorRow *) g_ptr_array_index (rows, index))->indicator;
}

/* Every order is one: no two rows are equal, and turning the two round turns the answer round. */
static void
test_sort_total (Fixture *self, gconstpointer data)
{
  GPtrArray *rows = buju_indicator_table_get_rows (self->table);

  for (guint column = 0; column < BUJU_INDICATOR_N_COLUMNS; column++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          const BujuIndicatorRow *a = g_ptr_array_index (rows, i);
          const BujuIndicatorRow *b = g_ptr_array_index (rows, (i * 7 + 3) % rows->len);
          int                     there = buju_indicator_row_compare (a, b, column,
                                                                      BUJU_LANGUAGE_ZH);
          int                     back = buju_indicator_row_compare (b, a, column,
                                                                     BUJU_LANGUAGE_ZH);

          g_assert_true ((there > 0) == (back < 0));
          g_assert_true ((there == 0) == (a == b));
        }
    }
}

/* Within a unit by number, words after numbers; no unit comes twice. */
static void
test_sort_values (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray)  rows = sort (self, BUJU_INDICATOR_VALUE, BUJU_LANGUAGE_ZH);
  g_autoptr (GHashTable) units = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicator *now = get_indicator (rows, i);
      const BujuIndicator *before = i > 0 ? get_indicator (rows, i - 1) : NULL;
      double               value = isnan (now->value) ? now->value_min : now->value;

      if (before == NULL || g_strcmp0 (before->unit.zh, now->unit.zh) != 0)
        {
          g_assert_true (g_hash_table_add (units,
                                           (gpointer) (now->unit.zh != NULL ? now->unit.zh : "")));
          continue;
        }
      if (!isnan (value))
        g_assert_cmpfloat (isnan (before->value) ? before->value_min : before->value, <=, value);
    }
  g_assert_cmpuint (g_hash_table_size (units), >, 10);
}

static void
test_sort_names (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) chinese = sort (self, BUJU_INDICATOR_NAME, BUJU_LANGUAGE_ZH);
  g_autoptr (GPtrArray) english = sort (self, BUJU_INDICATOR_NAME, BUJU_LANGUAGE_EN);
  g_autoptr (GPtrArray) places = sort (self, BUJU_INDICATOR_PLACE, BUJU_LANGUAGE_ZH);

  for (guint i = 1; i < chinese->len; i++)
    {
      g_autofree char *before = g_utf8_casefold (get_indicator (english, i - 1)->name.en, -1);
      g_autofree char *now = g_utf8_casefold (get_indicator (english, i)->name.en, -1);

      g_assert_cmpint (strcmp (get_indicator (chinese, i - 1)->pinyin,
                               get_indicator (chinese, i)->pinyin),
                       <=, 0);
      g_assert_cmpint (strcmp (before, now), <=, 0);
    }
  /* What has no place comes last. */
  g_assert_nonnull (get_indicator (places, 0)->place);
  g_assert_null (get_indicator (places, places->len - 1)->place);
}

/* ---- Filter ---- */

static void
test_filter_words (Fixture *self, gconstpointer data)
{
  static const struct { const char *text; const char *in; const char *out; } cases[] = {
    { "机器人", "amp-i-14", "amp-i-13" },
    { "robot density", "amp-i-14", "amp-i-13" },
    { "gong ye ji qi ren", "amp-i-14", "amp-i-13" },
    { "gyjqr", "amp-i-14", "amp-i-13" },
    { "robbot", "amp-i-14", "amp-i-13" },
    { "约束性", "amp-i-06", "amp-i-05" },
    { "临港 30%", "sei-b-lg-growth", "sei-b-lg-output" },
    { "aerospace 800亿元", "sei-t-aero", "amp-civil-aviation" },
    { "amp-i-05", "amp-i-05", "amp-i-06" },
    { "2030", "fut-output", "amp-i-05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = find (self, (BujuIndicatorFilter) { .text = cases[i].text });

      g_test_message ("%s: %u rows", cases[i].text, rows->len);
      g_assert_true (has_row (rows, cases[i].in));
      g_assert_false (has_row (rows, cases[i].out));
    }
}

static void
test_filter_links (Fixture *self, gconstpointer data)
{
  const BujuPlan        *plan = buju_content_find_plan (self->content, "sei-145");
  const BujuPlace       *lingang = buju_content_find_place (self->content, "lingang");
  const BujuIndustry    *health = buju_content_find_industry (self->content, "future-health");
  const BujuIndustry    *cells = buju_content_find_industry (self->content, "track-gene-cell");
  g_autoptr (GPtrArray)  all = find (self, (BujuIndicatorFilter) { .text = " \t" });
  g_autoptr (GPtrArray)  none = find (self, (BujuIndicatorFilter) { .text = "囧囧" });
  g_autoptr (GPtrArray)  of_plan = find (self, (BujuIndicatorFilter) { .plan = plan });
  g_autoptr (GPtrArray)  there = find (self,
                                       (BujuIndicatorFilter) { .place = lingang, .plan = plan });
  g_autoptr (GPtrArray)  of_industry = find (self, (BujuIndicatorFilter) { .industry = health });
  g_autoptr (GPtrArray)  of_track = find (self, (BujuIndicatorFilter) { .industry = cells });
  g_autoptr (GPtrArray)  targets = find (self,
                                         (BujuIndicatorFilter) { .kind = "target",
                                                                 .year = "2030" });
  g_autoptr (GPtrArray)  doubtful = find (self, (BujuIndicatorFilter) { .conflicts = TRUE });

  g_assert_cmpuint (all->len, ==, buju_indicator_table_get_rows (self->table)->len);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (of_plan->len, ==, plan->indicators->len);
  g_assert_true (has_row (there, "sei-b-lg-output"));
  g_assert_false (has_row (there, "amp-lingang-third"));
  g_assert_true (has_row (of_industry, "press-cell"));
  g_assert_false (has_row (of_industry, "zj-b-bio"));
  g_assert_false (has_row (of_track, "press-cell"));   /* said of the whole, not of its part */
  g_assert_true (has_row (targets, "fut-output"));
  for (guint i = 0; i < targets->len; i++)
    g_assert_cmpstr (get_indicator (targets, i)->year, ==, "2030");
  g_assert_true (has_row (doubtful, "amp-b-land"));
  g_assert_false (has_row (doubtful, "amp-i-15"));
}

/* ---- Scope ---- */

static gboolean
names_both (const BujuConflict *conflict, const char *a, const char *b)
{
  return g_ptr_array_find_with_equal_func (conflict->about, a, g_str_equal, NULL)
         && g_ptr_array_find_with_equal_func (conflict->about, b, g_str_equal, NULL);
}

static gboolean
is_kept_apart (Fixture *self, const char *a, const char *b)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      if (names_both (g_ptr_array_index (conflicts, i), a, b))
        return TRUE;
    }

  return FALSE;
}

/* No series mixes documents, units or what a conflict keeps apart. */
static void
test_scopes (Fixture *self, gconstpointer data)
{
  GStringChunk          *strings = g_string_chunk_new (64);
  g_autoptr (GPtrArray)  all = buju_indicator_series_group (self->content, strings,
                                                            buju_content_get_indicators (
                                                                self->content));

  g_assert_cmpuint (all->len, >, 10);
  for (guint i = 0; i < all->len; i++)
    {
      const BujuIndicatorSeries *series = g_ptr_array_index (all, i);

      g_assert_cmpuint (series->points->len, >=, 2);
      for (guint j = 1; j < series->points->len; j++)
        {
          const BujuSeriesPoint *a = &g_array_index (series->points, BujuSeriesPoint, j - 1);
          const BujuSeriesPoint *b = &g_array_index (series->points, BujuSeriesPoint, j);

          g_assert_cmpstr (a->year, <, b->year);
          g_assert_true (b->indicator->plan == series->plan);
          g_assert_cmpstr (a->indicator->name.zh, ==, b->indicator->name.zh);
          g_assert_true (a->indicator->place == b->indicator->place);
          if (a->indicator != b->indicator)
            g_assert_false (is_kept_apart (self, a->indicator->id, b->indicator->id));
        }
    }
  g_string_chunk_free (strings);
}

static const BujuIndicatorSeries *
find_series (const GPtrArray *all, const char *id)
{
  for (guint i = 0; i < all->len; i++)
    {
      const BujuIndicatorSeries *series = g_ptr_array_index (all, i);

      for (guint j = 0; j < series->points->len; j++)
        {
          if (g_str_equal (g_array_index (series->points, BujuSeriesPoint, j).indicator->id, id))
            return series;
        }
    }

  return NULL;
}

static void
test_series (Fixture *self, gconstpointer data)
{
  GStringChunk              *strings = g_string_chunk_new (64);
  g_autoptr (GPtrArray)      all = buju_indicator_series_group (self->content, strings,
                                                                buju_content_get_indicators (
                                                                    self->content));
  const BujuIndicatorSeries *added = find_series (all, "sei-t-va");
  const BujuIndicatorSeries *firms = find_series (all, "zj-t-hitech");

  /* 2015, 2020 and the target for 2025. */
  g_assert_nonnull (added);
  g_assert_true (added == find_series (all, "sei-b-va"));
  g_assert_cmpuint (added->points->len, ==, 3);
  g_assert_true (g_array_index (added->points, BujuSeriesPoint, 0).base);
  g_assert_true (g_array_index (added->points, BujuSeriesPoint, 2).target);
  g_assert_true (g_array_index (added->points, BujuSeriesPoint, 2).open);
  g_assert_cmpfloat (buju_indicator_series_get_top (added), ==, 1e12);
  /* 9000余家 and 1.5万家 are counted alike. */
  g_assert_nonnull (firms);
  g_assert_true (firms == find_series (all, "zj-b-hitech"));
  g_assert_cmpfloat (g_array_index (firms->points, BujuSeriesPoint, 0).low, ==, 9000);
  g_assert_cmpfloat (g_array_index (firms->points, BujuSeriesPoint, 1).low, ==, 15000);
  /* A conflict says that these are not one figure. */
  g_assert_true (is_kept_apart (self, "amp-b-soft", "amp-software"));
  g_assert_null (find_series (all, "amp-software"));
  g_assert_true (is_kept_apart (self, "amp-b-land", "amp-i-05"));
  g_assert_null (find_series (all, "amp-i-05"));
  g_string_chunk_free (strings);
}

/* ---- CSV and text ---- */

static void
test_csv_fields (void)
{
  g_autoptr (BujuCsv) csv = buju_csv_new ();
  g_autofree char    *text = NULL;

  buju_csv_add (csv, "plain");
  buju_csv_add (csv, NULL);
  buju_csv_add (csv, "a, b");
  buju_csv_add (csv, "say \"so\"");
  buju_csv_add (csv, "two\nlines");
  buju_csv_end_row (csv);
  buju_csv_add (csv, "");
  buju_csv_add (csv, "=SUM(A1)");
  buju_csv_add (csv, "+86");
  buju_csv_add (csv, "-");
  buju_csv_add (csv, "@home");
  buju_csv_add (csv, "\t=1");
  buju_csv_add (csv, "1000+");
  buju_csv_add_number (csv, -1.5);
  buju_csv_add_number (csv, NAN);
  buju_csv_end_row (csv);
  text = buju_csv_dup_text (csv);
  g_assert_cmpstr (text, ==, "\xEF\xBB\xBF" "plain,,\"a, b\",\"say \"\"so\"\"\",\"two\nlines\"\r\n"
                             ",\"'=SUM(A1)\",\"'+86\",\"'-\",\"'@home\",\"'\t=1\",1000+,-1.5,\r\n");
}

/* Fields of a line; quotes taken off. Written apart from the writer. */
static GPtrArray *
split_line (const char **at)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString   *field = g_string_new (NULL);
  gboolean   quoted = FALSE;
  const char *c = *at;

  for (; *c != '\0' && (quoted || *c != '\r'); c++)
    {
      if (quoted && c[0] == '"' && c[1] == '"')
        g_string_append_c (field, *c++);
      else if (*c == '"')
        quoted = !quoted;
      else if (*c == ',' && !quoted)
        {
          g_ptr_array_add (fields, g_strdup (field->str));
          g_string_truncate (field, 0);
        }
      else
        g_string_append_c (field, *c);
    }
  g_ptr_array_add (fields, g_string_free (field, FALSE));
  g_assert_true (g_str_has_prefix (c, "\r\n"));
  *at = c + 2;

  return fields;
}

static const char *
get_field (GPtrArray *headings, const GPtrArray *fields, const char *name)
{
  guint index;

  g_assert_true (g_ptr_array_find_with_equal_func (headings, name, g_str_equal, &index));

  return g_ptr_array_index (fields, index);
}

/* All rows come back from the file, in order, with the values of the content. */
static void
test_csv (Fixture *self, gconstpointer data)
{
  GPtrArray            *rows = buju_indicator_table_get_rows (self->table);
  g_autofree char      *text = buju_indicator_table_to_csv (self->table, rows);
  const char           *at = text + 3;
  g_autoptr (GPtrArray) headings = NULL;

  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBF"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  headings = split_line (&at);
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray)   fields = split_line (&at);

      g_assert_cmpuint (fields->len, ==, headings->len);
      g_assert_cmpstr (get_field (headings, fields, "id"), ==, row->indicator->id);
      g_assert_cmpstr (get_field (headings, fields, "name_zh"), ==, row->indicator->name.zh);
      g_assert_cmpstr (get_field (headings, fields, "name_en"), ==, row->indicator->name.en);
      g_assert_cmpstr (get_field (headings, fields, "value_zh"), ==, row->indicator->value_text.zh);
      g_assert_cmpstr (get_field (headings, fields, "citation_en"), ==, row->citation.en);
      if (!isnan (row->indicator->value))
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (get_field (headings, fields, "value"),
                                                        NULL),
                                        row->indicator->value, 1e-9);
      else
        g_assert_cmpstr (get_field (headings, fields, "value"), ==, "");
    }
  g_assert_cmpstr (at, ==, "");
}

static void
test_text (Fixture *self, gconstpointer data)
{
  static const BujuIndicatorColumn columns[] = { BUJU_INDICATOR_NAME, BUJU_INDICATOR_VALUE };
  g_autoptr (GPtrArray)            rows = g_ptr_array_new ();
  g_autofree char                 *text = NULL;
  g_auto (GStrv)                   lines = NULL;

  g_ptr_array_add (rows, (gpointer) need_row (self, "sei-t-va"));
  g_ptr_array_add (rows, (gpointer) need_row (self, "amp-i-04"));
  g_ptr_array_add (rows, (gpointer) need_row (self, "sei-t-va-share"));
  text = buju_indicator_table_to_text (self->table, rows, columns, G_N_ELEMENTS (columns),
                                       BUJU_LANGUAGE_ZH);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[1], ==, "战略性新兴产业增加值\t超过1万亿元\t[1]");
  g_assert_cmpstr (lines[2], ==, "工业劳动生产率\t超过40\t[2]");
  g_assert_true (g_str_has_suffix (lines[3], "\t[1]"));   /* the same section */
  g_assert_cmpstr (lines[4], ==, "");
  g_assert_true (g_str_has_prefix (lines[6], "[1] "));
  g_assert_nonnull (strstr (lines[6], need_row (self, "sei-t-va")->citation.zh));
  g_assert_nonnull (strstr (lines[7], need_row (self, "amp-i-04")->citation.zh));
  g_assert_cmpuint (g_strv_length (lines), ==, 9);
}

#define ADD(path, name) g_test_add ("/indicators/" path, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rows", test_rows);
  ADD ("cells", test_cells);
  ADD ("own-table", test_own_table);
  ADD ("sort/total", test_sort_total);
  ADD ("sort/values", test_sort_values);
  ADD ("sort/names", test_sort_names);
  ADD ("filter/words", test_filter_words);
  ADD ("filter/links", test_filter_links);
  ADD ("scopes", test_scopes);
  ADD ("series", test_series);
  ADD ("csv", test_csv);
  ADD ("text", test_text);
  g_test_add_func ("/indicators/amounts", test_amounts);
  g_test_add_func ("/indicators/years", test_years);
  g_test_add_func ("/indicators/csv-fields", test_csv_fields);

  return g_test_run ();
}

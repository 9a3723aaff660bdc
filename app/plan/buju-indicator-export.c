/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Rows that leave the program: CSV for spreadsheets and cited text for the clipboard. */

#include "plan/buju-indicator-private.h"

#include "plan/buju-csv.h"

#include <math.h>

/* ---- CSV ---- */

static void
append_pair (BujuCsv *out, const BujuText *text)
{
  buju_csv_add (out, text->zh);
  buju_csv_add (out, text->en);
}

static void
append_headings (BujuCsv *out)
{
  static const char * const headings[] = {
    "id", "document", "document_zh", "document_en", "section", "name_zh", "name_en",
    "base_zh", "base_en", "base_year", "base_value",
    "value_zh", "value_en", "comparator", "value", "value_min", "value_max", "unit_zh", "unit_en",
    "year", "year_stated", "year_note_zh", "year_note_en", "kind_zh", "kind_en",
    "table_row", "category_zh", "category_en", "nature_zh", "nature_en",
    "place", "place_zh", "place_en", "industry", "industry_zh", "industry_en",
    "conflicts_zh", "conflicts_en", "citation_zh", "citation_en",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    buju_csv_add (out, headings[i]);
  buju_csv_end_row (out);
}

static void
append_conflicts (BujuCsv *out, const BujuIndicatorRow *row)
{
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);

  for (guint i = 0; i < row->conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (row->conflicts, i);

      g_string_append_printf (zh, "%s%s：%s", i > 0 ? "；" : "", conflict->topic.zh,
                              conflict->advice.zh);
      g_string_append_printf (en, "%s%s: %s", i > 0 ? "; " : "", conflict->topic.en,
                              conflict->advice.en);
    }
  append_pair (out, &(BujuText) { zh->str, en->str });
}

/* The unit of the number, which in English is not that of the words. */
static void
append_value (BujuCsv *out, const BujuIndicatorRow *row)
{
  const BujuIndicator *indicator = row->indicator;

  append_pair (out, &row->cells[BUJU_INDICATOR_BASE]);
  buju_csv_add (out, indicator->base_year);
  buju_csv_add_number (out, indicator->base_value);
  append_pair (out, &row->cells[BUJU_INDICATOR_VALUE]);
  buju_csv_add (out, indicator->comparator);
  buju_csv_add_number (out, indicator->value);
  buju_csv_add_number (out, indicator->value_min);
  buju_csv_add_number (out, indicator->value_max);
  append_pair (out, &indicator->unit);
  buju_csv_add (out, indicator->year);
  buju_csv_add (out, indicator->year_stated ? "true" : "false");
  append_pair (out, &indicator->year_note);
}

static void
append_row (BujuCsv *out, const BujuIndicatorRow *row)
{
  const BujuIndicator *indicator = row->indicator;

  buju_csv_add (out, indicator->id);
  buju_csv_add (out, indicator->plan->id);
  append_pair (out, &indicator->plan->title);
  buju_csv_add (out, buju_indicator_row_is_stated (row, BUJU_INDICATOR_SECTION) ? indicator->section
                                                                               : NULL);
  append_pair (out, &indicator->name);
  append_value (out, row);
  append_pair (out, &row->cells[BUJU_INDICATOR_KIND]);
  buju_csv_add_number (out, indicator->table_row > 0 ? indicator->table_row : NAN);
  append_pair (out, &row->cells[BUJU_INDICATOR_CATEGORY]);
  append_pair (out, &row->cells[BUJU_INDICATOR_NATURE]);
  buju_csv_add (out, indicator->place != NULL ? indicator->place->id : NULL);
  append_pair (out, &row->cells[BUJU_INDICATOR_PLACE]);
  buju_csv_add (out, indicator->industry != NULL ? indicator->industry->id : NULL);
  append_pair (out, &row->cells[BUJU_INDICATOR_INDUSTRY]);
  append_conflicts (out, row);
  append_pair (out, &row->citation);
  buju_csv_end_row (out);
}

/**
 * buju_indicator_table_to_csv:
 * @self: a table
 * @rows: (element-type BujuIndicatorRow): which rows, in which order
 *
 * Writes rows as comma-separated values: UTF-8 with a byte order mark, both languages in columns of
 * their own, the source of every row in the last ones. Columns of words say "not stated"; columns
 * of ids and numbers are empty.
 *
 * Returns: (transfer full): the file's text
 */
char *
buju_indicator_table_to_csv (const BujuIndicatorTable *self, const GPtrArray *rows)
{
  g_autoptr (BujuCsv) out = buju_csv_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  append_headings (out);
  for (guint i = 0; i < rows->len; i++)
    append_row (out, g_ptr_array_index (rows, i));

  return buju_csv_dup_text (out);
}

/* ---- Text ---- */

/* Tabs and line ends divide cells and rows. */
static void
append_cell (GString *out, const BujuText *text, BujuLanguage language)
{
  g_autofree char *words = buju_text_dup (text, language, " / ");

  g_strdelimit (words, "\t\r\n", ' ');
  g_string_append (out, words);
}

/* The number of a citation, entered when it is new. */
static guint
cite (GPtrArray *citations, const BujuIndicatorRow *row)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const BujuIndicatorRow *other = g_ptr_array_index (citations, i);

      if (g_strcmp0 (other->citation.zh, row->citation.zh) == 0)
        return i + 1;
    }
  g_ptr_array_add (citations, (gpointer) row);

  return citations->len;
}

static void
append_sources (const BujuIndicatorTable *self, GString *out, const GPtrArray *citations,
                BujuLanguage language)
{
  BujuText heading = buju_words_get (self->words, "profile-sources");

  g_string_append_c (out, '\n');
  append_cell (out, &heading, language);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < citations->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (citations, i);

      g_string_append_printf (out, "[%u] ", i + 1);
      append_cell (out, &row->citation, language);
      g_string_append_c (out, '\n');
    }
}

/**
 * buju_indicator_table_to_text:
 * @self: a table
 * @rows: (element-type BujuIndicatorRow): which rows, in which order
 * @columns: (array length=n_columns): which columns
 * @n_columns: their number
 * @language: zh, en or both
 *
 * Writes rows as text that can be pasted into a report or a spreadsheet: cells divided by tabs, a
 * heading above, the number of the source at the end of each row and the sources below.
 *
 * Returns: (transfer full): the text, ending with a line end
 */
char *
buju_indicator_table_to_text (const BujuIndicatorTable *self, const GPtrArray *rows,
                              const BujuIndicatorColumn *columns, guint n_columns,
                              BujuLanguage language)
{
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < n_columns; i++)
    {
      BujuText heading = buju_indicator_table_get_heading (self, columns[i]);

      append_cell (out, &heading, language);
      g_string_append_c (out, i + 1 < n_columns ? '\t' : '\n');
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < n_columns; j++)
        {
          append_cell (out, &row->cells[columns[j]], language);
          g_string_append_c (out, '\t');
        }
      g_string_append_printf (out, "[%u]\n", cite (citations, row));
    }
  if (rows->len > 0)
    append_sources (self, out, citations, language);

  return g_string_free (out, FALSE);
}

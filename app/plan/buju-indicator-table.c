/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-indicator-private.h"

#include "plan/buju-phrase.h"

#include <math.h>
#include <string.h>

#define NO_UNIT "-"   /* as tables print it */

static const char * const heading_keys[BUJU_INDICATOR_N_COLUMNS] = {
  "column-category", "column-number", "column-name", "column-document", "column-section",
  "column-base", "column-value", "column-unit", "column-year", "column-kind", "column-nature",
  "column-place", "column-industry",
};

/* ---- Cells ---- */

static void
set_cell (BujuIndicatorTable *self, BujuIndicatorRow *row, BujuIndicatorColumn column,
          BujuText text)
{
  if (buju_text_is_empty (&text))
    {
      row->cells[column] = buju_words_get (self->words, "not-stated");
      return;
    }

  row->cells[column] = text;
  row->stated |= 1u << column;
}

static BujuText
describe_base (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  const BujuWordsValue values[] = {
    { "value", buju_phrase_amount (self->strings, indicator->base_value, &indicator->unit) },
    { "year", buju_phrase_year (self->strings, indicator->base_year) },
    { NULL }
  };

  if (isnan (indicator->base_value) || indicator->base_year == NULL)
    return (BujuText) { NULL, NULL };

  return buju_words_fill (self->words, self->strings, "profile-value", values);
}

/* A year that is assumed must not look like one that is stated. */
static BujuText
describe_year (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  BujuText year = buju_phrase_year (self->strings, indicator->year);
  const BujuWordsValue values[] = { { "year", year }, { NULL } };

  if (indicator->year_stated || buju_text_is_empty (&year))
    return year;

  return buju_words_fill (self->words, self->strings, "indicator-year-assumed", values);
}

/* The document's table has the unit in a column of its own; elsewhere it is part of the value, and
 * in English the factor has gone into the number: 亿元, yuan. */
static BujuText
describe_unit (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  if (!buju_text_is_empty (&indicator->table_unit))
    return indicator->table_unit;
  if (indicator->table_row > 0 && buju_text_is_empty (&indicator->unit))
    return buju_phrase_plain (self->strings, NO_UNIT);
  if (indicator->table_row > 0 || buju_text_is_empty (&indicator->unit))
    return indicator->unit;

  return (BujuText) { indicator->unit.zh, buju_phrase_unit_name (indicator->unit.en) };
}

static BujuText
describe_aim (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  const BujuWordsValue values[] = {
    { "year", buju_phrase_year (self->strings, indicator->year) }, { NULL }
  };

  if (indicator->year == NULL)
    return buju_words_get (self->words, "indicator-target");

  return buju_words_fill (self->words, self->strings, "column-target", values);
}

static BujuText
describe_section (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  if (g_str_equal (indicator->section, "-"))
    return (BujuText) { NULL, NULL };

  return buju_phrase_section (self->strings, indicator->section);
}

static BujuText
describe_citation (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  const BujuWordsValue values[] = {
    { "citation", indicator->plan->citation },
    { "section", describe_section (self, indicator) },
    { NULL }
  };

  if (buju_text_is_empty (&values[1].text))
    return indicator->plan->citation;

  return buju_words_fill (self->words, self->strings, "profile-citation", values);
}

static BujuText
describe_number (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  return buju_phrase_number (self->strings, indicator->table_row > 0 ? indicator->table_row : NAN);
}

static void
fill_cells (BujuIndicatorTable *self, BujuIndicatorRow *row)
{
  const BujuIndicator *indicator = row->indicator;
  const BujuText none = { NULL, NULL };

  set_cell (self, row, BUJU_INDICATOR_CATEGORY, indicator->category);
  set_cell (self, row, BUJU_INDICATOR_NUMBER, describe_number (self, indicator));
  set_cell (self, row, BUJU_INDICATOR_NAME, indicator->name);
  set_cell (self, row, BUJU_INDICATOR_DOCUMENT, indicator->plan->short_title);
  set_cell (self, row, BUJU_INDICATOR_SECTION, describe_section (self, indicator));
  set_cell (self, row, BUJU_INDICATOR_BASE, describe_base (self, indicator));
  set_cell (self, row, BUJU_INDICATOR_VALUE, indicator->value_text);
  set_cell (self, row, BUJU_INDICATOR_UNIT, describe_unit (self, indicator));
  set_cell (self, row, BUJU_INDICATOR_YEAR, describe_year (self, indicator));
  if (!indicator->year_stated)
    row->stated &= ~(1u << BUJU_INDICATOR_YEAR);
  set_cell (self, row, BUJU_INDICATOR_KIND,
            buju_phrase_code (self->words, self->strings, "indicator", indicator->kind));
  set_cell (self, row, BUJU_INDICATOR_NATURE, indicator->nature);
  set_cell (self, row, BUJU_INDICATOR_PLACE,
            indicator->place != NULL ? indicator->place->name : none);
  set_cell (self, row, BUJU_INDICATOR_INDUSTRY,
            indicator->industry != NULL ? indicator->industry->name : none);
}

/* ---- Rows ---- */

static void
free_row (gpointer data)
{
  BujuIndicatorRow *row = data;

  g_ptr_array_unref (row->conflicts);
  g_free (row);
}

static void
find_conflicts (BujuIndicatorTable *self, BujuIndicatorRow *row)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      for (guint j = 0; j < conflict->about->len; j++)
        {
          if (g_str_equal (g_ptr_array_index (conflict->about, j), row->indicator->id))
            g_ptr_array_add (row->conflicts, (gpointer) conflict);
        }
    }
}

static void
add_row (BujuIndicatorTable *self, const BujuIndicator *indicator)
{
  BujuIndicatorRow *row = g_new0 (BujuIndicatorRow, 1);

  row->indicator = indicator;
  row->order = self->rows->len;
  row->conflicts = g_ptr_array_new ();
  row->aim = describe_aim (self, indicator);
  row->citation = describe_citation (self, indicator);
  fill_cells (self, row);
  find_conflicts (self, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->spellings, buju_indicator_spell (row));
}

/**
 * buju_indicator_table_new:
 * @content: the documents
 * @words: the table of words
 *
 * Returns: (transfer full): the figures of all documents
 */
BujuIndicatorTable *
buju_indicator_table_new (BujuContent *content, BujuWords *words)
{
  BujuIndicatorTable *self;
  GPtrArray *indicators;

  g_return_val_if_fail (content != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_atomic_rc_box_new0 (BujuIndicatorTable);
  self->content = buju_content_ref (content);
  self->words = buju_words_ref (words);
  self->strings = g_string_chunk_new (4096);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->spellings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  indicators = buju_content_get_indicators (content);
  for (guint i = 0; i < indicators->len; i++)
    add_row (self, g_ptr_array_index (indicators, i));

  return self;
}

/**
 * buju_indicator_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
BujuIndicatorTable *
buju_indicator_table_ref (BujuIndicatorTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear_table (BujuIndicatorTable *self)
{
  g_ptr_array_unref (self->spellings);
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  buju_words_unref (self->words);
  buju_content_unref (self->content);
}

/**
 * buju_indicator_table_unref:
 * @self: (transfer full): a table
 */
void
buju_indicator_table_unref (BujuIndicatorTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_table);
}

/**
 * buju_indicator_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (element-type BujuIndicatorRow): all rows in the documents' order
 */
GPtrArray *
buju_indicator_table_get_rows (const BujuIndicatorTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

/**
 * buju_indicator_table_find:
 * @self: a table
 * @id: of an indicator
 *
 * Returns: (transfer none) (nullable): its row
 */
const BujuIndicatorRow *
buju_indicator_table_find (const BujuIndicatorTable *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (self->rows, i);

      if (g_str_equal (row->indicator->id, id))
        return row;
    }

  return NULL;
}

/**
 * buju_indicator_table_get_heading:
 * @self: a table
 * @column: a column
 *
 * Returns: what stands above it
 */
BujuText
buju_indicator_table_get_heading (const BujuIndicatorTable *self, BujuIndicatorColumn column)
{
  g_return_val_if_fail (self != NULL, ((BujuText) { NULL, NULL }));
  g_return_val_if_fail (column < BUJU_INDICATOR_N_COLUMNS, ((BujuText) { NULL, NULL }));

  return buju_words_get (self->words, heading_keys[column]);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * buju_indicator_table_get_years:
 * @self: a table
 *
 * Returns: (transfer container) (element-type utf8): the years and periods of the rows, ascending
 */
GPtrArray *
buju_indicator_table_get_years (const BujuIndicatorTable *self)
{
  GPtrArray *years = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, years);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (self->rows, i);
      char *year = (char *) row->indicator->year;

      if (year != NULL && !g_ptr_array_find_with_equal_func (years, year, g_str_equal, NULL))
        g_ptr_array_add (years, year);
    }
  g_ptr_array_sort (years, compare_years);

  return years;
}

/**
 * buju_indicator_row_is_stated:
 * @self: a row
 * @column: a column
 *
 * Returns: whether the cell is what the document says; else it says that the document does not
 */
gboolean
buju_indicator_row_is_stated (const BujuIndicatorRow *self, BujuIndicatorColumn column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->stated >> column & 1) != 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which rows are wanted: by document, place, industry, year, kind, and by words as in the
 * search. */

#include "plan/buju-indicator-private.h"

static void
add_spelling (GArray *spellings, const char *text, gboolean pinyin, gboolean whole)
{
  BujuSpelling spelling = { .text = text, .pinyin = pinyin, .whole = whole };

  if (text == NULL)
    return;
  buju_spelling_fold (&spelling);
  g_array_append_val (spellings, spelling);
}

GArray *
buju_indicator_spell (const BujuIndicatorRow *row)
{
  const BujuIndicator *indicator = row->indicator;
  GArray *spellings = buju_spellings_new ();

  for (guint i = 0; i < BUJU_INDICATOR_N_COLUMNS; i++)
    {
      if (!buju_indicator_row_is_stated (row, i) || i == BUJU_INDICATOR_NUMBER)
        continue;
      add_spelling (spellings, row->cells[i].zh, FALSE, FALSE);
      add_spelling (spellings, row->cells[i].en, FALSE, FALSE);
    }
  add_spelling (spellings, indicator->year, FALSE, FALSE);
  add_spelling (spellings, indicator->pinyin, TRUE, FALSE);
  if (indicator->place != NULL)
    add_spelling (spellings, indicator->place->pinyin, TRUE, FALSE);
  if (indicator->industry != NULL)
    add_spelling (spellings, indicator->industry->pinyin, TRUE, FALSE);
  add_spelling (spellings, indicator->id, FALSE, TRUE);

  return spellings;
}

static BujuSearchMatch
match_spellings (const GArray *spellings, const BujuNeedle *needle)
{
  BujuSearchMatch best = BUJU_MATCH_NONE;

  for (guint i = 0; i < spellings->len; i++)
    best = MIN (best, buju_needle_match (needle, &g_array_index (spellings, BujuSpelling, i)));

  return best;
}

/* As good as the worst of the words, each of which may stand in another column. */
static BujuSearchMatch
match_row (const GArray *spellings, const BujuNeedle *whole, const GArray *words)
{
  BujuSearchMatch match = match_spellings (spellings, whole);
  BujuSearchMatch worst = BUJU_MATCH_EXACT;

  if (match < BUJU_MATCH_TYPO)
    return match;
  for (guint i = 0; i < words->len; i++)
    worst = MAX (worst, match_spellings (spellings, &g_array_index (words, BujuNeedle, i)));

  return words->len > 0 ? MIN (match, worst) : match;
}

static gboolean
is_within (const BujuIndustry *industry, const BujuIndustry *wanted)
{
  while (industry != NULL && industry != wanted)
    industry = industry->parent;

  return industry != NULL;
}

static gboolean
is_wanted (const BujuIndicatorRow *row, const BujuIndicatorFilter *filter)
{
  const BujuIndicator *indicator = row->indicator;

  if (filter->plan != NULL && indicator->plan != filter->plan)
    return FALSE;
  if (filter->place != NULL && indicator->place != filter->place)
    return FALSE;
  if (filter->industry != NULL && !is_within (indicator->industry, filter->industry))
    return FALSE;
  if (filter->year != NULL && g_strcmp0 (indicator->year, filter->year) != 0)
    return FALSE;
  if (filter->kind != NULL && !g_str_equal (indicator->kind, filter->kind))
    return FALSE;
  if (filter->conflicts && row->conflicts->len == 0)
    return FALSE;

  return !filter->own_table || indicator->table_row > 0;
}

static GPtrArray *
collect (const BujuIndicatorTable *self, const BujuIndicatorFilter *filter, const BujuNeedle *whole,
         const GArray *words, BujuSearchMatch limit)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      BujuIndicatorRow *row = g_ptr_array_index (self->rows, i);

      if (is_wanted (row, filter)
          && (words->len == 0
              || match_row (g_ptr_array_index (self->spellings, i), whole, words) <= limit))
        g_ptr_array_add (rows, row);
    }

  return rows;
}

/**
 * buju_indicator_table_filter:
 * @self: a table
 * @filter: what is wanted
 *
 * Finds the rows that have every word of the text in any of their cells, in Chinese, English or
 * pinyin. Typing errors are forgiven only where nothing is found without.
 *
 * Returns: (transfer container) (element-type BujuIndicatorRow): the rows in the documents' order
 */
GPtrArray *
buju_indicator_table_filter (const BujuIndicatorTable *self, const BujuIndicatorFilter *filter)
{
  const char *text;
  g_autoptr (GArray) words = NULL;
  GPtrArray *rows;
  BujuNeedle whole;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  text = filter->text != NULL ? filter->text : "";
  words = buju_needles_new (text);
  buju_needle_init (&whole, text);
  rows = collect (self, filter, &whole, words, BUJU_MATCH_INITIALS);
  if (rows->len == 0 && words->len > 0)
    {
      g_ptr_array_unref (rows);
      rows = collect (self, filter, &whole, words, BUJU_MATCH_TYPO);
    }
  buju_needle_clear (&whole);

  return rows;
}

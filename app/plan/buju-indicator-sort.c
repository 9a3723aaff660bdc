/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The order of rows by a column: Chinese names by their pinyin, figures by their value within one
 * unit, never across units. What is not stated comes last. */

#include "plan/buju-indicator-table.h"

#include <math.h>
#include <string.h>

static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);

  return (a > b) - (a < b);
}

static int
compare_strings (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return strcmp (a, b);
}

static int
compare_folded (const char *a, const char *b)
{
  g_autofree char *one = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *other = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return compare_strings (one, other);
}

/* @pinyin_a, @pinyin_b: NULL where the content has none. */
static int
compare_texts (const BujuText *a, const char *pinyin_a, const BujuText *b, const char *pinyin_b,
               BujuLanguage language)
{
  int order;

  if (language == BUJU_LANGUAGE_EN)
    return compare_folded (buju_text_get (a, language), buju_text_get (b, language));

  order = compare_strings (pinyin_a, pinyin_b);

  return order != 0 ? order : compare_strings (a->zh, b->zh);
}

static double
get_low (const BujuIndicator *indicator)
{
  return isnan (indicator->value) ? indicator->value_min : indicator->value;
}

static double
get_high (const BujuIndicator *indicator)
{
  return isnan (indicator->value) ? indicator->value_max : indicator->value;
}

static int
compare_units (const BujuIndicator *a, const BujuIndicator *b, BujuLanguage language)
{
  return compare_folded (buju_text_get (&a->unit, language), buju_text_get (&b->unit, language));
}

static int
compare_values (const BujuIndicator *a, const BujuIndicator *b, BujuLanguage language)
{
  int order = compare_units (a, b, language);

  if (order == 0)
    order = compare_numbers (get_low (a), get_low (b));

  return order != 0 ? order : compare_numbers (get_high (a), get_high (b));
}

static int
compare_bases (const BujuIndicator *a, const BujuIndicator *b, BujuLanguage language)
{
  int order = isnan (a->base_value) - isnan (b->base_value);

  if (order == 0)
    order = compare_units (a, b, language);

  return order != 0 ? order : compare_numbers (a->base_value, b->base_value);
}

static int
compare_places (const BujuPlace *a, const BujuPlace *b, BujuLanguage language)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return compare_texts (&a->name, a->pinyin, &b->name, b->pinyin, language);
}

static int
compare_industries (const BujuIndustry *a, const BujuIndustry *b, BujuLanguage language)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);

  return compare_texts (&a->name, a->pinyin, &b->name, b->pinyin, language);
}

/* Rows of the documents' own tables first. */
static int
compare_table_rows (guint a, guint b)
{
  if (a == 0 || b == 0)
    return (a == 0) - (b == 0);

  return (a > b) - (a < b);
}

static int
compare_cells (const BujuIndicatorRow *a, const BujuIndicatorRow *b, BujuIndicatorColumn column,
               BujuLanguage language)
{
  const BujuIndicator *one = a->indicator;
  const BujuIndicator *other = b->indicator;

  switch (column)
    {
    case BUJU_INDICATOR_CATEGORY:
    case BUJU_INDICATOR_NUMBER:
      return compare_table_rows (one->table_row, other->table_row);
    case BUJU_INDICATOR_NAME:
      return compare_texts (&one->name, one->pinyin, &other->name, other->pinyin, language);
    case BUJU_INDICATOR_DOCUMENT:
      return compare_numbers (one->plan->order, other->plan->order);
    case BUJU_INDICATOR_BASE:
      return compare_bases (one, other, language);
    case BUJU_INDICATOR_VALUE:
      return compare_values (one, other, language);
    case BUJU_INDICATOR_UNIT:
      return compare_units (one, other, language);
    case BUJU_INDICATOR_YEAR:
      return compare_strings (one->year, other->year);
    case BUJU_INDICATOR_KIND:
      return compare_strings (one->kind, other->kind);
    case BUJU_INDICATOR_NATURE:
      return compare_strings (one->nature.zh, other->nature.zh);
    case BUJU_INDICATOR_PLACE:
      return compare_places (one->place, other->place, language);
    case BUJU_INDICATOR_INDUSTRY:
      return compare_industries (one->industry, other->industry, language);
    case BUJU_INDICATOR_SECTION:   /* sections run as the documents do */
    case BUJU_INDICATOR_N_COLUMNS:
    default:
      return 0;
    }
}

/**
 * buju_indicator_row_compare:
 * @a: a row
 * @b: another
 * @column: by which to sort
 * @language: whose names; for both, the Chinese ones
 *
 * Orders two rows. Names go by pinyin in Chinese and by letter in English, years by time, values by
 * number within one unit, the units one after another. Rows that are equal keep the documents'
 * order.
 *
 * Returns: less than, equal to or more than 0
 */
int
buju_indicator_row_compare (const BujuIndicatorRow *a, const BujuIndicatorRow *b,
                            BujuIndicatorColumn column, BujuLanguage language)
{
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  order = compare_cells (a, b, column, language);

  return order != 0 ? order : (a->order > b->order) - (a->order < b->order);
}

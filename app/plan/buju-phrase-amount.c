/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Numbers with their units. Chinese counts in 万 and 亿 and keeps the factor in the unit; English
 * has it in the number: 3746亿元 is 374.6 billion yuan. */

#include "plan/buju-phrase.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *word;
  double      factor;
} Scale;

/* How units of the content begin. */
static const Scale factors[] = {
  { "100 million", 1e8 }, { "10 thousand", 1e4 }, { "trillion", 1e12 },
};

/* Largest first. */
static const Scale scales[] = {
  { " trillion", 1e12 }, { " billion", 1e9 }, { " million", 1e6 },
};

static const Scale *
find_factor (const char *unit)
{
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (factors); i++)
    {
      gsize length = strlen (factors[i].word);

      if (g_str_has_prefix (unit, factors[i].word) && (unit[length] == ' ' || unit[length] == '\0'))
        return &factors[i];
    }

  return NULL;
}

/**
 * buju_phrase_unit_name:
 * @unit: (nullable): an English unit of the content
 *
 * Returns: (transfer none) (nullable): the unit without the factor before it: "100 million yuan"
 *   gives "yuan"; %NULL when there is nothing else
 */
const char *
buju_phrase_unit_name (const char *unit)
{
  const Scale *factor = find_factor (unit);

  if (factor == NULL)
    return unit;
  unit += strlen (factor->word);

  return *unit == ' ' ? unit + 1 : NULL;
}

/**
 * buju_phrase_unit_factor:
 * @unit: (nullable): an English unit of the content
 *
 * Returns: by what a value in @unit is to be multiplied to be in buju_phrase_unit_name()
 */
double
buju_phrase_unit_factor (const char *unit)
{
  const Scale *factor = find_factor (unit);

  return factor != NULL ? factor->factor : 1;
}

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize whole;

  g_ascii_formatd (text, sizeof text, "%.12g", value);
  whole = strspn (text, "0123456789");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && whole > 4 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, text[i]);
    }
  g_string_append (out, text + whole);
}

static char *
format_english (double value, const char *unit)
{
  GString *out = g_string_new (NULL);
  const char *name = buju_phrase_unit_name (unit);
  const char *word = "";

  value *= buju_phrase_unit_factor (unit);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      if (value < scales[i].factor)
        continue;
      value /= scales[i].factor;
      word = scales[i].word;
      break;
    }
  append_number (out, value);
  g_string_append (out, word);
  if (name != NULL)
    g_string_append_printf (out, " %s", name);

  return g_string_free (out, FALSE);
}

/**
 * buju_phrase_amount:
 * @strings: where the result is kept
 * @value: in @unit
 * @unit: may be empty
 *
 * Returns: the number with its unit: "3746亿元", "374.6 billion yuan"; empty for NAN
 */
BujuText
buju_phrase_amount (GStringChunk *strings, double value, const BujuText *unit)
{
  BujuText number = buju_phrase_number (strings, value);
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  if (buju_text_is_empty (&number))
    return number;

  zh = g_strconcat (number.zh, unit->zh, NULL);
  if (g_strcmp0 (unit->zh, "%") == 0)
    return buju_phrase_plain (strings, zh);
  en = format_english (value, unit->en);

  return (BujuText) { g_string_chunk_insert_const (strings, zh),
                      g_string_chunk_insert_const (strings, en) };
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-phrase.h"

#include <math.h>
#include <string.h>

BujuText
buju_phrase_plain (GStringChunk *strings, const char *text)
{
  const char *kept;

  if (text == NULL || *text == '\0')
    return (BujuText) { NULL, NULL };

  kept = g_string_chunk_insert_const (strings, text);

  return (BujuText) { kept, kept };
}

/* The plans' files write "2021-2025"; elsewhere a hyphen joins no years. */
BujuText
buju_phrase_year (GStringChunk *strings, const char *year)
{
  BujuText           text = buju_phrase_plain (strings, year);
  g_autoptr (GString) words = NULL;

  if (text.zh == NULL || strchr (text.zh, '-') == NULL)
    return text;
  words = g_string_new (text.zh);
  g_string_replace (words, "-", "—", 0);
  text.zh = g_string_chunk_insert_const (strings, words->str);
  g_string_replace (words, "—", "–", 0);
  text.en = g_string_chunk_insert_const (strings, words->str);
  return text;
}

BujuText
buju_phrase_section (GStringChunk *strings, const char *section)
{
  BujuText            text = buju_phrase_plain (strings, section);
  g_autoptr (GString) words = NULL;

  if (text.zh == NULL || strchr (text.zh, '(') == NULL)
    return text;
  words = g_string_new (text.zh);
  g_string_replace (words, "(", "（", 0);
  g_string_replace (words, ")", "）", 0);
  text.zh = g_string_chunk_insert_const (strings, words->str);
  return text;
}

BujuText
buju_phrase_number (GStringChunk *strings, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return (BujuText) { NULL, NULL };

  g_ascii_formatd (text, sizeof text, "%.12g", value);

  return buju_phrase_plain (strings, text);
}

BujuText
buju_phrase_code (const BujuWords *words, GStringChunk *strings, const char *prefix,
                  const char *value)
{
  g_autofree char *key = g_strdup_printf ("%s-%s", prefix, value);

  return buju_words_has (words, key) ? buju_words_get (words, key)
                                     : buju_phrase_plain (strings, value);
}

/**
 * buju_phrase_value:
 * @words: the table of words
 * @strings: where the result is kept
 * @indicator: a figure
 *
 * Gives the value as the document has it. In running text the unit is part of it ("37053亿元");
 * in the document's table it stands in a column of its own and must be added.
 *
 * Returns: the value
 */
BujuText
buju_phrase_value (const BujuWords *words, GStringChunk *strings, const BujuIndicator *indicator)
{
  const BujuText *unit = buju_text_is_empty (&indicator->table_unit) ? &indicator->unit
                                                                    : &indicator->table_unit;
  const BujuWordsValue values[] = {
    { "value", indicator->value_text }, { "unit", *unit }, { NULL }
  };

  if (buju_text_is_empty (&indicator->category) || buju_text_is_empty (unit)
      || g_str_equal (indicator->comparator, "text"))
    return indicator->value_text;

  return buju_words_fill (words, strings, "phrase-value-unit", values);
}

const char *
buju_phrase_get_parent (const char *role)
{
  const char *of = strstr (role, " of ");

  return of != NULL ? of + strlen (" of ") : NULL;
}

BujuText
buju_phrase_scheme (const BujuWords *words, GStringChunk *strings, const char *role,
                    const BujuIndustry *parent)
{
  g_autofree char *key = NULL;
  BujuWordsValue values[] = { { "industry", { NULL, NULL } }, { NULL } };

  if (parent == NULL)
    return buju_phrase_code (words, strings, "scheme", role);

  key = g_strdup_printf ("scheme-%.*s-of", (int) (strstr (role, " of ") - role), role);
  values[0].text = parent->name;

  return buju_words_has (words, key) ? buju_words_fill (words, strings, key, values)
                                     : buju_phrase_plain (strings, role);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which part of a name was typed: as it is written, or syllable by syllable as it is read. */

#include "plan/buju-search-private.h"

#include <string.h>

/* One thing of a written name that has a syllable: a Chinese character, or letters and digits in a
 * row. */
typedef struct
{
  gsize start, end;
} Token;

static gboolean
is_latin (gunichar c)
{
  return c < 0x80 && g_ascii_isalnum ((char) c);
}

static GArray *
split_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  gboolean within = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Token token = { p - text, g_utf8_next_char (p) - text };

      if (is_latin (c) && within)
        g_array_index (tokens, Token, tokens->len - 1).end = token.end;
      else if (is_latin (c) || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
        g_array_append_val (tokens, token);
      within = is_latin (c);
    }

  return tokens;
}

static gsize
get_start (const BujuFold *fold, guint index)
{
  return g_array_index (fold->starts, gsize, index);
}

/* How many syllables from @index on @typed takes up, each by one letter or more; 0 when it does not
 * fit. The longest part of a syllable first. */
static guint
take_syllables (const BujuFold *fold, guint index, const char *typed)
{
  const char *syllable;
  gsize length, n = 0;

  if (index >= fold->starts->len)
    return 0;

  syllable = fold->text + get_start (fold, index);
  length = buju_fold_get_end (fold, index) - get_start (fold, index);
  while (n < length && typed[n] != '\0' && typed[n] == syllable[n])
    n++;

  for (; n > 0; n--)
    {
      guint more;

      if (typed[n] == '\0')
        return 1;
      more = take_syllables (fold, index + 1, typed + n);
      if (more > 0)
        return more + 1;
    }

  return 0;
}

static gboolean
find_read (const char *pinyin, const char *typed, const char *text, gsize *start, gsize *end)
{
  g_autoptr (GArray) tokens = split_tokens (text);
  BujuFold fold, wanted;
  gboolean found = FALSE;

  buju_fold_init_pinyin (&fold, pinyin);
  buju_fold_init_pinyin (&wanted, typed);
  for (guint i = 0; i < fold.starts->len && !found && wanted.length > 0 && wanted.length < 64; i++)
    {
      guint n = take_syllables (&fold, i, wanted.text);

      if (n == 0 || fold.starts->len != tokens->len)
        continue;
      *start = g_array_index (tokens, Token, i).start;
      *end = g_array_index (tokens, Token, i + n - 1).end;
      found = TRUE;
    }

  buju_fold_clear (&fold);
  buju_fold_clear (&wanted);

  return found;
}

/* Case and whatever is neither letter nor digit do not count. */
static gboolean
matches_from (const char *text, const char *typed, gsize *length)
{
  const char *p = text;

  for (const char *q = typed; *q != '\0'; q = g_utf8_next_char (q))
    {
      gunichar wanted = g_utf8_get_char (q);

      if (!g_unichar_isalnum (wanted))
        continue;
      while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0' || g_unichar_tolower (g_utf8_get_char (p)) != g_unichar_tolower (wanted))
        return FALSE;
      p = g_utf8_next_char (p);
    }

  *length = p - text;

  return *length > 0;
}

static gboolean
find_written (const char *typed, const char *text, gsize *start, gsize *end)
{
  gboolean before_latin = FALSE;
  gboolean latin = g_str_is_ascii (typed);

  for (int pass = 0; pass < 2; pass++)
    {
      before_latin = FALSE;
      for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);
          gsize length = 0;

          /* First where a word begins: the "an" of "Jing'an New" is not that of "and". */
          if (g_unichar_isalnum (c) && (pass > 0 || !(latin && before_latin))
              && matches_from (p, typed, &length))
            {
              *start = p - text;
              *end = *start + length;
              return TRUE;
            }
          before_latin = is_latin (c);
        }
    }

  return FALSE;
}

/**
 * buju_search_find_part:
 * @result: a result of a search
 * @typed: what was searched for
 * @text: a side of its name, or what was written
 * @start: (out): first byte of the part
 * @end: (out): byte behind the part
 *
 * Finds what to mark of a result. What was typed in pinyin marks the characters it reads.
 *
 * Returns: %FALSE when nothing of @text was typed, as in a typo
 */
gboolean
buju_search_find_part (const BujuSearchResult *result, const char *typed, const char *text,
                       gsize *start, gsize *end)
{
  g_return_val_if_fail (result != NULL, FALSE);
  g_return_val_if_fail (typed != NULL && text != NULL, FALSE);
  g_return_val_if_fail (start != NULL && end != NULL, FALSE);

  if (!g_utf8_validate (typed, -1, NULL))
    return FALSE;
  if (find_written (typed, text, start, end))
    return TRUE;

  return result->matched != result->written && g_str_equal (text, result->written)
         && find_read (result->matched, typed, text, start, end);
}

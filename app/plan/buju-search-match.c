/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-search-private.h"

#include <string.h>

#define MIN_SUBSTRING 3   /* letters; two stand somewhere in most English words */
#define MIN_TYPO 4        /* letters; below, one letter makes another word */
#define MAX_INITIALS 63   /* letters: the reached positions are the bits of one number */

void
buju_spelling_fold (BujuSpelling *self)
{
  if (self->pinyin)
    buju_fold_init_pinyin (&self->fold, self->text);
  else
    buju_fold_init (&self->fold, self->text);
}

static void
clear_spelling (gpointer data)
{
  buju_fold_clear (&((BujuSpelling *) data)->fold);
}

GArray *
buju_spellings_new (void)
{
  GArray *spellings = g_array_new (FALSE, FALSE, sizeof (BujuSpelling));

  g_array_set_clear_func (spellings, clear_spelling);
  return spellings;
}

void
buju_needle_init (BujuNeedle *self, const char *text)
{
  buju_fold_init (&self->fold, text);
  buju_fold_init_pinyin (&self->pinyin, text);
  self->latin = self->letters = self->fold.length > 0;
  for (gsize i = 0; i < self->fold.length; i++)
    {
      self->latin &= g_ascii_isalnum (self->fold.text[i]);
      self->letters &= g_ascii_isalpha (self->fold.text[i]);
    }
}

void
buju_needle_clear (BujuNeedle *self)
{
  buju_fold_clear (&self->fold);
  buju_fold_clear (&self->pinyin);
}

static void
clear_needle (gpointer data)
{
  buju_needle_clear (data);
}

GArray *
buju_needles_new (const char *text)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (BujuNeedle));
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  g_array_set_clear_func (needles, clear_needle);
  for (guint i = 0; words[i] != NULL; i++)
    {
      BujuNeedle needle;

      buju_needle_init (&needle, words[i]);
      if (needle.fold.length > 0)
        g_array_append_val (needles, needle);
      else
        buju_needle_clear (&needle);
    }

  return needles;
}

static gsize
get_start (const BujuFold *fold, guint index)
{
  return g_array_index (fold->starts, gsize, index);
}

static gboolean
starts_word (const BujuFold *wanted, const BujuFold *fold)
{
  for (guint i = 1; i < fold->starts->len; i++)
    {
      if (g_str_has_prefix (fold->text + get_start (fold, i), wanted->text))
        return TRUE;
    }

  return FALSE;
}

/* Within one word: what runs on into the next is no part of anything. */
static gboolean
is_within_word (const BujuFold *wanted, const BujuFold *fold)
{
  for (guint i = 0; i < fold->starts->len; i++)
    {
      gsize length = buju_fold_get_end (fold, i) - get_start (fold, i);

      if (g_strstr_len (fold->text + get_start (fold, i), (gssize) length, wanted->text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_substring (const BujuNeedle *self, const BujuSpelling *spelling)
{
  if (spelling->pinyin)
    return FALSE;
  if (self->latin)
    return self->fold.length >= MIN_SUBSTRING && is_within_word (&self->fold, &spelling->fold);

  /* Chinese has no word ends. */
  return strstr (spelling->fold.text, self->fold.text) != NULL;
}

/* One syllable further: from each position reached so far, on by one letter of the syllable or by
 * more. Bit n of @reached: the first n letters are accounted for. */
static guint64
take_syllable (const BujuFold *wanted, guint64 reached, const char *syllable, gsize length)
{
  guint64 next = 0;

  for (gsize from = 0; from < wanted->length; from++)
    {
      if ((reached >> from & 1) == 0)
        continue;
      for (gsize n = 0; n < length && wanted->text[from + n] == syllable[n]; n++)
        next |= G_GUINT64_CONSTANT (1) << (from + n + 1);
    }

  return next;
}

static gboolean
are_initials_from (const BujuFold *wanted, const BujuFold *fold, guint first)
{
  const guint64 done = G_GUINT64_CONSTANT (1) << wanted->length;
  guint64 reached = 1;

  for (guint i = first; i < fold->starts->len && reached != 0; i++)
    {
      gsize start = get_start (fold, i);

      reached = take_syllable (wanted, reached, fold->text + start,
                               buju_fold_get_end (fold, i) - start);
      if ((reached & done) != 0)
        return TRUE;
    }

  return FALSE;
}

/* The first letters of syllables, one or more of each, as input methods take them. Two letters
 * must begin the name; more may begin at any syllable. */
static gboolean
are_initials (const BujuNeedle *self, const BujuSpelling *spelling)
{
  const BujuFold *wanted = &self->pinyin;

  if (!spelling->pinyin || !self->latin || wanted->length < 2 || wanted->length > MAX_INITIALS)
    return FALSE;

  for (guint i = 0; i < spelling->fold.starts->len; i++)
    {
      if (are_initials_from (wanted, &spelling->fold, i))
        return TRUE;
      if (wanted->length == 2)
        break;
    }

  return FALSE;
}

/* One mistake in a word or in neighbouring words that were typed as one. */
static gboolean
is_mistyped_from (const BujuFold *wanted, const BujuFold *fold, guint first)
{
  gsize start = get_start (fold, first);

  for (guint i = first; i < fold->starts->len; i++)
    {
      gsize length = buju_fold_get_end (fold, i) - start;

      if (length > wanted->length + 1)
        return FALSE;
      if (length + 1 >= wanted->length
          && buju_fold_is_typo (wanted->text, wanted->length, fold->text + start, length))
        return TRUE;
    }

  return FALSE;
}

/* In the middle of pinyin far too much is one letter away from something else. */
static gboolean
is_mistyped (const BujuNeedle *self, const BujuSpelling *spelling)
{
  const BujuFold *wanted = spelling->pinyin ? &self->pinyin : &self->fold;
  guint n_starts = spelling->fold.starts->len;

  if (!self->letters || wanted->length < MIN_TYPO)
    return FALSE;

  for (guint i = 0; i < (spelling->pinyin ? MIN (n_starts, 1) : n_starts); i++)
    {
      if (is_mistyped_from (wanted, &spelling->fold, i))
        return TRUE;
    }

  return FALSE;
}

/**
 * buju_needle_match:
 * @self: what was typed
 * @spelling: one spelling of a name
 *
 * Returns: the best way in which @spelling matches
 */
BujuSearchMatch
buju_needle_match (const BujuNeedle *self, const BujuSpelling *spelling)
{
  const BujuFold *wanted = spelling->pinyin ? &self->pinyin : &self->fold;

  if (wanted->length == 0)
    return BUJU_MATCH_NONE;
  if (g_str_equal (wanted->text, spelling->fold.text))
    return BUJU_MATCH_EXACT;
  if (spelling->whole)
    return BUJU_MATCH_NONE;
  if (g_str_has_prefix (spelling->fold.text, wanted->text))
    return BUJU_MATCH_PREFIX;
  if (starts_word (wanted, &spelling->fold))
    return BUJU_MATCH_WORD;
  if (is_substring (self, spelling))
    return BUJU_MATCH_SUBSTRING;
  if (are_initials (self, spelling))
    return BUJU_MATCH_INITIALS;

  return is_mistyped (self, spelling) ? BUJU_MATCH_TYPO : BUJU_MATCH_NONE;
}

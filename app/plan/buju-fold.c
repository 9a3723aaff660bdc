/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-fold.h"

#include <string.h>

/* They stand inside words: Jing’an, Int’l. */
static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bc;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

/**
 * buju_fold_init:
 * @self: uninitialised memory
 * @text: a name or what was typed; any bytes
 *
 * Folds @text by Unicode's compatibility decomposition (UAX #15, NFKD) without its marks, and by
 * lower case. A word ends at anything but letters and digits, and between Chinese and other
 * letters.
 */
void
buju_fold_init (BujuFold *self, const char *text)
{
  g_autofree char *plain = NULL;
  GString *folded = g_string_new (NULL);
  gboolean han = FALSE, within = FALSE;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  for (const char *p = plain; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_han = g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;

      if (is_mark (c) || is_apostrophe (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          within = FALSE;
          continue;
        }

      if (!within || is_han != han)
        g_array_append_val (self->starts, folded->len);
      g_string_append_unichar (folded, g_unichar_tolower (c));
      within = TRUE;
      han = is_han;
    }

  self->length = folded->len;
  self->text = g_string_free (folded, FALSE);
}

/**
 * buju_fold_init_pinyin:
 * @self: uninitialised memory
 * @text: pinyin, its syllables apart, or what was typed
 *
 * Folds @text as buju_fold_init() does. The marks of tones are gone with the accents, and so are
 * the dots of ü; keyboards and stored pinyin write it as v (lv, nve), which becomes u too.
 */
void
buju_fold_init_pinyin (BujuFold *self, const char *text)
{
  buju_fold_init (self, text);
  for (gsize i = 1; i < self->length; i++)
    {
      if (self->text[i] == 'v' && (self->text[i - 1] == 'l' || self->text[i - 1] == 'n'))
        self->text[i] = 'u';
    }
}

void
buju_fold_clear (BujuFold *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->starts, g_array_unref);
}

/**
 * buju_fold_get_end:
 * @self: a folded text
 * @index: which word
 *
 * Returns: the offset behind the word
 */
gsize
buju_fold_get_end (const BujuFold *self, guint index)
{
  g_return_val_if_fail (index < self->starts->len, self->length);

  return index + 1 < self->starts->len
         ? g_array_index (self->starts, gsize, index + 1) : self->length;
}

/**
 * buju_fold_is_typo:
 * @typed: what was typed
 * @n_typed: its length
 * @meant: a word
 * @n_meant: its length
 *
 * Tells whether one mistake of typing turns @meant into @typed: the four that make up more than
 * 80 % of all, after F. J. Damerau, "A technique for computer detection and correction of
 * spelling errors", Communications of the ACM 7 (1964).
 *
 * Returns: whether they differ by exactly one letter or one swap of neighbours
 */
gboolean
buju_fold_is_typo (const char *typed, gsize n_typed, const char *meant, gsize n_meant)
{
  gsize n = MIN (n_typed, n_meant), i = 0;
  const char *t, *m;

  while (i < n && typed[i] == meant[i])
    i++;

  t = typed + i;
  m = meant + i;
  if (n_typed == n_meant + 1)
    return memcmp (t + 1, m, n_meant - i) == 0;
  if (n_meant == n_typed + 1)
    return memcmp (t, m + 1, n_typed - i) == 0;
  if (n_typed != n_meant || i == n)
    return FALSE;
  if (memcmp (t + 1, m + 1, n - i - 1) == 0)
    return TRUE;

  return i + 1 < n && t[0] == m[1] && t[1] == m[0] && memcmp (t + 2, m + 2, n - i - 2) == 0;
}

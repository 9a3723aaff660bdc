/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one bilingual table of words that are drawn on maps and sheets or printed with profiles
 * (resources/words.json). Both languages may stand on one sheet, so gettext cannot serve here. */

#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef struct _BujuWords BujuWords;

BujuWords *buju_words_load  (const char *file, GError **error);
BujuWords *buju_words_ref   (BujuWords *self);
void       buju_words_unref (BujuWords *self);
/* An unknown key is a programming error and gives { key, key } with a warning. */
BujuText   buju_words_get   (const BujuWords *self, const char *key);
gboolean   buju_words_has   (const BujuWords *self, const char *key);

/* What stands for "{name}" in a sentence of the table. */
typedef struct
{
  const char *name;
  BujuText    text;
} BujuWordsValue;

/* The sentence @key with its braces filled; @values ends with a NULL name. Kept in @strings. */
BujuText   buju_words_fill  (const BujuWords *self, GStringChunk *strings, const char *key,
                             const BujuWordsValue *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuWords, buju_words_unref)

G_END_DECLS

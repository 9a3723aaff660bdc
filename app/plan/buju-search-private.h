/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How one spelling meets what was typed. */

#include "plan/buju-fold.h"
#include "plan/buju-search.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;     /* as the content has it */
  const char *reads;    /* pinyin: the Chinese it is of */
  gboolean    pinyin;   /* syllables apart */
  gboolean    whole;    /* an id: it matches as a whole or not at all */
  /* no name of the thing, only mentioned with it: never better than a part of a name */
  gboolean    aside;
  BujuFold    fold;
} BujuSpelling;

typedef struct
{
  BujuSearchKind  kind;
  const char     *id;
  const BujuText *name;
  const BujuPlan *plan;
  /* no place that could be shown: stands behind others that match as well */
  gboolean        vague;
  GArray         *spellings;  /* BujuSpelling; the first that matches best is told */
} BujuSearchItem;

struct _BujuSearch
{
  BujuContent *content;
  GArray      *items;   /* BujuSearchItem */
};

/* What was typed, or one word of it. */
typedef struct
{
  BujuFold fold;
  BujuFold pinyin;      /* folded as pinyin */
  gboolean latin;       /* letters and digits of ASCII alone */
  gboolean letters;     /* letters of ASCII alone */
} BujuNeedle;

/* Folds the text of @self as what it is. */
void            buju_spelling_fold (BujuSpelling *self);
/* For BujuSpelling, which it frees. (transfer full) */
GArray         *buju_spellings_new (void);

void            buju_needle_init  (BujuNeedle *self, const char *text);
void            buju_needle_clear (BujuNeedle *self);
BujuSearchMatch buju_needle_match (const BujuNeedle *self, const BujuSpelling *spelling);
/* One a word of @text. (element-type BujuNeedle) (transfer full) */
GArray         *buju_needles_new  (const char *text);

G_END_DECLS

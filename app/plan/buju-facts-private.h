/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files that state facts: one for what the layouts say, one for what the figures and
 * industries say. */

#include "plan/buju-facts.h"

G_BEGIN_DECLS

struct _BujuFacts
{
  BujuContent  *content;   /* owned: most strings are its */
  BujuWords    *words;     /* owned */
  GStringChunk *strings;
  GArray       *facts;     /* BujuFact */
};

/* Where a fact stands and what it is about. */
typedef struct
{
  const char     *kind;
  const BujuPlan *plan;
  const char     *section;
  const char     *subject;
  const char     *object;
  /* tells facts of one kind and subject apart, from 1; 0 when there is only one */
  guint           number;
} BujuFactHead;

/* States @template of words.json. */
void buju_facts_state      (BujuFacts *self, const BujuFactHead *head, const char *template,
                            const BujuWordsValue *values);
/* States a sentence that the content has itself. */
void buju_facts_state_text (BujuFacts *self, const BujuFactHead *head, const BujuText *text);

void buju_facts_add_layout     (BujuFacts *self, const BujuLayout *layout);
void buju_facts_add_indicator  (BujuFacts *self, const BujuIndicator *indicator);
void buju_facts_add_appearance (BujuFacts *self, const BujuAppearance *appearance, guint number);
void buju_facts_add_taxonomy   (BujuFacts *self, const BujuTaxonomy *taxonomy);

G_END_DECLS

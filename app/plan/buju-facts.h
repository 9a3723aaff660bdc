/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFacts: the content as single statements, one sentence in each language, each with its
 * document and section. Sentences come whole from templates of words.json; names, figures and units
 * are the documents'. Immutable. */

#include "plan/buju-content.h"
#include "plan/buju-words.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *id;       /* unique and stable: "<what it is about>/<kind>/<number>" */
  const char     *kind;     /* "member", "role", "industry", "indicator", "focus", "conflict" … */
  const BujuPlan *plan;
  const char     *section;  /* "-" where the document has none */
  const char     *subject;  /* id of what it is about */
  const char     *object;   /* id of the other thing it names: member, industry …; NULL */
  BujuText        text;
} BujuFact;

typedef struct _BujuFacts BujuFacts;

BujuFacts      *buju_facts_new        (BujuContent *content, BujuWords *words);
void            buju_facts_free       (BujuFacts *self);
guint           buju_facts_get_n      (const BujuFacts *self);
const BujuFact *buju_facts_get        (const BujuFacts *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFacts, buju_facts_free)

G_END_DECLS

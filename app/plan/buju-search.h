/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSearch: an index of everything that has a name: by Chinese, English, aliases, pinyin (full,
 * initials, or both mixed), with typos of one letter. Immutable, any thread. */

#include "plan/buju-content.h"

G_BEGIN_DECLS

/* In this order where matches are equally good. */
typedef enum
{
  BUJU_SEARCH_DISTRICT,
  BUJU_SEARCH_PLACE,
  BUJU_SEARCH_COMPONENT,
  BUJU_SEARCH_LAYOUT,
  BUJU_SEARCH_INDUSTRY,
  BUJU_SEARCH_PLAN,
  BUJU_SEARCH_INDICATOR,
  BUJU_SEARCH_CONFLICT,
  BUJU_SEARCH_N_KINDS
} BujuSearchKind;

/* Best first. */
typedef enum
{
  BUJU_MATCH_EXACT,
  BUJU_MATCH_PREFIX,      /* the name begins with it */
  BUJU_MATCH_WORD,        /* a word of the name, or a syllable of its pinyin, begins with it */
  BUJU_MATCH_SUBSTRING,
  BUJU_MATCH_INITIALS,    /* of pinyin: "mh", "zhj", "minh" */
  BUJU_MATCH_TYPO,
  BUJU_MATCH_NONE
} BujuSearchMatch;

typedef struct
{
  BujuSearchKind  kind;
  BujuSearchMatch match;
  const char     *id;
  const BujuText *name;
  const char     *matched;  /* the name, alias or pinyin that matched, as the content has it */
  const char     *written;  /* the same; of pinyin the Chinese that it reads */
  const BujuPlan *plan;     /* NULL for what belongs to no single plan */
} BujuSearchResult;

typedef struct _BujuSearch BujuSearch;

BujuSearch *buju_search_new   (BujuContent *content);
void        buju_search_free  (BujuSearch *self);
/* BujuSearchResult, in groups by kind; their strings live as long as @self. (transfer full) */
GArray     *buju_search_find  (const BujuSearch *self, const char *text);

/* BujuSearchResult: when nothing is found, up to @n names most like it, best first. (transfer
 * full) */
GArray     *buju_search_suggest (const BujuSearch *self, const char *text, guint n);
/* The bytes of @text that @typed stands for, to mark them; @text is the result's name or what was
 * @written. */
gboolean    buju_search_find_part (const BujuSearchResult *result, const char *typed,
                                   const char *text,
                                   gsize *start, gsize *end);

/* "district", "place" …; "exact", "prefix" … */
const char *buju_search_kind_to_string  (BujuSearchKind kind);
const char *buju_search_match_to_string (BujuSearchMatch match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSearch, buju_search_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlaceMatcher: all the ways the documents' places are spelled, and which of them a name of
 * somebody's table may mean. Of one thread: what was asked is remembered. */

#include "plan/buju-content.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_MATCH_NONE,
  BUJU_MATCH_DECIDED,  /* by the person, now or before */
  BUJU_MATCH_NAME,     /* a name of the place, letter by letter */
  BUJU_MATCH_CORE,     /* the same without city, district, form of park, number of block */
  BUJU_MATCH_PART,     /* one contains the other */
  BUJU_MATCH_TYPO      /* but for one letter */
} BujuMatchKind;

typedef struct
{
  const BujuPlace *place;
  BujuMatchKind    kind;
  double           confidence;  /* 0 … 1 */
} BujuCandidate;

typedef struct _BujuPlaceMatcher BujuPlaceMatcher;

BujuPlaceMatcher *buju_place_matcher_new  (BujuContent *content);
void              buju_place_matcher_free (BujuPlaceMatcher *self);
/* (element-type BujuCandidate) (transfer full) */
GArray           *buju_place_matcher_find (BujuPlaceMatcher *self, const char *text);
int               buju_candidate_compare  (gconstpointer a, gconstpointer b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuPlaceMatcher, buju_place_matcher_free)

G_END_DECLS

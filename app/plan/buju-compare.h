/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCompare: what differs between two layouts: places, industries, figures, and the conflicts
 * that concern both. "A" is the first layout, index 0, "B" the second, index 1. Immutable,
 * refcounted, any thread. */

#include "plan/buju-content.h"
#include "plan/buju-words.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_COMPARE_ONLY_A,
  BUJU_COMPARE_ONLY_B,
  BUJU_COMPARE_BOTH
} BujuCompareSide;

/* A place that components list. Lists of a layout that has it not are empty. */
typedef struct
{
  BujuCompareSide  side;
  const BujuPlace *place;
  GArray          *roles[2];       /* BujuRole */
  /* const BujuIndustry*: given to it there, directly or by a component */
  GPtrArray       *industries[2];
  gboolean         same_role;      /* kinds of components and stated roles; of both only */
  gboolean         same_industries;
} BujuCompareMember;

/* Components of one kind and one name stand for one another. */
typedef struct
{
  BujuCompareSide      side;
  const BujuComponent *components[2];  /* NULL where it is not */
} BujuCompareComponent;

typedef struct
{
  BujuCompareSide        side;
  const BujuIndustry    *industry;
  const BujuIndustryUse *uses[2];  /* the first there; NULL where it is not */
} BujuCompareIndustry;

/* Figures in both are of the same quantity, or of the same industry, unit and year; names may
 * differ. */
typedef struct
{
  BujuCompareSide      side;
  const BujuIndicator *indicators[2];
  gboolean             same_value;
} BujuCompareFigure;

typedef struct _BujuCompare BujuCompare;

BujuCompare      *buju_compare_new            (BujuContent *content, const BujuLayout *a,
                                               const BujuLayout *b);
BujuCompare      *buju_compare_ref            (BujuCompare *self);
void              buju_compare_unref          (BujuCompare *self);
const BujuLayout *buju_compare_get_layout     (const BujuCompare *self, guint index);
/* In A's order, then in B's. */
const GPtrArray  *buju_compare_get_members    (const BujuCompare *self);  /* BujuCompareMember* */
/* BujuCompareComponent* */
const GPtrArray  *buju_compare_get_components (const BujuCompare *self);
const GPtrArray  *buju_compare_get_industries (const BujuCompare *self);  /* BujuCompareIndustry* */
const GPtrArray  *buju_compare_get_figures    (const BujuCompare *self);  /* BujuCompareFigure* */
const GPtrArray  *buju_compare_get_conflicts  (const BujuCompare *self);  /* const BujuConflict* */
/* Of both, but with other roles or industries. */
gboolean          buju_compare_member_is_changed (const BujuCompareMember *member);
/* Kept in @strings. */
BujuText          buju_compare_get_title      (const BujuCompare *self, const BujuWords *words,
                                               GStringChunk *strings);
/* What is worth comparing with @layout, best first. (transfer container) */
GPtrArray        *buju_compare_suggest        (BujuContent *content, const BujuLayout *layout,
                                               guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCompare, buju_compare_unref)

G_END_DECLS

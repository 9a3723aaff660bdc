/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLens: where the documents put one industry, or several: what the map lights up. Immutable,
 * refcounted, any thread; keeps its content alive.
 *
 * An industry stands for those below it, too: those that name it as their parent and those that a
 * document lists as "sub of" it. Several industries are a union.
 *
 * What a document gives to a whole belt or cluster it does not give to each member. So there are
 * three states of a place: assigned; within a component that has the industry as a whole; neither.
 * A member for which the same list states industries of its own, without this one, is not within:
 * the document has said what it is for. */

#include "plan/buju-content.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_LENS_NONE,
  BUJU_LENS_WITHIN,     /* a place: in a component that has the industry as a whole */
  BUJU_LENS_WHOLE,      /* a component: has the industry as a whole, not each of its members */
  BUJU_LENS_ASSIGNED    /* a place, or a component whose members have the industry, each of them */
} BujuLensState;

/* One reason: which document says so, by way of its component. */
typedef struct
{
  const BujuComponent *component;
  const BujuMember    *member;     /* NULL for a component */
  const BujuIndustry  *industry;
  BujuText             term;       /* the document's own word */
} BujuLensSource;

typedef struct
{
  const BujuPlace *place;
  BujuLensState    state;
  GArray          *sources;        /* BujuLensSource, of that state only */
} BujuLensPlace;

typedef struct
{
  const BujuComponent *component;
  BujuLensState        state;
  GArray              *sources;
} BujuLensComponent;

typedef struct
{
  const BujuIndustry *industry;    /* chosen */
  GPtrArray          *included;    /* const BujuIndustry*: itself, then those below it */
  guint               n_assigned, n_within, n_components;
} BujuLensIndustry;

typedef struct
{
  const BujuPlan *plan;
  guint           n_assigned, n_within, n_components;
} BujuLensPlan;

/* A place in two districts counts in both. */
typedef struct
{
  const BujuPlace *district;       /* NULL: not stated */
  guint            n_assigned, n_within;
} BujuLensDistrict;

typedef struct
{
  const BujuLayout *layout;
  guint             n_assigned, n_within, n_components;
} BujuLensLayout;

typedef struct _BujuLens BujuLens;

BujuLens      *buju_lens_new            (BujuContent *content, const char * const *ids,
                                         GError **error);
BujuLens      *buju_lens_ref            (BujuLens *self);
void           buju_lens_unref          (BujuLens *self);
BujuText       buju_lens_get_name       (const BujuLens *self);
gboolean       buju_lens_has_chosen     (const BujuLens *self, const char *id);
BujuLensState  buju_lens_get_state      (const BujuLens *self, const char *id);
guint          buju_lens_count_places   (const BujuLens *self, BujuLensState state);
guint          buju_lens_count_plans    (const BujuLens *self);
guint          buju_lens_count_wholes   (const BujuLens *self);

/* All lists: (transfer none), in the documents' order; places that are assigned come before those
 * within. */
/* BujuLensIndustry*, as chosen */
const GPtrArray *buju_lens_get_industries (const BujuLens *self);
const GPtrArray *buju_lens_get_places     (const BujuLens *self);   /* BujuLensPlace* */
/* BujuLensPlan*, those with any */
const GPtrArray *buju_lens_get_plans      (const BujuLens *self);
/* BujuLensDistrict*, most places first */
const GPtrArray *buju_lens_get_districts  (const BujuLens *self);
/* BujuLensLayout* that use it */
const GPtrArray *buju_lens_get_layouts    (const BujuLens *self);

/* By id, or by exact Chinese or English name, whatever the case; NULL. (transfer none) */
const BujuIndustry *buju_lens_find_industry (BujuContent *content, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLens, buju_lens_unref)

G_END_DECLS

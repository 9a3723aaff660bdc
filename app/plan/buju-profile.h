/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuProfile: what is said about one thing (component, place, district, industry, layout), cited,
 * in both languages, ready to be shown by the window, printed by the command line or copied as
 * text. Immutable; owns its strings. */

#include "plan/buju-compare-table.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_PROFILE_TEXT,       /* a paragraph */
  BUJU_PROFILE_MEMBER,     /* a place: link */
  BUJU_PROFILE_INDUSTRY,   /* a chip: link */
  BUJU_PROFILE_INDICATOR,  /* base and target: indicator set */
  BUJU_PROFILE_ROLE,       /* what it is in another component: link */
  BUJU_PROFILE_BASIS,      /* how its shape was made */
  BUJU_PROFILE_CONFLICT,   /* with a link: the topic; without: a statement of the topic above it */
  BUJU_PROFILE_NOT_STATED
} BujuProfileKind;

typedef struct
{
  BujuProfileKind      kind;
  BujuText             text;       /* what is shown */
  BujuText             detail;     /* second line; may be empty */
  const char          *link;       /* id of a place, component, industry …; NULL */
  const BujuIndicator *indicator;  /* NULL */
  guint                citation;   /* 1-based into citations; 0 = none */
} BujuProfileRow;

typedef struct
{
  BujuText   heading;
  GArray    *rows;  /* BujuProfileRow */
} BujuProfileSection;

typedef struct
{
  const BujuPlan *plan;
  char           *section;
  BujuText        text;   /* "[1] …" without the number, in citation form with the section */
} BujuCitation;

typedef struct _BujuProfile BujuProfile;

/* Any id: plan, layout, component, place, district, industry, indicator, conflict;
 * "<plan>#indicators" for all indicators of a plan and what buju_profile_dup_group() gives for a
 * group of them; also the id of a shape or point of the dataset that stands for a place. How shapes
 * were made comes from the dataset. (transfer full) (nullable): NULL when the id is unknown. */
BujuProfile    *buju_profile_new           (BujuLibrary *library, const char *id);
/* What differs between two layouts, with numbered sources; its id is "". (transfer full) */
BujuProfile    *buju_profile_new_comparison (BujuLibrary *library, const BujuCompareTable *table);
/* The id of the group that an indicator stands in: a category of its document, or its like.
 * (transfer full) */
char           *buju_profile_dup_group     (const BujuLibrary *library,
                                            const BujuIndicator *indicator);
BujuProfile    *buju_profile_ref           (BujuProfile *self);
void            buju_profile_unref         (BujuProfile *self);
const char     *buju_profile_get_id        (const BujuProfile *self);
const BujuText *buju_profile_get_title     (const BujuProfile *self);
const BujuText *buju_profile_get_subtitle  (const BujuProfile *self);  /* kind · layout · plan */
GPtrArray      *buju_profile_get_sections  (const BujuProfile *self);  /* BujuProfileSection* */
GPtrArray      *buju_profile_get_citations (const BujuProfile *self);  /* BujuCitation* */
char           *buju_profile_to_text       (const BujuProfile *self, BujuLanguage language);
char           *buju_profile_to_html       (const BujuProfile *self, BujuLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuProfile, buju_profile_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the documents say, as they are loaded from resources/plans: plain structs that belong to a
 * BujuContent and never change. Lists end with their count; pointers between them (place, industry
 * …) are resolved at load. A NULL string or an empty text means "not stated". */

#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef struct _BujuPlan      BujuPlan;
typedef struct _BujuLayout    BujuLayout;
typedef struct _BujuComponent BujuComponent;
typedef struct _BujuMember    BujuMember;
typedef struct _BujuPlace     BujuPlace;
typedef struct _BujuIndustry  BujuIndustry;
typedef struct _BujuIndicator BujuIndicator;
typedef struct _BujuConflict  BujuConflict;
typedef struct _BujuTaxonomy  BujuTaxonomy;

/* An industry as one document writes it there. */
typedef struct
{
  const BujuIndustry *industry;
  BujuText            term;
  gboolean            secondary;
} BujuIndustryUse;

struct _BujuPlan
{
  const char *id;
  BujuText    title, short_title, issuer, number, citation, note;
  BujuText    table_title;  /* of the document's own table of indicators; empty when it has none */
  const char *signed_date, *printed_date, *period, *pinyin, *short_pinyin;
  double      order;        /* 1 comes first in every list */
  GPtrArray  *layouts;      /* const BujuLayout* */
  GPtrArray  *indicators;   /* const BujuIndicator* */
  GPtrArray  *appearances;  /* const BujuAppearance* */
  GPtrArray  *taxonomies;   /* const BujuTaxonomy* */
};

/* How a document groups its industries: "3+6", "9+X" … */
struct _BujuTaxonomy
{
  const char     *id, *section;
  const BujuPlan *plan;
  BujuText        explanation;
  GPtrArray      *members;  /* const BujuIndustry* */
};

struct _BujuLayout
{
  const char     *id;
  const BujuPlan *plan;
  BujuText        title, figure_title, section_title, summary, note;
  const char     *section, *kind, *pinyin;
  gboolean        title_is_ours, drawable;
  GPtrArray      *components;   /* const BujuComponent* */
};

struct _BujuMember
{
  const BujuPlace *place;
  BujuText         name, role, note;  /* name as the document has it */
  const char      *label;             /* "covered-zone" … */
  GArray          *industries;        /* BujuIndustryUse */
};

struct _BujuComponent
{
  const char       *id;
  const BujuLayout *layout;
  BujuText          name, short_name, role, summary, note;
  const char       *section, *kind;     /* "pole", "belt", "axis", "district-set" … */
  const char       *pinyin, *short_pinyin;
  const char       *basis;              /* of its shapes; NULL when it has none */
  const char       *marker;             /* gazetteer id of a pole's star; NULL */
  GPtrArray        *members;            /* const BujuMember*, in the document's order */
  gboolean          open_list;          /* the document's list ends with 等 */
  /* that it is this part of the layout was concluded, the document does not say so */
  gboolean          inferred;
  GArray           *industries;         /* BujuIndustryUse */
  const BujuComponent *industries_from; /* inherits that one's industries */
  gboolean          industries_apply_to_members;
  GPtrArray        *targets;            /* const BujuIndicator* */
  const BujuLayout *child_layout;       /* drawn as part of it */
  GPtrArray        *shapes;             /* const char*: ids in the dataset */
  GPtrArray        *spines;             /* const char*: ids in zones/spines */
};

/* One component a place is a member of. */
typedef struct
{
  const BujuComponent *component;
  const BujuMember    *member;
} BujuRole;

struct _BujuPlace
{
  const char *id;
  BujuText    name, short_name, not_on_map;
  const char *kind, *district_basis, *pinyin;
  GPtrArray  *districts;  /* const BujuPlace* */
  GPtrArray  *aliases;    /* const char* */
  GPtrArray  *alias_pinyin; /* const char*: of the Chinese ones among them */
  const char *point;      /* gazetteer id; NULL */
  GPtrArray  *shapes;     /* const char* */
  GPtrArray  *lines;      /* const char*: ids in base/roads */
  GArray     *roles;      /* BujuRole, in the order of documents */
};

/* What one document says of an industry. */
typedef struct
{
  const BujuIndustry *industry;
  const BujuPlan     *plan;
  const char         *section, *role, *heading_pinyin;
  BujuText            heading, note;
  GArray             *focus;    /* BujuText */
  GPtrArray          *targets;  /* const BujuIndicator* */
} BujuAppearance;

struct _BujuIndustry
{
  const char         *id, *group, *pinyin;
  BujuText            name;
  const BujuIndustry *parent;
  GPtrArray          *appearances;  /* const BujuAppearance* */
  /* BujuRole: members that a document assigns to it, directly or by component */
  GArray             *roles;
};

struct _BujuIndicator
{
  const char     *id, *section, *kind, *comparator, *year, *base_year;
  const BujuPlan *plan;
  BujuText        name, value_text, unit, year_note;
  double          value, value_min, value_max, base_value;  /* NAN when not stated */
  gboolean        year_stated;
  const char     *pinyin;
  /* number in the document's own table, from 1; 0 for other figures */
  guint           table_row;
  BujuText        category, nature;  /* of that table; empty for other figures */
  BujuText        table_unit;        /* of the table where it differs from @unit */
  const char     *growth;            /* average annual growth stated beside it, percent: "5.5" */
  const char     *city_share;        /* stated beside it, of the city's total: "≥70%" */
  double          above_average;     /* percentage points above the city's average; NAN */
  const BujuPlace    *place;
  const BujuIndustry *industry;
};

typedef struct
{
  const BujuPlan *plan;
  const char     *section;
  BujuText        text;
  GPtrArray      *terms;    /* const char*: the document's own words */
} BujuStatement;

struct _BujuConflict
{
  const char *id, *category, *pinyin;
  BujuText    topic, advice;
  GArray     *statements; /* BujuStatement */
  GPtrArray  *about;      /* const char*: ids */
};

/* A component's own industries, or those it inherits; @from says which. (transfer none) */
const GArray *buju_component_get_uses (const BujuComponent *self, const BujuComponent **from);
gboolean      buju_place_is_district  (const BujuPlace *self);
/* A place of industry of its own: a park, base or zone, not a district, city or stretch of land. */
gboolean      buju_place_is_park      (const BujuPlace *self);
/* A point, a shape or a line. */
gboolean      buju_place_is_on_map    (const BujuPlace *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the figures and the chapters on industries say. */

#include "plan/buju-facts-private.h"
#include "plan/buju-phrase.h"

#include <math.h>

static void
state_value (BujuFacts *self, const BujuIndicator *indicator)
{
  const BujuFactHead head = {
    .kind = indicator->kind, .plan = indicator->plan, .section = indicator->section,
    .subject = indicator->id
  };
  const BujuWordsValue values[] = {
    { "name", indicator->name },
    { "value", buju_phrase_value (self->words, self->strings, indicator) },
    { "year", buju_phrase_year (self->strings, indicator->year) },
    { "note", indicator->year_note },
    { NULL }
  };
  gboolean target = g_str_equal (indicator->kind, "target");

  if (indicator->year == NULL)
    buju_facts_state (self, &head, target ? "fact-target-no-year" : "fact-baseline-no-year",
                      values);
  else if (!indicator->year_stated && !buju_text_is_empty (&indicator->year_note))
    buju_facts_state (self, &head, target ? "fact-target-assumed" : "fact-baseline-assumed",
                      values);
  else
    buju_facts_state (self, &head, target ? "fact-target" : "fact-baseline", values);
}

static void
state_extra (BujuFacts *self, const BujuIndicator *indicator, const char *kind,
             const char *template, const BujuText *value)
{
  const BujuFactHead head = {
    .kind = kind, .plan = indicator->plan, .section = indicator->section,
    .subject = indicator->id
  };
  const BujuWordsValue values[] = {
    { "name", indicator->name }, { "value", *value }, { NULL }
  };

  if (!buju_text_is_empty (value))
    buju_facts_state (self, &head, template, values);
}

static void
state_base (BujuFacts *self, const BujuIndicator *indicator)
{
  const BujuFactHead head = {
    .kind = "base", .plan = indicator->plan, .section = indicator->section,
    .subject = indicator->id
  };
  const BujuWordsValue values[] = {
    { "name", indicator->name },
    { "year", buju_phrase_year (self->strings, indicator->base_year) },
    { "value", buju_phrase_amount (self->strings, indicator->base_value, &indicator->unit) },
    { NULL }
  };

  if (isfinite (indicator->base_value) && indicator->base_year != NULL)
    buju_facts_state (self, &head, "fact-base", values);
}

void
buju_facts_add_indicator (BujuFacts *self, const BujuIndicator *indicator)
{
  BujuText growth = buju_phrase_plain (self->strings, indicator->growth);
  BujuText share = buju_phrase_plain (self->strings, indicator->city_share);
  BujuText above = buju_phrase_number (self->strings, indicator->above_average);

  state_value (self, indicator);
  state_base (self, indicator);
  state_extra (self, indicator, "growth", "fact-growth", &growth);
  state_extra (self, indicator, "city-share", "fact-city-share", &share);
  state_extra (self, indicator, "above-average", "fact-above-average", &above);
  state_extra (self, indicator, "category", "fact-category", &indicator->category);
  state_extra (self, indicator, "nature", "fact-nature", &indicator->nature);
}

void
buju_facts_add_appearance (BujuFacts *self, const BujuAppearance *appearance, guint number)
{
  const BujuText *name = buju_text_is_empty (&appearance->heading) ? &appearance->industry->name
                                                                  : &appearance->heading;
  BujuFactHead head = {
    .kind = "scheme", .plan = appearance->plan, .section = appearance->section,
    .subject = appearance->industry->id, .number = number
  };

  if (appearance->role != NULL)
    {
      const char *id = buju_phrase_get_parent (appearance->role);
      const BujuIndustry *parent = buju_content_find_industry (self->content, id);
      const BujuWordsValue values[] = {
        { "plan", appearance->plan->short_title },
        { "industry", *name },
        { "role", buju_phrase_scheme (self->words, self->strings, appearance->role, parent) },
        { NULL }
      };

      buju_facts_state (self, &head, "fact-scheme", values);
    }

  for (guint i = 0; i < appearance->focus->len; i++)
    {
      const BujuWordsValue values[] = {
        { "industry", *name },
        { "focus", g_array_index (appearance->focus, BujuText, i) },
        { NULL }
      };

      /* "ic/focus/203": the third field of the second appearance. */
      head.kind = "focus";
      head.number = number * 100 + i + 1;
      buju_facts_state (self, &head, "fact-focus", values);
    }
}

/* As the document itself calls it, where it has a heading for it. */
static BujuText
get_term (const BujuPlan *plan, const BujuIndustry *industry)
{
  for (guint i = 0; i < plan->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (plan->appearances, i);

      if (appearance->industry == industry && !buju_text_is_empty (&appearance->heading))
        return appearance->heading;
    }

  return industry->name;
}

void
buju_facts_add_taxonomy (BujuFacts *self, const BujuTaxonomy *taxonomy)
{
  BujuFactHead head = {
    .kind = "taxonomy", .plan = taxonomy->plan, .section = taxonomy->section,
    .subject = taxonomy->id
  };

  buju_facts_state_text (self, &head, &taxonomy->explanation);
  for (guint i = 0; i < taxonomy->members->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (taxonomy->members, i);
      const BujuWordsValue values[] = {
        { "taxonomy", buju_phrase_plain (self->strings, taxonomy->id) },
        { "industry", get_term (taxonomy->plan, industry) },
        { NULL }
      };

      head.kind = "taxonomy-member";
      head.object = industry->id;
      head.number = i + 1;
      buju_facts_state (self, &head, "fact-taxonomy-member", values);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the layouts say: what they consist of, what belongs where, and what for. */

#include "plan/buju-facts-private.h"

/* Numbers go through a whole component, so that the industries of its members stay apart. */
static void
state_uses (BujuFacts *self, const BujuFactHead *base, const char *template, const GArray *uses,
            const BujuWordsValue *who, guint *number)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);
      const BujuWordsValue values[] = { who[0], who[1], { "industry", use->term }, { NULL } };
      BujuFactHead head = *base;

      head.object = use->industry->id;
      head.number = ++*number;
      buju_facts_state (self, &head, use->secondary ? "fact-industry-secondary" : template,
                        values);
    }
}

static void
add_member (BujuFacts *self, const BujuComponent *component, guint index, guint *n_industries)
{
  const BujuMember *member = g_ptr_array_index (component->members, index);
  BujuFactHead head = {
    .kind = "member", .plan = component->layout->plan, .section = component->section,
    .subject = component->id, .object = member->place->id, .number = index + 1
  };
  /* The first two say who it is about, also for each industry. */
  const BujuWordsValue values[] = {
    { "component", component->name }, { "member", member->name }, { "role", member->role },
    { NULL }
  };

  buju_facts_state (self, &head, "fact-member", values);
  if (member->label != NULL)
    {
      head.kind = "covered";
      buju_facts_state (self, &head, "fact-member-covered", values);
    }
  if (!buju_text_is_empty (&member->role))
    {
      head.kind = "member-role";
      buju_facts_state (self, &head, "fact-member-role", values);
    }

  head.kind = "member-industry";
  state_uses (self, &head, "fact-member-industry", member->industries, values, n_industries);
}

static void
add_industries (BujuFacts *self, const BujuComponent *component)
{
  const BujuComponent *from = NULL;
  const GArray *uses = buju_component_get_uses (component, &from);
  BujuFactHead head = {
    .kind = "industry", .plan = component->layout->plan, .section = component->section,
    .subject = component->id
  };
  const BujuWordsValue who[] = {
    { "component", component->name },
    { "from", from != NULL ? from->name : (BujuText) { NULL, NULL } }
  };
  guint number = 0;

  if (from == NULL)
    {
      state_uses (self, &head, "fact-industry", uses, who, &number);
      return;
    }

  head.plan = from->layout->plan;
  head.section = from->section;
  state_uses (self, &head, "fact-industry-inherited", uses, who, &number);
}

static void
add_component (BujuFacts *self, const BujuComponent *component)
{
  BujuFactHead head = {
    .kind = "component", .plan = component->layout->plan, .section = component->section,
    .subject = component->id, .object = component->layout->id
  };
  const BujuWordsValue values[] = {
    { "component", component->name }, { "layout", component->layout->title },
    { "role", component->role }, { NULL }
  };
  guint n_industries = 0;

  buju_facts_state (self, &head, "fact-component", values);
  head.object = NULL;
  if (!buju_text_is_empty (&component->role))
    {
      head.kind = "role";
      buju_facts_state (self, &head, "fact-role", values);
    }

  for (guint i = 0; i < component->members->len; i++)
    add_member (self, component, i, &n_industries);
  if (component->open_list)
    {
      head.kind = "open-list";
      buju_facts_state (self, &head, "fact-open-list", values);
    }

  add_industries (self, component);
}

void
buju_facts_add_layout (BujuFacts *self, const BujuLayout *layout)
{
  const BujuFactHead head = {
    .kind = "layout", .plan = layout->plan, .section = layout->section, .subject = layout->id
  };
  const BujuWordsValue values[] = {
    { "plan", layout->plan->title }, { "layout", layout->title }, { NULL }
  };

  /* A title of our own is no statement of the document's. */
  if (!layout->title_is_ours)
    buju_facts_state (self, &head, "fact-layout", values);

  for (guint i = 0; i < layout->components->len; i++)
    add_component (self, g_ptr_array_index (layout->components, i));
}

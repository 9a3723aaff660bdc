/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The profiles of what contains others: a layout with its components, a plan with its layouts. */

#include "plan/buju-profile-private.h"

static void
begin (BujuProfile *self, const char *key)
{
  BujuText heading = buju_profile_word (self, key);

  buju_profile_begin (self, &heading);
}

static void
add_note (BujuProfile *self, const BujuText *note)
{
  BujuProfileRow *row;

  if (buju_text_is_empty (note))
    return;

  row = buju_profile_add (self, BUJU_PROFILE_TEXT, note);
  row->detail = buju_profile_word (self, "profile-our-note");
}

static void
add_remark (BujuProfile *self, const char *key)
{
  BujuText text = buju_profile_word (self, key);

  buju_profile_add (self, BUJU_PROFILE_TEXT, &text);
}

static void
write_components (BujuProfile *self, const BujuLayout *layout)
{
  begin (self, "profile-components");
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_ROLE, &component->name);

      row->detail = buju_text_is_empty (&component->role) ? component->summary : component->role;
      row->link = component->id;
      row->citation = buju_profile_cite (self, layout->plan, component->section);
    }

  if (layout->components->len == 0)
    buju_profile_add_not_stated (self, "profile-components");
}

void
buju_profile_write_layout (BujuProfile *self, const BujuLayout *layout)
{
  BujuText kind = buju_profile_word (self, "profile-layout");
  BujuProfileRow *row;

  buju_profile_set_head (self, &layout->title, &kind, NULL, &layout->plan->short_title);

  begin (self, "profile-about");
  if (!buju_text_is_empty (&layout->summary))
    {
      row = buju_profile_add (self, BUJU_PROFILE_TEXT, &layout->summary);
      row->citation = buju_profile_cite (self, layout->plan, layout->section);
    }
  add_note (self, &layout->note);
  if (layout->title_is_ours)
    add_remark (self, "profile-title-is-ours");
  if (!layout->drawable)
    add_remark (self, "profile-not-drawable");

  write_components (self, layout);
  buju_profile_add_conflicts (self, layout->id);

  begin (self, "profile-plan");
  row = buju_profile_add (self, BUJU_PROFILE_ROLE, &layout->plan->title);
  row->link = layout->plan->id;
  row->citation = buju_profile_cite (self, layout->plan, layout->section);
}

static void
add_fact (BujuProfile *self, const char *key, const BujuText *value)
{
  const BujuWordsValue values[] = { { "value", *value }, { NULL } };
  BujuText text;

  if (buju_text_is_empty (value))
    {
      buju_profile_add_not_stated (self, key);
      return;
    }

  text = buju_profile_word (self, key);
  buju_profile_add (self, BUJU_PROFILE_TEXT, &values[0].text)->detail = text;
}

static void
write_document (BujuProfile *self, const BujuPlan *plan)
{
  BujuText signed_date = buju_profile_plain (self, plan->signed_date);
  BujuText printed = buju_profile_plain (self, plan->printed_date);
  BujuText period = buju_profile_year (self, plan->period);

  begin (self, "profile-document");
  buju_profile_add (self, BUJU_PROFILE_TEXT, &plan->title)->citation
    = buju_profile_cite (self, plan, "-");
  add_fact (self, "profile-issuer", &plan->issuer);
  add_fact (self, "profile-number", &plan->number);
  add_fact (self, "profile-signed", &signed_date);
  add_fact (self, "profile-printed", &printed);
  add_fact (self, "profile-period", &period);
  add_note (self, &plan->note);
}

/* How the document groups its industries. */
static void
write_taxonomies (BujuProfile *self, const BujuPlan *plan)
{
  begin (self, "profile-industries");
  for (guint i = 0; i < plan->taxonomies->len; i++)
    {
      const BujuTaxonomy *taxonomy = g_ptr_array_index (plan->taxonomies, i);
      guint citation = buju_profile_cite (self, plan, taxonomy->section);

      buju_profile_add (self, BUJU_PROFILE_TEXT, &taxonomy->explanation)->citation = citation;
      for (guint j = 0; j < taxonomy->members->len; j++)
        {
          const BujuIndustry *industry = g_ptr_array_index (taxonomy->members, j);
          BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_INDUSTRY, &industry->name);

          row->link = industry->id;
          row->citation = citation;
        }
    }
}

static gboolean
has_statement (const BujuConflict *conflict, const BujuPlan *plan)
{
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      if (g_array_index (conflict->statements, BujuStatement, i).plan == plan)
        return TRUE;
    }

  return FALSE;
}

/* Those to which the document itself contributes: their topics, for there are many. */
static void
write_conflicts (BujuProfile *self, const BujuPlan *plan)
{
  GPtrArray *conflicts = buju_content_get_conflicts (self->content);

  begin (self, "profile-conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      if (has_statement (conflict, plan))
        buju_profile_add (self, BUJU_PROFILE_ROLE, &conflict->topic)->link = conflict->id;
    }
}

void
buju_profile_write_plan (BujuProfile *self, const BujuPlan *plan)
{
  BujuText kind = buju_profile_word (self, "profile-plan");

  buju_profile_set_head (self, &plan->short_title, &kind, NULL, NULL);
  write_document (self, plan);

  begin (self, "profile-layouts");
  for (guint i = 0; i < plan->layouts->len; i++)
    {
      const BujuLayout *layout = g_ptr_array_index (plan->layouts, i);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_ROLE, &layout->title);

      row->detail = layout->summary;
      row->link = layout->id;
      row->citation = buju_profile_cite (self, plan, layout->section);
    }

  begin (self, "profile-indicators");
  buju_profile_add_groups (self, plan, 0);
  write_taxonomies (self, plan);
  write_conflicts (self, plan);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The profiles of what is said rather than of where it lies: an industry, a figure, a conflict. */

#include "plan/buju-phrase.h"
#include "plan/buju-profile-private.h"

static void
begin (BujuProfile *self, const char *key)
{
  BujuText heading = buju_profile_word (self, key);

  buju_profile_begin (self, &heading);
}

static BujuText
describe_scheme (BujuProfile *self, const char *role)
{
  const char *id = buju_phrase_get_parent (role);
  const BujuIndustry *parent = buju_content_find_industry (self->content, id);

  return buju_phrase_scheme (self->words, self->strings, role, parent);
}

static void
write_appearance (BujuProfile *self, const BujuAppearance *appearance)
{
  GArray *focus = appearance->focus;
  guint citation = buju_profile_cite (self, appearance->plan, appearance->section);
  BujuText text = buju_profile_join (self, (const BujuText *) (gpointer) focus->data, focus->len,
                                     "、", ", ");
  BujuProfileRow *row;

  row = buju_profile_add (self, BUJU_PROFILE_TEXT, buju_text_is_empty (&appearance->heading)
                                                   ? &appearance->industry->name
                                                   : &appearance->heading);
  row->citation = citation;
  if (appearance->role != NULL)
    row->detail = describe_scheme (self, appearance->role);

  if (focus->len > 0)
    {
      row = buju_profile_add (self, BUJU_PROFILE_TEXT, &text);
      row->detail = buju_profile_word (self, "profile-focus");
      row->citation = citation;
    }

  for (guint i = 0; i < appearance->targets->len; i++)
    buju_profile_add_indicator (self, g_ptr_array_index (appearance->targets, i));
  if (appearance->targets->len == 0)
    buju_profile_add_not_stated (self, "profile-targets");
}

static gboolean
has_use (const BujuComponent *component, const BujuIndustry *industry)
{
  const GArray *uses = buju_component_get_uses (component, NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      if (g_array_index (uses, BujuIndustryUse, i).industry == industry)
        return TRUE;
    }

  return FALSE;
}

static void
write_components (BujuProfile *self, const BujuIndustry *industry, const BujuPlan *plan)
{
  GPtrArray *components = buju_content_get_components (self->content);

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);
      BujuProfileRow *row;

      if (component->layout->plan != plan || !has_use (component, industry))
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_ROLE, &component->name);
      row->detail = component->layout->title;
      row->link = component->id;
      row->citation = buju_profile_cite (self, plan, component->section);
    }
}

static void
write_places (BujuProfile *self, const BujuIndustry *industry, const BujuPlan *plan)
{
  for (guint i = 0; i < industry->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (industry->roles, BujuRole, i);
      const BujuComponent *component = role->component;
      const BujuWordsValue values[] = {
        { "component", component->name }, { "layout", component->layout->title }, { NULL }
      };
      BujuProfileRow *row;

      if (component->layout->plan != plan)
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &role->member->name);
      row->detail = buju_profile_fill (self, "profile-role-in", values);
      row->link = role->member->place->id;
      row->citation = buju_profile_cite (self, plan, component->section);
    }
}

static void
write_plan (BujuProfile *self, const BujuIndustry *industry, const BujuPlan *plan)
{
  buju_profile_begin (self, &plan->short_title);
  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);

      if (appearance->plan == plan)
        write_appearance (self, appearance);
    }

  write_components (self, industry, plan);
  write_places (self, industry, plan);
}

static void
write_relatives (BujuProfile *self, const BujuIndustry *industry)
{
  GPtrArray *industries = buju_content_get_industries (self->content);
  BujuText text;

  begin (self, "profile-related");
  if (industry->parent != NULL)
    {
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_INDUSTRY,
                                              &industry->parent->name);

      row->detail = buju_profile_word (self, "profile-parent");
      row->link = industry->parent->id;
    }

  text = buju_profile_word (self, "profile-child");
  for (guint i = 0; i < industries->len; i++)
    {
      const BujuIndustry *child = g_ptr_array_index (industries, i);
      BujuProfileRow *row;

      if (child->parent != industry)
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_INDUSTRY, &child->name);
      row->detail = text;
      row->link = child->id;
    }
}

void
buju_profile_write_industry (BujuProfile *self, const BujuIndustry *industry)
{
  GPtrArray *plans = buju_content_get_plans (self->content);
  BujuText kind = buju_profile_word (self, "profile-industry");

  buju_profile_set_head (self, &industry->name, &kind, NULL, NULL);
  for (guint i = 0; i < plans->len; i++)
    write_plan (self, industry, g_ptr_array_index (plans, i));

  write_relatives (self, industry);
  buju_profile_add_conflicts (self, industry->id);
}

static BujuProfileRow *
add_link (BujuProfile *self, BujuProfileKind kind, const BujuText *text, const char *id)
{
  BujuProfileRow *row = buju_profile_add (self, kind, text);

  row->link = id;

  return row;
}

/* Among its like. */
static void
add_group (BujuProfile *self, const BujuIndicator *indicator)
{
  g_autofree char *id = buju_profile_dup_group (self->library, indicator);
  BujuText text = buju_profile_word (self, "profile-in-group");

  add_link (self, BUJU_PROFILE_ROLE, &text, g_string_chunk_insert_const (self->strings, id));
}

static void
write_subjects (BujuProfile *self, const BujuIndicator *indicator)
{
  GPtrArray *components = buju_content_get_components (self->content);

  begin (self, "profile-related");
  if (indicator->place != NULL)
    add_link (self, BUJU_PROFILE_MEMBER, &indicator->place->name, indicator->place->id);
  if (indicator->industry != NULL)
    add_link (self, BUJU_PROFILE_INDUSTRY, &indicator->industry->name, indicator->industry->id);

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      if (g_ptr_array_find (component->targets, indicator, NULL))
        add_link (self, BUJU_PROFILE_ROLE, &component->name, component->id);
    }

  add_group (self, indicator);
  add_link (self, BUJU_PROFILE_ROLE, &indicator->plan->title, indicator->plan->id);
}

static void
add_extra (BujuProfile *self, const BujuIndicator *indicator, const char *key,
           const BujuText *value)
{
  const BujuWordsValue values[] = { { "value", *value }, { NULL } };
  BujuText text;

  if (buju_text_is_empty (value))
    return;

  text = buju_profile_fill (self, key, values);
  buju_profile_add (self, BUJU_PROFILE_TEXT, &text)->citation
    = buju_profile_cite (self, indicator->plan, indicator->section);
}

void
buju_profile_write_indicator (BujuProfile *self, const BujuIndicator *indicator)
{
  BujuText kind = buju_profile_code (self, "indicator", indicator->kind);
  BujuText growth = buju_profile_plain (self, indicator->growth);
  BujuText share = buju_profile_plain (self, indicator->city_share);
  BujuText above = buju_profile_number (self, indicator->above_average);

  buju_profile_set_head (self, &indicator->name, &kind, NULL, &indicator->plan->short_title);
  begin (self, "profile-value-heading");
  buju_profile_add_indicator (self, indicator);
  add_extra (self, indicator, "profile-growth", &growth);
  add_extra (self, indicator, "profile-city-share", &share);
  add_extra (self, indicator, "profile-above-average", &above);
  add_extra (self, indicator, "profile-category", &indicator->category);
  add_extra (self, indicator, "profile-nature", &indicator->nature);
  write_subjects (self, indicator);
  buju_profile_add_conflicts (self, indicator->id);
}

/* Whatever has that id. */
static void
add_subject (BujuProfile *self, const char *id)
{
  const BujuComponent *component = buju_content_find_component (self->content, id);
  const BujuPlace *place = buju_content_find_place (self->content, id);
  const BujuLayout *layout = buju_content_find_layout (self->content, id);
  const BujuIndustry *industry = buju_content_find_industry (self->content, id);
  const BujuIndicator *indicator = buju_content_find_indicator (self->content, id);
  const BujuPlan *plan = buju_content_find_plan (self->content, id);

  if (component != NULL)
    add_link (self, BUJU_PROFILE_ROLE, &component->name, id)->detail = component->layout->title;
  else if (place != NULL)
    add_link (self, BUJU_PROFILE_MEMBER, &place->name, id);
  else if (layout != NULL)
    add_link (self, BUJU_PROFILE_ROLE, &layout->title, id)->detail = layout->plan->short_title;
  else if (industry != NULL)
    add_link (self, BUJU_PROFILE_INDUSTRY, &industry->name, id);
  else if (indicator != NULL)
    buju_profile_add_indicator (self, indicator);
  else if (plan != NULL)
    add_link (self, BUJU_PROFILE_ROLE, &plan->title, id);
}

void
buju_profile_write_conflict (BujuProfile *self, const BujuConflict *conflict)
{
  BujuText kind = buju_profile_word (self, "profile-conflicts");

  buju_profile_set_head (self, &conflict->topic, &kind, NULL, NULL);
  buju_profile_begin (self, &kind);
  buju_profile_add_conflict (self, conflict);

  begin (self, "profile-concerns");
  for (guint i = 0; i < conflict->about->len; i++)
    add_subject (self, g_ptr_array_index (conflict->about, i));

  begin (self, "profile-plans");
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuPlan *plan = g_array_index (conflict->statements, BujuStatement, i).plan;

      if (i == 0 || plan != g_array_index (conflict->statements, BujuStatement, i - 1).plan)
        add_link (self, BUJU_PROFILE_ROLE, &plan->title, plan->id);
    }
}

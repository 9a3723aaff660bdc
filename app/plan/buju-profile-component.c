/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The profile of a component: what it is, who belongs to it, what for, how it was drawn. */

#include "plan/buju-profile-private.h"

static void
begin (BujuProfile *self, const char *key)
{
  BujuText heading = buju_profile_word (self, key);

  buju_profile_begin (self, &heading);
}

static void
write_nature (BujuProfile *self, const BujuComponent *component, guint citation)
{
  BujuProfileRow *row;

  begin (self, "profile-about");
  if (!buju_text_is_empty (&component->role))
    {
      row = buju_profile_add (self, BUJU_PROFILE_TEXT, &component->role);
      row->citation = citation;
    }

  if (!buju_text_is_empty (&component->summary))
    {
      row = buju_profile_add (self, BUJU_PROFILE_TEXT, &component->summary);
      row->citation = citation;
    }

  if (!buju_text_is_empty (&component->note))
    {
      row = buju_profile_add (self, BUJU_PROFILE_TEXT, &component->note);
      row->detail = buju_profile_word (self, "profile-our-note");
    }

  if (component->child_layout != NULL)
    {
      const BujuWordsValue values[] = { { "layout", component->child_layout->title }, { NULL } };
      BujuText text = buju_profile_fill (self, "profile-detailed-in", values);

      row = buju_profile_add (self, BUJU_PROFILE_ROLE, &text);
      row->link = component->child_layout->id;
    }
}

/* "role；industry、industry" */
static BujuText
describe_member (BujuProfile *self, const BujuMember *member)
{
  const GArray *uses = member->industries;
  g_autofree BujuText *terms = g_new0 (BujuText, uses->len + 1);
  BujuText parts[3];

  for (guint i = 0; i < uses->len; i++)
    terms[i] = g_array_index (uses, BujuIndustryUse, i).term;

  parts[0] = member->role;
  parts[1] = buju_profile_join (self, terms, uses->len, "、", ", ");
  parts[2] = member->note;

  return buju_profile_join (self, parts, G_N_ELEMENTS (parts), "；", "; ");
}

static void
write_members (BujuProfile *self, const BujuComponent *component, guint citation)
{
  begin (self, "profile-members");
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &member->name);

      row->detail = describe_member (self, member);
      row->link = member->place->id;
      row->citation = citation;
    }

  if (component->members->len == 0)
    buju_profile_add_not_stated (self, "profile-members");

  if (component->open_list)
    {
      BujuText text = buju_profile_word (self, "profile-open-list");

      buju_profile_add (self, BUJU_PROFILE_TEXT, &text);
    }
}

static gboolean
has_member_industries (const BujuComponent *component)
{
  for (guint i = 0; i < component->members->len; i++)
    {
      if (((const BujuMember *) g_ptr_array_index (component->members, i))->industries->len > 0)
        return TRUE;
    }

  return FALSE;
}

static void
write_industries (BujuProfile *self, const BujuComponent *component, guint citation)
{
  const BujuComponent *from = NULL;
  const GArray *uses = buju_component_get_uses (component, &from);
  BujuText detail = { NULL, NULL };

  begin (self, "profile-industries");
  if (from != NULL)
    {
      const BujuWordsValue values[] = { { "component", from->name }, { NULL } };

      detail = buju_profile_fill (self, "profile-inherited-from", values);
      citation = buju_profile_cite (self, from->layout->plan, from->section);
    }
  else if (component->industries_apply_to_members && component->members->len > 1)
    detail = buju_profile_word (self, "profile-applies-to-members");

  buju_profile_add_uses (self, uses, &detail, citation);

  if (has_member_industries (component))
    {
      BujuText text = buju_profile_word (self, "profile-industries-by-member");

      buju_profile_add (self, BUJU_PROFILE_TEXT, &text);
    }
  else if (uses->len == 0)
    buju_profile_add_not_stated (self, "profile-industries");
}

static void
write_targets (BujuProfile *self, const BujuComponent *component)
{
  begin (self, "profile-targets");
  for (guint i = 0; i < component->targets->len; i++)
    buju_profile_add_indicator (self, g_ptr_array_index (component->targets, i));

  if (component->targets->len == 0)
    buju_profile_add_not_stated (self, "profile-targets");
}

static void
write_basis (BujuProfile *self, const BujuComponent *component)
{
  BujuText text;

  begin (self, "profile-basis");
  if (component->basis == NULL)
    {
      text = buju_profile_word (self, "profile-basis-none");
      buju_profile_add (self, BUJU_PROFILE_BASIS, &text);
      return;
    }

  text = buju_profile_code (self, "profile-basis", component->basis);
  buju_profile_add (self, BUJU_PROFILE_BASIS, &text);
  if (component->shapes->len == 0 && component->spines->len == 0)
    {
      text = buju_profile_word (self, "profile-basis-points");
      buju_profile_add (self, BUJU_PROFILE_BASIS, &text);
    }
  for (guint i = 0; i < component->shapes->len; i++)
    buju_profile_add_shape (self, g_ptr_array_index (component->shapes, i));
}

/* Up: the layout and the document it stands in. */
static void
write_origin (BujuProfile *self, const BujuComponent *component)
{
  const BujuLayout *layout = component->layout;

  begin (self, "profile-layout");
  buju_profile_add (self, BUJU_PROFILE_ROLE, &layout->title)->link = layout->id;
  buju_profile_add (self, BUJU_PROFILE_ROLE, &layout->plan->title)->link = layout->plan->id;
}

void
buju_profile_write_component (BujuProfile *self, const BujuComponent *component)
{
  const BujuLayout *layout = component->layout;
  BujuText kind = buju_profile_code (self, "kind", component->kind);
  guint citation = buju_profile_cite (self, layout->plan, component->section);

  buju_profile_set_head (self, &component->name, &kind, &layout->title,
                         &layout->plan->short_title);
  write_nature (self, component, citation);
  write_members (self, component, citation);
  write_industries (self, component, citation);
  write_targets (self, component);
  buju_profile_add_conflicts (self, component->id);
  buju_profile_add_near_components (self, component);
  write_basis (self, component);
  write_origin (self, component);
}

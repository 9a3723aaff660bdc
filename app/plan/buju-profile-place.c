/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The profile of a place: everything the documents say about it, plan by plan, then where it is. */

#include "plan/buju-position.h"
#include "plan/buju-profile-private.h"

#include <math.h>
#include <string.h>

/* Its name there when it differs, its role, its note. */
static BujuText
describe_role (BujuProfile *self, const BujuPlace *place, const BujuRole *role)
{
  const BujuWordsValue values[] = { { "name", role->member->name }, { NULL } };
  BujuText parts[3] = { { NULL, NULL } };

  if (!g_str_equal (role->member->name.zh, place->name.zh))
    parts[0] = buju_profile_fill (self, "profile-named", values);
  parts[1] = role->member->role;
  parts[2] = role->member->note;

  return buju_profile_join (self, parts, G_N_ELEMENTS (parts), "；", "; ");
}

/* Industries that the document gives to all members of the component. */
static gboolean
add_shared_industries (BujuProfile *self, const BujuRole *role, guint citation)
{
  const BujuComponent *component = role->component;
  const GArray *uses = buju_component_get_uses (component, NULL);
  BujuText detail;

  if (uses->len == 0)
    return FALSE;
  if (!component->industries_apply_to_members
      && (component->members->len > 1 || role->member->industries->len > 0))
    return FALSE;

  detail = component->members->len > 1 ? buju_profile_word (self, "profile-by-component")
                                       : (BujuText) { NULL, NULL };
  buju_profile_add_uses (self, uses, &detail, citation);

  return TRUE;
}

/* Returns whether any industry was given. */
static gboolean
add_role (BujuProfile *self, const BujuPlace *place, const BujuRole *role)
{
  const BujuComponent *component = role->component;
  const BujuLayout *layout = component->layout;
  const BujuWordsValue values[] = {
    { "component", component->name }, { "layout", layout->title }, { NULL }
  };
  BujuText text = buju_profile_fill (self, "profile-role-in", values);
  guint citation = buju_profile_cite (self, layout->plan, component->section);
  BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_ROLE, &text);
  gboolean shared;

  row->detail = describe_role (self, place, role);
  row->link = component->id;
  row->citation = citation;
  buju_profile_add_uses (self, role->member->industries, NULL, citation);
  shared = add_shared_industries (self, role, citation);

  return shared || role->member->industries->len > 0;
}

static guint
add_indicators (BujuProfile *self, const BujuPlace *place, const BujuPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (plan->indicators, i);

      if (indicator->place != place)
        continue;

      buju_profile_add_indicator (self, indicator);
      n++;
    }

  return n;
}

/* Returns whether @plan speaks of @place at all. */
static gboolean
write_plan (BujuProfile *self, const BujuPlace *place, const BujuPlan *plan)
{
  gboolean has_industries = FALSE;
  guint n_roles = 0;
  guint n_indicators;

  buju_profile_begin (self, &plan->short_title);
  for (guint i = 0; i < place->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (place->roles, BujuRole, i);

      if (role->component->layout->plan != plan)
        continue;

      has_industries |= add_role (self, place, role);
      n_roles++;
    }

  n_indicators = add_indicators (self, place, plan);
  if (n_roles > 0 && !has_industries)
    buju_profile_add_not_stated (self, "profile-industries");
  if (n_roles > 0 && n_indicators == 0)
    buju_profile_add_not_stated (self, "profile-targets");

  return n_roles + n_indicators > 0;
}

static void
write_plans (BujuProfile *self, const BujuPlace *place)
{
  GPtrArray *plans = buju_content_get_plans (self->content);
  g_autofree BujuText *silent = g_new0 (BujuText, plans->len);
  guint n_silent = 0;
  BujuText heading, text;

  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);

      if (!write_plan (self, place, plan))
        silent[n_silent++] = plan->short_title;
    }

  if (n_silent == 0)
    return;

  heading = buju_profile_word (self, "profile-not-mentioned");
  text = buju_profile_join (self, silent, n_silent, "、", ", ");
  buju_profile_begin (self, &heading);
  buju_profile_add (self, BUJU_PROFILE_NOT_STATED, &text);
}

/* How it is known in which district a place lies. */
static BujuText
describe_district_basis (BujuProfile *self, const BujuPlace *place)
{
  const char *basis = place->district_basis;

  if (basis == NULL || g_str_equal (basis, "self"))
    return (BujuText) { NULL, NULL };
  if (strstr (basis, "general-knowledge") != NULL)
    return buju_profile_word (self, strstr (basis, "stated") != NULL
                                    ? "profile-district-partly" : "profile-district-general");
  if (g_str_equal (basis, "from name"))
    return buju_profile_word (self, "profile-district-name");

  return buju_profile_word (self, "profile-district-stated");
}

static void
write_districts (BujuProfile *self, const BujuPlace *place)
{
  for (guint i = 0; i < place->districts->len; i++)
    {
      const BujuPlace *district = g_ptr_array_index (place->districts, i);
      const BujuWordsValue values[] = { { "district", district->name }, { NULL } };
      BujuText text = buju_profile_fill (self, "profile-in-district", values);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &text);

      row->detail = describe_district_basis (self, place);
      row->link = district->id;
    }
}

static void
write_point (BujuProfile *self, const BujuPlace *place)
{
  BujuPosition position;
  BujuText parts[3] = { { NULL, NULL } };
  BujuText text;

  if (!buju_position_find (self->library, NULL, place, &position))
    return;

  if (isfinite (position.uncertainty) && position.uncertainty > 0)
    {
      const BujuWordsValue values[] = {
        { "metres", buju_profile_number (self, position.uncertainty) }, { NULL }
      };

      parts[0] = buju_profile_fill (self, "profile-uncertainty", values);
    }
  if (position.confidence != NULL)
    parts[1] = buju_profile_code (self, "profile-confidence", position.confidence);
  parts[2] = buju_profile_plain (self, position.source);

  text = buju_profile_word (self, "profile-point");
  buju_profile_add (self, BUJU_PROFILE_BASIS, &text)->detail
    = buju_profile_join (self, parts, G_N_ELEMENTS (parts), "；", "; ");
}

static void
write_location (BujuProfile *self, const BujuPlace *place)
{
  BujuText heading = buju_profile_word (self, "profile-location");

  buju_profile_begin (self, &heading);
  if (!buju_place_is_district (place))
    write_districts (self, place);
  if (!buju_text_is_empty (&place->not_on_map))
    buju_profile_add (self, BUJU_PROFILE_NOT_STATED, &place->not_on_map);
  for (guint i = 0; i < place->shapes->len; i++)
    buju_profile_add_shape (self, g_ptr_array_index (place->shapes, i));
  write_point (self, place);
}

/* What lies in a district, in the order of the list of places. */
static void
write_inside (BujuProfile *self, const BujuPlace *district)
{
  GPtrArray *places = buju_content_get_places (self->content);
  BujuText heading = buju_profile_word (self, "profile-inside");

  buju_profile_begin (self, &heading);
  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      BujuProfileRow *row;

      if (place == district || !g_ptr_array_find (place->districts, district, NULL))
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &place->name);
      row->detail = buju_profile_code (self, "place", place->kind);
      row->link = place->id;
    }
}

void
buju_profile_write_place (BujuProfile *self, const BujuPlace *place)
{
  BujuText kind = buju_profile_code (self, "place", place->kind);

  buju_profile_set_head (self, &place->name, &kind, NULL, NULL);
  write_plans (self, place);
  if (buju_place_is_district (place))
    write_inside (self, place);
  buju_profile_add_conflicts (self, place->id);
  buju_profile_add_namesakes (self, place);
  buju_profile_add_near_places (self, place);
  write_location (self, place);
}

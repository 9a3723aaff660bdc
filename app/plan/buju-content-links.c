/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the documents imply but do not write down: the roles of each place, the places of each
 * industry, the place behind each shape. Made once, after everything is read. */

#include "plan/buju-content-private.h"

static gboolean
uses_industry (const GArray *uses, const BujuIndustry *industry)
{
  for (guint i = 0; i < uses->len; i++)
    {
      if (g_array_index (uses, BujuIndustryUse, i).industry == industry)
        return TRUE;
    }

  return FALSE;
}

static void
add_role (GArray *roles, const BujuComponent *component, const BujuMember *member)
{
  BujuRole role = { component, member };

  g_array_append_val (roles, role);
}

/* An industry named twice for one member (in two terms) gives it one role. */
static void
link_uses (const GArray *uses, const BujuComponent *component, const BujuMember *member)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustry *industry = g_array_index (uses, BujuIndustryUse, i).industry;
      GArray *roles = industry->roles;
      const BujuRole *last = roles->len > 0
                             ? &g_array_index (roles, BujuRole, roles->len - 1) : NULL;

      if (last == NULL || last->member != member)
        add_role (roles, component, member);
    }
}

/* The industries of a component are its members' when the document says so of all of them, or
 * when the component is that one place. A list for a whole belt is not. */
static gboolean
applies_to (const BujuComponent *component, const BujuMember *member)
{
  if (component->industries_apply_to_members)
    return TRUE;

  return component->members->len == 1 && member->industries->len == 0;
}

static void
link_component (const BujuComponent *component)
{
  const GArray *shared = buju_component_get_uses (component, NULL);

  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      add_role (member->place->roles, component, member);
      link_uses (member->industries, component, member);
      if (!applies_to (component, member))
        continue;

      for (guint j = 0; j < shared->len; j++)
        {
          const BujuIndustry *industry = g_array_index (shared, BujuIndustryUse, j).industry;

          if (!uses_industry (member->industries, industry))
            add_role (industry->roles, component, member);
        }
    }
}

static void
link_appearances (const BujuPlan *plan)
{
  for (guint i = 0; i < plan->appearances->len; i++)
    {
      BujuAppearance *appearance = g_ptr_array_index (plan->appearances, i);

      g_ptr_array_add (appearance->industry->appearances, appearance);
    }
}

/* A shape belongs to the first place that names it; a point only when no shape has its id. */
static void
link_shapes (BujuContent *self)
{
  GPtrArray *places = self->all[BUJU_KIND_PLACE];

  for (guint i = 0; i < places->len; i++)
    {
      BujuPlace *place = g_ptr_array_index (places, i);

      for (guint j = 0; j < place->shapes->len; j++)
        {
          gpointer shape = g_ptr_array_index (place->shapes, j);

          if (!g_hash_table_contains (self->places_by_shape, shape))
            g_hash_table_insert (self->places_by_shape, shape, place);
        }
    }

  for (guint i = 0; i < places->len; i++)
    {
      BujuPlace *place = g_ptr_array_index (places, i);

      if (place->point != NULL && !g_hash_table_contains (self->places_by_shape, place->point))
        g_hash_table_insert (self->places_by_shape, (gpointer) place->point, place);
    }
}

void
buju_content_link (BujuContent *self)
{
  for (guint i = 0; i < self->all[BUJU_KIND_PLAN]->len; i++)
    link_appearances (g_ptr_array_index (self->all[BUJU_KIND_PLAN], i));

  for (guint i = 0; i < self->all[BUJU_KIND_COMPONENT]->len; i++)
    link_component (g_ptr_array_index (self->all[BUJU_KIND_COMPONENT], i));

  link_shapes (self);
}

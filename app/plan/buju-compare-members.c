/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-private.h"

/* Places and components of both layouts. */

static BujuCompareMember *
get_member (BujuCompare *self, const BujuPlace *place)
{
  BujuCompareMember *member;

  for (guint i = 0; i < self->members->len; i++)
    {
      member = g_ptr_array_index (self->members, i);
      if (member->place == place)
        return member;
    }

  member = g_new0 (BujuCompareMember, 1);
  member->place = place;
  for (guint i = 0; i < 2; i++)
    {
      member->roles[i] = g_array_new (FALSE, FALSE, sizeof (BujuRole));
      member->industries[i] = g_ptr_array_new ();
    }
  g_ptr_array_add (self->members, member);

  return member;
}

static void
add_roles (BujuCompare *self, guint index, const BujuComponent *component)
{
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);
      const BujuRole role = { component, member };

      g_array_append_val (get_member (self, member->place)->roles[index], role);
    }
}

/* The content knows which of a component's industries are its members' too. */
static void
add_industries_of_places (BujuCompare *self, const BujuIndustry *industry)
{
  for (guint i = 0; i < industry->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (industry->roles, BujuRole, i);

      for (guint j = 0; j < 2; j++)
        {
          GPtrArray *industries;

          if (role->component->layout != self->layouts[j])
            continue;

          industries = get_member (self, role->member->place)->industries[j];
          if (!g_ptr_array_find (industries, industry, NULL))
            g_ptr_array_add (industries, (gpointer) industry);
        }
    }
}

static gboolean
has_like (const GArray *roles, const BujuRole *wanted)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);

      if (g_str_equal (role->component->kind, wanted->component->kind)
          && g_strcmp0 (role->member->role.zh, wanted->member->role.zh) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_all_roles (const GArray *roles, const GArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!has_like (roles, &g_array_index (wanted, BujuRole, i)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_all (GPtrArray *list, GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      if (!g_ptr_array_find (list, g_ptr_array_index (wanted, i), NULL))
        return FALSE;
    }

  return TRUE;
}

static void
judge_member (BujuCompareMember *member)
{
  GArray **roles = member->roles;
  GPtrArray **industries = member->industries;

  member->side = buju_compare_get_side (roles[0]->len > 0, roles[1]->len > 0);
  member->same_role = has_all_roles (roles[0], roles[1]) && has_all_roles (roles[1], roles[0]);
  member->same_industries = industries[0]->len == industries[1]->len
                            && has_all (industries[0], industries[1]);
}

/* Every place that a component of either lists. */
void
buju_compare_members (BujuCompare *self)
{
  GPtrArray *industries = buju_content_get_industries (self->content);

  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < self->layouts[i]->components->len; j++)
        add_roles (self, i, g_ptr_array_index (self->layouts[i]->components, j));
    }

  for (guint i = 0; i < industries->len; i++)
    add_industries_of_places (self, g_ptr_array_index (industries, i));
  for (guint i = 0; i < self->members->len; i++)
    judge_member (g_ptr_array_index (self->members, i));
}
/* ---- Components ---- */

static gboolean
are_called_alike (const BujuComponent *a, const BujuComponent *b)
{
  return g_str_equal (a->kind, b->kind) && g_strcmp0 (a->name.zh, b->name.zh) == 0;
}

static void
add_component (BujuCompare *self, const BujuComponent *a, const BujuComponent *b)
{
  BujuCompareComponent *component = g_new0 (BujuCompareComponent, 1);

  component->side = buju_compare_get_side (a != NULL, b != NULL);
  component->components[0] = a;
  component->components[1] = b;
  g_ptr_array_add (self->components, component);
}

/* The component of the second layout that is called as @wanted, when it has not been taken. */
static const BujuComponent *
take_component (GPtrArray *others, const BujuComponent *wanted)
{
  for (guint i = 0; i < others->len; i++)
    {
      if (are_called_alike (wanted, g_ptr_array_index (others, i)))
        return g_ptr_array_steal_index (others, i);
    }

  return NULL;
}

/* Components belong to one layout each: those of one kind and name stand for one another. */
void
buju_compare_components (BujuCompare *self)
{
  const GPtrArray *components = self->layouts[0]->components;
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < self->layouts[1]->components->len; i++)
    g_ptr_array_add (others, g_ptr_array_index (self->layouts[1]->components, i));

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      add_component (self, component, take_component (others, component));
    }

  for (guint i = 0; i < others->len; i++)
    add_component (self, NULL, g_ptr_array_index (others, i));
}

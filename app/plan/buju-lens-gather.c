/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which places and components the documents assign the chosen industries to, and who says so. */

#include "plan/buju-lens-private.h"
#include "plan/buju-phrase.h"

/* Does any document list @industry as a part of @parent? */
static gboolean
is_listed_below (const BujuIndustry *industry, const BujuIndustry *parent)
{
  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);
      const char *of = appearance->role != NULL ? buju_phrase_get_parent (appearance->role) : NULL;

      if (g_strcmp0 (of, parent->id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_below (BujuContent *content, GPtrArray *family, const BujuIndustry *parent)
{
  GPtrArray *all = buju_content_get_industries (content);

  for (guint i = 0; i < all->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (all, i);

      if (g_ptr_array_find (family, industry, NULL)
          || (industry->parent != parent && !is_listed_below (industry, parent)))
        continue;

      g_ptr_array_add (family, (gpointer) industry);
      add_below (content, family, industry);
    }
}

GPtrArray *
buju_lens_list_family (BujuContent *content, const BujuIndustry *industry)
{
  GPtrArray *family = g_ptr_array_new ();

  g_ptr_array_add (family, (gpointer) industry);
  add_below (content, family, industry);

  return family;
}

static gboolean
includes (const BujuLens *self, const BujuIndustry *industry)
{
  for (guint i = 0; i < self->industries->len; i++)
    {
      const BujuLensIndustry *chosen = g_ptr_array_index (self->industries, i);

      if (g_ptr_array_find (chosen->included, industry, NULL))
        return TRUE;
    }

  return FALSE;
}

static GArray *
new_sources (void)
{
  return g_array_new (FALSE, FALSE, sizeof (BujuLensSource));
}

static void
add_source (GArray *sources, const BujuComponent *component, const BujuMember *member,
            const BujuIndustryUse *use)
{
  BujuLensSource source = { component, member, use->industry, use->term };

  g_array_append_val (sources, source);
}

/* Sources for each chosen industry among @uses. */
static void
add_uses (const BujuLens *self, GArray *sources, const BujuComponent *component,
          const BujuMember *member, const GArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);

      if (includes (self, use->industry))
        add_source (sources, component, member, use);
    }
}

static BujuLensState
get_state (const BujuLens *self, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->states, id));
}

static void
set_state (BujuLens *self, const char *id, BujuLensState state)
{
  g_hash_table_insert (self->states, (gpointer) id, GINT_TO_POINTER (state));
}

/* The content has decided which places have an industry: see BujuIndustry.roles. */
static gboolean
has_role (const BujuIndustry *industry, const BujuComponent *component, const BujuMember *member)
{
  for (guint i = 0; i < industry->roles->len; i++)
    {
      const BujuRole *role = &g_array_index (industry->roles, BujuRole, i);

      if (role->component == component && role->member == member)
        return TRUE;
    }

  return FALSE;
}

static BujuLensPlace *
get_place (BujuLens *self, const BujuPlace *place, BujuLensState state)
{
  BujuLensPlace *found;

  for (guint i = 0; i < self->places->len; i++)
    {
      found = g_ptr_array_index (self->places, i);
      if (found->place == place)
        return found;
    }

  found = g_new0 (BujuLensPlace, 1);
  found->place = place;
  found->state = state;
  found->sources = new_sources ();
  g_ptr_array_add (self->places, found);
  set_state (self, place->id, state);

  return found;
}

static void
assign_from (BujuLens *self, const BujuComponent *component, const BujuMember *member,
             const GArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const BujuIndustryUse *use = &g_array_index (uses, BujuIndustryUse, i);

      if (includes (self, use->industry) && has_role (use->industry, component, member))
        add_source (get_place (self, member->place, BUJU_LENS_ASSIGNED)->sources, component,
                    member, use);
    }
}

static void
assign_members (BujuLens *self, const BujuComponent *component)
{
  const GArray *shared = buju_component_get_uses (component, NULL);

  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      assign_from (self, component, member, member->industries);
      assign_from (self, component, member, shared);
    }
}

/* Each of @uses that counts here is every member's; without members it is the component's alone. */
static gboolean
is_for_each (const BujuLensComponent *entry)
{
  const BujuComponent *component = entry->component;

  for (guint i = 0; i < component->members->len; i++)
    {
      for (guint j = 0; j < entry->sources->len; j++)
        {
          const BujuLensSource *source = &g_array_index (entry->sources, BujuLensSource, j);

          if (!has_role (source->industry, component,
                         g_ptr_array_index (component->members, i)))
            return FALSE;
        }
    }

  return component->members->len > 0;
}

static void
add_component (BujuLens *self, const BujuComponent *component)
{
  g_autoptr (GArray) sources = new_sources ();
  BujuLensComponent *entry;

  add_uses (self, sources, component, NULL, buju_component_get_uses (component, NULL));
  if (sources->len == 0)
    return;

  entry = g_new0 (BujuLensComponent, 1);
  entry->component = component;
  entry->sources = g_steal_pointer (&sources);
  entry->state = is_for_each (entry) ? BUJU_LENS_ASSIGNED : BUJU_LENS_WHOLE;
  g_ptr_array_add (self->components, entry);
  set_state (self, component->id, entry->state);
}

/* Members of components that have an industry as a whole, unless they have one themselves or the
 * list says what else they are for. */
static void
add_within (BujuLens *self, const BujuLensComponent *entry)
{
  const BujuComponent *component = entry->component;

  for (guint i = 0; i < component->members->len && entry->state == BUJU_LENS_WHOLE; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);
      BujuLensPlace *place;

      if (member->industries->len > 0
          || get_state (self, member->place->id) == BUJU_LENS_ASSIGNED)
        continue;

      place = get_place (self, member->place, BUJU_LENS_WITHIN);
      add_uses (self, place->sources, component, member,
                buju_component_get_uses (component, NULL));
    }
}

void
buju_lens_gather (BujuLens *self)
{
  GPtrArray *components = buju_content_get_components (self->content);

  for (guint i = 0; i < components->len; i++)
    {
      add_component (self, g_ptr_array_index (components, i));
      assign_members (self, g_ptr_array_index (components, i));
    }

  for (guint i = 0; i < self->components->len; i++)
    add_within (self, g_ptr_array_index (self->components, i));
}

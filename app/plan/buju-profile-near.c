/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Parts of a profile that lead to others: what lies beside it, and what has nearly its name. */

#include "plan/buju-neighbours.h"
#include "plan/buju-profile-private.h"

#include <string.h>

static void
begin (BujuProfile *self, const char *key)
{
  BujuText heading = buju_profile_word (self, key);

  buju_profile_begin (self, &heading);
}

static BujuText
describe_distance (BujuProfile *self, const BujuNeighbour *neighbour)
{
  static const char * const octants[] = {
    "octant-n", "octant-ne", "octant-e", "octant-se", "octant-s", "octant-sw", "octant-w",
    "octant-nw"
  };
  BujuWordsValue values[] = { { "direction", { NULL, NULL } }, { "km", { NULL, NULL } }, { NULL } };
  g_autofree char *km = g_strdup_printf ("%.0f", neighbour->distance / 1000);

  if (neighbour->octant < 0)
    return buju_profile_word (self, "profile-same-point");

  values[0].text = buju_profile_word (self, octants[neighbour->octant]);
  values[1].text = buju_profile_plain (self, km);

  return buju_profile_fill (self,
                            neighbour->distance < 1000 ? "profile-under-km" : "profile-about-km",
                            values);
}

/* The districts around a district; the nearest places around a place. */
void
buju_profile_add_near_places (BujuProfile *self, const BujuPlace *place)
{
  gboolean district = buju_place_is_district (place);
  g_autoptr (GArray) near = buju_neighbours_of_place (self->library, place);

  begin (self, district ? "profile-bordering" : "profile-near");
  for (guint i = 0; i < near->len; i++)
    {
      const BujuNeighbour *neighbour = &g_array_index (near, BujuNeighbour, i);
      BujuProfileRow *row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &neighbour->place->name);

      row->link = neighbour->place->id;
      if (!district)
        row->detail = describe_distance (self, neighbour);
    }
}

static gboolean
is_in_near (const GArray *near, const BujuComponent *component)
{
  for (guint i = 0; i < near->len; i++)
    {
      if (g_array_index (near, BujuNeighbour, i).component == component)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_member (const BujuComponent *component, const BujuPlace *place)
{
  for (guint i = 0; i < component->members->len; i++)
    {
      if (((const BujuMember *) g_ptr_array_index (component->members, i))->place == place)
        return TRUE;
    }

  return FALSE;
}

/* "both have: 金桥、祝桥"; empty when they share no member. */
static BujuText
describe_shared (BujuProfile *self, const BujuComponent *one, const BujuComponent *other)
{
  g_autofree BujuText *names = g_new0 (BujuText, one->members->len + 1);
  BujuWordsValue values[] = { { "places", { NULL, NULL } }, { NULL } };
  guint n = 0;

  for (guint i = 0; i < one->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (one->members, i);

      if (has_member (other, member->place))
        names[n++] = member->name;
    }

  if (n == 0)
    return (BujuText) { NULL, NULL };

  values[0].text = buju_profile_join (self, names, n, "、", ", ");

  return buju_profile_fill (self, "profile-shared-members", values);
}

/* Components of the same layout that touch it or have a member in common with it. */
void
buju_profile_add_near_components (BujuProfile *self, const BujuComponent *component)
{
  g_autoptr (GArray) near = buju_neighbours_of_component (self->library, component);
  GPtrArray *components = component->layout->components;

  begin (self, "profile-adjoining");
  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *other = g_ptr_array_index (components, i);
      BujuText shared = describe_shared (self, component, other);
      BujuProfileRow *row;

      if (other == component || (buju_text_is_empty (&shared) && !is_in_near (near, other)))
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_ROLE, &other->name);
      row->link = other->id;
      row->detail = shared;
    }
}

/* ---- Nearly the same name ---- */

/* One of the names of @one stands in that of @other. */
static gboolean
is_named_in (const BujuPlace *one, const BujuPlace *other)
{
  if (strstr (other->name.zh, one->name.zh) != NULL)
    return TRUE;

  for (guint i = 0; i < one->aliases->len; i++)
    {
      if (strstr (other->name.zh, g_ptr_array_index (one->aliases, i)) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* 张江 and 张江人工智能岛. What lies in a district is listed there, and its district with a place. */
static gboolean
are_namesakes (const BujuPlace *one, const BujuPlace *other)
{
  if (g_ptr_array_find (one->districts, (gpointer) other, NULL)
      || g_ptr_array_find (other->districts, (gpointer) one, NULL))
    return FALSE;

  return is_named_in (one, other) || is_named_in (other, one);
}

/* What the documents make of it: "一区（…，张江高新区“十四五”规划）". */
static BujuText
describe_roles (BujuProfile *self, const BujuPlace *place)
{
  g_autofree BujuText *texts = g_new0 (BujuText, place->roles->len + 1);
  guint n = 0;

  for (guint i = 0; i < place->roles->len && n < 3; i++)
    {
      const BujuRole *role = &g_array_index (place->roles, BujuRole, i);
      const BujuWordsValue values[] = {
        { "component", role->component->name },
        { "layout", role->component->layout->plan->short_title },
        { NULL }
      };

      texts[n++] = buju_profile_fill (self, "profile-role-in", values);
    }

  return n > 0 ? buju_profile_join (self, texts, n, "；", "; ")
               : buju_profile_code (self, "place", place->kind);
}

/* A name is tied to an id because names are not unique: the others are named, so that nobody takes
 * one for another. */
void
buju_profile_add_namesakes (BujuProfile *self, const BujuPlace *place)
{
  GPtrArray *places = buju_content_get_places (self->content);

  begin (self, "profile-namesakes");
  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *other = g_ptr_array_index (places, i);
      BujuProfileRow *row;

      if (other == place || !are_namesakes (place, other))
        continue;

      row = buju_profile_add (self, BUJU_PROFILE_MEMBER, &other->name);
      row->link = other->id;
      row->detail = describe_roles (self, other);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-neighbours.h"
#include "plan/buju-profile.h"

#include <string.h>

#include "../library-fixture.h"

static const BujuNeighbour *
find (const GArray *neighbours, gconstpointer thing)
{
  for (guint i = 0; i < neighbours->len; i++)
    {
      const BujuNeighbour *neighbour = &g_array_index (neighbours, BujuNeighbour, i);

      if (neighbour->place == thing || neighbour->component == thing)
        return neighbour;
    }

  return NULL;
}

/* A border has two sides; only districts border on districts. */
static void
test_districts (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  BujuContent *content = buju_library_get_content (library);
  GPtrArray *places = buju_content_get_places (content);
  const BujuPlace *pudong = buju_content_find_place (content, "district-pudong");
  const BujuPlace *qingpu = buju_content_find_place (content, "district-qingpu");
  const BujuPlace *songjiang = buju_content_find_place (content, "district-songjiang");
  g_autoptr (GArray) of_qingpu = buju_neighbours_of_place (library, qingpu);

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      g_autoptr (GArray) neighbours = NULL;

      if (!buju_place_is_district (place))
        continue;

      neighbours = buju_neighbours_of_place (library, place);
      g_assert_cmpuint (neighbours->len, <, 12);
      for (guint j = 0; j < neighbours->len; j++)
        {
          const BujuPlace *other = g_array_index (neighbours, BujuNeighbour, j).place;
          g_autoptr (GArray) back = buju_neighbours_of_place (library, other);

          g_assert_true (buju_place_is_district (other));
          g_assert_true (other != place);
          g_assert_nonnull (find (back, place));
        }
    }

  g_assert_nonnull (find (of_qingpu, songjiang));
  g_assert_null (find (of_qingpu, pudong));
}

/* Nearest first, never itself, and as far and in the direction that the points say. */
static void
test_places (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  BujuContent *content = buju_library_get_content (library);
  GPtrArray *places = buju_content_get_places (content);
  guint n_found = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);
      g_autoptr (GArray) near = buju_neighbours_of_place (library, place);

      if (buju_place_is_district (place))
        continue;

      for (guint j = 0; j < near->len; j++, n_found++)
        {
          const BujuNeighbour *neighbour = &g_array_index (near, BujuNeighbour, j);

          g_assert_true (neighbour->place != place);
          g_assert_false (buju_place_is_district (neighbour->place));
          g_assert_cmpfloat (neighbour->distance, >=, j > 0 ? neighbour[-1].distance : 0);
          g_assert_cmpint (neighbour->octant, <, 8);
        }
    }

  g_assert_cmpuint (n_found, >, 100);
}

static void
test_octant (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  BujuContent *content = buju_library_get_content (library);
  const BujuPlace *jinqiao = buju_content_find_place (content, "jinqiao");
  const BujuPlace *north = buju_content_find_place (content, "pudong-north");
  g_autoptr (GArray) near = buju_neighbours_of_place (library, jinqiao);
  g_autoptr (GArray) back = buju_neighbours_of_place (library, north);
  const BujuNeighbour *there = find (near, north);
  const BujuNeighbour *here = find (back, jinqiao);

  g_assert_nonnull (there);
  g_assert_nonnull (here);
  g_assert_cmpint (there->octant, ==, 0);
  g_assert_cmpint (here->octant, ==, 4);
  g_assert_cmpfloat_with_epsilon (there->distance, here->distance, 1e-6);
}

/* The pole of Lin-gang lies on the axis of the suburbs; both say so. */
static void
test_components (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  BujuContent *content = buju_library_get_content (library);
  GPtrArray *components = buju_content_get_components (content);
  guint n_found = 0;

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);
      g_autoptr (GArray) near = buju_neighbours_of_component (library, component);

      for (guint j = 0; j < near->len; j++, n_found++)
        {
          const BujuComponent *other = g_array_index (near, BujuNeighbour, j).component;
          g_autoptr (GArray) back = buju_neighbours_of_component (library, other);

          g_assert_true (other->layout == component->layout);
          g_assert_nonnull (find (back, component));
        }
    }

  g_assert_cmpuint (n_found, >, 4);
}

/* Every indicator stands in the profile of its group, and in that of its plan's indicators. */
static void
test_groups (void)
{
  g_autoptr (BujuLibrary) library = load_library ();
  GPtrArray *indicators = buju_content_get_indicators (buju_library_get_content (library));

  for (guint i = 0; i < indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (indicators, i);
      g_autofree char *group = buju_profile_dup_group (library, indicator);
      g_autofree char *all = g_strconcat (indicator->plan->id, "#indicators", NULL);
      const char *ids[] = { group, all };

      g_assert_cmpstr (group, !=, all);
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autoptr (BujuProfile) profile = buju_profile_new (library, ids[j]);
          g_autofree char *text = NULL;

          g_assert_nonnull (profile);
          text = buju_profile_to_text (profile, BUJU_LANGUAGE_BOTH);
          g_assert_nonnull (strstr (text, indicator->name.zh));
          g_assert_nonnull (strstr (text, indicator->plan->citation.zh));
        }
    }
}

static void
test_no_group (void)
{
  static const char * const ids[] = {
    "amp-145#indicators-0", "amp-145#indicators-99", "amp-145#indicators-", "amp-145#indicators-x",
    "amp-145#indicator", "no-plan#indicators", "#indicators"
  };
  g_autoptr (BujuLibrary) library = load_library ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (BujuProfile) profile = buju_profile_new (library, ids[i]);

      g_assert_null (profile);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/neighbours/districts", test_districts);
  g_test_add_func ("/neighbours/places", test_places);
  g_test_add_func ("/neighbours/octant", test_octant);
  g_test_add_func ("/neighbours/components", test_components);
  g_test_add_func ("/neighbours/groups", test_groups);
  g_test_add_func ("/neighbours/no-group", test_no_group);

  return g_test_run ();
}

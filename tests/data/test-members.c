/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every member that a plan gives a belt or an axis lies inside the shape drawn for it: the lists
 * are read from the plans themselves, so that a member added there cannot stay outside
 * unnoticed. */

#include "shape-probe.h"

#include <json-glib/json-glib.h>

typedef struct
{
  const char *plan;
  const char *component;
} Case;

/* A member whose mark need not lie inside, and why. */
typedef struct
{
  const char *component;
  const char *place;
  const char *reason;
} Exemption;

static const Exemption exemptions[] = {
  { "amp-belt-bay", "district-fengxian",
    "a whole district: the belt crosses it, its mark is its centre" },
  { "amp-belt-west", "district-minhang",
    "a whole district: the belt crosses it, its mark is its centre" },
};

static JsonParser *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("BUJU_DATA_DIR"), name, NULL);
  g_autoptr (GError) error = NULL;
  JsonParser *parser = json_parser_new ();

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static JsonObject *
find_by_id (JsonArray *array, const char *id)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_str_equal (json_object_get_string_member (object, "id"), id))
        return object;
    }
  return NULL;
}

static JsonObject *
find_component (JsonParser *plan, const char *id)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (plan));
  JsonArray *layouts = json_object_get_array_member (root, "layouts");

  for (guint i = 0; i < json_array_get_length (layouts); i++)
    {
      JsonObject *layout = json_array_get_object_element (layouts, i);
      JsonObject *component = find_by_id (json_object_get_array_member (layout, "components"), id);

      if (component != NULL)
        return component;
    }
  g_error ("no layout has the component %s", id);
}

static const char *
find_exemption (const char *component, const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (exemptions); i++)
    if (g_str_equal (exemptions[i].component, component)
        && g_str_equal (exemptions[i].place, place))
      return exemptions[i].reason;
  return NULL;
}

static gboolean
is_inside (const ShapeProbe *zones, const ShapeFeature *zone, const ShapeProbe *points,
           const char *point)
{
  return GEOSCovers_r (zones->geos, zone->degrees, shape_probe_find (points, point)->degrees) == 1;
}

static void
check_members (const char *component, JsonArray *members, JsonArray *places)
{
  g_autoptr (ShapeProbe) zones = shape_probe_open (g_getenv ("BUJU_SHAPES_DIR"), "zones/zones");
  g_autoptr (ShapeProbe) points = shape_probe_open (g_getenv ("BUJU_SHAPES_DIR"), "places/places");
  const ShapeFeature *zone = shape_probe_find (zones, component);

  g_assert_cmpuint (json_array_get_length (members), >, 0);
  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      const char *id = json_object_get_string_member (json_array_get_object_element (members, i),
                                                      "place");
      const char *reason = find_exemption (component, id);
      JsonObject *place = find_by_id (places, id);

      g_assert_nonnull (place);
      if (reason != NULL)
        g_test_message ("%s is not looked at: %s", id, reason);
      else if (!is_inside (zones, zone, points, json_object_get_string_member (place, "point")))
        g_error ("%s is not inside %s", id, component);
    }
}

static void
test_members (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (JsonParser) plan = load (test->plan);
  g_autoptr (JsonParser) gazetteer = load ("places.json");
  JsonObject *component = find_component (plan, test->component);
  JsonObject *root = json_node_get_object (json_parser_get_root (gazetteer));

  check_members (test->component, json_object_get_array_member (component, "members"),
                 json_object_get_array_member (root, "places"));
}

/* Whatever shape a place or a component of the plans asks for is there. */
static void
test_places_have_their_shapes (void)
{
  g_autoptr (JsonParser) gazetteer = load ("places.json");
  g_autoptr (ShapeProbe) zones = shape_probe_open (g_getenv ("BUJU_SHAPES_DIR"), "zones/zones");
  g_autoptr (ShapeProbe) districts = shape_probe_open (g_getenv ("BUJU_SHAPES_DIR"),
                                                       "base/districts");
  JsonObject *root = json_node_get_object (json_parser_get_root (gazetteer));
  JsonArray *places = json_object_get_array_member (root, "places");

  for (guint i = 0; i < json_array_get_length (places); i++)
    {
      JsonArray *shapes
          = json_object_get_array_member (json_array_get_object_element (places, i), "shapes");

      for (guint k = 0; k < json_array_get_length (shapes); k++)
        {
          const char *id = json_array_get_string_element (shapes, k);

          shape_probe_find (g_str_has_prefix (id, "district-") ? districts : zones, id);
        }
    }
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "plans/sei-145.json", "sei-belt-ring-central" }, { "plans/sei-145.json", "sei-axis-west" },
    { "plans/sei-145.json", "sei-axis-east" },         { "plans/sei-145.json", "sei-axis-central" },
    { "plans/amp-145.json", "amp-belt-river" },        { "plans/amp-145.json", "amp-belt-bay" },
    { "plans/amp-145.json", "amp-belt-west" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/shapefiles/members/", cases[i].component, NULL);

      g_test_add_data_func (path, &cases[i], test_members);
    }
  g_test_add_func ("/shapefiles/places/shapes", test_places_have_their_shapes);
  return g_test_run ();
}

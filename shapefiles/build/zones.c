/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "outlines.h"
#include "ribbon.h"
#include "ring.h"
#include "spline.h"
#include "tables.h"

#include <shapefil.h>

static const BuildField spine_fields[] = {
  { "zone", 'C', 48, 0 },
  { NULL },
};

static GEOSGeometry *
find_island (BuildRules *rules, JsonObject *zone)
{
  double x;
  double y;

  build_rules_find_place (rules, build_rules_text (zone, "island"), &x, &y);
  return build_part_near (rules->build, rules->build->land, x, y);
}

static GEOSGeometry *
make_ribbons (BuildRules *rules, JsonObject *zone)
{
  Build *build = rules->build;
  JsonObject *ribbons = build_rules_object (zone, "ribbons");
  g_autoptr (GList) names = json_object_get_members (ribbons);
  GPtrArray *pieces = g_ptr_array_new ();

  for (GList *each = names; each != NULL; each = each->next)
    {
      g_autoptr (GArray) samples = build_rules_make_spine (rules, each->data);
      GEOSGeometry *line = build_spline_line (build, samples, FALSE);

      g_ptr_array_add (pieces, build_buffer (build, line,
                                             build_rules_number (ribbons, each->data)));
      GEOSGeom_destroy_r (build->geos, line);
    }
  return build_union_of (build, pieces);
}

/* A disc around each member that lies beside its ribbon. */
static GEOSGeometry *
add_members (BuildRules *rules, JsonObject *zone, GEOSGeometry *area)
{
  JsonArray *members = json_object_get_array_member (zone, "beside");

  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      double x;
      double y;

      build_rules_find_place (rules, json_array_get_string_element (members, i), &x, &y);
      area = build_union (rules->build, area,
                          build_disc (rules->build, x, y,
                                      build_rules_number (zone, "member_radius_m")));
    }
  return area;
}

static GEOSGeometry *
smooth_ribbons (BuildRules *rules, JsonObject *zone)
{
  GEOSGeometry *area = make_ribbons (rules, zone);

  if (json_object_has_member (zone, "beside"))
    area = add_members (rules, zone, area);
  if (json_object_has_member (zone, "close_m"))
    area = build_close (rules->build, area, build_rules_number (zone, "close_m"));
  if (json_object_has_member (zone, "open_m"))
    area = build_open (rules->build, area, build_rules_number (zone, "open_m"));
  if (json_object_has_member (zone, "island"))
    area = build_union (rules->build, area, find_island (rules, zone));
  return area;
}

static GEOSGeometry *
make_zone (BuildRules *rules, JsonObject *zone)
{
  const char *make = build_rules_text (zone, "make");

  if (g_str_equal (make, "ribbons"))
    return smooth_ribbons (rules, zone);
  if (g_str_equal (make, "ring"))
    return build_ring (rules, zone);
  if (g_str_equal (make, "island"))
    return find_island (rules, zone);
  build_fail ("zones.json: there is no way \"%s\" to make a zone", make);
}

static const char *
get_source (BuildRules *rules, JsonObject *zone, const char *by_plan)
{
  return build_rules_text (build_rules_object (rules->rules, by_plan),
                           build_rules_text (zone, "plan"));
}

static void
write_zone (BuildWriter *writer, BuildRules *rules, JsonObject *zone)
{
  Build *build = rules->build;
  JsonObject *finish = build_rules_object (rules->rules, "finish");
  GEOSGeometry *metres
      = build_finish (build, make_zone (rules, zone), build_rules_number (finish, "least_part_km2"),
                      build_rules_number (finish, "simplify_m"));
  GEOSGeometry *degrees = build_to_degrees (build, metres);
  char drawn[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (drawn, sizeof drawn, "%.1f", build_area_km2 (build, metres));
  build_writer_add (writer, degrees,
                    "id", build_rules_text (zone, "id"),
                    "name_zh", build_rules_text (zone, "zh"),
                    "name_en", build_rules_text (zone, "en"),
                    "kind", build_rules_text (zone, "kind"),
                    "basis", "derived",
                    "source", get_source (rules, zone, "plan_source"),
                    "rule", build_rules_text (zone, "rule"),
                    "drawn_km2", drawn,
                    "source_en", get_source (rules, zone, "plan_source_en"),
                    "rule_en", build_rules_text (zone, "rule_en"),
                    NULL);
  GEOSGeom_destroy_r (build->geos, degrees);
  GEOSGeom_destroy_r (build->geos, metres);
}

static JsonObject *
find_zone (BuildRules *rules, const char *id)
{
  JsonArray *zones = json_object_get_array_member (rules->rules, "zones");

  for (guint i = 0; i < json_array_get_length (zones); i++)
    {
      JsonObject *zone = json_array_get_object_element (zones, i);

      if (g_str_equal (build_rules_text (zone, "id"), id))
        return zone;
    }
  build_fail ("zones.json: a spine belongs to %s, which is no zone", id);
}

static void
write_spine (BuildWriter *writer, BuildRules *rules, JsonObject *spine)
{
  Build *build = rules->build;
  JsonObject *zone = find_zone (rules, build_rules_text (spine, "zone"));
  g_autoptr (GArray) samples = build_rules_make_spine (rules, build_rules_text (spine, "spine"));
  GEOSGeometry *whole = build_spline_line (build, samples, FALSE);
  GEOSGeometry *metres
      = GEOSSimplify_r (build->geos, whole,
                        build_rules_number (build_rules_object (rules->rules, "finish"),
                                            "spine_simplify_m"));
  GEOSGeometry *degrees = build_to_degrees (build, metres);

  build_writer_add (writer, degrees,
                    "id", build_rules_text (spine, "id"),
                    "name_zh", build_rules_text (zone, "zh"),
                    "name_en", build_rules_text (zone, "en"),
                    "kind", build_rules_text (spine, "kind"),
                    "basis", "derived",
                    "source", get_source (rules, zone, "plan_source"),
                    "zone", build_rules_text (zone, "id"),
                    NULL);
  GEOSGeom_destroy_r (build->geos, degrees);
  GEOSGeom_destroy_r (build->geos, metres);
  GEOSGeom_destroy_r (build->geos, whole);
}

static void
write_outlines (BuildWriter *writer, BuildRules *rules)
{
  BuildTable *basis = build_open_table (rules->build, "outlines_basis.csv");
  GArray *outlines = build_outlines_read (rules, basis);

  for (guint i = 0; i < outlines->len; i++)
    build_outline_write (writer, rules, basis, &g_array_index (outlines, BuildOutline, i));
  build_outlines_free (rules, outlines);
  build_table_free (basis);
}

/**
 * build_zones:
 * @self: the build, with its land
 *
 * Writes zones/zones (belts, axes, the island and the outlines) and zones/spines, by the rules of
 * `zones.json`.
 */
void
build_zones (Build *self)
{
  BuildRules *rules = build_rules_read (self);
  JsonArray *zones = json_object_get_array_member (rules->rules, "zones");
  JsonArray *spines = json_object_get_array_member (rules->rules, "drawn_spines");
  BuildWriter *writer = build_writer_new (self, "zones/zones", SHPT_POLYGON, build_zone_fields);

  for (guint i = 0; i < json_array_get_length (zones); i++)
    write_zone (writer, rules, json_array_get_object_element (zones, i));
  write_outlines (writer, rules);
  build_writer_close (writer);

  writer = build_writer_new (self, "zones/spines", SHPT_ARC, spine_fields);
  for (guint i = 0; i < json_array_get_length (spines); i++)
    write_spine (writer, rules, json_array_get_object_element (spines, i));
  build_writer_close (writer);
  build_rules_free (rules);
}

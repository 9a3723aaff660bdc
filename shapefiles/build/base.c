/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/land, base/coastline, base/districts, base/neighbours. */

#include "build.h"

#include <json-glib/json-glib.h>
#include <shapefil.h>

#include "districts.h"
#include "land.h"

/* What is written of the surroundings, degrees: a little more than the widest sheet shows. */
#define WEST 119.8
#define EAST 123.2
#define SOUTH 30.2
#define NORTH 32.4

#define LAND_SOURCE "@geo-maps/earth-lands-1m 0.6.0 (OpenStreetMap, 2017-11; ODbL 1.0)"
#define DISTRICT_SOURCE \
  "echarts 4.9.0 map data, shifted to WGS84, borders made one coverage, clipped to land"

static GEOSGeometry *
rectangle (Build *self, double margin)
{
  return GEOSGeom_createRectangle_r (self->geos, WEST + margin, SOUTH + margin, EAST - margin,
                                     NORTH - margin);
}

static GEOSGeometry *
join_areas (Build *self, GPtrArray *areas, gboolean districts_only)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GEOSGeometry *collection, *sum;

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      if (area->district || !districts_only)
        g_ptr_array_add (parts, GEOSGeom_clone_r (self->geos, area->area));
    }
  collection = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                            (GEOSGeometry **) parts->pdata, parts->len);
  sum = GEOSUnaryUnion_r (self->geos, collection);
  GEOSGeom_destroy_r (self->geos, collection);
  return sum;
}

static void
write_districts (Build *self, GPtrArray *areas)
{
  BuildField none[] = { { NULL, 0, 0, 0 } };
  BuildWriter *writer = build_writer_new (self, "base/districts", SHPT_POLYGON, none);

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      if (area->district)
        build_writer_add (writer, area->area, "id", area->id, "name_zh", area->name_zh, "name_en",
                          area->name_en,
                          "kind", "district", "basis", "derived", "source", DISTRICT_SOURCE,
                          "accuracy_m", "100", NULL);
    }
  build_writer_close (writer);
}

static void
write_neighbours (Build *self, GPtrArray *areas)
{
  BuildField none[] = { { NULL, 0, 0, 0 } };
  BuildWriter *writer = build_writer_new (self, "base/neighbours", SHPT_POLYGON, none);
  GEOSGeometry *frame = rectangle (self, 0.0);

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);
      GEOSGeometry *cut;

      if (area->district)
        continue;
      cut = GEOSIntersection_r (self->geos, area->area, frame);
      build_writer_add (writer, cut, "id", area->id, "name_zh", area->name_zh, "name_en",
                        area->name_en,
                        "kind", "province", "basis", "derived", "source", DISTRICT_SOURCE,
                        "accuracy_m", "100", NULL);
      GEOSGeom_destroy_r (self->geos, cut);
    }
  GEOSGeom_destroy_r (self->geos, frame);
  build_writer_close (writer);
}

/* The entry of "islands" whose point lies on @part; NULL. */
static JsonObject *
find_island (Build *self, JsonArray *islands, const GEOSGeometry *part)
{
  for (guint i = 0; i < json_array_get_length (islands); i++)
    {
      JsonObject *island = json_array_get_object_element (islands, i);
      GEOSGeometry *point = GEOSGeom_createPointFromXY_r (self->geos,
                                                          json_object_get_double_member (island,
                                                                                         "lon"),
                                                          json_object_get_double_member (island,
                                                                                         "lat"));
      gboolean found = GEOSContains_r (self->geos, part, point) == 1;

      GEOSGeom_destroy_r (self->geos, point);
      if (found)
        return island;
    }
  return NULL;
}

static double
area_of (Build *self, const GEOSGeometry *part)
{
  double area = 0.0;

  GEOSArea_r (self->geos, part, &area);
  return area;
}

static void
write_land (Build *self)
{
  g_autofree char *path = g_build_filename (self->source_dir, "districts.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  BuildField none[] = { { NULL, 0, 0, 0 } };
  BuildWriter *writer = build_writer_new (self, "base/land", SHPT_POLYGON, none);
  JsonArray *islands;
  int n = GEOSGetNumGeometries_r (self->geos, self->land_degrees);
  double largest = 0.0;

  if (!json_parser_load_from_file (parser, path, &error))
    build_fail ("%s: %s", path, error->message);
  islands = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "islands");
  for (int p = 0; p < n; p++)
    largest = MAX (largest, area_of (self, GEOSGetGeometryN_r (self->geos, self->land_degrees, p)));
  for (int p = 0; p < n; p++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (self->geos, self->land_degrees, p);
      gboolean mainland = area_of (self, part) == largest;
      JsonObject *island = mainland ? NULL : find_island (self, islands, part);
      g_autofree char *number = g_strdup_printf ("island-%d", p + 1);

      build_writer_add (writer, part,
                        "id", mainland ? "mainland" : island
                          ? json_object_get_string_member (island, "id") : number,
                        "name_zh",
                        island != NULL ? json_object_get_string_member (island, "zh") : NULL,
                        "name_en",
                        island != NULL ? json_object_get_string_member (island, "en") : NULL,
                        "kind", mainland ? "land" : "island", "basis", "derived", "source",
                        LAND_SOURCE,
                        "accuracy_m", "600", NULL);
    }
  build_writer_close (writer);
}

/* The shores alone: borders of all land together, without the edges of the region. */
static void
write_coastline (Build *self, GPtrArray *areas)
{
  BuildField none[] = { { NULL, 0, 0, 0 } };
  BuildWriter *writer = build_writer_new (self, "base/coastline", SHPT_ARC, none);
  GEOSGeometry *land = join_areas (self, areas, FALSE);
  GEOSGeometry *border = GEOSBoundary_r (self->geos, land);
  GEOSGeometry *frame = rectangle (self, 1e-6);
  GEOSGeometry *shores = GEOSIntersection_r (self->geos, border, frame);
  GEOSGeometry *lines = GEOSLineMerge_r (self->geos, shores);

  for (int p = 0; p < GEOSGetNumGeometries_r (self->geos, lines); p++)
    {
      g_autofree char *id = g_strdup_printf ("coast-%d", p + 1);

      build_writer_add (writer, GEOSGetGeometryN_r (self->geos, lines, p), "id", id, "kind",
                        "coast",
                        "basis", "derived", "source", LAND_SOURCE, "accuracy_m", "600", NULL);
    }
  GEOSGeom_destroy_r (self->geos, lines);
  GEOSGeom_destroy_r (self->geos, shores);
  GEOSGeom_destroy_r (self->geos, frame);
  GEOSGeom_destroy_r (self->geos, border);
  GEOSGeom_destroy_r (self->geos, land);
  build_writer_close (writer);
}

void
build_base (Build *self)
{
  GEOSGeometry *land = build_land_read (self);
  g_autoptr (GPtrArray) areas = build_districts_read (self);
  GEOSGeometry *ground;

  build_coverage_make (self, areas, land);
  GEOSGeom_destroy_r (self->geos, land);
  self->land_degrees = join_areas (self, areas, TRUE);
  self->land = build_to_metres (self, self->land_degrees);
  ground = join_areas (self, areas, FALSE);
  self->ground = build_to_metres (self, ground);
  GEOSGeom_destroy_r (self->geos, ground);
  write_districts (self, areas);
  write_neighbours (self, areas);
  write_land (self);
  write_coastline (self, areas);
  for (guint i = 0; i < areas->len; i++)
    GEOSGeom_destroy_r (self->geos, ((BuildArea *) g_ptr_array_index (areas, i))->area);
}

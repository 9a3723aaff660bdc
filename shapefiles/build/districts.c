/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Districts and provinces from the map files of the package echarts: rings as zig-zag deltas in
 * 1/1024 degree, half a unit off, in GCJ-02. Or the districts from a GeoJSON file in WGS84
 * (geoBoundaries ADM3), taken as they are. */

#include "districts.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "geo/buju-datum.h"

#define UNITS_PER_DEGREE 1024.0

void
build_area_free (BuildArea *self)
{
  g_free (self->id);
  g_free (self->name_zh);
  g_free (self->name_en);
  g_free (self);
}

static JsonObject *
read_json (const char *path, JsonParser **parser)
{
  g_autoptr (GError) error = NULL;

  *parser = json_parser_new_immutable ();
  if (!json_parser_load_from_file (*parser, path, &error))
    build_fail ("%s: %s", path, error->message);
  return json_node_get_object (json_parser_get_root (*parser));
}

static int
next_delta (const char **text)
{
  int coded = (int) g_utf8_get_char (*text) - 64;

  *text = g_utf8_next_char (*text);
  return (coded >> 1) ^ -(coded & 1);
}

static GEOSGeometry *
close_ring (Build *self, GArray *xy)
{
  guint n = xy->len / 2;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (self->geos, n + 1, 2);
  GEOSGeometry *ring;

  for (guint i = 0; i <= n; i++)
    {
      const double *p = &g_array_index (xy, double, 2 * (i % n));

      GEOSCoordSeq_setXY_r (self->geos, sequence, i, p[0], p[1]);
    }
  ring = GEOSGeom_createLinearRing_r (self->geos, sequence);
  return GEOSGeom_createPolygon_r (self->geos, ring, NULL, 0);
}

/* One ring of the package: degrees, WGS84. */
static GEOSGeometry *
decode_ring (Build *self, const char *text, JsonArray *offset)
{
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  int x = (int) json_array_get_int_element (offset, 0);
  int y = (int) json_array_get_int_element (offset, 1);

  while (*text != '\0')
    {
      BujuPoint point;

      x += next_delta (&text);
      y += next_delta (&text);
      point = buju_datum_to_wgs84 (BUJU_DATUM_GCJ02, (x - 0.5) / UNITS_PER_DEGREE,
                                   (y - 0.5) / UNITS_PER_DEGREE);
      g_array_append_val (xy, point.x);
      g_array_append_val (xy, point.y);
    }
  return close_ring (self, xy);
}

static GEOSGeometry *
plain_ring (Build *self, JsonArray *points)
{
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = json_array_get_length (points);

  /* GeoJSON repeats the first point, close_ring() does so itself. */
  for (guint i = 0; i + 1 < n; i++)
    {
      JsonArray *pair = json_array_get_array_element (points, i);
      double lon = json_array_get_double_element (pair, 0);
      double lat = json_array_get_double_element (pair, 1);

      g_array_append_val (xy, lon);
      g_array_append_val (xy, lat);
    }
  return close_ring (self, xy);
}

/* Rings by symmetric difference of their valid parts: holes come out right whatever the nesting. */
static void
add_ring (Build *self, GEOSGeometry **area, GEOSGeometry *ring)
{
  GEOSGeometry *valid = GEOSMakeValid_r (self->geos, ring);
  GEOSGeometry *polygons = GEOSBuffer_r (self->geos, valid, 0.0, 8);
  GEOSGeometry *sum;

  GEOSGeom_destroy_r (self->geos, ring);
  GEOSGeom_destroy_r (self->geos, valid);
  if (*area == NULL)
    {
      *area = polygons;
      return;
    }
  sum = GEOSSymDifference_r (self->geos, *area, polygons);
  GEOSGeom_destroy_r (self->geos, *area);
  GEOSGeom_destroy_r (self->geos, polygons);
  *area = sum;
}

static void
add_polygon (Build *self, GEOSGeometry **area, JsonArray *rings, JsonArray *offsets)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      GEOSGeometry *ring;

      if (offsets != NULL)
        ring = decode_ring (self, json_array_get_string_element (rings, i),
                            json_array_get_array_element (offsets, i));
      else
        ring = plain_ring (self, json_array_get_array_element (rings, i));
      add_ring (self, area, ring);
    }
}

static GEOSGeometry *
read_geometry (Build *self, JsonObject *geometry)
{
  const char *type = json_object_get_string_member (geometry, "type");
  JsonArray *polygons = json_object_get_array_member (geometry, "coordinates");
  JsonArray *offsets = json_object_has_member (geometry, "encodeOffsets")
                         ? json_object_get_array_member (geometry, "encodeOffsets") : NULL;
  GEOSGeometry *area = NULL;
  GEOSGeometry *metres, *valid;

  if (g_str_equal (type, "Polygon"))
    add_polygon (self, &area, polygons, offsets);
  else
    for (guint i = 0; i < json_array_get_length (polygons); i++)
      add_polygon (self, &area, json_array_get_array_element (polygons, i),
                   offsets != NULL ? json_array_get_array_element (offsets, i) : NULL);
  metres = build_to_metres (self, area);
  GEOSGeom_destroy_r (self->geos, area);
  /* Rings that touch themselves survive the overlay but not the projection's last bit. */
  valid = GEOSMakeValid_r (self->geos, metres);
  GEOSGeom_destroy_r (self->geos, metres);
  area = GEOSBuffer_r (self->geos, valid, 0.0, 8);
  GEOSGeom_destroy_r (self->geos, valid);
  return area;
}

/* Joins what a file has under one name ("name" in the package, "district" or "shapeName"
 * elsewhere); with a NULL name the whole file. */
static GEOSGeometry *
read_area (Build *self, JsonObject *file, const char *name)
{
  JsonArray *features = json_object_get_array_member (file, "features");
  GEOSGeometry *area = NULL;

  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = json_array_get_object_element (features, i);
      JsonObject *properties = json_object_get_object_member (feature, "properties");
      const char *keys[] = { "name", "district", "shapeName" };
      gboolean wanted = name == NULL;
      GEOSGeometry *part, *sum;

      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        wanted = wanted
                 || g_strcmp0 (json_object_get_string_member_with_default (properties, keys[k],
                                                                           NULL), name) == 0;
      if (!wanted)
        continue;
      part = read_geometry (self, json_object_get_object_member (feature, "geometry"));
      sum = area != NULL ? GEOSUnion_r (self->geos, area, part)
            : GEOSGeom_clone_r (self->geos, part);
      if (sum == NULL)
        build_fail ("districts: the parts of one area could not be joined");
      if (area != NULL)
        GEOSGeom_destroy_r (self->geos, area);
      GEOSGeom_destroy_r (self->geos, part);
      area = sum;
    }
  return area;
}

static void
add_area (GPtrArray *areas, JsonObject *entry, gboolean district, GEOSGeometry *geometry,
          const char *path)
{
  BuildArea *area = g_new0 (BuildArea, 1);

  if (geometry == NULL)
    build_fail ("%s: nothing under the name %s", path,
                json_object_get_string_member (entry, "source"));
  area->id = g_strdup (json_object_get_string_member (entry, "id"));
  area->name_zh = g_strdup (json_object_get_string_member (entry, "zh"));
  area->name_en = g_strdup (json_object_get_string_member (entry, "en"));
  area->district = district;
  area->area = geometry;
  g_ptr_array_add (areas, area);
}

static void
read_districts (Build *self, JsonArray *list, GPtrArray *areas)
{
  g_autofree char *package = g_build_filename (self->cache_dir, "echarts", "package", "map", "json",
                                               "province",
                                               "shanghai.json", NULL);
  const char *path = self->districts_file != NULL ? self->districts_file : package;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *file = read_json (path, &parser);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);

      add_area (areas, entry, TRUE,
                read_area (self, file, json_object_get_string_member (entry, "source")), path);
    }
}

static void
read_provinces (Build *self, JsonArray *list, GPtrArray *areas)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      g_autofree char *name = g_strconcat (json_object_get_string_member (entry, "source"), ".json",
                                           NULL);
      g_autofree char *path = g_build_filename (self->cache_dir, "echarts", "package", "map",
                                                "json", "province",
                                                name, NULL);
      g_autoptr (JsonParser) parser = NULL;
      JsonObject *file = read_json (path, &parser);

      add_area (areas, entry, FALSE, read_area (self, file, NULL), path);
    }
}

GPtrArray *
build_districts_read (Build *self)
{
  g_autofree char *path = g_build_filename (self->source_dir, "districts.json", NULL);
  GPtrArray *areas = g_ptr_array_new_with_free_func ((GDestroyNotify) build_area_free);
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *names = read_json (path, &parser);

  read_districts (self, json_object_get_array_member (names, "districts"), areas);
  read_provinces (self, json_object_get_array_member (names, "provinces"), areas);
  return areas;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures the shipped borders against a reference that is not shipped:
 *
 *   measure SHAPEFILES REFERENCE.geojson [COAST.geojson]
 *
 * Inner district borders (between two districts, on land) are sampled every 50 m in both directions
 * and the distance of each sample to the nearest border of the other set is taken; the shore
 * likewise, by stretches. Prints one line of figures per comparison, metres. */

#include <geos_c.h>
#include <glib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <proj.h>
#include <shapefil.h>
#include <stdlib.h>

#define STEP 50.0
/* Borders nearer to the shore than this are drawn into the sea by some sources and end on the shore
 * in ours. */
#define SHORE_MARGIN 500.0
/* The outer border of the reference is left out by this margin, since its vertices need not repeat
 * exactly. */
#define OUTER_MARGIN 30.0

typedef struct
{
  GEOSContextHandle_t geos;
  PJ                 *to_map;
} Measure;

static int
project_cb (double *x, double *y, void *user_data)
{
  const Measure *self = user_data;
  PJ_COORD point = proj_trans (self->to_map, PJ_FWD, proj_coord (*x, *y, 0, 0));

  *x = point.xy.x;
  *y = point.xy.y;
  return 1;
}

static GEOSGeometry *
to_metres (Measure *self, GEOSGeometry *degrees)
{
  GEOSGeometry *metres = GEOSGeom_transformXY_r (self->geos, degrees, project_cb, self);
  GEOSGeometry *valid = GEOSMakeValid_r (self->geos, metres);

  GEOSGeom_destroy_r (self->geos, degrees);
  GEOSGeom_destroy_r (self->geos, metres);
  return valid;
}

/* One polygon of the rings in @rings by even-odd rule. */
static GEOSGeometry *
combine_rings (Measure *self, GPtrArray *rings)
{
  GEOSGeometry *area = NULL;

  for (guint i = 0; i < rings->len; i++)
    {
      GEOSGeometry *face = GEOSGeom_createPolygon_r (self->geos, rings->pdata[i], NULL, 0);
      GEOSGeometry *valid = GEOSMakeValid_r (self->geos, face);
      GEOSGeometry *sum = area != NULL ? GEOSSymDifference_r (self->geos, area, valid)
                                       : GEOSGeom_clone_r (self->geos, valid);

      GEOSGeom_destroy_r (self->geos, face);
      GEOSGeom_destroy_r (self->geos, valid);
      if (area != NULL)
        GEOSGeom_destroy_r (self->geos, area);
      area = sum;
    }
  return area;
}

/* All areas of a shapefile, metres. */
static GPtrArray *
read_shapefile (Measure *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GPtrArray *areas = g_ptr_array_new ();
  SHPHandle file = SHPOpen (path, "rb");
  int n = 0;

  if (file == NULL)
    g_error ("%s cannot be read", path);
  SHPGetInfo (file, &n, NULL, NULL, NULL);
  for (int record = 0; record < n; record++)
    {
      SHPObject *shape = SHPReadObject (file, record);
      g_autoptr (GPtrArray) rings = g_ptr_array_new ();

      for (int part = 0; part < shape->nParts; part++)
        {
          int first = shape->panPartStart[part];
          int end = part + 1 < shape->nParts ? shape->panPartStart[part + 1] : shape->nVertices;
          GEOSCoordSequence *xy = GEOSCoordSeq_create_r (self->geos, (unsigned) (end - first), 2);

          for (int i = first; i < end; i++)
            GEOSCoordSeq_setXY_r (self->geos, xy, (unsigned) (i - first), shape->padfX[i],
                                  shape->padfY[i]);
          g_ptr_array_add (rings, GEOSGeom_createLinearRing_r (self->geos, xy));
        }
      SHPDestroyObject (shape);
      g_ptr_array_add (areas, to_metres (self, combine_rings (self, rings)));
    }
  SHPClose (file);
  return areas;
}

static GEOSGeometry *
read_json_ring (Measure *self, JsonArray *points)
{
  guint n = json_array_get_length (points);
  GEOSCoordSequence *xy = GEOSCoordSeq_create_r (self->geos, n, 2);

  for (guint i = 0; i < n; i++)
    {
      JsonArray *pair = json_array_get_array_element (points, i);

      GEOSCoordSeq_setXY_r (self->geos, xy, i, json_array_get_double_element (pair, 0),
                            json_array_get_double_element (pair, 1));
    }
  return GEOSGeom_createLinearRing_r (self->geos, xy);
}

static void
collect_polygon (Measure *self, JsonArray *polygon, GPtrArray *rings)
{
  for (guint i = 0; i < json_array_get_length (polygon); i++)
    g_ptr_array_add (rings, read_json_ring (self, json_array_get_array_element (polygon, i)));
}

static GEOSGeometry *
read_json_geometry (Measure *self, JsonObject *geometry)
{
  JsonArray *coordinates = json_object_get_array_member (geometry, "coordinates");
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();

  if (g_str_equal (json_object_get_string_member (geometry, "type"), "Polygon"))
    collect_polygon (self, coordinates, rings);
  else
    for (guint i = 0; i < json_array_get_length (coordinates); i++)
      collect_polygon (self, json_array_get_array_element (coordinates, i), rings);
  return to_metres (self, combine_rings (self, rings));
}

static GPtrArray *
read_geojson (Measure *self, const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  GPtrArray *areas = g_ptr_array_new ();
  JsonObject *root;

  if (!json_parser_load_from_file (parser, path, &error))
    g_error ("%s: %s", path, error->message);
  root = json_node_get_object (json_parser_get_root (parser));
  if (json_object_has_member (root, "features"))
    {
      JsonArray *features = json_object_get_array_member (root, "features");

      for (guint i = 0; i < json_array_get_length (features); i++)
        g_ptr_array_add (areas, read_json_geometry (self, json_object_get_object_member (
                                        json_array_get_object_element (features, i), "geometry")));
    }
  else if (json_object_has_member (root, "geometry"))
    g_ptr_array_add (areas,
                     read_json_geometry (self, json_object_get_object_member (root, "geometry")));
  else
    g_ptr_array_add (areas, read_json_geometry (self, root));
  return areas;
}

static GEOSGeometry *
join (Measure *self, GPtrArray *areas, gboolean borders)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GEOSGeometry *collection, *sum;

  for (guint i = 0; i < areas->len; i++)
    g_ptr_array_add (parts, borders ? GEOSBoundary_r (self->geos, areas->pdata[i])
                                    : GEOSGeom_clone_r (self->geos, areas->pdata[i]));
  collection = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                            (GEOSGeometry **) parts->pdata, parts->len);
  sum = GEOSUnaryUnion_r (self->geos, collection);
  GEOSGeom_destroy_r (self->geos, collection);
  return sum;
}

static GEOSGeometry *
replace (Measure *self, GEOSGeometry *old, GEOSGeometry *new)
{
  GEOSGeom_destroy_r (self->geos, old);
  return new;
}

/* Borders between two areas: all borders, without a band around the outer one. */
static GEOSGeometry *
inner_borders (Measure *self, GPtrArray *areas, const GEOSGeometry *inland)
{
  GEOSGeometry *all = join (self, areas, FALSE);
  GEOSGeometry *outer = GEOSBoundary_r (self->geos, all);
  GEOSGeometry *band = GEOSBuffer_r (self->geos, outer, OUTER_MARGIN, 4);
  GEOSGeometry *lines = join (self, areas, TRUE);

  lines = replace (self, lines, GEOSDifference_r (self->geos, lines, band));
  lines = replace (self, lines, GEOSIntersection_r (self->geos, lines, inland));
  GEOSGeom_destroy_r (self->geos, all);
  GEOSGeom_destroy_r (self->geos, outer);
  GEOSGeom_destroy_r (self->geos, band);
  return lines;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print_figures (const char *label, GArray *distances)
{
  double sum = 0.0;

  if (distances->len == 0)
    {
      g_print ("%-34s nothing to measure\n", label);
      return;
    }
  g_array_sort (distances, compare_doubles);
  for (guint i = 0; i < distances->len; i++)
    sum += g_array_index (distances, double, i);
  g_print ("%-34s samples %6u  mean %6.1f  median %6.1f  p95 %6.1f  max %7.1f\n", label,
           distances->len,
           sum / distances->len, g_array_index (distances, double, distances->len / 2),
           g_array_index (distances, double, distances->len * 95 / 100),
           g_array_index (distances, double, distances->len - 1));
}

/* Distances of samples on @from to @to. */
static void
compare (Measure *self, const char *label, const GEOSGeometry *from, const GEOSGeometry *to)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (double));
  const GEOSPreparedGeometry *target = GEOSPrepare_r (self->geos, to);
  int n = GEOSGetNumGeometries_r (self->geos, from);

  for (int i = 0; i < n; i++)
    {
      const GEOSGeometry *line = GEOSGetGeometryN_r (self->geos, from, i);
      double length = 0.0;

      if (GEOSGeomTypeId_r (self->geos, line) == GEOS_POINT)
        continue;
      GEOSLength_r (self->geos, line, &length);
      for (double along = STEP / 2.0; along < length; along += STEP)
        {
          GEOSGeometry *point = GEOSInterpolate_r (self->geos, line, along);
          double distance = 0.0;

          GEOSPreparedDistance_r (self->geos, target, point, &distance);
          g_array_append_val (distances, distance);
          GEOSGeom_destroy_r (self->geos, point);
        }
    }
  GEOSPreparedGeom_destroy_r (self->geos, target);
  print_figures (label, distances);
}

static void
measure_districts (Measure *self, const char *folder, const char *reference)
{
  GPtrArray *ours = read_shapefile (self, folder, "base/districts");
  GPtrArray *theirs = read_geojson (self, reference);
  GEOSGeometry *land = join (self, ours, FALSE);
  GEOSGeometry *inland = GEOSBuffer_r (self->geos, land, -SHORE_MARGIN, 4);
  GEOSGeometry *a = inner_borders (self, ours, inland);
  GEOSGeometry *b = inner_borders (self, theirs, inland);

  compare (self, "inner borders, ours to reference", a, b);
  compare (self, "inner borders, reference to ours", b, a);
}

/* Shores by stretch: west, south, east, north; degrees. */
static const struct
{
  const char *name;
  double      box[4];
} stretches[] = {
  { "Hangzhou Bay", { 121.05, 30.65, 121.85, 30.90 } },
  { "East Pudong", { 121.75, 30.90, 122.05, 31.30 } },
  { "Baoshan", { 121.30, 31.37, 121.53, 31.52 } },
  { "Changxing, Hengsha", { 121.52, 31.30, 121.87, 31.47 } },
  { "Chongming", { 121.16, 31.47, 121.98, 31.88 } },
};

static void
measure_shores (Measure *self, const char *folder, const char *reference)
{
  GPtrArray *ours = read_shapefile (self, folder, "base/land");
  GPtrArray *theirs = read_geojson (self, reference);
  GEOSGeometry *a = join (self, ours, FALSE);
  GEOSGeometry *b = join (self, theirs, FALSE);

  a = replace (self, a, GEOSBoundary_r (self->geos, a));
  b = replace (self, b, GEOSBoundary_r (self->geos, b));
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    {
      const double *box = stretches[i].box;
      g_autofree char *label = g_strconcat ("shore, ", stretches[i].name, NULL);
      GEOSGeometry *window
          = to_metres (self,
                       GEOSGeom_createRectangle_r (self->geos, box[0], box[1], box[2], box[3]));
      GEOSGeometry *piece = GEOSIntersection_r (self->geos, a, window);

      compare (self, label, piece, b);
      GEOSGeom_destroy_r (self->geos, piece);
      GEOSGeom_destroy_r (self->geos, window);
    }
}

int
main (int argc, char **argv)
{
  Measure self = { 0 };
  PJ *raw;

  if (argc < 3 || argc > 4)
    {
      g_printerr ("usage: measure SHAPEFILES DISTRICTS.geojson [COAST.geojson]\n");
      return 2;
    }
  self.geos = GEOS_init_r ();
  raw = proj_create_crs_to_crs (NULL, "EPSG:4490", "EPSG:4549", NULL);
  self.to_map = proj_normalize_for_visualization (NULL, raw);
  proj_destroy (raw);
  measure_districts (&self, argv[1], argv[2]);
  if (argc == 4)
    measure_shores (&self, argv[1], argv[3]);
  proj_destroy (self.to_map);
  GEOS_finish_r (self.geos);
  return EXIT_SUCCESS;
}

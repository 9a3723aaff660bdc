/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped shapefiles, as data: whole, well formed, a coverage without gaps, every member inside
 * its ribbon, the areas that the rules give, and nothing shown as a fact that is not confirmed. */

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <proj.h>

#include "shape-probe.h"

#define TOTAL_BYTES_LIMIT (6 * 1024 * 1024)

static const char *const layers[] = {
  "base/land", "base/coastline", "base/water", "base/waterways", "base/districts",
  "base/neighbours", "base/roads",
  "zones/zones", "zones/spines", "places/places", "places/parks",
};

static const char *const endings[] = { "shp", "shx", "dbf", "prj", "cpg" };

static const char *
folder (void)
{
  const char *given = g_getenv ("BUJU_SHAPES_DIR");

  return given != NULL ? given : SHAPEFILES_DIR;
}

static char *
read_bytes (const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder (), name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

/* Whole files */

static void
check_manifest_line (const char *line, GHashTable *seen, gsize *total)
{
  g_auto (GStrv) words = g_strsplit (line, "  ", 3);
  g_autofree char *bytes = NULL;
  g_autofree char *digest = NULL;
  gsize length = 0;

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  bytes = read_bytes (words[2], &length);
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  g_assert_cmpstr (words[0], ==, digest);
  g_assert_cmpuint (g_ascii_strtoull (words[1], NULL, 10), ==, length);
  g_assert_true (g_hash_table_add (seen, g_strdup (words[2])));
  *total += length;
}

/* A file beside the layers that the list does not know was made by nobody. */
static void
check_nothing_extra (GHashTable *listed)
{
  static const char *const groups[] = { "base", "zones", "places" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_build_filename (folder (), groups[i], NULL);
      g_autoptr (GDir) content = g_dir_open (path, 0, NULL);
      const char *name;

      g_assert_nonnull (content);
      while ((name = g_dir_read_name (content)) != NULL)
        {
          g_autofree char *file = g_build_filename (groups[i], name, NULL);

          if (!g_str_equal (name, "README.md") && !g_hash_table_contains (listed, file))
            g_error ("%s is not in MANIFEST", file);
        }
    }
}

static void
test_manifest (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = read_bytes ("MANIFEST", NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gsize total = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      check_manifest_line (lines[i], seen, &total);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
      {
        g_autofree char *file = g_strconcat (layers[i], ".", endings[e], NULL);

        g_assert_true (g_hash_table_contains (seen, file));
      }
  check_nothing_extra (seen);
  g_assert_cmpuint (total, <, TOTAL_BYTES_LIMIT);
}

/* PROJ finds EPSG:4490 from the words of the .prj alone. */
static void
check_projection (const char *prj)
{
  PJ *crs = proj_create (NULL, prj);
  int *confidence = NULL;
  PJ_OBJ_LIST *found;
  PJ *first;

  g_assert_nonnull (crs);
  found = proj_identify (NULL, crs, "EPSG", NULL, &confidence);
  g_assert_nonnull (found);
  g_assert_cmpint (proj_list_get_count (found), >=, 1);
  first = proj_list_get (NULL, found, 0);
  g_assert_cmpstr (proj_get_id_code (first, 0), ==, "4490");
  g_assert_cmpint (confidence[0], >=, 70);
  proj_destroy (first);
  proj_int_list_destroy (confidence);
  proj_list_destroy (found);
  proj_destroy (crs);
}

static void
test_companions (void)
{
  g_autofree char *date = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *cpg_name = g_strconcat (layers[i], ".cpg", NULL);
      g_autofree char *prj_name = g_strconcat (layers[i], ".prj", NULL);
      g_autofree char *dbf_name = g_strconcat (layers[i], ".dbf", NULL);
      g_autofree char *cpg = read_bytes (cpg_name, NULL);
      g_autofree char *prj = read_bytes (prj_name, NULL);
      g_autofree char *dbf = read_bytes (dbf_name, NULL);

      g_assert_cmpstr (g_strstrip (cpg), ==, "UTF-8");
      g_assert_true (g_str_has_prefix (prj,
                                       "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\""));
      check_projection (prj);
      /* One date in all tables, whenever they were made. */
      if (date == NULL)
        date = g_memdup2 (dbf + 1, 3);
      g_assert_cmpmem (date, 3, dbf + 1, 3);
    }
}

/* Fields and words */

static const char *const common_fields[] = { "id", "name_zh", "name_en", "kind", "basis", "source",
                                             "accuracy_m" };

static void
check_words (const ShapeProbe *layer, const ShapeFeature *feature)
{
  static const char *const bases[] = { "documented", "derived", "schematic", NULL };

  for (guint f = 0; f < layer->fields->len; f++)
    g_assert_true (g_utf8_validate (shape_feature_text (feature,
                                                        g_ptr_array_index (layer->fields, f)), -1,
                                                        NULL));
  g_assert_cmpstr (feature->id, !=, "");
  g_assert_cmpstr (shape_feature_text (feature, "kind"), !=, "");
  g_assert_cmpstr (shape_feature_text (feature, "source"), !=, "");
  /* "official" is kept for what the user brings. */
  g_assert_true (g_strv_contains (bases, shape_feature_text (feature, "basis")));
}

static void
check_geometry (const ShapeProbe *layer, const ShapeFeature *feature)
{
  double west, south, east, north;

  if (GEOSisValid_r (layer->geos, feature->degrees) != 1)
    g_error ("%s: %s is not valid: %s", layer->name, feature->id,
             GEOSisValidReason_r (layer->geos, feature->degrees));
  GEOSGeom_getXMin_r (layer->geos, feature->degrees, &west);
  GEOSGeom_getYMin_r (layer->geos, feature->degrees, &south);
  GEOSGeom_getXMax_r (layer->geos, feature->degrees, &east);
  GEOSGeom_getYMax_r (layer->geos, feature->degrees, &north);
  g_assert_cmpfloat (west, >=, 119.5);
  g_assert_cmpfloat (south, >=, 29.8);
  g_assert_cmpfloat (east, <=, 123.3);
  g_assert_cmpfloat (north, <=, 32.8);
}

static void
test_layer (gconstpointer data)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), data);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint f = 0; f < G_N_ELEMENTS (common_fields); f++)
    g_assert_cmpstr (g_ptr_array_index (layer->fields, f), ==, common_fields[f]);
  for (guint i = 0; i < layer->features->len; i++)
    {
      ShapeFeature *feature = g_ptr_array_index (layer->features, i);

      check_words (layer, feature);
      check_geometry (layer, feature);
      if (!g_hash_table_add (ids, feature->id))
        g_error ("%s: %s is there twice", layer->name, feature->id);
    }
}

/* Districts */

static const char *const districts[] = {
  "district-pudong", "district-huangpu", "district-jingan", "district-xuhui", "district-changning",
  "district-putuo",
  "district-hongkou", "district-yangpu", "district-minhang", "district-baoshan", "district-jiading",
  "district-jinshan",
  "district-songjiang", "district-qingpu", "district-fengxian", "district-chongming",
};

static double
overlap (const ShapeProbe *layer, const GEOSGeometry *a, const GEOSGeometry *b)
{
  GEOSGeometry *common = GEOSIntersection_r (layer->geos, a, b);
  double area;

  g_assert_nonnull (common);
  area = shape_probe_area (layer, common);
  GEOSGeom_destroy_r (layer->geos, common);
  return area;
}

static void
test_districts_do_not_overlap (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "base/districts");
  GEOSGeometry *all = shape_probe_union (layer, TRUE);
  double sum = 0.0;

  g_assert_cmpuint (layer->features->len, ==, G_N_ELEMENTS (districts));
  for (guint i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      const ShapeFeature *a = shape_probe_find (layer, districts[i]);

      sum += shape_probe_area (layer, a->metres);
      for (guint k = i + 1; k < G_N_ELEMENTS (districts); k++)
        g_assert_cmpfloat (overlap (layer, a->metres,
                                    shape_probe_find (layer, districts[k])->metres), <, 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (sum, shape_probe_area (layer, all), 1e-5);
  GEOSGeom_destroy_r (layer->geos, all);
}

/* What the union has as holes would be gaps: the land polygons have none. */
static void
test_districts_fill_the_land (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "base/districts");
  g_autoptr (ShapeProbe) land = shape_probe_open (folder (), "base/land");
  GEOSGeometry *city = shape_probe_union (layer, FALSE);
  GEOSGeometry *ground = shape_probe_union (land, FALSE);
  GEOSGeometry *difference = GEOSSymDifference_r (layer->geos, city, ground);
  double area = 1.0;

  /* Square degrees: 1e-10 is about one square metre. */
  g_assert_nonnull (difference);
  g_assert_cmpint (GEOSArea_r (layer->geos, difference, &area), ==, 1);
  g_assert_cmpfloat (area, <, 1e-10);
  GEOSGeom_destroy_r (layer->geos, difference);
  GEOSGeom_destroy_r (layer->geos, ground);
  GEOSGeom_destroy_r (layer->geos, city);
}

/* The shore of a district and of the land are the same vertices, not two drawings of it. */
static void
test_districts_share_the_shore (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "base/districts");
  g_autoptr (ShapeProbe) land = shape_probe_open (folder (), "base/land");
  g_autoptr (GHashTable) points = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ShapeProbe *both[] = { layer, land };
  guint n_missing = 0;

  for (guint b = 0; b < G_N_ELEMENTS (both); b++)
    for (guint i = 0; i < both[b]->features->len; i++)
      {
        ShapeFeature *feature = g_ptr_array_index (both[b]->features, i);
        GEOSGeometry *line = GEOSGeom_extractUniquePoints_r (layer->geos, feature->degrees);
        int n = GEOSGetNumGeometries_r (layer->geos, line);

        for (int k = 0; k < n; k++)
          {
            const GEOSGeometry *point = GEOSGetGeometryN_r (layer->geos, line, k);
            char key[64];
            double x, y;

            GEOSGeomGetX_r (layer->geos, point, &x);
            GEOSGeomGetY_r (layer->geos, point, &y);
            g_snprintf (key, sizeof key, "%.7f %.7f", x, y);
            if (b == 0)
              g_hash_table_add (points, g_strdup (key));
            else if (!g_hash_table_contains (points, key))
              n_missing++;
          }
        GEOSGeom_destroy_r (layer->geos, line);
      }
  g_assert_cmpuint (n_missing, ==, 0);
}

static void
test_neighbours_leave_the_city_alone (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "base/neighbours");
  g_autoptr (ShapeProbe) land = shape_probe_open (folder (), "base/land");
  GEOSGeometry *ground = shape_probe_union (land, TRUE);

  g_assert_cmpfloat (overlap (layer, shape_probe_find (layer, "jiangsu")->metres, ground), <, 1e-4);
  g_assert_cmpfloat (overlap (layer, shape_probe_find (layer, "zhejiang")->metres, ground), <,
                     1e-4);
  g_assert_cmpfloat (overlap (layer, shape_probe_find (layer, "zhejiang")->metres,
                              shape_probe_find (layer, "jiangsu")->metres), <, 1e-4);
  GEOSGeom_destroy_r (layer->geos, ground);
}

static gboolean
covers_point (const ShapeProbe *layer, const GEOSGeometry *degrees, double lon, double lat)
{
  GEOSGeometry *point = GEOSGeom_createPointFromXY_r (layer->geos, lon, lat);
  gboolean covers = GEOSCovers_r (layer->geos, degrees, point) == 1;

  GEOSGeom_destroy_r (layer->geos, point);
  return covers;
}

/* The ground won from the sea east of Hengsha belongs to the island's district. */
static void
test_hengsha_is_of_the_city (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "base/districts");
  g_autoptr (ShapeProbe) neighbours = shape_probe_open (folder (), "base/neighbours");
  const double reclaimed[][2] = { { 121.900, 31.330 }, { 121.950, 31.310 } };

  for (guint i = 0; i < G_N_ELEMENTS (reclaimed); i++)
    {
      g_assert_true (covers_point (layer, shape_probe_find (layer, "district-chongming")->degrees,
                                   reclaimed[i][0], reclaimed[i][1]));
      for (guint k = 0; k < neighbours->features->len; k++)
        g_assert_false (covers_point (layer,
                                      ((ShapeFeature *) neighbours->features->pdata[k])->degrees,
                                      reclaimed[i][0], reclaimed[i][1]));
    }
}

/* Zones */

typedef struct
{
  const char *zone;
  double      km2;  /* GEODATA's rules as first measured */
} Expected;

static void
test_areas (void)
{
  static const Expected expected[] = {
    { "sei-belt-ring-suburb", 1911.0 }, { "sei-belt-ring-central", 467.0 },
    { "amp-belt-river", 624.0 },
    { "amp-belt-bay", 628.0 },          { "amp-belt-west", 687.0 },
    { "zhangjiang-science-city", 92.8 },
    { "lingang-core", 813.0 },          { "lingang-xiaoyangshan", 18.2 },
    { "hongqiao-cbd", 86.4 },
    { "central-city", 662.3 },          { "zhangjiang-hi-tech-park", 27.7 },
    { "ic-design-park", 4.8 },
    { "caohejing", 4.6 },               { "lingang-airport-south", 21.3 },
  };
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "zones/zones");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      ShapeFeature *zone = shape_probe_find (layer, expected[i].zone);
      double drawn = shape_probe_area (layer, zone->metres);
      double stored = g_ascii_strtod (shape_feature_text (zone, "drawn_km2"), NULL);

      g_test_message ("%s: %.1f km2, expected %.1f", zone->id, drawn, expected[i].km2);
      g_assert_cmpfloat_with_epsilon (drawn, expected[i].km2, MAX (0.02 * expected[i].km2, 0.1));
      g_assert_cmpfloat_with_epsilon (stored, drawn, MAX (0.001 * drawn, 0.06));
    }
}

static int
count_parts (const ShapeProbe *layer, const char *id)
{
  return GEOSGetNumGeometries_r (layer->geos, shape_probe_find (layer, id)->degrees);
}

/* The H is one body and Changxing Island; the ring is one body with one hole. */
static void
test_parts (void)
{
  g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), "zones/zones");
  const ShapeFeature *belt = shape_probe_find (layer, "sei-belt-ring-central");
  const GEOSGeometry *ring = GEOSGetGeometryN_r (layer->geos, belt->degrees, 0);

  g_assert_cmpint (count_parts (layer, "sei-belt-ring-suburb"), ==, 2);
  g_assert_cmpint (count_parts (layer, "sei-axis-west"), ==, 1);
  g_assert_cmpint (count_parts (layer, "sei-axis-central"), ==, 1);
  g_assert_cmpint (count_parts (layer, "sei-axis-east"), ==, 2);
  g_assert_cmpint (count_parts (layer, "sei-belt-ring-central"), ==, 1);
  g_assert_cmpint (GEOSGetNumInteriorRings_r (layer->geos, ring), ==, 1);
}

typedef struct
{
  const char *zone;
  const char *members[13];
} Membership;

static const Membership memberships[] = {
  { "sei-axis-west", { "jiading", "qingpu", "songjiang", "jinshan" } },
  { "sei-axis-east",
    { "baoshan", "changxing-island", "jinqiao", "zhuqiao", "lingang", "fengxian" } },
  { "sei-axis-central",
    { "songjiang", "songjiang-industrial-zone", "kangqiao-industrial-zone", "jinqiao",
      "zhuqiao" } },
  { "sei-belt-ring-suburb",
    { "jiading", "qingpu", "songjiang", "jinshan", "baoshan", "changxing-island", "jinqiao",
      "zhuqiao", "lingang",
      "fengxian", "songjiang-industrial-zone", "kangqiao-industrial-zone" } },
  { "sei-belt-ring-central",
    { "yangpu-university-city", "north-bund", "shibei-hi-tech-park", "china-israel-innovation-park",
      "hongqiao-smart-valley", "zizhu-hi-tech-zone", "caohejing-hi-tech-park", "west-bund",
      "pujiang-smart-valley" } },
  { "amp-belt-river", { "baoshan", "changxing-island", "northern-pudong" } },
  { "amp-belt-bay", { "lingang", "shanghai-chemical-industry-park" } },
  { "amp-belt-west", { "jiading", "qingpu", "songjiang" } },
  { "zhangjiang-science-city", { "zhangjiang-innovation-pole" } },
  { "lingang-core", { "lingang-growth-pole" } },
};

static void
test_members_lie_inside (void)
{
  g_autoptr (ShapeProbe) zones = shape_probe_open (folder (), "zones/zones");
  g_autoptr (ShapeProbe) places = shape_probe_open (folder (), "places/places");

  for (guint i = 0; i < G_N_ELEMENTS (memberships); i++)
    for (guint k = 0; memberships[i].members[k] != NULL; k++)
      {
        ShapeFeature *zone = shape_probe_find (zones, memberships[i].zone);
        ShapeFeature *place = shape_probe_find (places, memberships[i].members[k]);

        if (GEOSCovers_r (zones->geos, zone->degrees, place->degrees) != 1)
          g_error ("%s is not inside %s", place->id, zone->id);
      }
}

static void
test_spines_lie_inside (void)
{
  g_autoptr (ShapeProbe) zones = shape_probe_open (folder (), "zones/zones");
  g_autoptr (ShapeProbe) spines = shape_probe_open (folder (), "zones/spines");

  for (guint i = 0; i < spines->features->len; i++)
    {
      ShapeFeature *spine = g_ptr_array_index (spines->features, i);
      ShapeFeature *zone = shape_probe_find (zones, shape_feature_text (spine, "zone"));
      const char *kind = shape_feature_text (spine, "kind");
      GEOSGeometry *outside = GEOSDifference_r (zones->geos, spine->metres, zone->metres);
      double length = 0.0, total = 0.0;

      GEOSLength_r (zones->geos, outside, &length);
      GEOSLength_r (zones->geos, spine->metres, &total);
      GEOSGeom_destroy_r (zones->geos, outside);
      g_assert_cmpfloat (total, >, 1000.0);
      /* The link crosses the river; elsewhere a spine leaves its ribbon only where land ends under
       * it. */
      if (!g_str_equal (kind, "link"))
        g_assert_cmpfloat (length / total, <, 0.12);
    }
  shape_probe_find (spines, "sei-axis-west-spine");
  shape_probe_find (spines, "sei-axis-east-spine");
  shape_probe_find (spines, "sei-axis-central-spine");
  shape_probe_find (spines, "sei-belt-ring-central-spine");
  shape_probe_find (spines, "amp-belt-river-spine");
  shape_probe_find (spines, "amp-belt-bay-spine");
  shape_probe_find (spines, "amp-belt-west-spine");
}

/* Zones are on land, but for the island in Zhejiang that has no drawn shore here. */
static void
test_zones_are_on_land (void)
{
  g_autoptr (ShapeProbe) zones = shape_probe_open (folder (), "zones/zones");
  g_autoptr (ShapeProbe) land = shape_probe_open (folder (), "base/land");
  GEOSGeometry *ground = shape_probe_union (land, TRUE);

  for (guint i = 0; i < zones->features->len; i++)
    {
      ShapeFeature *zone = g_ptr_array_index (zones->features, i);
      double area = shape_probe_area (zones, zone->metres);

      if (!g_str_equal (zone->id, "lingang-xiaoyangshan"))
        g_assert_cmpfloat (overlap (zones, zone->metres, ground), >, 0.998 * area);
    }
  GEOSGeom_destroy_r (zones->geos, ground);
}

/* Lines, water */

static void
test_roads (void)
{
  static const char *const wanted[][3] = {
    { "g60", "G60", "expressway" }, { "s20", "S20", "ring" },       { "s1", "S1", "expressway" },
    { "g1503", "G1503", "ring" },   { "g40", "G40", "expressway" }, { "g15", "G15", "expressway" },
  };
  static const char *const classes[] = { "expressway", "ring", "bridge", NULL };
  g_autoptr (ShapeProbe) roads = shape_probe_open (folder (), "base/roads");

  for (guint i = 0; i < roads->features->len; i++)
    g_assert_true (g_strv_contains (classes,
                                    shape_feature_text (g_ptr_array_index (roads->features, i),
                                                        "class")));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      ShapeFeature *road = shape_probe_find (roads, wanted[i][0]);

      g_assert_cmpstr (shape_feature_text (road, "ref"), ==, wanted[i][1]);
      g_assert_cmpstr (shape_feature_text (road, "class"), ==, wanted[i][2]);
    }
  g_assert_cmpstr (shape_feature_text (shape_probe_find (roads, "donghai-bridge"), "class"), ==,
                   "bridge");
}

static void
test_water (void)
{
  g_autoptr (ShapeProbe) water = shape_probe_open (folder (), "base/water");
  g_autoptr (ShapeProbe) ways = shape_probe_open (folder (), "base/waterways");
  double length = 0.0;

  g_assert_cmpstr (shape_feature_text (shape_probe_find (water, "huangpu"), "kind"), ==, "river");
  g_assert_cmpstr (shape_feature_text (shape_probe_find (water, "suzhou"), "kind"), ==, "river");
  g_assert_cmpstr (shape_feature_text (shape_probe_find (water, "dazhi"), "kind"), ==, "canal");
  g_assert_cmpstr (shape_feature_text (shape_probe_find (water, "dianshan"), "kind"), ==, "lake");
  /* The width grows from 150 to 680 m over 110 km, to the shore. */
  GEOSLength_r (ways->geos, shape_probe_find (ways, "huangpu")->metres, &length);
  g_assert_cmpfloat_with_epsilon (length, 110500.0, 1500.0);
  g_assert_cmpfloat_with_epsilon (shape_probe_area (water,
                                                    shape_probe_find (water, "huangpu")->metres),
                                                    41.0, 6.0);
  g_assert_cmpfloat_with_epsilon (shape_probe_area (water,
                                                    shape_probe_find (water, "dishui")->metres),
                                                    5.5, 0.2);
}

/* Places */

static void
test_places_are_confirmed (void)
{
  g_autoptr (ShapeProbe) places = shape_probe_open (folder (), "places/places");

  for (guint i = 0; i < places->features->len; i++)
    {
      ShapeFeature *place = g_ptr_array_index (places->features, i);
      const char *documents = shape_feature_text (place, "doc_refs");

      g_assert_cmpfloat (g_ascii_strtod (shape_feature_text (place, "accuracy_m"), NULL), >, 0.0);
      g_assert_cmpstr (shape_feature_text (place, "confidence"), !=, "");
      /* Parks from memory and headlines stay in the table of the builder. */
      g_assert_cmpstr (documents, !=, "");
      g_assert_false (g_str_has_prefix (documents, "none"));
      g_assert_null (strstr (documents, "headline"));
    }
}

static void
test_parks_are_documented (void)
{
  static const char *const wanted[] = { "zhangjiang-hi-tech-park", "ic-design-park", "caohejing",
                                        "hongqiao-cbd" };
  g_autoptr (ShapeProbe) parks = shape_probe_open (folder (), "places/parks");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      ShapeFeature *park = shape_probe_find (parks, wanted[i]);

      g_assert_cmpstr (shape_feature_text (park, "basis"), ==, "documented");
      g_assert_cmpstr (shape_feature_text (park, "words"), !=, "");
    }
}

/* What is said of a shape stands in both languages, each in its own script. */
static void
test_both_languages (void)
{
  static const char *const kept[] = { "zones/zones", "places/parks" };
  static const char *const fields[][2] = { { "source", "source_en" }, { "rule", "rule_en" } };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autoptr (ShapeProbe) layer = shape_probe_open (folder (), kept[i]);

      for (guint j = 0; j < layer->features->len * G_N_ELEMENTS (fields); j++)
        {
          ShapeFeature *feature = g_ptr_array_index (layer->features, j / G_N_ELEMENTS (fields));
          const char *const *field = fields[j % G_N_ELEMENTS (fields)];

          g_assert_true (g_regex_match_simple ("\\p{Han}", shape_feature_text (feature, field[0]),
                                               0, 0));
          g_assert_false (g_regex_match_simple ("[a-z]{3}", shape_feature_text (feature, field[0]),
                                                0, 0));
          g_assert_true (g_regex_match_simple ("[a-z]{3}", shape_feature_text (feature, field[1]),
                                               0, 0));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shapefiles/manifest", test_manifest);
  g_test_add_func ("/shapefiles/companions", test_companions);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autofree char *path = g_strconcat ("/shapefiles/layer/", layers[i], NULL);

      g_test_add_data_func (path, layers[i], test_layer);
    }
  g_test_add_func ("/shapefiles/districts/overlap", test_districts_do_not_overlap);
  g_test_add_func ("/shapefiles/districts/land", test_districts_fill_the_land);
  g_test_add_func ("/shapefiles/districts/shore", test_districts_share_the_shore);
  g_test_add_func ("/shapefiles/neighbours", test_neighbours_leave_the_city_alone);
  g_test_add_func ("/shapefiles/hengsha", test_hengsha_is_of_the_city);
  g_test_add_func ("/shapefiles/zones/areas", test_areas);
  g_test_add_func ("/shapefiles/zones/parts", test_parts);
  g_test_add_func ("/shapefiles/zones/members", test_members_lie_inside);
  g_test_add_func ("/shapefiles/zones/spines", test_spines_lie_inside);
  g_test_add_func ("/shapefiles/zones/land", test_zones_are_on_land);
  g_test_add_func ("/shapefiles/roads", test_roads);
  g_test_add_func ("/shapefiles/water", test_water);
  g_test_add_func ("/shapefiles/places", test_places_are_confirmed);
  g_test_add_func ("/shapefiles/parks", test_parks_are_documented);
  g_test_add_func ("/shapefiles/both-languages", test_both_languages);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shape-probe.h"

#include <proj.h>
#include <shapefil.h>
#include <string.h>

static int
project_cb (double *x, double *y, void *user_data)
{
  PJ_COORD point = proj_trans (user_data, PJ_FWD, proj_coord (*x, *y, 0, 0));

  *x = point.xy.x;
  *y = point.xy.y;
  return 1;
}

static GEOSGeometry *
to_metres (GEOSContextHandle_t geos, const GEOSGeometry *degrees)
{
  PJ *raw = proj_create_crs_to_crs (NULL, "EPSG:4490", "EPSG:4549", NULL);
  PJ *turned = proj_normalize_for_visualization (NULL, raw);
  GEOSGeometry *result;

  g_assert_nonnull (turned);
  result = GEOSGeom_transformXY_r (geos, degrees, project_cb, turned);
  proj_destroy (turned);
  proj_destroy (raw);
  g_assert_nonnull (result);
  return result;
}

static GEOSCoordSequence *
read_part (GEOSContextHandle_t geos, const SHPObject *shape, int part)
{
  int first = shape->panPartStart[part];
  int end = part + 1 < shape->nParts ? shape->panPartStart[part + 1] : shape->nVertices;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos, (unsigned) (end - first), 2);

  for (int i = first; i < end; i++)
    GEOSCoordSeq_setXY_r (geos, sequence, (unsigned) (i - first), shape->padfX[i], shape->padfY[i]);
  return sequence;
}

static gboolean
is_outer (GEOSContextHandle_t geos, const GEOSCoordSequence *ring)
{
  char counter_clockwise = 0;

  g_assert_cmpint (GEOSCoordSeq_isCCW_r (geos, ring, &counter_clockwise), ==, 1);
  return !counter_clockwise;
}

/* The holes of one outer ring: those whose first vertex lies in it. Takes them out of @holes. */
static GEOSGeometry *
make_polygon (GEOSContextHandle_t geos, GEOSGeometry *outer, GPtrArray *holes)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  GEOSGeometry *filled = GEOSGeom_createPolygon_r (geos, GEOSGeom_clone_r (geos, outer), NULL, 0);

  for (guint i = 0; i < holes->len;)
    {
      GEOSGeometry *hole = g_ptr_array_index (holes, i);
      GEOSGeometry *face = GEOSGeom_createPolygon_r (geos, GEOSGeom_clone_r (geos, hole), NULL, 0);
      gboolean inside = GEOSCovers_r (geos, filled, face) == 1;

      GEOSGeom_destroy_r (geos, face);
      if (inside)
        g_ptr_array_add (mine, g_ptr_array_remove_index (holes, i));
      else
        i++;
    }
  GEOSGeom_destroy_r (geos, filled);
  return GEOSGeom_createPolygon_r (geos, outer, (GEOSGeometry **) mine->pdata, mine->len);
}

static GEOSGeometry *
read_polygons (GEOSContextHandle_t geos, const SHPObject *shape)
{
  g_autoptr (GPtrArray) outers = g_ptr_array_new ();
  g_autoptr (GPtrArray) holes = g_ptr_array_new ();

  for (int part = 0; part < shape->nParts; part++)
    {
      GEOSCoordSequence *sequence = read_part (geos, shape, part);
      gboolean outer = is_outer (geos, sequence);

      g_ptr_array_add (outer ? outers : holes, GEOSGeom_createLinearRing_r (geos, sequence));
    }
  for (guint i = 0; i < outers->len; i++)
    outers->pdata[i] = make_polygon (geos, outers->pdata[i], holes);
  /* A hole in no outer ring, or a ring wound the wrong way round. */
  g_assert_cmpuint (holes->len, ==, 0);
  return GEOSGeom_createCollection_r (geos, GEOS_MULTIPOLYGON, (GEOSGeometry **) outers->pdata,
                                      outers->len);
}

static GEOSGeometry *
read_lines (GEOSContextHandle_t geos, const SHPObject *shape)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (int part = 0; part < shape->nParts; part++)
    g_ptr_array_add (lines, GEOSGeom_createLineString_r (geos, read_part (geos, shape, part)));
  return GEOSGeom_createCollection_r (geos, GEOS_MULTILINESTRING, (GEOSGeometry **) lines->pdata,
                                      lines->len);
}

static GEOSGeometry *
read_geometry (GEOSContextHandle_t geos, SHPHandle file, int record)
{
  SHPObject *shape = SHPReadObject (file, record);
  GEOSGeometry *geometry = NULL;

  g_assert_nonnull (shape);
  if (shape->nSHPType == SHPT_POLYGON)
    geometry = read_polygons (geos, shape);
  else if (shape->nSHPType == SHPT_ARC)
    geometry = read_lines (geos, shape);
  else if (shape->nSHPType == SHPT_POINT)
    geometry = GEOSGeom_createPointFromXY_r (geos, shape->padfX[0], shape->padfY[0]);
  g_assert_nonnull (geometry);
  SHPDestroyObject (shape);
  return geometry;
}

static ShapeFeature *
read_feature (ShapeProbe *self, SHPHandle shp, DBFHandle dbf, int record)
{
  ShapeFeature *feature = g_new0 (ShapeFeature, 1);

  feature->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < self->fields->len; i++)
    g_hash_table_insert (feature->texts, g_ptr_array_index (self->fields, i),
                         DBFIsAttributeNULL (dbf, record, (int) i)
                           ? g_strdup ("")
                           : g_strdup (DBFReadStringAttribute (dbf, record, (int) i)));
  feature->id = g_strdup (shape_feature_text (feature, "id"));
  feature->degrees = read_geometry (self->geos, shp, record);
  feature->metres = to_metres (self->geos, feature->degrees);
  return feature;
}

static void
read_fields (ShapeProbe *self, DBFHandle dbf)
{
  for (int i = 0; i < DBFGetFieldCount (dbf); i++)
    {
      char name[XBASE_FLDNAME_LEN_READ + 1] = "";

      DBFGetFieldInfo (dbf, i, name, NULL, NULL);
      g_ptr_array_add (self->fields, g_strdup (name));
    }
}

/**
 * shape_probe_open:
 * @folder: shapefiles/
 * @name: a layer, "base/land"
 *
 * Reads a whole layer; the test fails where the file does.
 *
 * Returns: (transfer full): the layer
 */
ShapeProbe *
shape_probe_open (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ShapeProbe *self = g_new0 (ShapeProbe, 1);
  SHPHandle shp = SHPOpen (path, "rb");
  DBFHandle dbf = DBFOpen (path, "rb");
  int n_records = 0;

  g_assert_nonnull (shp);
  g_assert_nonnull (dbf);
  self->geos = GEOS_init_r ();
  self->name = g_strdup (name);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->features = g_ptr_array_new ();
  read_fields (self, dbf);
  SHPGetInfo (shp, &n_records, NULL, NULL, NULL);
  g_assert_cmpint (n_records, ==, DBFGetRecordCount (dbf));
  g_assert_cmpint (n_records, >, 0);
  for (int i = 0; i < n_records; i++)
    g_ptr_array_add (self->features, read_feature (self, shp, dbf, i));
  SHPClose (shp);
  DBFClose (dbf);
  return self;
}

/**
 * shape_probe_close:
 * @self: (transfer full): a layer
 */
void
shape_probe_close (ShapeProbe *self)
{
  for (guint i = 0; i < self->features->len; i++)
    {
      ShapeFeature *feature = g_ptr_array_index (self->features, i);

      g_hash_table_unref (feature->texts);
      GEOSGeom_destroy_r (self->geos, feature->degrees);
      GEOSGeom_destroy_r (self->geos, feature->metres);
      g_free (feature->id);
      g_free (feature);
    }
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->fields);
  GEOS_finish_r (self->geos);
  g_free (self->name);
  g_free (self);
}

/**
 * shape_probe_find:
 * @self: a layer
 * @id: the id that must be in it
 *
 * Returns: (transfer none): the feature; the test fails when there is none
 */
ShapeFeature *
shape_probe_find (const ShapeProbe *self, const char *id)
{
  for (guint i = 0; i < self->features->len; i++)
    {
      ShapeFeature *feature = g_ptr_array_index (self->features, i);

      if (g_str_equal (feature->id, id))
        return feature;
    }
  g_error ("%s: no %s", self->name, id);
}

/**
 * shape_feature_text:
 * @self: a feature
 * @field: a field
 *
 * Returns: (transfer none): its text, "" when empty; the test fails when there is no such field
 */
const char *
shape_feature_text (const ShapeFeature *self, const char *field)
{
  const char *text = g_hash_table_lookup (self->texts, field);

  g_assert_nonnull (text);
  return text;
}

/**
 * shape_probe_area:
 * @self: the layer that owns @metres
 * @metres: a geometry in EPSG:4549
 *
 * Returns: its area, km2
 */
double
shape_probe_area (const ShapeProbe *self, const GEOSGeometry *metres)
{
  double area = 0.0;

  g_assert_cmpint (GEOSArea_r (self->geos, metres, &area), ==, 1);
  return area / 1e6;
}

/**
 * shape_probe_union:
 * @self: a layer
 * @metres: in metres, else in degrees
 *
 * Returns: (transfer full): all features in one
 */
GEOSGeometry *
shape_probe_union (const ShapeProbe *self, gboolean metres)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  GEOSGeometry *collection, *all;

  for (guint i = 0; i < self->features->len; i++)
    {
      ShapeFeature *feature = g_ptr_array_index (self->features, i);

      g_ptr_array_add (parts,
                       GEOSGeom_clone_r (self->geos, metres ? feature->metres : feature->degrees));
    }
  collection = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                            (GEOSGeometry **) parts->pdata, parts->len);
  all = GEOSUnaryUnion_r (self->geos, collection);
  GEOSGeom_destroy_r (self->geos, collection);
  g_assert_nonnull (all);
  return all;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "build.h"

#include <math.h>
#include <shapefil.h>
#include <stdarg.h>
#include <string.h>

/* Degrees are kept to 1e-7, about a centimetre: far below any accuracy here, and the same bytes
 * whatever the last bits of a computation are. */
#define STEPS_PER_DEGREE 1e7

/* ESRI's wording of EPSG:4490; PROJ identifies it. */
static const char projection[]
    = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\","
      "SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
      "UNIT[\"Degree\",0.0174532925199433]]";

static const BuildField common_fields[] = {
  { "id", 'C', 48, 0 },     { "name_zh", 'C', 100, 0 }, { "name_en", 'C', 100, 0 },
  { "kind", 'C', 24, 0 },   { "basis", 'C', 16, 0 },   { "source", 'C', 200, 0 },
  { "accuracy_m", 'N', 8, 0 },
};

struct _BuildWriter
{
  Build     *build;
  char      *name;
  SHPHandle  shapes;
  DBFHandle  table;
  int        shape_type;
  int        n_written;
  GArray    *x;      /* double: of the record being made */
  GArray    *y;
  GArray    *starts; /* int: where each part begins */
};

typedef struct
{
  double x;
  double y;
} Vertex;

static double
round_degree (double degree)
{
  return round (degree * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
}

static void
add_field (DBFHandle table, const BuildField *field)
{
  DBFFieldType type = FTString;

  if (field->type == 'N')
    type = field->decimals > 0 ? FTDouble : FTInteger;
  if (DBFAddField (table, field->name, type, field->width, field->decimals) < 0)
    build_fail ("the field %s cannot be added", field->name);
}

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0644, &error))
    build_fail ("%s", error->message);
}

static void
write_companions (const char *base)
{
  g_autofree char *prj = g_strconcat (base, ".prj", NULL);
  g_autofree char *cpg = g_strconcat (base, ".cpg", NULL);

  write_text (prj, projection);
  write_text (cpg, "UTF-8");
}

/**
 * build_writer_new:
 * @self: the build
 * @name: of the layer, below the output folder and without ending: "base/land"
 * @shape_type: SHPT_POINT, SHPT_ARC or SHPT_POLYGON
 * @extra: (nullable): fields after the common ones, ended by a %NULL name
 *
 * Starts a layer, with its `.prj` and `.cpg`.
 *
 * Returns: (transfer full): a writer, ended by build_writer_close()
 */
BuildWriter *
build_writer_new (Build *self, const char *name, int shape_type, const BuildField *extra)
{
  g_autofree char *base = g_build_filename (self->output_dir, name, NULL);
  g_autofree char *folder = g_path_get_dirname (base);
  BuildWriter *writer = g_new0 (BuildWriter, 1);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    build_fail ("the folder %s cannot be made", folder);
  writer->build = self;
  writer->name = g_strdup (name);
  writer->shape_type = shape_type;
  writer->shapes = SHPCreate (base, shape_type);
  writer->table = DBFCreateEx (base, NULL);
  if (writer->shapes == NULL || writer->table == NULL)
    build_fail ("%s cannot be written", base);
  for (gsize i = 0; i < G_N_ELEMENTS (common_fields); i++)
    add_field (writer->table, &common_fields[i]);
  for (gsize i = 0; extra != NULL && extra[i].name != NULL; i++)
    add_field (writer->table, &extra[i]);
  write_companions (base);
  writer->x = g_array_new (FALSE, FALSE, sizeof (double));
  writer->y = g_array_new (FALSE, FALSE, sizeof (double));
  writer->starts = g_array_new (FALSE, FALSE, sizeof (int));
  return writer;
}

/* The vertices of a point, line or ring, rounded, none twice in a row. */
static GArray *
read_vertices (BuildWriter *self, const GEOSGeometry *geometry)
{
  GEOSContextHandle_t geos = self->build->geos;
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (geos, geometry);
  GArray *vertices = g_array_new (FALSE, FALSE, sizeof (Vertex));
  unsigned int n = 0;

  GEOSCoordSeq_getSize_r (geos, sequence, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      Vertex vertex;
      const Vertex *last;

      GEOSCoordSeq_getXY_r (geos, sequence, i, &vertex.x, &vertex.y);
      vertex.x = round_degree (vertex.x);
      vertex.y = round_degree (vertex.y);
      last = vertices->len > 0 ? &g_array_index (vertices, Vertex, vertices->len - 1) : NULL;
      if (last == NULL || last->x != vertex.x || last->y != vertex.y)
        g_array_append_val (vertices, vertex);
    }
  return vertices;
}

static double
signed_area (const GArray *ring)
{
  double sum = 0;

  for (guint i = 0; i + 1 < ring->len; i++)
    {
      const Vertex *a = &g_array_index (ring, Vertex, i);
      const Vertex *b = &g_array_index (ring, Vertex, i + 1);
      const Vertex *origin = &g_array_index (ring, Vertex, 0);

      sum += (a->x - origin->x) * (b->y - origin->y) - (b->x - origin->x) * (a->y - origin->y);
    }
  return sum / 2;
}

static void
reverse_vertices (GArray *vertices)
{
  for (guint i = 0; i < vertices->len / 2; i++)
    {
      Vertex *a = &g_array_index (vertices, Vertex, i);
      Vertex *b = &g_array_index (vertices, Vertex, vertices->len - 1 - i);
      Vertex kept = *a;

      *a = *b;
      *b = kept;
    }
}

static int
compare_vertices (const Vertex *a, const Vertex *b)
{
  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;
  if (a->y != b->y)
    return a->y < b->y ? -1 : 1;
  return 0;
}

/* A closed ring begins at its westernmost vertex, so its bytes do not depend on how it was made. */
static GArray *
start_west (GArray *ring)
{
  GArray *turned = g_array_sized_new (FALSE, FALSE, sizeof (Vertex), ring->len);
  guint n = ring->len - 1;
  guint first = 0;

  for (guint i = 1; i < n; i++)
    if (compare_vertices (&g_array_index (ring, Vertex, i), &g_array_index (ring, Vertex, first))
        < 0)
      first = i;
  for (guint i = 0; i <= n; i++)
    g_array_append_val (turned, g_array_index (ring, Vertex, (first + i) % n));
  g_array_unref (ring);
  return turned;
}

static void
add_part (BuildWriter *self, GArray *vertices)
{
  int start = (int) self->x->len;

  g_array_append_val (self->starts, start);
  for (guint i = 0; i < vertices->len; i++)
    {
      const Vertex *vertex = &g_array_index (vertices, Vertex, i);

      g_array_append_val (self->x, vertex->x);
      g_array_append_val (self->y, vertex->y);
    }
}

static void
add_ring (BuildWriter *self, const GEOSGeometry *ring, gboolean clockwise)
{
  GArray *vertices = read_vertices (self, ring);

  /* Rounding may leave nothing of a hole or sliver under a centimetre. */
  if (vertices->len >= 4)
    {
      if ((signed_area (vertices) < 0) != clockwise)
        reverse_vertices (vertices);
      vertices = start_west (vertices);
      add_part (self, vertices);
    }
  g_array_unref (vertices);
}

typedef struct
{
  const GEOSGeometry *geometry;
  double              x;
  double              y;
} Ordered;

static int
compare_ordered_cb (gconstpointer first, gconstpointer second)
{
  const Ordered *a = first;
  const Ordered *b = second;

  if (a->x != b->x)
    return a->x < b->x ? -1 : 1;
  if (a->y != b->y)
    return a->y < b->y ? -1 : 1;
  return 0;
}

static void
append_ordered (BuildWriter *self, GArray *list, const GEOSGeometry *geometry)
{
  Ordered item = { .geometry = geometry };

  GEOSGeom_getXMin_r (self->build->geos, geometry, &item.x);
  GEOSGeom_getYMin_r (self->build->geos, geometry, &item.y);
  item.x = round_degree (item.x);
  item.y = round_degree (item.y);
  g_array_append_val (list, item);
}

static void
add_polygon (BuildWriter *self, const GEOSGeometry *polygon)
{
  GEOSContextHandle_t geos = self->build->geos;
  g_autoptr (GArray) holes = g_array_new (FALSE, FALSE, sizeof (Ordered));

  add_ring (self, GEOSGetExteriorRing_r (geos, polygon), TRUE);
  for (int i = 0; i < GEOSGetNumInteriorRings_r (geos, polygon); i++)
    append_ordered (self, holes, GEOSGetInteriorRingN_r (geos, polygon, i));
  g_array_sort (holes, compare_ordered_cb);
  for (guint i = 0; i < holes->len; i++)
    add_ring (self, g_array_index (holes, Ordered, i).geometry, FALSE);
}

static void
add_piece (BuildWriter *self, const GEOSGeometry *piece)
{
  int type = GEOSGeomTypeId_r (self->build->geos, piece);

  if (type == GEOS_POLYGON && self->shape_type == SHPT_POLYGON)
    add_polygon (self, piece);
  else if ((type == GEOS_POINT && self->shape_type == SHPT_POINT)
           || ((type == GEOS_LINESTRING || type == GEOS_LINEARRING)
               && self->shape_type == SHPT_ARC))
    {
      GArray *vertices = read_vertices (self, piece);

      add_part (self, vertices);
      g_array_unref (vertices);
    }
}

static void
read_geometry (BuildWriter *self, const GEOSGeometry *geometry)
{
  GEOSContextHandle_t geos = self->build->geos;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Ordered));

  g_array_set_size (self->x, 0);
  g_array_set_size (self->y, 0);
  g_array_set_size (self->starts, 0);
  for (int i = 0; i < GEOSGetNumGeometries_r (geos, geometry); i++)
    append_ordered (self, pieces, GEOSGetGeometryN_r (geos, geometry, i));
  g_array_sort (pieces, compare_ordered_cb);
  for (guint i = 0; i < pieces->len; i++)
    add_piece (self, g_array_index (pieces, Ordered, i).geometry);
}

static void
write_shape (BuildWriter *self)
{
  SHPObject *object
      = SHPCreateObject (self->shape_type, -1, (int) self->starts->len,
                         &g_array_index (self->starts, int, 0), NULL, (int) self->x->len,
                         &g_array_index (self->x, double, 0), &g_array_index (self->y, double, 0),
                         NULL, NULL);

  if (SHPWriteObject (self->shapes, -1, object) != self->n_written)
    build_fail ("%s: record %d cannot be written", self->name, self->n_written);
  SHPDestroyObject (object);
}

/* Text longer than the field is cut between two characters, never inside one. */
static void
write_string (BuildWriter *self, int field, int width, const char *text)
{
  g_autofree char *fitting = g_strdup (text);
  gsize length = strlen (fitting);

  if (length > (gsize) width)
    {
      const char *end = g_utf8_find_prev_char (fitting, fitting + width + 1);

      fitting[end - fitting] = '\0';
      g_printerr ("%s: cut to %d bytes: %s\n", self->name, width, text);
    }
  if (!DBFWriteStringAttribute (self->table, self->n_written, field, fitting))
    build_fail ("%s: the text %s cannot be written", self->name, text);
}

/* Blanks say "none" in every field type; NUL bytes and asterisks do not to every reader. */
static void
write_blank (BuildWriter *self, int field)
{
  char blank[] = "";

  DBFWriteAttributeDirectly (self->table, self->n_written, field, blank);
}

static void
write_attribute (BuildWriter *self, const char *name, const char *value)
{
  int field = DBFGetFieldIndex (self->table, name);
  int width = 0;
  DBFFieldType type;

  if (field < 0)
    build_fail ("%s has no field %s", self->name, name);
  type = DBFGetFieldInfo (self->table, field, NULL, &width, NULL);
  if (value == NULL || *value == '\0')
    write_blank (self, field);
  else if (type == FTString)
    write_string (self, field, width, value);
  else
    DBFWriteDoubleAttribute (self->table, self->n_written, field, g_ascii_strtod (value, NULL));
}

/**
 * build_writer_add:
 * @self: a writer
 * @degrees: the shape, in EPSG:4490; other kinds of pieces than the layer's are left out
 * @...: pairs of field name and value in text (%NULL: empty), then %NULL
 *
 * Adds a record. Ends the program when nothing is left of the shape.
 */
void
build_writer_add (BuildWriter *self, const GEOSGeometry *degrees, ...)
{
  const char *name;
  va_list pairs;

  read_geometry (self, degrees);
  if (self->x->len == 0)
    build_fail ("%s: record %d has no geometry", self->name, self->n_written);
  write_shape (self);
  for (int field = 0; field < DBFGetFieldCount (self->table); field++)
    write_blank (self, field);
  va_start (pairs, degrees);
  while ((name = va_arg (pairs, const char *)) != NULL)
    write_attribute (self, name, va_arg (pairs, const char *));
  va_end (pairs);
  self->n_written++;
}

/**
 * build_writer_close:
 * @self: (transfer full): a writer
 *
 * Writes the headers. The table's date is that of the newest source, so that a second build gives
 * the same bytes.
 */
void
build_writer_close (BuildWriter *self)
{
  DBFSetLastModifiedDate (self->table, 126, 7, 28);
  DBFClose (self->table);
  SHPClose (self->shapes);
  g_print ("%-18s %4d\n", self->name, self->n_written);
  g_array_unref (self->x);
  g_array_unref (self->y);
  g_array_unref (self->starts);
  g_free (self->name);
  g_free (self);
}

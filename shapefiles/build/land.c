/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Land from @geo-maps/earth-lands-1m: one line of JSON of 147 MB, far too much for a tree, so rings
 * are picked out of the text as they come. A ring is kept when it touches the region; it is cut to
 * the region by a plain rectangle clipper first, because overlay on the ring of all Eurasia does
 * not end. */

#include "land.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "spline.h"

typedef SplinePoint Point;

/* The region, degrees. */
#define WEST 119.5
#define EAST 123.3
#define SOUTH 29.8
#define NORTH 32.8

/* A stretch of shore whose facets come from sparse data and not from straight dykes; metres. */
typedef struct
{
  Point low;
  Point high;
} Shore;

/* Facets longer than this are rounded there; metres. */
#define LONG_FACET 450.0
/* A sharper turn than this is a corner that somebody built; radians. */
#define CORNER 0.9

static gboolean
inside_edge (Point p, int edge)
{
  switch (edge)
    {
    case 0: return p.x >= WEST;
    case 1: return p.x <= EAST;
    case 2: return p.y >= SOUTH;
    default: return p.y <= NORTH;
    }
}

static Point
cross_edge (Point a, Point b, int edge)
{
  double limit[] = { WEST, EAST, SOUTH, NORTH };
  double t = edge < 2 ? (limit[edge] - a.x) / (b.x - a.x) : (limit[edge] - a.y) / (b.y - a.y);

  return (Point) { a.x + t * (b.x - a.x), a.y + t * (b.y - a.y) };
}

/* Sutherland–Hodgman against one edge of the region. */
static GArray *
clip_edge (GArray *ring, int edge)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < ring->len; i++)
    {
      Point a = g_array_index (ring, Point, i);
      Point b = g_array_index (ring, Point, (i + 1) % ring->len);
      Point crossing;

      if (inside_edge (a, edge))
        g_array_append_val (result, a);
      if (inside_edge (a, edge) == inside_edge (b, edge))
        continue;
      crossing = cross_edge (a, b, edge);
      g_array_append_val (result, crossing);
    }
  return result;
}

static GArray *
clip_region (GArray *ring)
{
  GArray *clipped = g_array_ref (ring);

  for (int edge = 0; edge < 4 && clipped->len > 0; edge++)
    {
      GArray *next = clip_edge (clipped, edge);

      g_array_unref (clipped);
      clipped = next;
    }
  return clipped;
}

static gboolean
touches_region (GArray *ring)
{
  gboolean found[4] = { FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < ring->len; i++)
    for (int edge = 0; edge < 4; edge++)
      found[edge] = found[edge] || inside_edge (g_array_index (ring, Point, i), edge);
  return found[0] && found[1] && found[2] && found[3];
}

static GEOSGeometry *
ring_to_polygon (Build *self, GArray *ring)
{
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (self->geos, ring->len + 1, 2);

  for (guint i = 0; i <= ring->len; i++)
    {
      Point p = g_array_index (ring, Point, i % ring->len);

      GEOSCoordSeq_setXY_r (self->geos, sequence, i, p.x, p.y);
    }
  return GEOSGeom_createPolygon_r (self->geos, GEOSGeom_createLinearRing_r (self->geos, sequence),
                                   NULL, 0);
}

static double
turn_at (Point a, Point b, Point c)
{
  double turn = atan2 (c.y - b.y, c.x - b.x) - atan2 (b.y - a.y, b.x - a.x);

  return fabs (remainder (turn, 2.0 * G_PI));
}

static gboolean
is_sparse (GArray *shores, Point p)
{
  for (guint i = 0; i < shores->len; i++)
    {
      const Shore *shore = &g_array_index (shores, Shore, i);

      if (p.x >= shore->low.x && p.x <= shore->high.x && p.y >= shore->low.y
          && p.y <= shore->high.y)
        return TRUE;
    }
  return FALSE;
}

/* Rounds facets that are long because the source is sparse; every vertex of the source stays where
 * it is. */
static GArray *
round_coast (GArray *ring, GArray *shores)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (Point));
  guint n = ring->len;

  for (guint i = 0; i < n; i++)
    {
      Point p[4];

      for (guint k = 0; k < 4; k++)
        p[k] = g_array_index (ring, Point, (i + n - 1 + k) % n);
      if (hypot (p[2].x - p[1].x, p[2].y - p[1].y) > LONG_FACET && is_sparse (shores, p[1])
          && is_sparse (shores, p[2]) && turn_at (p[0], p[1], p[2]) < CORNER
          && turn_at (p[1], p[2], p[3]) < CORNER)
        build_spline_span (result, p);
      else
        g_array_append_val (result, p[1]);
    }
  return result;
}

static gboolean
same_point (Point a, Point b)
{
  return a.x == b.x && a.y == b.y;
}

static GArray *
without_repeats (GArray *ring)
{
  GArray *result = g_array_new (FALSE, FALSE, sizeof (Point));

  for (guint i = 0; i < ring->len; i++)
    {
      Point p = g_array_index (ring, Point, i);

      if (result->len == 0 || !same_point (p, g_array_index (result, Point, result->len - 1)))
        g_array_append_val (result, p);
    }
  while (result->len > 1 &&
         same_point (g_array_index (result, Point, 0),
                     g_array_index (result, Point, result->len - 1)))
    g_array_set_size (result, result->len - 1);
  return result;
}

static void
take_ring (Build *self, GArray *ring, GArray *shores, GPtrArray *polygons)
{
  g_autoptr (GArray) clipped = NULL;
  g_autoptr (GArray) plain = NULL;
  g_autoptr (GArray) rounded = NULL;
  GEOSGeometry *polygon, *valid;

  if (!touches_region (ring))
    return;
  clipped = clip_region (ring);
  plain = without_repeats (clipped);
  if (plain->len < 3)
    return;
  for (guint i = 0; i < plain->len; i++)
    {
      Point *p = &g_array_index (plain, Point, i);

      build_point_to_metres (self, &p->x, &p->y);
    }
  rounded = round_coast (plain, shores);
  polygon = ring_to_polygon (self, rounded);
  valid = GEOSBuffer_r (self->geos, polygon, 0.0, 8);
  GEOSGeom_destroy_r (self->geos, polygon);
  if (valid == NULL)
    build_fail ("land: a ring could not be made valid");
  g_ptr_array_add (polygons, valid);
}

/* Walks "[[[[x,y],[x,y]…],[…inner…]],…": a ring is a run of number pairs two brackets deep in a
 * polygon; only the first ring of a polygon is outer. */
static void
scan_rings (Build *self, const char *text, gsize length, GArray *shores, GPtrArray *polygons)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (Point));
  const char *end = text + length;
  gboolean outer = TRUE;

  for (const char *c = text; c < end; c++)
    {
      if (c[0] == '[' && (c[1] == '-' || g_ascii_isdigit (c[1])))
        {
          char *rest;
          Point p;

          p.x = g_ascii_strtod (c + 1, &rest);
          p.y = g_ascii_strtod (rest + 1, &rest);
          g_array_append_val (ring, p);
          c = rest;
        }
      else if (c[0] == ']' && ring->len > 0)
        {
          if (outer)
            take_ring (self, ring, shores, polygons);
          g_array_set_size (ring, 0);
          outer = c[1] == ']';
        }
    }
}

/* The corners of "rounded_shores" in metres; the boxes are generous, so that their edges may stay
 * straight. */
static GArray *
read_shores (Build *self)
{
  g_autofree char *path = g_build_filename (self->source_dir, "districts.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  GArray *shores = g_array_new (FALSE, FALSE, sizeof (Shore));
  JsonArray *list;

  if (!json_parser_load_from_file (parser, path, &error))
    build_fail ("%s: %s", path, error->message);
  list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "rounded_shores");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *box = json_array_get_object_element (list, i);
      Shore shore = {
        { json_object_get_double_member (box, "west"),
          json_object_get_double_member (box, "south") },
        { json_object_get_double_member (box, "east"),
          json_object_get_double_member (box, "north") },
      };

      build_point_to_metres (self, &shore.low.x, &shore.low.y);
      build_point_to_metres (self, &shore.high.x, &shore.high.y);
      g_array_append_val (shores, shore);
    }
  return shores;
}

GEOSGeometry *
build_land_read (Build *self)
{
  g_autofree char *path = g_build_filename (self->cache_dir, "earth-lands-1m", "package",
                                            "map.geo.json", NULL);
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();
  g_autoptr (GArray) shores = read_shores (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  GEOSGeometry *collection, *land;

  if (file == NULL)
    build_fail ("%s: %s", path, error->message);
  scan_rings (self, g_mapped_file_get_contents (file), g_mapped_file_get_length (file), shores,
              polygons);
  if (polygons->len == 0)
    build_fail ("%s: no land in the region", path);
  collection = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                            (GEOSGeometry **) polygons->pdata, polygons->len);
  land = GEOSUnaryUnion_r (self->geos, collection);
  GEOSGeom_destroy_r (self->geos, collection);
  return land;
}

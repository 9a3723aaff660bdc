/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From areas drawn one by one to a coverage of the land: all borders are noded and polygonised;
 * each face goes to the area that claims it, a contested or unclaimed one to the area it shares
 * most border with; land beyond every area (new shores) goes to the nearest one; at the end
 * everything is noded once more on the grid of the written coordinates, so that neighbours share
 * their vertices to the last bit. */

#include "districts.h"

#include <math.h>

#define GRID 1e-7             /* degrees, as written */
#define SITE_DISTANCE 150.0   /* m between the sites of a Voronoi diagram */
#define TOUCHING 1.0          /* m */
#define SQUARE_METRE 1e-10    /* square degrees, roughly */
#define SLIVER 2000.0         /* m²: never worth a face of its own */
#define POND 500000.0         /* m²: enclosed water this small is land on a map of the city */
#define ISLET 50000.0         /* m²: the smallest part kept */

static void
replace (Build *self, GEOSGeometry **old, GEOSGeometry *new)
{
  if (new == NULL)
    build_fail ("coverage: an overlay failed");
  if (*old != NULL)
    GEOSGeom_destroy_r (self->geos, *old);
  *old = new;
}

static GEOSGeometry *
collect (Build *self, GPtrArray *parts)
{
  return GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                      (GEOSGeometry **) parts->pdata, parts->len);
}

/* Takes over @parts' geometries. */
static GEOSGeometry *
join (Build *self, GPtrArray *parts)
{
  g_autoptr (GPtrArray) owned = parts;
  GEOSGeometry *collection = collect (self, owned);
  GEOSGeometry *sum = GEOSUnaryUnion_r (self->geos, collection);

  GEOSGeom_destroy_r (self->geos, collection);
  return sum;
}

static GEOSGeometry *
all_borders (Build *self, GPtrArray *areas)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      g_ptr_array_add (lines, GEOSBoundary_r (self->geos, area->area));
    }
  return join (self, lines);
}

static double
shared_border (Build *self, const GEOSGeometry *face, const GEOSGeometry *area, double reach)
{
  GEOSGeometry *border = GEOSBoundary_r (self->geos, face);
  GEOSGeometry *near = GEOSBuffer_r (self->geos, border, reach, 2);
  GEOSGeometry *other = GEOSBoundary_r (self->geos, area);
  GEOSGeometry *shared = GEOSIntersection_r (self->geos, near, other);
  double length = 0.0;

  GEOSLength_r (self->geos, shared, &length);
  GEOSGeom_destroy_r (self->geos, border);
  GEOSGeom_destroy_r (self->geos, near);
  GEOSGeom_destroy_r (self->geos, other);
  GEOSGeom_destroy_r (self->geos, shared);
  return length;
}

/* The only area that holds @face; -1 when none or several do. */
static int
sole_owner (Build *self, GPtrArray *areas, const GEOSGeometry *face, guint *n_claims)
{
  GEOSGeometry *point = GEOSPointOnSurface_r (self->geos, face);
  int owner = -1;

  *n_claims = 0;
  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      if (GEOSContains_r (self->geos, area->area, point) != 1)
        continue;
      owner = (int) i;
      (*n_claims)++;
    }
  GEOSGeom_destroy_r (self->geos, point);
  return *n_claims == 1 ? owner : -1;
}

static int
nearest_by_border (Build *self, GPtrArray *areas, const GEOSGeometry *face, double reach)
{
  double best = 0.0;
  int owner = -1;

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);
      double length = shared_border (self, face, area->area, reach);

      if (length > best)
        {
          best = length;
          owner = (int) i;
        }
    }
  return owner;
}

/* Gives the faces of @borders to areas and makes each area the union of its faces. A face that
 * nobody claims is given away only when it is no larger than @gap: a larger one is enclosed sea.
 * @reach: how near counts as touching. */
static void
share_faces (Build *self, GPtrArray *areas, const GEOSGeometry *borders, double gap, double reach)
{
  GEOSGeometry *faces = GEOSPolygonize_r (self->geos, &borders, 1);
  g_autofree GPtrArray **shares = g_new0 (GPtrArray *, areas->len);

  for (guint i = 0; i < areas->len; i++)
    shares[i] = g_ptr_array_new ();
  for (int f = 0; f < GEOSGetNumGeometries_r (self->geos, faces); f++)
    {
      const GEOSGeometry *face = GEOSGetGeometryN_r (self->geos, faces, f);
      guint n_claims;
      int owner = sole_owner (self, areas, face, &n_claims);
      double size = 0.0;

      GEOSArea_r (self->geos, face, &size);
      if (owner < 0 && (n_claims > 1 || size <= gap))
        owner = nearest_by_border (self, areas, face, reach);
      if (owner >= 0)
        g_ptr_array_add (shares[owner], GEOSGeom_clone_r (self->geos, face));
    }
  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      replace (self, &area->area, join (self, shares[i]));
    }
  GEOSGeom_destroy_r (self->geos, faces);
}

static void
clip_to_land (Build *self, GPtrArray *areas, const GEOSGeometry *land)
{
  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);
      GEOSGeometry *cut = GEOSIntersection_r (self->geos, area->area, land);

      replace (self, &area->area, GEOSBuffer_r (self->geos, cut, 0.0, 8));
      GEOSGeom_destroy_r (self->geos, cut);
    }
}

static GEOSGeometry *
beyond_areas (Build *self, GPtrArray *areas, const GEOSGeometry *land)
{
  GPtrArray *parts = g_ptr_array_new ();
  GEOSGeometry *sum, *rest;

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      g_ptr_array_add (parts, GEOSGeom_clone_r (self->geos, area->area));
    }
  sum = join (self, parts);
  rest = GEOSDifference_r (self->geos, land, sum);
  GEOSGeom_destroy_r (self->geos, sum);
  return rest;
}

/* Points along the borders of the areas that @part touches; sites[k] belongs to
 * areas[owners[k]]. */
static void
find_sites (Build *self, GPtrArray *areas, const GEOSGeometry *part, GPtrArray *sites,
            GArray *owners)
{
  GEOSGeometry *near = GEOSBuffer_r (self->geos, part, TOUCHING, 2);

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);
      GEOSGeometry *border, *shared, *dense;
      GEOSGeometry *points;

      if (GEOSIntersects_r (self->geos, near, area->area) != 1)
        continue;
      border = GEOSBoundary_r (self->geos, area->area);
      shared = GEOSIntersection_r (self->geos, border, near);
      dense = GEOSDensify_r (self->geos, shared, SITE_DISTANCE);
      points = GEOSGeom_extractUniquePoints_r (self->geos, dense);
      for (int k = 0; k < GEOSGetNumGeometries_r (self->geos, points); k++)
        {
          g_ptr_array_add (sites,
                           GEOSGeom_clone_r (self->geos,
                                             GEOSGetGeometryN_r (self->geos, points, k)));
          g_array_append_val (owners, i);
        }
      GEOSGeom_destroy_r (self->geos, points);
      GEOSGeom_destroy_r (self->geos, dense);
      GEOSGeom_destroy_r (self->geos, shared);
      GEOSGeom_destroy_r (self->geos, border);
    }
  GEOSGeom_destroy_r (self->geos, near);
}

static int
owner_of_cell (Build *self, const GEOSGeometry *cell, GPtrArray *sites, GArray *owners)
{
  for (guint k = 0; k < sites->len; k++)
    if (GEOSIntersects_r (self->geos, cell, g_ptr_array_index (sites, k)) == 1)
      return (int) g_array_index (owners, guint, k);
  return -1;
}

/* Cuts @part into what is nearest to each area it touches. */
static void
share_by_distance (Build *self, const GEOSGeometry *part, GPtrArray *sites, GArray *owners,
                   GPtrArray **gains)
{
  GEOSGeometry *collection = collect (self, sites);
  GEOSGeometry *cells = GEOSVoronoiDiagram_r (self->geos, collection, part, 0.0, 0);

  for (int c = 0; c < GEOSGetNumGeometries_r (self->geos, cells); c++)
    {
      const GEOSGeometry *cell = GEOSGetGeometryN_r (self->geos, cells, c);
      int owner = owner_of_cell (self, cell, sites, owners);

      if (owner >= 0)
        g_ptr_array_add (gains[owner], GEOSIntersection_r (self->geos, cell, part));
    }
  GEOSGeom_destroy_r (self->geos, cells);
  GEOSGeom_destroy_r (self->geos, collection);
}

static int
nearest_by_distance (Build *self, GPtrArray *areas, const GEOSGeometry *part)
{
  double best = G_MAXDOUBLE;
  int owner = 0;

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);
      double distance;

      GEOSDistance_r (self->geos, area->area, part, &distance);
      if (distance < best)
        {
          best = distance;
          owner = (int) i;
        }
    }
  return owner;
}

static gboolean
all_equal (GArray *owners)
{
  for (guint k = 1; k < owners->len; k++)
    if (g_array_index (owners, guint, k) != g_array_index (owners, guint, 0))
      return FALSE;
  return TRUE;
}

static void
give_part (Build *self, GPtrArray *areas, const GEOSGeometry *part, GPtrArray **gains)
{
  g_autoptr (GPtrArray) sites = g_ptr_array_new ();
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (guint));
  guint owner;

  find_sites (self, areas, part, sites, owners);
  if (owners->len > 0 && !all_equal (owners))
    {
      share_by_distance (self, part, sites, owners, gains);
      return;
    }
  owner = owners->len > 0 ? g_array_index (owners, guint, 0)
          : (guint) nearest_by_distance (self, areas, part);
  g_ptr_array_add (gains[owner], GEOSGeom_clone_r (self->geos, part));
  for (guint k = 0; k < sites->len; k++)
    GEOSGeom_destroy_r (self->geos, g_ptr_array_index (sites, k));
}

static void
share_new_shores (Build *self, GPtrArray *areas, const GEOSGeometry *land)
{
  GEOSGeometry *rest = beyond_areas (self, areas, land);
  g_autofree GPtrArray **gains = g_new0 (GPtrArray *, areas->len);

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      gains[i] = g_ptr_array_new ();
      g_ptr_array_add (gains[i], GEOSGeom_clone_r (self->geos, area->area));
    }
  for (int p = 0; p < GEOSGetNumGeometries_r (self->geos, rest); p++)
    give_part (self, areas, GEOSGetGeometryN_r (self->geos, rest, p), gains);
  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      replace (self, &area->area, join (self, gains[i]));
    }
  GEOSGeom_destroy_r (self->geos, rest);
}

/* Keeps the polygons of at least @least m². */
static void
drop_small_parts (Build *self, GEOSGeometry **geometry, double least)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (int p = 0; p < GEOSGetNumGeometries_r (self->geos, *geometry); p++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (self->geos, *geometry, p);
      double size = 0.0;

      GEOSArea_r (self->geos, part, &size);
      if (GEOSGeomTypeId_r (self->geos, part) == GEOS_POLYGON && size >= least)
        g_ptr_array_add (kept, GEOSGeom_clone_r (self->geos, part));
    }
  replace (self, geometry, join (self, kept));
}

static void
to_grid (Build *self, GPtrArray *areas)
{
  GEOSGeometry *borders, *noded;

  for (guint i = 0; i < areas->len; i++)
    {
      BuildArea *area = g_ptr_array_index (areas, i);

      replace (self, &area->area, build_to_degrees (self, area->area));
    }
  borders = all_borders (self, areas);
  noded = GEOSUnaryUnionPrec_r (self->geos, borders, GRID);
  share_faces (self, areas, noded, POND * SQUARE_METRE, GRID);
  GEOSGeom_destroy_r (self->geos, borders);
  GEOSGeom_destroy_r (self->geos, noded);
}

void
build_coverage_make (Build *self, GPtrArray *areas, const GEOSGeometry *land)
{
  GEOSGeometry *borders = all_borders (self, areas);

  share_faces (self, areas, borders, G_MAXDOUBLE, 0.01);
  GEOSGeom_destroy_r (self->geos, borders);
  clip_to_land (self, areas, land);
  for (guint i = 0; i < areas->len; i++)
    drop_small_parts (self, &((BuildArea *) g_ptr_array_index (areas, i))->area, SLIVER);
  share_new_shores (self, areas, land);
  for (guint i = 0; i < areas->len; i++)
    drop_small_parts (self, &((BuildArea *) g_ptr_array_index (areas, i))->area, ISLET);
  to_grid (self, areas);
}

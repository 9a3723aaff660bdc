/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ribbon.h"

#include <math.h>

#define QUADRANT_SEGMENTS 32

static GEOSGeometry *
checked (GEOSGeometry *result, const char *step)
{
  if (result == NULL)
    build_fail ("the step \"%s\" failed", step);
  return result;
}

/**
 * build_buffer:
 * @self: the build
 * @shape: a geometry, m
 * @distance: outwards, m; negative: inwards
 *
 * Returns: (transfer full): all points within @distance of @shape; round caps and joins
 */
GEOSGeometry *
build_buffer (Build *self, const GEOSGeometry *shape, double distance)
{
  return checked (GEOSBuffer_r (self->geos, shape, distance, QUADRANT_SEGMENTS), "buffer");
}

static GEOSGeometry *
buffer_twice (Build *self, GEOSGeometry *take, double first, double second)
{
  GEOSGeometry *middle = build_buffer (self, take, first);
  GEOSGeometry *result = build_buffer (self, middle, second);

  GEOSGeom_destroy_r (self->geos, middle);
  GEOSGeom_destroy_r (self->geos, take);
  return result;
}

/**
 * build_close:
 * @self: the build
 * @take: (transfer full): an area
 * @radius: m
 *
 * Returns: (transfer full): the area with bays and gaps narrower than twice @radius filled
 */
GEOSGeometry *
build_close (Build *self, GEOSGeometry *take, double radius)
{
  return buffer_twice (self, take, radius, -radius);
}

/**
 * build_open:
 * @self: the build
 * @take: (transfer full): an area
 * @radius: m
 *
 * Returns: (transfer full): the area without thorns and necks narrower than twice @radius
 */
GEOSGeometry *
build_open (Build *self, GEOSGeometry *take, double radius)
{
  return buffer_twice (self, take, -radius, radius);
}

/**
 * build_union:
 * @self: the build
 * @take: (transfer full): an area
 * @take_too: (transfer full): another
 *
 * Returns: (transfer full): both in one
 */
GEOSGeometry *
build_union (Build *self, GEOSGeometry *take, GEOSGeometry *take_too)
{
  GEOSGeometry *result = checked (GEOSUnion_r (self->geos, take, take_too), "union");

  GEOSGeom_destroy_r (self->geos, take);
  GEOSGeom_destroy_r (self->geos, take_too);
  return result;
}

/**
 * build_difference:
 * @self: the build
 * @take: (transfer full): an area
 * @cut: what to take off
 *
 * Returns: (transfer full): the rest
 */
GEOSGeometry *
build_difference (Build *self, GEOSGeometry *take, const GEOSGeometry *cut)
{
  GEOSGeometry *result = checked (GEOSDifference_r (self->geos, take, cut), "difference");

  GEOSGeom_destroy_r (self->geos, take);
  return result;
}

/**
 * build_union_of:
 * @self: the build
 * @take: (transfer full) (element-type GEOSGeometry): areas; the array owns none of them
 *
 * Returns: (transfer full): all in one; empty when there are none
 */
GEOSGeometry *
build_union_of (Build *self, GPtrArray *take)
{
  GEOSGeometry *all
      = GEOSGeom_createCollection_r (self->geos, GEOS_GEOMETRYCOLLECTION,
                                     (GEOSGeometry **) take->pdata, take->len);
  GEOSGeometry *result = checked (GEOSUnaryUnion_r (self->geos, all), "union of several");

  GEOSGeom_destroy_r (self->geos, all);
  g_ptr_array_unref (take);
  return result;
}

/**
 * build_disc:
 * @self: the build
 * @x: easting of the centre, m
 * @y: northing of the centre, m
 * @radius: m
 *
 * Returns: (transfer full): a disc
 */
GEOSGeometry *
build_disc (Build *self, double x, double y, double radius)
{
  GEOSGeometry *centre = GEOSGeom_createPointFromXY_r (self->geos, x, y);
  GEOSGeometry *result = build_buffer (self, centre, radius);

  GEOSGeom_destroy_r (self->geos, centre);
  return result;
}

/**
 * build_area_km2:
 * @self: the build
 * @shape: a geometry in metres
 *
 * Returns: its area in km²
 */
double
build_area_km2 (Build *self, const GEOSGeometry *shape)
{
  double area = 0;

  GEOSArea_r (self->geos, shape, &area);
  return area / 1e6;
}

/**
 * build_largest_part:
 * @self: the build
 * @take: (transfer full): an area
 *
 * Returns: (transfer full): its largest part
 */
GEOSGeometry *
build_largest_part (Build *self, GEOSGeometry *take)
{
  const GEOSGeometry *largest = NULL;
  GEOSGeometry *result;

  for (int i = 0; i < GEOSGetNumGeometries_r (self->geos, take); i++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (self->geos, take, i);

      if (largest == NULL || build_area_km2 (self, part) > build_area_km2 (self, largest))
        largest = part;
    }
  if (largest == NULL)
    build_fail ("an area has no part");
  result = GEOSGeom_clone_r (self->geos, largest);
  GEOSGeom_destroy_r (self->geos, take);
  return result;
}

/**
 * build_part_near:
 * @self: the build
 * @shape: an area of several parts
 * @x: easting, m
 * @y: northing, m
 *
 * Returns: (transfer full): the part that holds the point, else the nearest
 */
GEOSGeometry *
build_part_near (Build *self, const GEOSGeometry *shape, double x, double y)
{
  GEOSGeometry *point = GEOSGeom_createPointFromXY_r (self->geos, x, y);
  const GEOSGeometry *nearest = NULL;
  double least = INFINITY;

  for (int i = 0; i < GEOSGetNumGeometries_r (self->geos, shape); i++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (self->geos, shape, i);
      double distance = INFINITY;

      GEOSDistance_r (self->geos, part, point, &distance);
      if (distance < least)
        {
          least = distance;
          nearest = part;
        }
    }
  GEOSGeom_destroy_r (self->geos, point);
  if (nearest == NULL)
    build_fail ("there is no land near %.0f, %.0f", x, y);
  return GEOSGeom_clone_r (self->geos, nearest);
}

/**
 * build_finish:
 * @self: the build
 * @take: (transfer full): a zone
 * @least_area: km², of the parts kept
 * @tolerance: m, of the simplification
 *
 * The last steps of every zone: what is on land, without crumbs, without needless vertices.
 *
 * Returns: (transfer full): the zone
 */
GEOSGeometry *
build_finish (Build *self, GEOSGeometry *take, double least_area, double tolerance)
{
  GEOSGeometry *on_land = checked (GEOSIntersection_r (self->geos, take, self->land),
                                   "cut to land");
  GPtrArray *kept = g_ptr_array_new ();
  GEOSGeometry *whole;
  GEOSGeometry *result;

  for (int i = 0; i < GEOSGetNumGeometries_r (self->geos, on_land); i++)
    {
      const GEOSGeometry *part = GEOSGetGeometryN_r (self->geos, on_land, i);

      if (build_area_km2 (self, part) > least_area)
        g_ptr_array_add (kept, GEOSGeom_clone_r (self->geos, part));
    }
  whole = build_union_of (self, kept);
  result = checked (GEOSTopologyPreserveSimplify_r (self->geos, whole, tolerance), "simplify");
  GEOSGeom_destroy_r (self->geos, whole);
  GEOSGeom_destroy_r (self->geos, on_land);
  GEOSGeom_destroy_r (self->geos, take);
  return result;
}

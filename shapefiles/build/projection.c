/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "projection.h"

#include <math.h>
#include <proj.h>

/* CGCS2000 in degrees, and its three-degree Gauss-Krüger zone with central meridian 120° E and no
 * zone prefix: the one in which Shanghai's shapes are made. */
#define GEOGRAPHIC "EPSG:4490"
#define PROJECTED  "EPSG:4549"

/**
 * build_projection_open:
 * @self: the build
 *
 * Makes the transformation from degrees to metres. Ends the program when PROJ has no data.
 */
void
build_projection_open (Build *self)
{
  PJ *raw = proj_create_crs_to_crs (NULL, GEOGRAPHIC, PROJECTED, NULL);

  if (raw == NULL)
    build_fail ("PROJ cannot transform %s to %s; is proj-data installed?", GEOGRAPHIC, PROJECTED);
  self->to_map = proj_normalize_for_visualization (NULL, raw);
  proj_destroy (raw);
  if (self->to_map == NULL)
    build_fail ("PROJ cannot put longitude before latitude");
}

/**
 * build_projection_close:
 * @self: the build
 */
void
build_projection_close (Build *self)
{
  g_clear_pointer ((PJ **) &self->to_map, proj_destroy);
}

static int
transform (const Build *self, PJ_DIRECTION direction, double *x, double *y)
{
  PJ_COORD point = proj_trans (self->to_map, direction, proj_coord (*x, *y, 0, 0));

  *x = point.xy.x;
  *y = point.xy.y;
  return *x != HUGE_VAL && *y != HUGE_VAL;
}

static int
forward_cb (double *x, double *y, void *user_data)
{
  return transform (user_data, PJ_FWD, x, y);
}

static int
inverse_cb (double *x, double *y, void *user_data)
{
  return transform (user_data, PJ_INV, x, y);
}

/**
 * build_to_metres:
 * @self: the build
 * @degrees: a geometry in EPSG:4490, longitude first
 *
 * Returns: (transfer full): the same in EPSG:4549, m
 */
GEOSGeometry *
build_to_metres (Build *self, const GEOSGeometry *degrees)
{
  GEOSGeometry *result = GEOSGeom_transformXY_r (self->geos, degrees, forward_cb, self);

  if (result == NULL)
    build_fail ("a geometry cannot be projected");
  return result;
}

/**
 * build_to_degrees:
 * @self: the build
 * @metres: a geometry in EPSG:4549
 *
 * Returns: (transfer full): the same in EPSG:4490, degrees, longitude first
 */
GEOSGeometry *
build_to_degrees (Build *self, const GEOSGeometry *metres)
{
  GEOSGeometry *result = GEOSGeom_transformXY_r (self->geos, metres, inverse_cb, self);

  if (result == NULL)
    build_fail ("a geometry cannot be brought back to degrees");
  return result;
}

/**
 * build_point_to_metres:
 * @self: the build
 * @x: (inout): longitude in degrees, then easting in m
 * @y: (inout): latitude in degrees, then northing in m
 */
void
build_point_to_metres (Build *self, double *x, double *y)
{
  if (!transform (self, PJ_FWD, x, y))
    build_fail ("a point cannot be projected");
}

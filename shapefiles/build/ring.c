/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ring.h"

#include "ribbon.h"
#include "spline.h"

#include <math.h>

/* What the belt around the centre is made from. */
typedef struct
{
  BuildRules   *rules;
  Build        *build;
  JsonObject   *zone;
  GEOSGeometry *core;   /* the closed line, m */
  GEOSGeometry *inside; /* what it encloses */
} Ring;

/* The point at @along m of the closed line, whatever turns @along makes. */
static GEOSGeometry *
walk_line (Ring *self, double along)
{
  double length = 0;

  GEOSLength_r (self->build->geos, self->core, &length);
  along = fmod (along, length);
  if (along < 0)
    along += length;
  return GEOSInterpolate_r (self->build->geos, self->core, along);
}

/* The convex hull of a disc at the member and the line's points around the member's foot. */
static GEOSGeometry *
make_promontory (Ring *self, const GEOSGeometry *member, double distance)
{
  GEOSContextHandle_t geos = self->build->geos;
  JsonObject *rule = build_rules_object (self->zone, "promontory");
  double reach = MAX (build_rules_number (rule, "least_reach_m"),
                      build_rules_number (rule, "reach_per_distance") * distance);
  int n = (int) build_rules_number (rule, "foot_points");
  double foot = GEOSProject_r (geos, self->core, member);
  GPtrArray *pieces = g_ptr_array_new ();
  GEOSGeometry *whole;
  GEOSGeometry *hull;

  g_ptr_array_add (pieces, build_buffer (self->build, member,
                                         build_rules_number (rule, "member_radius_m")));
  for (int i = 0; i < n; i++)
    {
      GEOSGeometry *point = walk_line (self, foot - reach + 2 * reach * i / (n - 1));

      g_ptr_array_add (pieces, build_buffer (self->build, point,
                                             build_rules_number (rule, "foot_radius_m")));
      GEOSGeom_destroy_r (geos, point);
    }
  whole = build_union_of (self->build, pieces);
  hull = GEOSConvexHull_r (geos, whole);
  GEOSGeom_destroy_r (geos, whole);
  return hull;
}

/* A disc around every member, and a promontory for those that are far from the line. */
static GEOSGeometry *
make_members (Ring *self)
{
  GEOSContextHandle_t geos = self->build->geos;
  JsonArray *members = json_object_get_array_member (self->zone, "members");
  JsonObject *rule = build_rules_object (self->zone, "promontory");
  double least = build_rules_number (rule, "from_half_widths")
                 * build_rules_number (self->zone, "half_width_m");
  GPtrArray *pieces = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (members); i++)
    {
      GEOSGeometry *point;
      double x;
      double y;
      double distance = 0;

      build_rules_find_place (self->rules, json_array_get_string_element (members, i), &x, &y);
      point = GEOSGeom_createPointFromXY_r (geos, x, y);
      g_ptr_array_add (pieces, build_buffer (self->build, point,
                                             build_rules_number (self->zone, "member_radius_m")));
      GEOSDistance_r (geos, point, self->core, &distance);
      if (distance > least)
        g_ptr_array_add (pieces, make_promontory (self, point, distance));
      GEOSGeom_destroy_r (geos, point);
    }
  return build_union_of (self->build, pieces);
}

static GEOSGeometry *
make_outer (Ring *self, const GEOSGeometry *members, double half_width)
{
  JsonObject *rule = build_rules_object (self->zone, "outer");
  GEOSGeometry *outer = build_buffer (self->build, self->inside, half_width);

  outer = build_union (self->build, outer, GEOSGeom_clone_r (self->build->geos, members));
  outer = build_close (self->build, outer, build_rules_number (rule, "close_m"));
  return build_open (self->build, outer, build_rules_number (rule, "open_m"));
}

static GEOSGeometry *
make_hole (Ring *self, const GEOSGeometry *members, double half_width)
{
  JsonObject *rule = build_rules_object (self->zone, "hole");
  GEOSGeometry *hole = build_buffer (self->build, self->inside, -half_width);

  hole = build_difference (self->build, hole, members);
  hole = build_open (self->build, hole, build_rules_number (rule, "open_m"));
  hole = build_close (self->build, hole, build_rules_number (rule, "close_m"));
  return build_largest_part (self->build, hole);
}

/**
 * build_ring:
 * @rules: the rules
 * @zone: those of the ring
 *
 * Makes the belt around the central city: a ribbon along a closed line, widened to its members,
 * with outer and inner edge smoothed apart from each other, so that it has one part and one hole.
 *
 * Returns: (transfer full): the belt, m, not yet cut to land
 */
GEOSGeometry *
build_ring (BuildRules *rules, JsonObject *zone)
{
  g_autoptr (GArray) samples = build_rules_make_spine (rules, build_rules_text (zone, "spine"));
  Ring self = { .rules = rules, .build = rules->build, .zone = zone };
  GEOSContextHandle_t geos = self.build->geos;
  double half_width = build_rules_number (zone, "half_width_m");
  GEOSGeometry *members;
  GEOSGeometry *hole;
  GEOSGeometry *belt;

  self.core = build_spline_line (self.build, samples, FALSE);
  self.inside = build_spline_line (self.build, samples, TRUE);
  members = make_members (&self);
  hole = make_hole (&self, members, half_width);
  belt = build_difference (self.build, make_outer (&self, members, half_width), hole);
  GEOSGeom_destroy_r (geos, hole);
  GEOSGeom_destroy_r (geos, members);
  GEOSGeom_destroy_r (geos, self.inside);
  GEOSGeom_destroy_r (geos, self.core);
  return belt;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include <math.h>

/* A belt of which nothing but the members is known: a ribbon of constant width on paper, through
 * the members in the document's order.
 *
 * Source: P. Barry, R. Goldman, "A recursive evaluation algorithm for a class of Catmull-Rom
 * splines", SIGGRAPH 1988; centripetal parameters (alpha 0.5) make no loops. */

#define STEPS 24 /* points between two members */

static double
knot (double t, BujuPoint a, BujuPoint b)
{
  return t + MAX (sqrt (hypot (b.x - a.x, b.y - a.y)), 1e-6);
}

static BujuPoint
blend (BujuPoint a, BujuPoint b, double ta, double tb, double t)
{
  double share = (t - ta) / (tb - ta);

  return (BujuPoint) { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
}

/* The point at @share (0…1) of the stretch between p[1] and p[2]. */
static BujuPoint
spline_at (const BujuPoint p[4], double share)
{
  double t0 = 0.0;
  double t1 = knot (t0, p[0], p[1]);
  double t2 = knot (t1, p[1], p[2]);
  double t3 = knot (t2, p[2], p[3]);
  double t = t1 + (t2 - t1) * share;
  BujuPoint a1 = blend (p[0], p[1], t0, t1, t);
  BujuPoint a2 = blend (p[1], p[2], t1, t2, t);
  BujuPoint a3 = blend (p[2], p[3], t2, t3, t);

  return blend (blend (a1, a2, t0, t2, t), blend (a2, a3, t1, t3, t), t1, t2, t);
}

static BujuPoint
mirror (BujuPoint centre, BujuPoint point)
{
  return (BujuPoint) { 2.0 * centre.x - point.x, 2.0 * centre.y - point.y };
}

static void
append_spline (BujuPathBuffer *buffer, const BujuPoint *points, guint n_points)
{
  buju_path_buffer_begin_part (buffer);
  buju_path_buffer_add (buffer, points[0].x, points[0].y);
  for (guint i = 1; i < n_points; i++)
    {
      BujuPoint p[4] = { i > 1 ? points[i - 2] : mirror (points[0], points[1]), points[i - 1],
                         points[i],
                         i + 1 < n_points ? points[i + 1] : mirror (points[i], points[i - 1]) };

      for (guint j = 1; j <= STEPS; j++)
        {
          BujuPoint at = spline_at (p, j / (double) STEPS);

          buju_path_buffer_add (buffer, at.x, at.y);
        }
    }
}

/* Adds the ribbon of a belt without a shape. */
void
buju_scene_add_ribbon (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  g_autoptr (BujuLayerBuilder) builder = NULL;
  g_auto (BujuPathBuffer) buffer = { 0 };
  BujuItem item = { .kind = BUJU_ITEM_LINE,
                    .symbol = buju_style_get (self->style, "belt-ribbon"),
                    .id = component->id,
                    .name = component->name,
                    .legend_key = component->id,
                    .tier = TIER_CORRIDOR };
  BujuSpan span;

  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);
      BujuPoint point;
      double radius;

      if (buju_scene_body_locate (self, member->place, &point, &radius))
        g_array_append_val (points, point);
    }
  if (points->len < 2 || buju_scene_body_is_hidden (self, item.legend_key))
    return;
  buju_path_buffer_init (&buffer);
  append_spline (&buffer, (const BujuPoint *) (gpointer) points->data, points->len);
  span = buju_path_buffer_get_span (&buffer);
  builder = buju_layer_builder_new (component->id, BUJU_GEOMETRY_LINE);
  buju_layer_builder_add_feature (builder, &span);
  item.layer = buju_layer_builder_finish (builder);
  g_ptr_array_add (self->layers, (gpointer) item.layer);
  self->schematic = TRUE;
  buju_scene_body_add_item (self, &item);
  buju_scene_body_add_legend (self, item.legend_key, component->name, item.symbol, BUJU_ITEM_LINE,
                              buju_scene_basis_note (self, "schematic"));
}

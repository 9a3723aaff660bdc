/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include <math.h>

/* Layouts of one core with wings and points: 一核两翼多点, 1+5+X, 一体两翼. A disc with a star for
 * the core, curved spokes to the first and second rank. Spokes are relations, not roads. */

#define BEND 0.10
#define SAME_DIRECTION (12.0 * G_PI / 180.0)

typedef struct
{
  BujuSceneBody *body;
  BujuPoint      centre;
  GArray        *directions; /* double, radians, of the spokes drawn so far */
} Hub;

static const BujuComponent *
find_hub (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;

      if (buju_scene_is_kind (component, "pole") && component->members->len > 0
          && (component->shapes == NULL || component->shapes->len == 0)
          && g_strcmp0 (component->layout->kind, "industry-layout") == 0)
        return component;
    }
  return NULL;
}

/* Is this a layout of one core with others around it? */
gboolean
buju_scene_has_hub (GArray *parts)
{
  return find_hub (parts) != NULL;
}

/* Left for targets west of the hub, right otherwise; two in nearly the same direction part ways. */
static double
choose_bend (Hub *self, const BujuPlace *place, BujuPoint target)
{
  const BujuHint *hint = buju_scene_body_get_hint (self->body, place->id);
  double direction = atan2 (target.y - self->centre.y, target.x - self->centre.x);
  double bend = target.x < self->centre.x ? BEND : -BEND;

  if (hint != NULL && hint->bend != 0.0)
    return hint->bend;
  for (guint i = 0; i < self->directions->len; i++)
    {
      double other = g_array_index (self->directions, double, i);

      if (fabs (remainder (direction - other, 2.0 * G_PI)) < SAME_DIRECTION)
        bend = -bend;
    }
  g_array_append_val (self->directions, direction);
  return bend;
}

static void
add_spoke (Hub *self, const BujuItem *disc, const BujuPlace *place, guint rank)
{
  g_autofree char *name = g_strdup_printf ("spoke-%u", rank);
  BujuItem spoke = { .kind = BUJU_ITEM_SPOKE,
                     .symbol = buju_style_get (self->body->style, name),
                     .point = disc->point,
                     .from = self->centre,
                     .legend_key = disc->legend_key,
                     .tier = rank == 1 ? TIER_SPOKE_1 : TIER_SPOKE_2 };

  if (spoke.symbol->stroke_width <= 0.0)
    return;
  spoke.bend = choose_bend (self, place, disc->point);
  buju_scene_body_add_item (self->body, &spoke);
}

static void
add_disc (Hub *self, const BujuComponent *component, const BujuMember *member, guint rank)
{
  BujuSceneBody *body = self->body;
  const BujuPlace *place = member->place;
  g_autofree char *name = g_strdup_printf ("rank-%u", MIN (rank, 3));
  BujuItem disc = { .kind = BUJU_ITEM_MARKER,
                    .symbol = buju_style_get (body->style, name),
                    .id = place->id,
                    .name = place->name,
                    .legend_key = component->id,
                    .tier = TIER_POINT };
  BujuLabel label = { .id = place->id, .symbol = disc.symbol, .anchor = BUJU_GEOMETRY_POINT };

  if (g_hash_table_contains (body->shown, place->id)
      || buju_scene_body_is_hidden (body, component->id)
      || !buju_scene_body_locate (body, place, &disc.point, &disc.radius))
    return;
  g_hash_table_add (body->shown, (gpointer) place->id);
  buju_scene_body_add_item (body, &disc);
  add_spoke (self, &disc, place, rank);
  label.text = buju_scene_body_name (
      body, place->id, buju_text_is_empty (&place->short_name) ? place->name : place->short_name);
  label.point = disc.point;
  label.clearance = disc.symbol->marker_size / 2.0;
  buju_scene_body_add_label (body, &label);
  buju_scene_body_add_legend (body, component->id, component->name, disc.symbol, BUJU_ITEM_MARKER,
                              buju_scene_basis_note (body, component->basis));
}

static void
add_centre (Hub *self, const BujuComponent *component)
{
  BujuSceneBody *body = self->body;
  BujuItem item = { .kind = BUJU_ITEM_MARKER,
                    .symbol = buju_style_get (body->style, "hub"),
                    .point = self->centre,
                    .id = component->id,
                    .name = component->name,
                    .legend_key = component->id,
                    .tier = TIER_HUB };
  BujuLabel label = { .id = component->id,
                      .symbol = item.symbol,
                      .anchor = BUJU_GEOMETRY_POINT,
                      .point = self->centre,
                      .clearance = item.symbol->marker_size / 2.0 };

  if (buju_scene_body_is_hidden (body, component->id))
    return;
  buju_scene_body_add_item (body, &item);
  label.text = buju_scene_body_name (body, component->id, component->name);
  buju_scene_body_add_label (body, &label);
  buju_scene_body_add_legend (body, component->id, component->name, item.symbol, BUJU_ITEM_MARKER,
                              buju_scene_basis_note (body, component->basis));
}

/* Adds the core, the spokes and the points at their ends. */
void
buju_scene_add_hub (BujuSceneBody *self, GArray *parts)
{
  const BujuComponent *core = find_hub (parts);
  const BujuMember *first = g_ptr_array_index (core->members, 0);
  g_autoptr (GArray) directions = g_array_new (FALSE, FALSE, sizeof (double));
  Hub hub = { .body = self, .directions = directions };
  double radius;
  guint rank = 0;

  if (!buju_scene_body_find_point (self, core->marker, &hub.centre, &radius)
      && !buju_scene_body_locate (self, first->place, &hub.centre, &radius))
    return;
  self->schematic = TRUE;
  g_hash_table_add (self->shown, (gpointer) first->place->id);
  add_centre (&hub, core);
  for (guint i = 0; i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;

      if (!buju_scene_is_set (component))
        continue;
      rank++;
      if (buju_scene_is_kind (component, "candidate-site"))
        rank = 3;
      for (guint j = 0; j < component->members->len; j++)
        add_disc (&hub, component, g_ptr_array_index (component->members, j), rank);
    }
}

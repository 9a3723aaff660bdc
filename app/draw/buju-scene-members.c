/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include "geo/buju-measure.h"

/* Points: stars of poles, members of belts, axes and sets. */

static gboolean
is_district (const BujuPlace *place)
{
  return g_strcmp0 (place->kind, "district") == 0;
}

/* The look of a component's members: its own, by its number among sets, by its kind. */
static const BujuSymbol *
member_symbol (const BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  g_autofree char *own = g_strconcat ("member-", component->id, NULL);
  g_autofree char *set = g_strdup_printf ("set-%u", (part->number - 1) % 6 + 1);
  g_autofree char *kind = g_strconcat ("member-", component->kind, NULL);

  if (buju_style_has (self->style, own))
    return buju_style_get (self->style, own);
  if (buju_scene_is_set (component))
    return buju_style_get (self->style,
                           buju_style_has (self->style, component->id) ? component->id : set);
  return buju_style_get (self->style, buju_style_has (self->style, kind) ? kind : "member");
}

static const char *
member_key (const BujuScenePart *part)
{
  if (buju_scene_is_set (part->component))
    return part->component->id;
  if (buju_scene_is_kind (part->component, "axis"))
    return "member-axis";
  return buju_scene_is_kind (part->component, "belt") ? "member" : "member-place";
}

/* A district is called as the document calls it there ("嘉定"), anything else by its short name. */
static BujuText
member_name (BujuSceneBody *self, const BujuMember *member)
{
  const BujuPlace *place = member->place;
  BujuText name = place->short_name;

  if (is_district (place) && !buju_text_is_empty (&member->name))
    name = member->name;
  if (buju_text_is_empty (&name))
    name = place->name;
  return buju_scene_body_name (self, place->id, name);
}

/* Names a marker. */
void
buju_scene_add_point_label (BujuSceneBody    *self,
                            const char       *id,
                            BujuText          text,
                            BujuPoint         point,
                            const BujuSymbol *symbol)
{
  BujuLabel label = { .text = text,
                      .id = id,
                      .symbol = symbol,
                      .anchor = BUJU_GEOMETRY_POINT,
                      .point = point,
                      .clearance = symbol->marker_size / 2.0 };

  buju_scene_body_add_label (self, &label);
}

/* Does a pole's star stand for this place already? */
gboolean
buju_scene_is_pole_place (const BujuSceneBody *self, const BujuPlace *place)
{
  const GPtrArray *components = self->layout != NULL ? self->layout->components : NULL;

  for (guint i = 0; components != NULL && i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      if (!buju_scene_is_kind (component, "pole"))
        continue;
      for (guint j = 0; j < component->members->len; j++)
        if (((const BujuMember *) g_ptr_array_index (component->members, j))->place == place)
          return TRUE;
    }
  return FALSE;
}

static BujuText
member_words (const BujuSceneBody *self, const char *key)
{
  if (g_str_equal (key, "member-axis"))
    return buju_words_get (self->words, "legend-member-axis");
  if (g_str_equal (key, "member"))
    return buju_words_get (self->words, "legend-member");
  return buju_words_get (self->words, "legend-member-place");
}

static void
add_member_legend (BujuSceneBody *self, const BujuScenePart *part, const BujuSymbol *symbol)
{
  const BujuComponent *component = part->component;
  const char *key = member_key (part);
  BujuText none = { NULL, NULL };

  if (buju_scene_is_set (component))
    buju_scene_body_add_legend (self, key, component->name, symbol, BUJU_ITEM_MARKER,
                                buju_scene_basis_note (self, component->basis));
  else
    buju_scene_body_add_legend (self, key, member_words (self, key), symbol, BUJU_ITEM_MARKER,
                                none);
}

static void
add_member (BujuSceneBody *self, const BujuScenePart *part, const BujuMember *member)
{
  const BujuPlace *place = member->place;
  BujuItem item = { .kind = BUJU_ITEM_MARKER,
                    .symbol = member_symbol (self, part),
                    .id = place->id,
                    .name = place->name,
                    .legend_key = member_key (part),
                    .tier = buju_scene_is_set (part->component) ? TIER_POINT : TIER_MEMBER };

  if (g_hash_table_contains (self->shown, place->id)
      || buju_scene_body_is_hidden (self, item.legend_key)
      || !buju_scene_body_locate (self, place, &item.point, &item.radius))
    return;
  g_hash_table_add (self->shown, (gpointer) place->id);
  buju_scene_body_add_item (self, &item);
  buju_scene_add_point_label (self, place->id, member_name (self, member), item.point,
                              item.symbol);
  add_member_legend (self, part, item.symbol);
}

/* Roads that a member is. Only the stretch inside the component's own shapes belongs to it. */

static gboolean
part_contains (const BujuSceneBody *self, const BujuComponent *component, BujuPoint point)
{
  for (guint i = 0; component->shapes != NULL && i < component->shapes->len; i++)
    {
      BujuLayer *layer;
      guint feature;
      BujuSpan span;

      if (!buju_dataset_find (self->dataset, g_ptr_array_index (component->shapes, i), &layer,
                              &feature))
        continue;
      span = buju_layer_get_span (layer, feature);
      if (buju_measure_contains (&span, point.x, point.y))
        return TRUE;
    }
  return FALSE;
}

static void
append_stretches (const BujuSceneBody *self,
                  const BujuComponent *component,
                  const BujuSpan      *road,
                  BujuPathBuffer      *buffer)
{
  for (guint part = 0; part < road->n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;
      gboolean inside = FALSE;

      buju_span_get_part (road, part, &points, &n_points);
      for (guint i = 0; i < n_points; i++)
        {
          gboolean now = part_contains (self, component, points[i]);

          if (now && !inside)
            buju_path_buffer_begin_part (buffer);
          if (now)
            buju_path_buffer_add (buffer, points[i].x, points[i].y);
          inside = now;
        }
    }
}

static void
add_corridor (BujuSceneBody *self, const BujuScenePart *part, const BujuMember *member)
{
  BujuLayer *roads = buju_dataset_get_layer (self->dataset, "base/roads");
  const BujuPlace *place = member->place;
  g_autoptr (BujuLayerBuilder) builder = NULL;
  g_auto (BujuPathBuffer) buffer = { 0 };
  BujuItem item = { .kind = BUJU_ITEM_LINE,
                    .symbol = buju_style_get (self->style, "corridor"),
                    .id = place->id,
                    .name = place->name,
                    .legend_key = "corridor",
                    .tier = TIER_CORRIDOR };
  BujuLabel label = { .id = place->id, .symbol = item.symbol, .anchor = BUJU_GEOMETRY_LINE };
  BujuSpan span;

  buju_path_buffer_init (&buffer);
  for (guint i = 0; roads != NULL && i < place->lines->len; i++)
    {
      int feature = buju_layer_find (roads, g_ptr_array_index (place->lines, i));

      if (feature < 0)
        continue;
      span = buju_layer_get_span (roads, feature);
      append_stretches (self, part->component, &span, &buffer);
    }
  span = buju_path_buffer_get_span (&buffer);
  if (span.n_points < 2 || buju_scene_body_is_hidden (self, item.legend_key))
    return;
  g_hash_table_add (self->shown, (gpointer) place->id);
  builder = buju_layer_builder_new ("corridor", BUJU_GEOMETRY_LINE);
  buju_layer_builder_add_feature (builder, &span);
  item.layer = buju_layer_builder_finish (builder);
  g_ptr_array_add (self->layers, (gpointer) item.layer);
  buju_scene_body_add_item (self, &item);
  label.path = buju_path_new (&span);
  label.text = member_name (self, member);
  buju_scene_body_add_label (self, &label);
  buju_scene_body_add_legend (self, "corridor", buju_words_get (self->words, "legend-corridor"),
                              item.symbol, BUJU_ITEM_LINE, (BujuText) { NULL, NULL });
}

/* Poles. */

/* A star without an outline around it: no extent was stated, and none is made up. */
static BujuText
pole_note (const BujuSceneBody *self, const BujuScenePart *part)
{
  const GPtrArray *components = part->component->layout->components;

  for (guint i = 0; i < components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (components, i);

      if (buju_scene_is_kind (component, "pole") && component->shapes->len == 0)
        return buju_words_get (self->words,
                               part->n_family > 1 ? "legend-pole-point" : "legend-no-boundary");
    }
  return (BujuText) { NULL, NULL };
}

static void
add_pole (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  const BujuSymbol *symbol = buju_style_get (self->style, "pole");
  BujuItem item = { .kind = BUJU_ITEM_MARKER,
                    .symbol = symbol,
                    .id = component->id,
                    .name = component->name,
                    .legend_key = "pole",
                    .tier = TIER_STAR };
  gboolean found = buju_scene_body_find_point (self, component->marker, &item.point, &item.radius);

  for (guint i = 0; !found && i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      found = buju_scene_body_locate (self, member->place, &item.point, &item.radius);
    }
  if (!found || buju_scene_body_is_hidden (self, item.legend_key))
    return;
  buju_scene_body_add_item (self, &item);
  buju_scene_add_point_label (self, component->id,
                              buju_scene_body_name (self, component->id, component->name),
                              item.point, symbol);
  buju_scene_body_add_legend (self, "pole",
                              part->n_family > 1 ? buju_words_get (self->words, "legend-pole")
                                                 : component->name,
                              symbol, BUJU_ITEM_MARKER, pole_note (self, part));
}

/* Is the place drawn as an area of this component already? */
static gboolean
is_filled (const BujuComponent *component, const BujuPlace *place)
{
  for (guint i = 0; component->shapes != NULL && i < component->shapes->len; i++)
    if (g_ptr_array_find_with_equal_func (place->shapes, g_ptr_array_index (component->shapes, i),
                                          g_str_equal, NULL))
      return TRUE;
  return is_district (place)
         && (buju_scene_is_kind (component, "district-set")
             || buju_scene_is_kind (component, "belt"));
}

/* Adds the points of one component: a pole's star, or a marker a member. */
void
buju_scene_add_members (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;

  if (buju_scene_is_kind (component, "pole"))
    {
      add_pole (self, part);
      return;
    }
  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      if (is_filled (component, member->place) || buju_scene_is_pole_place (self, member->place))
        continue;
      if (member->place->lines != NULL && member->place->lines->len > 0)
        add_corridor (self, part, member);
      else
        add_member (self, part, member);
    }
}

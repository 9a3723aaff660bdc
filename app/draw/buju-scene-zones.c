/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* The shapes of components: extents of poles, belts, axes, areas, and the spines on top of them. */

gboolean
buju_scene_is_kind (const BujuComponent *component, const char *kind)
{
  return g_strcmp0 (component->kind, kind) == 0;
}

/* Components whose members are points of equal rank. */
gboolean
buju_scene_is_set (const BujuComponent *component)
{
  static const char *const kinds[]
      = { "point-set", "park-set", "area-set", "point", "candidate-site", NULL };

  return component->kind != NULL && g_strv_contains (kinds, component->kind);
}

static gboolean
is_same_family (const BujuComponent *a, const BujuComponent *b)
{
  return buju_scene_is_set (a) ? buju_scene_is_set (b) : g_strcmp0 (a->kind, b->kind) == 0;
}

static void
count_families (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      BujuScenePart *part = &g_array_index (parts, BujuScenePart, i);

      for (guint j = 0; j < parts->len; j++)
        if (is_same_family (part->component, g_array_index (parts, BujuScenePart, j).component))
          {
            part->n_family++;
            part->number += j <= i;
          }
    }
}

/* Sets of points beside sets of districts that are marked, not tinted, go on with their numbers:
 * one look, one meaning. */
static void
number_sets (GArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += buju_scene_is_kind (g_array_index (parts, BujuScenePart, i).component, "district-set");
  for (guint i = 0; n > BUJU_SCENE_TINTS && i < parts->len; i++)
    if (buju_scene_is_set (g_array_index (parts, BujuScenePart, i).component))
      g_array_index (parts, BujuScenePart, i).number += n;
}

static void
append_layout (GArray *parts, const BujuLayout *layout, const BujuComponent *whole)
{
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);
      BujuScenePart part = { .component = component, .whole = whole };

      g_array_append_val (parts, part);
      if (component->child_layout != NULL && whole == NULL)
        append_layout (parts, component->child_layout, component);
    }
}

/* The component of the same document that @layout draws the inside of; NULL. */
static const BujuComponent *
find_whole (const BujuLayout *layout)
{
  const GPtrArray *layouts = layout->plan != NULL ? layout->plan->layouts : NULL;

  for (guint i = 0; layouts != NULL && i < layouts->len; i++)
    {
      const BujuLayout *other = g_ptr_array_index (layouts, i);

      for (guint j = 0; j < other->components->len; j++)
        {
          const BujuComponent *component = g_ptr_array_index (other->components, j);

          if (component->child_layout == layout)
            return component;
        }
    }
  return NULL;
}

GArray *
buju_scene_list_parts (const BujuLayout *layout)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (BujuScenePart));
  const BujuComponent *whole = layout != NULL ? find_whole (layout) : NULL;

  if (whole != NULL)
    {
      BujuScenePart part = { .component = whole };

      g_array_append_val (parts, part);
    }
  if (layout != NULL)
    append_layout (parts, layout, whole);
  count_families (parts);
  number_sets (parts);
  return parts;
}

/* "derived from its members" … : what the legend says beside a shape. */
BujuText
buju_scene_basis_note (const BujuSceneBody *self, const char *basis)
{
  static const char *const keys[][2] = { { "official", "basis-official" },
                                         { "documented", "basis-documented" },
                                         { "derived", "basis-derived" },
                                         { "schematic", "basis-schematic" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (basis, keys[i][0]) == 0)
      return buju_words_get (self->words, keys[i][1]);
  return (BujuText) { NULL, NULL };
}

static const BujuSymbol *
zone_symbol (const BujuSceneBody *self, const BujuScenePart *part, const char *basis)
{
  const BujuComponent *component = part->component;
  g_autofree char *numbered = g_strdup_printf ("%s-%u", component->kind, part->number);

  if (part->whole != NULL)
    return buju_style_get (self->style, "axis-area");
  if (!buju_style_has (self->style, component->id) && part->n_family > 1
      && buju_style_has (self->style, numbered))
    return buju_style_get (self->style, numbered);
  return buju_style_for_component (self->style, component->id, component->kind, basis);
}

/* What one legend entry stands for: each belt for itself, all poles together, all axes together. */
static const char *
zone_key (const BujuScenePart *part)
{
  if (buju_scene_is_kind (part->component, "pole"))
    return "pole-extent";
  if (buju_scene_is_kind (part->component, "axis"))
    return "axis";
  return part->component->id;
}

static void
add_zone_legend (BujuSceneBody       *self,
                 const BujuScenePart *part,
                 const BujuSymbol    *symbol,
                 const char          *basis)
{
  gboolean pole = buju_scene_is_kind (part->component, "pole");
  BujuText text = pole ? buju_words_get (self->words, "legend-pole-extent") : part->component->name;

  if (part->whole != NULL)
    return;
  buju_scene_body_add_legend (self, zone_key (part), text, symbol, BUJU_ITEM_AREA,
                              buju_scene_basis_note (self, basis));
}

static guint
zone_tier (const BujuScenePart *part)
{
  if (buju_scene_is_kind (part->component, "pole"))
    return TIER_POLE;
  return part->whole != NULL ? TIER_AXIS : TIER_AREA;
}

static void
add_zone (BujuSceneBody *self, const BujuScenePart *part, const char *shape)
{
  BujuItem item = { .kind = BUJU_ITEM_AREA,
                    .id = part->component->id,
                    .name = part->component->name,
                    .legend_key = zone_key (part),
                    .part_of = part->whole != NULL ? part->whole->id : NULL,
                    .tier = zone_tier (part) };
  BujuLayer *layer;
  const char *basis;

  if (!buju_dataset_find (self->dataset, shape, &layer, &item.feature))
    return;
  item.layer = layer;
  basis = buju_layer_get_text (layer, item.feature, "basis");
  if (basis == NULL)
    basis = part->component->basis;
  item.symbol = zone_symbol (self, part, basis);
  if (g_strcmp0 (basis, "derived") == 0 || g_strcmp0 (basis, "schematic") == 0)
    self->schematic = TRUE;
  buju_scene_body_add_item (self, &item);
  add_zone_legend (self, part, item.symbol, basis);
}

/* Spines. */

static const BujuSymbol *
spine_symbol (const BujuSceneBody *self, const BujuComponent *component)
{
  g_autofree char *own = g_strconcat (component->id, "-spine", NULL);
  g_autofree char *kind = g_strconcat (component->kind, "-spine", NULL);

  if (buju_style_has (self->style, own))
    return buju_style_get (self->style, own);
  return buju_style_get (self->style, buju_style_has (self->style, kind) ? kind : "spine");
}

static void
add_spine (BujuSceneBody *self, const BujuScenePart *part, const char *spine)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "zones/spines");
  int feature = layer != NULL ? buju_layer_find (layer, spine) : -1;
  BujuItem item = { .kind = BUJU_ITEM_LINE,
                    .layer = layer,
                    .feature = MAX (feature, 0),
                    .symbol = spine_symbol (self, part->component),
                    .id = part->component->id,
                    .name = part->component->name,
                    .legend_key = zone_key (part),
                    .part_of = part->whole != NULL ? part->whole->id : NULL,
                    .tier = TIER_SPINE };

  if (feature < 0 || item.symbol->stroke_width <= 0.0)
    return;
  buju_scene_body_add_item (self, &item);
  if (buju_scene_is_kind (part->component, "axis"))
    buju_scene_body_add_legend (self, "axis", buju_words_get (self->words, "legend-axis"),
                                item.symbol, BUJU_ITEM_LINE, (BujuText) { NULL, NULL });
}

/* A belt or axis is named along its spine, or where the style says. */
static void
add_zone_label (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "zones/spines");
  const char *spine = component->spines != NULL && component->spines->len > 0
                          ? g_ptr_array_index (component->spines, 0)
                          : NULL;
  int feature = layer != NULL && spine != NULL ? buju_layer_find (layer, spine) : -1;
  BujuLabel label = { .id = component->id, .anchor = BUJU_GEOMETRY_LINE, .side = BUJU_SIDE_CENTRE };
  BujuSpan span;

  if (feature < 0 || buju_scene_body_is_hidden (self, zone_key (part)))
    return;
  span = buju_layer_get_span (layer, feature);
  label.path = buju_path_new (&span);
  label.text = buju_scene_body_name (self, component->id,
                                     buju_text_is_empty (&component->short_name)
                                         ? component->name
                                         : component->short_name);
  label.symbol = buju_scene_is_kind (component, "axis")
                     ? spine_symbol (self, component)
                     : zone_symbol (self, part, component->basis);
  buju_scene_body_add_label (self, &label);
}

/* An area of which no boundary is stated: its name in wide letters, where the style says, and
 * nothing else. */
static void
add_unbounded_label (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  BujuText note = buju_words_get (self->words, "legend-no-boundary");
  g_autofree char *zh = g_strdup_printf ("%s（%s）", component->name.zh, note.zh);
  g_autofree char *en = g_strdup_printf ("%s (%s)", component->name.en, note.en);
  const BujuHint *hint = buju_scene_body_get_hint (self, component->id);
  BujuLabel label = { .id = component->id,
                      .symbol = buju_style_get (self->style, "area-unbounded"),
                      .anchor = BUJU_GEOMETRY_POINT,
                      .side = BUJU_SIDE_CENTRE };

  if (hint == NULL || !hint->has_point)
    return;
  label.point = hint->point;
  label.text = (BujuText) { buju_scene_body_intern (self, zh), buju_scene_body_intern (self, en) };
  buju_scene_body_add_label (self, &label);
}

/* An area is named inside its first shape. */
static void
add_area_label (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;
  BujuLabel label = { .id = component->id,
                      .text = buju_scene_body_name (self, component->id, component->name),
                      .symbol = zone_symbol (self, part, component->basis),
                      .anchor = BUJU_GEOMETRY_POLYGON,
                      .side = BUJU_SIDE_CENTRE };
  BujuLayer *layer;
  guint feature;
  BujuSpan span;

  if (component->shapes->len == 0 || buju_scene_body_is_hidden (self, zone_key (part))
      || !buju_dataset_find (self->dataset, g_ptr_array_index (component->shapes, 0), &layer,
                             &feature))
    return;
  span = buju_layer_get_span (layer, feature);
  label.path = buju_path_new (&span);
  buju_scene_body_add_label (self, &label);
}

static gboolean
has_drawn_children (const BujuComponent *component)
{
  return component->child_layout != NULL;
}

void
buju_scene_add_zones (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;

  if (buju_scene_is_kind (component, "district-set"))
    return;
  for (guint i = 0; component->shapes != NULL && i < component->shapes->len; i++)
    add_zone (self, part, g_ptr_array_index (component->shapes, i));
  if (buju_scene_is_kind (component, "area") && component->shapes->len > 0)
    add_area_label (self, part);
  else if (buju_scene_is_kind (component, "area"))
    add_unbounded_label (self, part);
  if (buju_scene_is_kind (component, "belt") && component->shapes->len == 0)
    buju_scene_add_ribbon (self, part);
  for (guint i = 0; !has_drawn_children (component) && i < component->spines->len; i++)
    add_spine (self, part, g_ptr_array_index (component->spines, i));
  add_zone_label (self, part);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include "geo/buju-measure.h"

/* Sets of districts. One or two sets are tinted (the second with a hatch, so that the overlap is
 * read from both). More than two would mix to mud: then each district is shaded by the number of
 * sets it is in and carries one chip a set. */

#define CHIP_STEP 9.5 /* pt */

static const BujuSymbol *
set_symbol (const BujuSceneBody *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("district-set-%u", (number - 1) % 5 + 1);

  return buju_style_get (self->style, name);
}

static void
add_set_legend (BujuSceneBody *self, const BujuScenePart *part, BujuItemKind kind)
{
  buju_scene_body_add_legend (self, part->component->id, part->component->name,
                              set_symbol (self, part->number), kind,
                              buju_scene_basis_note (self, part->component->basis));
}

static void
add_tints (BujuSceneBody *self, const BujuScenePart *part)
{
  const BujuComponent *component = part->component;

  for (guint i = 0; component->shapes != NULL && i < component->shapes->len; i++)
    {
      const char *shape = g_ptr_array_index (component->shapes, i);
      BujuItem item = { .kind = BUJU_ITEM_AREA,
                        .symbol = set_symbol (self, part->number),
                        .id = component->id,
                        .name = component->name,
                        .legend_key = component->id,
                        .tier = TIER_DISTRICT_SET };
      BujuLayer *layer;

      if (!buju_dataset_find (self->dataset, shape, &layer, &item.feature))
        continue;
      item.layer = layer;
      buju_scene_body_add_item (self, &item);
    }
  add_set_legend (self, part, BUJU_ITEM_AREA);
}

/* The sets that a shape is in. (transfer full) (element-type BujuScenePart*) */
static GPtrArray *
sets_of_shape (const BujuSceneBody *self, GArray *parts, const char *shape)
{
  GPtrArray *sets = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      BujuScenePart *part = &g_array_index (parts, BujuScenePart, i);
      const GPtrArray *shapes = part->component->shapes;

      if (!buju_scene_is_kind (part->component, "district-set") || shapes == NULL
          || buju_scene_body_is_hidden (self, part->component->id))
        continue;
      if (g_ptr_array_find_with_equal_func ((GPtrArray *) shapes, shape, g_str_equal, NULL))
        g_ptr_array_add (sets, part);
    }
  return sets;
}

static void
add_shade (BujuSceneBody *self, const BujuLayer *layer, guint feature, const char *shape, guint n)
{
  g_autofree char *name = g_strdup_printf ("shade-%u", MIN (n, 5));
  const BujuPlace *place = buju_content_find_place_by_shape (self->content, shape);
  BujuItem item = { .kind = BUJU_ITEM_AREA,
                    .layer = layer,
                    .feature = feature,
                    .symbol = buju_style_get (self->style, name),
                    .legend_key = "shade",
                    .tier = TIER_DISTRICT_SET };

  if (place != NULL)
    {
      item.id = place->id;
      item.name = place->name;
    }
  buju_scene_body_add_item (self, &item);
}

static void
add_chips (BujuSceneBody *self, GPtrArray *sets, BujuPoint point)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const BujuScenePart *part = g_ptr_array_index (sets, i);
      BujuItem chip = { .kind = BUJU_ITEM_MARKER,
                        .symbol = set_symbol (self, part->number),
                        .point = point,
                        .shift = { (i - (sets->len - 1) / 2.0) * CHIP_STEP, 0.0 },
                        .id = part->component->id,
                        .name = part->component->name,
                        .legend_key = part->component->id,
                        .tier = TIER_POINT };

      buju_scene_body_add_item (self, &chip);
    }
}

static void
add_chip_name (BujuSceneBody *self, const BujuPlace *place, BujuPoint point)
{
  BujuLabel label = { .symbol = buju_style_get (self->style, "chip-name"),
                      .anchor = BUJU_GEOMETRY_POINT,
                      .point = point,
                      .clearance = CHIP_STEP * 0.55,
                      .side = BUJU_SIDE_ABOVE };

  if (place == NULL)
    return;
  g_hash_table_add (self->shown, (gpointer) place->id);
  label.id = place->id;
  label.text = buju_scene_body_name (self, place->id, place->short_name);
  buju_scene_body_add_label (self, &label);
}

/* Shade and chips of one shape, unless an earlier set brought it already. */
static void
add_counted (BujuSceneBody *self, GArray *parts, const char *shape, GHashTable *done)
{
  g_autoptr (GPtrArray) sets = sets_of_shape (self, parts, shape);
  const BujuPlace *place = buju_content_find_place_by_shape (self->content, shape);
  BujuLayer *layer;
  guint feature;
  BujuSpan span;
  BujuPoint point;

  if (sets->len == 0 || !g_hash_table_add (done, (gpointer) shape)
      || !buju_dataset_find (self->dataset, shape, &layer, &feature))
    return;
  span = buju_layer_get_span (layer, feature);
  point = buju_measure_label_point (&span, 500.0);
  add_shade (self, layer, feature, shape, sets->len);
  /* A place of several shapes is marked and named on the first one. */
  if (place != NULL && g_hash_table_contains (self->shown, place->id))
    return;
  add_chips (self, sets, point);
  add_chip_name (self, place, point);
}

void
buju_scene_add_district_sets (BujuSceneBody *self, GArray *parts)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parts->len; i++)
    {
      const BujuScenePart *part = &g_array_index (parts, BujuScenePart, i);
      const GPtrArray *shapes = part->component->shapes;

      if (!buju_scene_is_kind (part->component, "district-set"))
        continue;
      self->schematic = TRUE;
      if (part->n_family <= BUJU_SCENE_TINTS)
        {
          add_tints (self, part);
          continue;
        }
      for (guint j = 0; shapes != NULL && j < shapes->len; j++)
        add_counted (self, parts, g_ptr_array_index (shapes, j), done);
      add_set_legend (self, part, BUJU_ITEM_MARKER);
      buju_scene_body_add_legend (self, "shade", buju_words_get (self->words, "legend-shade"),
                                  buju_style_get (self->style, "shade-3"), BUJU_ITEM_AREA,
                                  (BujuText) { NULL, NULL });
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* What a layout's picture shows when nobody has chosen. */

#define MARGIN 0.04
/* The base map ends along parallels and meridians, which bow by some kilometres on the grid of the
 * map. */
#define BOW 6000.0

static void
add_shapes (BujuBox *box, BujuDataset *dataset, const GPtrArray *shapes)
{
  for (guint i = 0; shapes != NULL && i < shapes->len; i++)
    {
      BujuLayer *layer;
      guint feature;
      BujuBox own;

      if (!buju_dataset_find (dataset, g_ptr_array_index (shapes, i), &layer, &feature))
        continue;
      own = buju_layer_get_box (layer, feature);
      buju_box_add_box (box, &own);
    }
}

static void
add_items (BujuBox *box, const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuBox own = buju_scene_item_get_box (item);

      if ((item->tier == TIER_DISTRICT_SET || item->tier > TIER_ROAD_MAJOR)
          && item->tier < TIER_SHIELD && !buju_box_is_empty (&own))
        buju_box_add_box (box, &own);
    }
}

static BujuBox
city_box (BujuDataset *dataset)
{
  BujuLayer *districts = buju_dataset_get_layer (dataset, "base/districts");
  BujuLayer *land = buju_dataset_get_layer (dataset, "base/land");
  BujuBox nothing = BUJU_BOX_EMPTY;

  if (districts != NULL)
    return buju_layer_get_extent (districts);
  return land != NULL ? buju_layer_get_extent (land) : nothing;
}

/**
 * buju_scene_home_own:
 * @library: what is shipped
 * @layout: a layout
 *
 * Returns: where its shapes and members lie, with a little room around them, map units; empty when
 *   it has none
 */
BujuBox
buju_scene_home_own (BujuLibrary *library, const BujuLayout *layout)
{
  BujuDataset *dataset = buju_library_get_dataset (library);
  BujuSceneOptions options = BUJU_SCENE_OPTIONS_INIT;
  BujuBox box = BUJU_BOX_EMPTY;
  BujuSceneBody *body;

  g_return_val_if_fail (library != NULL && layout != NULL, box);

  options.roads = FALSE;
  body = buju_scene_body_new (library, layout, &options);
  add_items (&box, body->items);
  for (guint i = 0; i < layout->components->len; i++)
    add_shapes (&box, dataset,
                ((const BujuComponent *) g_ptr_array_index (layout->components, i))->shapes);
  buju_scene_body_free (body);
  if (!buju_box_is_empty (&box))
    buju_box_grow (&box, MAX (buju_box_width (&box), buju_box_height (&box)) * MARGIN);
  return box;
}

/**
 * buju_scene_home:
 * @library: what is shipped
 * @layout: (nullable): a layout
 *
 * What "home" shows for a layout: the extent that the style names for it; else the style's common
 * extent, so that one layout can be compared with the next, widened to the layout's own shapes and
 * members; without a style, the city.
 *
 * Returns: a box in map units, empty only when there is no data at all
 */
BujuBox
buju_scene_home (BujuLibrary *library, const BujuLayout *layout)
{
  BujuBox box = BUJU_BOX_EMPTY;
  BujuStyle *style;

  g_return_val_if_fail (library != NULL, box);

  style = buju_library_get_style (library, "screen");
  if (layout != NULL && buju_style_get_extent (style, layout->id, &box))
    return box;
  if (!buju_style_get_extent (style, "*", &box))
    box = city_box (buju_library_get_dataset (library));
  if (layout != NULL)
    {
      BujuBox own = buju_scene_home_own (library, layout);

      if (!buju_box_is_empty (&own))
        buju_box_add_box (&box, &own);
    }
  return box;
}

/**
 * buju_scene_edges:
 * @library: what is shipped
 *
 * In the east there is sea on both sides of where the base map ends.
 *
 * Returns: where the land of the base map is cut off in the north, south and west, map units; empty
 *   without a base map
 */
BujuBox
buju_scene_edges (BujuLibrary *library)
{
  BujuLayer *layer;
  BujuBox box = BUJU_BOX_EMPTY;

  g_return_val_if_fail (library != NULL, box);

  layer = buju_dataset_get_layer (buju_library_get_dataset (library), "base/neighbours");
  if (layer != NULL)
    box = buju_layer_get_extent (layer);
  if (!buju_box_is_empty (&box))
    buju_box_grow (&box, -BOW);
  return box;
}

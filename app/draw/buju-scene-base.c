/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include "geo/buju-measure.h"

/* The base map: land, water, borders, roads, and the names on it. A layer that is missing is left
 * out; the rest is drawn all the same. */

/* The look of one feature among its like: "road-s20", else "road-expressway", else "road". */
static const BujuSymbol *
symbol_for_feature (const BujuSceneBody *self,
                    const char          *family,
                    const BujuLayer     *layer,
                    guint                feature)
{
  static const char *const fields[] = { "id", "class", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = buju_layer_get_text (layer, feature, fields[i]);
      g_autofree char *name = g_strconcat (family, "-", value, NULL);

      if (value != NULL && buju_style_has (self->style, name))
        return buju_style_get (self->style, name);
    }
  return buju_style_get (self->style, family);
}

static BujuText
feature_name (const BujuLayer *layer, guint feature)
{
  return (BujuText) { buju_layer_get_text (layer, feature, "name_zh"),
                      buju_layer_get_text (layer, feature, "name_en") };
}

/* Adds all features of a layer as items of one tier. @family: name of their symbols. */
static void
add_layer (BujuSceneBody *self, const char *name, const char *family, guint tier, const char *key)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, name);
  BujuItemKind kind;

  if (layer == NULL)
    return;
  kind = buju_layer_get_geometry (layer) == BUJU_GEOMETRY_LINE ? BUJU_ITEM_LINE : BUJU_ITEM_AREA;
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      BujuItem item = { .kind = kind,
                        .layer = layer,
                        .feature = i,
                        .symbol = symbol_for_feature (self, family, layer, i),
                        .legend_key = key,
                        .name = feature_name (layer, i),
                        .tier = tier };

      buju_scene_body_add_item (self, &item);
    }
}

/* Districts answer clicks; their borders are lines of their own. */
static void
add_districts (BujuSceneBody *self)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "base/districts");

  if (layer == NULL)
    return;
  for (guint i = 0; i < buju_layer_get_n_features (layer); i++)
    {
      const char *id = buju_layer_get_text (layer, i, "id");
      const BujuPlace *place = id != NULL ? buju_content_find_place (self->content, id) : NULL;
      BujuItem item = { .kind = BUJU_ITEM_AREA,
                        .layer = layer,
                        .feature = i,
                        .symbol = buju_style_get (self->style, "district"),
                        .tier = TIER_DISTRICT };

      item.id = place != NULL ? place->id : NULL;
      item.name = place != NULL ? place->name : feature_name (layer, i);
      buju_scene_body_add_item (self, &item);
    }
  buju_scene_add_borders (self, layer);
}

/* Roads with a label in the style are drawn above the others and carry their number. */
static gboolean
is_major (const BujuSymbol *symbol)
{
  return symbol->label_size > 0.0;
}

/* One number a road: where it shows is decided when labels have been placed. */
static void
add_shields (BujuSceneBody *self, const BujuItem *road)
{
  static const double fractions[] = { 0.28, 0.62, 0.45, 0.82, 0.12 };
  const char *ref = buju_layer_get_text (road->layer, road->feature, "ref");
  BujuSpan span = buju_layer_get_span (road->layer, road->feature);

  if (ref == NULL || *ref == '\0' || span.n_parts == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    {
      BujuItem item = { .kind = BUJU_ITEM_SHIELD,
                        .symbol = buju_style_get (self->style, "shield"),
                        .name = { ref, ref },
                        .legend_key = road->legend_key,
                        .tier = TIER_SHIELD };

      item.point = buju_measure_along (&span, 0, fractions[i], NULL);
      buju_scene_body_add_item (self, &item);
    }
}

static void
add_roads (BujuSceneBody *self)
{
  guint first = self->items->len;

  add_layer (self, "base/roads", "road", TIER_ROAD, "road");
  for (guint i = first, n = self->items->len; i < n; i++)
    {
      BujuItem *item = &g_array_index (self->items, BujuItem, i);
      BujuItem copy;

      if (!is_major (item->symbol))
        continue;
      item->tier = TIER_ROAD_MAJOR;
      copy = *item;
      add_shields (self, &copy);
    }
  buju_scene_body_add_legend (self, "road", buju_words_get (self->words, "legend-road"),
                              buju_style_get (self->style, "road-major"), BUJU_ITEM_LINE,
                              (BujuText) { NULL, NULL });
}

/* Paler water along the coast: lines under the land, the widest first. */
static void
add_shoals (BujuSceneBody *self, const char *name)
{
  add_layer (self, name, "shoal-3", TIER_SHOAL_3, NULL);
  add_layer (self, name, "shoal-2", TIER_SHOAL_2, NULL);
  add_layer (self, name, "shoal-1", TIER_SHOAL_1, NULL);
}

void
buju_scene_add_base (BujuSceneBody *self)
{
  add_shoals (self, "base/land");
  add_shoals (self, "base/neighbours");
  add_layer (self, "base/land", "land", TIER_LAND, NULL);
  add_layer (self, "base/neighbours", "neighbour", TIER_NEIGHBOUR, NULL);
  add_districts (self);
  add_layer (self, "base/water", "water", TIER_WATER, NULL);
  add_layer (self, "base/waterways", "waterway", TIER_WATERWAY, NULL);
  add_layer (self, "base/coastline", "coast", TIER_COAST, NULL);
  if (self->options.roads)
    add_roads (self);
}

/* Names of the base map, each weaker than anything a plan says. */

static void
add_district_names (BujuSceneBody *self)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "base/districts");

  for (guint i = 0; layer != NULL && i < buju_layer_get_n_features (layer); i++)
    {
      const char *id = buju_layer_get_text (layer, i, "id");
      const BujuPlace *place = id != NULL ? buju_content_find_place (self->content, id) : NULL;
      BujuSpan span = buju_layer_get_span (layer, i);
      BujuLabel label = { .symbol = buju_style_get (self->style, "district"),
                          .anchor = BUJU_GEOMETRY_POLYGON,
                          .side = BUJU_SIDE_CENTRE };

      if (place == NULL || g_hash_table_contains (self->shown, place->id))
        continue;
      label.id = place->id;
      label.text = buju_scene_body_name (self, place->id, place->short_name);
      label.path = buju_path_new (&span);
      buju_scene_body_add_label (self, &label);
    }
}

static void
add_captions (BujuSceneBody *self)
{
  GArray *captions = buju_style_get_captions (self->style);

  for (guint i = 0; i < captions->len; i++)
    {
      const BujuCaption *caption = &g_array_index (captions, BujuCaption, i);
      BujuLabel label = { .text = caption->text,
                          .symbol = buju_style_get (self->style, caption->symbol),
                          .anchor = BUJU_GEOMETRY_POINT,
                          .point = caption->point,
                          .side = BUJU_SIDE_CENTRE };

      buju_scene_body_add_label (self, &label);
    }
}

static void
add_neighbour_names (BujuSceneBody *self)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "base/neighbours");

  for (guint i = 0; layer != NULL && i < buju_layer_get_n_features (layer); i++)
    {
      const char *id = buju_layer_get_text (layer, i, "id");
      BujuSpan span = buju_layer_get_span (layer, i);
      BujuLabel label = { .symbol = buju_style_get (self->style, "neighbour"),
                          .anchor = BUJU_GEOMETRY_POLYGON,
                          .side = BUJU_SIDE_CENTRE };

      label.id = id;
      label.text = buju_scene_body_name (self, id, feature_name (layer, i));
      label.path = buju_path_new (&span);
      buju_scene_body_add_label (self, &label);
    }
}

static void
add_river_names (BujuSceneBody *self)
{
  BujuLayer *layer = buju_dataset_get_layer (self->dataset, "base/waterways");

  for (guint i = 0; layer != NULL && i < buju_layer_get_n_features (layer); i++)
    {
      BujuSpan span = buju_layer_get_span (layer, i);
      const char *id = buju_layer_get_text (layer, i, "id");
      BujuLabel label = { .symbol = symbol_for_feature (self, "river-name", layer, i),
                          .anchor = BUJU_GEOMETRY_LINE,
                          .text = buju_scene_body_name (self, id, feature_name (layer, i)) };

      label.path = buju_path_new (&span);
      buju_scene_body_add_label (self, &label);
    }
}

void
buju_scene_add_names (BujuSceneBody *self)
{
  add_captions (self);
  add_neighbour_names (self);
  add_river_names (self);
  if (self->options.district_names)
    add_district_names (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include <math.h>

#define SAME_PLACE 250.0 /* m */

/* The overlay: parks and other places of the gazetteer that the layout itself does not show. */

/* What a gazetteer kind is drawn as; NULL for kinds that the base map or a layout shows. */
static const char *
symbol_of_kind (const char *kind)
{
  static const char *const parks[]
      = { "characteristic-park", "hi-tech-zone-park", "park", "base", "outline", NULL };
  static const char *const places[]
      = { "cluster-site", "science-facility", "facility",    "fintech-area",
          "belt-core",    "transformation-area", "pilot-zone", NULL };

  if (kind == NULL)
    return NULL;
  if (g_strv_contains (parks, kind))
    return "park";
  return g_strv_contains (places, kind) ? "park-place" : NULL;
}

static BujuText
feature_name (const BujuLayer *layer, guint feature)
{
  return (BujuText) { buju_layer_get_text (layer, feature, "name_zh"),
                      buju_layer_get_text (layer, feature, "name_en") };
}

/* Is the thing on the map already, as a member, as a pole or as its extent? */
static gboolean
is_shown (const BujuSceneBody *self, const BujuPlace *place, const char *id)
{
  if (place != NULL
      && (g_hash_table_contains (self->shown, place->id)
          || buju_scene_is_pole_place (self, place)))
    return TRUE;
  for (guint i = 0; self->layout != NULL && i < self->layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (self->layout->components, i);

      if (g_strcmp0 (component->marker, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Does a marker of the layout stand there already? The gazetteer has some places twice, under the
 * names of different documents. */
static gboolean
is_taken (const BujuSceneBody *self, BujuPoint point)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->tier != TIER_PARK
          && hypot (item->point.x - point.x, item->point.y - point.y) < SAME_PLACE)
        return TRUE;
    }
  return FALSE;
}

static void
add_point (BujuSceneBody *self, BujuItem *item, const char *id, BujuPoint point)
{
  if (is_taken (self, point))
    return;
  item->kind = BUJU_ITEM_MARKER;
  item->tier = TIER_PARK;
  item->layer = NULL;
  item->point = point;
  buju_scene_body_add_item (self, item);
  buju_scene_add_point_label (self, item->id, buju_scene_body_name (self, id, item->name), point,
                              item->symbol);
}

static void
add_feature (BujuSceneBody *self, const BujuLayer *layer, guint feature)
{
  const char *id = buju_layer_get_text (layer, feature, "id");
  const char *name = symbol_of_kind (buju_layer_get_text (layer, feature, "kind"));
  const BujuPlace *place
      = id != NULL ? buju_content_find_place_by_shape (self->content, id) : NULL;
  BujuSpan span = buju_layer_get_span (layer, feature);
  BujuItem item = { .kind = BUJU_ITEM_AREA,
                    .layer = layer,
                    .feature = feature,
                    .legend_key = name,
                    .id = place != NULL ? place->id : NULL,
                    .tier = TIER_PARK_AREA };

  if (name == NULL || id == NULL || span.n_points == 0 || is_shown (self, place, id)
      || buju_scene_body_is_hidden (self, name))
    return;
  item.symbol = buju_style_get (self->style, name);
  item.name = feature_name (layer, feature);
  if (buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POINT)
    add_point (self, &item, id, span.points[0]);
  else
    buju_scene_body_add_item (self, &item);
}

/* Adds every park and place that is not on the map already. */
void
buju_scene_add_parks (BujuSceneBody *self)
{
  static const char *const names[] = { "places/parks", "places/places" };
  BujuText none = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const BujuLayer *layer = buju_dataset_get_layer (self->dataset, names[i]);

      for (guint j = 0; layer != NULL && j < buju_layer_get_n_features (layer); j++)
        add_feature (self, layer, j);
    }
  buju_scene_body_add_legend (self, "park", buju_words_get (self->words, "legend-park"),
                              buju_style_get (self->style, "park"), BUJU_ITEM_MARKER, none);
  buju_scene_body_add_legend (self, "park-place", buju_words_get (self->words, "legend-place"),
                              buju_style_get (self->style, "park-place"), BUJU_ITEM_MARKER, none);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands in a scene; NULL when it does not. */

#include "draw/buju-scene.h"

static inline const BujuItem *
find_item (BujuScene *scene, const char *id, BujuItemKind kind)
{
  GArray *items = buju_scene_get_items (scene);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == kind && g_strcmp0 (item->id, id) == 0)
        return item;
    }
  return NULL;
}

static inline const BujuLabel *
find_label (BujuScene *scene, const char *id)
{
  GArray *labels = buju_scene_get_labels (scene);

  for (guint i = 0; i < labels->len; i++)
    if (g_strcmp0 (g_array_index (labels, BujuLabel, i).id, id) == 0)
      return &g_array_index (labels, BujuLabel, i);
  return NULL;
}

static inline const BujuLegendEntry *
find_entry (BujuScene *scene, const char *key)
{
  GArray *legend = buju_scene_get_legend (scene);

  for (guint i = 0; i < legend->len; i++)
    if (g_str_equal (g_array_index (legend, BujuLegendEntry, i).key, key))
      return &g_array_index (legend, BujuLegendEntry, i);
  return NULL;
}

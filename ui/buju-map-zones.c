/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-zones.h"

/* Ranks leave room for the members of a component after it; what the layout does not name comes
 * last. */
#define RANK_STEP 1000
#define RANK_LAST (G_MAXUINT / 2)

static void
rank_layout (const BujuLayout *layout, GHashTable *ranks, guint *next)
{
  for (guint i = 0; i < layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (layout->components, i);
      guint                rank = *next;

      *next += RANK_STEP;
      if (!g_hash_table_contains (ranks, component->id))
        g_hash_table_insert (ranks, (gpointer) component->id, GUINT_TO_POINTER (rank + 1));
      for (guint j = 0; j < component->members->len; j++)
        {
          const BujuMember *member = g_ptr_array_index (component->members, j);

          if (member->place != NULL && !g_hash_table_contains (ranks, member->place->id))
            g_hash_table_insert (ranks, (gpointer) member->place->id,
                                 GUINT_TO_POINTER (rank + 2 + j));
        }
      if (component->child_layout != NULL && component->child_layout != layout)
        rank_layout (component->child_layout, ranks, next);
    }
}

static BujuBox
find_box (const BujuItem *item)
{
  BujuBox box = BUJU_BOX_EMPTY;

  if (item->kind == BUJU_ITEM_MARKER || item->layer == NULL)
    buju_box_add_point (&box, item->point.x, item->point.y);
  else
    box = buju_layer_get_box (item->layer, item->feature);
  return box;
}

static guint
find_rank (GHashTable *ranks, const char *id, guint item)
{
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, id));

  return rank > 0 ? rank : RANK_LAST + item;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const BujuMapZone *zone_a = a;
  const BujuMapZone *zone_b = b;

  return zone_a->rank < zone_b->rank ? -1 : zone_a->rank > zone_b->rank;
}

/**
 * buju_map_zones_collect:
 * @scene: what is on the map
 *
 * Gathers the items of each id into one box: components in the document's order, each followed by
 * its members, then what else can be clicked.
 *
 * Returns: (element-type BujuMapZone) (transfer full): the zones in reading order, valid while
 *   @scene is
 */
GArray *
buju_map_zones_collect (BujuScene *scene)
{
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GArray                *zones = g_array_new (FALSE, FALSE, sizeof (BujuMapZone));
  GArray                *items;
  guint                  next = 0;

  g_return_val_if_fail (scene != NULL, zones);

  if (buju_scene_get_layout (scene) != NULL)
    rank_layout (buju_scene_get_layout (scene), ranks, &next);
  items = buju_scene_get_items (scene);
  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);
      BujuBox         box = find_box (item);
      guint           at;

      if (item->id == NULL || item->kind == BUJU_ITEM_SHIELD || item->kind == BUJU_ITEM_SPOKE)
        continue;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (known, item->id));
      if (at == 0)
        {
          BujuMapZone zone = { item->id, item->name, BUJU_BOX_EMPTY,
                               find_rank (ranks, item->id, i) };

          g_array_append_val (zones, zone);
          at = zones->len;
          g_hash_table_insert (known, (gpointer) item->id, GUINT_TO_POINTER (at));
        }
      buju_box_add_box (&g_array_index (zones, BujuMapZone, at - 1).box, &box);
    }
  g_array_sort (zones, compare_ranks);
  return zones;
}

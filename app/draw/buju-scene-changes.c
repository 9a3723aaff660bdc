/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

#include "geo/buju-measure.h"

/* Marks of a comparison: what only this layout has, and what both have but not as the same thing.
 * They stand beside the symbol of the thing itself, which stays as it is without a comparison. */

#define BESIDE 0.62 /* of both diameters: the mark touches the symbol's upper right */

static const char *const keys[] = { "change-a", "change-b", "change-both" };
static const char *const words[] = { "compare-places-a", "compare-places-b",
                                     "compare-places-changed" };

/* The component whose star stands for the place. */
static const char *
find_pole (const BujuSceneBody *self, const BujuPlace *place)
{
  for (guint i = 0; i < self->layout->components->len; i++)
    {
      const BujuComponent *component = g_ptr_array_index (self->layout->components, i);

      if (!buju_scene_is_kind (component, "pole"))
        continue;
      for (guint j = 0; j < component->members->len; j++)
        if (((const BujuMember *) g_ptr_array_index (component->members, j))->place == place)
          return component->id;
    }
  return NULL;
}

static const BujuItem *
find_item (const BujuSceneBody *self, BujuItemKind kind, const char *id)
{
  for (guint i = 0; id != NULL && i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (item->kind == kind && g_strcmp0 (item->id, id) == 0)
        return item;
    }
  return NULL;
}

/* The last of the symbols that stand in a row where a place has its name, as the clusters of a
 * district do. */
static const BujuItem *
find_row (const BujuSceneBody *self, const char *id)
{
  const BujuItem *last = NULL;
  const BujuPoint *at = NULL;

  for (guint i = 0; i < self->labels->len && at == NULL; i++)
    {
      const BujuLabel *label = &g_array_index (self->labels, BujuLabel, i);

      if (label->anchor == BUJU_GEOMETRY_POINT && g_strcmp0 (label->id, id) == 0)
        at = &label->point;
    }
  for (guint i = 0; at != NULL && i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->point.x == at->x && item->point.y == at->y
          && (last == NULL || item->shift.x > last->shift.x))
        last = item;
    }
  return last;
}

/* The vertex in the middle of a line's longest part. */
static BujuPoint
find_middle (const BujuItem *item)
{
  BujuSpan span = buju_layer_get_span (item->layer, item->feature);
  const BujuPoint *best = span.points;
  guint n_best = 0;

  for (guint part = 0; part < span.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&span, part, &points, &n_points);
      if (n_points > n_best)
        {
          best = points;
          n_best = n_points;
        }
    }
  return best[n_best / 2];
}

/* Beside the marker, on the line, or inside the area that shows the place; FALSE when nothing
 * does. */
static gboolean
find_spot (const BujuSceneBody *self, const BujuPlace *place, const BujuSymbol *mark,
           BujuItem *item)
{
  const BujuItem *marker = find_item (self, BUJU_ITEM_MARKER, place->id);
  const BujuItem *line = find_item (self, BUJU_ITEM_LINE, place->id);
  double radius;

  if (marker == NULL)
    marker = find_item (self, BUJU_ITEM_MARKER, find_pole (self, place));
  if (marker == NULL)
    marker = find_row (self, place->id);
  if (marker != NULL)
    {
      double beside = BESIDE * (marker->symbol->marker_size + mark->marker_size) / 2;

      item->point = marker->point;
      item->shift = (BujuPoint) { marker->shift.x + beside, marker->shift.y - beside };
      return TRUE;
    }
  if (line != NULL && line->layer != NULL)
    {
      item->point = find_middle (line);
      return TRUE;
    }
  return buju_scene_body_locate (self, place, &item->point, &radius);
}

static void
add_mark (BujuSceneBody *self, const BujuPlace *place, BujuCompareSide side)
{
  const BujuSymbol *symbol = buju_style_get (self->style, keys[side]);
  BujuText none = { NULL, NULL };
  BujuItem item = { .kind = BUJU_ITEM_MARKER,
                    .symbol = symbol,
                    .id = place->id,
                    .name = place->name,
                    .legend_key = keys[side],
                    .tier = TIER_CHANGE };

  if (!find_spot (self, place, symbol, &item))
    return;
  buju_scene_body_add_item (self, &item);
  buju_scene_body_add_legend (self, keys[side], buju_words_get (self->words, words[side]), symbol,
                              BUJU_ITEM_MARKER, none);
}

/* Marks what the comparison of the options says of the layout's places; nothing without one. */
void
buju_scene_add_changes (BujuSceneBody *self)
{
  const BujuCompare *compare = self->options.compare;
  const GPtrArray *members;

  if (compare == NULL || self->layout == NULL)
    return;
  members = buju_compare_get_members (compare);
  for (guint i = 0; i < members->len; i++)
    {
      const BujuCompareMember *member = members->pdata[i];

      if (member->roles[self->options.compare_side]->len == 0)
        continue;
      if (member->side != BUJU_COMPARE_BOTH || buju_compare_member_is_changed (member))
        add_mark (self, member->place, member->side);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-hit.h"

#include <math.h>

#include "draw/buju-overlay-paint.h"
#include "draw/buju-scene-private.h"
#include "geo/buju-measure.h"

/* What lies under a point. Markers first, the nearest of them before the others; then lines and
 * areas from the top down. An area that is divided (the H of three axes) answers with its nearest
 * part and then with itself, because the parts overlap and their borders mean nothing. */

typedef struct
{
  BujuScene  *scene;
  GArray     *items;
  BujuPoint   screen;
  BujuPoint   map;
  double      tolerance; /* px */
  GArray     *found;     /* guint */
  GHashTable *ids;       /* those that are in @found */
} Hit;

static void
hit_add (Hit *self, guint number)
{
  const char *id = g_array_index (self->items, BujuItem, number).id;

  if (id != NULL && g_hash_table_add (self->ids, (gpointer) id))
    g_array_append_val (self->found, number);
}

/* Distance in px to the edge of a marker; 0 inside. */
static double
marker_distance (const Hit *self, const BujuItem *item)
{
  const BujuView *view = buju_scene_get_view (self->scene);
  double unit = buju_scene_get_options (self->scene)->unit;
  BujuPoint at = buju_view_to_screen (view, item->point.x, item->point.y);
  double distance;

  at.x += item->shift.x * unit;
  at.y += item->shift.y * unit;
  distance = hypot (at.x - self->screen.x, at.y - self->screen.y);
  return MAX (distance - item->symbol->marker_size / 2.0 * unit, 0.0);
}

typedef struct
{
  guint  number;
  double distance;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *first = a;
  const Near *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  return (second->number > first->number) - (second->number < first->number);
}

static void
hit_markers (Hit *self)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (Near));

  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);
      Near candidate = { .number = i };

      if (item->kind != BUJU_ITEM_MARKER || item->id == NULL)
        continue;
      candidate.distance = marker_distance (self, item);
      if (candidate.distance <= self->tolerance)
        g_array_append_val (near, candidate);
    }
  g_array_sort (near, compare_near);
  for (guint i = 0; i < near->len; i++)
    hit_add (self, g_array_index (near, Near, i).number);
}

static gboolean
is_in_box (const Hit *self, const BujuItem *item, double margin)
{
  BujuBox box = buju_layer_get_box (item->layer, item->feature);

  buju_box_grow (&box, margin);
  return buju_box_contains (&box, self->map.x, self->map.y);
}

/* The line that divides area @id and passes nearest; its number, or -1. */
static int
nearest_part (const Hit *self, const char *id)
{
  double least = G_MAXDOUBLE;
  int nearest = -1;

  for (guint i = 0; i < self->items->len; i++)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i);
      BujuSpan span;
      double distance;

      if (item->kind != BUJU_ITEM_LINE || g_strcmp0 (item->part_of, id) != 0)
        continue;
      span = buju_layer_get_span (item->layer, item->feature);
      distance = buju_measure_distance (&span, self->map.x, self->map.y);
      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  return nearest;
}

static void
hit_area (Hit *self, guint number)
{
  const BujuItem *item = &g_array_index (self->items, BujuItem, number);
  BujuSpan span;
  int part;

  if (item->part_of != NULL || !is_in_box (self, item, 0.0))
    return;
  span = buju_layer_get_span (item->layer, item->feature);
  if (!buju_measure_contains (&span, self->map.x, self->map.y))
    return;
  part = nearest_part (self, item->id);
  if (part >= 0)
    hit_add (self, part);
  hit_add (self, number);
}

static void
hit_line (Hit *self, guint number)
{
  const BujuItem *item = &g_array_index (self->items, BujuItem, number);
  double unit = buju_scene_get_options (self->scene)->unit;
  double reach = (self->tolerance + item->symbol->stroke_width * unit / 2.0)
                 / buju_scene_get_view (self->scene)->scale;
  BujuSpan span;

  if (item->part_of != NULL || !is_in_box (self, item, reach))
    return;
  span = buju_layer_get_span (item->layer, item->feature);
  if (buju_measure_distance (&span, self->map.x, self->map.y) <= reach)
    hit_add (self, number);
}

static void
hit_shapes (Hit *self)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      const BujuItem *item = &g_array_index (self->items, BujuItem, i - 1);

      if (item->id == NULL || item->layer == NULL)
        continue;
      if (item->kind == BUJU_ITEM_AREA)
        hit_area (self, i - 1);
      else if (item->kind == BUJU_ITEM_LINE)
        hit_line (self, i - 1);
    }
}

/**
 * buju_hit_test:
 * @scene: a scene
 * @sx: px from the left of its view
 * @sy: px from the top
 * @tolerance: how far off a point or a line may be, px
 *
 * Finds what can be clicked at a point of the picture.
 *
 * Returns: (transfer full) (element-type guint): numbers of items, topmost first, each id once
 */
GArray *
buju_hit_test (BujuScene *scene, double sx, double sy, double tolerance)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Hit hit = { .scene = scene, .screen = { sx, sy }, .tolerance = tolerance, .ids = ids };

  g_return_val_if_fail (scene != NULL, NULL);

  hit.found = g_array_new (FALSE, FALSE, sizeof (guint));
  hit.items = buju_scene_get_items (scene);
  hit.map = buju_view_to_map (buju_scene_get_view (scene), sx, sy);
  hit_markers (&hit);
  hit_shapes (&hit);
  return g_steal_pointer (&hit.found);
}

static void
add_id (GStrvBuilder *ids, GHashTable *known, const char *id)
{
  if (g_hash_table_contains (known, id))
    return;
  g_hash_table_add (known, g_strdup (id));
  g_strv_builder_add (ids, id);
}

static gboolean
is_point_overlay (const BujuOverlay *overlay)
{
  return buju_layer_get_geometry (buju_overlay_get_layer (overlay)) == BUJU_GEOMETRY_POINT;
}

static gboolean
is_class_drawn (BujuScene *scene, const BujuOverlay *overlay, int class)
{
  GArray *items = buju_scene_get_items (scene);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_OVERLAY && item->overlay == overlay && (int) item->class == class)
        return TRUE;
    }
  return FALSE;
}

/* Points, or areas and lines, of all overlays, the topmost first. */
static void
add_overlays (BujuScene *scene, BujuPoint screen, double tolerance, gboolean points,
              GStrvBuilder *ids, GHashTable *known)
{
  const BujuView *view = buju_scene_get_view (scene);
  GPtrArray *overlays = buju_scene_get_options (scene)->overlays;
  BujuPoint at = buju_view_to_map (view, screen.x, screen.y);

  for (guint i = overlays != NULL ? overlays->len : 0; i > 0; i--)
    {
      const BujuOverlay *overlay = g_ptr_array_index (overlays, i - 1);
      g_autoptr (GArray) found = NULL;

      if (g_str_equal (buju_overlay_get_id (overlay), BUJU_OVERLAY_NO_ID))
        continue;
      if (is_point_overlay (overlay) != points || !buju_overlay_get_look (overlay)->visible)
        continue;
      found = buju_overlay_hit (overlay, at, tolerance / view->scale,
                                buju_scene_get_options (scene)->unit / view->scale);
      for (guint k = 0; k < found->len; k++)
        {
          guint feature = g_array_index (found, guint, k);
          g_autofree char *id = buju_overlay_dup_feature_id (overlay, feature);

          if (is_class_drawn (scene, overlay, buju_overlay_get_class (overlay, feature)))
            add_id (ids, known, id);
        }
    }
}

/**
 * buju_hit_test_ids:
 * @scene: a scene
 * @sx: px from the left of its view
 * @sy: px from the top
 * @tolerance: how far off a point or a line may be, px
 *
 * Finds what can be clicked at a point of the picture, features of overlays, too: their points come
 * first, as they lie on top; their lines and areas come after the marks of the plans and before the
 * plans' areas.
 *
 * Returns: (transfer full): ids, topmost first, each once
 */
GStrv
buju_hit_test_ids (BujuScene *scene, double sx, double sy, double tolerance)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) numbers = NULL;
  GArray *items;
  guint i = 0;

  g_return_val_if_fail (scene != NULL, g_strv_builder_end (ids));

  numbers = buju_hit_test (scene, sx, sy, tolerance);
  items = buju_scene_get_items (scene);
  add_overlays (scene, (BujuPoint) { sx, sy }, tolerance, TRUE, ids, known);
  for (; i < numbers->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, g_array_index (numbers, guint, i));

      if (item->kind != BUJU_ITEM_MARKER)
        break;
      add_id (ids, known, item->id);
    }
  add_overlays (scene, (BujuPoint) { sx, sy }, tolerance, FALSE, ids, known);
  for (; i < numbers->len; i++)
    add_id (ids, known, g_array_index (items, BujuItem, g_array_index (numbers, guint, i)).id);
  return g_strv_builder_end (ids);
}

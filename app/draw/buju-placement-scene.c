/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-overlay-paint.h"
#include "draw/buju-placement-private.h"

#define BARRIER_MIN 0.48     /* pt: thinner lines may be crossed freely */
#define BARRIER_FULL 0.9     /* pt: thinner ones count less */
#define BARRIER_THIN 0.3
#define SPOKE_STEPS 12
/* of an overlay's class; where there are more, names may stand on some */
#define MOST_POINTS 400
/* how much farther than half their size corners of square markers reach */
#define CORNER 1.2

/* What a scene puts in the way of labels. */
typedef struct
{
  GArray    *obstacles;  /* BujuObstacle */
  GArray    *barriers;   /* BujuBarrier */
  GPtrArray *curves;     /* BujuPath that barriers borrow from */
} Hindrances;

static void
hindrances_init (Hindrances *self)
{
  self->obstacles = g_array_new (FALSE, FALSE, sizeof (BujuObstacle));
  self->barriers = g_array_new (FALSE, FALSE, sizeof (BujuBarrier));
  self->curves = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_path_free);
}

static void
hindrances_clear (Hindrances *self)
{
  g_array_unref (self->obstacles);
  g_array_unref (self->barriers);
  g_ptr_array_unref (self->curves);
}

static void
add_marker (Hindrances *self, const BujuItem *item, const BujuView *view, double unit)
{
  const BujuSymbol *symbol = item->symbol;
  BujuPoint p = buju_view_to_screen (view, item->point.x, item->point.y);
  double corner = symbol->marker == BUJU_MARKER_SQUARE ? CORNER : 1;
  BujuObstacle obstacle = { { p.x + item->shift.x * unit, p.y + item->shift.y * unit }, 0 };

  if (symbol->marker == BUJU_MARKER_NONE || symbol->marker_size <= 0)
    return;
  obstacle.radius = (symbol->marker_size / 2 * corner + symbol->marker_stroke_width / 2) * unit;
  if (obstacle.centre.x > -obstacle.radius && obstacle.centre.x < view->width + obstacle.radius &&
      obstacle.centre.y > -obstacle.radius && obstacle.centre.y < view->height + obstacle.radius)
    g_array_append_val (self->obstacles, obstacle);
}

static void
add_line (Hindrances *self, const BujuItem *item, const BujuBox *box)
{
  const BujuSymbol *symbol = item->symbol;
  BujuBarrier barrier;
  BujuBox extent;

  if (item->layer == NULL || symbol->stroke_width < BARRIER_MIN || symbol->stroke.alpha <= 0)
    return;
  extent = buju_layer_get_box (item->layer, item->feature);
  if (!buju_box_intersects (&extent, box))
    return;
  barrier = (BujuBarrier) { buju_layer_get_span (item->layer, item->feature),
                            symbol->stroke_width };
  barrier.weight *= symbol->stroke.alpha * (symbol->stroke_width < BARRIER_FULL ? BARRIER_THIN : 1);
  g_array_append_val (self->barriers, barrier);
}

/* A quadratic curve with its control point beside the middle, as it is drawn. */
static void
add_spoke (Hindrances *self, const BujuItem *item)
{
  BujuPoint a = item->from, b = item->point, points[SPOKE_STEPS + 1];
  BujuPoint control = { (a.x + b.x) / 2 - (b.y - a.y) * item->bend,
                        (a.y + b.y) / 2 + (b.x - a.x) * item->bend };
  const guint32 start = 0;
  BujuSpan span = { points, &start, SPOKE_STEPS + 1, 1 };
  BujuPath *path;
  BujuBarrier barrier;

  for (guint i = 0; i <= SPOKE_STEPS; i++)
    {
      double t = i / (double) SPOKE_STEPS, u = 1 - t;

      points[i].x = u * u * a.x + 2 * u * t * control.x + t * t * b.x;
      points[i].y = u * u * a.y + 2 * u * t * control.y + t * t * b.y;
    }
  path = buju_path_new (&span);
  g_ptr_array_add (self->curves, path);
  barrier = (BujuBarrier) { buju_path_get_span (path), item->symbol->stroke_width };
  g_array_append_val (self->barriers, barrier);
}

/* Points that somebody brought. */
static void
add_overlay (Hindrances *self, const BujuItem *item, const BujuView *view, const BujuBox *box,
             double unit)
{
  const BujuLayer *layer = buju_overlay_get_layer (item->overlay);
  g_autoptr (GArray) own = NULL;
  const guint32 *features;
  guint n;

  if (buju_layer_get_geometry (layer) != BUJU_GEOMETRY_POINT)
    return;
  own = g_array_new (FALSE, FALSE, sizeof (guint32));
  features = buju_overlay_list_in (item->overlay, item->class, box, own, &n);
  for (guint i = 0; i < n && n <= MOST_POINTS; i++)
    {
      BujuSpan span = buju_layer_get_span (layer, features[i]);
      BujuSymbol symbol = *item->symbol;
      BujuItem marker = { .symbol = &symbol };

      if (span.n_points == 0)
        continue;
      symbol.marker_size = buju_overlay_get_size (item->overlay, features[i]);
      marker.point = span.points[0];
      add_marker (self, &marker, view, unit);
    }
}

static void
add_item (Hindrances *self, const BujuItem *item, const BujuView *view, const BujuBox *box,
          double unit)
{
  switch (item->kind)
    {
    case BUJU_ITEM_MARKER:
      add_marker (self, item, view, unit);
      break;
    case BUJU_ITEM_AREA:
    case BUJU_ITEM_LINE:
      add_line (self, item, box);
      break;
    case BUJU_ITEM_SPOKE:
      add_spoke (self, item);
      break;
    case BUJU_ITEM_OVERLAY:
      add_overlay (self, item, view, box, unit);
      break;
    case BUJU_ITEM_SHIELD:
    case BUJU_ITEM_NONE:
    default:
      break;
    }
}

static BujuPlacement *
place (BujuScene *scene, const BujuBox *blocked, guint n_blocked, gboolean shorten)
{
  const BujuSceneOptions *options = buju_scene_get_options (scene);
  const BujuView *view = buju_scene_get_view (scene);
  BujuStyle *style = buju_library_get_style (buju_scene_get_library (scene), options->variant);
  GArray *items = buju_scene_get_items (scene);
  GArray *labels = buju_scene_get_labels (scene);
  BujuBox box = buju_view_get_box (view, 0);
  BujuPlacementTask task = { .view = *view, .language = options->language, .unit = options->unit,
                             .shorten = shorten };
  BujuPlacement *self;
  Hindrances hindrances;

  hindrances_init (&hindrances);
  for (guint i = 0; i < items->len; i++)
    add_item (&hindrances, &g_array_index (items, BujuItem, i), view, &box, options->unit);
  task.family = style != NULL ? buju_style_get_font (style, FALSE) : NULL;
  task.serif = style != NULL ? buju_style_get_font (style, TRUE) : NULL;
  task.labels = (gconstpointer) labels->data;
  task.n_labels = labels->len;
  task.obstacles = (gconstpointer) hindrances.obstacles->data;
  task.n_obstacles = hindrances.obstacles->len;
  task.barriers = (gconstpointer) hindrances.barriers->data;
  task.n_barriers = hindrances.barriers->len;
  task.blocked = blocked;
  task.n_blocked = n_blocked;
  self = buju_placement_solve (&task);
  self->owner = buju_scene_ref (scene);
  self->release = (GDestroyNotify) buju_scene_unref;
  hindrances_clear (&hindrances);
  return self;
}

/**
 * buju_placement_new:
 * @scene: what is shown; kept as long as the placement lives
 * @blocked: (nullable) (array length=n_blocked): boxes in user space that labels must stay out of
 * @n_blocked: how many
 *
 * Places the labels of @scene for its view. May run in any thread.
 *
 * Returns: (transfer full): where they go
 */
BujuPlacement *
buju_placement_new (BujuScene *scene, const BujuBox *blocked, guint n_blocked)
{
  return place (scene, blocked, n_blocked, FALSE);
}

/**
 * buju_placement_new_short:
 * @scene: what is shown; kept as long as the placement lives
 * @blocked: (nullable) (array length=n_blocked): boxes in user space that labels must stay out of
 * @n_blocked: how many
 *
 * As buju_placement_new(), but a required name that finds no room in both languages is tried in
 * Chinese alone.
 *
 * Returns: (transfer full): where they go
 */
BujuPlacement *
buju_placement_new_short (BujuScene *scene, const BujuBox *blocked, guint n_blocked)
{
  return place (scene, blocked, n_blocked, TRUE);
}

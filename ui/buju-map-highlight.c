/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-highlight.h"

#include "draw/buju-overlay.h"
#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

/* How far the outline may leave the true one, px. */
#define TOLERANCE     0.6
/* More things than this are drawn quickly: coarser, without the bright line, their edges less
 * smooth. A thousand areas of forty corners take 9 ms a frame instead of 85, points 11 instead of
 * 39. */
#define CROWD         100
#define CROWD_TOLERANCE 1.2
/* Shapes are cut this far outside the window, so that the cut itself is never seen, px. */
#define CLIP_MARGIN   24
#define MARKER_RADIUS 11

typedef struct
{
  BujuGeometry   geometry;
  BujuPathBuffer outline;   /* map units */
} Shape;

struct _BujuMapHighlight
{
  char           *id;       /* NULL: several */
  double          scale;
  double          tolerance; /* px */
  GPtrArray      *shapes;   /* Shape */
  GArray         *points;   /* BujuPoint, map units */
  BujuPathBuffer  clipped;
};

static void
shape_free (Shape *shape)
{
  buju_path_buffer_clear (&shape->outline);
  g_free (shape);
}

static void
add_feature (BujuMapHighlight *self, const BujuLayer *layer, guint feature)
{
  BujuSpan  span = buju_layer_get_span (layer, feature);
  Shape    *shape;

  if (buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POINT)
    {
      if (span.n_points > 0)
        g_array_append_val (self->points, span.points[0]);
      return;
    }
  shape = g_new0 (Shape, 1);
  shape->geometry = buju_layer_get_geometry (layer);
  buju_path_buffer_init (&shape->outline);
  buju_simplify_deviate (&span, self->tolerance / self->scale, &shape->outline);
  g_ptr_array_add (self->shapes, shape);
}

static void
add_items (BujuMapHighlight *self, BujuScene *scene)
{
  GArray *items = buju_scene_get_items (scene);

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (g_strcmp0 (item->id, self->id) != 0)
        continue;
      if (item->kind == BUJU_ITEM_MARKER)
        g_array_append_val (self->points, item->point);
      else if (item->layer != NULL
               && (item->kind == BUJU_ITEM_AREA || item->kind == BUJU_ITEM_LINE))
        add_feature (self, item->layer, item->feature);
    }
}

static void
add_by_id (BujuMapHighlight *self, BujuDataset *dataset, const char *id)
{
  BujuLayer *layer = NULL;
  guint      feature = 0;

  if (id != NULL && buju_dataset_find (dataset, id, &layer, &feature))
    add_feature (self, layer, feature);
}

/* What the layout does not draw can still be pointed at: a place reached from a profile. */
static void
add_place (BujuMapHighlight *self, BujuLibrary *library)
{
  const BujuPlace *place = buju_content_find_place (buju_library_get_content (library), self->id);
  BujuDataset     *dataset = buju_library_get_dataset (library);

  if (place == NULL)
    return;
  for (guint i = 0; place->shapes != NULL && i < place->shapes->len; i++)
    add_by_id (self, dataset, g_ptr_array_index (place->shapes, i));
  if (self->shapes->len == 0)
    add_by_id (self, dataset, place->point);
}

/* A feature of one of the user's layers. */
static void
add_overlay (BujuMapHighlight *self, BujuScene *scene)
{
  GPtrArray       *overlays = buju_scene_get_options (scene)->overlays;
  g_autofree char *name = NULL;
  guint            feature = 0;

  if (overlays == NULL || !buju_overlay_parse_id (self->id, &name, &feature))
    return;
  for (guint i = 0; i < overlays->len; i++)
    {
      BujuOverlay *overlay = g_ptr_array_index (overlays, i);
      BujuLayer   *layer = buju_overlay_get_layer (overlay);

      if (g_str_equal (buju_overlay_get_id (overlay), name)
          && feature < buju_layer_get_n_features (layer))
        add_feature (self, layer, feature);
    }
}

static void
trace_shape (BujuMapHighlight *self, cairo_t *cr, const BujuView *view, const Shape *shape)
{
  BujuBox  box = buju_view_get_box (view, CLIP_MARGIN);
  BujuSpan span = buju_path_buffer_get_span (&shape->outline);

  buju_path_buffer_reset (&self->clipped);
  if (shape->geometry == BUJU_GEOMETRY_POLYGON)
    buju_clip_polygon (&span, &box, &self->clipped);
  else
    buju_clip_line (&span, &box, &self->clipped);
  span = buju_path_buffer_get_span (&self->clipped);

  for (guint part = 0; part < span.n_parts; part++)
    {
      const BujuPoint *points;
      guint            n_points;

      buju_span_get_part (&span, part, &points, &n_points);
      cairo_new_sub_path (cr);
      for (guint i = 0; i < n_points; i++)
        {
          BujuPoint at = buju_view_to_screen (view, points[i].x, points[i].y);

          cairo_line_to (cr, at.x, at.y);
        }
      if (shape->geometry == BUJU_GEOMETRY_POLYGON)
        cairo_close_path (cr);
    }
}

static void
trace_points (BujuMapHighlight *self, cairo_t *cr, const BujuView *view)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const BujuPoint *point = &g_array_index (self->points, BujuPoint, i);
      BujuPoint        at = buju_view_to_screen (view, point->x, point->y);

      if (at.x < -CLIP_MARGIN || at.y < -CLIP_MARGIN ||
          at.x > view->width + CLIP_MARGIN || at.y > view->height + CLIP_MARGIN)
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, MARKER_RADIUS, 0, 2 * G_PI);
    }
}

static void
set_colour (cairo_t *cr, BujuHighlightKind kind, gboolean dark, double alpha)
{
  if (kind != BUJU_HIGHLIGHT_HOVERED && dark)
    cairo_set_source_rgba (cr, 0.47, 0.68, 0.93, alpha);
  else if (kind != BUJU_HIGHLIGHT_HOVERED)
    cairo_set_source_rgba (cr, 0.11, 0.44, 0.85, alpha);
  else if (dark)
    cairo_set_source_rgba (cr, 1, 1, 1, alpha);
  else
    cairo_set_source_rgba (cr, 0.13, 0.15, 0.2, alpha);
}

static BujuMapHighlight *
highlight_alloc (const char *id, double scale)
{
  BujuMapHighlight *self = g_new0 (BujuMapHighlight, 1);

  self->id = g_strdup (id);
  self->scale = scale;
  self->tolerance = TOLERANCE;
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
  self->points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  buju_path_buffer_init (&self->clipped);
  return self;
}

/**
 * buju_map_highlight_new:
 * @scene: what is on the map
 * @id: what to highlight
 * @scale: px/m that the outline is simplified for
 *
 * Returns: (transfer full): the highlight; it draws nothing when @id has no shape and no point
 */
BujuMapHighlight *
buju_map_highlight_new (BujuScene *scene, const char *id, double scale)
{
  BujuMapHighlight *self;

  g_return_val_if_fail (scene != NULL && id != NULL && scale > 0, NULL);

  self = highlight_alloc (id, scale);
  add_items (self, scene);
  if (self->shapes->len == 0 && self->points->len == 0)
    add_place (self, buju_scene_get_library (scene));
  add_overlay (self, scene);
  return self;
}

/**
 * buju_map_highlight_new_of_layer:
 * @layer: in the map CRS
 * @features: (element-type guint32): numbers of its features
 * @scale: px/m that the outlines are simplified for
 *
 * Returns: (transfer full): the highlight of all of them, which has no id
 */
BujuMapHighlight *
buju_map_highlight_new_of_layer (const BujuLayer *layer, const GArray *features, double scale)
{
  BujuMapHighlight *self;

  g_return_val_if_fail (layer != NULL && features != NULL && scale > 0, NULL);

  self = highlight_alloc (NULL, scale);
  if (features->len > CROWD)
    self->tolerance = CROWD_TOLERANCE;
  for (guint i = 0; i < features->len; i++)
    if (g_array_index (features, guint32, i) < buju_layer_get_n_features (layer))
      add_feature (self, layer, g_array_index (features, guint32, i));
  return self;
}

/**
 * buju_map_highlight_free:
 * @self: (transfer full): a highlight
 */
void
buju_map_highlight_free (BujuMapHighlight *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->shapes);
  g_array_unref (self->points);
  buju_path_buffer_clear (&self->clipped);
  g_free (self);
}

/**
 * buju_map_highlight_get_id:
 * @self: a highlight
 *
 * Returns: (nullable): what it highlights; %NULL: several things
 */
const char *
buju_map_highlight_get_id (const BujuMapHighlight *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * buju_map_highlight_fits:
 * @self: a highlight
 * @scale: px/m
 *
 * Returns: whether its outline is neither too coarse nor needlessly fine for @scale
 */
gboolean
buju_map_highlight_fits (const BujuMapHighlight *self, double scale)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return scale < self->scale * 1.6 && scale > self->scale / 4;
}

static gboolean
is_crowd (const BujuMapHighlight *self)
{
  return self->shapes->len + self->points->len > CROWD;
}

static void
prepare (const BujuMapHighlight *self, cairo_t *cr)
{
  gboolean crowd = is_crowd (self);

  cairo_set_line_join (cr, crowd ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias (cr, crowd ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
}

/**
 * buju_map_highlight_fill:
 * @self: a highlight
 * @cr: where to, px of the map widget
 * @view: what the map shows now
 * @kind: a selected thing is tinted more than a hovered one
 * @dark: whether the map is dark
 *
 * Tints its areas, lightly enough for labels to be read through it.
 */
void
buju_map_highlight_fill (BujuMapHighlight *self, cairo_t *cr, const BujuView *view,
                         BujuHighlightKind kind, gboolean dark)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL);

  prepare (self, cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  set_colour (cr, kind, dark, kind != BUJU_HIGHLIGHT_HOVERED ? 0.10 : 0.06);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const Shape *shape = g_ptr_array_index (self->shapes, i);

      if (shape->geometry != BUJU_GEOMETRY_POLYGON)
        continue;
      trace_shape (self, cr, view, shape);
      cairo_fill (cr);
    }
}

/* A bright line under the coloured one, so that it is seen on any ground. */
static void
stroke (const BujuMapHighlight *self, cairo_t *cr, BujuHighlightKind kind, gboolean dark)
{
  gboolean selected = kind == BUJU_HIGHLIGHT_SELECTED;

  if (!is_crowd (self))
    {
      cairo_set_line_width (cr, selected ? 6 : 5);
      cairo_set_source_rgba (cr, dark ? 0 : 1, dark ? 0 : 1, dark ? 0 : 1, 0.75);
      cairo_stroke_preserve (cr);
    }
  cairo_set_line_width (cr, selected ? 3 : 2);
  set_colour (cr, kind, dark, 1);
  cairo_stroke (cr);
}

/**
 * buju_map_highlight_stroke:
 * @self: a highlight
 * @cr: where to, px of the map widget
 * @view: what the map shows now
 * @kind: the line of a selected thing is broader
 * @dark: whether the map is dark
 *
 * Draws its outlines, and rings around its points.
 */
void
buju_map_highlight_stroke (BujuMapHighlight *self, cairo_t *cr, const BujuView *view,
                           BujuHighlightKind kind, gboolean dark)
{
  g_return_if_fail (self != NULL && cr != NULL && view != NULL);

  prepare (self, cr);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      trace_shape (self, cr, view, g_ptr_array_index (self->shapes, i));
      stroke (self, cr, kind, dark);
    }
  trace_points (self, cr, view);
  stroke (self, cr, kind, dark);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render-private.h"

#include <glib/gi18n-lib.h>

#include "draw/buju-overlay-paint.h"
#include "draw/buju-render-beyond.h"
#include "draw/buju-svg-groups.h"
#include "draw/buju-symbol.h"
#include "draw/buju-scene-private.h"

/* A scene on a cairo_t. Items come bottom first; neighbours of one tier are painted in passes, so
 * that crossing roads share their casings and the hatch of one zone lies over the fill of another.
 * Only OVER is used: it keeps PDF and SVG free of images. */

static gboolean
item_has_shape (const BujuItem *item)
{
  return item->kind == BUJU_ITEM_AREA || item->kind == BUJU_ITEM_LINE;
}

static gboolean
item_is_visible (const BujuRender *self, const BujuItem *item)
{
  const BujuSymbol *symbol = item->symbol;
  BujuBox box;

  if (symbol->fill.alpha <= 0.0 && symbol->band.alpha <= 0.0 && symbol->stroke_width <= 0.0
      && symbol->casing_width <= 0.0 && symbol->hatch == BUJU_HATCH_NONE)
    return FALSE;
  box = buju_layer_get_box (item->layer, item->feature);
  return buju_box_intersects (&box, &self->brush.seen);
}

static void
begin_item (BujuRender *self, const BujuItem *item)
{
  buju_svg_group_begin (self->brush.cr, item->id, &item->name);
}

static void
end_item (BujuRender *self)
{
  buju_svg_group_end (self->brush.cr);
}

typedef void (*ZoneFunc) (BujuBrush *brush, const BujuPath *zone, const BujuSymbol *symbol);

static void
paint_zone (BujuRender *self, const BujuItem *item, const BujuPath *zone, ZoneFunc paint)
{
  begin_item (self, item);
  paint (&self->brush, zone, item->symbol);
  end_item (self);
}

/* Fills of all areas of the group, then their hatches. */
static gboolean
paint_areas (BujuRender *self, const BujuItem *items, guint n_items)
{
  g_autoptr (GPtrArray) zones
      = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_path_free);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();   /* const BujuItem* */

  for (guint i = 0; i < n_items; i++)
    {
      const BujuSymbol *symbol = items[i].symbol;
      BujuSpan span;

      if (items[i].kind != BUJU_ITEM_AREA || !item_is_visible (self, &items[i])
          || (symbol->fill.alpha <= 0.0 && symbol->band.alpha <= 0.0
              && symbol->hatch == BUJU_HATCH_NONE))
        continue;
      span = buju_layer_get_span (items[i].layer, items[i].feature);
      g_ptr_array_add (zones, buju_zone_cut (&self->brush, &span));
      g_ptr_array_add (shown, (gpointer) &items[i]);
      if (buju_brush_is_cancelled (&self->brush, 1))
        return FALSE;
    }
  for (guint i = 0; i < zones->len; i++)
    paint_zone (self, g_ptr_array_index (shown, i), g_ptr_array_index (zones, i), buju_zone_fill);
  for (guint i = 0; i < zones->len; i++)
    paint_zone (self, g_ptr_array_index (shown, i), g_ptr_array_index (zones, i), buju_zone_hatch);
  return TRUE;
}

typedef void (*LineFunc) (BujuBrush *brush, const BujuSpan *span, const BujuSymbol *symbol);

static gboolean
paint_lines (BujuRender *self, const BujuItem *items, guint n_items, LineFunc paint)
{
  for (guint i = 0; i < n_items; i++)
    {
      BujuSpan span;

      if (!item_is_visible (self, &items[i]))
        continue;
      span = buju_layer_get_span (items[i].layer, items[i].feature);
      begin_item (self, &items[i]);
      paint (&self->brush, &span, items[i].symbol);
      end_item (self);
      if (buju_brush_is_cancelled (&self->brush, 1))
        return FALSE;
    }
  return TRUE;
}

BujuPoint
buju_render_place_item (const BujuRender *self, const BujuItem *item)
{
  BujuPoint at = buju_view_to_screen (&self->brush.view, item->point.x, item->point.y);

  at.x += item->shift.x * self->brush.unit;
  at.y += item->shift.y * self->brush.unit;
  return at;
}

gboolean
buju_render_is_near (const BujuRender *self, BujuPoint at, double margin)
{
  const BujuView *view = &self->brush.view;

  return at.x > -margin && at.y > -margin && at.x < view->width + margin
         && at.y < view->height + margin;
}

static void
paint_marker (BujuRender *self, const BujuItem *item)
{
  BujuPoint at = buju_render_place_item (self, item);

  if (buju_render_is_near (self, at, (item->symbol->marker_size + 4.0) * self->brush.unit))
    buju_symbol_marker (self->brush.cr, item->symbol, at, self->brush.unit);
}

/* Half the size of the marker that stands at a point, so that a spoke stops short of it. */
static double
marker_radius (const BujuRender *self, BujuPoint point)
{
  GArray *items = buju_scene_get_items (self->scene);
  double radius = 0.0;

  for (guint i = 0; i < items->len; i++)
    {
      const BujuItem *item = &g_array_index (items, BujuItem, i);

      if (item->kind == BUJU_ITEM_MARKER && item->point.x == point.x && item->point.y == point.y)
        radius = MAX (radius, item->symbol->marker_size / 2.0 + item->symbol->marker_stroke_width);
    }
  return radius * self->brush.unit;
}

static void
paint_spoke (BujuRender *self, const BujuItem *item, gboolean casing)
{
  const BujuView *view = &self->brush.view;
  BujuPoint a = buju_view_to_screen (view, item->from.x, item->from.y);
  BujuPoint b = buju_view_to_screen (view, item->point.x, item->point.y);
  double unit = self->brush.unit;
  double cap = item->symbol->stroke_width * unit / 2.0 + 1.5 * unit;
  double gap_a = marker_radius (self, item->from) + cap;
  double gap_b = marker_radius (self, item->point) + cap;

  if (casing)
    buju_symbol_spoke_case (self->brush.cr, item->symbol, a, b, item->bend, gap_a, gap_b, unit);
  else
    buju_symbol_spoke (self->brush.cr, item->symbol, a, b, item->bend, gap_a, gap_b, unit);
}

/* Paints neighbours of one tier. Returns FALSE when cancelled. */
static gboolean
paint_group (BujuRender *self, const BujuItem *items, guint n_items)
{
  if (item_has_shape (items))
    return paint_areas (self, items, n_items)
           && paint_lines (self, items, n_items, buju_zone_case)
           && paint_lines (self, items, n_items, buju_zone_stroke);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == BUJU_ITEM_SPOKE)
      paint_spoke (self, &items[i], TRUE);
  for (guint i = 0; i < n_items; i++)
    {
      begin_item (self, &items[i]);
      if (items[i].kind == BUJU_ITEM_SPOKE)
        paint_spoke (self, &items[i], FALSE);
      else if (items[i].kind == BUJU_ITEM_MARKER)
        paint_marker (self, &items[i]);
      else if (items[i].kind == BUJU_ITEM_OVERLAY)
        buju_overlay_paint (items[i].overlay, items[i].class, items[i].symbol, &self->brush,
                            self->cancellable);
      end_item (self);
    }
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* Where the neighbours of the first one's tier end. */
static guint
find_group_end (const BujuItem *items, guint first, guint n_items)
{
  guint end = first + 1;

  while (end < n_items && items[end].tier == items[first].tier
         && item_has_shape (&items[end]) == item_has_shape (&items[first]))
    end++;
  return end;
}

/* How many items lie below whatever somebody brought or might bring. */
guint
buju_render_count_base (BujuScene *scene)
{
  GArray *array = buju_scene_get_items (scene);
  guint n = 0;

  while (n < array->len && g_array_index (array, BujuItem, n).tier < TIER_OVERLAY)
    n++;
  return n;
}

/* Paints the items from @first to before @n_items. Returns FALSE when cancelled. */
gboolean
buju_render_items (BujuRender *self, guint first, guint n_items)
{
  const BujuItem *items = (const BujuItem *) (gpointer) buju_scene_get_items (self->scene)->data;

  while (first < n_items)
    {
      guint end = find_group_end (items, first, n_items);

      if (!paint_group (self, items + first, end - first))
        return FALSE;
      first = end;
    }
  return TRUE;
}

static void
paint_sea (BujuRender *self)
{
  BujuStyle *style = buju_library_get_style (buju_scene_get_library (self->scene),
                                             buju_scene_get_options (self->scene)->variant);
  const BujuColor *sea = &buju_style_get (style, "sea")->fill;

  cairo_set_source_rgba (self->brush.cr, sea->red, sea->green, sea->blue, sea->alpha);
  cairo_rectangle (self->brush.cr, 0.0, 0.0, self->brush.view.width, self->brush.view.height);
  cairo_fill (self->brush.cr);
}

static gboolean
finish (BujuRender *self, gboolean done, GError **error)
{
  cairo_status_t status = cairo_status (self->brush.cr);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return done;
}

void
buju_render_begin (BujuRender *self, cairo_t *cr)
{
  const BujuView *view = buju_scene_get_view (self->scene);

  buju_brush_init (&self->brush, cr, view, buju_scene_get_options (self->scene)->unit,
                   self->cancellable);
  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, view->width, view->height);
  cairo_clip (cr);
  buju_brush_look (&self->brush);
}

gboolean
buju_render_end (BujuRender *self, gboolean done, GError **error)
{
  cairo_restore (self->brush.cr);
  buju_brush_clear (&self->brush);
  return finish (self, done, error);
}

/* What somebody brought may lie anywhere, also beyond the base map. */
gboolean
buju_render_base (BujuRender *self, guint n_base)
{
  paint_sea (self);
  if (!buju_render_items (self, 0, n_base))
    return FALSE;
  buju_render_beyond (self->brush.cr, self->scene);
  return TRUE;
}

static gboolean
paint_ground (BujuRender *self)
{
  guint n_base = buju_render_count_base (self->scene);

  return buju_render_base (self, n_base)
         && buju_render_items (self, n_base, buju_scene_get_items (self->scene)->len);
}

static void
paint_names (BujuRender *self)
{
  g_autoptr (BujuPlacement) own = NULL;

  if (self->placement == NULL)
    self->placement = own = buju_placement_new (self->scene, NULL, 0);
  buju_render_shields (self);
  buju_placement_draw (self->placement, self->brush.cr);
  self->placement = NULL;
}

/**
 * buju_render:
 * @scene: what to draw
 * @placement: (nullable): where its labels are; %NULL places them here
 * @cr: user space in the units of the scene's view, its top left at (0, 0)
 * @cancellable: (nullable): looked at between items and every few thousand vertices
 * @error: return location for a #GError
 *
 * Draws a scene. Nothing outside the view is touched. Same scene in, same picture out.
 *
 * Returns: %FALSE with `G_IO_ERROR_CANCELLED`, or with `G_IO_ERROR_FAILED` when the surface failed
 */
gboolean
buju_render (BujuScene           *scene,
             const BujuPlacement *placement,
             cairo_t             *cr,
             GCancellable        *cancellable,
             GError             **error)
{
  BujuRender self = { .scene = scene, .placement = placement, .cancellable = cancellable };
  gboolean done;

  g_return_val_if_fail (scene != NULL && cr != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  buju_render_begin (&self, cr);
  done = paint_ground (&self);
  if (done)
    paint_names (&self);
  return buju_render_end (&self, done, error);
}

/**
 * buju_render_names:
 * @scene: what to draw
 * @placement: where its labels are
 * @cr: as of buju_render(); may be of a transparent surface, to be laid over the ground
 * @cancellable: (nullable): as there
 * @error: return location for a #GError
 *
 * Draws the second half: labels and the numbers of roads.
 *
 * Returns: as buju_render()
 */
gboolean
buju_render_names (BujuScene           *scene,
                   const BujuPlacement *placement,
                   cairo_t             *cr,
                   GCancellable        *cancellable,
                   GError             **error)
{
  BujuRender self = { .scene = scene, .placement = placement, .cancellable = cancellable };

  g_return_val_if_fail (scene != NULL && placement != NULL && cr != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  buju_render_begin (&self, cr);
  paint_names (&self);
  return buju_render_end (&self, TRUE, error);
}

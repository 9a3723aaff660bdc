/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render-beyond.h"

/**
 * buju_render_beyond:
 * @cr: user space in the units of the scene's view
 * @scene: what was drawn
 *
 * Covers what lies beyond the base map in the north, south and west, where its land would end in a
 * straight line as if there were a coast: the sheet is blank there.
 */
void
buju_render_beyond (cairo_t   *cr,
                    BujuScene *scene)
{
  const BujuSceneOptions *options = buju_scene_get_options (scene);
  const BujuSymbol *symbol = buju_style_get (buju_library_get_style (buju_scene_get_library (scene),
                                                                     options->variant),
                                             "beyond");
  const BujuView *view = buju_scene_get_view (scene);
  BujuBox box = buju_scene_edges (buju_scene_get_library (scene));
  BujuBox seen = buju_view_get_box (view, 0.0);
  BujuPoint north_west, south;
  double left, top, bottom;

  if (buju_box_is_empty (&box) || (seen.x0 >= box.x0 && seen.y0 >= box.y0 && seen.y1 <= box.y1))
    return;

  north_west = buju_view_to_screen (view, box.x0, box.y1);
  south = buju_view_to_screen (view, box.x0, box.y0);
  left = CLAMP (north_west.x, -1.0, view->width + 1.0);
  top = CLAMP (north_west.y, -1.0, view->height + 1.0);
  bottom = CLAMP (south.y, -1.0, view->height + 1.0);

  cairo_set_source_rgba (cr, symbol->fill.red, symbol->fill.green, symbol->fill.blue,
                         symbol->fill.alpha);
  cairo_rectangle (cr, -1.0, -1.0, view->width + 2.0, top + 1.0);
  cairo_rectangle (cr, -1.0, bottom, view->width + 2.0, view->height + 1.0 - bottom);
  cairo_rectangle (cr, -1.0, top, left + 1.0, bottom - top);
  cairo_fill (cr);

  cairo_set_source_rgba (cr, symbol->stroke.red, symbol->stroke.green, symbol->stroke.blue,
                         symbol->stroke.alpha);
  cairo_set_line_width (cr, symbol->stroke_width * options->unit);
  cairo_move_to (cr, view->width + 1.0, top);
  cairo_line_to (cr, left, top);
  cairo_line_to (cr, left, bottom);
  cairo_line_to (cr, view->width + 1.0, bottom);
  cairo_stroke (cr);
}

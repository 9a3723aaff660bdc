/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-locator.h"

#include "geo/buju-simplify.h"
#include "geo/buju-view.h"

#define MARGIN 4.0     /* pt on A4, inside the panel */
#define TOLERANCE 0.5  /* pt */
#define LAND 0.78      /* grey */

/**
 * buju_locator_extent:
 * @library: what is shipped
 *
 * Returns: the extent of the city in map units; empty when the districts are missing
 */
BujuBox
buju_locator_extent (BujuLibrary *library)
{
  BujuLayer *districts = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                 "base/districts");
  BujuBox nothing = BUJU_BOX_EMPTY;

  return districts != NULL ? buju_layer_get_extent (districts) : nothing;
}

static void
trace (cairo_t *cr, const BujuView *view, const BujuSpan *span, BujuPathBuffer *buffer)
{
  BujuSpan thin;

  buju_path_buffer_reset (buffer);
  buju_simplify_deviate (span, TOLERANCE / view->scale, buffer);
  thin = buju_path_buffer_get_span (buffer);
  for (guint part = 0; part < thin.n_parts; part++)
    {
      const BujuPoint *points;
      guint n_points;

      buju_span_get_part (&thin, part, &points, &n_points);
      for (guint i = 0; i < n_points; i++)
        {
          BujuPoint at = buju_view_to_screen (view, points[i].x, points[i].y);

          if (i == 0)
            cairo_move_to (cr, at.x, at.y);
          else
            cairo_line_to (cr, at.x, at.y);
        }
    }
}

static void
draw_city (cairo_t *cr, BujuLibrary *library, const BujuView *view)
{
  BujuLayer *districts = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                 "base/districts");
  g_auto (BujuPathBuffer) buffer = { 0 };

  buju_path_buffer_init (&buffer);
  for (guint i = 0; districts != NULL && i < buju_layer_get_n_features (districts); i++)
    {
      BujuSpan span = buju_layer_get_span (districts, i);

      trace (cr, view, &span, &buffer);
    }
  /* The line closes the gaps that simplifying each district on its own leaves between
   * neighbours. */
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_set_source_rgb (cr, LAND, LAND, LAND);
  cairo_set_line_width (cr, TOLERANCE);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

/**
 * buju_locator_draw:
 * @ink: the typography
 * @cr: a context
 * @library: what is shipped
 * @seen: what the map shows, map units
 * @panel: where to draw, pt
 *
 * Draws the city in grey and the part that the map shows in red.
 */
void
buju_locator_draw (const BujuInk *ink, cairo_t *cr, BujuLibrary *library, const BujuBox *seen,
                   const BujuBox *panel)
{
  BujuBox extent = buju_locator_extent (library);
  BujuView view = buju_view_fit (&extent, buju_box_width (panel), buju_box_height (panel),
                                 MARGIN * ink->type_size);
  BujuPoint a = buju_view_to_screen (&view, seen->x0, seen->y1),
  b = buju_view_to_screen (&view, seen->x1, seen->y0);

  buju_ink_panel (ink, cr, panel);
  cairo_save (cr);
  cairo_rectangle (cr, panel->x0, panel->y0, buju_box_width (panel), buju_box_height (panel));
  cairo_clip (cr);
  cairo_translate (cr, panel->x0, panel->y0);
  draw_city (cr, library, &view);
  cairo_rectangle (cr, a.x, a.y, b.x - a.x, b.y - a.y);
  cairo_set_source_rgb (cr, 0.70, 0.10, 0.23);
  cairo_set_line_width (cr, 0.9 * ink->type_size);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_stroke (cr);
  cairo_restore (cr);
}

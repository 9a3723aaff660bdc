/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-render.h"

#include "draw/buju-symbol.h"
#include "draw/buju-zone.h"

#define WIDE 6.0 /* user space: narrower lines may stick out by half their width */

/* Legend patches, by the same code as the map: what the legend shows is what the map shows. */

static BujuPath *
rectangle (const BujuBox *box)
{
  BujuPoint points[5] = { { box->x0, box->y0 },
                          { box->x1, box->y0 },
                          { box->x1, box->y1 },
                          { box->x0, box->y1 },
                          { box->x0, box->y0 } };
  guint32 start = 0;
  BujuSpan span = { points, &start, G_N_ELEMENTS (points), 1 };

  return buju_path_new (&span);
}

/* Wide lines have round ends, which stay inside the patch. */
static BujuPath *
middle_line (const BujuBox *box, double width)
{
  BujuPoint centre = buju_box_centre (box);
  double end = width > WIDE ? width / 2.0 : 0.0;
  BujuPoint points[2] = { { box->x0 + end, centre.y }, { box->x1 - end, centre.y } };
  guint32 start = 0;
  BujuSpan span = { points, &start, G_N_ELEMENTS (points), 1 };

  return buju_path_new (&span);
}

/* A view in which map units are user space units, except that y is turned: a patch is symmetric. */
static BujuView
patch_view (const BujuBox *patch)
{
  BujuPoint centre = buju_box_centre (patch);

  return (BujuView) { .centre = { centre.x, centre.y },
                      .scale = 1.0,
                      .width = 2.0 * centre.x,
                      .height = 2.0 * centre.y };
}

static void
paint_shape (BujuBrush *brush, const BujuLegendEntry *entry, const BujuBox *patch)
{
  double width = MAX (entry->symbol->stroke_width, entry->symbol->casing_width) * brush->unit;
  g_autoptr (BujuPath) path = NULL;
  BujuSpan span;

  if (entry->kind != BUJU_ITEM_AREA && width > buju_box_height (patch))
    {
      brush->unit *= buju_box_height (patch) / width;
      width = buju_box_height (patch);
    }
  path = entry->kind == BUJU_ITEM_AREA ? rectangle (patch) : middle_line (patch, width);
  span = buju_path_get_span (path);

  if (entry->kind == BUJU_ITEM_AREA)
    {
      buju_zone_fill (brush, path, entry->symbol);
      buju_zone_hatch_span (brush->cr, &span, entry->symbol, (BujuPoint) { patch->x0, patch->y0 },
                            brush->unit);
    }
  buju_zone_case (brush, &span, entry->symbol);
  buju_zone_stroke (brush, &span, entry->symbol);
}

/* A marker as large as on the map, but never larger than the patch. */
static void
paint_marker (cairo_t *cr, const BujuLegendEntry *entry, const BujuBox *patch, double unit)
{
  double room = MIN (buju_box_width (patch), buju_box_height (patch));
  double size = (entry->symbol->marker_size + entry->symbol->marker_stroke_width) * unit;
  double fit = size > room ? room / size : 1.0;

  buju_symbol_marker (cr, entry->symbol, buju_box_centre (patch), unit * fit);
}

/**
 * buju_render_patch:
 * @cr: a cairo context
 * @entry: what to show
 * @patch: where, user space
 * @unit: user space units per pt
 *
 * Draws one legend patch with the map's own symbol code.
 */
void
buju_render_patch (cairo_t *cr, const BujuLegendEntry *entry, const BujuBox *patch, double unit)
{
  BujuPoint a = { patch->x0, (patch->y0 + patch->y1) / 2.0 };
  BujuPoint b = { patch->x1, a.y };
  BujuView view = patch_view (patch);
  BujuBrush brush;

  g_return_if_fail (cr != NULL && entry != NULL && patch != NULL && unit > 0.0);

  switch (entry->kind)
    {
    case BUJU_ITEM_AREA:
    case BUJU_ITEM_LINE:
      buju_brush_init (&brush, cr, &view, unit, NULL);
      paint_shape (&brush, entry, patch);
      buju_brush_clear (&brush);
      break;
    case BUJU_ITEM_SPOKE:
      buju_symbol_spoke_case (cr, entry->symbol, a, b, 0.0, 0.0, 0.0, unit);
      buju_symbol_spoke (cr, entry->symbol, a, b, 0.0, 0.0, 0.0, unit);
      break;
    case BUJU_ITEM_NONE:
      break;
    case BUJU_ITEM_MARKER:
    case BUJU_ITEM_SHIELD:
    case BUJU_ITEM_OVERLAY:
    default:
      paint_marker (cr, entry, patch, unit);
      break;
    }
}

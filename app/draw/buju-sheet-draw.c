/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-locator.h"
#include "draw/buju-render.h"
#include "draw/buju-sheet-private.h"

/* Drawing of a sheet that is laid out: no decision is taken here. */

static gboolean
draw_map (BujuSheet *self, cairo_t *cr, GCancellable *cancellable, GError **error)
{
  gboolean drawn;

  cairo_save (cr);
  cairo_translate (cr, self->map.x0, self->map.y0);
  drawn = buju_render (self->scene, self->placement, cr, cancellable, error);
  cairo_restore (cr);
  cairo_new_path (cr);
  return drawn;
}

static void
draw_legend (const BujuSheet *self, cairo_t *cr)
{
  double pad = self->legend_panel ? buju_sheet_mm (self, SHEET_PANEL_PAD) : 0;

  if (self->legend == NULL)
    return;
  if (self->legend_panel)
    buju_ink_panel (&self->ink, cr, &self->legend_box);
  buju_legend_draw (self->legend, cr, self->legend_box.x0 + pad, self->legend_box.y0 + pad);
}

static void
draw_locator (const BujuSheet *self, cairo_t *cr)
{
  BujuBox seen = buju_view_get_box (buju_scene_get_view (self->scene), 0);

  if (!buju_box_is_empty (&self->locator_box))
    buju_locator_draw (&self->ink, cr, self->library, &seen, &self->locator_box);
}

static void
draw_rules (const BujuSheet *self, const GArray *rules, cairo_t *cr)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SheetRule *rule = &g_array_index (rules, SheetRule, i);
      const BujuBox *box = &rule->box;

      if (box->x1 > box->x0 && box->y1 > box->y0)
        {
          cairo_rectangle (cr, box->x0, box->y0, buju_box_width (box), buju_box_height (box));
          cairo_set_source_rgb (cr, rule->grey, rule->grey, rule->grey);
          cairo_set_line_width (cr, rule->weight * self->ink.type_size);
          cairo_set_dash (cr, NULL, 0, 0);
          cairo_stroke (cr);
        }
      else
        {
          buju_ink_rule (&self->ink, cr, box->x0, box->y0, box->x1, box->y1, rule->weight,
                         rule->grey);
        }
    }
}

static void
draw_blocks (const GArray *blocks, cairo_t *cr)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const SheetBlock *block = &g_array_index (blocks, SheetBlock, i);

      buju_column_draw (block->column, cr, block->x, block->y);
    }
}

static void
draw_paper (const BujuSheet *self, cairo_t *cr)
{
  cairo_rectangle (cr, 0, 0, self->page.width, self->page.height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
}

/**
 * buju_sheet_draw:
 * @self: a sheet
 * @cr: a context in pt, its origin at the top left of the page
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws the whole sheet: the same on every surface.
 *
 * Returns: %FALSE when cancelled, or with what the renderer says
 */
gboolean
buju_sheet_draw (BujuSheet *self, cairo_t *cr, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && cr != NULL, FALSE);

  cairo_save (cr);
  draw_paper (self, cr);
  if (!draw_map (self, cr, cancellable, error)
      || (self->compare != NULL && !buju_sheet_compare_draw (self, cr, cancellable, error)))
    {
      cairo_restore (cr);
      return FALSE;
    }
  if (self->graticule != NULL)
    buju_graticule_draw (self->graticule, &self->ink, cr, &self->map);
  draw_legend (self, cr);
  buju_sheet_draw_scale (self, cr);
  draw_locator (self, cr);
  buju_frame_draw (self->frame, &self->ink, cr, &self->map);
  draw_rules (self, self->rules, cr);
  draw_blocks (self->blocks, cr);
  cairo_restore (cr);
  return TRUE;
}

/**
 * buju_sheet_draw_page:
 * @self: a sheet
 * @page: from 0, less than buju_sheet_count_pages()
 * @cr: a context in pt, its origin at the top left of the page
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws one page of the sheet: itself, or what found no room on it.
 *
 * Returns: %FALSE when cancelled, or with what the renderer says
 */
gboolean
buju_sheet_draw_page (BujuSheet *self, guint page, cairo_t *cr, GCancellable *cancellable,
                      GError **error)
{
  const SheetPage *more;

  g_return_val_if_fail (self != NULL && cr != NULL && page < buju_sheet_count_pages (self), FALSE);

  if (page == 0)
    return buju_sheet_draw (self, cr, cancellable, error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  more = g_ptr_array_index (self->more, page - 1);
  cairo_save (cr);
  draw_paper (self, cr);
  draw_rules (self, more->rules, cr);
  draw_blocks (more->blocks, cr);
  cairo_restore (cr);
  return TRUE;
}

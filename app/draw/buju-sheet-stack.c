/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"

/* An upright page: head, map, legend, texts and foot under one another, all on one grid of
 * columns. */

#define LOWEST_MAP 0.84   /* of its width, before it gives room to what nobody asked for */
#define STORY_SHARE 0.30  /* of the page's height that texts may take when they are cut */

/* Texts on request above the foot; returns where they begin. */
static double
put_story (BujuSheet *self, const SheetTrial *trial, double x, double bottom, double width)
{
  guint n_columns = buju_sheet_count_columns (self, width);
  double column_width = buju_sheet_column_width (self, width, n_columns);
  g_autoptr (GPtrArray) story = buju_sheet_make_story (self, trial->extras, column_width);
  double gap = buju_sheet_mm (self, SHEET_GAP);

  if (story->len == 0)
    return bottom;
  if (trial->cut)
    buju_sheet_cut_story (self, story, n_columns, column_width, STORY_SHARE * self->page.height);
  buju_sheet_put_line (self, x, bottom + gap / 2, width);
  return bottom - buju_sheet_put_flow (self, "story", story, x, NAN, bottom, width, n_columns)
         - gap;
}

/* A band of columns between map and foot. Its height depends on what the map shows and the map on
 * its height: a second look settles it, because a lower map never shows more. */
static void
put_band (BujuSheet *self, double x, double y0, double y1, double width)
{
  guint n_columns = buju_sheet_count_columns (self, width);
  BujuLegend *legend = buju_sheet_make_legend (self, "legend", width, n_columns);
  double gap = buju_sheet_mm (self, SHEET_GAP);
  double top = y1 - buju_legend_get_height (legend);

  buju_sheet_set_map (self, x, y0, x + width, top - gap);
  buju_legend_free (legend);
  legend = buju_sheet_make_legend (self, "legend", width, n_columns);
  top = y1 - buju_legend_get_height (legend);
  buju_sheet_set_map (self, x, y0, x + width, top - gap);
  buju_sheet_put_legend (self, legend, x, top);
  buju_sheet_put_line (self, x, y1 + gap / 2, width);
}

/* Whether the map is higher than texts that nobody asked for could make it. */
static gboolean
is_high_enough (const BujuSheet *self)
{
  double lowest = LOWEST_MAP * buju_box_width (&self->map);

  return self->page.height < 1.2 * self->page.width || buju_box_height (&self->map) > lowest;
}

gboolean
buju_sheet_arrange_stack (BujuSheet *self, const SheetTrial *trial)
{
  double margin = buju_sheet_mm (self, SHEET_MARGIN), gap = buju_sheet_mm (self, SHEET_GAP);
  double width = self->page.width - 2 * margin;
  double top = buju_sheet_put_head (self, margin, margin, width) + gap;
  double bottom = buju_sheet_put_foot (self, trial->brief, margin, self->page.height - margin,
                                       width) - gap;

  bottom = put_story (self, trial, margin, bottom, width);
  buju_sheet_set_map (self, margin, top, margin + width, bottom);
  if (buju_box_height (&self->map) < 1)
    return FALSE;
  if (trial->beside)
    put_band (self, margin, top, bottom, width);
  else if (!buju_sheet_try_corner (self, trial->cover))
    return FALSE;
  return buju_box_height (&self->map) > 1 && (is_high_enough (self) || trial->cover);
}

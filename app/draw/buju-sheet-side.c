/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"

/* A wide page: the texts stand in a column beside the map, which keeps the full height. On a slide
 * the title has the width of the page, and the sources are a line at its foot. */

#define SLIDE_MARGIN 7.0    /* mm on A4 */
#define SLIDE_GAP 2.6
#define LEGEND_COLUMN 46.0  /* mm on A4 that one of two columns of a legend needs */

/* Head of the side column; returns where it ends. */
static double
put_side_head (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *title = buju_sheet_title_column (self, width);
  BujuColumn *plan = buju_sheet_plan_column (self, width);
  double mark;

  buju_sheet_add_block (self, "title", title, x, y);
  y += buju_column_get_height (title) + buju_sheet_mm (self, 3);
  buju_sheet_add_block (self, "plan", plan, x, y);
  y += buju_column_get_height (plan) + buju_sheet_mm (self, 3);
  mark = buju_sheet_put_mark (self, x, y, FALSE);
  return mark > 0 ? y + mark + buju_sheet_mm (self, 1) : y;
}

/* Foot of the side column, from the bottom up, in two columns where there are two; returns where it
 * begins. */
static double
put_side_foot (BujuSheet *self, double x, double bottom, double width)
{
  guint n_columns = MIN (buju_sheet_count_columns (self, width), 2);
  g_autoptr (GPtrArray) columns = buju_sheet_foot_columns (self,
                                                           buju_sheet_column_width (self, width,
                                                                                    n_columns));
  double gap = buju_sheet_mm (self, 1.7), y = bottom;

  if (n_columns > 1)
    {
      y -= buju_sheet_put_flow (self, "foot", columns, x, NAN, bottom, width, n_columns) + gap;
      buju_sheet_put_line (self, x, y, width);
      return y - gap;
    }
  for (guint i = columns->len; i > 0; i--)
    {
      BujuColumn *column = g_ptr_array_index (columns, i - 1);

      y -= buju_column_get_height (column);
      buju_sheet_add_block (self, "foot", column, x, y);
      y -= gap;
      buju_sheet_put_line (self, x, y, width);
      y -= gap;
    }
  return y;
}

/* In two columns where there is room for two, else in one. FALSE when it does not fit. */
static gboolean
put_side_legend (BujuSheet *self, double x, double *top, double bottom, double width)
{
  guint most = width > 2 * buju_sheet_mm (self, LEGEND_COLUMN) ? 2 : 1;

  for (guint n_columns = most; n_columns > 0; n_columns--)
    {
      BujuLegend *legend = buju_sheet_make_legend (self, "legend", width, n_columns);

      if (*top + buju_legend_get_height (legend) <= bottom
          && buju_legend_get_width (legend) <= width + 0.01)
        {
          buju_sheet_put_legend (self, legend, x, *top);
          *top = self->legend_box.y1 + buju_sheet_mm (self, SHEET_GAP);
          return TRUE;
        }
      buju_legend_free (legend);
    }
  return FALSE;
}

/* Texts on request under the legend. FALSE when they do not fit. */
static gboolean
put_side_story (BujuSheet *self, const SheetTrial *trial, double x, double *top, double bottom,
                double width)
{
  guint n_columns = MIN (buju_sheet_count_columns (self, width), 2);
  double column_width = buju_sheet_column_width (self, width, n_columns);
  g_autoptr (GPtrArray) story = buju_sheet_make_story (self, trial->extras, column_width);
  double gap = buju_sheet_mm (self, 2);

  if (story->len == 0)
    return TRUE;
  if (trial->cut)
    buju_sheet_cut_story (self, story, n_columns, column_width, bottom - *top - gap);
  if (*top + gap + buju_sheet_flow_height (self, story, n_columns) > bottom)
    {
      buju_sheet_free_story (story);
      return FALSE;
    }
  buju_sheet_put_line (self, x, *top, width);
  *top += gap;
  *top += buju_sheet_put_flow (self, "story", story, x, *top, NAN, width, n_columns);
  return TRUE;
}

/* Legend and texts of the side column between its head and its foot. */
static gboolean
fill_side (BujuSheet *self, const SheetTrial *trial, double x, double top, double bottom,
           double width)
{
  if (trial->beside && !put_side_legend (self, x, &top, bottom, width))
    return FALSE;
  if (!trial->beside && !buju_sheet_try_corner (self, trial->cover))
    return FALSE;
  return put_side_story (self, trial, x, &top, bottom, width);
}

gboolean
buju_sheet_arrange_side (BujuSheet *self, const SheetTrial *trial)
{
  double margin = buju_sheet_mm (self, SHEET_MARGIN), gap = buju_sheet_mm (self, SHEET_GAP);
  double x = self->page.width - margin - trial->side, end = self->page.height - margin;
  double top = put_side_head (self, x, margin, trial->side) + gap, bottom;

  if (trial->below || trial->brief)
    {
      end = buju_sheet_put_foot (self, trial->brief, margin, end, self->page.width - 2 * margin)
            - gap;
      bottom = end;
    }
  else
    {
      bottom = put_side_foot (self, x, end, trial->side);
    }
  buju_sheet_set_map (self, margin, margin, x - buju_sheet_mm (self, SHEET_GUTTER), end);
  if (top > bottom || buju_box_height (&self->map) < 1)
    return FALSE;
  if (trial->beside)
    {
      buju_sheet_put_line (self, x, top, trial->side);
      top += buju_sheet_mm (self, 2.2);
    }
  return fill_side (self, trial, x, top, bottom, trial->side);
}

/* The title says it all on a slide in both languages; the plan is named at its foot. */
static double
put_slide_head (BujuSheet *self, double x, double y, double width)
{
  double room = buju_sheet_mark_room (self);
  BujuColumn *title = buju_sheet_title_column (self, width - room);
  BujuColumn *plan;

  buju_sheet_put_mark (self, x + width, y + buju_sheet_mm (self, 0.4), TRUE);
  buju_sheet_add_block (self, "title", title, x, y);
  y += buju_column_get_height (title);
  if (self->ink.language == BUJU_LANGUAGE_BOTH && self->figure.subtitle == NULL
      && self->lens == NULL)
    return y;
  plan = buju_sheet_plan_column (self, width - room);
  y += buju_sheet_mm (self, 2);
  buju_sheet_add_block (self, "plan", plan, x, y);
  return y + buju_column_get_height (plan);
}

gboolean
buju_sheet_arrange_slide (BujuSheet *self, const SheetTrial *trial)
{
  double margin = buju_sheet_mm (self, SLIDE_MARGIN), gap = buju_sheet_mm (self, SLIDE_GAP);
  double width = self->page.width - 2 * margin, x = margin + width - trial->side;
  double top = put_slide_head (self, margin, margin, width) + gap;
  double bottom = buju_sheet_put_foot (self, TRUE, margin, self->page.height - margin * 0.8, width)
                  - gap;
  gboolean column = trial->beside || (trial->extras & BUJU_FIGURE_TEXTS) != 0;

  buju_sheet_set_map (self, margin, top,
                      column ? x - buju_sheet_mm (self, SHEET_GUTTER) : margin + width, bottom);
  if (buju_box_height (&self->map) < 1)
    return FALSE;
  return fill_side (self, trial, x, top, bottom, trial->side);
}

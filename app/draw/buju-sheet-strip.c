/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-arrange.h"

/* The column of a journal: title, map, legend and short sources under one another, as high as they
 * need to be. The caption of the journal says the rest. */

#define EDGE 1.8          /* mm on A4 around it: the page has its own margins */
#define HIGHEST_MAP 1.18  /* of its width */
#define LOWEST_MAP 0.66

/* Title over the whole width; in both languages the plan is named at the foot only. */
static double
put_strip_head (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *title = buju_sheet_title_column (self, width), *plan;

  buju_sheet_add_block (self, "title", title, x, y);
  y += buju_column_get_height (title);
  if (self->ink.language == BUJU_LANGUAGE_BOTH && self->figure.subtitle == NULL
      && self->lens == NULL)
    return y;
  plan = buju_sheet_plan_column (self, width);
  y += buju_sheet_mm (self, 1.8);
  buju_sheet_add_block (self, "plan", plan, x, y);
  return y + buju_column_get_height (plan);
}

/* The height at which the map shows what is wanted at the scale that its width allows. */
static double
natural_height (const BujuSheet *self, double width)
{
  BujuBox tall = { 0, 0, width, HIGHEST_MAP * width };
  BujuBox wanted = buju_sheet_wanted_box (self);
  double scale;

  buju_sheet_view (self, &tall, &scale);
  return CLAMP (buju_box_height (&wanted) * buju_scale_to_view (scale), LOWEST_MAP * width,
                HIGHEST_MAP * width);
}

/* Heading and mark on one line; returns where the entries begin. */
static double
put_legend_heading (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *heading = buju_column_new (&self->ink, 0);
  BujuText words = buju_sheet_word (self, "legend");
  double mark = buju_sheet_put_mark (self, x + width, y, TRUE), height;

  buju_column_add_pair (heading, BUJU_INK_HEADING, &words, 0);
  height = buju_column_get_height (heading);
  mark = fmax (mark, height);
  buju_sheet_add_block (self, "legend-heading", heading, x, y + (mark - height) / 2);
  return y + mark + buju_sheet_mm (self, 1.6);
}

/* What stands under the map, from @y on; returns where it ends. */
static double
put_below (BujuSheet *self, const SheetTrial *trial, double x, double y, double width)
{
  guint n_columns = MAX (buju_sheet_count_columns (self, width), 2);
  double column_width = buju_sheet_column_width (self, width, n_columns),
  gap = buju_sheet_mm (self, 2.4);
  g_autoptr (GPtrArray) story = buju_sheet_make_story (self, trial->extras, column_width);
  BujuColumn *foot;

  y = put_legend_heading (self, x, y, width);
  buju_sheet_put_legend (self, buju_sheet_make_legend (self, NULL, width, n_columns), x, y);
  y = self->legend_box.y1 + gap;
  if (story->len > 0)
    {
      buju_sheet_put_line (self, x, y - gap / 2, width);
      y += buju_sheet_put_flow (self, "story", story, x, y, NAN, width, n_columns) + gap;
    }
  buju_sheet_put_line (self, x, y - gap / 2, width);
  foot = buju_sheet_short_foot (self, width);
  buju_sheet_add_block (self, "foot", foot, x, y);
  y += buju_column_get_height (foot) + buju_sheet_mm (self, 0.8);
  foot = buju_sheet_field_column (self, fmin (width, buju_sheet_mm (self, 2 * TEXT_FIELDS)));
  buju_sheet_add_block (self, "foot", foot, x, y);
  return y + buju_column_get_height (foot);
}

gboolean
buju_sheet_arrange_strip (BujuSheet *self, const SheetTrial *trial)
{
  double edge = buju_sheet_mm (self, EDGE), gap = buju_sheet_mm (self, 2.2);
  double width = self->page.width - 2 * edge;
  double top = put_strip_head (self, edge, edge, width) + gap;
  double band = buju_sheet_frame_band (self);
  double height = natural_height (self, width - 2 * band) + 2 * band;
  guint n_blocks = self->blocks->len, n_rules = self->rules->len, n_parts = self->parts->len;
  double end;

  if (!trial->beside)
    return FALSE;
  buju_sheet_set_map (self, edge, top, edge + width, top + height);
  end = put_below (self, trial, edge, top + height + gap, width) + edge;
  if (self->page.shrinks && end <= self->paper_height)
    {
      self->page.height = end;
      return TRUE;
    }
  /* A page of fixed height: the map takes or gives what is left. */
  height += self->paper_height - end;
  if (height < 0.3 * width)
    return FALSE;
  g_array_set_size (self->blocks, n_blocks);
  g_array_set_size (self->rules, n_rules);
  g_array_set_size (self->parts, n_parts);
  buju_sheet_set_map (self, edge, top, edge + width, top + height);
  return put_below (self, trial, edge, top + height + gap, width) + edge <= self->paper_height
         + 0.01;
}

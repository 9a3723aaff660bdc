/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-flow.h"
#include "draw/buju-sheet-arrange.h"

/* The pieces that arrangements are made of: each goes to a place that is given and says how much of
 * it it took. */

#define TEXT_COLUMN 40.0   /* mm on A4 that a column of small text needs */
#define MOST_COLUMNS 4
#define BLOCK_GAP 0.75     /* of a line of the grid, between two blocks of a column */

static double
mm (const BujuSheet *self, double length)
{
  return buju_sheet_mm (self, length);
}

double
buju_sheet_put_mark (BujuSheet *self, double x, double y, gboolean right_aligned)
{
  BujuColumn *column = buju_sheet_mark_column (self);
  double pad_x = mm (self, 2), pad_y = mm (self, 1.1);
  BujuBox box;
  SheetRule frame;

  if (column == NULL)
    return 0;
  box.x0 = right_aligned ? x - buju_column_get_width (column) - 2 * pad_x : x;
  box.y0 = y;
  box.x1 = box.x0 + buju_column_get_width (column) + 2 * pad_x;
  box.y1 = y + buju_column_get_height (column) + 2 * pad_y;
  frame = (SheetRule) { box, 0.7, BUJU_INK_BLACK };
  g_array_append_val (self->rules, frame);
  buju_sheet_add_block (self, "mark", column, box.x0 + pad_x, box.y0 + pad_y);
  return buju_box_height (&box);
}

double
buju_sheet_mark_room (BujuSheet *self)
{
  g_autoptr (BujuColumn) column = buju_sheet_mark_column (self);

  return column != NULL ? buju_column_get_width (column) + mm (self, 4 + SHEET_GUTTER) : 0;
}

double
buju_sheet_put_head (BujuSheet *self, double x, double y, double width)
{
  double room = buju_sheet_mark_room (self);
  BujuColumn *title = buju_sheet_title_column (self, width - room);
  BujuColumn *plan = buju_sheet_plan_column (self, width);
  double plan_y = y + buju_column_get_height (title) + mm (self, 2.6);

  buju_sheet_put_mark (self, x + width, y + mm (self, 0.4), TRUE);
  buju_sheet_add_block (self, "title", title, x, y);
  buju_sheet_add_block (self, "plan", plan, x, plan_y);
  return plan_y + buju_column_get_height (plan);
}

guint
buju_sheet_count_columns (const BujuSheet *self, double width)
{
  double gutter = mm (self, SHEET_GUTTER);
  guint n = (guint) floor ((width + gutter) / (mm (self, TEXT_COLUMN) + gutter));

  return CLAMP (n, 1, MOST_COLUMNS);
}

double
buju_sheet_column_width (const BujuSheet *self, double width, guint n_columns)
{
  return (width - (n_columns - 1) * mm (self, SHEET_GUTTER)) / n_columns;
}

/* A whole number of lines, so that what stands below is on the grid again. */
static double
on_grid (const BujuSheet *self, double height)
{
  double grid = BUJU_INK_GRID * self->ink.type_size;

  return ceil (height / grid - 0.01) * grid;
}

static double
flow (const BujuSheet *self, GPtrArray *blocks, guint n_columns, BujuFlowSlot *slots)
{
  g_autofree double *heights = g_new (double, MAX (blocks->len, 1));

  for (guint i = 0; i < blocks->len; i++)
    heights[i] = on_grid (self, buju_column_get_height (g_ptr_array_index (blocks, i)));
  return buju_flow (heights, blocks->len, BLOCK_GAP * BUJU_INK_GRID * self->ink.type_size,
                    n_columns, slots);
}

double
buju_sheet_flow_height (const BujuSheet *self, GPtrArray *blocks, guint n_columns)
{
  g_autofree BujuFlowSlot *slots = g_new0 (BujuFlowSlot, MAX (blocks->len, 1));

  return flow (self, blocks, n_columns, slots);
}

double
buju_sheet_put_flow (BujuSheet *self, const char *name, GPtrArray *blocks, double x, double top,
                     double bottom,
                     double width, guint n_columns)
{
  g_autofree BujuFlowSlot *slots = g_new0 (BujuFlowSlot, MAX (blocks->len, 1));
  double step = buju_sheet_column_width (self, width, n_columns) + mm (self, SHEET_GUTTER);
  double height = flow (self, blocks, n_columns, slots);
  double y = isnan (top) ? bottom - height : top;

  for (guint i = 0; i < blocks->len; i++)
    buju_sheet_add_block (self, name, g_ptr_array_index (blocks, i), x + slots[i].column * step,
                          y + slots[i].y);
  for (guint i = 1; blocks->len > 0 && i <= slots[blocks->len - 1].column; i++)
    {
      double at = x + i * step - mm (self, SHEET_GUTTER) / 2;

      buju_sheet_add_rule (self, at, y, at, y + height, BUJU_INK_HAIRLINE, 0.7);
    }
  return height;
}

/* Sources in a line or two, with the fields at the right of it or under it. */
static double
put_brief_foot (BujuSheet *self, double x, double bottom, double width)
{
  double fields_width = mm (self, TEXT_FIELDS), gap = mm (self, SHEET_GUTTER);
  gboolean beside = width > 3 * fields_width;
  BujuColumn *fields = buju_sheet_field_column (self, beside ? fields_width : width);
  BujuColumn *foot = buju_sheet_short_foot (self, beside ? width - fields_width - gap : width);
  double foot_height = buju_column_get_height (foot), height = buju_column_get_height (fields);

  height = beside ? fmax (height, foot_height) : height + foot_height + mm (self, 0.8);
  buju_sheet_add_block (self, "foot", foot, x, bottom - height);
  buju_sheet_add_block (self, "foot", fields, beside ? x + width - fields_width : x,
                        beside ? bottom - height : bottom - buju_column_get_height (fields));
  return bottom - height;
}

double
buju_sheet_put_foot (BujuSheet *self, gboolean brief, double x, double bottom, double width)
{
  guint n_columns = MIN (buju_sheet_count_columns (self, width),
                         self->words.reason_zh != NULL ? 4 : 3);
  g_autoptr (GPtrArray) foot = NULL;

  if (brief)
    return put_brief_foot (self, x, bottom, width);
  foot = buju_sheet_foot_columns (self, buju_sheet_column_width (self, width, n_columns));
  return bottom - buju_sheet_put_flow (self, "foot", foot, x, NAN, bottom, width, n_columns);
}

void
buju_sheet_put_line (BujuSheet *self, double x, double y, double width)
{
  buju_sheet_add_rule (self, x, y, x + width, y, BUJU_INK_HAIRLINE, 0.6);
}

void
buju_sheet_set_map (BujuSheet *self, double x0, double y0, double x1, double y1)
{
  self->map = (BujuBox) { x0, y0, x1, y1 };
  buju_box_grow (&self->map, -buju_sheet_frame_band (self));
}

BujuLegend *
buju_sheet_make_legend (BujuSheet *self, const char *heading_word, double width, guint n_columns)
{
  BujuText heading = { NULL, NULL };
  BujuView view = buju_sheet_view (self, &self->map, NULL);
  g_autoptr (BujuScene) scene = buju_scene_with_view (self->scene, &view);

  if (heading_word != NULL)
    heading = buju_sheet_word (self, heading_word);
  return buju_legend_new (&self->ink, buju_scene_get_legend (scene), &heading, width, n_columns,
                          TRUE);
}

void
buju_sheet_put_legend (BujuSheet *self, BujuLegend *legend, double x, double y)
{
  g_clear_pointer (&self->legend, buju_legend_free);
  self->legend = legend;
  self->legend_panel = FALSE;
  self->legend_box = (BujuBox) { x, y, x + buju_legend_get_width (legend),
                                 y + buju_legend_get_height (legend) };
  buju_sheet_add_part (self, "legend", &self->legend_box, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-private.h"

/* Where things stand on the page. An upright page has title, map and foot under one another; on a wide one the texts
 * stand in a column beside the map, which keeps the map's full height. */

#define WIDE 1.12          /* width to height from which a page counts as wide */
#define SIDE_SHARE 0.265   /* of the page's width */
#define SIDE_LEAST 62.0    /* mm on A4 */
#define SIDE_MOST 84.0
#define BAND_COLUMNS 4
#define MAP_SHARE 0.36       /* of the page's area that the map has at least */
#define SMALLEST_TYPE 0.74   /* of its usual size that type may shrink to */
#define TYPE_STEP 0.95

static double
mm (const BujuSheet *self, double length)
{
  return buju_sheet_mm (self, length);
}

/* 示意图 in a frame of its own; returns its height. */
static double
add_mark (BujuSheet *self, double x, double y, gboolean right_aligned)
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

static double
mark_width (BujuSheet *self)
{
  g_autoptr (BujuColumn) column = buju_sheet_mark_column (self);

  return column != NULL ? buju_column_get_width (column) + mm (self, 4 + SHEET_GUTTER) : 0;
}

/* Returns where the head ends. */
static double
add_head (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *title = buju_sheet_title_column (self, width - mark_width (self));
  BujuColumn *plan = buju_sheet_plan_column (self, width);
  double plan_y = y + buju_column_get_height (title) + mm (self, 2.6);

  add_mark (self, x + width, y + mm (self, 0.4), TRUE);
  buju_sheet_add_block (self, "title", title, x, y);
  buju_sheet_add_block (self, "plan", plan, x, plan_y);
  return plan_y + buju_column_get_height (plan);
}

/* Columns of the foot side by side, ending at @bottom; returns where it begins. */
static double
add_foot (BujuSheet *self, double x, double bottom, double width)
{
  gboolean schematic = self->words.reason_zh != NULL;
  guint n = schematic ? 4 : 3;
  double gutter = mm (self, SHEET_GUTTER);
  double column_width = (width - (n - 1) * gutter) / n;
  g_autoptr (GPtrArray) columns = buju_sheet_foot_columns (self, column_width);
  double height = 0;

  for (guint i = 0; i < columns->len; i++)
    height = fmax (height, buju_column_get_height (g_ptr_array_index (columns, i)));
  for (guint i = 0; i < columns->len; i++)
    {
      double left = x + i * (column_width + gutter);

      buju_sheet_add_block (self, "foot", g_ptr_array_index (columns, i), left, bottom - height);
      if (i > 0)
        buju_sheet_add_rule (self, left - gutter / 2, bottom - height, left - gutter / 2, bottom,
                             BUJU_INK_HAIRLINE, 0.6);
    }
  return bottom - height;
}

/* The map with its frame fills what is left. */
static void
set_map (BujuSheet *self, double x0, double y0, double x1, double y1)
{
  self->map = (BujuBox) { x0, y0, x1, y1 };
  buju_box_grow (&self->map, -buju_frame_band (&self->ink));
}

static BujuLegend *
make_legend (BujuSheet *self, double width, guint columns)
{
  BujuText heading = buju_sheet_word (self, "legend");
  BujuView view = buju_sheet_view (self, &self->map, NULL);
  g_autoptr (BujuScene) scene = buju_scene_with_view (self->scene, &view);

  return buju_legend_new (&self->ink, buju_scene_get_legend (scene), &heading, width, columns, columns > 1);
}

static void
put_legend (BujuSheet *self, BujuLegend *legend, double x, double y)
{
  g_clear_pointer (&self->legend, buju_legend_free);
  self->legend = legend;
  self->legend_panel = FALSE;
  self->legend_box = (BujuBox) { x, y, x + buju_legend_get_width (legend), y + buju_legend_get_height (legend) };
  buju_sheet_add_part (self, "legend", &self->legend_box, FALSE);
}

/* A band of columns between map and foot. Its height depends on what the map shows and the map on its height: a
 * second look settles it, because a lower map never shows more. */
static void
add_band (BujuSheet *self, double x, double y0, double y1, double width)
{
  BujuLegend *legend = make_legend (self, width, BAND_COLUMNS);
  double top = y1 - buju_legend_get_height (legend);

  set_map (self, x, y0, x + width, top - mm (self, SHEET_GAP));
  buju_legend_free (legend);
  legend = make_legend (self, width, BAND_COLUMNS);
  put_legend (self, legend, x, y1 - buju_legend_get_height (legend));
  top = self->legend_box.y0 + buju_legend_get_height (legend) + mm (self, SHEET_GAP) / 2;
  buju_sheet_add_rule (self, x, top, x + width, top, BUJU_INK_HAIRLINE, 0.6);
}

/* Whether the map can give @height away and keep its scale and a good shape. */
static gboolean
can_spare (BujuSheet *self, double height)
{
  BujuBox lower = self->map;
  double before, after;

  lower.y1 -= height;
  buju_sheet_view (self, &self->map, &before);
  buju_sheet_view (self, &lower, &after);
  return after <= before && buju_box_height (&lower) > 0.9 * buju_box_width (&lower);
}

/* Below the map the legend hides nothing. */
static gboolean
has_room_for_band (BujuSheet *self)
{
  g_autoptr (BujuLegend) legend = make_legend (self, buju_box_width (&self->map), BAND_COLUMNS);

  return can_spare (self, buju_legend_get_height (legend) + mm (self, SHEET_GAP));
}

/* Height of row @row of a grid of columns. */
static double
grid_row_height (GPtrArray *columns, guint row)
{
  double height = 0;

  for (guint i = row * BAND_COLUMNS; i < MIN (columns->len, (row + 1) * BAND_COLUMNS); i++)
    height = fmax (height, buju_column_get_height (g_ptr_array_index (columns, i)));
  return height;
}

/* Full names of members in the grid of the foot, ending at @bottom; returns where it begins, @bottom when there is
 * no room or nothing to say. */
static double
add_members (BujuSheet *self, double x, double bottom, double width)
{
  double gutter = mm (self, SHEET_GUTTER), row_gap = mm (self, 2.2);
  double column_width = (width - (BAND_COLUMNS - 1) * gutter) / BAND_COLUMNS;
  g_autoptr (GPtrArray) columns = buju_sheet_member_columns (self, column_width);
  guint n_rows = (columns->len + BAND_COLUMNS - 1) / BAND_COLUMNS;
  double height = mm (self, SHEET_GAP), y;

  for (guint row = 0; row < n_rows; row++)
    height += grid_row_height (columns, row) + (row > 0 ? row_gap : 0);
  if (n_rows == 0 || !can_spare (self, height))
    {
      g_ptr_array_foreach (columns, (GFunc) (GCallback) buju_column_free, NULL);
      return bottom;
    }
  y = bottom - height + mm (self, SHEET_GAP);
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < BAND_COLUMNS && row * BAND_COLUMNS + i < columns->len; i++)
        buju_sheet_add_block (self, "members", g_ptr_array_index (columns, row * BAND_COLUMNS + i),
                              x + i * (column_width + gutter), y);
      y += grid_row_height (columns, row) + row_gap;
    }
  y = bottom + mm (self, SHEET_GAP) / 2;
  buju_sheet_add_rule (self, x, y, x + width, y, BUJU_INK_HAIRLINE, 0.6);
  return bottom - height;
}

static void
arrange_stack (BujuSheet *self)
{
  double margin = mm (self, SHEET_MARGIN), gap = mm (self, SHEET_GAP);
  double width = self->page.width - 2 * margin;
  double top = add_head (self, margin, margin, width) + gap;
  double bottom = add_foot (self, margin, self->page.height - margin, width) - gap;

  set_map (self, margin, top, margin + width, bottom);
  bottom = add_members (self, margin, bottom, width);
  set_map (self, margin, top, margin + width, bottom);
  if (has_room_for_band (self) || !buju_sheet_try_corner (self))
    add_band (self, margin, top, bottom, width);
}

/* Head of the side column; returns where it ends. */
static double
add_side_head (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *title = buju_sheet_title_column (self, width);
  BujuColumn *plan = buju_sheet_plan_column (self, width);
  double mark;

  buju_sheet_add_block (self, "title", title, x, y);
  y += buju_column_get_height (title) + mm (self, 3);
  buju_sheet_add_block (self, "plan", plan, x, y);
  y += buju_column_get_height (plan) + mm (self, 3);
  mark = add_mark (self, x, y, FALSE);
  return mark > 0 ? y + mark + mm (self, 1) : y;
}

/* Foot of the side column, from the bottom up; returns where it begins. */
static double
add_side_foot (BujuSheet *self, double x, double bottom, double width)
{
  g_autoptr (GPtrArray) columns = buju_sheet_foot_columns (self, width);
  double y = bottom;

  for (guint i = columns->len; i > 0; i--)
    {
      BujuColumn *column = g_ptr_array_index (columns, i - 1);

      y -= buju_column_get_height (column);
      buju_sheet_add_block (self, "foot", column, x, y);
      y -= mm (self, 1.7);
      buju_sheet_add_rule (self, x, y, x + width, y, BUJU_INK_HAIRLINE, 0.6);
      y -= mm (self, 1.7);
    }
  return y;
}

/* Full names of members between legend and foot, when all of them fit. */
static void
add_side_members (BujuSheet *self, double x, double top, double bottom, double width)
{
  g_autoptr (GPtrArray) columns = buju_sheet_member_columns (self, width);
  double gap = mm (self, 2), height = mm (self, 2);

  for (guint i = 0; i < columns->len; i++)
    height += buju_column_get_height (g_ptr_array_index (columns, i)) + gap;
  if (columns->len == 0 || top + height > bottom)
    {
      g_ptr_array_foreach (columns, (GFunc) (GCallback) buju_column_free, NULL);
      return;
    }
  buju_sheet_add_rule (self, x, top, x + width, top, BUJU_INK_HAIRLINE, 0.6);
  top += mm (self, 2);
  for (guint i = 0; i < columns->len; i++)
    {
      buju_sheet_add_block (self, "members", g_ptr_array_index (columns, i), x, top);
      top += buju_column_get_height (g_ptr_array_index (columns, i)) + gap;
    }
}

static void
arrange_side (BujuSheet *self)
{
  double margin = mm (self, SHEET_MARGIN);
  double width = CLAMP (self->page.width * SIDE_SHARE, mm (self, SIDE_LEAST), mm (self, SIDE_MOST));
  double x = self->page.width - margin - width;
  double top = add_side_head (self, x, margin, width) + mm (self, SHEET_GAP);
  double bottom = add_side_foot (self, x, self->page.height - margin, width);
  BujuLegend *legend;

  set_map (self, margin, margin, x - mm (self, SHEET_GUTTER), self->page.height - margin);
  legend = make_legend (self, width, 1);
  if (top + buju_legend_get_height (legend) <= bottom)
    {
      buju_sheet_add_rule (self, x, top, x + width, top, BUJU_INK_HAIRLINE, 0.6);
      put_legend (self, legend, x, top + mm (self, 2));
      add_side_members (self, x, self->legend_box.y1 + mm (self, SHEET_GAP), bottom, width);
      return;
    }
  buju_legend_free (legend);
  buju_sheet_try_corner (self);
}

static void
arrange_once (BujuSheet *self)
{
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->rules, 0);
  g_array_set_size (self->parts, 0);
  g_clear_pointer (&self->legend, buju_legend_free);
  if (self->side)
    arrange_side (self);
  else
    arrange_stack (self);
}

/* The map has the larger part of a sheet, and is no slot. */
static gboolean
map_is_small (const BujuSheet *self)
{
  double width = buju_box_width (&self->map), height = buju_box_height (&self->map);

  return width * height < MAP_SHARE * self->page.width * self->page.height || height < 0.5 * width
         || width < 0.5 * height;
}

/*< private >
 * buju_sheet_arrange:
 * @self: a sheet with its words and its scene
 *
 * Finds a place for everything on the page but for the panels of the map. On a small page the type gives way to the
 * map, down to what can still be read.
 */
void
buju_sheet_arrange (BujuSheet *self)
{
  double least = SMALLEST_TYPE * self->page.type_size;

  self->side = self->page.width > WIDE * self->page.height;
  arrange_once (self);
  while (map_is_small (self) && self->ink.type_size * TYPE_STEP >= least)
    {
      self->ink.type_size *= TYPE_STEP;
      arrange_once (self);
    }
  buju_sheet_add_part (self, "map", &self->map, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "draw/buju-sheet-compare.h"

/* Where things stand on a sheet of two layouts: two maps of one size and one view, side by side, or
 * under one another when what they show is wide and low. On an upright page legends and table lie
 * below them, on a wide one in a column of their own. */

#define WIDE 1.12          /* width to height from which a page counts as wide */
/* width to height of the ground from which maps stand under one another */
#define LOW 1.55
#define SIDE_SHARE 0.27    /* of the page's width */
#define SIDE_LEAST 62.0    /* mm on A4 */
#define SIDE_MOST 88.0
#define EASE 1.06          /* a map may be so much higher than what it shows */
#define LEAST_MAP 0.92     /* of that height which the maps keep for the table's sake */
#define TABLE_COLUMNS 3
/* the same on a wide page, for the sake of legends below them: the column is the table's */
#define LEAST_WIDE 0.72
#define TABLE_SHARE 0.2    /* of the room that the table has at least */
#define SMALLEST_TYPE 0.9  /* of its usual size that type may shrink to */
#define TYPE_STEP 0.95

typedef struct
{
  BujuColumn *columns[2];  /* "A  title" */
  double      height;      /* of the higher one, with the gap below it */
} Titles;

static double
mm (const BujuSheet *self, double length)
{
  return buju_sheet_mm (self, length);
}

/* Width to height of the ground that the maps show. */
static double
ground_aspect (const BujuSheet *self)
{
  BujuBox box = buju_sheet_wanted_box (self);

  return CLAMP (buju_box_width (&box) / fmax (buju_box_height (&box), 1), 0.5, 3);
}

static BujuColumn *
make_title (const BujuSheet *self, guint index, double width)
{
  const BujuLayout *layout = index == 0 ? self->figure.layout : self->figure.compare;
  const char *letter = index == 0 ? "A" : "B";
  BujuColumn *column = buju_column_new (&self->ink, width);
  gboolean english = self->ink.language == BUJU_LANGUAGE_EN;
  g_autofree char *zh = g_strdup_printf ("%s  %s", letter,
                                         buju_text_get (&layout->title, BUJU_LANGUAGE_ZH));
  g_autofree char *en = g_strdup_printf ("%s%s", english ? (index == 0 ? "A  " : "B  ") : "",
                                         buju_text_get (&layout->title, BUJU_LANGUAGE_EN));
  g_autofree char *plan = buju_text_dup (&layout->plan->short_title, self->ink.language, "  ");
  BujuText title = { zh, en };

  buju_column_add_pair (column, BUJU_INK_HEADING, &title, 0);
  buju_column_add (column, BUJU_INK_NOTE, english ? BUJU_LANGUAGE_EN : BUJU_LANGUAGE_ZH, plan,
                   mm (self, 0.8));
  return column;
}

static Titles
make_titles (const BujuSheet *self, double width)
{
  Titles titles;

  for (guint i = 0; i < 2; i++)
    titles.columns[i] = make_title (self, i, width);
  titles.height = fmax (buju_column_get_height (titles.columns[0]),
                        buju_column_get_height (titles.columns[1]))
                  + mm (self, 1.6);
  return titles;
}

static BujuBox
inside_frame (const BujuSheet *self, double x, double y, double width, double height)
{
  BujuBox box = { x, y, x + width, y + height };

  buju_box_grow (&box, -buju_frame_band (&self->ink));
  return box;
}

/* Both maps with their titles on top; returns where they end. */
static double
put_maps (BujuSheet *self, Titles *titles, double x, double y, double width, double height,
          gboolean stacked)
{
  double dx = stacked ? 0 : width + mm (self, SHEET_GUTTER);
  double dy = stacked ? titles->height + height + mm (self, SHEET_GAP) : 0;

  for (guint i = 0; i < 2; i++)
    buju_sheet_add_block (self, "map-title", titles->columns[i], x + i * dx, y + i * dy);
  self->map = inside_frame (self, x, y + titles->height, width, height);
  self->compare->map = inside_frame (self, x + dx, y + dy + titles->height, width, height);
  return y + dy + titles->height + height;
}

/* Head over the whole width; returns where it ends. */
static double
put_head (BujuSheet *self, double x, double y, double width)
{
  BujuColumn *mark = buju_sheet_mark_column (self);
  double pad_x = mm (self, 2), pad_y = mm (self, 1.1), room = 0;
  BujuColumn *title, *plan;

  if (mark != NULL)
    {
      SheetRule frame = { { 0, y + mm (self, 0.4), x + width, 0 }, 0.7, BUJU_INK_BLACK };

      frame.box.x0 = x + width - buju_column_get_width (mark) - 2 * pad_x;
      frame.box.y1 = frame.box.y0 + buju_column_get_height (mark) + 2 * pad_y;
      g_array_append_val (self->rules, frame);
      buju_sheet_add_block (self, "mark", mark, frame.box.x0 + pad_x, frame.box.y0 + pad_y);
      room = buju_box_width (&frame.box) + mm (self, SHEET_GUTTER);
    }
  title = buju_sheet_title_column (self, width - room);
  plan = buju_sheet_plan_column (self, width - room);
  buju_sheet_add_block (self, "title", title, x, y);
  y += buju_column_get_height (title) + mm (self, 2.4);
  buju_sheet_add_block (self, "plan", plan, x, y);
  return y + buju_column_get_height (plan) + mm (self, SHEET_GAP);
}

/* The foot's column number @index, set to @width. */
static BujuColumn *
make_foot (const BujuSheet *self, guint index, double width)
{
  g_autoptr (GPtrArray) columns = buju_sheet_foot_columns (self, width);

  for (guint i = 0; i < columns->len; i++)
    if (i != index)
      buju_column_free (g_ptr_array_index (columns, i));
  return g_ptr_array_index (columns, index);
}

/* Columns of the foot side by side, ending at @bottom, the wordy ones wider; returns where they
 * begin. */
static double
put_foot (BujuSheet *self, double x, double bottom, double width)
{
  static const double with_reason[] = { 1.25, 2.2, 1.0, 0.9 }, without[] = { 1.3, 1.0, 0.9 };
  gboolean reason = self->words.reason_zh != NULL;
  const double *shares = reason ? with_reason : without;
  guint n = reason ? G_N_ELEMENTS (with_reason) : G_N_ELEMENTS (without);
  double gutter = mm (self, SHEET_GUTTER), room = width - (n - 1) * gutter, sum = 0, height = 0;
  BujuColumn *columns[G_N_ELEMENTS (with_reason)];

  for (guint i = 0; i < n; i++)
    sum += shares[i];
  for (guint i = 0; i < n; i++)
    {
      columns[i] = make_foot (self, i, room * shares[i] / sum);
      height = fmax (height, buju_column_get_height (columns[i]));
    }
  for (guint i = 0; i < n; i++)
    {
      buju_sheet_add_block (self, "foot", columns[i], x, bottom - height);
      x += room * shares[i] / sum + gutter;
    }
  x -= width + gutter;
  buju_sheet_add_rule (self, x, bottom - height - mm (self, 1.8), x + width,
                       bottom - height - mm (self, 1.8),
                       BUJU_INK_HAIRLINE, 0.6);
  return bottom - height - mm (self, 3.6);
}

static void
rule (BujuSheet *self, double x, double y, double width)
{
  buju_sheet_add_rule (self, x, y, x + width, y, BUJU_INK_HAIRLINE, 0.6);
}

/* Title, maps, legends, table, foot. */
static void
arrange_upright (BujuSheet *self)
{
  double margin = mm (self, SHEET_MARGIN), gap = mm (self, SHEET_GAP);
  double width = self->page.width - 2 * margin, aspect = ground_aspect (self);
  gboolean stacked = aspect > LOW;
  double map_width = stacked ? width : (width - mm (self, SHEET_GUTTER)) / 2;
  double y = put_head (self, margin, margin, width);
  double bottom = put_foot (self, margin, self->page.height - margin, width);
  Titles titles = make_titles (self, map_width);
  double table = buju_sheet_compare_get_height (self, width, TABLE_COLUMNS);
  double ideal = map_width / aspect * EASE, n_maps = stacked ? 2 : 1, room, height, legends;

  self->map = inside_frame (self, 0, 0, map_width, ideal);
  legends = buju_sheet_compare_legends (self, 0, -1, width);
  room = bottom - y - legends - 3 * gap - n_maps * titles.height - (n_maps - 1) * gap;
  height = CLAMP (room - table, LEAST_MAP * ideal * n_maps, ideal * n_maps) / n_maps;
  height = fmin (height, (room - fmin (table, room * TABLE_SHARE)) / n_maps);
  y = put_maps (self, &titles, margin, y, map_width, height, stacked) + gap;
  y += buju_sheet_compare_legends (self, margin, y, width) + gap;
  rule (self, margin, y - gap / 2, width);
  buju_sheet_compare_add_table (self, margin, y, bottom, width, TABLE_COLUMNS);
}

/* Title, maps and foot on the left, the table in a column; the legends where there is room for
 * them. */
static void
arrange_wide (BujuSheet *self)
{
  double margin = mm (self, SHEET_MARGIN), gap = mm (self, SHEET_GAP),
  gutter = mm (self, SHEET_GUTTER);
  double side = CLAMP (self->page.width * SIDE_SHARE, mm (self, SIDE_LEAST), mm (self, SIDE_MOST));
  double width = self->page.width - 2 * margin - side - gutter, x = margin + width + gutter;
  double map_width = (width - gutter) / 2, aspect = ground_aspect (self);
  double y = put_head (self, margin, margin, width), top = margin;
  double bottom = put_foot (self, margin, self->page.height - margin, width);
  Titles titles = make_titles (self, map_width);
  double ideal = map_width / aspect * EASE, height, legends;

  self->map = inside_frame (self, 0, 0, map_width, ideal);
  legends = buju_sheet_compare_legends (self, 0, -1, width) + gap;
  height = bottom - y - titles.height;
  if (height - legends >= LEAST_WIDE * fmin (ideal, height))
    {
      height = fmin (height - legends, ideal);
      y = put_maps (self, &titles, margin, y, map_width, height, FALSE) + gap;
      buju_sheet_compare_legends (self, margin, y, width);
    }
  else
    {
      put_maps (self, &titles, margin, y, map_width, fmin (height, ideal), FALSE);
      top += buju_sheet_compare_legends (self, x, top, side) + gap;
      rule (self, x, top - gap / 2, side);
    }
  buju_sheet_compare_add_table (self, x, top, self->page.height - margin, side, 1);
}

static void
arrange_once (BujuSheet *self)
{
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->rules, 0);
  g_array_set_size (self->parts, 0);
  g_array_set_size (self->compare->legends, 0);
  if (self->side)
    arrange_wide (self);
  else
    arrange_upright (self);
}

/*< private >
 * buju_sheet_compare_arrange:
 * @self: a sheet of two layouts with its words and its scenes
 *
 * Finds a place for everything on the page. The type gives way a little before the table does.
 */
void
buju_sheet_compare_arrange (BujuSheet *self)
{
  double least = SMALLEST_TYPE * self->page.type_size;

  self->side = self->page.width > WIDE * self->page.height;
  arrange_once (self);
  while (self->compare->n_cut > 0 && self->ink.type_size * TYPE_STEP >= least)
    {
      self->ink.type_size *= TYPE_STEP;
      arrange_once (self);
    }
  buju_sheet_add_part (self, "map", &self->map, FALSE);
  buju_sheet_add_part (self, "map-b", &self->compare->map, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-legend.h"

#include <math.h>

#include "draw/buju-column.h"
#include "draw/buju-flow.h"
#include "draw/buju-render.h"

/* pt on A4 */
#define PATCH_WIDTH 22.0
#define PATCH_HEIGHT 10.5
#define PATCH_GAP 5.5
#define ROW_GAP 4.6
#define HEADING_GAP 6.0
#define COLUMN_GAP 14.17 /* the gutter of the foot */
#define WIDEST_TEXT 142.0

typedef struct
{
  const BujuLegendEntry *entry;
  BujuColumn            *text;
  BujuBox                box;   /* from the legend's top left */
} Row;

struct _BujuLegend
{
  BujuInk  ink;
  GArray  *entries;
  Row     *rows;
  guint    n_rows;
  guint    columns;
  BujuColumn *heading;  /* NULL when there is none */
  double   width;
  double   height;
};

/* What the map is about comes first, what it stands on last; the rest keeps the scene's order. */
static int
rank_of (const BujuLegendEntry *entry)
{
  gboolean first = g_str_equal (entry->key, "pole")
                   || (g_str_has_prefix (entry->key, "lens-")
                       && !g_str_equal (entry->key, "lens-rest"));

  return g_str_has_prefix (entry->key, "road") ? 2 : first ? 0 : 1;
}

static void
sort_rows (BujuLegend *self)
{
  guint n = 0;

  for (int rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < self->entries->len; i++)
      {
        const BujuLegendEntry *entry = &g_array_index (self->entries, BujuLegendEntry, i);

        if (rank_of (entry) == rank)
          self->rows[n++].entry = entry;
      }
}

static double
scaled (const BujuLegend *self, double pt)
{
  return pt * self->ink.type_size;
}

static BujuColumn *
set_entry (const BujuLegend *self, const BujuLegendEntry *entry, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);

  buju_column_add_pair (column, BUJU_INK_ENTRY, &entry->text, 0);
  if (!buju_text_is_empty (&entry->note))
    buju_column_add_joined (column, BUJU_INK_NOTE, &entry->note, "\342\200\202",
                            scaled (self, 1.8));
  return column;
}

static double
row_height (const BujuLegend *self, const Row *row)
{
  return fmax (scaled (self, PATCH_HEIGHT), buju_column_get_height (row->text));
}

/* Columns are as wide as their texts, but at least @column_width. */
static void
place_rows (BujuLegend *self, guint columns, double top, double column_width)
{
  double patch = scaled (self, PATCH_WIDTH + PATCH_GAP), x = 0, widest = 0;
  g_autofree double *heights = g_new (double, MAX (self->n_rows, 1));
  g_autofree BujuFlowSlot *slots = g_new0 (BujuFlowSlot, MAX (self->n_rows, 1));

  for (guint i = 0; i < self->n_rows; i++)
    heights[i] = row_height (self, &self->rows[i]);
  self->height = top + buju_flow (heights, self->n_rows, scaled (self, ROW_GAP), columns, slots);
  self->columns = 1;
  for (guint i = 0; i < self->n_rows; i++)
    {
      Row *row = &self->rows[i];
      double text = buju_column_get_width (row->text);

      if (slots[i].column >= self->columns)
        {
          x += fmax (column_width, patch + widest) + scaled (self, COLUMN_GAP);
          widest = 0;
          self->columns = slots[i].column + 1;
        }
      widest = fmax (widest, text);
      row->box = (BujuBox) { x, top + slots[i].y, x + patch + text, top + slots[i].y + heights[i] };
      self->width = fmax (self->width, row->box.x1);
    }
}

static double
set_heading (BujuLegend *self, const BujuText *heading)
{
  if (heading == NULL || buju_text_is_empty (heading))
    return 0;
  self->heading = buju_column_new (&self->ink, 0);
  buju_column_add_pair (self->heading, BUJU_INK_HEADING, heading, 0);
  self->width = fmax (self->width, buju_column_get_width (self->heading));
  return buju_column_get_height (self->heading) + scaled (self, HEADING_GAP);
}

/**
 * buju_legend_new:
 * @ink: the typography, copied
 * @entries: (element-type BujuLegendEntry): what is to be explained, in order
 * @heading: (nullable): its title
 * @width: pt that it may be wide at most
 * @columns: how many columns are wanted
 * @spread: columns fill @width, else they are as narrow as their texts
 *
 * Sets the entries in columns of nearly equal height, read downwards first.
 *
 * Returns: (transfer full): the legend
 */
BujuLegend *
buju_legend_new (const BujuInk *ink, GArray *entries, const BujuText *heading, double width,
                 guint columns,
                 gboolean spread)
{
  BujuLegend *self = g_new0 (BujuLegend, 1);
  double column_width, text_width;

  self->ink = *ink;
  self->entries = g_array_ref (entries);
  self->n_rows = entries->len;
  self->rows = g_new0 (Row, MAX (entries->len, 1));
  if (!spread)
    columns = CLAMP (columns, 1, MAX (entries->len, 1));
  column_width = (width - (columns - 1) * scaled (self, COLUMN_GAP)) / columns;
  text_width = fmax (column_width - scaled (self, PATCH_WIDTH + PATCH_GAP), scaled (self, 30));
  if (!spread)
    text_width = fmin (text_width, scaled (self, WIDEST_TEXT));
  sort_rows (self);
  for (guint i = 0; i < self->n_rows; i++)
    self->rows[i].text = set_entry (self, self->rows[i].entry, text_width);
  place_rows (self, columns, set_heading (self, heading),
              spread ? column_width : 0);
  return self;
}

/**
 * buju_legend_free:
 * @self: (transfer full): a legend
 */
void
buju_legend_free (BujuLegend *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    buju_column_free (self->rows[i].text);
  g_free (self->rows);
  g_clear_pointer (&self->heading, buju_column_free);
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * buju_legend_get_width:
 * @self: a legend
 *
 * Returns: what it takes, pt
 */
double
buju_legend_get_width (const BujuLegend *self)
{
  return self->width;
}

/**
 * buju_legend_get_height:
 * @self: a legend
 *
 * Returns: what it takes, pt
 */
double
buju_legend_get_height (const BujuLegend *self)
{
  return self->height;
}

/**
 * buju_legend_get_columns:
 * @self: a legend
 *
 * Returns: how many columns are used
 */
guint
buju_legend_get_columns (const BujuLegend *self)
{
  return self->columns;
}

/**
 * buju_legend_get_box:
 * @self: a legend
 * @index: number of a row, as drawn
 *
 * Returns: where the entry drawn as number @index lies, pt from the legend's top left
 */
BujuBox
buju_legend_get_box (const BujuLegend *self, guint index)
{
  g_return_val_if_fail (index < self->n_rows, BUJU_BOX_EMPTY);

  return self->rows[index].box;
}

/* The patch stands level with the first line of text, or in the middle of a row that has two. */
static void
draw_row (const BujuLegend *self, const Row *row, cairo_t *cr, double x, double y)
{
  double height = buju_box_height (&row->box);
  double patch_height = scaled (self, PATCH_HEIGHT);
  double text_height = buju_column_get_height (row->text);
  double left = x + row->box.x0;
  double top = y + row->box.y0;
  gboolean heading = row->entry->kind == BUJU_ITEM_NONE;
  BujuBox patch = { left, top + (height - patch_height) / 2, left + scaled (self, PATCH_WIDTH), 0 };

  patch.y1 = patch.y0 + patch_height;
  cairo_save (cr);
  buju_render_patch (cr, row->entry, &patch, self->ink.type_size);
  cairo_restore (cr);
  cairo_new_path (cr);
  buju_column_draw (row->text, cr, left + (heading ? 0 : scaled (self, PATCH_WIDTH + PATCH_GAP)),
                    top + (height - text_height) / 2);
}

/**
 * buju_legend_draw:
 * @self: a legend
 * @cr: a context
 * @x: left side, pt
 * @y: top, pt
 */
void
buju_legend_draw (const BujuLegend *self, cairo_t *cr, double x, double y)
{
  if (self->heading != NULL)
    buju_column_draw (self->heading, cr, x, y);
  for (guint i = 0; i < self->n_rows; i++)
    draw_row (self, &self->rows[i], cr, x, y);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sheet of two layouts: what it has beyond a sheet of one. The first layout is the sheet's own:
 * its map, scene, placement and frame; here are those of the second, the legends of both, and the
 * table of what differs. Private to the sheet. */

#include "draw/buju-sheet-private.h"
#include "plan/buju-compare-table.h"

G_BEGIN_DECLS

/* A legend that stands somewhere on the page. */
typedef struct
{
  BujuLegend *legend;
  double      x, y;
} SheetLegend;

typedef enum
{
  SHEET_LEGEND_CHANGES,  /* what the marks mean */
  SHEET_LEGEND_A,        /* only on the first map */
  SHEET_LEGEND_B,
  SHEET_LEGEND_BOTH,
  SHEET_N_LEGENDS
} SheetLegendGroup;

struct _SheetCompare
{
  BujuCompare      *compare;
  BujuCompareTable *table;
  BujuBox           map;        /* of the second, inside its frame */
  BujuScene        *scene;
  BujuPlacement    *placement;
  BujuFrame        *frame;
  GArray           *legends;    /* SheetLegend */
  guint             n_cut;      /* rows of the table that found no room */
  guint             n_cells;    /* pieces of it that did */
};

/* buju-sheet-compare-table.c */

/* A piece of the table that is not broken. */
typedef struct
{
  BujuColumn               *column;
  guint                     n_rows;    /* of the table; 0 = a heading */
  const BujuCompareSection *section;   /* NULL: over the whole table */
} SheetCell;

/* The height at which @n columns hold all of it, pt. */
double  buju_sheet_compare_get_height (const BujuSheet *self, double width, guint n);
/* Puts the table into @n columns that end at @bottom; says how much did not fit. */
void    buju_sheet_compare_add_table  (BujuSheet *self, double x, double y, double bottom,
                                       double width, guint n);
/* The pieces from @first on; returns how many of the table's stand somewhere then. */
guint   buju_sheet_compare_continue   (BujuSheet *self, guint first, double x, double y,
                                       double bottom, double width);
guint   buju_sheet_compare_count      (const BujuSheet *self);

/* buju-sheet-compare-legend.c */

/* All groups that have entries; returns their height. Adds them when @y is at least 0. */
double  buju_sheet_compare_legends    (BujuSheet *self, double x, double y, double width);

G_END_DECLS

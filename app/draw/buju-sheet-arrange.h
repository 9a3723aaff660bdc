/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the arrangements of a sheet share: each puts everything on the page in its own way, and says
 * whether it fits. */

#include "draw/buju-sheet-private.h"

G_BEGIN_DECLS

#define BUJU_FIGURE_TEXTS (BUJU_FIGURE_MEMBERS | BUJU_FIGURE_INDICATORS | BUJU_FIGURE_PROFILE)

typedef struct
{
  BujuFigureExtras extras;   /* which texts stand beside the map */
  gboolean         beside;   /* the legend stands beside the map, else in a corner of it */
  gboolean         cover;    /* in a corner even if it hides part of the subject */
  double           side;     /* pt, width of the column at the side */
  gboolean         below;    /* the foot has the width of the page, although the page is wide */
  gboolean         brief;    /* the foot says it in a few words */
  gboolean         cut;      /* texts may end where the room ends */
} SheetTrial;

gboolean buju_sheet_arrange_stack (BujuSheet *self, const SheetTrial *trial);
gboolean buju_sheet_arrange_side  (BujuSheet *self, const SheetTrial *trial);
gboolean buju_sheet_arrange_slide (BujuSheet *self, const SheetTrial *trial);
gboolean buju_sheet_arrange_strip (BujuSheet *self, const SheetTrial *trial);

/* buju-sheet-place.c: where one thing goes. All lengths in pt. */
/* 示意图 in a frame of its own, from @x on or up to it; returns its height. */
double   buju_sheet_put_mark      (BujuSheet *self, double x, double y, gboolean right_aligned);
/* Width that the mark takes beside a text; 0 when there is none. */
double   buju_sheet_mark_room     (BujuSheet *self);
/* Title and plan with the mark at the right; returns where they end. */
double   buju_sheet_put_head      (BujuSheet *self, double x, double y, double width);
/* Takes the columns of @blocks over and sets them in @n_columns ending at @bottom, or beginning at
 * @top when that is not NAN; returns their height. */
double   buju_sheet_put_flow      (BujuSheet *self, const char *name, GPtrArray *blocks, double x,
                                   double top,
                                   double bottom, double width, guint n_columns);
double   buju_sheet_flow_height   (const BujuSheet *self, GPtrArray *blocks, guint n_columns);
/* How many columns of texts fit side by side. */
guint    buju_sheet_count_columns (const BujuSheet *self, double width);
double   buju_sheet_column_width  (const BujuSheet *self, double width, guint n_columns);
void     buju_sheet_put_line      (BujuSheet *self, double x, double y, double width);
/* The foot of the page, ending at @bottom; returns where it begins. */
double   buju_sheet_put_foot      (BujuSheet *self, gboolean brief, double x, double bottom,
                                   double width);
/* The map with its frame fills the box. */
void     buju_sheet_set_map       (BujuSheet *self, double x0, double y0, double x1, double y1);
/* For the map as it is now; @heading_word: its heading in words.json, or NULL. (transfer full) */
BujuLegend *buju_sheet_make_legend (BujuSheet *self, const char *heading_word, double width,
                                    guint n_columns);
void     buju_sheet_put_legend    (BujuSheet *self, BujuLegend *legend, double x, double y);

/* buju-sheet-story.c */
gboolean   buju_sheet_has_story   (BujuSheet *self, BujuFigureExtras extras);
/* Texts on request, in reading order. (element-type BujuColumn) (transfer container) */
GPtrArray *buju_sheet_make_story  (BujuSheet *self, BujuFigureExtras extras, double width);
/* Drops blocks from the end until the rest is at most @most high in @n_columns, and says how many
 * are missing. */
void       buju_sheet_cut_story   (BujuSheet *self, GPtrArray *story, guint n_columns, double width,
                                   double most);
void       buju_sheet_free_story  (GPtrArray *story);

G_END_DECLS

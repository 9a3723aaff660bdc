/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of a sheet share: it is laid out once, in this order, then only drawn. */

#include "draw/buju-column.h"
#include "draw/buju-frame.h"
#include "draw/buju-graticule.h"
#include "draw/buju-legend.h"
#include "draw/buju-page.h"
#include "draw/buju-scale-bar.h"
#include "draw/buju-sheet.h"

G_BEGIN_DECLS

/* Millimetres on A4; buju_sheet_mm() makes them pt of the page. */
#define SHEET_MARGIN 10.0
#define SHEET_GUTTER 5.0    /* between columns */
#define SHEET_GAP 3.6       /* between blocks */
#define SHEET_PANEL_PAD 2.8 /* inside a white panel */
#define TEXT_FIELDS 44.0    /* width of the fields to be filled in */

/* Text that stands somewhere on the page. */
typedef struct
{
  BujuColumn *column;
  double      x, y;
} SheetBlock;

/* A hairline, or a frame when it has two dimensions. */
typedef struct
{
  BujuBox box;
  double  weight;
  double  grey;
} SheetRule;

typedef struct
{
  char *title_zh, *title_en;
  char *plan_zh, *plan_en;        /* under the title */
  char *source_zh, *source_en;
  char *reason_zh, *reason_en;    /* why it is schematic; NULL when it is not */
  char *brief_zh, *brief_en;      /* the same without names; NULL */
  char *absent_zh, *absent_en;    /* what is named without a place; NULL */
} SheetWords;

/* A page after the first, with texts alone. */
typedef struct
{
  GArray *blocks;
  GArray *rules;
} SheetPage;

typedef struct _SheetCompare SheetCompare;

struct _BujuSheet
{
  BujuLibrary    *library;
  BujuFigure      figure;         /* strings are ours */
  BujuLens       *lens;           /* of the figure's industries; NULL */
  SheetWords      words;
  BujuPage        page;
  double          paper_height;   /* pt that the page may be high at most */
  BujuInk         ink;
  BujuProjection *to_map;         /* from longitude/latitude */
  gboolean        side;           /* texts stand in a column beside the map */
  GArray         *blocks;         /* SheetBlock */
  GArray         *rules;          /* SheetRule */
  GArray         *parts;          /* BujuSheetPart */
  GPtrArray      *report;         /* BujuSheetNote */
  GStringChunk   *strings;        /* of the report */
  BujuBox         map;            /* inside the frame */
  BujuBox         wanted;         /* what the map shall show, map units */
  double          scale;          /* N of 1:N */
  BujuScene      *scene;
  BujuPlacement  *placement;
  BujuFrame      *frame;
  BujuGraticule  *graticule;      /* NULL: not asked for */
  BujuLegend     *legend;
  BujuBox         legend_box;     /* with its panel */
  gboolean        legend_panel;   /* on the map: white, with a line around */
  gboolean        legend_covers;  /* … and hides part of the subject */
  BujuFigureExtras shown;         /* texts beside the map */
  guint           n_cut;          /* texts that did not fit */
  GPtrArray      *more;           /* SheetPage: where these stand in a document of pages */
  BujuScaleBar    bar;
  BujuBox         scale_box;
  BujuBox         locator_box;    /* empty: the map shows the city anyway */
  double          north;          /* radians clockwise from up */
  SheetCompare   *compare;        /* the second map and the table; NULL */
};

/* buju-sheet.c */
double   buju_sheet_mm        (const BujuSheet *self, double mm);
BujuText buju_sheet_word      (const BujuSheet *self, const char *key);
/* Takes @column over. */
void     buju_sheet_add_block (BujuSheet *self, const char *name, BujuColumn *column, double x,
                               double y);
void     buju_sheet_clear_block (gpointer data);
void     buju_sheet_add_part  (BujuSheet *self, const char *name, const BujuBox *box,
                               gboolean on_map);
void     buju_sheet_add_rule  (BujuSheet *self, double x0, double y0, double x1, double y1,
                               double weight, double grey);

/* pt between the map and the outer line of its frame. */
double   buju_sheet_frame_band (const BujuSheet *self);

/* buju-sheet-words.c */
void        buju_sheet_make_words   (BujuSheet *self);
void        buju_sheet_free_words   (BujuSheet *self);
BujuColumn *buju_sheet_title_column (const BujuSheet *self, double width);
BujuColumn *buju_sheet_plan_column  (const BujuSheet *self, double width);
BujuColumn *buju_sheet_mark_column  (const BujuSheet *self);   /* NULL when nothing is schematic */
/* Sources, map data, schematic shapes, fields: what stands at the foot of a sheet. */
GPtrArray  *buju_sheet_foot_columns (const BujuSheet *self, double width);
/* The same in a few words, and what is to be filled in: for slides and journals. */
BujuColumn *buju_sheet_short_foot   (const BujuSheet *self, double width);
BujuColumn *buju_sheet_field_column (const BujuSheet *self, double width);

/* buju-sheet-lens.c: nothing on a sheet without a lens */
gboolean buju_sheet_open_lens        (BujuSheet *self, GError **error);
void     buju_sheet_add_lens_title   (const BujuSheet *self, BujuColumn *column);
void     buju_sheet_add_lens_sources (const BujuSheet *self, BujuColumn *column);
void     buju_sheet_add_lens_meaning (const BujuSheet *self, BujuColumn *column);

/* buju-sheet-arrange.c */
gboolean buju_sheet_arrange (BujuSheet *self);

/* buju-sheet-more.c */
void buju_sheet_make_more (BujuSheet *self);

/* buju-sheet-map.c */
BujuView buju_sheet_view         (const BujuSheet *self, const BujuBox *map, double *scale);
/* What the map shall show, map units. */
BujuBox  buju_sheet_wanted_box   (const BujuSheet *self);
void     buju_sheet_finish_map   (BujuSheet *self);
/* Puts the legend on the map; FALSE when every corner would hide what it explains, unless it may
 * @cover that. */
gboolean buju_sheet_try_corner   (BujuSheet *self, gboolean cover);
void     buju_sheet_make_scene   (BujuSheet *self);

/* buju-sheet-compare.c: a sheet of two layouts, see buju-sheet-compare.h */
gboolean      buju_sheet_compare_check       (const BujuFigure *figure, GError **error);
SheetCompare *buju_sheet_compare_new         (BujuSheet *self);
void          buju_sheet_compare_free        (SheetCompare *compare);
void          buju_sheet_compare_make_words  (BujuSheet *self);
void          buju_sheet_compare_make_scene  (BujuSheet *self);
void          buju_sheet_compare_arrange     (BujuSheet *self);
void          buju_sheet_compare_finish_map  (BujuSheet *self);
gboolean      buju_sheet_compare_draw        (BujuSheet *self, cairo_t *cr,
                                              GCancellable *cancellable,
                                              GError **error);

/* buju-sheet-scale.c: scale in figures, bar and north arrow in one panel */
void     buju_sheet_measure_scale (BujuSheet *self, double *width, double *height);
void     buju_sheet_draw_scale    (const BujuSheet *self, cairo_t *cr);

/* buju-sheet-report.c */
void buju_sheet_add_note      (BujuSheet *self, BujuSheetNoteKind kind,
                               BujuSheetNoteSeverity severity,
                               const char *key, const BujuText *what, const char *id);
void buju_sheet_finish_report (BujuSheet *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuInk: the typography of a sheet: one table of sizes, weights and greys, and text set by its em
 * box, so that blocks line up on the page whatever the font's own line height is. A value; strings
 * borrowed. */

#include <pango/pangocairo.h>

#include "geo/buju-box.h"
#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_INK_TITLE,
  BUJU_INK_TITLE_EN,    /* under a Chinese title */
  BUJU_INK_SUBTITLE,
  BUJU_INK_SUBTITLE_EN,
  BUJU_INK_MARK,        /* 示意图 */
  BUJU_INK_HEADING,
  BUJU_INK_HEADING_EN,
  BUJU_INK_ENTRY,       /* legend */
  BUJU_INK_ENTRY_EN,
  BUJU_INK_NOTE,
  BUJU_INK_FOOT_HEADING,
  BUJU_INK_FOOT_HEADING_EN,
  BUJU_INK_BODY,        /* sources, credits */
  BUJU_INK_BODY_EN,
  BUJU_INK_SCALE,
  BUJU_INK_TICK,
  BUJU_INK_N_ROLES
} BujuInkRole;

typedef struct
{
  const char  *sans;
  const char  *serif;
  BujuLanguage language;
  double       type_size; /* factor on all sizes and weights; 1 on A4 */
  double       title_size; /* a further factor on titles; 0 = 1 */
  gboolean     pages;     /* what is set in one language leaves room for the other */
  const char  *kept;      /* words that a Chinese title is not broken in, between spaces; NULL */
} BujuInk;

/* pt on A4 from one baseline of the small texts to the next, in both languages */
#define BUJU_INK_GRID 8.0
#define BUJU_INK_SMALLEST 5.0  /* pt on any paper: nothing smaller is printed well */
#define BUJU_INK_THINNEST 0.284 /* pt: 0.1 mm */

#define BUJU_INK_BLACK 0.11
#define BUJU_INK_GREY 0.38
/* of the em box of a Chinese typeface that lies above the baseline */
#define BUJU_INK_EM_ASCENT 0.88
#define BUJU_INK_HAIRLINE 0.35 /* pt on A4 */

/* A context that draws nowhere, for measuring. (transfer full) */
cairo_t     *buju_ink_scratch (void);
/* @width: pt to wrap at, 0 = one line. (transfer full) */
PangoLayout *buju_ink_layout  (const BujuInk *self, cairo_t *cr, BujuInkRole role,
                               BujuLanguage language,
                               const char *text, double width);
/* Whether texts in @role stand on the baseline grid. */
gboolean     buju_ink_is_gridded (BujuInkRole role);
/* Wraps @layout at most at @width so that its last line is no orphan, titles so that all lines are
 * about equally long. Returns the width it was wrapped at. */
double       buju_ink_wrap    (BujuInkRole role, PangoLayout *layout, double width);
/* A title with its lines. (transfer full) */
char        *buju_ink_break   (const BujuInk *self, cairo_t *cr, BujuInkRole role,
                               BujuLanguage language,
                               const char *text, double width);
gboolean     buju_ink_is_title (BujuInkRole role);
double       buju_ink_weight  (const BujuInk *self, double weight);
double       buju_ink_size    (const BujuInk *self, BujuInkRole role);
/* Width of the widest line, and height from the top of the first em box to the bottom of the
 * last. */
void         buju_ink_extents (const BujuInk *self, BujuInkRole role, PangoLayout *layout,
                               double *width, double *height);
/* (@x, @y) is the top left of the first em box. */
void         buju_ink_show    (const BujuInk *self, cairo_t *cr, BujuInkRole role,
                               PangoLayout *layout,
                               double x, double y);
/* One line of text; @align: -1 starts, 0 is centred, 1 ends at @x. Returns its width. */
double       buju_ink_line    (const BujuInk *self, cairo_t *cr, BujuInkRole role,
                               BujuLanguage language,
                               const char *text, double x, double y, int align);
void         buju_ink_rule    (const BujuInk *self, cairo_t *cr, double x0, double y0, double x1,
                               double y1,
                               double weight, double grey);
void         buju_ink_panel   (const BujuInk *self, cairo_t *cr, const BujuBox *box);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuScaleBar: a bar of 1, 2 or 5 times a power of ten metres in alternating blocks. A value.
 * Also the round scales a sheet may have, and how a scale is written. */

#include "draw/buju-ink.h"

G_BEGIN_DECLS

typedef struct
{
  double length;    /* m */
  double width;     /* pt */
  guint  blocks;
  guint  label_step; /* blocks from one number to the next */
} BujuScaleBar;

/* @scale: pt on the sheet per metre on the ground. */
BujuScaleBar buju_scale_bar_new    (double scale, double max_width);
double       buju_scale_bar_height (const BujuInk *ink);
void         buju_scale_bar_draw   (const BujuScaleBar *self, const BujuInk *ink, cairo_t *cr,
                                    double x, double y);

/* Smallest N of the ladder of round scales that is at least @n. */
double       buju_scale_round      (double n);
/* "1∶250 000" in Chinese, "1:250 000" in English. (transfer full) */
char        *buju_scale_format_in  (double n, BujuLanguage language);
char        *buju_scale_format     (double n);
/* pt on paper per metre on the ground at 1:@n. */
double       buju_scale_to_view    (double n);

G_END_DECLS

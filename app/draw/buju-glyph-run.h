/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A text whose letters stand wherever they are put: along a river, in a column, spaced over a sea.
 * It stays one text: in a PDF all letters lie under one "actual text" (cairo writes it for a
 * cluster of several glyphs), in an SVG they are one <text> with a place for each letter, so that
 * it is found and copied as it is read. */

#include <pango/pangocairo.h>

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef struct
{
  BujuPoint at;     /* the middle of the letter on its baseline, user space */
  double    angle;  /* radians, clockwise on the screen */
} BujuLetter;

/* How far each character advances. NULL unless the layout has one glyph a character, from left to
 * right. (transfer full) */
double *buju_glyph_run_measure (PangoLayout *layout, guint *n_letters);
/* In the current source. @letters: as many as were measured. */
void    buju_glyph_run_show    (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters,
                                guint n_letters);
/* Strokes the outlines with the current line width: the halo under the text. */
void    buju_glyph_run_outline (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters,
                                guint n_letters);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuEngraver: paints marks straight into pixels, fill and hairline, strip by strip; made for
 * layers of very many shapes, where cairo's general path costs ten times as much. Immutable once
 * made; each strip may be painted by another thread. */

#include "draw/buju-coverage.h"
#include "draw/buju-marks.h"

G_BEGIN_DECLS

/* Lines wider than this need real joins: cairo draws them. */
#define BUJU_ENGRAVER_WIDEST_LINE 1.5

typedef struct _BujuEngraver BujuEngraver;

BujuEngraver *buju_engraver_new         (const BujuCanvas *canvas, const BujuColor *fill,
                                         const BujuColor *stroke,
                                     double line_width, double point_diameter);   /* px */
void        buju_engraver_free        (BujuEngraver *self);
int         buju_engraver_get_strip_shift (const BujuEngraver *self);
int         buju_engraver_get_n_strips     (const BujuEngraver *self);
/* @coverage belongs to the calling thread. */
void        buju_engraver_init_coverage    (const BujuEngraver *self, BujuCoverage *coverage);
void        buju_engraver_paint_strip      (const BujuEngraver *self, int strip,
                                            const BujuMarks *marks,
                                          BujuCoverage *coverage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuEngraver, buju_engraver_free)

G_END_DECLS

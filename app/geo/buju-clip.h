/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Clipping to a rectangle in double precision, before cairo's 24.8 fixed point ever sees a number.
 * Polygons: Sutherland–Hodgman per ring; lines: Liang–Barsky per segment. Results go into a
 * buffer. */

#include "geo/buju-path.h"

G_BEGIN_DECLS

void buju_clip_polygon (const BujuSpan *span, const BujuBox *box, BujuPathBuffer *result);
void buju_clip_line    (const BujuSpan *span, const BujuBox *box, BujuPathBuffer *result);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Questions about a span: inside, nearest, how large, where a label sits best. Plane
 * geometry. */

#include "geo/buju-path.h"

G_BEGIN_DECLS

/* even-odd; a border point is inside */
gboolean  buju_measure_contains     (const BujuSpan *span, double x, double y);
/* to the nearest segment; 0 never means inside */
double    buju_measure_distance     (const BujuSpan *span, double x, double y);
/* even-odd rings: |outer| - |holes| by sign-free nesting */
double    buju_measure_area         (const BujuSpan *span);
/* pole of inaccessibility */
BujuPoint buju_measure_label_point  (const BujuSpan *span, double precision);
/* The point at @fraction (0…1) of the part's length and the direction there in radians. */
BujuPoint buju_measure_along        (const BujuSpan *span, guint part, double fraction,
                                     double *direction);

G_END_DECLS

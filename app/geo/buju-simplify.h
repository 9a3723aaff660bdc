/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Dropping vertices that cannot be seen at the drawn size. */

#include "geo/buju-path.h"

G_BEGIN_DECLS

/* Keeps the first and last point of every part and every point at least @step away from the one
 * kept before. */
void buju_simplify_step    (const BujuSpan *span, double step, BujuPathBuffer *result);
/* Douglas–Peucker: no dropped vertex is farther than @tolerance from the result. */
void buju_simplify_deviate (const BujuSpan *span, double tolerance, BujuPathBuffer *result);

G_END_DECLS

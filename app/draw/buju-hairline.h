/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The outline of a thin line, as edges of a coverage: two parallels with mitred corners, bevelled
 * where they are sharp. */

#include "draw/buju-coverage.h"
#include "draw/buju-marks.h"

G_BEGIN_DECLS

void buju_hairline_add (BujuCoverage *coverage, const BujuMarkPoint *points, guint n_points,
                        gboolean closed,
                        float width);

G_END_DECLS

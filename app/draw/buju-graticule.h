/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuGraticule: meridians and parallels across a map. Computed once, drawn as often as wanted, in
 * any thread. */

#include "draw/buju-ink.h"
#include "geo/buju-projection.h"
#include "geo/buju-view.h"

G_BEGIN_DECLS

typedef struct _BujuGraticule BujuGraticule;

/* @to_map: from longitude/latitude to the map CRS; @step: degrees from one line to the next. */
BujuGraticule *buju_graticule_new         (BujuProjection *to_map, const BujuView *view,
                                           double step);
void           buju_graticule_free        (BujuGraticule *self);
guint          buju_graticule_get_n_lines (const BujuGraticule *self);
/* @map: where the view lies on the page, pt. */
void           buju_graticule_draw        (const BujuGraticule *self, const BujuInk *ink,
                                           cairo_t *cr,
                                           const BujuBox *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuGraticule, buju_graticule_free)

G_END_DECLS

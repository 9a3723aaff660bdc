/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one drawing function: a scene on any cairo_t, in user space units of its view (px or pt).
 * Clips to the view. Never uses operators that make vector surfaces fall back to images. */

#include <cairo.h>

#include "draw/buju-placement.h"
#include "draw/buju-scene.h"

G_BEGIN_DECLS

/* @placement: (nullable): placed here when NULL; a sheet passes its own because it reports on
 * it. */
gboolean buju_render (BujuScene *scene, const BujuPlacement *placement, cairo_t *cr,
                      GCancellable *cancellable, GError **error);

/* Its second half, to be laid over a BujuDrawnGround: transparent between names. */
gboolean buju_render_names  (BujuScene *scene, const BujuPlacement *placement, cairo_t *cr,
                             GCancellable *cancellable,
                             GError **error);

/* One item's symbol in a legend patch, by the same code. */
void     buju_render_patch (cairo_t *cr, const BujuLegendEntry *entry, const BujuBox *patch,
                            double unit);

G_END_DECLS

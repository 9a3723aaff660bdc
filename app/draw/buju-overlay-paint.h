/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drawing the features of an overlay and finding them again. Very many shapes are painted straight
 * into pixels where that is possible, and thinned out everywhere. */

#include "draw/buju-overlay.h"
#include "draw/buju-zone.h"

G_BEGIN_DECLS

/* One class, in its colours: opacity lies in them, so that no picture is needed in a PDF. FALSE
 * when cancelled. */
gboolean buju_overlay_paint (const BujuOverlay *self, guint class, const BujuSymbol *symbol,
                             BujuBrush *brush,
                             GCancellable *cancellable);

/* Whether two views of one scale are drawn in the same way, so that what both show can be taken
 * from one to the other. */
gboolean buju_overlay_is_drawn_alike (const BujuOverlay *self, const BujuView *one,
                                      const BujuView *other, double unit);

/* Features of a class that a box touches, or all when it holds all of them. Borrowed from the
 * overlay, or from @own, an array of guint32 that is emptied first. */
const guint32 *buju_overlay_list_in (const BujuOverlay *self, guint class, const BujuBox *box,
                                     GArray *own, guint *n);

/* What lies under a point, map units; @reach: how far off points and lines may be, m; @unit: m a
 * pt. (element-type guint) (transfer full): features, nearest first, at most some dozens. */
GArray  *buju_overlay_hit   (const BujuOverlay *self, BujuPoint at, double reach, double unit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCompareView: the map, and while the session compares two layouts both maps: side by side, or
 * one over the other with a line to move. Both are seen through the session's one view. Over them
 * stand the titles of both and the commands "win.compare-…". On a narrow window they always lie
 * over one another. */

#include "buju-map-view.h"

G_BEGIN_DECLS

#define BUJU_TYPE_COMPARE_VIEW (buju_compare_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuCompareView, buju_compare_view, BUJU, COMPARE_VIEW, GtkWidget)

GtkWidget   *buju_compare_view_new         (void);
void         buju_compare_view_set_session (BujuCompareView *self, BujuSession *session);
/* Of the titles over the maps, px; 0 without them. Signal "arranged": it is another one now. */
int          buju_compare_view_get_bar_height (BujuCompareView *self);
/* The map of the session's layout, which is always there. */
BujuMapView *buju_compare_view_get_map     (BujuCompareView *self);
/* The map of the other layout; without a picture when nothing is compared. */
BujuMapView *buju_compare_view_get_second  (BujuCompareView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuScaleView: the map's scale bar on screen: a round length and how many px it has now. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_SCALE_VIEW (buju_scale_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuScaleView, buju_scale_view, BUJU, SCALE_VIEW, GtkWidget)

void   buju_scale_view_set_session (BujuScaleView *self, BujuSession *session);
/* The longest of 1, 2, 5 × 10ⁿ m that is at most @width px at @scale px/m. */
double buju_scale_view_round       (double scale, double width);

G_END_DECLS

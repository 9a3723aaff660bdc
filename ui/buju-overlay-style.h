/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOverlayStyle: a small window in which one of the user's layers is given its look: one symbol,
 * a class for each value, or classes of numbers; sizes, labels, filter, opacity. The map follows at
 * once; Undo takes it back. It closes with its layer. */

#include <adwaita.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_OVERLAY_STYLE (buju_overlay_style_get_type ())
G_DECLARE_FINAL_TYPE (BujuOverlayStyle, buju_overlay_style, BUJU, OVERLAY_STYLE, AdwWindow)

GtkWidget *buju_overlay_style_new (BujuSession *session, const char *overlay);

G_END_DECLS

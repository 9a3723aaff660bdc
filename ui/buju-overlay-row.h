/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOverlayRow: a layer that the user brought, in the list of such: whether it is shown, its
 * name, what its file was read as, its menu. Names and notes come from files: plain text always. */

#include <gtk/gtk.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_OVERLAY_ROW (buju_overlay_row_get_type ())
G_DECLARE_FINAL_TYPE (BujuOverlayRow, buju_overlay_row, BUJU, OVERLAY_ROW, GtkListBoxRow)

GtkWidget  *buju_overlay_row_new    (BujuSession *session, BujuOverlay *overlay);
/* Another state of the same layer. */
void        buju_overlay_row_set    (BujuOverlayRow *self, BujuOverlay *overlay);
const char *buju_overlay_row_get_id (BujuOverlayRow *self);

G_END_DECLS

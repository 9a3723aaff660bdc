/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOverlayList: the layers that the user brought, the one on top first; not there without
 * any. */

#include <gtk/gtk.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_OVERLAY_LIST (buju_overlay_list_get_type ())
G_DECLARE_FINAL_TYPE (BujuOverlayList, buju_overlay_list, BUJU, OVERLAY_LIST, GtkWidget)

void buju_overlay_list_set_session (BujuOverlayList *self, BujuSession *session);

G_END_DECLS

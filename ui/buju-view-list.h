/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuViewList: the saved views in the side panel. A row goes there; its menu, F2, Delete and Alt
 * with an arrow change the list by window actions. Not shown while there is none. */

#include <gtk/gtk.h>

#include "session/buju-saved-views.h"

G_BEGIN_DECLS

#define BUJU_TYPE_VIEW_LIST (buju_view_list_get_type ())
G_DECLARE_FINAL_TYPE (BujuViewList, buju_view_list, BUJU, VIEW_LIST, GtkWidget)

/* Signal "chosen" (guint number). */
void buju_view_list_set_views (BujuViewList *self, BujuSavedViews *views);

G_END_DECLS

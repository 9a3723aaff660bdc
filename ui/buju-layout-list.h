/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLayoutList: all spatial structures of all plans, by plan. Those that no map can show are
 * marked as text. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LAYOUT_LIST (buju_layout_list_get_type ())
G_DECLARE_FINAL_TYPE (BujuLayoutList, buju_layout_list, BUJU, LAYOUT_LIST, GtkWidget)

/* Signal "chosen": the user took a row. */
void buju_layout_list_set_session (BujuLayoutList *self, BujuSession *session);

G_END_DECLS

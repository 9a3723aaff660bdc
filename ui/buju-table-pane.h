/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTablePane: the table of one of the user's layers, below the map and linked with it: a row
 * that is selected is selected on the map, and the other way round. Sorting, filtering and finding
 * are done in another thread.
 *
 * Signals: "message" (const char *text): to be told in passing; "closed". */

#include <gtk/gtk.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_TABLE_PANE (buju_table_pane_get_type ())
G_DECLARE_FINAL_TYPE (BujuTablePane, buju_table_pane, BUJU, TABLE_PANE, GtkWidget)

GtkWidget  *buju_table_pane_new         (BujuSession *session);
/* The layer whose table is shown; NULL: none. */
void        buju_table_pane_set_overlay (BujuTablePane *self, const char *id);
const char *buju_table_pane_get_overlay (BujuTablePane *self);                     /* (nullable) */
/* Whether it waits for the other thread. */
gboolean    buju_table_pane_is_busy     (BujuTablePane *self);

G_END_DECLS

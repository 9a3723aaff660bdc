/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSession: several features of one of the user's layers, chosen together: they are lit on the
 * map as the selected one is, which is one of them. Property: "n-chosen" (uint, read only), told
 * of whenever they are others. Whatever else is selected ends it. */

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

/* So many are lit: more would not be told apart, nor follow the map at once. */
#define BUJU_SESSION_MOST_CHOSEN 1000

/* @features: numbers; the first is selected when what is selected is not among them. Fewer than
 * two are none. */
void    buju_session_choose        (BujuSession *self, const char *overlay, const guint32 *features,
                                    guint n);
/* One more or one less; what is selected counts as chosen. A feature of another layer is the first
 * of a new choice. */
void    buju_session_toggle_chosen (BujuSession *self, const char *feature_id);
/* (element-type guint32) (transfer none) (nullable): two at least. @overlay: (out) (optional):
 * whose they are. */
GArray *buju_session_get_chosen    (BujuSession *self, const char **overlay);

G_END_DECLS

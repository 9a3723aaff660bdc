/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLensBar: lies over the map while a lens is on: the chosen industries as chips that can be
 * taken away, how many places in how many documents, and a button for the details. Not there
 * without a lens. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LENS_BAR (buju_lens_bar_get_type ())
G_DECLARE_FINAL_TYPE (BujuLensBar, buju_lens_bar, BUJU, LENS_BAR, GtkWidget)

void buju_lens_bar_set_session (BujuLensBar *self, BujuSession *session);

G_END_DECLS

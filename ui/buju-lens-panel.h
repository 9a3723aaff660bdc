/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLensPanel: what a lens counts: by industry, document and district, the layouts that use it,
 * its places. A row of a layout shows that layout, a row of a place flies there; the lens stays.
 * Signal "chosen" when a row was taken. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LENS_PANEL (buju_lens_panel_get_type ())
G_DECLARE_FINAL_TYPE (BujuLensPanel, buju_lens_panel, BUJU, LENS_PANEL, GtkWidget)

/* Shows the lens that @session has now; empty without one. */
void buju_lens_panel_fill (BujuLensPanel *self, BujuSession *session);

G_END_DECLS

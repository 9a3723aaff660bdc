/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCompareChooser: a small window that asks what to set beside the layout on the map: first what
 * is worth it, then all layouts by document. */

#include <adwaita.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_COMPARE_CHOOSER (buju_compare_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BujuCompareChooser, buju_compare_chooser, BUJU, COMPARE_CHOOSER, AdwWindow)

/* Starts the comparison in @session and closes itself. */
GtkWidget *buju_compare_chooser_new (BujuSession *session);

G_END_DECLS

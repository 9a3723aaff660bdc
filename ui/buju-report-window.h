/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuReportWindow: what does not agree in the table of a layer (BujuDataReport): a list that leads
 * to the features. */

#include <adwaita.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_REPORT_WINDOW (buju_report_window_get_type ())
G_DECLARE_FINAL_TYPE (BujuReportWindow, buju_report_window, BUJU, REPORT_WINDOW, AdwWindow)

/* @id: of an overlay. (transfer floating) */
GtkWidget *buju_report_window_new (GtkWindow *parent, BujuSession *session, const char *id);

G_END_DECLS

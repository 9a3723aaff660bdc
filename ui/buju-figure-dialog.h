/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFigureDialog: the finished figure of the present layout: what it shall look like on the left,
 * how it looks on the right, and one button that writes it. */

#include <adwaita.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_FIGURE_DIALOG (buju_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BujuFigureDialog, buju_figure_dialog, BUJU, FIGURE_DIALOG, AdwWindow)

/* Signal "exported" (GFile): the file is complete. */
GtkWidget *buju_figure_dialog_new       (BujuSession *session, GSettings *settings);
/* As if the user had chosen @file. */
void       buju_figure_dialog_export_to (BujuFigureDialog *self, GFile *file);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuAtlasDialog: many figures at once: which, how, where to; a bar that says how far it is, and a
 * way to stop. */

#include <adwaita.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_ATLAS_DIALOG (buju_atlas_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BujuAtlasDialog, buju_atlas_dialog, BUJU, ATLAS_DIALOG, AdwWindow)

/* Signal "exported" (GFile): the file is complete. */
GtkWidget *buju_atlas_dialog_new       (BujuSession *session);
/* As if the user had chosen @file. */
void       buju_atlas_dialog_export_to (BujuAtlasDialog *self, GFile *file);

G_END_DECLS

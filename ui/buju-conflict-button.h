/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuConflictButton: a mark beside a figure that a conflict names; its popover says in what the
 * documents differ and leads to the conflicts' profiles. Hidden when there is none. */

#include <gtk/gtk.h>

#include "plan/buju-plan.h"

G_BEGIN_DECLS

#define BUJU_TYPE_CONFLICT_BUTTON (buju_conflict_button_get_type ())
G_DECLARE_FINAL_TYPE (BujuConflictButton, buju_conflict_button, BUJU, CONFLICT_BUTTON, GtkWidget)

GtkWidget *buju_conflict_button_new (void);
/* @conflicts: const BujuConflict*, which outlive the button. */
void       buju_conflict_button_set (BujuConflictButton *self, const GPtrArray *conflicts,
                                     BujuLanguage language);

G_END_DECLS

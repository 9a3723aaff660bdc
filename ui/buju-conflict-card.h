/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuConflictCard: a topic on which documents differ, and beside each document and section what it
 * says of it. */

#include <gtk/gtk.h>

#include "plan/buju-profile.h"

G_BEGIN_DECLS

#define BUJU_TYPE_CONFLICT_CARD (buju_conflict_card_get_type ())
G_DECLARE_FINAL_TYPE (BujuConflictCard, buju_conflict_card, BUJU, CONFLICT_CARD, GtkWidget)

/* @topic: a row of kind conflict with a link. @leads: whether there is another profile to go to. */
GtkWidget *buju_conflict_card_new    (const BujuProfileRow *topic, gboolean leads,
                                      BujuLanguage language);
/* @statement: a row of the same kind without link. */
void       buju_conflict_card_append (BujuConflictCard *self, const BujuProfileRow *statement,
                                         BujuLanguage language);

G_END_DECLS

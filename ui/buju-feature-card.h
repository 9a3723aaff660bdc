/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFeatureCard: what the table of a user's layer says of the feature that is selected, field by
 * field, and which file that comes from. Plain text always: the words are whoever's the file is. */

#include <gtk/gtk.h>

#include "session/buju-session-overlays.h"

G_BEGIN_DECLS

#define BUJU_TYPE_FEATURE_CARD (buju_feature_card_get_type ())
G_DECLARE_FINAL_TYPE (BujuFeatureCard, buju_feature_card, BUJU, FEATURE_CARD, GtkWidget)

/* Signal "copied": the card is on the clipboard. */
void     buju_feature_card_set_session (BujuFeatureCard *self, BujuSession *session);
/* Whether what is selected is no feature of a user's layer. */
gboolean buju_feature_card_is_empty    (BujuFeatureCard *self);
/* Title, layer, fields and file as lines of text; NULL when it is empty. (transfer full) */
void     buju_feature_card_copy        (BujuFeatureCard *self);

G_END_DECLS

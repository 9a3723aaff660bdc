/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuProfileView: the profile of what is selected: title, sections, references. Its words are the
 * documents', always shown as plain text. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PROFILE_VIEW (buju_profile_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuProfileView, buju_profile_view, BUJU, PROFILE_VIEW, GtkWidget)

/* Signal "copied": the profile is on the clipboard. */
void     buju_profile_view_set_session (BujuProfileView *self, BujuSession *session);
void     buju_profile_view_set_has_history (BujuProfileView *self, gboolean has_history);
gboolean buju_profile_view_is_empty    (BujuProfileView *self);
/* The cited text to the clipboard. */
gboolean buju_profile_view_copy        (BujuProfileView *self);

G_END_DECLS

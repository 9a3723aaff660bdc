/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuChangeView: the table of what differs between the two layouts of the session, with numbered
 * sources. Every row leads to its thing: the map flies there while the table stays; the row that is
 * selected already opens the profile. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_CHANGE_VIEW (buju_change_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuChangeView, buju_change_view, BUJU, CHANGE_VIEW, GtkWidget)

/* Signal "copied": the table is on the clipboard. Signal "followed" (const char *id, gboolean
 * again): a row was activated; @again: its thing was selected before. */
void  buju_change_view_set_session (BujuChangeView *self, BujuSession *session);
/* With its sources, in the language that is shown. */
void  buju_change_view_copy        (BujuChangeView *self);
/* For a spreadsheet; NULL without a comparison. (transfer full) */
char *buju_change_view_dup_csv     (BujuChangeView *self);
/* "A and B compared.csv", in the language that is shown. (transfer full) */
char *buju_change_view_dup_file_name (BujuChangeView *self);

G_END_DECLS

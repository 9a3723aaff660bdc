/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSearchView: search over the window: an entry, and below it the results by kind. Enter goes
 * there, Esc closes. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_SEARCH_VIEW (buju_search_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuSearchView, buju_search_view, BUJU, SEARCH_VIEW, GtkWidget)

/* Property "open" (boolean). Signal "chosen": something was gone to; the view has closed itself. */
void buju_search_view_set_session (BujuSearchView *self, BujuSession *session);
void buju_search_view_set_open    (BujuSearchView *self, gboolean open);

G_END_DECLS

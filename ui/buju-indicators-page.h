/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorsPage: the figures of one document or all of them: a table to sort, filter, copy and
 * save, charts from base to target, and a document's own table of indicators as it stands. A row
 * that is selected shows its profile; a place or an industry leads back to the map. On a narrow
 * window rows are two lines. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATORS_PAGE (buju_indicators_page_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorsPage, buju_indicators_page, BUJU, INDICATORS_PAGE, GtkWidget)

/* Signals: "message" (const char *text): to be said in passing. */

GtkWidget *buju_indicators_page_new         (void);
void       buju_indicators_page_set_session (BujuIndicatorsPage *self, BujuSession *session);
/* Shows what belongs to @id: the figures of a plan, one figure in its row; anything else shows
 * all. */
void       buju_indicators_page_show        (BujuIndicatorsPage *self, const char *id);
/* The selected rows, or all that are shown, as cited text. */
void       buju_indicators_page_copy        (BujuIndicatorsPage *self);
/* The same as CSV. (transfer full) (nullable) */
char      *buju_indicators_page_dup_csv     (BujuIndicatorsPage *self);

G_END_DECLS

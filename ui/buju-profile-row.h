/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One row of a profile as widgets: paragraph, link, chip, indicator card, conflict card,
 * reference. */

#include <gtk/gtk.h>

#include "plan/buju-profile.h"

G_BEGIN_DECLS

/* A paragraph or an indicator; @leads: with a button that leads to its own profile. (transfer
 * floating) */
GtkWidget  *buju_profile_row_new_block     (const BujuProfileRow *row, gboolean leads,
                                            BujuLanguage language);
/* A button with the action "profile.show". */
GtkWidget  *buju_profile_row_new_arrow     (const char *link, const char *label);
/* A row of a list that leads somewhere; the list's "row-activated" asks
 * buju_profile_row_get_link(). */
GtkWidget  *buju_profile_row_new_link      (const BujuProfileRow *row, BujuLanguage language);
const char *buju_profile_row_get_link      (GtkListBoxRow *row);
/* An industry as a button with the action "profile.show". */
GtkWidget  *buju_profile_row_new_chip      (const BujuProfileRow *row, BujuLanguage language);
GtkWidget  *buju_profile_row_new_reference (const BujuCitation *citation, guint number,
                                            const char *link,
                                            BujuLanguage language);
GtkWidget  *buju_profile_row_new_heading   (const BujuText *heading, BujuLanguage language);

G_END_DECLS

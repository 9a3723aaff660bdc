/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLegendList: what the signs on the map mean, each with a switch. Its patches are drawn by the
 * map's renderer. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_LEGEND_LIST (buju_legend_list_get_type ())
G_DECLARE_FINAL_TYPE (BujuLegendList, buju_legend_list, BUJU, LEGEND_LIST, GtkWidget)

GtkWidget *buju_legend_list_new         (void);
void       buju_legend_list_set_session (BujuLegendList *self, BujuSession *session);
/* Only to be read: without switches. */
void       buju_legend_list_set_plain   (BujuLegendList *self, gboolean plain);
/* px, then it scrolls */
void       buju_legend_list_set_most_height (BujuLegendList *self, int height);
/* Lists what is in view now; the map tells when it has settled. */
void       buju_legend_list_update      (BujuLegendList *self);

G_END_DECLS

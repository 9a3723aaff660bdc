/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuNotices: bars below the header, one for each thing that is to be decided, waited for or
 * known; each stays until it is closed or answered. They never stand in the way of the map. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_NOTICES (buju_notices_get_type ())
G_DECLARE_FINAL_TYPE (BujuNotices, buju_notices, BUJU, NOTICES, GtkWidget)

/* A bar in place of the one of the same @key. @text: plain. Its class decides how it looks:
 * "problem-bar", "notice-bar". (transfer none) */
GtkWidget *buju_notices_add        (BujuNotices *self, const char *key, const char *icon,
                                    const char *text);
/* A bar that shows how far something is. (transfer none) */
GtkWidget *buju_notices_add_progress (BujuNotices *self, const char *key, const char *text);
void       buju_notices_set_progress (GtkWidget *notice, double fraction, const char *text);
/* @callback: (GtkButton *, gpointer); the bar stays unless @callback removes it. (transfer none) */
GtkWidget *buju_notices_add_button (GtkWidget *notice, const char *label, GCallback callback,
                                    gpointer data);
void       buju_notices_remove     (BujuNotices *self, const char *key);
guint      buju_notices_get_n      (BujuNotices *self);
/* Answers below the words instead of beside them. */
void       buju_notices_set_narrow (BujuNotices *self, gboolean narrow);

G_END_DECLS

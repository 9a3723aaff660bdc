/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one table of keys: it sets the accelerators, fills the shortcuts window and ends the tooltips
 * of buttons. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       buju_shortcuts_install    (GtkApplication *application);
void       buju_shortcuts_add_tip    (GtkWidget *widget, const char *action, GVariant *target);
void       buju_shortcuts_add_tips   (GtkWidget *widget);
/* (transfer floating) */
GtkWidget *buju_shortcuts_new_window (void);

G_END_DECLS

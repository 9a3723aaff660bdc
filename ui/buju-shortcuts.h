/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one table of keys: it sets the accelerators and fills the shortcuts window. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       buju_shortcuts_install    (GtkApplication *application);
/* (transfer floating) */
GtkWidget *buju_shortcuts_new_window (void);

G_END_DECLS

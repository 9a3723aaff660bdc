/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Windows and choosers of files above a window, which go with it, whatever keeps them: nobody could
 * do anything with an answer to what is gone. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @parent may be NULL: then it goes with nobody. */
void buju_above_put         (GtkWindow *dialog, GtkWindow *parent);
/* Takes the last reference when @parent goes; who has an answer lets go of it as well. */
void buju_above_put_chooser (GtkNativeDialog *chooser, GtkWindow *parent);
/* Popovers and menus in @widget: left open when their window goes, they keep what is pressed. */
void buju_above_close_popovers (GtkWidget *widget);
/* What GTK put there on its own account: a dialog for printing. */
void buju_above_close_all   (GtkWindow *parent);

G_END_DECLS

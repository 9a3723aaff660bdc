/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The focus of a window, kept where keys do something: what had it may be hidden, removed or made
 * insensitive at any time, and a popover that closes gives it back. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the focus belongs when @lost, in @window, can have it no longer: something around @lost, to
 * look there for what is next to it, or another place. @lost is NULL when it is gone. */
typedef GtkWidget *(*BujuFocusHome) (GtkWindow *window, GtkWidget *lost);

void     buju_focus_keep  (GtkWindow *window, BujuFocusHome home);
void     buju_focus_begin (GtkWindow *window, GtkWidget *first);
gboolean buju_focus_is_in (GtkWidget *part);
gboolean buju_focus_leave (GtkWidget *part, GtkWidget *home);
GArray  *buju_focus_take  (GtkWidget *container);
void     buju_focus_put   (GtkWidget *container, GArray *path);

G_END_DECLS

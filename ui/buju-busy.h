/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Long work: the machine stays awake meanwhile, who closes a window is asked, and who has gone
 * elsewhere is told when it is done. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*BujuBusyFunc) (gpointer data);

/* Neither sleep nor the end of the desktop's session without asking; @reason: for people; @work
 * ends it. Once a window. */
void     buju_busy_begin (GtkWindow *window, const char *reason, GCancellable *work);
void     buju_busy_end   (GtkWindow *window);
/* Whether there is work in @window or in one that belongs to it: then people are asked, and when
 * they would rather stop it, the windows that work are destroyed, which ends it, and @go_on is
 * called with @data: @window or what outlives it. */
gboolean buju_busy_ask   (GtkWindow *window, BujuBusyFunc go_on, GObject *data);
/* Ends the work in @window and in those that belong to it, without asking. */
void     buju_busy_stop  (GtkWindow *window);

/* The program does not end before what is released is, windows or not: what writes a file comes to
 * its end. (transfer full) (nullable) */
GApplication *buju_busy_keep    (GtkWindow *window);
void          buju_busy_release (GApplication *kept);

/* A notification that opens @file, when it took long and no window of the program has the focus. */
void     buju_busy_tell  (GtkWindow *window, const char *title, GFile *file);

G_END_DECLS

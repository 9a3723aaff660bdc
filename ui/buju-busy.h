/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Long work: the machine stays awake meanwhile, and who has gone elsewhere is told when it is done. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Neither sleep nor the end of the desktop's session without asking; @reason: for people. Once a window. */
void buju_busy_begin (GtkWindow *window, const char *reason);
void buju_busy_end   (GtkWindow *window);
/* A notification that opens @file, when it took long and no window of the program has the focus. */
void buju_busy_tell  (GtkWindow *window, const char *title, GFile *file);

G_END_DECLS

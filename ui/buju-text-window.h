/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window with a text to read, select and copy: details of a problem, what is known of a file. */

#include <adwaita.h>

G_BEGIN_DECLS

/* @text: plain. (transfer floating): over @parent, not shown yet. */
GtkWidget *buju_text_window_new (GtkWindow *parent, const char *title, const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was asked for and did not come about, with the reason and what to do, until it is closed. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @heading: what did not happen; @message: plain text, a sentence with the file's name */
void buju_failure_show (GtkWindow *window, const char *heading, const char *message);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The help: the installed page in the language of the interface, to read, scroll and copy from,
 * without a browser. */

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer floating): over @parent, which may be NULL; not shown yet. */
GtkWidget *buju_help_window_new (GtkWindow *parent);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Windows that have no class of their own, and so no key bindings, close at Esc all the same. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @phase: %GTK_PHASE_CAPTURE where a child would take the key. */
void buju_escape_closes (GtkWidget *window, GtkPropagationPhase phase);

G_END_DECLS

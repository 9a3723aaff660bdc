/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Combo rows where letters are large: what is chosen stands below the title, not beside it, where
 * it would be cut. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

void buju_combo_make_room (GtkWidget *widget);

G_END_DECLS

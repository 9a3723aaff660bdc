/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How long the program takes from its start to the first picture of a map on the screen. Told once
 * a window by g_debug(), which G_MESSAGES_DEBUG=Buju makes visible. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @map has a picture, which the next frame shows. */
void buju_startup_tell (GtkWidget *map);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The name of what the pointer or the focus is at, beside it, above the map. */
#define BUJU_TYPE_MAP_TIP (buju_map_tip_get_type ())
G_DECLARE_FINAL_TYPE (BujuMapTip, buju_map_tip, BUJU, MAP_TIP, GtkWidget)

GtkWidget *buju_map_tip_new   (void);
void       buju_map_tip_show  (BujuMapTip *self, const char *text, double x, double y);
void       buju_map_tip_hide  (BujuMapTip *self);
void       buju_map_tip_place (BujuMapTip *self, int width, int height);

G_END_DECLS

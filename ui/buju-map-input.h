/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMapInput: pointer, touch and wheel on the map: drag pans with momentum, wheel and pinch zoom
 * about the pointer, a click asks what is there, a double click zooms in. It changes the session
 * through the map view only. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_MAP_INPUT (buju_map_input_get_type ())
G_DECLARE_FINAL_TYPE (BujuMapInput, buju_map_input, BUJU, MAP_INPUT, GObject)

/* Adds its controllers to @map, a BujuMapView that owns it and outlives it. */
BujuMapInput *buju_map_input_new  (GtkWidget *map);
/* Ends momentum. */
void          buju_map_input_stop (BujuMapInput *self);

G_END_DECLS

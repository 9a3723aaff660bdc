/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMeasureTool: measuring on the map. While it is active it takes the clicks of the maps it is
 * attached to, and draws what is measured over them; dragging and zooming stay the maps' own. It
 * lies over the maps and lets the pointer through.
 *
 * Property: "active" (boolean). */

#include <gtk/gtk.h>

#include "buju-map-view.h"
#include "session/buju-ruler.h"

G_BEGIN_DECLS

#define BUJU_TYPE_MEASURE_TOOL (buju_measure_tool_get_type ())
G_DECLARE_FINAL_TYPE (BujuMeasureTool, buju_measure_tool, BUJU, MEASURE_TOOL, GtkWidget)

/* Maps of one session, which live as long as the tool. */
void       buju_measure_tool_attach     (BujuMeasureTool *self, BujuMapView *first,
                                         BujuMapView *second);
BujuRuler *buju_measure_tool_get_ruler  (BujuMeasureTool *self);
gboolean   buju_measure_tool_get_active (BujuMeasureTool *self);
void       buju_measure_tool_set_active (BujuMeasureTool *self, gboolean active);
/* A point where the pointer is, else in the middle of the first map: for keys. */
void       buju_measure_tool_add_point  (BujuMeasureTool *self);

G_END_DECLS

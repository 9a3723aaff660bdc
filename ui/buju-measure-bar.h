/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMeasureBar: what is measured, over the map while it is measured: length or area, the value,
 * copying it, the end. */

#include "buju-measure-tool.h"

G_BEGIN_DECLS

#define BUJU_TYPE_MEASURE_BAR (buju_measure_bar_get_type ())
G_DECLARE_FINAL_TYPE (BujuMeasureBar, buju_measure_bar, BUJU, MEASURE_BAR, GtkWidget)

/* Signal "copied". */
void     buju_measure_bar_set_tool (BujuMeasureBar *self, BujuMeasureTool *tool,
                                    BujuMapView *map);
/* The value below the buttons instead of between them. */
void     buju_measure_bar_set_narrow (BujuMeasureBar *self, gboolean narrow);
/* FALSE: there is nothing to copy. */
gboolean buju_measure_bar_copy     (BujuMeasureBar *self);

G_END_DECLS

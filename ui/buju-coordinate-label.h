/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCoordinateLabel: where the pointer is on the earth; without a pointer, where the middle of
 * the map is. */

#include "buju-map-view.h"
#include "geo/buju-geodesy.h"

G_BEGIN_DECLS

#define BUJU_TYPE_COORDINATE_LABEL (buju_coordinate_label_get_type ())
G_DECLARE_FINAL_TYPE (BujuCoordinateLabel, buju_coordinate_label, BUJU, COORDINATE_LABEL, GtkWidget)

/* Property "system" (string): a BujuCoordinates by name. */
void buju_coordinate_label_attach (BujuCoordinateLabel *self, BujuMapView *first,
                                   BujuMapView *second);

G_END_DECLS

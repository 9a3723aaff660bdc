/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Corners so slight that nobody would see them are taken out of a line of a picture.
 *
 * Source: J. Sklansky, V. Gonzalez, "Fast polygonal approximation of digitized curves", Pattern
 * Recognition 12(5), 1980: the cone in which the next corner must lie. */

#include "draw/buju-marks.h"

G_BEGIN_DECLS

guint buju_straighten (BujuMarkPoint *points, guint n_points, float most);

G_END_DECLS

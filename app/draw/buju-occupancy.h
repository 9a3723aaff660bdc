/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuOccupancy: how much of what a scene is about lies where, on a coarse grid: which corner of a
 * map is free for a legend. */

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct _BujuOccupancy BujuOccupancy;

/* @margin: user space around the view that may be asked about, too. */
BujuOccupancy *buju_occupancy_new  (BujuScene *scene, double margin);
void           buju_occupancy_free (BujuOccupancy *self);
/* 0 … 1: the mean weight in a box of user space; what is outside counts as empty. */
double         buju_occupancy_get  (const BujuOccupancy *self, const BujuBox *box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuOccupancy, buju_occupancy_free)

G_END_DECLS

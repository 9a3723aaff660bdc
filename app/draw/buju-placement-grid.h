/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuGrid: which boxes are near a box, while boxes come and go. Square cells over the picture;
 * what lies outside counts to the cells at the border. One thread at a time. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef struct _BujuGrid BujuGrid;

BujuGrid *buju_grid_new    (double width, double height, double cell);
void      buju_grid_free   (BujuGrid *self);
void      buju_grid_add    (BujuGrid *self, const BujuBox *box, guint item);
/* Replaces @found (guint) by the items whose cells @box touches, each once. */
void      buju_grid_query  (BujuGrid *self, const BujuBox *box, GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuGrid, buju_grid_free)

G_END_DECLS

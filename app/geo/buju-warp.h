/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuWarp: a quick stand-in for a costly change of coordinates, for millions of points. The plane
 * is quartered until a pair of polynomials says in each cell what the costly one says; that is
 * checked at points between those they were made from. Where it does not hold, or where cells would
 * cost more than they save, the costly one is asked. One thread at a time.
 *
 * Source: interpolation in Chebyshev nodes, e.g. W. H. Press et al., "Numerical Recipes", 3rd ed.
 * 2007, §5.8. */

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef struct _BujuWarp BujuWarp;

/* In place; what cannot be changed becomes (NAN, NAN). */
typedef void (*BujuWarpFunc) (BujuPoint *points, gsize n_points, gpointer data);

/* @extent: of the points to come; @n_points: how many they are; @tolerance: in the units of the
 * result */
BujuWarp *buju_warp_new   (const BujuBox *extent, gsize n_points, double tolerance,
                           BujuWarpFunc func, gpointer data);
void      buju_warp_free  (BujuWarp *self);
/* In place. Returns how many points could not be changed; they are (NAN, NAN). */
gsize     buju_warp_apply (BujuWarp *self, BujuPoint *points, gsize n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuWarp, buju_warp_free)

G_END_DECLS

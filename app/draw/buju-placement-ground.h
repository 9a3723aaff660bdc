/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuGround: what is on the picture before any label: its edges, markers, blocked boxes, strong
 * lines. Says where a text may not stand, and how good the other places are. Borrows from the task;
 * one thread at a time. */

#include "draw/buju-placement-lines.h"

G_BEGIN_DECLS

typedef struct _BujuGround BujuGround;

BujuGround *buju_ground_new             (const BujuPlacementTask *task);
void        buju_ground_free            (BujuGround *self);
const BujuPlacementTask *buju_ground_get_task (const BujuGround *self);
/* Whether a text may stand there: inside the picture, clear of markers and blocked boxes. If so,
 * @cost is what lines under it and markers beside it cost. @size: type size. @context: the name of
 * something in the background, which yields to lines. */
gboolean    buju_ground_judge           (BujuGround *self, const BujuSite *site, double size,
                                         gboolean context,
                                         double *cost);
/* Radius of the largest marker that stands on @point; 0 = none. */
double      buju_ground_get_marker      (BujuGround *self, BujuPoint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuGround, buju_ground_free)

G_END_DECLS

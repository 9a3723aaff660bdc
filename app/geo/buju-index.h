/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A static packed Hilbert R-tree over boxes. Built once, immutable, any thread. */

#include <gio/gio.h>

#include "geo/buju-box.h"

G_BEGIN_DECLS

typedef struct _BujuIndex BujuIndex;

typedef gboolean (*BujuIndexFunc) (guint32 item, gpointer user_data); /* FALSE stops */

/* Over an array that the caller keeps as long as the index. NULL when cancelled. */
BujuIndex *buju_index_new_over        (const BujuBox *boxes, guint n_boxes,
                                       GCancellable *cancellable);
BujuIndex *buju_index_new_over_points (const BujuPoint *points, guint n_points,
                                       GCancellable *cancellable);
void       buju_index_free   (BujuIndex *self);
/* Items come in ascending order of their number, i.e. in drawing order. Returns (element-type
 * guint32) (transfer full). */
GArray    *buju_index_query  (const BujuIndex *self, const BujuBox *box);
/* How far along the curve a place lies that the trees are packed by. */
guint32    buju_index_get_curve (const BujuBox *extent, const BujuPoint *at);
void       buju_index_foreach (const BujuIndex *self, const BujuBox *box, BujuIndexFunc func,
                               gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuIndex, buju_index_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLineMap: how much strong line work lies under a text. Immutable. */

#include "draw/buju-placement-site.h"
#include "draw/buju-placement.h"

G_BEGIN_DECLS

typedef struct _BujuLineMap BujuLineMap;

BujuLineMap *buju_line_map_new   (const BujuView *view, double unit, const BujuBarrier *barriers,
                                  guint n_barriers);
void     buju_line_map_free  (BujuLineMap *self);
/* Length of line under the text's box times weight, user space units. */
double   buju_line_map_under (const BujuLineMap *self, const BujuSite *site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLineMap, buju_line_map_free)

G_END_DECLS

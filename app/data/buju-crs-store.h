/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Remembers what PROJ said about a coordinate system: the layers of a set have the same .prj, and
 * PROJ needs some 15 ms to understand it. One thread at a time. */

#include "geo/buju-projection.h"

G_BEGIN_DECLS

typedef struct _BujuCrsStore BujuCrsStore;

BujuCrsStore   *buju_crs_store_new      (void);
void            buju_crs_store_free     (BujuCrsStore *self);
/* NULL when unknown */
const BujuCrs  *buju_crs_store_describe (BujuCrsStore *self, const char *definition);
BujuProjection *buju_crs_store_project  (BujuCrsStore *self, const char *from, const char *to,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCrsStore, buju_crs_store_free)

G_END_DECLS

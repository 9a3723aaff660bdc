/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A quick look at a large shapefile: some of its shapes from all over it, on the map before the
 * whole is read. It is only shown; what counts, names and reports is the layer that follows. */

#include "data/buju-layer.h"

G_BEGIN_DECLS

/* NULL when nothing can be said so quickly: the whole must be read. */
BujuLayer *buju_preview_read (const char *path, const char *name, guint most_chunks,
                              GCancellable *cancellable);

G_END_DECLS

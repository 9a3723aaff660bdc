/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the index lies in the cache folder; shared by its reader and its maker. */

#include "data/buju-shape-index.h"

G_BEGIN_DECLS

#define BUJU_SHAPE_INDEX_MAGIC "BujuIx1"
#define BUJU_SHAPE_INDEX_ORDER 0x01020304

char    *buju_shape_index_get_file  (const char *path);
/* Where is kept that a window of the file was drawn. */
char    *buju_shape_index_get_mark  (const char *path);
/* The files' state now; FALSE when the .shp is not there. */
gboolean buju_shape_index_get_head  (const char *path, BujuShapeIndexHead *head);
guint32  buju_shape_index_sum       (const BujuShapeIndexHead *head, gconstpointer body,
                                     gsize size);

G_END_DECLS

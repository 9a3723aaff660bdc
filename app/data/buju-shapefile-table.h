/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuRows: an opened .dbf whose header has been checked, and the table made from some of its
 * rows. */

#include "data/buju-encoding.h"
#include "data/buju-shapefile-hooks.h"
#include "data/buju-table.h"

G_BEGIN_DECLS

typedef struct
{
  DBFHandle handle;      /* NULL when there is nothing to read */
  guint     n_rows;      /* those that the file really holds */
  guint     row_length;
  guint8    ldid;
} BujuRows;

gboolean   buju_rows_open       (BujuRows *self, BujuShapefileSources *sources, GPtrArray *notes);
void       buju_rows_close      (BujuRows *self);
gboolean   buju_rows_is_deleted (BujuRows *self, guint row);
/* Finds out the encoding from these rows; @wanted and @claim may be NULL. */
const char *buju_rows_decide_encoding (BujuRows *self, const GArray *rows, const char *wanted,
                                       const char *claim, GCancellable *cancellable,
                                       const char **from);
/* Adds to @samples what an encoding can be judged by, and to @rows at most @n_rows rows: GPtrArray
 * of GBytes, the cells of text that are not empty. Rows with a byte above 127 before others. */
void       buju_rows_sample     (BujuRows *self, BujuEncodingSamples *samples, GPtrArray *rows,
                                 guint n_rows);
/* @rows: element-type guint32, one per feature. NULL when memory does not suffice. */
BujuTable *buju_rows_read       (BujuRows *self, const GArray *rows, const char *encoding,
                                 GCancellable *cancellable);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuRows, buju_rows_close)

G_END_DECLS

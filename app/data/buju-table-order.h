/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTableOrder: which rows of a table are shown, and in which order. Only numbers of rows: a
 * million rows are some megabytes. Immutable, refcounted, any thread; made in a thread of its own,
 * with progress, and cancelled at any time. */

#include <gio/gio.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

typedef struct _BujuTableOrder BujuTableOrder;

#define BUJU_TABLE_NOWHERE G_MAXUINT32  /* a row that is not shown; nothing found */
#define BUJU_TABLE_PROGRESS_FULL 1000

typedef struct
{
  const char *filter;      /* see BujuFilter; NULL and "": all */
  int         field;       /* by which to sort; -1: as they stand in the file */
  gboolean    descending;
} BujuTableWish;

#define BUJU_TABLE_WISH_INIT ((BujuTableWish) { .field = -1 })

/* @table: NULL: rows without attributes. @n_rows: of the layer; the table may have fewer.
 * @progress: (nullable): set from 0 to BUJU_TABLE_PROGRESS_FULL on the way; read it with
 * g_atomic_int_get(). */
BujuTableOrder *buju_table_order_new     (BujuTable *table, guint n_rows, const BujuTableWish *wish,
                                          int *progress,
                                          GCancellable *cancellable, GError **error);
BujuTableOrder *buju_table_order_ref     (BujuTableOrder *self);
void            buju_table_order_unref   (BujuTableOrder *self);
/* (transfer none) (nullable) */
BujuTable      *buju_table_order_get_table (const BujuTableOrder *self);
/* rows shown */
guint           buju_table_order_get_n     (const BujuTableOrder *self);
/* rows there are */
guint           buju_table_order_get_n_all (const BujuTableOrder *self);
guint           buju_table_order_get_row   (const BujuTableOrder *self, guint position);
/* its position, or NOWHERE */
guint           buju_table_order_find      (const BujuTableOrder *self, guint row);
/* Whether the column holds numbers, and so goes by value and stands to the right. */
gboolean        buju_table_order_is_number (BujuTable *table, guint field);
/* The next position from @from on whose row has @text in a cell, going round; NOWHERE: none, or
 * cancelled.
 * @from: NOWHERE begins at the beginning (backwards: the end). Case does not matter. */
guint           buju_table_order_search    (const BujuTableOrder *self, const char *text,
                                            guint from, gboolean backwards,
                                            GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuTableOrder, buju_table_order_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Sorting rows of a table by one of its columns; for BujuTableOrder. */

#include <gio/gio.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

/* @rows: in place. @progress: (nullable): goes on from @from. FALSE only when cancelled. */
gboolean buju_table_sort (BujuTable *table, int field, gboolean descending, guint32 *rows, guint n,
                          int *progress, int from,
                          GCancellable *cancellable, GError **error);

G_END_DECLS

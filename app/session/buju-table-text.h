/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a table as text for other programs: tab-separated for pasting, or CSV for
 * spreadsheets. Any thread. */

#include "data/buju-table-order.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_TABLE_TEXT_TSV,   /* tabs and line ends within cells are blanks */
  BUJU_TABLE_TEXT_CSV    /* see BujuCsv */
} BujuTableTextForm;

/* @rows: (element-type guint32): which rows of the table, in this order; NULL: as they stand in
 * @order. With the names of the columns; NULL only when cancelled. (transfer full) */
char *buju_table_text_make (const BujuTableOrder *order, const GArray *rows, BujuTableTextForm form,
                            GCancellable *cancellable);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a CSV text, cut in place: the cells point into the text, unquoted and ended by
 * NUL. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  /* char*, borrowed from the text, all rows one after the other; "" for empty ones */
  GPtrArray *cells;
  GArray    *starts;       /* guint, number of each row's first cell, and one more at the end */
  guint      open_quote;   /* line of a quote that is never closed; 0 */
} BujuCsvRows;

gboolean buju_csv_rows_cut       (BujuCsvRows *self, char *text, char separator,
                                  GCancellable *cancellable,
                                  GError **error);
void     buju_csv_rows_clear     (BujuCsvRows *self);
guint    buju_csv_rows_get_n     (const BujuCsvRows *self);
guint    buju_csv_rows_get_width (const BujuCsvRows *self, guint row);
/* (nullable) */
const char *buju_csv_rows_get    (const BujuCsvRows *self, guint row, guint column);
/* What separates the cells of @text; also cuts off a line "sep=;" as spreadsheets write it. */
char     buju_csv_find_separator (char **text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuCsvRows, buju_csv_rows_clear)

G_END_DECLS

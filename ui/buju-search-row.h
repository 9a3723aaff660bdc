/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSearchRow: one result of a search: kind, both names with what was typed marked, and where it
 * is said. Rows are filled again and again while one types. */

#include <gtk/gtk.h>

#include "plan/buju-search.h"

G_BEGIN_DECLS

#define BUJU_TYPE_SEARCH_ROW (buju_search_row_get_type ())
G_DECLARE_FINAL_TYPE (BujuSearchRow, buju_search_row, BUJU, SEARCH_ROW, GtkListBoxRow)

GtkWidget  *buju_search_row_new         (void);
/* @result: NULL hides the row. @content: what the documents say. @typed: "" marks nothing. */
void        buju_search_row_set_result  (BujuSearchRow *self, const BujuSearchResult *result,
                                         const char *typed,
                                         BujuContent *content, BujuLanguage language);
/* A row that stands for the rest of a kind. */
void        buju_search_row_set_more    (BujuSearchRow *self, BujuSearchKind kind, guint n_more);
/* NULL for a row that stands for more. */
const char *buju_search_row_get_id      (BujuSearchRow *self);
BujuSearchKind buju_search_row_get_kind (BujuSearchRow *self);
/* What heads the rows before which it stands; NULL takes the kind's name. */
void        buju_search_row_set_heading (BujuSearchRow *self, const char *heading);
const char *buju_search_row_get_heading (BujuSearchRow *self);

G_END_DECLS

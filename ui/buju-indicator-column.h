/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Columns of the table of indicators, and its rows on a narrow window: two lines under one another.
 * Cells read the language where the page keeps it. */

#include <gtk/gtk.h>

#include "plan/buju-indicator-table.h"

G_BEGIN_DECLS

/* @language: outlives the column. (transfer full) */
GtkColumnViewColumn *buju_indicator_column_new         (BujuIndicatorColumn column,
                                                        const BujuLanguage *language);
BujuIndicatorColumn  buju_indicator_column_get         (GtkColumnViewColumn *self);
/* Hidden it has no width, shown again its own. */
void                 buju_indicator_column_show        (GtkColumnViewColumn *self,
                                                        gboolean shown);
/* Cells are filled again, in another language. */
void                 buju_indicator_column_refresh     (GtkColumnViewColumn *self,
                                                        const BujuLanguage *language);
/* What a document's own table has, what all figures have, and all of both. (transfer none) */
const BujuIndicatorColumn *buju_indicator_columns_list     (gboolean own, guint *n);
const BujuIndicatorColumn *buju_indicator_columns_list_all (guint *n);
gboolean                   buju_indicator_columns_have     (gboolean own,
                                                            BujuIndicatorColumn column);
/* Rows of two lines. (transfer full) */
GtkListItemFactory  *buju_indicator_column_new_factory (const BujuLanguage *language);

G_END_DECLS

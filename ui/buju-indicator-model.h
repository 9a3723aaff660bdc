/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorModel: the rows of a BujuIndicatorTable as a list for views: filtered, sorted by the
 * headings of a table, several selectable. The items are BujuIndicatorItems. */

#include <gtk/gtk.h>

#include "plan/buju-indicator-table.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_MODEL (buju_indicator_model_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorModel, buju_indicator_model, BUJU, INDICATOR_MODEL, GObject)

BujuIndicatorModel     *buju_indicator_model_new           (GtkSorter *sorter);
void                    buju_indicator_model_set_table     (BujuIndicatorModel *self,
                                                            BujuIndicatorTable *table);
void                    buju_indicator_model_set_filter    (BujuIndicatorModel *self,
                                                            const BujuIndicatorFilter *filter);
/* What the views show. (transfer none) */
GtkSelectionModel      *buju_indicator_model_get_selection (BujuIndicatorModel *self);
/* const BujuIndicatorRow*: what passes the filter, in the documents' order. (transfer none) */
GPtrArray              *buju_indicator_model_get_wanted    (BujuIndicatorModel *self);
/* The same as it is sorted, or of it what is selected. (transfer container) */
GPtrArray              *buju_indicator_model_list_rows     (BujuIndicatorModel *self,
                                                            gboolean selected);
/* The one selected row; NULL for none and for several. */
const BujuIndicatorRow *buju_indicator_model_get_single    (BujuIndicatorModel *self);
gboolean                buju_indicator_model_find          (BujuIndicatorModel *self,
                                                            const BujuIndicatorRow *row,
                                                            guint *position);

G_END_DECLS

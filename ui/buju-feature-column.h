/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A column of the table of a layer, for a GtkColumnView of BujuFeatureRow. Headings only say what
 * is wanted: nothing is sorted by the view. */

#include <gtk/gtk.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

/* the column of the features' numbers, from 1: the order of the file */
#define BUJU_FEATURE_NUMBER (-1)

/* @field: of @table, or BUJU_FEATURE_NUMBER. (transfer full) */
GtkColumnViewColumn *buju_feature_column_new       (BujuTable *table, int field);
int                  buju_feature_column_get_field (GtkColumnViewColumn *self);
/* stands to the right */
gboolean             buju_feature_column_is_number (GtkColumnViewColumn *self);
/* What the headings of @view ask for; FALSE: nothing. */
gboolean             buju_feature_column_find_sort (GtkColumnView *view, int *field,
                                                    gboolean *descending);

G_END_DECLS

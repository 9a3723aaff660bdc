/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorFilters: what of the figures is wanted: kind, year, place, industry, only what
 * conflicts name. Emits "changed". */

#include <gtk/gtk.h>

#include "plan/buju-indicator-table.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_FILTERS (buju_indicator_filters_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorFilters, buju_indicator_filters, BUJU, INDICATOR_FILTERS,
                      GtkWidget)

/* Offers what @table has. */
void     buju_indicator_filters_set_table (BujuIndicatorFilters *self, BujuIndicatorTable *table,
                                           BujuLanguage language);
/* Adds what is chosen to @filter. */
void     buju_indicator_filters_apply     (BujuIndicatorFilters *self, BujuIndicatorFilter *filter);
void     buju_indicator_filters_clear     (BujuIndicatorFilters *self);
gboolean buju_indicator_filters_are_set   (BujuIndicatorFilters *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFeatureRows: a BujuTableOrder as a list model. A row becomes an object only while a list
 * shows it. */

#include <gio/gio.h>

#include "buju-feature-row.h"
#include "data/buju-table-order.h"

G_BEGIN_DECLS

#define BUJU_TYPE_FEATURE_ROWS (buju_feature_rows_get_type ())
G_DECLARE_FINAL_TYPE (BujuFeatureRows, buju_feature_rows, BUJU, FEATURE_ROWS, GObject)

BujuFeatureRows *buju_feature_rows_new       (void);
/* Another order in place of the old; NULL: none. */
void             buju_feature_rows_set_order (BujuFeatureRows *self, BujuTableOrder *order);

G_END_DECLS

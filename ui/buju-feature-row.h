/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFeatureRow: a row of a layer's table, made when a list asks for it. */

#include <glib-object.h>

#include "data/buju-table.h"

G_BEGIN_DECLS

#define BUJU_TYPE_FEATURE_ROW (buju_feature_row_get_type ())
G_DECLARE_FINAL_TYPE (BujuFeatureRow, buju_feature_row, BUJU, FEATURE_ROW, GObject)

/* @table: NULL: no fields */
BujuFeatureRow *buju_feature_row_new        (BujuTable *table, guint number);
/* of the feature, from 0 */
guint           buju_feature_row_get_number (BujuFeatureRow *self);
/* (nullable) */
char           *buju_feature_row_dup_text   (BujuFeatureRow *self, int field);

G_END_DECLS

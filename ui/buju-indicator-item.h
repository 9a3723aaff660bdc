/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorItem: a row of a BujuIndicatorTable for list models. */

#include <glib-object.h>

#include "plan/buju-indicator-table.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_ITEM (buju_indicator_item_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorItem, buju_indicator_item, BUJU, INDICATOR_ITEM, GObject)

BujuIndicatorItem      *buju_indicator_item_new     (BujuIndicatorTable *table,
                                                     const BujuIndicatorRow *row);
const BujuIndicatorRow *buju_indicator_item_get_row (BujuIndicatorItem *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuColumnsGroup: which columns of a table say where a row lies and what is there. */

#include <adwaita.h>

#include "data/buju-columns.h"

G_BEGIN_DECLS

#define BUJU_TYPE_COLUMNS_GROUP (buju_columns_group_get_type ())
G_DECLARE_FINAL_TYPE (BujuColumnsGroup, buju_columns_group, BUJU, COLUMNS_GROUP,
                      AdwPreferencesGroup)

GtkWidget  *buju_columns_group_new        (BujuTable *table, const BujuColumns *columns);
/* Whether other columns than those of before are chosen. */
gboolean    buju_columns_group_is_changed (BujuColumnsGroup *self);
/* Whether the place is said by other columns than before. */
gboolean    buju_columns_group_is_moved   (BujuColumnsGroup *self);
BujuColumns buju_columns_group_get        (BujuColumnsGroup *self);

G_END_DECLS

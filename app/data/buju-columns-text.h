/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns that a person has chosen, as text for recipes and for reading again: a line for each
 * role, "x=经度\ny=纬度\nname=园区"; "metres" when the numbers are no degrees. By the columns' names, so
 * that a table that has grown is still read as it was. */

#include "data/buju-columns.h"

G_BEGIN_DECLS

/* (transfer full) */
char    *buju_columns_to_text   (const BujuColumns *self, const BujuTable *table);
/* Sets what @text says and leaves the rest; FALSE, and nothing is changed, when a column is missing
 * or @text is no such. */
gboolean buju_columns_take_text (BujuColumns *self, const BujuTable *table, const char *text);

G_END_DECLS

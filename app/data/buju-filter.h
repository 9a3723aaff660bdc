/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFilter: which rows of a table are meant:
 *
 *   area >= 20          name contains 园          district = "浦东新区" and year between 2017 and 2035
 *   name = 金桥 or name = 张江          industry != ""          not closed = 1
 *
 * Comparisons: = != < <= > >= contains, between … and …; joined by and, or, not, ( ). Chinese words
 * and signs mean the same: 等于 不等于 包含 介于 … 和 …, 且 或 非, ＝ ≠ ≤ ≥. Fields and values with spaces stand
 * in quotes. Numbers compare as numbers, everything else as text without regard to case. Immutable,
 * any thread. */

#include "data/buju-table.h"

G_BEGIN_DECLS

#define BUJU_FILTER_ERROR (buju_filter_error_quark ())
GQuark buju_filter_error_quark (void);

typedef enum
{
  BUJU_FILTER_ERROR_SYNTAX,
  BUJU_FILTER_ERROR_FIELD    /* no such field */
} BujuFilterError;

typedef struct _BujuFilter BujuFilter;

/* @text: "" and blanks let everything pass. @table: whose fields are meant. */
BujuFilter *buju_filter_new     (const char *text, BujuTable *table, GError **error);
void        buju_filter_free    (BujuFilter *self);
gboolean    buju_filter_matches (const BujuFilter *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFilter, buju_filter_free)

G_END_DECLS

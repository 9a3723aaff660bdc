/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCsv: comma-separated values for spreadsheets, written field by field: RFC 4180, UTF-8 with a
 * byte order mark (without which Excel takes it for something else), formulas defused. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BujuCsv BujuCsv;

BujuCsv *buju_csv_new        (void);
void     buju_csv_free       (BujuCsv *self);
/* NULL and "" give an empty field. */
void     buju_csv_add        (BujuCsv *self, const char *text);
/* A number as somebody wrote it, "-3.50": nothing is put before it; the caller has made sure that
 * it is one. */
void     buju_csv_add_figure (BujuCsv *self, const char *text);
/* NAN gives an empty field. */
void     buju_csv_add_number (BujuCsv *self, double value);
void     buju_csv_end_row    (BujuCsv *self);
/* What was written so far. (transfer full) */
char    *buju_csv_dup_text   (const BujuCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCsv, buju_csv_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDeletedRows: which rows of a .dbf are marked deleted, found without reading their values.
 * Immutable afterwards. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint8 *bits;    /* a bit a row; NULL when none is deleted */
  guint   n_rows;
} BujuDeletedRows;

/* FALSE: the table is irregular and has rows that look deleted; better ask shapelib. @path may be
 * NULL. */
gboolean buju_deleted_rows_find  (BujuDeletedRows *self, const char *path);
void     buju_deleted_rows_clear (BujuDeletedRows *self);

static inline gboolean
buju_deleted_rows_have (const BujuDeletedRows *self, guint row)
{
  return self->bits != NULL && row < self->n_rows && (self->bits[row / 8] >> (row % 8) & 1) != 0;
}

G_END_DECLS

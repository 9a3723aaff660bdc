/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTable: the attributes of a layer, as UTF-8 text, one row per feature. Immutable, refcounted,
 * any thread. */

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { BUJU_FIELD_TEXT, BUJU_FIELD_INTEGER, BUJU_FIELD_REAL, BUJU_FIELD_DATE,
               BUJU_FIELD_LOGICAL } BujuFieldType;

typedef struct
{
  char          *name;
  BujuFieldType  type;
  guint          width;
  guint          decimals;
} BujuField;

typedef struct _BujuTable BujuTable;

/* @cells: row-major, n_rows * n_fields, NULL = missing; both arrays are taken over. The cells are
 * freed by the free function of their array, if it has one. */
BujuTable       *buju_table_new        (GArray *fields, GPtrArray *cells, guint n_rows);
/* The cells point into @text, which is taken over, too. */
BujuTable       *buju_table_new_over_text (GArray *fields, GPtrArray *cells, guint n_rows,
                                           char *text);
/* The cells lie in @chunk, which is taken over, too. */
BujuTable       *buju_table_new_over_chunk (GArray *fields, GPtrArray *cells, guint n_rows,
                                            GStringChunk *chunk);
BujuTable       *buju_table_ref        (BujuTable *self);
void             buju_table_unref      (BujuTable *self);
guint            buju_table_get_n_rows   (const BujuTable *self);
guint            buju_table_get_n_fields (const BujuTable *self);
const BujuField *buju_table_get_field  (const BujuTable *self, guint field);
/* -1; case-insensitive */
int              buju_table_find_field (const BujuTable *self, const char *name);
/* NULL when missing */
const char      *buju_table_get        (const BujuTable *self, guint row, int field);
/* As people are to see it; @room: of BUJU_FIELD_SHOWN_ROOM bytes, for a text that is made. */
#define BUJU_FIELD_SHOWN_ROOM 32
const char      *buju_field_show       (const BujuField *self, const char *text, char *room);
const char      *buju_table_get_shown  (const BujuTable *self, guint row, int field, char *room);
const char      *buju_table_lookup     (const BujuTable *self, guint row, const char *field_name);
/* NAN when missing */
double           buju_table_get_number (const BujuTable *self, guint row, int field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuTable, buju_table_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCompareTable: a comparison as the table that window, figure, clipboard and CSV show: sections
 * of rows, each with what A and what B say and where. Immutable, any thread; keeps what
 * it borrows alive. */

#include "plan/buju-compare.h"

G_BEGIN_DECLS

/* What one document says of a row's thing. */
typedef struct
{
  BujuText        text;     /* may be empty: it is there, and nothing else is said */
  BujuText        group;    /* of a place: the components alone, … */
  BujuText        note;     /* … and what it is in them; each may be empty */
  const BujuPlan *plan;     /* NULL: that layout has it not */
  const char     *section;  /* of the document */
} BujuCompareSaying;

typedef struct
{
  const char       *link;    /* id of the thing */
  BujuText          name;
  gboolean          changed; /* in both, but not the same */
  BujuCompareSaying says[2];
} BujuCompareRow;

typedef struct
{
  /* "places-a", "figures-both" …: words.json's "compare-<key>" is the heading */
  const char     *key;
  BujuText        heading;
  BujuCompareSide side;
  GArray         *rows;      /* BujuCompareRow, never empty */
} BujuCompareSection;

typedef struct _BujuCompareTable BujuCompareTable;

BujuCompareTable  *buju_compare_table_new          (BujuCompare *compare, BujuWords *words);
void               buju_compare_table_free         (BujuCompareTable *self);
BujuText           buju_compare_table_get_title    (const BujuCompareTable *self);
/* Places, industries, figures, components, conflicts: only in A, only in B, in both.
 * BujuCompareSection* */
const GPtrArray   *buju_compare_table_get_sections (const BujuCompareTable *self);
/* UTF-8 with a byte order mark, both languages, a line for each row. (transfer full) */
char              *buju_compare_table_to_csv       (const BujuCompareTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuCompareTable, buju_compare_table_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorTable: the figures of all documents as rows and columns in both languages, with what
 * sorting, filtering, copying and CSV need. What a document does not state is said so in its cell.
 * Immutable, refcounted, any thread; it owns its rows. */

#include "plan/buju-content.h"
#include "plan/buju-words.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_INDICATOR_CATEGORY,  /* of the document's own table */
  BUJU_INDICATOR_NUMBER,    /* there */
  BUJU_INDICATOR_NAME,
  BUJU_INDICATOR_DOCUMENT,
  BUJU_INDICATOR_SECTION,
  BUJU_INDICATOR_BASE,      /* value and year to start from */
  BUJU_INDICATOR_VALUE,     /* in the document's words: "超过40" */
  BUJU_INDICATOR_UNIT,
  BUJU_INDICATOR_YEAR,
  BUJU_INDICATOR_KIND,
  BUJU_INDICATOR_NATURE,
  BUJU_INDICATOR_PLACE,
  BUJU_INDICATOR_INDUSTRY,
  BUJU_INDICATOR_N_COLUMNS
} BujuIndicatorColumn;

typedef struct
{
  const BujuIndicator *indicator;
  guint                order;       /* in the documents' order, from 0 */
  BujuText             cells[BUJU_INDICATOR_N_COLUMNS];
  /* bit n: cell n is what the document says; else it says that there is nothing */
  guint                stated;
  /* heading of the value in the document's own table: "2025年目标" */
  BujuText             aim;
  BujuText             citation;
  GPtrArray           *conflicts;   /* const BujuConflict*: those that name this figure */
} BujuIndicatorRow;

/* What to show; NULL and "" take everything. */
typedef struct
{
  const char         *text;       /* words to be found in a row: Chinese, English, pinyin */
  const BujuPlan     *plan;
  const BujuPlace    *place;
  const BujuIndustry *industry;   /* or one below it */
  const char         *year;
  const char         *kind;       /* "baseline", "target" */
  gboolean            own_table;  /* only the documents' own tables */
  gboolean            conflicts;  /* only what a conflict names */
} BujuIndicatorFilter;

typedef struct _BujuIndicatorTable BujuIndicatorTable;

BujuIndicatorTable *buju_indicator_table_new   (BujuContent *content, BujuWords *words);
BujuIndicatorTable *buju_indicator_table_ref   (BujuIndicatorTable *self);
void                buju_indicator_table_unref (BujuIndicatorTable *self);

/* const BujuIndicatorRow*, in the documents' order. (transfer none) */
GPtrArray              *buju_indicator_table_get_rows    (const BujuIndicatorTable *self);
const BujuIndicatorRow *buju_indicator_table_find        (const BujuIndicatorTable *self,
                                                          const char *id);
BujuText                buju_indicator_table_get_heading (const BujuIndicatorTable *self,
                                                          BujuIndicatorColumn column);
/* The years that rows have, ascending. const char*. (transfer container) */
GPtrArray              *buju_indicator_table_get_years   (const BujuIndicatorTable *self);
/* (transfer container): rows in the documents' order */
GPtrArray              *buju_indicator_table_filter      (const BujuIndicatorTable *self,
                                                          const BujuIndicatorFilter *filter);

gboolean buju_indicator_row_is_stated (const BujuIndicatorRow *self, BujuIndicatorColumn column);
int      buju_indicator_row_compare   (const BujuIndicatorRow *a, const BujuIndicatorRow *b,
                                       BujuIndicatorColumn column, BujuLanguage language);

/* @rows: const BujuIndicatorRow*. (transfer full) */
char *buju_indicator_table_to_csv  (const BujuIndicatorTable *self, const GPtrArray *rows);
char *buju_indicator_table_to_text (const BujuIndicatorTable *self, const GPtrArray *rows,
                                    const BujuIndicatorColumn *columns, guint n_columns,
                                    BujuLanguage language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuIndicatorTable, buju_indicator_table_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorSeries: one figure over the years, from its base to its target, as one document has
 * it. Figures are put together only when document, name, place, industry and unit are the same and
 * no conflict names both: what merely sounds alike stays apart. */

#include "plan/buju-content.h"

G_BEGIN_DECLS

typedef struct
{
  const BujuIndicator *indicator;
  const char          *year;
  BujuText             words;   /* the document's for a value, number and unit for a base */
  double               low;     /* in the unit without its factor: yuan, not 亿元 */
  double               high;    /* more than @low for a range */
  gboolean             target;
  gboolean             open;    /* "more than", "at least": the value is a lower limit */
  gboolean             base;    /* given beside another value */
} BujuSeriesPoint;

typedef struct
{
  const BujuPlan *plan;
  BujuText        name;
  BujuText        unit;         /* of the words */
  gboolean        percent;      /* of a hundred */
  GArray         *points;       /* BujuSeriesPoint, by year */
  GPtrArray      *conflicts;    /* const BujuConflict*: name one of the figures */
} BujuIndicatorSeries;

/* Every series with two years or more among @indicators, in their order.
 * (element-type BujuIndicatorSeries) (transfer full) */
GPtrArray           *buju_indicator_series_group (BujuContent *content, GStringChunk *strings,
                                                  const GPtrArray *indicators);
/* Whether the document gives a number, not only words, a multiple or a rise. */
gboolean             buju_indicator_has_number     (const BujuIndicator *indicator);
/* Of one figure alone: its base, if any, and its value. (transfer full) (nullable): NULL when it
 * has no number */
BujuIndicatorSeries *buju_indicator_series_new   (GStringChunk *strings,
                                                  const BujuIndicator *indicator);
void                 buju_indicator_series_free  (BujuIndicatorSeries *self);
/* The largest value. */
double               buju_indicator_series_get_top (const BujuIndicatorSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuIndicatorSeries, buju_indicator_series_free)

G_END_DECLS

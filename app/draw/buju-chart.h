/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuChart: one figure over the years as bars with the document's words beside them, drawn on any
 * cairo_t: window, sheet, picture. All bars begin at nothing and share one scale. A lower limit
 * ("more than") ends in a point, a range has a pale end, what is aimed at has a stronger colour
 * than what was reached. */

#include <cairo.h>

#include "plan/buju-indicator-series.h"
#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef struct
{
  const char  *family;
  double       size;      /* of the type, user units */
  BujuLanguage language;
  BujuColor    text;
  BujuColor    reached;
  BujuColor    target;
  BujuColor    track;     /* the rest up to a hundred per cent; alpha 0: none */
} BujuChartLook;

/* Height at @width, user units. */
double buju_chart_measure (const BujuIndicatorSeries *series, const BujuChartLook *look,
                           double width);
/* Less than this has no room for bars. */
double buju_chart_get_minimum (const BujuIndicatorSeries *series, const BujuChartLook *look);
/* (@x, @y) is the top left. */
void   buju_chart_draw    (cairo_t *cr, const BujuIndicatorSeries *series,
                           const BujuChartLook *look,
                           double x, double y, double width);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorChart: BujuChart as a widget, in the colours of the desktop. Two bars from base to
 * target, or one bar of a hundred per cent; its words say the same as the bars. */

#include <gtk/gtk.h>

#include "plan/buju-indicator-series.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_CHART (buju_indicator_chart_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorChart, buju_indicator_chart, BUJU, INDICATOR_CHART, GtkWidget)

gboolean   buju_indicator_chart_can_show (const BujuIndicator *indicator);
/* (transfer floating) */
GtkWidget *buju_indicator_chart_new      (const BujuIndicator *indicator, BujuLanguage language);
/* @series: (transfer full); its strings must outlive the widget. (transfer floating) */
GtkWidget *buju_indicator_chart_new_series (BujuIndicatorSeries *series, BujuLanguage language);

G_END_DECLS

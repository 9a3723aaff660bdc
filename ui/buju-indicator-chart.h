/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuIndicatorChart: base and target of an indicator as two bars from zero, or a share of a hundred as one. */

#include <gtk/gtk.h>

#include "plan/buju-plan.h"

G_BEGIN_DECLS

#define BUJU_TYPE_INDICATOR_CHART (buju_indicator_chart_get_type ())
G_DECLARE_FINAL_TYPE (BujuIndicatorChart, buju_indicator_chart, BUJU, INDICATOR_CHART, GtkWidget)

/* Whether there are numbers enough to draw. */
gboolean   buju_indicator_chart_can_show (const BujuIndicator *indicator);
/* @indicator belongs to a content that outlives the chart. */
GtkWidget *buju_indicator_chart_new      (const BujuIndicator *indicator, BujuLanguage language);

G_END_DECLS

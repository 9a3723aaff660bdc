/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-chart.h"

#include <math.h>

#include "draw/buju-chart.h"
#include "plan/buju-phrase.h"

#define NATURAL_WIDTH 240   /* px */

struct _BujuIndicatorChart
{
  GtkWidget            parent_instance;

  BujuIndicatorSeries *series;
  GStringChunk        *strings;   /* of a series of its own; NULL */
  BujuLanguage         language;
};

G_DEFINE_FINAL_TYPE (BujuIndicatorChart, buju_indicator_chart, GTK_TYPE_WIDGET)

static BujuColor
look_up (GtkWidget *widget, const char *name, double alpha)
{
  GdkRGBA colour = { 0.2, 0.45, 0.85, 1 };

  if (name == NULL)
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  else
    gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  return (BujuColor) { colour.red, colour.green, colour.blue, colour.alpha * alpha };
}

/* @family keeps the name that the look borrows. */
static BujuChartLook
make_look (BujuIndicatorChart *self, char **family)
{
  GtkWidget            *widget = GTK_WIDGET (self);
  PangoContext         *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double                size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  *family = g_strdup (pango_font_description_get_family (font));
  return (BujuChartLook) {
    .family = *family,
    .size = size,
    .language = self->language,
    .text = look_up (widget, NULL, 1),
    .reached = look_up (widget, "accent_bg_color", 0.42),
    .target = look_up (widget, "accent_bg_color", 1),
    .track = look_up (widget, "accent_bg_color", 0.1),
  };
}

static void
buju_indicator_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (widget);
  int                 width = gtk_widget_get_width (widget);
  g_autofree char    *family = NULL;
  BujuChartLook       look = make_look (self, &family);
  cairo_t            *cr;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, width,
                                                       gtk_widget_get_height (widget)));
  buju_chart_draw (cr, self->series, &look, 0, 0, width);
  cairo_destroy (cr);
}

static void
buju_indicator_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (widget);
  g_autofree char    *family = NULL;
  BujuChartLook       look = make_look (self, &family);
  double              least = buju_chart_get_minimum (self->series, &look);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
  else
    *minimum = *natural = buju_chart_measure (self->series, &look, for_size > 0 ? for_size : least);
}

static GtkSizeRequestMode
buju_indicator_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
buju_indicator_chart_finalize (GObject *object)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (object);

  g_clear_pointer (&self->series, buju_indicator_series_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  G_OBJECT_CLASS (buju_indicator_chart_parent_class)->finalize (object);
}

static void
buju_indicator_chart_class_init (BujuIndicatorChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = buju_indicator_chart_finalize;
  widget_class->measure = buju_indicator_chart_measure;
  widget_class->get_request_mode = buju_indicator_chart_get_request_mode;
  widget_class->snapshot = buju_indicator_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
buju_indicator_chart_init (BujuIndicatorChart *self)
{
}

/* "2015: 3746亿元, 2025: 超过1万亿元" */
static void
name_chart (BujuIndicatorChart *self)
{
  g_autoptr (GString)      name = g_string_new (buju_text_get (&self->series->name,
                                                               self->language));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);

  for (guint i = 0; i < self->series->points->len; i++)
    {
      const BujuSeriesPoint *point = &g_array_index (self->series->points, BujuSeriesPoint, i);
      BujuText               year = buju_phrase_year (strings, point->year);

      g_string_append_printf (name, "%s%s: %s", i > 0 ? ", " : "; ",
                              point->year != NULL ? buju_text_get (&year, self->language) : "–",
                              buju_text_get (&point->words, self->language));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

/**
 * buju_indicator_chart_can_show:
 * @indicator: an indicator
 *
 * Returns: whether it has a base and a target, or is a share of a hundred; a lone number needs no
 *   chart
 */
gboolean
buju_indicator_chart_can_show (const BujuIndicator *indicator)
{
  g_return_val_if_fail (indicator != NULL, FALSE);

  if (!buju_indicator_has_number (indicator) || isnan (indicator->value))
    return FALSE;
  return (!isnan (indicator->base_value) && indicator->base_value > 0) ||
         (g_strcmp0 (indicator->unit.zh, "%") == 0 && indicator->value <= 100);
}

/**
 * buju_indicator_chart_new:
 * @indicator: one that can be shown
 * @language: of the words
 *
 * Returns: (transfer floating): its chart
 */
GtkWidget *
buju_indicator_chart_new (const BujuIndicator *indicator, BujuLanguage language)
{
  BujuIndicatorChart *self;

  g_return_val_if_fail (indicator != NULL && buju_indicator_chart_can_show (indicator), NULL);

  self = g_object_new (BUJU_TYPE_INDICATOR_CHART, NULL);
  self->strings = g_string_chunk_new (64);
  self->series = buju_indicator_series_new (self->strings, indicator);
  self->language = language;
  name_chart (self);
  return GTK_WIDGET (self);
}

/**
 * buju_indicator_chart_new_series:
 * @series: (transfer full): a figure over the years, whose strings outlive the widget
 * @language: of the words
 *
 * Returns: (transfer floating): its chart
 */
GtkWidget *
buju_indicator_chart_new_series (BujuIndicatorSeries *series, BujuLanguage language)
{
  BujuIndicatorChart *self;

  g_return_val_if_fail (series != NULL, NULL);

  self = g_object_new (BUJU_TYPE_INDICATOR_CHART, NULL);
  self->series = series;
  self->language = language;
  name_chart (self);
  return GTK_WIDGET (self);
}

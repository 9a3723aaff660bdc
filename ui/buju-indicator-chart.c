/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-chart.h"

#include <math.h>

#define BAR     9.0   /* px */
#define GAP     4.0   /* px, from text to bar and from row to row */
#define ROUND   3.0   /* px */

/* One bar with its words. */
typedef struct
{
  PangoLayout *label;   /* the year */
  PangoLayout *value;
  double       share;   /* of the longest */
  gboolean     target;
} Bar;

struct _BujuIndicatorChart
{
  GtkWidget  parent_instance;

  Bar        bars[2];
  guint      n_bars;
  gboolean   track;   /* the rest up to a hundred per cent is shown, too */
};

G_DEFINE_FINAL_TYPE (BujuIndicatorChart, buju_indicator_chart, GTK_TYPE_WIDGET)

static gboolean
is_share (const BujuIndicator *indicator)
{
  return g_strcmp0 (indicator->unit.zh, "%") == 0 && indicator->value > 0 && indicator->value <= 100;
}

static gboolean
has_base (const BujuIndicator *indicator)
{
  return !isnan (indicator->base_value) && indicator->base_value > 0;
}

static char *
format_value (double value, const BujuText *unit, BujuLanguage language)
{
  const char *word = buju_text_get (unit, language);

  if (g_strcmp0 (unit->zh, "%") == 0)
    return g_strdup_printf ("%.10g%%", value);
  if (word == NULL)
    return g_strdup_printf ("%.10g", value);
  /* "100 million yuan" must not run into the number. */
  if (g_ascii_isdigit (*word))
    return g_strdup_printf ("%.10g × %s", value, word);
  return g_strdup_printf ("%.10g%s%s", value, language == BUJU_LANGUAGE_EN ? " " : "", word);
}

/* The document's own words for the target; the base is only known as a number. */
static char *
describe_value (const BujuIndicator *indicator, double value, gboolean target, BujuLanguage language)
{
  const char *words = buju_text_get (&indicator->value_text, language);

  if (target && words != NULL)
    return g_strdup (words);
  return format_value (value, &indicator->unit, language);
}

static void
add_bar (BujuIndicatorChart *self, const char *year, double value, double longest, gboolean target,
         const BujuIndicator *indicator, BujuLanguage language)
{
  g_autofree char *text = describe_value (indicator, value, target, language);
  Bar             *bar = &self->bars[self->n_bars++];

  bar->label = gtk_widget_create_pango_layout (GTK_WIDGET (self), year != NULL ? year : "");
  bar->value = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  bar->share = value / longest;
  bar->target = target;
}

static void
measure_column (BujuIndicatorChart *self, gboolean values, int *width, int *height)
{
  *width = 0;
  *height = 0;
  for (guint i = 0; i < self->n_bars; i++)
    {
      int across;
      int down;

      pango_layout_get_pixel_size (values ? self->bars[i].value : self->bars[i].label, &across, &down);
      *width = MAX (*width, across);
      *height = MAX (*height, down);
    }
}

static void
append_bar (GtkSnapshot *snapshot, double x, double y, double width, const GdkRGBA *colour)
{
  GskRoundedRect  round;
  graphene_rect_t area;

  graphene_rect_init (&area, x, y, MAX (width, 2), BAR);
  gsk_rounded_rect_init_from_rect (&round, &area, MIN (ROUND, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, colour, &area);
  gtk_snapshot_pop (snapshot);
}

static void
append_text (GtkSnapshot *snapshot, PangoLayout *text, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, text, colour);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
look_up (GtkWidget *widget, const char *name, float alpha)
{
  GdkRGBA colour = { 0.2, 0.45, 0.85, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  colour.alpha = alpha;
  return colour;
}

static void
buju_indicator_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (widget);
  GdkRGBA             text;
  GdkRGBA             target = look_up (widget, "accent_bg_color", 1);
  GdkRGBA             base = look_up (widget, "accent_bg_color", 0.38);
  GdkRGBA             track = look_up (widget, "accent_bg_color", 0.1);
  int                 label_width, value_width, height;
  double              room;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  measure_column (self, FALSE, &label_width, &height);
  measure_column (self, TRUE, &value_width, &height);
  room = MAX (gtk_widget_get_width (widget) - label_width - value_width - 4 * GAP, 8);
  for (guint i = 0; i < self->n_bars; i++)
    {
      const Bar *bar = &self->bars[i];
      double     top = i * (height + GAP);
      double     left = label_width + 2 * GAP;
      double     middle = top + (height - BAR) / 2;

      append_text (snapshot, bar->label, 0, top, &text);
      if (self->track)
        append_bar (snapshot, left, middle, room, &track);
      append_bar (snapshot, left, middle, room * bar->share, bar->target ? &target : &base);
      append_text (snapshot, bar->value, left + room + 2 * GAP, top, &text);
    }
}

static void
buju_indicator_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (widget);
  int                 label_width, value_width, height;

  measure_column (self, FALSE, &label_width, &height);
  measure_column (self, TRUE, &value_width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = label_width + value_width + 4 * GAP + 40;
      *natural = *minimum + 120;
    }
  else
    *minimum = *natural = self->n_bars * (height + GAP);
}

static void
buju_indicator_chart_finalize (GObject *object)
{
  BujuIndicatorChart *self = BUJU_INDICATOR_CHART (object);

  for (guint i = 0; i < self->n_bars; i++)
    {
      g_object_unref (self->bars[i].label);
      g_object_unref (self->bars[i].value);
    }
  G_OBJECT_CLASS (buju_indicator_chart_parent_class)->finalize (object);
}

static void
buju_indicator_chart_class_init (BujuIndicatorChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = buju_indicator_chart_finalize;
  widget_class->measure = buju_indicator_chart_measure;
  widget_class->snapshot = buju_indicator_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
buju_indicator_chart_init (BujuIndicatorChart *self)
{
}

/**
 * buju_indicator_chart_can_show:
 * @indicator: an indicator
 *
 * Returns: whether it has a base and a target, or is a share of a hundred; a lone number needs no chart
 */
gboolean
buju_indicator_chart_can_show (const BujuIndicator *indicator)
{
  g_return_val_if_fail (indicator != NULL, FALSE);

  if (isnan (indicator->value) || indicator->value <= 0)
    return FALSE;
  return has_base (indicator) || is_share (indicator);
}

/**
 * buju_indicator_chart_new:
 * @indicator: one that can be shown
 * @language: of the units
 *
 * Returns: (transfer floating): its chart
 */
GtkWidget *
buju_indicator_chart_new (const BujuIndicator *indicator, BujuLanguage language)
{
  BujuIndicatorChart *self;
  double              longest;

  g_return_val_if_fail (indicator != NULL && buju_indicator_chart_can_show (indicator), NULL);

  self = g_object_new (BUJU_TYPE_INDICATOR_CHART, NULL);
  self->track = is_share (indicator);
  longest = self->track ? 100 : indicator->value;
  if (has_base (indicator))
    {
      longest = MAX (longest, indicator->base_value);
      add_bar (self, indicator->base_year, indicator->base_value, longest, FALSE, indicator, language);
    }
  add_bar (self, indicator->year, indicator->value, longest, TRUE, indicator, language);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-chart.h"

#include "draw/buju-type.h"
#include "plan/buju-phrase.h"

#include <math.h>

/* In type sizes. */
#define BAR        0.72
#define GAP        0.42    /* from text to bar, and from row to row */
#define POINT      0.42    /* by which a lower limit runs out */
#define ROUND      0.18
#define SECOND     0.82    /* size of the second language */
#define LEAST_BAR  3.0     /* room for bars */
#define WORDS      0.56    /* of the width, at most, for words beside the bars */
#define PALE       0.38    /* of the colour: the open end of a range */
#define QUIET      0.72    /* of the text's colour: the second language */

/* One bar with its words. */
typedef struct
{
  const BujuSeriesPoint *point;
  PangoLayout           *year;
  PangoLayout           *words;
  PangoLayout           *second;   /* NULL unless both languages are wanted */
} Row;

typedef struct
{
  const BujuIndicatorSeries *series;
  const BujuChartLook       *look;
  PangoContext              *contexts[2];
  GArray                    *rows;
  double                     years;   /* width of the column */
  double                     words;
  double                     bars;
} Chart;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_object_unref (row->year);
  g_object_unref (row->words);
  g_clear_object (&row->second);
}

static PangoLayout *
set_words (Chart *self, BujuLanguage language, const char *text, double scale)
{
  PangoContext *context = self->contexts[language == BUJU_LANGUAGE_EN];
  PangoLayout  *layout = buju_type_layout_in (context, text != NULL ? text : "", self->look->family,
                                              self->look->size * scale, FALSE);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);

  return layout;
}

static double
get_width (PangoLayout *layout)
{
  int width;

  if (layout == NULL)
    return 0;
  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  if (layout == NULL)
    return 0;
  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
add_row (Chart *self, const BujuSeriesPoint *point)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  BujuLanguage language = self->look->language;
  BujuText     year = buju_phrase_year (strings, point->year);
  Row          row = { .point = point };

  row.year = set_words (self, BUJU_LANGUAGE_EN, buju_text_get (&year, language), 1);
  row.words = set_words (self, language, buju_text_get (&point->words, language), 1);
  if (language == BUJU_LANGUAGE_BOTH && g_strcmp0 (point->words.zh, point->words.en) != 0)
    row.second = set_words (self, BUJU_LANGUAGE_EN, point->words.en, SECOND);
  self->years = MAX (self->years, get_width (row.year));
  self->words = MAX (self->words, MAX (get_width (row.words), get_width (row.second)));
  g_array_append_val (self->rows, row);
}

/* @width: 0 sets nothing into lines. */
static void
chart_init (Chart *self, const BujuIndicatorSeries *series, const BujuChartLook *look, double width)
{
  *self = (Chart) { .series = series, .look = look };
  self->contexts[0] = buju_type_context (BUJU_LANGUAGE_ZH);
  self->contexts[1] = buju_type_context (BUJU_LANGUAGE_EN);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  for (guint i = 0; i < series->points->len; i++)
    add_row (self, &g_array_index (series->points, BujuSeriesPoint, i));
  if (width <= 0)
    return;

  self->words = ceil (MIN (self->words, width * WORDS));
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      pango_layout_set_width (row->words, (int) (self->words * PANGO_SCALE));
      if (row->second != NULL)
        pango_layout_set_width (row->second, (int) (self->words * PANGO_SCALE));
    }
  self->bars = MAX (width - self->years - self->words - 4 * GAP * look->size, look->size);
}

static void
chart_clear (Chart *self)
{
  g_array_unref (self->rows);
  g_object_unref (self->contexts[0]);
  g_object_unref (self->contexts[1]);
}

static double
get_row_height (const Row *row)
{
  return MAX (get_height (row->year), get_height (row->words) + get_height (row->second));
}

/**
 * buju_chart_measure:
 * @series: a figure over the years
 * @look: colours and type
 * @width: of the chart, user units
 *
 * Returns: the height of the chart, user units
 */
double
buju_chart_measure (const BujuIndicatorSeries *series, const BujuChartLook *look, double width)
{
  double height = 0;
  Chart  chart;

  g_return_val_if_fail (series != NULL, 0);
  g_return_val_if_fail (look != NULL, 0);

  chart_init (&chart, series, look, width);
  for (guint i = 0; i < chart.rows->len; i++)
    height += get_row_height (&g_array_index (chart.rows, Row, i)) + (i > 0 ? GAP * look->size : 0);
  chart_clear (&chart);

  return ceil (height);
}

/**
 * buju_chart_get_minimum:
 * @series: a figure over the years
 * @look: colours and type
 *
 * Returns: the least width at which bars can be compared, user units
 */
double
buju_chart_get_minimum (const BujuIndicatorSeries *series, const BujuChartLook *look)
{
  double width;
  Chart  chart;

  g_return_val_if_fail (series != NULL, 0);
  g_return_val_if_fail (look != NULL, 0);

  chart_init (&chart, series, look, 0);
  width = chart.years + MIN (chart.words, 8 * look->size) + (4 * GAP + LEAST_BAR) * look->size;
  chart_clear (&chart);

  return ceil (width);
}

static void
set_color (cairo_t *cr, const BujuColor *color, double share)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * share);
}

/* @point: how far it runs out to the right. */
static void
add_bar (cairo_t *cr, double x, double y, double width, double height, double round, double point)
{
  round = MIN (round, width / 2);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  if (point > 0)
    {
      cairo_line_to (cr, x + width, y);
      cairo_line_to (cr, x + width + point, y + height / 2);
      cairo_line_to (cr, x + width, y + height);
    }
  else
    {
      cairo_arc (cr, x + width - round, y + round, round, -G_PI / 2, 0);
      cairo_arc (cr, x + width - round, y + height - round, round, 0, G_PI / 2);
    }
  cairo_line_to (cr, x, y + height);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_bar (const Chart *self, cairo_t *cr, const BujuSeriesPoint *point, double x, double middle)
{
  const BujuChartLook *look = self->look;
  double               top = self->series->percent ? 100
                             : buju_indicator_series_get_top (self->series);
  double               end = POINT * look->size;   /* kept free for lower limits */
  double               room = MAX (self->bars - end, 1);
  double               height = BAR * look->size;
  double               y = middle - height / 2;
  const BujuColor     *color = point->target ? &look->target : &look->reached;

  if (self->series->percent && look->track.alpha > 0)
    {
      set_color (cr, &look->track, 1);
      add_bar (cr, x, y, room, height, ROUND * look->size, 0);
    }
  if (point->high > point->low)
    {
      set_color (cr, color, PALE);
      add_bar (cr, x, y, MAX (room * point->high / top, 1), height, ROUND * look->size, 0);
    }
  set_color (cr, color, 1);
  add_bar (cr, x, y, MAX (room * point->low / top, 1), height, ROUND * look->size,
           point->open ? end : 0);
}

static void
show (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_row (const Chart *self, cairo_t *cr, const Row *row, double x, double y)
{
  const BujuChartLook *look = self->look;
  double               gap = 2 * GAP * look->size;
  double               line = get_height (row->year);
  double               left = x + self->years + gap;

  draw_bar (self, cr, row->point, left, y + line / 2);
  left += self->bars + gap;
  set_color (cr, &look->text, 1);
  show (cr, row->year, x, y);
  show (cr, row->words, left, y);
  if (row->second == NULL)
    return;
  set_color (cr, &look->text, QUIET);
  show (cr, row->second, left, y + get_height (row->words));
}

/**
 * buju_chart_draw:
 * @cr: where
 * @series: a figure over the years
 * @look: colours and type
 * @x: left edge, user units
 * @y: upper edge, user units
 * @width: of the chart, user units
 *
 * Draws one bar a year, the year before and the document's words behind it.
 */
void
buju_chart_draw (cairo_t *cr, const BujuIndicatorSeries *series, const BujuChartLook *look,
                 double x,
                 double y, double width)
{
  Chart chart;

  g_return_if_fail (cr != NULL);
  g_return_if_fail (series != NULL);
  g_return_if_fail (look != NULL);

  chart_init (&chart, series, look, width);
  cairo_save (cr);
  for (guint i = 0; i < chart.rows->len; i++)
    {
      const Row *row = &g_array_index (chart.rows, Row, i);

      draw_row (&chart, cr, row, x, y);
      y += get_row_height (row) + GAP * look->size;
    }
  cairo_restore (cr);
  chart_clear (&chart);
}

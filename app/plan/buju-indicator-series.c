/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-indicator-series.h"

#include "plan/buju-phrase.h"

#include <math.h>
#include <string.h>

/**
 * buju_indicator_has_number:
 * @indicator: a figure
 *
 * Returns: whether the document gives a value above nothing that a bar can show
 */
gboolean
buju_indicator_has_number (const BujuIndicator *indicator)
{
  static const char * const numeric[] = {
    "equals", "about", "more-than", "at-least", "at-most", "range", NULL
  };

  g_return_val_if_fail (indicator != NULL, FALSE);

  return g_strv_contains (numeric, indicator->comparator)
         && (indicator->value > 0 || indicator->value_min > 0);
}

static gboolean
has_base (const BujuIndicator *indicator)
{
  return indicator->base_value > 0 && indicator->base_year != NULL;
}

static gboolean
is_percent (const BujuIndicator *indicator)
{
  return g_strcmp0 (indicator->unit.zh, "%") == 0;
}

static BujuSeriesPoint
make_value (const BujuIndicator *indicator)
{
  double factor = buju_phrase_unit_factor (indicator->unit.en);
  gboolean range = isnan (indicator->value);
  BujuSeriesPoint point = {
    .indicator = indicator,
    .year = indicator->year,
    .words = indicator->value_text,
    .low = factor * (range ? indicator->value_min : indicator->value),
    .high = factor * (range ? indicator->value_max : indicator->value),
    .target = g_str_equal (indicator->kind, "target"),
    .open = g_str_equal (indicator->comparator, "more-than")
            || g_str_equal (indicator->comparator, "at-least"),
  };

  return point;
}

static BujuSeriesPoint
make_base (GStringChunk *strings, const BujuIndicator *indicator)
{
  double value = indicator->base_value * buju_phrase_unit_factor (indicator->unit.en);

  return (BujuSeriesPoint) {
    .indicator = indicator,
    .year = indicator->base_year,
    .words = buju_phrase_amount (strings, indicator->base_value, &indicator->unit),
    .low = value,
    .high = value,
    .base = TRUE,
  };
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const BujuSeriesPoint *one = a;
  const BujuSeriesPoint *other = b;

  return g_strcmp0 (one->year, other->year);
}

static BujuIndicatorSeries *
new_empty (const BujuIndicator *indicator)
{
  BujuIndicatorSeries *self = g_new0 (BujuIndicatorSeries, 1);

  self->plan = indicator->plan;
  self->name = indicator->name;
  self->unit = indicator->unit;
  self->percent = is_percent (indicator);
  self->points = g_array_new (FALSE, FALSE, sizeof (BujuSeriesPoint));
  self->conflicts = g_ptr_array_new ();

  return self;
}

static void
add_indicator (BujuIndicatorSeries *self, GStringChunk *strings, const BujuIndicator *indicator)
{
  BujuSeriesPoint point = make_value (indicator);

  g_array_append_val (self->points, point);
  if (!has_base (indicator))
    return;
  point = make_base (strings, indicator);
  g_array_append_val (self->points, point);
}

/**
 * buju_indicator_series_new:
 * @strings: where new words are kept
 * @indicator: a figure
 *
 * Returns: (transfer full) (nullable): its base, if it has one, and its value; %NULL when the
 *   document gives no number
 */
BujuIndicatorSeries *
buju_indicator_series_new (GStringChunk *strings, const BujuIndicator *indicator)
{
  BujuIndicatorSeries *self;

  g_return_val_if_fail (strings != NULL, NULL);
  g_return_val_if_fail (indicator != NULL, NULL);

  if (!buju_indicator_has_number (indicator))
    return NULL;
  self = new_empty (indicator);
  add_indicator (self, strings, indicator);
  g_array_sort (self->points, compare_points);

  return self;
}

/**
 * buju_indicator_series_free:
 * @self: (transfer full): a series
 */
void
buju_indicator_series_free (BujuIndicatorSeries *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->points);
  g_ptr_array_unref (self->conflicts);
  g_free (self);
}

/**
 * buju_indicator_series_get_top:
 * @self: a series
 *
 * Returns: its largest value
 */
double
buju_indicator_series_get_top (const BujuIndicatorSeries *self)
{
  double top = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->points->len; i++)
    top = MAX (top, g_array_index (self->points, BujuSeriesPoint, i).high);

  return top;
}

/* ---- What belongs together ---- */

static gboolean
is_named (const BujuConflict *conflict, const BujuIndicator *indicator)
{
  for (guint i = 0; i < conflict->about->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (conflict->about, i), indicator->id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_conflict (BujuContent *content, const BujuIndicator *a, const BujuIndicator *b)
{
  GPtrArray *conflicts = buju_content_get_conflicts (content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const BujuConflict *conflict = g_ptr_array_index (conflicts, i);

      if (is_named (conflict, a) && is_named (conflict, b))
        return TRUE;
    }

  return FALSE;
}

/* 家 and 万家 are one unit, of which English says the same name. */
static gboolean
has_same_unit (const BujuIndicator *a, const BujuIndicator *b)
{
  if (g_strcmp0 (a->unit.zh, b->unit.zh) == 0)
    return TRUE;

  return g_strcmp0 (buju_phrase_unit_name (a->unit.en), buju_phrase_unit_name (b->unit.en)) == 0
         && buju_phrase_unit_name (a->unit.en) != NULL;
}

static gboolean
is_same_figure (BujuContent *content, const BujuIndicator *a, const BujuIndicator *b)
{
  return a->plan == b->plan && g_str_equal (a->name.zh, b->name.zh) && a->place == b->place
         && a->industry == b->industry && has_same_unit (a, b) && !is_in_conflict (content, a, b);
}

static gboolean
has_year (const BujuIndicatorSeries *self, const char *year)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      if (g_strcmp0 (g_array_index (self->points, BujuSeriesPoint, i).year, year) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
belongs_to (BujuContent *content, const BujuIndicatorSeries *self, const BujuIndicator *indicator)
{
  if (has_year (self, indicator->year))
    return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const BujuSeriesPoint *point = &g_array_index (self->points, BujuSeriesPoint, i);

      if (!is_same_figure (content, point->indicator, indicator))
        return FALSE;
    }

  return TRUE;
}

static void
find_conflicts (BujuContent *content, BujuIndicatorSeries *self)
{
  GPtrArray *conflicts = buju_content_get_conflicts (content);

  for (guint i = 0; i < conflicts->len; i++)
    {
      gpointer conflict = g_ptr_array_index (conflicts, i);
      gboolean named = FALSE;

      for (guint j = 0; j < self->points->len; j++)
        named |= is_named (conflict, g_array_index (self->points, BujuSeriesPoint, j).indicator);
      if (named)
        g_ptr_array_add (self->conflicts, conflict);
    }
}

static void
place_indicator (BujuContent *content, GStringChunk *strings, GPtrArray *all,
                 const BujuIndicator *indicator)
{
  BujuIndicatorSeries *series;

  if (!buju_indicator_has_number (indicator) || indicator->year == NULL)
    return;
  for (guint i = 0; i < all->len; i++)
    {
      series = g_ptr_array_index (all, i);
      if (!belongs_to (content, series, indicator))
        continue;
      add_indicator (series, strings, indicator);
      return;
    }

  series = new_empty (indicator);
  add_indicator (series, strings, indicator);
  g_ptr_array_add (all, series);
}

/**
 * buju_indicator_series_group:
 * @content: the documents, for their conflicts
 * @strings: where new words are kept
 * @indicators: (element-type BujuIndicator): figures
 *
 * Puts figures of different years together where they are the same figure.
 *
 * Returns: (transfer full) (element-type BujuIndicatorSeries): the series of two years or more
 */
GPtrArray *
buju_indicator_series_group (BujuContent *content, GStringChunk *strings,
                             const GPtrArray *indicators)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_indicator_series_free);

  g_return_val_if_fail (content != NULL, all);
  g_return_val_if_fail (strings != NULL, all);
  g_return_val_if_fail (indicators != NULL, all);

  for (guint i = 0; i < indicators->len; i++)
    place_indicator (content, strings, all, g_ptr_array_index (indicators, i));
  for (guint i = all->len; i > 0; i--)
    {
      BujuIndicatorSeries *series = g_ptr_array_index (all, i - 1);

      if (series->points->len < 2)
        {
          g_ptr_array_remove_index (all, i - 1);
          continue;
        }
      g_array_sort (series->points, compare_points);
      find_conflicts (content, series);
    }

  return all;
}

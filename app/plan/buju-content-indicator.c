/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Reading the figures of a plan. */

#include "plan/buju-content-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A figure without its kind or with a wrong comparator would be told wrongly everywhere. */
static void
check_choice (BujuReader *self, const char *key, const char *value, const char * const *choices)
{
  g_autofree char *all = NULL;

  if (value == NULL || g_strv_contains (choices, value))
    return;

  all = g_strjoinv (", ", (char **) choices);
  buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, key,
                    /* Translators: a wrong value; the allowed ones. */
                    _("“%s” is not allowed here: use one of %s"), value, all);
}

/* Rows are counted from 1. */
static guint
read_table_row (BujuReader *self, JsonObject *object)
{
  double row = buju_reader_get_number (self, object, "table_row");

  if (isnan (row))
    return 0;
  if (row >= 1 && row <= 1000 && row == floor (row))
    return (guint) row;

  buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "table_row",
                    _("rows of a table are counted from 1: give the row's number"));

  return 0;
}

/* What the figure is and how it is to be read. */
static void
read_meaning (BujuReader *self, JsonObject *object, BujuIndicator *indicator)
{
  static const char * const kinds[] = { "baseline", "target", NULL };
  static const char * const comparators[] = {
    "equals", "about", "more-than", "at-least", "at-most", "range", "multiple", "increase-by",
    "text", NULL
  };

  indicator->name = buju_reader_need_text (self, object, "name");
  indicator->pinyin = buju_reader_get_string (self, object, "pinyin");
  indicator->kind = buju_reader_need_string (self, object, "kind");
  check_choice (self, "kind", indicator->kind, kinds);
  indicator->comparator = buju_reader_need_string (self, object, "comparator");
  check_choice (self, "comparator", indicator->comparator, comparators);
  indicator->place = buju_reader_get_link (self, object, "place", BUJU_KIND_PLACE);
  indicator->industry = buju_reader_get_link (self, object, "industry", BUJU_KIND_INDUSTRY);
  indicator->table_row = read_table_row (self, object);
  indicator->category = buju_reader_get_text (self, object, "table_category");
  indicator->nature = buju_reader_get_text (self, object, "nature");
  indicator->table_unit = buju_reader_get_text (self, object, "table_unit");
}

static void
read_values (BujuReader *self, JsonObject *object, BujuIndicator *indicator)
{
  indicator->value = buju_reader_get_number (self, object, "value");
  indicator->value_min = buju_reader_get_number (self, object, "value_min");
  indicator->value_max = buju_reader_get_number (self, object, "value_max");
  indicator->value_text = buju_reader_need_text (self, object, "value_text");
  indicator->unit = buju_reader_get_text (self, object, "unit");
  indicator->year = buju_reader_get_year (self, object, "year");
  indicator->year_stated = buju_reader_get_boolean (self, object, "year_stated");
  indicator->year_note = buju_reader_get_text (self, object, "year_note");
  indicator->base_year = buju_reader_get_year (self, object, "base_year");
  indicator->base_value = buju_reader_get_number (self, object, "base_value");
  indicator->growth = buju_reader_get_string (self, object, "average_annual_growth_percent");
  indicator->city_share = buju_reader_get_string (self, object, "share_of_city_text");
  indicator->above_average = buju_reader_get_number (self, object,
                                                     "percentage_points_above_city_average");

  if (g_strcmp0 (indicator->comparator, "range") == 0
      && !(indicator->value_min <= indicator->value_max))
    buju_reader_fail (self, BUJU_PLAN_ERROR_BAD_VALUE, "value_min",
                      _("a range needs value_min and value_max in this order: add them"));
}

static void
read_indicator_cb (BujuReader *self, JsonObject *object, gpointer target)
{
  static const char * const keys[] = {
    "average_annual_growth_percent", "base_value", "base_year", "comparator", "id", "industry",
    "kind", "name", "nature", "note", "percentage_points_above_city_average", "pinyin", "place",
    "section", "share_of_city_text", "table_category", "table_row", "table_unit", "unit", "value",
    "value_max", "value_min", "value_text", "year", "year_note", "year_stated", NULL
  };
  BujuIndicator *indicator = buju_content_alloc (self->content, sizeof *indicator);

  buju_reader_check_keys (self, object, keys);
  indicator->id = buju_reader_register (self, object, BUJU_KIND_INDICATOR, indicator);
  indicator->plan = self->plan;
  indicator->section = buju_reader_need_string (self, object, "section");
  read_meaning (self, object, indicator);
  read_values (self, object, indicator);
  g_ptr_array_add (self->plan->indicators, indicator);
}

void
buju_content_read_indicators (BujuReader *self, JsonObject *object)
{
  buju_reader_each (self, object, "indicators", read_indicator_cb, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuIndicatorsPage, file of its rows: which are wanted, and the columns, title and count that
 * go with them. */
#include "config.h"

#include "buju-indicators-page-private.h"

#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-indicator-column.h"
#include "buju-text-label.h"

static void
find_wanted (BujuIndicatorsPage *self)
{
  BujuIndicatorFilter filter = {
    .text = gtk_editable_get_text (self->search_entry),
    .plan = buju_indicators_page_get_plan (self),
    .own_table = buju_indicators_page_is_own (self),
  };

  buju_indicator_filters_apply (self->filters, &filter);
  buju_indicator_model_set_filter (self->model, &filter);
}

static void
show_count (BujuIndicatorsPage *self)
{
  guint            all = buju_indicator_table_get_rows (self->data)->len;
  guint            shown = buju_indicator_model_get_wanted (self->model)->len;
  g_autofree char *text = NULL;

  if (shown == all)
    text = g_strdup_printf (ngettext ("%u figure", "%u figures", all), all);
  else
    /* Translators: how many figures are shown, and how many there are */
    text = g_strdup_printf (_("%u of %u figures"), shown, all);
  gtk_label_set_text (self->count, text);
}

/* Only the document's own table has a title, and only one document has one. */
static void
show_title (BujuIndicatorsPage *self)
{
  GPtrArray      *wanted = buju_indicator_model_get_wanted (self->model);
  const BujuPlan *plan = NULL;

  if (buju_indicators_page_is_own (self) && wanted->len > 0)
    plan = ((const BujuIndicatorRow *) g_ptr_array_index (wanted, 0))->indicator->plan;
  gtk_widget_set_visible (GTK_WIDGET (self->table_title), plan != NULL);
  if (plan != NULL)
    {
      g_autofree char *title = buju_text_dup (&plan->table_title, self->language, "\n");

      buju_text_label_set_plain (self->table_title, title);
    }
}

/* The document is plain where only one is shown. */
static gboolean
is_shown (BujuIndicatorsPage *self, BujuIndicatorColumn column)
{
  if (column == BUJU_INDICATOR_DOCUMENT && buju_indicators_page_get_plan (self) != NULL)
    return FALSE;
  return buju_indicator_columns_have (buju_indicators_page_is_own (self), column);
}

/* The document's own table names the year above the values. */
static BujuText
get_heading (BujuIndicatorsPage *self, BujuIndicatorColumn column)
{
  GPtrArray *wanted = buju_indicator_model_get_wanted (self->model);

  if (column == BUJU_INDICATOR_VALUE && buju_indicators_page_is_own (self) && wanted->len > 0)
    return ((const BujuIndicatorRow *) g_ptr_array_index (wanted, 0))->aim;
  return buju_indicator_table_get_heading (self->data, column);
}

static void
show_columns (BujuIndicatorsPage *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);
      BujuIndicatorColumn  which = buju_indicator_column_get (column);
      BujuText             heading = get_heading (self, which);
      g_autofree char     *title = buju_text_dup (&heading, self->language, " ");

      gtk_column_view_column_set_title (column, title);
      buju_indicator_column_show (column, is_shown (self, which));
    }
}

static const char *
choose_view (BujuIndicatorsPage *self)
{
  if (buju_indicator_model_get_wanted (self->model)->len == 0)
    return "none";
  if (gtk_toggle_button_get_active (self->charts_button))
    return "charts";
  return self->narrow ? "list" : "table";
}

/* Rows may have been made anew, or stand in another view; the rows of both are the same. */
static void
focus_rows (BujuIndicatorsPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  if (gtk_widget_is_ancestor (GTK_WIDGET (self->table), shown))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  else if (gtk_widget_is_ancestor (GTK_WIDGET (self->list), shown))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
}

void
buju_indicators_page_update (BujuIndicatorsPage *self)
{
  gboolean   inside = buju_focus_is_in (GTK_WIDGET (self->stack));
  GtkWidget *before = gtk_stack_get_visible_child (self->stack);
  GPtrArray *wanted;

  if (self->data == NULL || self->filling)
    return;
  find_wanted (self);
  wanted = buju_indicator_model_get_wanted (self->model);
  if (gtk_toggle_button_get_active (self->charts_button))
    buju_indicator_cards_set (self->cards, buju_indicators_page_get_content (self), wanted,
                              self->language);
  if (buju_indicator_filters_are_set (self->filters))
    gtk_widget_add_css_class (self->filter_button, "accent");
  else
    gtk_widget_remove_css_class (self->filter_button, "accent");
  show_columns (self);
  show_title (self);
  show_count (self);
  gtk_stack_set_visible_child_name (self->stack, choose_view (self));
  if (inside && gtk_stack_get_visible_child (self->stack) != before)
    focus_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "indicators.copy", wanted->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "indicators.save", wanted->len > 0);
}

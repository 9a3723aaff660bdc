/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of BujuIndicatorsPage share. */

#include "buju-indicator-cards.h"
#include "buju-indicator-filters.h"
#include "buju-indicator-model.h"
#include "buju-indicators-page.h"

G_BEGIN_DECLS

struct _BujuIndicatorsPage
{
  GtkWidget             parent_instance;

  /* Template */
  GtkWidget            *box;
  GtkBox               *bar;
  GtkDropDown          *plan_drop;
  GtkEditable          *search_entry;
  GtkWidget            *filter_button;
  BujuIndicatorFilters *filters;
  GtkToggleButton      *table_button;
  GtkToggleButton      *charts_button;
  GtkToggleButton      *own_button;
  GtkLabel             *table_title;
  GtkStack             *stack;
  GtkColumnView        *table;
  GtkListView          *list;
  BujuIndicatorCards   *cards;
  GtkLabel             *count;

  BujuSession          *session;
  GSignalGroup         *session_signals;
  BujuIndicatorTable   *data;        /* NULL until the page is first seen */
  BujuLanguage          language;
  GPtrArray            *plans;       /* what the entries after the first stand for */
  BujuIndicatorModel   *model;
  GPtrArray            *columns;     /* GtkColumnViewColumn */
  gboolean              filling;
  gboolean              narrow;
  guint                 fold_id;
};

BujuContent    *buju_indicators_page_get_content      (BujuIndicatorsPage *self);
/* NULL: all of them. */
const BujuPlan *buju_indicators_page_get_plan         (BujuIndicatorsPage *self);
/* Whether the document's own table is shown. */
gboolean        buju_indicators_page_is_own           (BujuIndicatorsPage *self);
/* Emits "message". */
void            buju_indicators_page_say              (BujuIndicatorsPage *self, const char *text);

/* buju-indicators-page-rows.c: shows what is wanted now. */
void            buju_indicators_page_update           (BujuIndicatorsPage *self);

/* buju-indicators-page-commands.c */
void            buju_indicators_page_install_commands (GtkWidgetClass *widget_class);

G_END_DECLS

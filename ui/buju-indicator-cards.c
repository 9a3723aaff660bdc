/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicator-cards.h"

#include <string.h>

#include <glib/gi18n.h>

#include "buju-conflict-button.h"
#include "buju-focus.h"
#include "buju-indicator-chart.h"
#include "buju-line.h"
#include "buju-text-label.h"
#include "plan/buju-phrase.h"

#define CARD_WIDTH 280   /* px */
#define MAX_COLUMNS 4

struct _BujuIndicatorCards
{
  GtkWidget     parent_instance;

  GtkWidget    *scroller;
  GtkBox       *box;
  BujuContent  *content;
  GStringChunk *strings;   /* of the series that are shown */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuIndicatorCards, buju_indicator_cards, GTK_TYPE_WIDGET)

static void
activated_cb (BujuIndicatorCards *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (child), "id"));
}

static GtkWidget *
make_heading (const BujuIndicatorSeries *series, BujuLanguage language)
{
  GtkWidget          *box = buju_line_new (4);
  GtkWidget          *name = buju_text_label_new (&series->name, language, 0);
  GtkWidget          *mark = buju_conflict_button_new ();

  gtk_widget_add_css_class (name, "card-name");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  buju_conflict_button_set (BUJU_CONFLICT_BUTTON (mark), series->conflicts, language);
  buju_line_append (box, name);
  buju_line_append (box, mark);
  return box;
}

/* The sections that state the values, each once. */
static char *
list_sections (const BujuIndicatorSeries *series, BujuLanguage language)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  GString                 *sections = g_string_new (NULL);
  const char              *comma = language == BUJU_LANGUAGE_EN ? ", " : "、";

  for (guint i = 0; i < series->points->len; i++)
    {
      const char *id = g_array_index (series->points, BujuSeriesPoint, i).indicator->section;
      BujuText    text = buju_phrase_section (strings, id);
      const char *section = buju_text_get (&text, language);

      if (g_str_equal (id, "-") || strstr (sections->str, section) != NULL)
        continue;
      g_string_append_printf (sections, "%s%s", sections->len > 0 ? comma : "", section);
    }
  return g_string_free (sections, FALSE);
}

/* The newest figure stands for the card: its profile has the rest. */
static GtkWidget *
make_card (BujuIndicatorSeries *series, BujuLanguage language)
{
  GtkWidget             *child = gtk_flow_box_child_new ();
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char       *sections = list_sections (series, language);
  GtkWidget             *source = gtk_label_new (sections);
  const BujuSeriesPoint *last = &g_array_index (series->points, BujuSeriesPoint,
                                                series->points->len - 1);

  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_widget_add_css_class (source, "second-language");
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "indicator-card");
  gtk_widget_set_size_request (box, CARD_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  buju_text_get (&series->name, language), -1);
  g_object_set_data (G_OBJECT (child), "id", (gpointer) last->indicator->id);
  gtk_box_append (GTK_BOX (box), make_heading (series, language));
  gtk_box_append (GTK_BOX (box), buju_indicator_chart_new_series (series, language));
  gtk_box_append (GTK_BOX (box), source);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  return child;
}

static GtkWidget *
add_group (BujuIndicatorCards *self, const BujuPlan *plan, BujuLanguage language)
{
  GtkWidget *heading = buju_text_label_new (&plan->short_title, language, 0);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_widget_add_css_class (heading, "title-4");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), FALSE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), MAX_COLUMNS);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  g_signal_connect_object (flow, "child-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, flow);
  return flow;
}

static void
add_note (BujuIndicatorCards *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);
}

/* A document whose figures have nothing to be compared with says so. */
static void
add_plan (BujuIndicatorCards *self, const BujuPlan *plan, GPtrArray *all, BujuLanguage language)
{
  GtkWidget *flow = add_group (self, plan, language);
  guint      n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      BujuIndicatorSeries *series = g_ptr_array_index (all, i);

      if (series == NULL || series->plan != plan)
        continue;
      gtk_flow_box_append (GTK_FLOW_BOX (flow), make_card (series, language));
      all->pdata[i] = NULL;   /* the card has it now */
      n++;
    }
  gtk_widget_set_visible (flow, n > 0);
  if (n == 0)
    add_note (self, _("No figure here has both a base and a target of the same scope; the table "
                      "has them all."),
              "dim-label");
}

static void
clear (BujuIndicatorCards *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_string_chunk_clear (self->strings);
}

static void
buju_indicator_cards_dispose (GObject *object)
{
  BujuIndicatorCards *self = BUJU_INDICATOR_CARDS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (buju_indicator_cards_parent_class)->dispose (object);
}

static void
buju_indicator_cards_finalize (GObject *object)
{
  BujuIndicatorCards *self = BUJU_INDICATOR_CARDS (object);

  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->content, buju_content_unref);
  G_OBJECT_CLASS (buju_indicator_cards_parent_class)->finalize (object);
}

static void
buju_indicator_cards_class_init (BujuIndicatorCardsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_indicator_cards_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_indicator_cards_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", BUJU_TYPE_INDICATOR_CARDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
buju_indicator_cards_init (BujuIndicatorCards *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->strings = g_string_chunk_new (256);
  self->box = GTK_BOX (box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (box, "indicator-cards");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Indicators"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
free_series (gpointer data)
{
  if (data != NULL)
    buju_indicator_series_free (data);
}

/**
 * buju_indicator_cards_set:
 * @self: the cards
 * @content: the documents
 * @rows: (element-type BujuIndicatorRow): the figures that are wanted
 * @language: to say them in
 *
 * Shows a chart of every wanted figure that has more than one year.
 */
void
buju_indicator_cards_set (BujuIndicatorCards *self, BujuContent *content, const GPtrArray *rows,
                          BujuLanguage language)
{
  g_autoptr (GPtrArray) indicators = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = NULL;
  const BujuPlan       *plan = NULL;
  BujuContent          *kept;
  GArray               *focus;

  g_return_if_fail (BUJU_IS_INDICATOR_CARDS (self));
  g_return_if_fail (content != NULL);
  g_return_if_fail (rows != NULL);

  focus = buju_focus_take (GTK_WIDGET (self->box));
  clear (self);
  kept = buju_content_ref (content);
  g_clear_pointer (&self->content, buju_content_unref);
  self->content = kept;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (indicators,
                     (gpointer) ((const BujuIndicatorRow *) g_ptr_array_index (rows,
                                                                               i))->indicator);
  all = buju_indicator_series_group (content, self->strings, indicators);
  g_ptr_array_set_free_func (all, free_series);
  add_note (self, _("A chart shows one figure of one document. What the documents count "
                    "differently is never put "
                    "into one chart; the mark beside a name says why."), "dim-label");
  for (guint i = 0; i < rows->len; i++)
    {
      const BujuIndicatorRow *row = g_ptr_array_index (rows, i);

      if (row->indicator->plan == plan)
        continue;
      plan = row->indicator->plan;
      add_plan (self, plan, all, language);
    }
  buju_focus_put (GTK_WIDGET (self->box), focus);
}

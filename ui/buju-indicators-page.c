/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-indicators-page-private.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-indicator-column.h"

/* Narrower than this, px, rows are two lines and the bar has two rows. */
#define NARROW_WIDTH 620

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BujuIndicatorsPage, buju_indicators_page, GTK_TYPE_WIDGET)

BujuContent *
buju_indicators_page_get_content (BujuIndicatorsPage *self)
{
  return buju_library_get_content (buju_session_get_library (self->session));
}

gboolean
buju_indicators_page_is_own (BujuIndicatorsPage *self)
{
  return gtk_toggle_button_get_active (self->own_button);
}

const BujuPlan *
buju_indicators_page_get_plan (BujuIndicatorsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->plan_drop);

  if (chosen == 0 || chosen > self->plans->len)
    return NULL;
  return g_ptr_array_index (self->plans, chosen - 1);
}

void
buju_indicators_page_say (BujuIndicatorsPage *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* In its own table a document has its own order. */
static void
view_cb (BujuIndicatorsPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (self->data != NULL && buju_indicators_page_is_own (self))
    gtk_column_view_sort_by_column (self->table, NULL, GTK_SORT_ASCENDING);
  buju_indicators_page_update (self);
}

/* ---- Filling ---- */

/* GTK 4.8 has no word for it: what a button of a list says takes no more room than there is. */
static void
let_shrink (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_shrink (child);
}

static void
fill_plans (BujuIndicatorsPage *self)
{
  g_autoptr (GtkStringList)  names = gtk_string_list_new (NULL);
  GPtrArray *plans = buju_content_get_plans (buju_indicators_page_get_content (self));
  BujuLanguage               language = self->language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_EN
                                        : BUJU_LANGUAGE_ZH;
  guint                      chosen = gtk_drop_down_get_selected (self->plan_drop);

  g_ptr_array_set_size (self->plans, 0);
  gtk_string_list_append (names, _("All Documents"));
  for (guint i = 0; i < plans->len; i++)
    {
      const BujuPlan *plan = g_ptr_array_index (plans, i);

      g_ptr_array_add (self->plans, (gpointer) plan);
      gtk_string_list_append (names, buju_text_get (&plan->short_title, language));
    }
  gtk_drop_down_set_model (self->plan_drop, G_LIST_MODEL (names));
  let_shrink (gtk_widget_get_first_child (GTK_WIDGET (self->plan_drop)));
  gtk_drop_down_set_selected (self->plan_drop, chosen <= plans->len ? chosen : 0);
}

static void
fill_words (BujuIndicatorsPage *self)
{
  self->filling = TRUE;
  fill_plans (self);
  buju_indicator_filters_set_table (self->filters, self->data, self->language);
  self->filling = FALSE;
}

/* The first look at the page, not the start of the program, makes the rows. */
static void
fill (BujuIndicatorsPage *self)
{
  BujuLibrary *library;

  if (self->data != NULL || self->session == NULL)
    return;
  library = buju_session_get_library (self->session);
  self->language = buju_session_get_language (self->session);
  self->data = buju_indicator_table_new (buju_library_get_content (library),
                                         buju_library_get_words (library));
  fill_words (self);
  buju_indicator_model_set_table (self->model, self->data);
  buju_indicators_page_update (self);
}

static void
language_cb (BujuIndicatorsPage *self)
{
  gboolean inside;

  if (self->data == NULL)
    return;
  inside = buju_focus_is_in (GTK_WIDGET (self->list));
  self->language = buju_session_get_language (self->session);
  fill_words (self);
  for (guint i = 0; i < self->columns->len; i++)
    buju_indicator_column_refresh (g_ptr_array_index (self->columns, i), &self->language);
  {
    g_autoptr (GtkListItemFactory) factory = buju_indicator_column_new_factory (&self->language);

    gtk_list_view_set_factory (self->list, factory);
  }
  buju_indicators_page_update (self);
  if (inside)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ---- Selection ---- */

/* One row is looked at; several are gathered for copying. */
static void
selection_cb (BujuIndicatorsPage *self)
{
  const BujuIndicatorRow *row = buju_indicator_model_get_single (self->model);

  if (row != NULL)
    buju_session_select (self->session, row->indicator->id);
}

/* The profile was closed. */
static void
selected_cb (BujuIndicatorsPage *self)
{
  if (buju_session_get_selected (self->session) == NULL)
    gtk_selection_model_unselect_all (buju_indicator_model_get_selection (self->model));
}

static void
chosen_cb (BujuIndicatorsPage *self, const char *id)
{
  buju_session_select (self->session, id);
}

static void
clear_filters (BujuIndicatorsPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->search_entry, "");
  gtk_drop_down_set_selected (self->plan_drop, 0);
  buju_indicator_filters_clear (self->filters);
  if (buju_indicators_page_is_own (self))
    gtk_toggle_button_set_active (self->table_button, TRUE);
  self->filling = FALSE;
}

/* Esc takes away what was typed. */
static void
stop_search_cb (BujuIndicatorsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
show_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear_filters (BUJU_INDICATORS_PAGE (widget));
  buju_indicators_page_update (BUJU_INDICATORS_PAGE (widget));
}

/* ---- Shape ---- */

static void
fold_cb (gpointer user_data)
{
  BujuIndicatorsPage *self = user_data;
  gboolean            narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;

  self->fold_id = 0;
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  buju_indicators_page_update (self);
}

static void
buju_indicators_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                              int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (BUJU_INDICATORS_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Not while the page is allocated: another view asks for another allocation. */
static void
buju_indicators_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  BujuIndicatorsPage *self = BUJU_INDICATORS_PAGE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->fold_id == 0 && (width < NARROW_WIDTH) != self->narrow)
    self->fold_id = g_idle_add_once (fold_cb, self);
}

static void
buju_indicators_page_map (GtkWidget *widget)
{
  fill (BUJU_INDICATORS_PAGE (widget));
  GTK_WIDGET_CLASS (buju_indicators_page_parent_class)->map (widget);
}

/* Only through what is inside: left alone, GTK also asks the page itself on the way back, and that
 * leads in again. */
static gboolean
buju_indicators_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static gboolean
buju_indicators_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BUJU_INDICATORS_PAGE (widget)->search_entry));
}

static void
buju_indicators_page_dispose (GObject *object)
{
  BujuIndicatorsPage *self = BUJU_INDICATORS_PAGE (object);

  g_clear_handle_id (&self->fold_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (buju_indicators_page_parent_class)->dispose (object);
}

static void
buju_indicators_page_finalize (GObject *object)
{
  BujuIndicatorsPage *self = BUJU_INDICATORS_PAGE (object);

  g_clear_object (&self->model);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->plans);
  g_clear_pointer (&self->data, buju_indicator_table_unref);
  G_OBJECT_CLASS (buju_indicators_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-indicators-page.ui");
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, box);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, bar);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, plan_drop);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, search_entry);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, filter_button);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, filters);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, table_button);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, charts_button);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, own_button);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, table_title);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, stack);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, table);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, list);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, cards);
  gtk_widget_class_bind_template_child (class, BujuIndicatorsPage, count);
}

static void
buju_indicators_page_class_init (BujuIndicatorsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_indicators_page_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_indicators_page_finalize;
  widget_class->measure = buju_indicators_page_measure;
  widget_class->size_allocate = buju_indicators_page_size_allocate;
  widget_class->map = buju_indicators_page_map;
  widget_class->focus = buju_indicators_page_focus;
  widget_class->grab_focus = buju_indicators_page_grab_focus;
  signals[MESSAGE] = g_signal_new ("message", BUJU_TYPE_INDICATORS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (BUJU_TYPE_INDICATOR_CARDS);
  g_type_ensure (BUJU_TYPE_INDICATOR_FILTERS);
  bind_template (widget_class);
  buju_indicators_page_install_commands (widget_class);
  gtk_widget_class_install_action (widget_class, "indicators.show-all", NULL, show_all_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_columns (BujuIndicatorsPage *self)
{
  guint                      n;
  const BujuIndicatorColumn *all = buju_indicator_columns_list_all (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkColumnViewColumn *column = buju_indicator_column_new (all[i], &self->language);

      gtk_column_view_append_column (self->table, column);
      g_ptr_array_add (self->columns, column);
    }
}

/* Both views show the same rows; the table's headings sort them. */
static void
make_model (BujuIndicatorsPage *self)
{
  g_autoptr (GtkListItemFactory)  factory = buju_indicator_column_new_factory (&self->language);
  GtkSelectionModel              *rows;

  self->model = buju_indicator_model_new (gtk_column_view_get_sorter (self->table));
  rows = buju_indicator_model_get_selection (self->model);
  gtk_column_view_set_model (self->table, rows);
  gtk_list_view_set_model (self->list, rows);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (rows, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connect_widgets (BujuIndicatorsPage *self)
{
  GtkToggleButton *buttons[] = { self->table_button, self->charts_button, self->own_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_signal_connect_object (buttons[i], "notify::active", G_CALLBACK (view_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_drop, "notify::selected",
                           G_CALLBACK (buju_indicators_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed",
                           G_CALLBACK (buju_indicators_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (buju_indicators_page_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cards, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry),
                                           GTK_WIDGET (self->stack));
}

static void
buju_indicators_page_init (BujuIndicatorsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->plans = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  make_columns (self);
  make_model (self);
  connect_widgets (self);
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::language",
                                  G_CALLBACK (language_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (selected_cb), self);
}

/**
 * buju_indicators_page_new:
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *
buju_indicators_page_new (void)
{
  return g_object_new (BUJU_TYPE_INDICATORS_PAGE, NULL);
}

/**
 * buju_indicators_page_set_session:
 * @self: a page
 * @session: whose figures to show
 */
void
buju_indicators_page_set_session (BujuIndicatorsPage *self, BujuSession *session)
{
  g_return_if_fail (BUJU_IS_INDICATORS_PAGE (self));
  g_return_if_fail (BUJU_IS_SESSION (session));

  buju_indicator_model_set_table (self->model, NULL);
  g_clear_pointer (&self->data, buju_indicator_table_unref);
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->session_signals, session);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

static void
choose_plan (BujuIndicatorsPage *self, const BujuPlan *plan)
{
  guint index;

  if (plan != NULL && g_ptr_array_find (self->plans, plan, &index))
    gtk_drop_down_set_selected (self->plan_drop, index + 1);
}

static const BujuPlan *
find_plan (BujuIndicatorsPage *self, const char *id)
{
  return buju_content_find_plan (buju_indicators_page_get_content (self), id);
}

static void
choose_row (BujuIndicatorsPage *self, const BujuIndicatorRow *row)
{
  GtkWidget *view = self->narrow ? GTK_WIDGET (self->list) : GTK_WIDGET (self->table);
  guint      position;

  if (!buju_indicator_model_find (self->model, row, &position))
    return;
  gtk_selection_model_select_item (buju_indicator_model_get_selection (self->model), position,
                                   TRUE);
  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
}

/**
 * buju_indicators_page_show:
 * @self: a page
 * @id: of a plan, a group of its figures ("<plan>#…") or one figure
 *
 * Shows the figures of a plan, or one figure selected among those of its plan.
 */
void
buju_indicators_page_show (BujuIndicatorsPage *self, const char *id)
{
  const BujuIndicatorRow *row;
  g_autofree char        *plan = NULL;

  g_return_if_fail (BUJU_IS_INDICATORS_PAGE (self));
  g_return_if_fail (id != NULL);

  fill (self);
  if (self->data == NULL)
    return;
  row = buju_indicator_table_find (self->data, id);
  clear_filters (self);
  self->filling = TRUE;
  plan = g_strndup (id, strcspn (id, "#"));
  choose_plan (self, row != NULL ? row->indicator->plan : find_plan (self, plan));
  if (row != NULL)
    gtk_toggle_button_set_active (self->table_button, TRUE);
  self->filling = FALSE;
  buju_indicators_page_update (self);
  if (row != NULL)
    choose_row (self, row);
}

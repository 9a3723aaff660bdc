/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-table-pane-private.h"

#include <glib/gi18n.h>

#include "buju-feature-column.h"
#include "data/buju-filter.h"

#define TYPING 350   /* ms */

G_DEFINE_FINAL_TYPE (BujuTablePane, buju_table_pane, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- What is wanted ---- */

typedef struct
{
  BujuTable *table;   /* NULL: no attributes */
  guint      n;
  char      *filter;
  int        field;
  gboolean   descending;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->table, buju_table_unref);
  g_free (wish->filter);
  g_free (wish);
}

static gpointer
make_order (gpointer job, int *progress, GCancellable *cancellable)
{
  const Wish         *wish = job;
  const BujuTableWish wanted = { wish->filter, wish->field, wish->descending };

  return buju_table_order_new (wish->table, wish->n, &wanted, progress, cancellable, NULL);
}

static void
free_order (gpointer order)
{
  buju_table_order_unref (order);
}

static void
ordered_cb (gpointer job, gpointer result, gpointer data)
{
  BujuTablePane       *self = data;
  BujuTablePaneCommand next = self->next;

  self->ordering = FALSE;
  self->next = NULL;
  if (result == NULL)
    return;
  buju_table_pane_set_order (self, result);
  gtk_stack_set_visible_child_name (self->stack,
                                    buju_table_order_get_n (result) > 0 ? "table" : "none");
  buju_table_pane_show_count (self);
  buju_table_pane_update_actions (self);
  if (next != NULL)
    next (self);
}

/* The worker does one thing at a time: what is asked of the rows would take their order from
 * them. */
gboolean
buju_table_pane_defer (BujuTablePane *self, BujuTablePaneCommand next)
{
  if (self->ordering)
    self->next = next;
  return self->ordering;
}

/* Nothing more comes of what is being done, nor of what waits for it. */
void
buju_table_pane_give_up (BujuTablePane *self)
{
  buju_table_worker_cancel (self->worker);
  self->ordering = FALSE;
  self->next = NULL;
}

BujuTable *
buju_table_pane_get_table (BujuTablePane *self)
{
  return self->layer != NULL ? buju_layer_get_table (self->layer) : NULL;
}

/* A filter that is not understood is said so; the last that was stays. */
static gboolean
check_filter (BujuTablePane *self)
{
  BujuTable              *table = buju_table_pane_get_table (self);
  g_autoptr (GError)      error = NULL;
  g_autoptr (BujuFilter)  filter = NULL;

  if (table != NULL)
    filter = buju_filter_new (gtk_editable_get_text (self->filter_entry), table, &error);
  gtk_widget_set_visible (self->filter_problem, error != NULL);
  gtk_label_set_text (GTK_LABEL (self->filter_problem), error != NULL ? error->message : "");
  return error == NULL;
}

static void
update (BujuTablePane *self)
{
  Wish *wish;

  if (self->layer == NULL)
    return;
  if (check_filter (self))
    {
      g_free (self->filter);
      self->filter = g_strdup (gtk_editable_get_text (self->filter_entry));
    }
  wish = g_new0 (Wish, 1);
  wish->table = buju_table_pane_get_table (self) != NULL
                    ? buju_table_ref (buju_table_pane_get_table (self))
                    : NULL;
  wish->n = buju_layer_get_n_features (self->layer);
  wish->filter = g_strdup (self->filter);
  wish->field = self->field;
  wish->descending = self->descending;
  self->ordering = TRUE;
  buju_table_worker_run (self->worker, make_order, wish, free_wish, free_order, ordered_cb, self);
}

/* Once, when all that a click on a heading changes is changed. */
static void
sort_cb (gpointer user_data)
{
  BujuTablePane *self = user_data;
  gboolean       descending = FALSE;
  int            field = BUJU_FEATURE_NUMBER;

  self->sort_id = 0;
  buju_feature_column_find_sort (self->view, &field, &descending);
  if (field == self->field && descending == self->descending)
    return;
  self->field = field;
  self->descending = descending;
  update (self);
}

/* Also when the view goes, columns and all. */
static void
sorter_cb (BujuTablePane *self)
{
  if (self->sort_id == 0 && !self->arranging && self->worker != NULL)
    self->sort_id = g_idle_add_once (sort_cb, self);
}

void
buju_table_pane_sort_by (BujuTablePane *self, int field, gboolean descending)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (buju_feature_column_get_field (column) == field)
        gtk_column_view_sort_by_column (self->view, column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

static void
filter_cb (BujuTablePane *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  if (!self->arranging)
    update (self);
}

static void
rested_cb (gpointer user_data)
{
  BujuTablePane *self = user_data;

  self->filter_id = 0;
  update (self);
}

/* When typing rests. Text that takes the place of another is nothing in between, which a search
 * entry tells at once. */
static void
filter_typed_cb (BujuTablePane *self)
{
  g_clear_handle_id (&self->filter_id, g_source_remove);
  if (!self->arranging)
    self->filter_id = g_timeout_add_once (TYPING, rested_cb, self);
}

static void
find_cb (BujuTablePane *self)
{
  buju_table_pane_find (self, FALSE);
}

static void
find_typed_cb (BujuTablePane *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
}

static void
find_button_cb (BujuTablePane *self)
{
  if (gtk_toggle_button_get_active (self->find_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

static void
stop_find_cb (BujuTablePane *self)
{
  gtk_toggle_button_set_active (self->find_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Esc in the filter takes it away. */
static void
stop_filter_cb (BujuTablePane *self)
{
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
progress_cb (BujuTablePane *self, double fraction)
{
  gtk_widget_set_visible (self->progress_box, fraction >= 0);
  if (fraction > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (fraction, 1));
  else if (fraction == 0)
    gtk_progress_bar_pulse (self->progress_bar);
}

/* ---- Layer ---- */

/* What rows there are, and nothing else, at once; all else comes from the other thread. */
static void
set_layer (BujuTablePane *self, BujuLayer *layer, const char *filter)
{
  self->arranging = TRUE;
  buju_table_pane_give_up (self);
  g_clear_handle_id (&self->sort_id, g_source_remove);
  g_clear_handle_id (&self->filter_id, g_source_remove);
  buju_table_pane_set_order (self, NULL);
  buju_table_pane_clear_columns (self);
  self->field = BUJU_FEATURE_NUMBER;
  self->descending = FALSE;
  g_clear_pointer (&self->layer, buju_layer_unref);
  if (layer != NULL)
    {
      self->layer = buju_layer_ref (layer);
      g_clear_pointer (&self->filter, g_free);
      buju_table_pane_make_columns (self);
      gtk_editable_set_text (self->filter_entry, filter != NULL ? filter : "");
      update (self);
    }
  self->arranging = FALSE;
}

/* Another look or name changes nothing here; what was read again, or removed, does. */
static void
overlays_cb (BujuTablePane *self)
{
  BujuOverlay *overlay = self->id != NULL ? buju_session_get_overlay (self->session, self->id)
                         : NULL;

  if (self->id == NULL)
    return;
  if (overlay == NULL)
    {
      buju_table_pane_set_overlay (self, NULL);
      return;
    }
  gtk_label_set_text (self->name_label, buju_overlay_get_name (overlay));
  if (buju_overlay_get_layer (overlay) != self->layer)
    {
      g_autofree char *filter = g_strdup (gtk_editable_get_text (self->filter_entry));

      set_layer (self, buju_overlay_get_layer (overlay), filter);
    }
}

static void
buju_table_pane_dispose (GObject *object)
{
  BujuTablePane *self = BUJU_TABLE_PANE (object);

  g_clear_handle_id (&self->sort_id, g_source_remove);
  g_clear_handle_id (&self->filter_id, g_source_remove);
  if (self->worker != NULL)
    buju_table_worker_cancel (self->worker);
  g_clear_object (&self->worker);
  g_clear_object (&self->session_signals);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (buju_table_pane_parent_class)->dispose (object);
}

static void
buju_table_pane_finalize (GObject *object)
{
  BujuTablePane *self = BUJU_TABLE_PANE (object);

  g_free (self->id);
  g_free (self->filter);
  g_clear_pointer (&self->layer, buju_layer_unref);
  g_clear_pointer (&self->order, buju_table_order_unref);
  G_OBJECT_CLASS (buju_table_pane_parent_class)->finalize (object);
}

/* Only through what is inside: left alone, GTK also asks the pane itself on the way back, and that
 * leads in again. */
static gboolean
buju_table_pane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static gboolean
buju_table_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BUJU_TABLE_PANE (widget)->view));
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/buju/Buju/ui/buju-table-pane.ui");
  gtk_widget_class_bind_template_child (class, BujuTablePane, box);
  gtk_widget_class_bind_template_child (class, BujuTablePane, filter_entry);
  gtk_widget_class_bind_template_child (class, BujuTablePane, filter_problem);
  gtk_widget_class_bind_template_child (class, BujuTablePane, find_button);
  gtk_widget_class_bind_template_child (class, BujuTablePane, find_bar);
  gtk_widget_class_bind_template_child (class, BujuTablePane, find_entry);
  gtk_widget_class_bind_template_child (class, BujuTablePane, stack);
  gtk_widget_class_bind_template_child (class, BujuTablePane, view);
  gtk_widget_class_bind_template_child (class, BujuTablePane, name_label);
  gtk_widget_class_bind_template_child (class, BujuTablePane, count_label);
  gtk_widget_class_bind_template_child (class, BujuTablePane, columns_button);
  gtk_widget_class_bind_template_child (class, BujuTablePane, progress_box);
  gtk_widget_class_bind_template_child (class, BujuTablePane, progress_bar);
}

static void
buju_table_pane_class_init (BujuTablePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_table_pane_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_table_pane_finalize;
  widget_class->focus = buju_table_pane_focus;
  widget_class->grab_focus = buju_table_pane_grab_focus;
  signals[MESSAGE] = g_signal_new ("message", BUJU_TYPE_TABLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", BUJU_TYPE_TABLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);
  bind_template (widget_class);
  buju_table_pane_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
connect_widgets (BujuTablePane *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);

  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->worker, "progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_entry, "changed", G_CALLBACK (filter_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_entry, "activate", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_entry, "stop-search", G_CALLBACK (stop_filter_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_entry, "activate", G_CALLBACK (find_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_entry, "changed", G_CALLBACK (find_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_entry, "stop-search", G_CALLBACK (stop_find_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_button, "notify::active", G_CALLBACK (find_button_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
buju_table_pane_init (BujuTablePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->field = BUJU_FEATURE_NUMBER;
  self->rows = buju_feature_rows_new ();
  self->selection =
      GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  self->worker = buju_table_worker_new ();
  self->session_signals = g_signal_group_new (BUJU_TYPE_SESSION);
  gtk_column_view_set_model (self->view, self->selection);
  connect_widgets (self);
  buju_table_pane_start_columns (self);
  g_signal_group_connect_swapped (self->session_signals, "overlays-changed",
                                  G_CALLBACK (overlays_cb), self);
  buju_table_pane_connect_link (self);
}

/**
 * buju_table_pane_new:
 * @session: whose layers it shows
 *
 * Returns: (transfer floating): an empty pane
 */
GtkWidget *
buju_table_pane_new (BujuSession *session)
{
  BujuTablePane *self;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);

  self = g_object_new (BUJU_TYPE_TABLE_PANE, NULL);
  self->session = g_object_ref (session);
  g_signal_group_set_target (self->session_signals, session);
  return GTK_WIDGET (self);
}

/**
 * buju_table_pane_set_overlay:
 * @self: a pane
 * @id: (nullable): of one of the session's layers; %NULL closes the pane
 *
 * Shows the table of a layer, filtered as the layer is.
 */
void
buju_table_pane_set_overlay (BujuTablePane *self, const char *id)
{
  BujuOverlay     *overlay;
  g_autofree char *label = NULL;

  g_return_if_fail (BUJU_IS_TABLE_PANE (self));

  if (g_strcmp0 (id, self->id) == 0)
    return;
  overlay = id != NULL ? buju_session_get_overlay (self->session, id) : NULL;
  g_free (self->id);
  self->id = overlay != NULL ? g_strdup (id) : NULL;
  set_layer (self, overlay != NULL ? buju_overlay_get_layer (overlay) : NULL,
             overlay != NULL ? buju_overlay_get_look (overlay)->filter : NULL);
  if (overlay == NULL)
    {
      g_signal_emit (self, signals[CLOSED], 0);
      return;
    }
  /* Translators: %s is the name of a layer */
  label = g_strdup_printf (_("Table of “%s”"), buju_overlay_get_name (overlay));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_label_set_text (self->name_label, buju_overlay_get_name (overlay));
}

/**
 * buju_table_pane_get_overlay:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the layer whose table it shows
 */
const char *
buju_table_pane_get_overlay (BujuTablePane *self)
{
  g_return_val_if_fail (BUJU_IS_TABLE_PANE (self), NULL);

  return self->id;
}

/**
 * buju_table_pane_is_busy:
 * @self: a pane
 *
 * Returns: whether something is being done in the other thread
 */
gboolean
buju_table_pane_is_busy (BujuTablePane *self)
{
  g_return_val_if_fail (BUJU_IS_TABLE_PANE (self), FALSE);

  return self->sort_id != 0 || self->filter_id != 0 || buju_table_worker_is_busy (self->worker);
}

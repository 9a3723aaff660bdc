/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-report-window.h"

#include <glib/gi18n.h>

#include "buju-above.h"
#include "geo/buju-aside.h"
#include "session/buju-data-report.h"

struct _BujuReportWindow
{
  AdwWindow        parent_instance;

  /* Template */
  AdwWindowTitle  *title;
  GtkStack        *stack;
  GtkListView     *list;
  GtkLabel        *checked;

  BujuSession     *session;
  BujuOverlay     *overlay;       /* as it was checked */
  GCancellable    *cancellable;
  BujuDataReport  *report;        /* NULL until it is made */
};

G_DEFINE_FINAL_TYPE (BujuReportWindow, buju_report_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, class);
  return label;
}

static void
set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), make_label ("report-title"));
  gtk_box_append (GTK_BOX (box), make_label ("report-text"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (BujuReportWindow *self, GtkListItem *item)
{
  const BujuDataFinding *finding = g_ptr_array_index (self->report->findings,
                                                      gtk_list_item_get_position (item));
  GtkWidget             *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char       *name = buju_data_finding_describe_row (finding);

  gtk_label_set_text (GTK_LABEL (title), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), finding->text);
}

/* Also a feature without a place has a card, and a row. */
static void
activate_cb (BujuReportWindow *self, guint position)
{
  const BujuDataFinding *finding = g_ptr_array_index (self->report->findings, position);
  g_autofree char       *id = buju_overlay_dup_feature_id (self->overlay, finding->feature);

  if (buju_session_find_overlay (self->session, id, NULL) == NULL)
    return;
  if (buju_session_can_fly_to (self->session, id))
    buju_session_fly_to (self->session, id);
  else
    buju_session_select (self->session, id);
}

/* As the list, without objects that know anything: the position is enough. */
static GListModel *
make_model (const BujuDataReport *report)
{
  GtkStringList *model = gtk_string_list_new (NULL);

  for (guint i = 0; i < report->findings->len; i++)
    gtk_string_list_append (model,
                            ((const BujuDataFinding *) g_ptr_array_index (report->findings,
                                                                          i))->title);
  return G_LIST_MODEL (model);
}

static void
show_report (BujuReportWindow *self)
{
  guint                          n = self->report->findings->len + self->report->n_more;
  g_autofree char               *count = g_strdup_printf (ngettext ("%u finding", "%u findings", n),
                                                          n);
  g_autofree char               *subtitle = g_strdup_printf ("%s · %s",
                                                             buju_overlay_get_name (self->overlay),
                                                             count);
  g_autofree char               *checked = NULL;
  g_autoptr (GtkSelectionModel)  model =
      GTK_SELECTION_MODEL (gtk_single_selection_new (make_model (self->report)));

  checked = buju_data_report_describe (self->report, buju_overlay_get_layer (self->overlay));
  gtk_list_view_set_model (self->list, model);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->checked, checked);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.copy", n > 0);
}

typedef struct
{
  BujuLibrary *library;
  BujuOverlay *overlay;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  buju_library_unref (job->library);
  buju_overlay_unref (job->overlay);
  g_free (job);
}

/* In a worker thread. */
static gpointer
check_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return buju_data_report_new (job->library, buju_overlay_get_layer (job->overlay), cancellable,
                               error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  BujuReportWindow *self = BUJU_REPORT_WINDOW (source);
  BujuDataReport   *report = g_task_propagate_pointer (G_TASK (result), NULL);

  if (report == NULL)
    return;
  self->report = report;
  show_report (self);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuReportWindow    *self = BUJU_REPORT_WINDOW (widget);
  g_autoptr (GString)  text = g_string_new (NULL);

  for (guint i = 0; self->report != NULL && i < self->report->findings->len; i++)
    {
      const BujuDataFinding *finding = g_ptr_array_index (self->report->findings, i);

      g_string_append_printf (text, "%u\t%s\t%s\n", finding->feature + 1, finding->title,
                              finding->text);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
buju_report_window_dispose (GObject *object)
{
  BujuReportWindow *self = BUJU_REPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (buju_report_window_parent_class)->dispose (object);
}

static void
buju_report_window_finalize (GObject *object)
{
  BujuReportWindow *self = BUJU_REPORT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->report, buju_data_report_free);
  g_clear_pointer (&self->overlay, buju_overlay_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (buju_report_window_parent_class)->finalize (object);
}

static void
buju_report_window_class_init (BujuReportWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = buju_report_window_dispose;
  G_OBJECT_CLASS (class)->finalize = buju_report_window_finalize;
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "report.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/buju/Buju/ui/buju-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BujuReportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, BujuReportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BujuReportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BujuReportWindow, checked);
}

static void
buju_report_window_init (BujuReportWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.copy", FALSE);
}

/**
 * buju_report_window_new:
 * @parent: over which it stands
 * @session: whose layer is checked
 * @id: of one of its layers
 *
 * Returns: (transfer floating): a window that fills when the check is done
 */
GtkWidget *
buju_report_window_new (GtkWindow *parent, BujuSession *session, const char *id)
{
  BujuReportWindow *self;
  BujuOverlay      *overlay;
  g_autoptr (GTask) task = NULL;
  Job              *job;

  g_return_val_if_fail (BUJU_IS_SESSION (session), NULL);
  overlay = buju_session_get_overlay (session, id);
  g_return_val_if_fail (overlay != NULL, NULL);

  self = g_object_new (BUJU_TYPE_REPORT_WINDOW, NULL);
  buju_above_put (GTK_WINDOW (self), parent);
  self->session = g_object_ref (session);
  self->overlay = buju_overlay_ref (overlay);
  adw_window_title_set_subtitle (self->title, buju_overlay_get_name (overlay));
  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_source_tag (task, buju_report_window_new);
  job = g_new (Job, 1);
  *job = (Job) { buju_library_ref (buju_session_get_library (session)),
                 buju_overlay_ref (overlay) };
  buju_aside_run (task, BUJU_ASIDE_WAIT, check_cb, job, job_free,
                  (GDestroyNotify) buju_data_report_free);
  return GTK_WIDGET (self);
}

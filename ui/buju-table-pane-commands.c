/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuTablePane, file of its commands: find, copy, save, zoom, show on the map. */
#include "config.h"

#include "buju-table-pane-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "buju-save-text.h"
#include "session/buju-table-text.h"

/* Rows that may be pasted; more are a file. */
#define MOST_COPIED 200000

/* ---- Find ---- */

typedef struct
{
  BujuTableOrder *order;
  char           *text;
  guint           from;
  gboolean        backwards;
} Finding;

static void
free_finding (gpointer data)
{
  Finding *finding = data;

  buju_table_order_unref (finding->order);
  g_free (finding->text);
  g_free (finding);
}

/* The position and one, so that nothing is NULL. */
static gpointer
find (gpointer job, int *progress, GCancellable *cancellable)
{
  Finding *finding = job;
  guint    found = buju_table_order_search (finding->order, finding->text, finding->from,
                                            finding->backwards, cancellable);

  return found != BUJU_TABLE_NOWHERE ? GUINT_TO_POINTER (found + 1) : NULL;
}

static void
keep (gpointer result)
{
}

static void
found_cb (gpointer job, gpointer result, gpointer data)
{
  BujuTablePane *self = data;
  Finding       *finding = job;

  if (finding->order != self->order)
    return;
  if (result != NULL)
    {
      buju_table_pane_choose (self, GPOINTER_TO_UINT (result) - 1);
      gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  buju_table_pane_tell (self, _("Not found in the table"));
}

static void
find_next (BujuTablePane *self)
{
  buju_table_pane_find (self, FALSE);
}

static void
find_previous (BujuTablePane *self)
{
  buju_table_pane_find (self, TRUE);
}

void
buju_table_pane_find (BujuTablePane *self, gboolean backwards)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  const char           *text = gtk_editable_get_text (self->find_entry);
  Finding              *finding;

  if (!gtk_toggle_button_get_active (self->find_button) || *text == '\0')
    {
      gtk_toggle_button_set_active (self->find_button, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
      return;
    }
  if (buju_table_pane_defer (self, backwards ? find_previous : find_next) || self->order == NULL)
    return;
  finding = g_new (Finding, 1);
  *finding = (Finding) { buju_table_order_ref (self->order), g_strdup (text),
                         gtk_bitset_is_empty (set) ? BUJU_TABLE_NOWHERE
                           : gtk_bitset_get_minimum (set), backwards };
  buju_table_worker_run (self->worker, find, finding, free_finding, keep, found_cb, self);
}

static void
find_next_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  find_next (BUJU_TABLE_PANE (widget));
}

static void
find_previous_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  find_previous (BUJU_TABLE_PANE (widget));
}

/* ---- Copy and save ---- */

typedef struct
{
  BujuTableOrder   *order;
  GArray           *rows;   /* NULL: all of @order */
  BujuTableTextForm form;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  buju_table_order_unref (writing->order);
  g_clear_pointer (&writing->rows, g_array_unref);
  g_free (writing);
}

static gpointer
make_text (gpointer job, int *progress, GCancellable *cancellable)
{
  const Writing *writing = job;

  return buju_table_text_make (writing->order, writing->rows, writing->form, cancellable);
}

static void
tell (GtkWidget *widget, const char *text)
{
  buju_table_pane_tell (BUJU_TABLE_PANE (widget), text);
}

static void
save_text (BujuTablePane *self, const char *text)
{
  BujuOverlay     *overlay = self->id != NULL ? buju_session_get_overlay (self->session, self->id)
                             : NULL;
  g_autofree char *name = g_strconcat (overlay != NULL ? buju_overlay_get_name (overlay)
                                       : _("Table"), ".csv", NULL);

  /* Translators: %s is a file name */
  buju_save_text (GTK_WIDGET (self), _("Save Table as CSV"), name, text,
                  _("Table saved as “%s”"), tell);
}

static void
copy_text (BujuTablePane *self, const char *text, guint n)
{
  g_autofree char *count = buju_table_pane_dup_count (n);
  g_autofree char *said = g_strdup_printf (ngettext ("%s row copied", "%s rows copied", n), count);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  buju_table_pane_tell (self, said);
}

static void
written_cb (gpointer job, gpointer result, gpointer data)
{
  const Writing *writing = job;

  if (result == NULL)
    return;
  if (writing->form == BUJU_TABLE_TEXT_CSV)
    save_text (data, result);
  else
    copy_text (data, result,
               writing->rows != NULL ? writing->rows->len
                 : buju_table_order_get_n (writing->order));
}

/* The selected rows; all when none or, to be saved, only one is. */
static void
write_rows (BujuTablePane *self, BujuTableTextForm form)
{
  g_autoptr (GArray) rows = NULL;
  Writing           *writing;

  if (self->order == NULL)
    return;
  rows = buju_table_pane_list_selected (self);
  if (rows->len == 0 || (form == BUJU_TABLE_TEXT_CSV && rows->len == 1))
    g_clear_pointer (&rows, g_array_unref);
  if (form == BUJU_TABLE_TEXT_TSV
      && (rows != NULL ? rows->len : buju_table_order_get_n (self->order)) > MOST_COPIED)
    {
      buju_table_pane_tell (self, _("Too many rows to copy: save them as CSV"));
      return;
    }
  writing = g_new (Writing, 1);
  *writing = (Writing) { buju_table_order_ref (self->order), g_steal_pointer (&rows), form };
  buju_table_worker_run (self->worker, make_text, writing, free_writing, g_free, written_cb, self);
}

static void
copy (BujuTablePane *self)
{
  if (!buju_table_pane_defer (self, copy))
    write_rows (self, BUJU_TABLE_TEXT_TSV);
}

static void
save (BujuTablePane *self)
{
  if (!buju_table_pane_defer (self, save))
    write_rows (self, BUJU_TABLE_TEXT_CSV);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (BUJU_TABLE_PANE (widget));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (BUJU_TABLE_PANE (widget));
}

/* ---- On the map ---- */

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuTablePane      *self = BUJU_TABLE_PANE (widget);
  g_autoptr (GArray)  rows = buju_table_pane_list_selected (self);
  BujuOverlay        *overlay = self->id != NULL
                                ? buju_session_get_overlay (self->session, self->id) : NULL;
  g_autofree char    *id = NULL;

  if (overlay == NULL || rows->len == 0)
    return;
  id = buju_overlay_dup_feature_id (overlay, g_array_index (rows, guint32, 0));
  if (!buju_session_can_fly_to (self->session, id))
    {
      buju_table_pane_tell (self, _("This row has no place on the map"));
      return;
    }
  self->following = TRUE;
  buju_session_fly_to (self->session, id);
  self->following = FALSE;
}

/* The filter of the table becomes the layer's. */
static void
on_map_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuTablePane          *self = BUJU_TABLE_PANE (widget);
  BujuOverlay            *overlay = self->id != NULL
                                    ? buju_session_get_overlay (self->session, self->id) : NULL;
  g_auto (BujuOverlayLook) look;

  memset (&look, 0, sizeof look);
  if (overlay == NULL)
    return;
  buju_overlay_look_copy (buju_overlay_get_look (overlay), &look);
  buju_overlay_look_set (&look.filter, gtk_editable_get_text (self->filter_entry));
  buju_session_set_overlay_look (self->session, self->id, &look, "filter");
}

static void
sort_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean descending;
  int      field;

  g_variant_get (parameter, "(ib)", &field, &descending);
  buju_table_pane_sort_by (BUJU_TABLE_PANE (widget), field, descending);
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_table_pane_give_up (BUJU_TABLE_PANE (widget));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_table_pane_set_overlay (BUJU_TABLE_PANE (widget), NULL);
}

void
buju_table_pane_update_actions (BujuTablePane *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  gboolean              any = self->order != NULL && buju_table_order_get_n (self->order) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.zoom", !gtk_bitset_is_empty (set));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.save", any);
}

void
buju_table_pane_install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "table.find-next", NULL, find_next_action);
  gtk_widget_class_install_action (class, "table.find-previous", NULL, find_previous_action);
  gtk_widget_class_install_action (class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "table.save", NULL, save_action);
  gtk_widget_class_install_action (class, "table.zoom", NULL, zoom_action);
  gtk_widget_class_install_action (class, "table.on-map", NULL, on_map_action);
  gtk_widget_class_install_action (class, "table.sort", "(ib)", sort_action);
  gtk_widget_class_install_action (class, "table.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (class, "table.close", NULL, close_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F3, 0, "table.find-next", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F3, GDK_SHIFT_MASK, "table.find-previous",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "table.save", NULL);
}

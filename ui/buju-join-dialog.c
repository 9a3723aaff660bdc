/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-join-dialog.h"

#include <glib/gi18n.h>

#include "buju-focus.h"
#include "buju-title.h"
#include "buju-toast.h"

/* A window of rows is built at once; nobody decides more at a time. */
#define MOST_ROWS 200

struct _BujuJoinDialog
{
  AdwWindow       parent_instance;

  GtkWidget      *toasts;
  BujuJoin       *join;
  BujuLanguage    language;
  char           *aliases;
  GPtrArray      *rows;       /* AdwComboRow, borrowed */
  GArray         *numbers;    /* guint: the row of the table */
  BujuJoinFunc    saved;
  gpointer        data;
  GDestroyNotify  free_data;
};

G_DEFINE_FINAL_TYPE (BujuJoinDialog, buju_join_dialog, ADW_TYPE_WINDOW)

/* The choices: undecided, each candidate, none of them. */
static GtkStringList *
list_choices (BujuJoinDialog *self, const BujuMatch *match)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("Not decided"));
  for (guint i = 0; i < match->candidates->len; i++)
    {
      const BujuCandidate *candidate = &g_array_index (match->candidates, BujuCandidate, i);
      g_autofree char     *name = buju_text_dup (&candidate->place->name, self->language, " ");
      /* Translators: name of a place, how sure it is that it is meant, in percent */
      g_autofree char     *text = g_strdup_printf (_("%s (%.0f %%)"), name,
                                                   candidate->confidence * 100);

      gtk_string_list_append (list, text);
    }
  gtk_string_list_append (list, _("None of these"));
  return list;
}

static void
add_row (BujuJoinDialog *self, AdwPreferencesGroup *group, guint number)
{
  const BujuMatch          *match = buju_join_get_match (self->join, number);
  g_autoptr (GtkStringList) choices = list_choices (self, match);
  g_autofree char          *name = g_markup_escape_text (match->name, -1);
  g_autofree char          *where = g_strdup_printf (_("Row %u"), number + 1);
  GtkWidget                *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               match->wrong_district ? _("Another district than the row says")
                                                     : where);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->numbers, number);
}

/* The same name stands in many rows, but is decided once. */
static void
add_rows (BujuJoinDialog *self, AdwPreferencesGroup *group)
{
  g_autoptr (GArray)     unsure = buju_join_get_unsure (self->join);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < unsure->len && self->rows->len < MOST_ROWS; i++)
    {
      guint            number = g_array_index (unsure, guint, i);
      const BujuMatch *match = buju_join_get_match (self->join, number);

      if (match->name != NULL && g_hash_table_add (known, (gpointer) match->name))
        add_row (self, group, number);
    }
}

static guint
take_choices (BujuJoinDialog *self, BujuAliases *aliases)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const BujuMatch *match = buju_join_get_match (self->join,
                                                    g_array_index (self->numbers, guint, i));
      guint            chosen = adw_combo_row_get_selected (g_ptr_array_index (self->rows, i));

      if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
        continue;
      buju_aliases_set (aliases, match->name,
                        chosen <= match->candidates->len
                          ? g_array_index (match->candidates, BujuCandidate, chosen - 1).place->id
                          : "");
      n++;
    }
  return n;
}

static gboolean
save (BujuJoinDialog *self, GError **error)
{
  g_autoptr (BujuAliases) aliases = buju_aliases_new ();
  g_autofree char        *folder = g_path_get_dirname (self->aliases);

  if (!buju_aliases_load (aliases, self->aliases, NULL, error))
    return FALSE;
  if (take_choices (self, aliases) == 0)
    return TRUE;
  g_mkdir_with_parents (folder, 0700);
  return buju_aliases_save (aliases, self->aliases, error);
}

static void
save_cb (BujuJoinDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (save (self, &error))
    {
      self->saved (self->data);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), buju_toast_new (error->message));
}

static GtkWidget *
make_header (BujuJoinDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_("_Apply"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (
    ADW_HEADER_BAR (header),
    buju_title_new_for_dialog (gtk_window_get_title (GTK_WINDOW (self)), NULL));
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  return header;
}

static void
fill (BujuJoinDialog *self)
{
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage  *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (group, _("What do these names mean? Choices are "
                                                  "remembered for other tables."));
  add_rows (self, group);
  adw_preferences_page_add (page, group);
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), GTK_WIDGET (page));
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->toasts);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
buju_join_dialog_finalize (GObject *object)
{
  BujuJoinDialog *self = BUJU_JOIN_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_pointer (&self->join, buju_join_unref);
  g_free (self->aliases);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->numbers);
  G_OBJECT_CLASS (buju_join_dialog_parent_class)->finalize (object);
}

static void
buju_join_dialog_class_init (BujuJoinDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = buju_join_dialog_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
buju_join_dialog_init (BujuJoinDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->toasts = adw_toast_overlay_new ();
  gtk_window_set_title (GTK_WINDOW (self), _("Names in the Table"));
  gtk_window_set_default_size (GTK_WINDOW (self), 360, 560);
}

/**
 * buju_join_dialog_new:
 * @join: a join with rows that are not sure
 * @language: of the names of places
 * @aliases: path of the file that remembers
 * @saved: called when choices were saved
 * @data: for @saved
 * @free_data: (nullable): frees @data
 *
 * Returns: (transfer floating): a window, not shown yet
 */
GtkWidget *
buju_join_dialog_new (BujuJoin *join, BujuLanguage language, const char *aliases,
                      BujuJoinFunc saved, gpointer data,
                      GDestroyNotify free_data)
{
  BujuJoinDialog *self;

  g_return_val_if_fail (join != NULL && aliases != NULL && saved != NULL, NULL);

  self = g_object_new (BUJU_TYPE_JOIN_DIALOG, NULL);
  self->join = buju_join_ref (join);
  self->language = language;
  self->aliases = g_strdup (aliases);
  self->saved = saved;
  self->data = data;
  self->free_data = free_data;
  fill (self);
  if (self->rows->len > 0)
    buju_focus_begin (GTK_WINDOW (self), g_ptr_array_index (self->rows, 0));
  return GTK_WIDGET (self);
}

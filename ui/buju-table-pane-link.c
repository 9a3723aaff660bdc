/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuTablePane, file of what is selected: in the table and on the map. */
#include "config.h"

#include "buju-table-pane-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "session/buju-session-chosen.h"

static BujuOverlay *
get_overlay (BujuTablePane *self)
{
  return self->id != NULL ? buju_session_get_overlay (self->session, self->id) : NULL;
}

/* The first @most of them. */
static GArray *
list_selected (BujuTablePane *self, guint most)
{
  GArray               *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter         iter;
  guint                 position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position);
       more && self->order != NULL && rows->len < most;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint32 row = buju_table_order_get_row (self->order, position);

      g_array_append_val (rows, row);
    }
  return rows;
}

GArray *
buju_table_pane_list_selected (BujuTablePane *self)
{
  return list_selected (self, G_MAXUINT);
}

static void
scroll_to (BujuTablePane *self, guint position)
{
  GtkWidget *list = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  /* The headings come first, then the list that knows the action. */
  while (list != NULL && !gtk_widget_activate_action (list, "list.scroll-to-item", "u", position))
    list = gtk_widget_get_next_sibling (list);
}

void
buju_table_pane_choose (BujuTablePane *self, guint position)
{
  gtk_selection_model_select_item (self->selection, position, TRUE);
  scroll_to (self, position);
}

/* Those of @rows, numbers of features, that pass the filter, and no others. Returns whether there
 * are any. */
gboolean
buju_table_pane_select_rows (BujuTablePane *self, const GArray *rows)
{
  g_autoptr (GtkBitset) set = gtk_bitset_new_empty ();
  gboolean              following = self->following;
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, buju_table_order_get_n (self->order));

  for (guint i = 0; i < rows->len; i++)
    {
      guint position = buju_table_order_find (self->order, g_array_index (rows, guint32, i));

      if (position != BUJU_TABLE_NOWHERE)
        gtk_bitset_add (set, position);
    }
  if (gtk_bitset_is_empty (set))
    return FALSE;
  self->following = TRUE;
  gtk_selection_model_set_selection (self->selection, set, all);
  scroll_to (self, gtk_bitset_get_minimum (set));
  self->following = following;
  return TRUE;
}

/* The rows of before, where they are now. They are unselected meanwhile: a GtkMultiSelection would
 * look for each among all. */
void
buju_table_pane_set_order (BujuTablePane *self, BujuTableOrder *order)
{
  g_autoptr (GArray) rows = buju_table_pane_list_selected (self);

  self->following = TRUE;
  gtk_selection_model_unselect_all (self->selection);
  if (order != NULL)
    buju_table_order_ref (order);
  g_clear_pointer (&self->order, buju_table_order_unref);
  self->order = order;
  buju_feature_rows_set_order (self->rows, order);
  if (order != NULL)
    buju_table_pane_select_rows (self, rows);
  self->following = FALSE;
}

void
buju_table_pane_tell (BujuTablePane *self, const char *text)
{
  g_signal_emit_by_name (self, "message", text);
}

/* "1,000,000", in every locale. */
char *
buju_table_pane_dup_count (guint64 count)
{
  g_autofree char *plain = g_strdup_printf ("%" G_GUINT64_FORMAT, count);
  gsize            length = strlen (plain);
  GString         *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, plain[i]);
    }
  return g_string_free (text, FALSE);
}

void
buju_table_pane_show_count (BujuTablePane *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->selection);
  guint                 all = self->order != NULL ? buju_table_order_get_n_all (self->order) : 0;
  guint                 shown = self->order != NULL ? buju_table_order_get_n (self->order) : 0;
  guint64               selected = gtk_bitset_get_size (set);
  g_autofree char      *n_all = buju_table_pane_dup_count (all);
  g_autofree char      *n_shown = buju_table_pane_dup_count (shown);
  g_autofree char      *n_selected = buju_table_pane_dup_count (selected);
  g_autofree char      *n_lit = buju_table_pane_dup_count (BUJU_SESSION_MOST_CHOSEN);
  g_autoptr (GString)   text = g_string_new (NULL);

  if (shown == all)
    g_string_append_printf (text, ngettext ("%s row", "%s rows", all), n_all);
  else
    /* Translators: how many rows of a table pass the filter, and how many there are */
    g_string_append_printf (text, _("%s of %s rows"), n_shown, n_all);
  if (selected > BUJU_SESSION_MOST_CHOSEN)
    /* Translators: after the number of rows of a table: how many are selected, and how many of
     * them are lit on the map */
    g_string_append_printf (text, _(", %s selected, the first %s lit on the map"), n_selected,
                            n_lit);
  else if (selected > 1)
    /* Translators: after the number of rows of a table */
    g_string_append_printf (text, _(", %s selected"), n_selected);
  gtk_label_set_text (self->count_label, text->str);
}

/* One row is looked at; several are lit together, as many as the map takes. */
static void
selection_cb (BujuTablePane *self)
{
  BujuOverlay        *overlay = get_overlay (self);
  g_autoptr (GArray)  rows = list_selected (self, BUJU_SESSION_MOST_CHOSEN);
  g_autofree char    *id = NULL;

  buju_table_pane_show_count (self);
  buju_table_pane_update_actions (self);
  if (self->following || overlay == NULL)
    return;
  self->following = TRUE;
  buju_session_choose (self->session, self->id, (guint32 *) (gpointer) rows->data, rows->len);
  if (rows->len == 1)
    {
      id = buju_overlay_dup_feature_id (overlay, g_array_index (rows, guint32, 0));
      buju_session_select (self->session, id);
    }
  self->following = FALSE;
}

static void
follow_selected (BujuTablePane *self)
{
  const char  *selected = buju_session_get_selected (self->session);
  guint        feature = 0, position;
  BujuOverlay *overlay = buju_session_find_overlay (self->session, selected, &feature);

  if (overlay == NULL || g_strcmp0 (buju_overlay_get_id (overlay), self->id) != 0)
    {
      gtk_selection_model_unselect_all (self->selection);
      return;
    }
  position = buju_table_order_find (self->order, feature);
  if (position != BUJU_TABLE_NOWHERE)
    buju_table_pane_choose (self, position);
  else
    {
      g_autofree char *text = g_strdup_printf (_("Row %u does not pass the filter of the table"),
                                               feature + 1);

      gtk_selection_model_unselect_all (self->selection);
      buju_table_pane_tell (self, text);
    }
}

/* Selects what the session has. */
static void
selected_cb (BujuTablePane *self)
{
  const char *whose = NULL;
  GArray     *chosen;

  if (self->following || self->order == NULL)
    return;
  self->following = TRUE;
  chosen = buju_session_get_chosen (self->session, &whose);
  if (chosen == NULL || g_strcmp0 (whose, self->id) != 0
      || !buju_table_pane_select_rows (self, chosen))
    follow_selected (self);
  self->following = FALSE;
}

static void
activate_cb (BujuTablePane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "table.zoom", NULL);
}

void
buju_table_pane_connect_link (BujuTablePane *self)
{
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_group_connect_swapped (self->session_signals, "notify::selected",
                                  G_CALLBACK (selected_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::n-chosen",
                                  G_CALLBACK (selected_cb), self);
}

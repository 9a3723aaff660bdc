/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-column-chooser.h"
#include "buju-feature-row.h"
#include "buju-overlay-row.h"
#include "buju-table-pane.h"
#include "inside-fixture.h"
#include "session/buju-session-chosen.h"

/* The table of somebody's layer in the real window, in this process: what its widgets do, and that
 * map and table agree. */

#define N_ROWS 5000
#define N_WIDE 128    /* columns */

typedef struct
{
  Folder             folder;
  BujuWindow        *window;
  BujuSession       *session;
  BujuTablePane     *pane;
  GtkColumnView     *view;
  GtkSelectionModel *rows;
} Fixture;

static gboolean
has_layer (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len == 1;
}

static BujuOverlay *
get_layer (Fixture *self)
{
  return g_ptr_array_index (buju_session_get_overlays (self->session), 0);
}

/* Nothing waits, neither in the other thread nor in an idle. */
static gboolean
is_quiet (Fixture *self)
{
  return !buju_table_pane_is_busy (self->pane) && !g_main_context_pending (NULL);
}

static gboolean
has_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == N_ROWS;
}

/* Names 厂1 … in the order of the file, areas the other way round. */
static char *
write_rows (Folder *folder)
{
  g_autoptr (GString) text = g_string_new ("name,area,lon,lat\n");

  for (guint i = 1; i <= N_ROWS; i++)
    g_string_append_printf (text, "厂%u,%u,%.4f,%.4f\n", i, N_ROWS - i, 121.2 + i % 70 / 100.0,
                            31.0 + i / 70 / 200.0);
  return folder_write (folder, "works.csv", text->str, text->len);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char  *path = NULL;
  g_autoptr (GFile) file = NULL;

  folder_set_up (&self->folder, NULL);
  path = write_rows (&self->folder);
  file = g_file_new_for_path (path);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_layer);
  gtk_widget_activate_action (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_ROW),
                              "layer.table", NULL);
  self->pane = BUJU_TABLE_PANE (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_TABLE_PANE));
  self->view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (self->pane), GTK_TYPE_COLUMN_VIEW));
  self->rows = gtk_column_view_get_model (self->view);
  wait_for (self, has_rows);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
}

static guint
get_number (Fixture *self, guint position)
{
  g_autoptr (BujuFeatureRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  g_assert_nonnull (row);
  return buju_feature_row_get_number (row);
}

/* The position that is selected alone. */
static guint
get_selected (Fixture *self)
{
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->rows);

  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 1);
  return gtk_bitset_get_minimum (set);
}

static void
sort_by (Fixture *self, guint column, GtkSortType type)
{
  g_autoptr (GtkColumnViewColumn) wanted =
      g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_sort_by_column (self->view, wanted, type);
  wait_for (self, is_quiet);
}

static void
filter (Fixture *self, const char *text)
{
  GtkWidget *entry = find_widget (GTK_WIDGET (self->pane), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  wait_for (self, is_quiet);
}

/* Column 0 is the number, 1 the name, 2 the area. */
static void
test_sort (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (get_number (self, 0), ==, 0);
  sort_by (self, 2, GTK_SORT_ASCENDING);
  g_assert_cmpuint (get_number (self, 0), ==, N_ROWS - 1);
  sort_by (self, 1, GTK_SORT_DESCENDING);
  g_assert_cmpuint (get_number (self, 0), ==, N_ROWS - 1);
  g_assert_cmpuint (get_number (self, 1), ==, N_ROWS - 2);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.sort", "(ib)", -1, FALSE);
  wait_for (self, is_quiet);
  g_assert_cmpuint (get_number (self, 0), ==, 0);
}

/* A filter that is not understood leaves the rows; one that is becomes the map's on demand, and can
 * be taken back. */
static void
test_filter (Fixture *self, gconstpointer data)
{
  filter (self, "area < 10");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, 10);
  filter (self, "area <");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, 10);
  filter (self, "area < 20 and name contains 厂49");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, 19);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.on-map", NULL);
  g_assert_cmpuint (buju_overlay_get_n_shown (get_layer (self)), ==, 19);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpuint (buju_overlay_get_n_shown (get_layer (self)), ==, N_ROWS);
  filter (self, "");
  g_assert_true (has_rows (self));
}

/* Both ways, also while the rows stand otherwise than in the file; what is selected stays so when
 * they are sorted. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  g_autofree char *id = buju_overlay_dup_feature_id (get_layer (self), 41);
  g_autofree char *other = buju_overlay_dup_feature_id (get_layer (self), 4000);

  gtk_selection_model_select_item (self->rows, 41, TRUE);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, id);
  sort_by (self, 2, GTK_SORT_ASCENDING);
  g_assert_cmpuint (get_selected (self), ==, N_ROWS - 1 - 41);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, id);
  buju_session_select (self->session, other);
  g_assert_cmpuint (get_selected (self), ==, N_ROWS - 1 - 4000);
  filter (self, "area > 4900");
  {
    g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->rows);

    g_assert_true (gtk_bitset_is_empty (set));
  }
  buju_session_select (self->session, id);
  g_assert_cmpuint (get_number (self, get_selected (self)), ==, 41);
  buju_session_select (self->session, NULL);
  {
    g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (self->rows);

    g_assert_true (gtk_bitset_is_empty (set));
  }
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  return find_label (widget, text) != NULL;
}

/* Several rows light as many features, whatever the order of the rows; what is chosen on the map
 * is selected here; of more than the map lights the count says so. */
static void
test_several (Fixture *self, gconstpointer data)
{
  const char          *id = buju_overlay_get_id (get_layer (self));
  g_autofree char     *first = buju_overlay_dup_feature_id (get_layer (self), N_ROWS - 1);
  g_autofree char     *other = buju_overlay_dup_feature_id (get_layer (self), 41);
  g_autoptr (GtkBitset) set = NULL;
  GArray              *chosen;
  const char          *whose = NULL;

  sort_by (self, 2, GTK_SORT_ASCENDING);
  gtk_selection_model_select_range (self->rows, 0, 3, TRUE);
  chosen = buju_session_get_chosen (self->session, &whose);
  g_assert_nonnull (chosen);
  g_assert_cmpstr (whose, ==, id);
  g_assert_cmpuint (chosen->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (chosen, guint32, i), ==, N_ROWS - 1 - i);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, first);
  buju_session_toggle_chosen (self->session, other);
  set = gtk_selection_model_get_selection (self->rows);
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 4);
  g_assert_true (gtk_bitset_contains (set, N_ROWS - 1 - 41));
  g_assert_true (says (GTK_WIDGET (self->pane), "5,000 rows, 4 selected"));
  gtk_selection_model_select_all (self->rows);
  g_assert_cmpuint (buju_session_get_chosen (self->session, NULL)->len, ==,
                    BUJU_SESSION_MOST_CHOSEN);
  g_assert_true (says (GTK_WIDGET (self->pane),
                       "5,000 rows, 5,000 selected, the first 1,000 lit on the map"));
  gtk_selection_model_select_item (self->rows, 7, TRUE);
  g_assert_null (buju_session_get_chosen (self->session, NULL));
  g_assert_cmpuint (get_number (self, get_selected (self)), ==, N_ROWS - 1 - 7);
}

static char *
write_wide (Folder *folder)
{
  g_autoptr (GString) text = g_string_new ("name,lon,lat");

  for (guint i = 3; i < N_WIDE; i++)
    g_string_append_printf (text, ",f%u", i);
  g_string_append (text, "\n厂,121.5,31.2");
  for (guint i = 3; i < N_WIDE; i++)
    g_string_append_printf (text, ",%u", i);
  return folder_write (folder, "wide.csv", text->str, text->len);
}

static gboolean
has_one_row (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 1 && is_quiet (self);
}

static gboolean
has_wide_layer (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len == 2;
}

static void
assert_columns (Fixture *self, guint n, const char *first, const char *last)
{
  GListModel                     *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, 1);
  g_autoptr (GtkColumnViewColumn) end = g_list_model_get_item (columns, n);

  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n + 1);   /* and the number */
  g_assert_cmpstr (gtk_column_view_column_get_title (one), ==, first);
  g_assert_cmpstr (gtk_column_view_column_get_title (end), ==, last);
}

/* More columns than are shown at once: the foot says so, and there are ways to all of them. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  g_autofree char   *path = write_wide (&self->folder);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  BujuColumnChooser *chooser;
  GtkWidget         *button;

  assert_columns (self, 4, "name", "lat");
  g_assert_true (says (GTK_WIDGET (self->pane), "4 columns"));
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_wide_layer);
  buju_table_pane_set_overlay (self->pane, "overlay-2");
  wait_for (self, has_one_row);
  assert_columns (self, BUJU_COLUMNS_AT_ONCE, "name", "f59");
  g_assert_true (says (GTK_WIDGET (self->pane), "60 of 128 columns"));
  button = gtk_widget_get_ancestor (find_label (GTK_WIDGET (self->pane), "60 of 128 columns"),
                                    GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  chooser = BUJU_COLUMN_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_false (buju_column_chooser_show (chooser, 100, TRUE));
  g_assert_true (buju_column_chooser_show (chooser, 0, FALSE));
  g_assert_true (buju_column_chooser_show (chooser, 100, TRUE));
  assert_columns (self, BUJU_COLUMNS_AT_ONCE, "lon", "f100");
  click (GTK_WIDGET (chooser), "_Next Columns");
  assert_columns (self, 27, "f101", "f127");
  click (GTK_WIDGET (chooser), "_Next Columns");
  assert_columns (self, BUJU_COLUMNS_AT_ONCE, "name", "f59");
  g_assert_true (buju_column_chooser_show (chooser, 7, FALSE));
  g_assert_true (buju_column_chooser_show (chooser, 7, TRUE));
  assert_columns (self, BUJU_COLUMNS_AT_ONCE, "name", "f59");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  buju_table_pane_set_overlay (self->pane, "overlay-1");
  wait_for (self, has_rows);
  assert_columns (self, 4, "name", "lat");
}

static gboolean
is_zoomed (Fixture *self)
{
  BujuView view = buju_session_get_view (self->session);
  BujuBox  box = buju_layer_get_box (buju_overlay_get_layer (get_layer (self)), 99);

  return hypot (view.centre.x - box.x0, view.centre.y - box.y0) < 50;
}

static void
test_zoom (Fixture *self, gconstpointer data)
{
  g_assert_false (is_zoomed (self));
  gtk_selection_model_select_item (self->rows, 99, TRUE);
  g_signal_emit_by_name (self->view, "activate", 99);
  wait_for (self, is_zoomed);
}

/* From what is selected on, both ways and around. */
static void
test_find (Fixture *self, gconstpointer data)
{
  GtkWidget *bar;
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-next", NULL);
  bar = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                 GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (bar);
  entry = bar;
  gtk_editable_set_text (GTK_EDITABLE (entry), "厂123");
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-next", NULL);
  wait_for (self, is_quiet);
  g_assert_cmpuint (get_selected (self), ==, 122);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-next", NULL);
  wait_for (self, is_quiet);
  g_assert_cmpuint (get_selected (self), ==, 1229);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-previous", NULL);
  wait_for (self, is_quiet);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-previous", NULL);
  wait_for (self, is_quiet);
  g_assert_cmpuint (get_selected (self), ==, 1238);
}

/* What is asked of the rows while they are being put in order is asked of what comes of it, and
 * keeps nothing from coming. */
static void
test_meanwhile (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = { "table.copy", "table.find-next" };
  GtkWidget *filter_entry = find_widget (GTK_WIDGET (self->pane), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *find_entry;

  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.find-next", NULL);
  find_entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)),
                                        GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (find_entry), "厂499");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      filter (self, "");
      gtk_editable_set_text (GTK_EDITABLE (filter_entry), "area < 10");
      g_signal_emit_by_name (filter_entry, "activate");
      gtk_widget_activate_action (GTK_WIDGET (self->pane), commands[i], NULL);
      wait_for (self, is_quiet);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, 10);
    }
  g_assert_cmpuint (get_number (self, get_selected (self)), ==, 4990);
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  GdkClipboard    *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->pane));
  g_autofree char *text = NULL;

  sort_by (self, 2, GTK_SORT_ASCENDING);
  gtk_selection_model_select_range (self->rows, 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "table.copy", NULL);
  wait_for (self, is_quiet);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "name\tarea\tlon\tlat\n厂5000\t0\t"));
  g_assert_nonnull (strstr (text, "\n厂4999\t1\t"));
  g_assert_null (strstr (text, "厂4998"));
}

/* With its layer the table goes; with the layer read again it shows the new rows. */
static void
test_layer_gone (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->pane)));
  g_assert_cmpstr (buju_table_pane_get_overlay (self->pane), ==,
                   buju_overlay_get_id (get_layer (self)));
  buju_session_remove_overlay (self->session, buju_overlay_get_id (get_layer (self)));
  g_assert_null (buju_table_pane_get_overlay (self->pane));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->pane)));
}

int
main (int argc, char **argv)
{
  const struct { const char *path; void (*func) (Fixture *, gconstpointer); } tests[] = {
    { "/table-pane/sort", test_sort },           { "/table-pane/filter", test_filter },
    { "/table-pane/selection", test_selection }, { "/table-pane/several", test_several },
    { "/table-pane/zoom", test_zoom },           { "/table-pane/find", test_find },
    { "/table-pane/copy", test_copy },           { "/table-pane/layer-gone", test_layer_gone },
    { "/table-pane/meanwhile", test_meanwhile }, { "/table-pane/columns", test_columns },
  };

  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}

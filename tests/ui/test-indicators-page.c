/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of indicators as a widget: what it shows is what the library's table says. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "buju-indicators-page.h"
#include "buju-save-text.h"
#include "plan/buju-indicator-table.h"

#define SOON (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  BujuLibrary        *library;
  BujuSession        *session;
  BujuIndicatorTable *table;
  GtkWidget          *window;
  GtkWidget          *page;
} Fixture;

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, 600, 500);
  self->table = buju_indicator_table_new (buju_library_get_content (self->library),
                                          buju_library_get_words (self->library));
  self->window = gtk_window_new ();
  self->page = buju_indicators_page_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  buju_indicators_page_set_session (BUJU_INDICATORS_PAGE (self->page), self->session);
  gtk_window_present (GTK_WINDOW (self->window));
  drain ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  drain ();
  g_assert_finalize_object (self->session);
  buju_indicator_table_unref (self->table);
  buju_library_unref (self->library);
}

static gpointer
get_child (Fixture *self, const char *name)
{
  GObject *child = gtk_widget_get_template_child (self->page, BUJU_TYPE_INDICATORS_PAGE, name);

  g_assert_nonnull (child);
  return child;
}

static GListModel *
get_model (Fixture *self)
{
  return G_LIST_MODEL (gtk_column_view_get_model (get_child (self, "table")));
}

/* "search-changed" comes a moment after the last key. */
static void
filter (Fixture *self, const char *text, guint n)
{
  gint64 deadline = g_get_monotonic_time () + SOON;

  gtk_editable_set_text (get_child (self, "search_entry"), text);
  while (g_list_model_get_n_items (get_model (self)) != n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static GPtrArray *
find (Fixture *self, BujuIndicatorFilter wanted)
{
  return buju_indicator_table_filter (self->table, &wanted);
}

static void
got_text_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
copy (Fixture *self)
{
  char *copied = NULL;

  buju_indicators_page_copy (BUJU_INDICATORS_PAGE (self->page));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->page), NULL, got_text_cb, &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  return copied;
}

static void
test_filter (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lingang = find (self, (BujuIndicatorFilter) { .text = "lin gang" });
  guint                 all = buju_indicator_table_get_rows (self->table)->len;

  g_assert_cmpuint (g_list_model_get_n_items (get_model (self)), ==, all);
  g_assert_cmpuint (lingang->len, >, 0);
  g_assert_cmpuint (lingang->len, <, all);
  filter (self, "lin gang", lingang->len);
  filter (self, "囧囧囧", 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "none");
  gtk_widget_activate_action (self->page, "indicators.show-all", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (self)), ==, all);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "table");
  /* So does Esc. */
  filter (self, "lin gang", lingang->len);
  g_signal_emit_by_name (get_child (self, "search_entry"), "stop-search");
  g_assert_cmpstr (gtk_editable_get_text (get_child (self, "search_entry")), ==, "");
  while (g_list_model_get_n_items (get_model (self)) != all)
    g_main_context_iteration (NULL, TRUE);
}

/* Lines of the copy between its heading and its sources are the rows, in the order of the table. */
static void
test_sort_and_copy (Fixture *self, gconstpointer data)
{
  GtkColumnView                   *view = get_child (self, "table");
  GListModel                      *columns = gtk_column_view_get_columns (view);
  g_autoptr (GPtrArray)            rows = find (self, (BujuIndicatorFilter) { .text = "lin gang" });
  g_autoptr (GtkColumnViewColumn)  name = g_list_model_get_item (columns, 2);
  g_autofree char                 *up = NULL;
  g_autofree char                 *down = NULL;
  g_auto (GStrv)                   first = NULL;
  g_auto (GStrv)                   second = NULL;

  buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
  g_assert_cmpstr (gtk_column_view_column_get_title (name), ==, "Indicator");
  filter (self, "lin gang", rows->len);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_ASCENDING);
  up = copy (self);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);
  down = copy (self);
  first = g_strsplit (up, "\n", -1);
  second = g_strsplit (down, "\n", -1);
  for (guint i = 1; i < rows->len; i++)
    {
      g_autofree char *one = g_utf8_casefold (first[i], -1);
      g_autofree char *other = g_utf8_casefold (first[i + 1], -1);

      g_assert_cmpstr (one, <, other);
    }
  /* Sources are numbered as they come; the names are enough. */
  for (guint i = 1; i <= rows->len; i++)
    g_assert_true (strncmp (first[i], second[rows->len + 1 - i], strcspn (first[i], "\t")) == 0);
  g_assert_nonnull (strstr (up, "\n[1] "));
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (get_model (self));
  g_autofree char   *one = NULL;
  g_autofree char   *two = NULL;

  buju_session_set_language (self->session, BUJU_LANGUAGE_ZH);
  buju_indicators_page_show (BUJU_INDICATORS_PAGE (self->page), "amp-i-14");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "amp-i-14");
  one = copy (self);
  g_assert_nonnull (strstr (one, "工业机器人使用密度\t"));
  g_assert_null (strstr (one, "[2]"));
  gtk_selection_model_select_item (model, 0, FALSE);
  two = copy (self);
  g_assert_nonnull (strstr (two, "工业机器人使用密度\t"));
  g_assert_nonnull (strstr (two, "[2]"));
  /* A profile that is closed leaves no row behind. */
  buju_session_select (self->session, NULL);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
}

/* A place or an industry of a row is gone to. */
static void
test_links (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (self->page, "indicators.locate", "s", "lingang");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "lingang");
  gtk_widget_activate_action (self->page, "indicators.locate", "s", "biomed");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "biomed");
  gtk_widget_activate_action (self->page, "indicators.show", "s", "land-output");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, "land-output");
}

/* The document's own table: its rows, its columns, its title. */
static void
test_own_table (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray)  rows = find (self, (BujuIndicatorFilter) { .own_table = TRUE });
  const BujuPlan        *plan = ((const BujuIndicatorRow *) g_ptr_array_index (rows,
                                                                               0))->indicator->plan;
  GtkLabel              *title = get_child (self, "table_title");
  g_autofree char       *text = NULL;
  g_auto (GStrv)         lines = NULL;

  buju_session_set_language (self->session, BUJU_LANGUAGE_ZH);
  gtk_toggle_button_set_active (get_child (self, "own_button"), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (get_model (self)), ==, rows->len);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (title)));
  g_assert_cmpstr (gtk_label_get_text (title), ==, plan->table_title.zh);
  text = copy (self);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[4], ==, "经济密度\t4\t工业劳动生产率\t万元/人\t超过40\t预期性\t[1]");
  g_assert_cmpstr (lines[rows->len + 1], ==, "");
}

/* However many columns are hidden, the others take the whole width. */
static void
test_width (Fixture *self, gconstpointer data)
{
  GtkWidget *table = get_child (self, "table");
  gint64     end;

  for (guint own = 0; own < 2; own++)
    {
      gtk_toggle_button_set_active (get_child (self, own ? "own_button" : "table_button"), TRUE);
      end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;
      while (g_get_monotonic_time () < end)
        drain ();
      /* Its header and its list. */
      for (GtkWidget *child = gtk_widget_get_first_child (table); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_assert_cmpint (gtk_widget_get_width (child), >=, gtk_widget_get_width (table));
      g_assert_cmpint (gtk_widget_get_width (table), >, 1000);
    }
}

static void
test_charts (Fixture *self, gconstpointer data)
{
  gtk_toggle_button_set_active (get_child (self, "charts_button"), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "charts");
  drain ();
  gtk_toggle_button_set_active (get_child (self, "table_button"), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (self, "stack")), ==, "table");
}

static void
tell (GtkWidget *page, const char *text)
{
  g_object_set_data_full (G_OBJECT (page), "told", g_strdup (text), g_free);
}

/* Writes what the page has as CSV, and gives back what is told of it. */
static const char *
save (Fixture *self, GFile *file)
{
  g_autofree char *csv = buju_indicators_page_dup_csv (BUJU_INDICATORS_PAGE (self->page));
  const char      *told;

  g_object_set_data (G_OBJECT (self->page), "told", NULL);
  buju_save_text_to (self->page, file, csv, "“%s” is there", tell);
  while ((told = g_object_get_data (G_OBJECT (self->page), "told")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return told;
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *folder = g_dir_make_tmp ("buju-指标-XXXXXX", &error);
  g_autofree char      *path = g_build_filename (folder, "a b.csv", NULL);
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) rows = find (self, (BujuIndicatorFilter) { .text = "lin gang" });
  g_autofree char      *wanted = buju_indicator_table_to_csv (self->table, rows);
  g_autofree char      *found = NULL;

  g_assert_no_error (error);
  filter (self, "lin gang", rows->len);
  g_assert_cmpstr (save (self, file), ==, "“a b.csv” is there");
  g_assert_true (g_file_get_contents (path, &found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  /* Where nothing can be written, that is said and nothing is left. */
  g_assert_cmpstr (save (self, file), !=, "“a b.csv” is there");
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + SOON;
  int    least = 0;

  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 600);
  while (g_strcmp0 (gtk_stack_get_visible_child_name (get_child (self, "stack")), "list") != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

#define ADD(path, name) \
  g_test_add ("/indicators-page/" path, Fixture, NULL, set_up, name, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("filter", test_filter);
  ADD ("sort-and-copy", test_sort_and_copy);
  ADD ("selection", test_selection);
  ADD ("links", test_links);
  ADD ("own-table", test_own_table);
  ADD ("width", test_width);
  ADD ("charts", test_charts);
  ADD ("save", test_save);
  ADD ("narrow", test_narrow);
  return g_test_run ();
}

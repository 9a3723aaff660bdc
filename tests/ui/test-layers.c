/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-notices.h"
#include "buju-overlay-list.h"
#include "buju-overlay-row.h"
#include "buju-overlay-style.h"
#include "inside-fixture.h"

/* Somebody's layers and their widgets in this process: the bars, the list, the window of styles,
 * reloading. */

#define ROWS "name,lon,lat,area\nA,121.40,31.10,1\nB,121.50,31.15,2\nC,121.60,31.20,30\n"

typedef struct
{
  Folder       folder;
  char        *path;
  BujuWindow  *window;
  BujuSession *session;
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

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  folder_set_up (&self->folder, NULL);
  self->path = folder_write (&self->folder, "works.csv", ROWS, strlen (ROWS));
  file = g_file_new_for_path (self->path);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_layer);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
  g_free (self->path);
}

/* The row goes and comes with its layer. */
static void
test_list (Fixture *self, gconstpointer data)
{
  GtkWidget       *list = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_LIST);
  GtkWidget       *row = find_widget (list, BUJU_TYPE_OVERLAY_ROW);
  g_autofree char *id = g_strdup (buju_overlay_get_id (get_layer (self)));

  g_assert_nonnull (row);
  g_assert_cmpstr (buju_overlay_row_get_id (BUJU_OVERLAY_ROW (row)), ==, id);
  g_assert_true (gtk_widget_get_visible (list));
  gtk_widget_activate_action (row, "layer.remove", NULL);
  g_assert_cmpuint (buju_session_get_overlays (self->session)->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (list));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_true (has_layer (self));
  g_assert_cmpstr (buju_overlay_get_id (get_layer (self)), ==, id);
  g_assert_nonnull (find_widget (list, BUJU_TYPE_OVERLAY_ROW));
}

static gboolean
is_large (Fixture *self)
{
  return has_layer (self) && buju_overlay_get_look (get_layer (self))->size == 11;
}

/* Saved with its look and name, opened with both; what is there otherwise goes, and can be had
 * back. */
static void
test_recipe (Fixture *self, gconstpointer data)
{
  g_autofree char       *path = g_build_filename (self->folder.path, "works.buju", NULL);
  g_autoptr (GFile)      file = g_file_new_for_path (path);
  g_autoptr (BujuRecipe) recipe = NULL;
  g_autoptr (GError)     error = NULL;
  g_auto (BujuOverlayLook) look = { 0 };

  buju_overlay_look_init (&look, 3);
  look.size = 11;
  buju_session_set_overlay_look (self->session, buju_overlay_get_id (get_layer (self)), &look,
                                 NULL);
  buju_session_rename_overlay (self->session, buju_overlay_get_id (get_layer (self)), "厂房");
  recipe = buju_session_make_recipe (self->session);
  g_assert_true (buju_recipe_save (recipe, file, NULL, &error));
  g_assert_no_error (error);

  buju_overlay_look_clear (&look);
  buju_overlay_look_init (&look, 0);
  buju_session_set_overlay_look (self->session, buju_overlay_get_id (get_layer (self)), &look,
                                 NULL);
  buju_session_rename_overlay (self->session, buju_overlay_get_id (get_layer (self)), "x");
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, is_large);
  g_assert_cmpstr (buju_overlay_get_name (get_layer (self)), ==, "厂房");
  g_assert_cmpuint (buju_layer_get_n_features (buju_overlay_get_layer (get_layer (self))), ==, 3);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_true (has_layer (self));
  g_assert_cmpstr (buju_overlay_get_name (get_layer (self)), ==, "x");
}

static void
destroyed_cb (gboolean *destroyed)
{
  *destroyed = TRUE;
}

/* What is chosen is on the map at once, and suits the fields; a layer that goes takes its window
 * along. */
static void
test_style (Fixture *self, gconstpointer data)
{
  const char  *id = buju_overlay_get_id (get_layer (self));
  GtkWidget   *style = buju_overlay_style_new (self->session, id);
  AdwComboRow *mode = ADW_COMBO_ROW (find_widget (style, ADW_TYPE_COMBO_ROW));
  gboolean     destroyed = FALSE;

  g_signal_connect_swapped (style, "destroy", G_CALLBACK (destroyed_cb), &destroyed);
  gtk_window_present (GTK_WINDOW (style));
  adw_combo_row_set_selected (mode, BUJU_OVERLAY_CATEGORY);
  g_assert_cmpint (buju_overlay_get_look (get_layer (self))->mode, ==, BUJU_OVERLAY_CATEGORY);
  g_assert_cmpstr (buju_overlay_get_look (get_layer (self))->field, ==, "name");
  g_assert_cmpuint (buju_overlay_get_classes (get_layer (self))->len, >=, 3);
  adw_combo_row_set_selected (mode, BUJU_OVERLAY_SINGLE);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (mode), ==, BUJU_OVERLAY_CATEGORY);
  buju_session_remove_overlay (self->session, id);
  g_assert_true (destroyed);
}

static gboolean
asks (Fixture *self)
{
  return buju_notices_get_n (BUJU_NOTICES (find_widget (GTK_WIDGET (self->window),
                                                        BUJU_TYPE_NOTICES))) == 1;
}

static gboolean
has_four (Fixture *self)
{
  return buju_layer_get_n_features (buju_overlay_get_layer (get_layer (self))) == 4;
}

static gboolean
is_quiet (Fixture *self)
{
  return buju_notices_get_n (BUJU_NOTICES (find_widget (GTK_WIDGET (self->window),
                                                        BUJU_TYPE_NOTICES))) == 0;
}

/* A file that changes is asked about, and read again only then; name and look stay. */
static void
test_reload (Fixture *self, gconstpointer data)
{
  const char      *more = ROWS "D,121.7,31.2,4\n";
  g_autofree char *id = g_strdup (buju_overlay_get_id (get_layer (self)));

  wait_for (self, is_quiet);
  buju_session_rename_overlay (self->session, id, "Mine");
  g_free (folder_write (&self->folder, "works.csv", more, strlen (more)));
  wait_for (self, asks);
  g_assert_cmpuint (buju_layer_get_n_features (buju_overlay_get_layer (get_layer (self))), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.layer-reload", "s", id);
  wait_for (self, has_four);
  g_assert_cmpstr (buju_overlay_get_name (get_layer (self)), ==, "Mine");
  wait_for (self, is_quiet);
}

/* A file that is gone or has become junk leaves what was read of it on the map. */
static void
test_spoilt (Fixture *self, gconstpointer data)
{
  g_autofree char *id = g_strdup (buju_overlay_get_id (get_layer (self)));
  g_autofree char *path = g_build_filename (self->folder.path, "works.csv", NULL);

  wait_for (self, is_quiet);
  g_assert_cmpint (g_unlink (path), ==, 0);
  wait_for (self, asks);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.layer-reload", "s", id);
  wait_for (self, asks);
  g_assert_cmpuint (buju_layer_get_n_features (buju_overlay_get_layer (get_layer (self))), ==, 3);
  g_free (folder_write (&self->folder, "works.csv", "\0\1\2\3", 4));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.layer-reload", "s", id);
  wait_for (self, asks);
  g_assert_cmpuint (buju_layer_get_n_features (buju_overlay_get_layer (get_layer (self))), ==, 3);
}

static gboolean
has_no_layer (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len == 0;
}

/* Files that are not where the recipe says are asked about in one bar; beside a file that was found
 * others are. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char              *path = g_build_filename (self->folder.path, "works.buju", NULL);
  g_autofree char              *csv = g_build_filename (self->folder.path, "works.csv", NULL);
  g_autofree char              *away = g_build_filename (self->folder.path, "away.csv", NULL);
  g_autoptr (GFile)             file = g_file_new_for_path (path);
  g_autoptr (BujuRecipe)        recipe = buju_session_make_recipe (self->session);
  g_autoptr (BujuRecipeOverlay) overlay = NULL;
  g_autoptr (GError)            error = NULL;

  wait_for (self, is_quiet);
  g_assert_true (buju_recipe_save (recipe, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (csv, away), ==, 0);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_no_layer);
  wait_for (self, asks);

  overlay = buju_recipe_overlay_copy (g_ptr_array_index (recipe->overlays, 0));
  g_assert_false (buju_recipe_overlay_look_in (overlay, self->folder.path));
  g_assert_cmpint (g_rename (away, csv), ==, 0);
  g_assert_true (buju_recipe_overlay_look_in (overlay, self->folder.path));
  g_assert_cmpstr (overlay->path, ==, csv);
}

/* Only some are seen at a time; the same key has one bar. */
static void
test_notices (void)
{
  BujuNotices *notices = BUJU_NOTICES (g_object_ref_sink (g_object_new (BUJU_TYPE_NOTICES, NULL)));
  GtkWidget   *second;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (notices)));
  buju_notices_add (notices, "a", "dialog-question-symbolic", "One <b>");
  second = buju_notices_add (notices, "b", "dialog-question-symbolic", "Two");
  buju_notices_add (notices, "a", "dialog-question-symbolic", "Three");
  g_assert_cmpuint (buju_notices_get_n (notices), ==, 2);
  g_assert_true (gtk_widget_get_visible (second));
  buju_notices_remove (notices, "b");
  buju_notices_add (notices, "c", "dialog-question-symbolic", "Four");
  second = buju_notices_add (notices, "d", "dialog-question-symbolic", "Five");
  buju_notices_set_narrow (notices, TRUE);
  g_assert_false (gtk_widget_get_visible (second));
  buju_notices_set_narrow (notices, FALSE);
  g_assert_true (gtk_widget_get_visible (second));
  g_object_unref (notices);
}

static gboolean
is_pulsing (GtkWidget *widget, gconstpointer wanted)
{
  return gtk_widget_has_css_class (widget, "pulse");
}

/* Nobody knows how far a single file is read: something moves nevertheless. */
static void
test_progress (void)
{
  BujuNotices *notices = BUJU_NOTICES (g_object_ref_sink (g_object_new (BUJU_TYPE_NOTICES, NULL)));
  GtkWidget   *notice = buju_notices_add_progress (notices, "p", "Reading");
  gint64       deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (find_matching (notice, is_pulsing, NULL) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  buju_notices_set_progress (notice, 0.5, "Half");
  g_assert_null (find_matching (notice, is_pulsing, NULL));
  buju_notices_remove (notices, "p");
  g_object_unref (notices);
}

/* Words of both scripts, in any width: what GTK has to say of sizes that do not agree is fatal. */
static void
test_words (void)
{
  static const char *const texts[] = {
    "“issue_14385”没有说明其坐标系。", "“a”没有说明其坐标系。", "A short one", "短",
    "“areas”看起来有 GCJ-02 那样的偏移：差几百米。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int width = 300; width < 420; width += 7)
      {
        GtkWidget *window = gtk_window_new ();
        GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
        GtkWidget *notices = g_object_new (BUJU_TYPE_NOTICES, NULL);
        GtkWidget *notice = buju_notices_add (BUJU_NOTICES (notices), "a",
                                              "dialog-question-symbolic", texts[i]);

        buju_notices_add_button (notice, "使用 EPSG:4549", G_CALLBACK (gtk_widget_hide), NULL);
        buju_notices_add_button (notice, "_Leave It Out", G_CALLBACK (gtk_widget_hide), NULL);
        gtk_box_append (GTK_BOX (box), notices);
        gtk_window_set_child (GTK_WINDOW (window), box);
        gtk_window_set_default_size (GTK_WINDOW (window), width, 300);
        gtk_window_present (GTK_WINDOW (window));
        inside_pass (2 * G_TIME_SPAN_MILLISECOND);
        gtk_window_destroy (GTK_WINDOW (window));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  g_test_add ("/layers/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/layers/style", Fixture, NULL, set_up, test_style, tear_down);
  g_test_add ("/layers/recipe", Fixture, NULL, set_up, test_recipe, tear_down);
  g_test_add ("/layers/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/layers/spoilt", Fixture, NULL, set_up, test_spoilt, tear_down);
  g_test_add ("/layers/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add_func ("/layers/notices", test_notices);
  g_test_add_func ("/layers/progress", test_progress);
  g_test_add_func ("/layers/words", test_words);
  return g_test_run ();
}

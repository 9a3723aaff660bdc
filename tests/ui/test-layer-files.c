/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "buju-figure-dialog.h"
#include "buju-notices.h"
#include "buju-overlay-list.h"
#include "buju-overlay-row.h"
#include "inside-fixture.h"
#include "layer-fixture.h"

/* Files dropped on the window, in this process: their names and places, on screen and in a
 * figure; put in another order; given up while they are read. */

#define A_MOMENT (400 * G_TIME_SPAN_MILLISECOND)
#define N_LONG   300000   /* rows that take a while */
#define BESIDE   40.0     /* pt: of names at one place */
#define AWAY     12.0     /* pt: of one that lies elsewhere, to each side */

typedef struct
{
  Folder       folder;
  BujuWindow  *window;
  BujuSession *session;
  guint        wanted;     /* layers that are waited for */
  gboolean     exported;
} Fixture;

static gboolean
has_layers (Fixture *self)
{
  return buju_session_get_overlays (self->session)->len == self->wanted;
}

static GtkEventController *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* What the desktop does when somebody lets go of it over @widget. */
static void
drop (GtkWidget *widget, const GValue *value)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_drop_target (widget), "drop", value, 1.0, 1.0, &taken);
  g_assert_true (taken);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_auto (GValue)          value = G_VALUE_INIT;
  g_autofree char         *path = NULL;
  g_autoptr (GFile)        areas = NULL;
  g_autoptr (GFile)        works = NULL;
  GdkFileList             *files;

  folder_set_up (&self->folder, NULL);
  path = write_gbk_area (&self->folder, (BujuPoint) { LON, LAT }, 0.02);
  areas = g_file_new_for_path (path);
  works = write_works (&self->folder);
  files = gdk_file_list_new_from_array ((GFile *[]) { areas, works }, 2);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, files);
  drop (GTK_WIDGET (self->window), &value);
  self->wanted = 2;
  wait_for (self, has_layers);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
}

static void
label_by_name (Fixture *self, const char *layer)
{
  BujuOverlay            *overlay = find_layer (self->session, layer);
  g_auto (BujuOverlayLook) look = { 0 };

  buju_overlay_look_copy (buju_overlay_get_look (overlay), &look);
  buju_overlay_look_set (&look.label_field, "名称");
  buju_session_set_overlay_look (self->session, buju_overlay_get_id (overlay), &look, NULL);
}

static void
exported_cb (Fixture *self)
{
  self->exported = TRUE;
}

static gboolean
is_exported (Fixture *self)
{
  return self->exported;
}

static gboolean
has_no_dialog (Fixture *self)
{
  return find_toplevel (BUJU_TYPE_FIGURE_DIALOG) == NULL;
}

/* What pdftotext says of a file. (transfer full) */
static char *
read_pdf (char *path, const char *how)
{
  char              *argv[] = { (char *) "pdftotext", (char *) how, path, (char *) "-", NULL };
  g_autoptr (GError) error = NULL;
  char              *text = NULL;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The figure that the window exports. (transfer full): its path */
static char *
export (Fixture *self)
{
  char              *path = g_build_filename (self->folder.path, "figure.pdf", NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  GtkWidget         *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  dialog = find_toplevel (BUJU_TYPE_FIGURE_DIALOG);
  g_assert_nonnull (dialog);
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), self);
  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (dialog), file);
  wait_for (self, is_exported);
  wait_for (self, has_no_dialog);
  return path;
}

/* Where a name stands on the page, pt from the left and from the top. */
static BujuPoint
find_word (const char *boxes, const char *word)
{
  g_autofree char       *pattern = g_strdup_printf ("<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" "
                                                    "xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">%s<",
                                                    word);
  g_autoptr (GRegex)     regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  double                 sides[4];

  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *number = g_match_info_fetch (match, (int) i + 1);

      sides[i] = g_ascii_strtod (number, NULL);
    }
  return (BujuPoint) { (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2 };
}

/* Two things lie at one place, the third north-west of it. */
static void
assert_places (const char *boxes)
{
  BujuPoint area = find_word (boxes, "甲园区");
  BujuPoint works = find_word (boxes, "测试工厂");
  BujuPoint other = find_word (boxes, "另一工厂");

  g_assert_cmpfloat (hypot (area.x - works.x, area.y - works.y), <, BESIDE);
  g_assert_cmpfloat (works.x - other.x, >, AWAY);
  g_assert_cmpfloat (works.y - other.y, >, AWAY);
}

/* Right names at right places, and in the figure; its legend says what is on no map. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  BujuPoint        place = find_place (BUJU_GEO_CRS, LON, LAT);
  g_autofree char *area = buju_overlay_dup_title (find_layer (self->session, "areas"), 0);
  g_autofree char *works = buju_overlay_dup_title (find_layer (self->session, "works"), 0);
  g_autofree char *path = NULL, *text = NULL, *boxes = NULL;

  g_assert_cmpstr (area, ==, "甲园区");
  g_assert_cmpstr (works, ==, "测试工厂");
  /* Of its box. */
  g_assert_cmpfloat (get_distance (find_layer (self->session, "areas"), place), <, 20);
  g_assert_cmpfloat (get_distance (find_layer (self->session, "works"), place), <, NEAR);
  g_assert_cmpuint (buju_overlay_get_n_placeless (find_layer (self->session, "works")), ==, 1);
  label_by_name (self, "areas");
  label_by_name (self, "works");
  path = export (self);
  text = read_pdf (path, "-raw");
  boxes = read_pdf (path, "-bbox");
  g_assert_nonnull (strstr (text, "甲园区"));
  g_assert_nonnull (strstr (text, "另一工厂"));
  g_assert_nonnull (strstr (text, "未定位1条"));
  assert_places (boxes);
}

static GtkWidget *
get_row (Fixture *self, const char *layer)
{
  const char *id = buju_overlay_get_id (find_layer (self->session, layer));
  GtkWidget  *row = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_OVERLAY_ROW);

  while (row != NULL && !g_str_equal (buju_overlay_row_get_id (BUJU_OVERLAY_ROW (row)), id))
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return row;
}

static int
get_position (Fixture *self, const char *layer)
{
  return buju_session_get_overlay_position (
      self->session, buju_overlay_get_id (find_layer (self->session, layer)));
}

/* By the row's commands, and by one row let go over another; each step can be taken back. */
static void
test_order (Fixture *self, gconstpointer data)
{
  const char      *low = get_position (self, "areas") == 0 ? "areas" : "works";
  const char      *high = g_str_equal (low, "areas") ? "works" : "areas";
  g_auto (GValue)  value = G_VALUE_INIT;

  g_assert_true (gtk_widget_get_next_sibling (get_row (self, high)) == get_row (self, low));
  gtk_widget_activate_action (get_row (self, low), "layer.move", "i", 1);
  g_assert_cmpint (get_position (self, low), ==, 1);
  g_assert_true (gtk_widget_get_next_sibling (get_row (self, low)) == get_row (self, high));
  gtk_widget_activate_action (get_row (self, low), "layer.move", "i", 1);
  g_assert_cmpint (get_position (self, low), ==, 1);
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, buju_overlay_get_id (find_layer (self->session, high)));
  drop (get_row (self, low), &value);
  g_assert_cmpint (get_position (self, high), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  g_assert_cmpint (get_position (self, high), ==, 0);
  g_assert_true (gtk_widget_get_next_sibling (get_row (self, low)) == get_row (self, high));
}

static gboolean
is_quiet (Fixture *self)
{
  return buju_notices_get_n (BUJU_NOTICES (find_widget (GTK_WIDGET (self->window),
                                                        BUJU_TYPE_NOTICES))) == 0;
}

static GFile *
write_long (Fixture *self)
{
  g_autoptr (GString) text = g_string_new ("name,lon,lat\n");
  g_autofree char    *path = NULL;

  for (guint i = 0; i < N_LONG; i++)
    g_string_append_printf (text, "W%u,121.%u,31.%u\n", i, i % 900 + 100, i / 900 % 900 + 100);
  path = folder_write (&self->folder, "long.csv", text->str, text->len);
  return g_file_new_for_path (path);
}

static gboolean
is_reading (Fixture *self)
{
  return find_widget (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_NOTICES),
                      GTK_TYPE_PROGRESS_BAR) != NULL;
}

/* By the bar that says how far it is: nothing is added then, and the same file can be opened
 * again. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_long (self);
  GtkWidget        *notices = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_NOTICES);

  wait_for (self, is_quiet);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, is_reading);
  click (notices, "_Cancel");
  wait_for (self, is_quiet);
  inside_pass (A_MOMENT);
  g_assert_cmpuint (buju_session_get_overlays (self->session)->len, ==, 2);
  g_assert_true (is_quiet (self));
  buju_window_open_files (self->window, &file, 1);
  self->wanted = 3;
  wait_for (self, has_layers);
  g_assert_cmpuint (
      buju_layer_get_n_features (buju_overlay_get_layer (find_layer (self->session, "long"))), ==,
      N_LONG);
}

/* What was given up before keeps nothing from being read afterwards: a recipe brings its layers. */
static void
test_recipe_after_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char  *path = folder_path (&self->folder, "two.buju");
  g_autoptr (GFile) recipe = g_file_new_for_path (path);
  g_autoptr (GFile) file = write_long (self);

  buju_window_save_recipe_to (self->window, recipe);
  wait_for (self, is_quiet);
  buju_window_open_files (self->window, &file, 1);
  wait_for (self, is_reading);
  click (find_widget (GTK_WIDGET (self->window), BUJU_TYPE_NOTICES), "_Cancel");
  wait_for (self, is_quiet);
  buju_window_open_files (self->window, &recipe, 1);
  self->wanted = 0;
  wait_for (self, has_layers);
  self->wanted = 2;
  wait_for (self, has_layers);
}

static gint64
count_frames (BujuWindow *window)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (window)));
}

static gboolean
is_failed_page (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "failed_page") == 0;
}

static gboolean
has_failed (Fixture *self)
{
  return find_matching (GTK_WIDGET (self->window), is_failed_page, NULL) != NULL;
}

static gboolean
has_started (Fixture *self)
{
  return inside_has_session (self->window);
}

/* Files that were handed over wait while the plans cannot be loaded, without a frame after the
 * other, and are opened when these come after all. */
static void
test_no_plans (void)
{
  Fixture           self = { 0 };
  g_autofree char  *plans = g_strdup (g_getenv ("BUJU_DATA_DIR"));
  g_autofree char  *path = NULL;
  g_autoptr (GFile) file = NULL;
  gint64            frame;

  folder_set_up (&self.folder, NULL);
  path = write_gbk_area (&self.folder, (BujuPoint) { LON, LAT }, 0.02);
  file = g_file_new_for_path (path);
  g_setenv ("BUJU_DATA_DIR", self.folder.path, TRUE);
  self.window = buju_window_new (application);
  buju_window_open_files (self.window, &file, 1);
  gtk_window_present (GTK_WINDOW (self.window));
  wait_for (&self, has_failed);
  inside_pass (2 * A_MOMENT);
  frame = count_frames (self.window);
  inside_pass (A_MOMENT);
  g_assert_cmpint (count_frames (self.window) - frame, <, 5);

  g_setenv ("BUJU_DATA_DIR", plans, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self.window), "content.reload", NULL);
  wait_for (&self, has_started);
  self.session = buju_window_get_session (self.window);
  self.wanted = 1;
  wait_for (&self, has_layers);
  inside_close (self.window);
  folder_tear_down (&self.folder, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  g_test_add ("/layer-files/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/layer-files/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/layer-files/recipe-after-cancel", Fixture, NULL, set_up, test_recipe_after_cancel,
              tear_down);
  g_test_add ("/layer-files/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add_func ("/layer-files/no-plans", test_no_plans);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "buju-change-view.h"
#include "buju-compare-chooser.h"
#include "buju-compare-handle.h"
#include "buju-compare-view.h"
#include "find-widget.h"

/* The widgets of a comparison: two maps of one view, painted both; the line between them; the
 * table's rows. */

#define A    "sei-two-poles-two-belts"
#define B    "amp-overall"
#define SOON (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  BujuLibrary     *library;
  BujuSession     *session;
  GtkWidget       *window;
  BujuCompareView *view;
  BujuMapView     *first;
  BujuMapView     *second;
} Fixture;

static gboolean
has_pictures (Fixture *self)
{
  return buju_map_view_has_picture (self->first) &&
         (buju_session_get_compare (self->session) == NULL
          || buju_map_view_has_picture (self->second));
}

static void
wait_for_pictures (Fixture *self)
{
  gint64 deadline = g_get_monotonic_time () + SOON;

  while (!has_pictures (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

/* Until a frame has been laid out with what was asked for. */
static void
run_frames (void)
{
  gint64 until = g_get_monotonic_time () + 200 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->session = buju_session_new (self->library);
  buju_session_set_layout (self->session, A);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), GPOINTER_TO_INT (data), 600);
  self->view = BUJU_COMPARE_VIEW (buju_compare_view_new ());
  self->first = buju_compare_view_get_map (self->view);
  self->second = buju_compare_view_get_second (self->view);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  buju_compare_view_set_session (self->view, self->session);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_pictures (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  run_frames ();
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

static int
get_width (BujuMapView *map)
{
  return gtk_widget_get_width (GTK_WIDGET (map));
}

static void
compare (Fixture *self)
{
  buju_session_compare_with (self->session, B);
  wait_for_pictures (self);
  run_frames ();
}

static void
test_enter_and_leave (Fixture *self, gconstpointer data)
{
  int whole = get_width (self->first);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->second)));
  compare (self);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->second)));
  g_assert_cmpint (get_width (self->first) + get_width (self->second), <, whole);
  g_assert_cmpint (ABS (get_width (self->first) - get_width (self->second)), <=, 2);
  buju_session_compare_with (self->session, NULL);
  run_frames ();
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (self->second)));
  g_assert_false (buju_map_view_has_picture (self->second));
  g_assert_cmpint (get_width (self->first), ==, whole);
  compare (self);
  g_assert_true (buju_map_view_has_picture (self->second));
}

/* The middles of both maps show the same ground at the same scale, whatever their widths. */
static void
assert_locked (Fixture *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->first)) / 2.0;
  BujuPoint a = buju_map_view_find_ground (self->first, get_width (self->first) / 2.0, height);
  BujuPoint b = buju_map_view_find_ground (self->second, get_width (self->second) / 2.0, height);
  BujuPoint a_left = buju_map_view_find_ground (self->first, get_width (self->first) / 2.0 - 50,
                                                height);
  BujuPoint b_left = buju_map_view_find_ground (self->second, get_width (self->second) / 2.0 - 50,
                                                height);

  g_assert_cmpfloat_with_epsilon (a.x, b.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (a_left.x, b_left.x, 1e-6);
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  BujuPoint before;
  BujuPoint after;

  compare (self);
  assert_locked (self);
  buju_session_set_compare_position (self->session, 0.7);
  run_frames ();
  g_assert_cmpint (get_width (self->first), >, get_width (self->second) + 100);
  assert_locked (self);
  /* A zoom about a point of the second map keeps that point where it is. */
  before = buju_map_view_find_ground (self->second, 40, 60);
  buju_map_view_zoom (self->second, 1.7, 40, 60);
  after = buju_map_view_find_ground (self->second, 40, 60);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-6);
  assert_locked (self);
  buju_map_view_pan (self->second, 30, -20);
  assert_locked (self);
}

/* Not half of it beyond the edge. */
static void
assert_knob_inside (Fixture *self)
{
  GtkWidget      *handle = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget      *knob;
  graphene_rect_t box;

  while (!BUJU_IS_COMPARE_HANDLE (handle))
    handle = gtk_widget_get_next_sibling (handle);
  knob = gtk_widget_get_first_child (handle);
  while (knob != NULL && !gtk_widget_has_css_class (knob, "compare-knob"))
    knob = gtk_widget_get_next_sibling (knob);
  g_assert_nonnull (knob);
  g_assert_true (gtk_widget_compute_bounds (knob, GTK_WIDGET (self->view), &box));
  g_assert_cmpfloat (box.origin.x, >=, 0);
  g_assert_cmpfloat (box.origin.x + box.size.width, <=,
                     gtk_widget_get_width (GTK_WIDGET (self->view)));
}

static void
test_swipe (Fixture *self, gconstpointer data)
{
  GtkWidget *second = GTK_WIDGET (self->second);
  int        width;

  buju_session_set_compare_mode (self->session, BUJU_COMPARE_SWIPE);
  compare (self);
  width = get_width (self->first);
  g_assert_cmpint (get_width (self->second), ==, width);
  buju_session_set_compare_position (self->session, 0.25);
  run_frames ();
  g_assert_false (gtk_widget_contains (second, width * 0.2, 100));
  g_assert_true (gtk_widget_contains (second, width * 0.3, 100));
  buju_session_set_compare_position (self->session, 1);
  run_frames ();
  g_assert_false (gtk_widget_contains (second, width - 1, 100));
  assert_knob_inside (self);
  buju_session_set_compare_position (self->session, 0);
  run_frames ();
  assert_knob_inside (self);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* The second title stands at the right, as wide as its words: they take no second line while there
 * is room between the titles. */
static void
test_titles (Fixture *self, gconstpointer data)
{
  const BujuLayout *other;
  GtkWidget        *label;
  int               natural;

  buju_session_set_compare_mode (self->session, BUJU_COMPARE_SWIPE);
  compare (self);
  other = buju_session_get_other_layout (self->session);
  label = find_label (GTK_WIDGET (self->view),
                      buju_text_get (&other->title, BUJU_LANGUAGE_BOTH));
  g_assert_nonnull (label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <, get_width (self->first) / 2);
  g_assert_cmpint (gtk_widget_get_width (label), >=, natural);
}

/* On a narrow window they lie over one another, whatever the mode. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  compare (self);
  g_assert_cmpint (buju_session_get_compare_mode (self->session), ==, BUJU_COMPARE_SIDE_BY_SIDE);
  g_assert_cmpint (get_width (self->second), ==, get_width (self->first));
}

/* Things under the pointer are those of the map that is there. */
static void
test_hit (Fixture *self, gconstpointer data)
{
  BujuContent         *content = buju_library_get_content (self->library);
  const BujuComponent *belt = NULL;
  gboolean             found = FALSE;

  compare (self);
  for (int y = 10; y < gtk_widget_get_height (GTK_WIDGET (self->second)) && !found; y += 4)
    for (int x = 10; x < get_width (self->second) && !found; x += 4)
      {
        g_auto (GStrv) ids = buju_map_view_hit (self->second, x, y);

        for (guint i = 0; ids[i] != NULL && !found; i++)
          {
            belt = buju_content_find_component (content, ids[i]);
            found = belt != NULL && g_str_equal (belt->layout->id, B);
            g_assert_true (belt == NULL || !g_str_equal (belt->layout->id, A));
          }
      }
  g_assert_true (found);
}

/* Keys move the line, and moving the line moves what a screen reader is told. */
static void
test_slider (Fixture *self, gconstpointer data)
{
  GtkWidget     *scale;
  GtkAdjustment *adjustment;

  compare (self);
  scale = find_widget (GTK_WIDGET (self->view), GTK_TYPE_SCALE);
  g_assert_nonnull (scale);
  adjustment = gtk_range_get_adjustment (GTK_RANGE (scale));
  g_assert_true (gtk_widget_grab_focus (scale));
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_STEP_LEFT);
  g_assert_cmpfloat_with_epsilon (buju_session_get_compare_position (self->session), 0.48, 1e-9);
  g_signal_emit_by_name (scale, "move-slider", GTK_SCROLL_END);
  g_assert_cmpfloat_with_epsilon (buju_session_get_compare_position (self->session), 1, 1e-9);
  buju_session_set_compare_position (self->session, 0.3);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), 30, 1e-9);
}

static void
followed_cb (GtkWidget *view, const char *id, gboolean again, char **followed)
{
  g_free (*followed);
  *followed = g_strdup_printf ("%s %d", id, again);
}

/* Every row of the table that leads somewhere says so; the clipboard and the CSV have the table. */
static void
test_table (Fixture *self, gconstpointer data)
{
  GtkWidget       *view = g_object_ref_sink (g_object_new (BUJU_TYPE_CHANGE_VIEW, NULL));
  g_autofree char *followed = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *name = NULL;
  GtkWidget       *list;
  GtkListBoxRow   *row;

  buju_change_view_set_session (BUJU_CHANGE_VIEW (view), self->session);
  g_assert_null (buju_change_view_dup_csv (BUJU_CHANGE_VIEW (view)));
  compare (self);
  g_signal_connect (view, "followed", G_CALLBACK (followed_cb), &followed);
  list = find_widget (view, GTK_TYPE_LIST_BOX);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  run_frames ();
  g_assert_cmpstr (followed, ==, "zhangjiang 0");
  buju_session_select (self->session, "zhangjiang");
  g_signal_emit_by_name (list, "row-activated", row);
  run_frames ();
  g_assert_cmpstr (followed, ==, "zhangjiang 1");
  csv = buju_change_view_dup_csv (BUJU_CHANGE_VIEW (view));
  name = buju_change_view_dup_file_name (BUJU_CHANGE_VIEW (view));
  g_assert_nonnull (strstr (csv, "杨浦大学城"));
  g_assert_true (g_str_has_suffix (name, ".csv"));
  buju_session_compare_with (self->session, NULL);
  g_assert_null (find_widget (view, GTK_TYPE_LIST_BOX));
  g_object_unref (view);
}

/* The chooser's first row is the best suggestion, and taking it compares. */
static void
test_chooser (Fixture *self, gconstpointer data)
{
  GtkWidget     *chooser = buju_compare_chooser_new (self->session);
  GtkWidget     *list = find_widget (chooser, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);

  gtk_window_present (GTK_WINDOW (chooser));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (chooser)) == GTK_WIDGET (row));
  g_signal_emit_by_name (list, "row-activated", row);
  run_frames ();
  g_assert_cmpstr (buju_session_get_other_layout (self->session)->id, ==, B);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function, width) \
  g_test_add ("/compare-view/" path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)
  ADD ("enter-and-leave", test_enter_and_leave, 1000);
  ADD ("locked", test_locked, 1000);
  ADD ("swipe", test_swipe, 1000);
  ADD ("titles", test_titles, 1400);
  ADD ("narrow", test_narrow, 400);
  ADD ("hit", test_hit, 1000);
  ADD ("slider", test_slider, 1000);
  ADD ("table", test_table, 1000);
  ADD ("chooser", test_chooser, 1000);
  return g_test_run ();
}

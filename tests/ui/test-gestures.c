/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "buju-map-tip.h"
#include "buju-map-view.h"
#include "inside-fixture.h"
#include "measure-probe.h"

/* Fingers on the map, in this process: what GTK's gestures say when they are recognised is said
 * here, and the map has to do what the fingers mean. */

#define STEP    8000   /* µs between two movements */
#define WHILE   (500 * G_TIME_SPAN_MILLISECOND)
#define NEAR    0.5    /* px */

typedef struct
{
  BujuWindow  *window;
  BujuSession *session;
  GtkWidget   *map;
  int          width;   /* of the map at first, px */
} Fixture;

static gboolean
has_map (Fixture *self)
{
  return gtk_widget_get_width (self->map) > 0 && buju_session_get_view (self->session).width > 0 &&
         gtk_widget_get_frame_clock (self->map) != NULL;
}

static void
animate (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  animate (TRUE);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
  self->map = find_widget (GTK_WIDGET (self->window), BUJU_TYPE_MAP_VIEW);
  wait_for (self, has_map);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  inside_close (self->window);
}

/* The first of that type; NULL. The widget keeps it. */
static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  return NULL;
}

/* How far the map has gone since @before, px. */
static double
measure_way (Fixture *self, const BujuView *before)
{
  BujuView now = buju_session_get_view (self->session);

  return hypot (now.centre.x - before->centre.x, now.centre.y - before->centre.y) * before->scale;
}

/* A finger to the right, and off while it moves: returns how far it went. */
static double
swipe (Fixture *self)
{
  GtkEventController *drag = find_controller (self->map, GTK_TYPE_GESTURE_DRAG);
  double              x = 0;

  g_assert_nonnull (drag);
  g_signal_emit_by_name (drag, "drag-begin", 200.0, 200.0);
  for (int i = 0; i < 8; i++)
    {
      g_usleep (STEP);
      x += 20;
      g_signal_emit_by_name (drag, "drag-update", x, 0.0);
    }
  g_signal_emit_by_name (drag, "drag-end", x, 0.0);
  return x;
}

static gboolean
says_rest (Fixture *self)
{
  g_autofree char *busy = gtk_test_accessible_check_state (GTK_ACCESSIBLE (self->map),
                                                           GTK_ACCESSIBLE_STATE_BUSY, FALSE);

  return busy == NULL;
}

/* The map follows the finger exactly, and goes on when it was thrown; meanwhile it says that its
 * zones are not where they were. */
static void
test_momentum (Fixture *self, gconstpointer data)
{
  BujuView before;
  double   way;

  wait_for (self, says_rest);
  before = buju_session_get_view (self->session);
  way = swipe (self);
  g_assert_false (says_rest (self));
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), way, NEAR);
  inside_pass (WHILE);
  g_assert_cmpfloat (measure_way (self, &before), >, way + 20);
  wait_for (self, says_rest);
}

/* The comparison's handle watches the pointer, too. */
static void
point (Fixture *self, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, y);
    }
}

static gboolean
has_hovered (Fixture *self)
{
  return buju_session_get_hovered (self->session) != NULL;
}

/* What the hand holds is not pointed at; where it lets go, there is something again. */
static void
test_pointed (Fixture *self, gconstpointer data)
{
  GtkEventController *drag = find_controller (self->map, GTK_TYPE_GESTURE_DRAG);
  double              x = 0;
  double              y = gtk_widget_get_height (self->map) / 2.0;

  while (!has_hovered (self) && x < gtk_widget_get_width (self->map))
    point (self, x += 20, y);
  g_assert_true (has_hovered (self));
  g_signal_emit_by_name (drag, "drag-begin", 200.0, 200.0);
  g_signal_emit_by_name (drag, "drag-update", -15.0, 0.0);
  point (self, x, y);
  g_assert_false (has_hovered (self));
  g_usleep (150 * G_TIME_SPAN_MILLISECOND);   /* rests, so that it is no throw */
  g_signal_emit_by_name (drag, "drag-end", -15.0, 0.0);
  wait_for (self, has_hovered);
}

static void
test_no_animations (Fixture *self, gconstpointer data)
{
  BujuView before = buju_session_get_view (self->session);
  double   way;

  animate (FALSE);
  way = swipe (self);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), way, NEAR);
  animate (TRUE);
}

/* A finger that rests before it leaves throws nothing. */
static void
test_rest (Fixture *self, gconstpointer data)
{
  GtkEventController *drag = find_controller (self->map, GTK_TYPE_GESTURE_DRAG);
  BujuView            before = buju_session_get_view (self->session);

  g_signal_emit_by_name (drag, "drag-begin", 200.0, 200.0);
  g_signal_emit_by_name (drag, "drag-update", 80.0, 60.0);
  g_usleep (150 * G_TIME_SPAN_MILLISECOND);
  g_signal_emit_by_name (drag, "drag-end", 80.0, 60.0);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), 100, NEAR);
}

/* Two fingers zoom by as much as they move apart, about their middle. */
static void
test_pinch (Fixture *self, gconstpointer data)
{
  GtkEventController *pinch = find_controller (self->map, GTK_TYPE_GESTURE_ZOOM);
  BujuView            before = buju_session_get_view (self->session);
  BujuView            after;

  g_assert_nonnull (pinch);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.2);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  g_signal_emit_by_name (pinch, "end", NULL);
  after = buju_session_get_view (self->session);
  g_assert_cmpfloat_with_epsilon (after.scale / before.scale, 1.5, 1e-6);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), 0, NEAR);
}

/* A map that still glides is caught by two fingers, and what one of them did is no throw. */
static void
test_pinch_stops (Fixture *self, gconstpointer data)
{
  GtkEventController *pinch = find_controller (self->map, GTK_TYPE_GESTURE_ZOOM);
  BujuView            caught;

  swipe (self);
  inside_pass (WHILE / 8);
  g_signal_emit_by_name (pinch, "begin", NULL);
  caught = buju_session_get_view (self->session);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &caught), 0, NEAR);
  caught = buju_session_get_view (self->session);
  swipe (self);
  g_signal_emit_by_name (pinch, "end", NULL);
  caught = buju_session_get_view (self->session);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &caught), 0, NEAR);
}

/* Esc while the button is down takes the drag back, and only that. */
static void
test_escape (Fixture *self, gconstpointer data)
{
  GtkEventController *drag = find_controller (self->map, GTK_TYPE_GESTURE_DRAG);
  GtkEventController *keys = find_controller (self->map, GTK_TYPE_SHORTCUT_CONTROLLER);
  BujuView            before = buju_session_get_view (self->session);
  GtkShortcut        *escape;

  g_assert_nonnull (keys);
  escape = g_list_model_get_item (G_LIST_MODEL (keys), 0);
  g_signal_emit_by_name (drag, "drag-begin", 200.0, 200.0);
  g_signal_emit_by_name (drag, "drag-update", 90.0, 40.0);
  g_assert_cmpfloat (measure_way (self, &before), >, 50);
  g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (escape), 0, self->map,
                                               NULL));
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), 0, NEAR);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (measure_way (self, &before), 0, NEAR);
  g_assert_false (gtk_shortcut_action_activate (gtk_shortcut_get_action (escape), 0, self->map,
                                                NULL));
  g_object_unref (escape);
}

/* A touchpad left while the fingers move zooms on for a moment; without animations it stops at
 * once. */
static void
test_touchpad (Fixture *self, gconstpointer data)
{
  GtkEventController *scroll = find_controller (self->map, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  double              before = buju_session_get_view (self->session).scale;
  double              after;

  g_assert_nonnull (scroll);
  g_assert_true (gtk_event_controller_scroll_get_flags (GTK_EVENT_CONTROLLER_SCROLL (scroll)) &
                 GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  g_signal_emit_by_name (scroll, "decelerate", 0.0, -300.0);
  inside_pass (WHILE);
  after = buju_session_get_view (self->session).scale;
  g_assert_cmpfloat (after, >, before * 1.1);
  inside_pass (3 * WHILE);
  after = buju_session_get_view (self->session).scale;
  animate (FALSE);
  g_signal_emit_by_name (scroll, "decelerate", 0.0, -300.0);
  inside_pass (WHILE);
  g_assert_cmpfloat_with_epsilon (buju_session_get_view (self->session).scale / after, 1, 1e-9);
}

static gboolean
has_menu (Fixture *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (self->map, GTK_TYPE_OVERLAY);
  GtkWidget *child = gtk_widget_get_first_child (overlay);

  while (child != NULL && !GTK_IS_POPOVER_MENU (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL && gtk_widget_get_mapped (child);
}

/* A finger that stays asks what can be done there; a mouse that stays does not. */
static void
test_long_press (Fixture *self, gconstpointer data)
{
  GtkEventController *hold = find_controller (self->map, GTK_TYPE_GESTURE_LONG_PRESS);

  g_assert_nonnull (hold);
  g_assert_true (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (hold)));
  g_assert_false (has_menu (self));
  g_signal_emit_by_name (hold, "pressed", 300.0, 250.0);
  wait_for (self, has_menu);
}

static gboolean
is_tip (GtkWidget *widget, gconstpointer wanted)
{
  return BUJU_IS_MAP_TIP (widget);
}

static gboolean
is_narrower (Fixture *self)
{
  return gtk_widget_get_width (self->map) < self->width;
}

/* The rightmost place half way down that has something, px of the map. */
static BujuPoint
find_thing (Fixture *self)
{
  int y = gtk_widget_get_height (self->map) / 2;

  for (int x = gtk_widget_get_width (self->map) - 1; x > 0; x -= 2)
    {
      g_auto (GStrv) ids = buju_map_view_hit (BUJU_MAP_VIEW (self->map), x, y);

      if (ids[0] != NULL)
        return (BujuPoint) { x, y };
    }
  g_assert_not_reached ();
}

/* Whoever listens hears of it. */
static void
point_at (Fixture *self, BujuPoint at)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", at.x, at.y);
    }
}

/* A profile opens beside the map, which moves below the resting pointer: the tip and the highlight
 * are those of what lies there now. */
static void
test_tip (Fixture *self, gconstpointer data)
{
  BujuMapView    *map = BUJU_MAP_VIEW (self->map);
  GtkWidget      *tip = find_matching (self->map, is_tip, NULL);
  g_auto (GStrv)  before = NULL;
  g_auto (GStrv)  after = NULL;
  BujuPoint       at;

  inside_pass (2 * WHILE);
  self->width = gtk_widget_get_width (self->map);
  at = find_thing (self);
  before = buju_map_view_hit (map, at.x, at.y);
  g_assert_nonnull (before[0]);
  point_at (self, at);
  g_assert_true (gtk_widget_get_child_visible (tip));
  buju_session_select (self->session, before[0]);
  wait_for (self, is_narrower);
  inside_pass (2 * WHILE);
  after = buju_map_view_hit (map, at.x, at.y);
  g_assert_cmpstr (after[0], !=, before[0]);
  g_assert_cmpstr (buju_session_get_hovered (self->session), ==, after[0]);
  g_assert_cmpint (gtk_widget_get_child_visible (tip), ==, after[0] != NULL);
}

static gboolean
take_cb (void)
{
  return TRUE;
}

/* Whoever takes the pointer, as a presentation does, has it also when the map comes to rest. */
static void
test_no_tip (Fixture *self, gconstpointer data)
{
  GtkWidget *tip = find_matching (self->map, is_tip, NULL);

  inside_pass (2 * WHILE);
  g_signal_connect (self->map, "pointed", G_CALLBACK (take_cb), NULL);
  point_at (self, find_thing (self));
  g_signal_emit_by_name (self->map, "settled");
  g_assert_null (buju_session_get_hovered (self->session));
  g_assert_false (gtk_widget_get_child_visible (tip));
}

/* A name beside the pointer, and another length of the scale bar, are no reason to lay out the
 * window: it was, in every frame of a zoom. */
static void
test_lays_out_nothing (Fixture *self, gconstpointer data)
{
  MeasureProbe *probe = measure_probe_insert (ADW_APPLICATION_WINDOW (self->window));
  GtkWidget    *tip = find_matching (self->map, is_tip, NULL);
  BujuPoint     at;
  guint         before;

  g_action_group_activate_action (G_ACTION_GROUP (self->window), "coordinates", NULL);
  inside_pass (2 * WHILE);
  at = find_thing (self);
  point_at (self, at);
  inside_pass (2 * WHILE);
  before = probe->n_times;
  g_assert_cmpuint (before, >, 0);
  for (int i = 0; i < 3; i++)
    {
      point_at (self, at);
      inside_pass (WHILE / 5);
      g_assert_true (gtk_widget_get_mapped (tip));
      buju_session_zoom (self->session, 1.001, at.x, at.y);
      g_assert_false (gtk_widget_get_mapped (tip));
      inside_pass (WHILE / 5);
    }
  g_assert_cmpuint (probe->n_times, ==, before);
}

/* @lost: with a press that is called off before */
static void
release (GtkEventController *click, BujuPoint pressed, BujuPoint at, gboolean lost)
{
  if (lost)
    {
      g_signal_emit_by_name (click, "pressed", 1, pressed.x, pressed.y);
      g_signal_emit_by_name (click, "cancel", NULL);
    }
  g_signal_emit_by_name (click, "unpaired-release", at.x, at.y, GDK_BUTTON_PRIMARY, NULL);
}

/* As GTK does when something is laid out below the pointer while a tap waits to be read: the press
 * is called off, and the release belongs to none. */
static void
tap (Fixture *self, BujuPoint pressed, BujuPoint at, gboolean lost)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        release (controller, pressed, at, lost);
    }
}

/* A short tap is none the less a click; what moved meanwhile, or came by itself, is none. */
static void
test_tap (Fixture *self, gconstpointer data)
{
  BujuPoint at;

  inside_pass (2 * WHILE);
  at = find_thing (self);
  tap (self, (BujuPoint) { at.x - 100, at.y }, at, TRUE);
  g_assert_null (buju_session_get_selected (self->session));
  tap (self, at, at, FALSE);
  g_assert_null (buju_session_get_selected (self->session));
  tap (self, (BujuPoint) { at.x - 1, at.y }, at, TRUE);
  g_assert_nonnull (buju_session_get_selected (self->session));
}

static gboolean
is_zone (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "zone");
}

/* A scene that has the same things keeps their zones: what has the focus there, or is to get it
 * back when a menu closes, stays. */
static void
test_zones_stay (Fixture *self, gconstpointer data)
{
  BujuLanguage  language = buju_session_get_language (self->session);
  GtkWidget    *zone, *now;

  inside_pass (2 * WHILE);
  zone = g_object_ref (find_matching (self->map, is_zone, NULL));
  buju_session_set_language (self->session, language == BUJU_LANGUAGE_EN ? BUJU_LANGUAGE_ZH
                                                                         : BUJU_LANGUAGE_EN);
  inside_pass (2 * WHILE);
  now = find_matching (self->map, is_zone, NULL);
  g_assert_true (now == zone);
  buju_session_set_layout (self->session, "amp-overall");
  inside_pass (2 * WHILE);
  g_assert_null (gtk_widget_get_parent (zone));
  g_object_unref (zone);
}

#define ADD(path, function) \
  g_test_add ("/gestures/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();

  ADD ("momentum", test_momentum);
  ADD ("pointed", test_pointed);
  ADD ("no-animations", test_no_animations);
  ADD ("rest", test_rest);
  ADD ("pinch", test_pinch);
  ADD ("pinch-stops", test_pinch_stops);
  ADD ("escape", test_escape);
  ADD ("touchpad", test_touchpad);
  ADD ("long-press", test_long_press);
  ADD ("tap", test_tap);
  ADD ("tip", test_tip);
  ADD ("no-tip", test_no_tip);
  ADD ("lays-out-nothing", test_lays_out_nothing);
  ADD ("zones-stay", test_zones_stay);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-map-input.h"

#include <math.h>

#include "buju-map-view.h"
#include "session/buju-session-chosen.h"

/* One notch of the wheel, and one px of a touchpad's scrolling. */
#define WHEEL_STEP     1.25
#define TOUCHPAD_STEP  1.006
#define DOUBLE_CLICK   2.0
#define ADDING         (GDK_CONTROL_MASK | GDK_SHIFT_MASK)
/* Momentum: slower than this it ends, px/s and in powers of e of the scale a second; and its loss,
 * 1/s. */
#define SLOWEST        24.0
#define SLOWEST_ZOOM   0.04
#define FRICTION       4.2
/* A drag that rested this long before the release has no momentum, µs. */
#define REST           (90 * G_TIME_SPAN_MILLISECOND)

struct _BujuMapInput
{
  GObject      parent_instance;

  BujuMapView *map;            /* borrowed: our owner */
  double       drag_x, drag_y; /* offset that has been applied */
  gint64       moved_at;       /* µs */
  double       speed_x, speed_y;
  double       speed_zoom;     /* of the logarithm of the scale, 1/s */
  GtkGesture  *drag;           /* the map's */
  gboolean     dragging;       /* beyond the threshold */
  BujuView     dragged_from;
  double       pressed_x, pressed_y;
  gboolean     click_lost;     /* its release may still come */
  double       pinch_scale;
  gboolean     pinching;       /* two fingers: what one of them did has no momentum */
  gboolean     inside;         /* the pointer is over the map */
  double       pointer_x, pointer_y;
  guint        tick_id;
  gint64       ticked_at;      /* µs */
};

G_DEFINE_FINAL_TYPE (BujuMapInput, buju_map_input, G_TYPE_OBJECT)

static gboolean
may_animate (BujuMapInput *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->map)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled;
}

/* Exponential decay: the same path whatever the frame rate. */
static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  BujuMapInput *self = user_data;
  gint64        now = gdk_frame_clock_get_frame_time (clock);
  double        passed = CLAMP ((now - self->ticked_at) / (double) G_TIME_SPAN_SECOND, 0, 0.1);
  double        kept = exp (-FRICTION * passed);
  double        reach = (1 - kept) / FRICTION;

  self->ticked_at = now;
  if (self->speed_zoom != 0)
    buju_map_view_zoom (self->map, exp (self->speed_zoom * reach), self->pointer_x,
                        self->pointer_y);
  else
    buju_map_view_pan (self->map, self->speed_x * reach, self->speed_y * reach);
  self->speed_x *= kept;
  self->speed_y *= kept;
  self->speed_zoom *= kept;
  if (hypot (self->speed_x, self->speed_y) > SLOWEST || fabs (self->speed_zoom) > SLOWEST_ZOOM)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  self->speed_zoom = 0;
  return G_SOURCE_REMOVE;
}

static void
start_gliding (BujuMapInput *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->map));

  if (clock == NULL || self->pinching || !may_animate (self) || self->tick_id != 0)
    return;
  if (hypot (self->speed_x, self->speed_y) < SLOWEST * 4
      && fabs (self->speed_zoom) < SLOWEST_ZOOM * 4)
    return;
  self->ticked_at = gdk_frame_clock_get_frame_time (clock);
  self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->map), glide_cb, self, NULL);
}

static void
stop_all (BujuMapInput *self)
{
  buju_map_input_stop (self);
  buju_map_view_stop (self->map);
}

static void
drag_begin_cb (BujuMapInput *self, double x, double y)
{
  stop_all (self);
  self->drag_x = 0;
  self->drag_y = 0;
  self->speed_x = 0;
  self->speed_y = 0;
  self->dragging = FALSE;
  self->moved_at = g_get_monotonic_time ();
}

/* A drag begins only beyond the system's threshold: until then it may still become a click. */
static void
drag_update_cb (BujuMapInput *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self->map);
  gint64     now = g_get_monotonic_time ();
  double     passed = MAX (now - self->moved_at, 1000) / (double) G_TIME_SPAN_SECOND;
  double     dx = x - self->drag_x;
  double     dy = y - self->drag_y;

  if (!self->dragging)
    {
      if (buju_map_view_get_session (self->map) == NULL
          || !gtk_drag_check_threshold (widget, 0, 0, x, y))
        return;
      self->dragging = TRUE;
      self->dragged_from = buju_session_get_view (buju_map_view_get_session (self->map));
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      self->click_lost = FALSE;
      gtk_widget_set_cursor_from_name (widget, "grabbing");
      buju_map_view_point_at (self->map, NULL, 0, 0);
    }
  /* Running mean, so that one odd event does not throw the map. */
  self->speed_x = 0.6 * dx / passed + 0.4 * self->speed_x;
  self->speed_y = 0.6 * dy / passed + 0.4 * self->speed_y;
  self->moved_at = now;
  self->drag_x = x;
  self->drag_y = y;
  buju_map_view_pan (self->map, dx, dy);
}

static void
drag_end_cb (BujuMapInput *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), buju_map_view_get_cursor (self->map));
  if (self->dragging && g_get_monotonic_time () - self->moved_at < REST)
    start_gliding (self);
  self->dragging = FALSE;
}

/* What another program or another gesture took over is no throw. */
static void
drag_cancel_cb (BujuMapInput *self)
{
  self->dragging = FALSE;
}

/* Esc while the button is down: the map goes back to where it was taken. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuMapInput *self = user_data;

  if (!self->dragging)
    return FALSE;
  self->dragging = FALSE;
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
  buju_map_input_stop (self);
  gtk_widget_set_cursor_from_name (widget, buju_map_view_get_cursor (self->map));
  buju_session_set_view (buju_map_view_get_session (self->map), &self->dragged_from);
  return TRUE;
}

static void
pinch_begin_cb (BujuMapInput *self)
{
  stop_all (self);
  self->pinching = TRUE;
  self->pinch_scale = 1;
}

/* The finger that stays begins anew: what it had before is no throw. */
static void
pinch_end_cb (BujuMapInput *self)
{
  self->pinching = FALSE;
  buju_map_input_stop (self);
  self->moved_at = 0;
}

static void
pinch_cb (BujuMapInput *self, double scale, GtkGesture *gesture)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0;

  if (gtk_gesture_is_recognized (gesture))
    gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  buju_map_view_zoom (self->map, scale / self->pinch_scale, x, y);
  self->pinch_scale = scale;
}

static gboolean
scroll_cb (BujuMapInput *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  double   step = wheel ? WHEEL_STEP : TOUCHPAD_STEP;

  stop_all (self);
  buju_map_view_zoom (self->map, pow (step, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

/* The fingers have left the touchpad while they moved. */
static void
decelerate_cb (BujuMapInput *self, double dx, double dy)
{
  self->speed_zoom = -dy * log (TOUCHPAD_STEP);
  start_gliding (self);
}

static void
pressed_cb (BujuMapInput *self, int n_press, double x, double y)
{
  self->pressed_x = x;
  self->pressed_y = y;
  self->click_lost = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* When something is laid out below the pointer, GTK 4.8 asks where that is now, and makes a motion
 * of it. If the button is up by then, though that event is still waiting, the click is cancelled,
 * and the release belongs to none: a short tap while the window is busy would be lost. */
static void
click_cancel_cb (BujuMapInput *self)
{
  self->click_lost = TRUE;
}

/* With Ctrl or Shift one more of a layer, or one less; beside them nothing changes. */
static void
add_to_chosen (BujuSession *session, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (buju_session_find_overlay (session, ids[i], NULL) != NULL)
      {
        buju_session_toggle_chosen (session, ids[i]);
        return;
      }
}

static void
released_cb (BujuMapInput *self, int n_press, double x, double y, GtkGesture *gesture)
{
  g_auto (GStrv)  ids = NULL;
  BujuSession    *session = buju_map_view_get_session (self->map);
  gboolean        taken = FALSE;

  if (session == NULL)
    return;
  g_signal_emit_by_name (self->map, "clicked", x, y, n_press, &taken);
  if (taken)
    return;
  if (n_press == 2)
    {
      buju_map_view_zoom (self->map, DOUBLE_CLICK, x, y);
      return;
    }
  if (n_press > 2)
    return;
  ids = buju_map_view_hit (self->map, x, y);
  if (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & ADDING)
    add_to_chosen (session, (const char *const *) ids);
  else
    buju_session_select_stack (session, (const char *const *) ids);
}

static void
unpaired_release_cb (BujuMapInput *self, double x, double y, guint button,
                     GdkEventSequence *sequence, GtkGesture *gesture)
{
  gboolean lost = self->click_lost && button == GDK_BUTTON_PRIMARY
                  && !gtk_drag_check_threshold (GTK_WIDGET (self->map), (int) self->pressed_x,
                                                (int) self->pressed_y, (int) x, (int) y);

  self->click_lost = FALSE;
  if (lost)
    released_cb (self, 1, x, y, gesture);
}

static void
motion_cb (BujuMapInput *self, double x, double y)
{
  g_auto (GStrv) ids = NULL;
  gboolean       taken = FALSE;

  self->pointer_x = x;
  self->pointer_y = y;
  self->inside = TRUE;
  g_signal_emit_by_name (self->map, "pointed", x, y, &taken);
  if (taken)
    buju_map_view_point_at (self->map, NULL, 0, 0);
  if (taken || self->dragging || self->tick_id != 0)
    return;
  ids = buju_map_view_hit (self->map, x, y);
  buju_map_view_point_at (self->map, ids[0], x, y);
}

static void
leave_cb (BujuMapInput *self)
{
  gboolean taken = FALSE;

  self->inside = FALSE;
  g_signal_emit_by_name (self->map, "pointed", NAN, NAN, &taken);
  buju_map_view_point_at (self->map, NULL, 0, 0);
}

/* The map has come to rest, perhaps after a flight or because a panel has opened beside it: another
 * thing lies under the resting pointer, and the tip must not go on naming the old one. It is asked
 * as for a motion whether there are to be tips at all. */
static void
settled_cb (BujuMapInput *self)
{
  if (self->inside && buju_map_view_get_session (self->map) != NULL
      && buju_map_view_get_cursor (self->map) == NULL)
    motion_cb (self, self->pointer_x, self->pointer_y);
}

static void
add_drag (BujuMapInput *self, GtkWidget *map)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (drag));
  self->drag = drag;
}

static void
add_escape (BujuMapInput *self, GtkWidget *map)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (escape_cb, self,
                                                                                   NULL)));
  gtk_widget_add_controller (map, keys);
}

static void
add_pinch (BujuMapInput *self, GtkWidget *map)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "end", G_CALLBACK (pinch_end_cb), self);
  g_signal_connect_swapped (pinch, "cancel", G_CALLBACK (pinch_end_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (pinch));
}

static void
add_click (BujuMapInput *self, GtkWidget *map)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (click, "cancel", G_CALLBACK (click_cancel_cb), self);
  g_signal_connect_swapped (click, "unpaired-release", G_CALLBACK (unpaired_release_cb), self);
  gtk_widget_add_controller (map, GTK_EVENT_CONTROLLER (click));
}

static void
add_pointer (BujuMapInput *self, GtkWidget *map)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                       GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (map, scroll);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (map, motion);
}

static void
buju_map_input_dispose (GObject *object)
{
  BujuMapInput *self = BUJU_MAP_INPUT (object);

  if (self->map != NULL)
    buju_map_input_stop (self);
  self->map = NULL;
  G_OBJECT_CLASS (buju_map_input_parent_class)->dispose (object);
}

static void
buju_map_input_class_init (BujuMapInputClass *class)
{
  G_OBJECT_CLASS (class)->dispose = buju_map_input_dispose;
}

static void
buju_map_input_init (BujuMapInput *self)
{
}

/**
 * buju_map_input_new:
 * @map: a #BujuMapView
 *
 * Returns: (transfer full): the input of @map, which must keep it as long as itself
 */
BujuMapInput *
buju_map_input_new (GtkWidget *map)
{
  BujuMapInput *self;

  g_return_val_if_fail (BUJU_IS_MAP_VIEW (map), NULL);

  self = g_object_new (BUJU_TYPE_MAP_INPUT, NULL);
  self->map = BUJU_MAP_VIEW (map);
  add_drag (self, map);
  add_escape (self, map);
  add_pinch (self, map);
  add_click (self, map);
  add_pointer (self, map);
  g_signal_connect_object (map, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * buju_map_input_stop:
 * @self: an input
 *
 * Ends momentum: a new gesture begins where the map is now.
 */
void
buju_map_input_stop (BujuMapInput *self)
{
  g_return_if_fail (BUJU_IS_MAP_INPUT (self));

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->map), self->tick_id);
  self->tick_id = 0;
  self->speed_x = 0;
  self->speed_y = 0;
  self->speed_zoom = 0;
}

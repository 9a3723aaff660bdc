/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of the ways to ask what can be done at a place: right button, long press, Menu
 * key. */
#include "config.h"

#include "buju-map-view-private.h"
#include "buju-zone-accessible.h"

static void
ask (BujuMapView *self, double x, double y)
{
  if (self->session == NULL)
    return;
  buju_map_tip_hide (BUJU_MAP_TIP (self->tip));
  g_signal_emit_by_name (self, "menu", x, y);
}

static void
pressed_cb (BujuMapView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ask (self, x, y);
}

/* The finger must not pan or click when it leaves. */
static void
long_pressed_cb (BujuMapView *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ask (self, x, y);
}

/* At the zone in focus, else in the middle. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);
  GtkWidget   *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double       x = gtk_widget_get_width (widget) / 2.0;
  double       y = gtk_widget_get_height (widget) / 2.0;

  if (focus != NULL && g_ptr_array_find (self->zones, focus, NULL))
    {
      GdkRectangle area = buju_zone_accessible_get_area (BUJU_ZONE_ACCESSIBLE (focus));

      x = CLAMP (area.x + area.width / 2.0, 0, gtk_widget_get_width (widget));
      y = CLAMP (area.y + area.height / 2.0, 0, gtk_widget_get_height (widget));
    }
  ask (self, x, y);
  return TRUE;
}

void
buju_map_view_install_menu (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding (class, GDK_KEY_Menu, 0, key_cb, NULL);
  gtk_widget_class_add_binding (class, GDK_KEY_F10, GDK_SHIFT_MASK, key_cb, NULL);
}

void
buju_map_view_add_menu (BujuMapView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (hold, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (hold));
}

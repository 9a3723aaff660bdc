/* SPDX-License-Identifier: GPL-3.0-or-later */
/* BujuMapView, file of its keys. */
#include "config.h"

#include "buju-map-view-private.h"

#define KEY_ZOOM     1.4
/* An arrow key pans by this share of the window; with Shift by most of it. */
#define SMALL_PAN    0.12
#define LARGE_PAN    0.75

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_map_view_zoom_centre (BUJU_MAP_VIEW (widget), g_variant_get_double (parameter));
}

static void
home_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  buju_map_view_go_home (BUJU_MAP_VIEW (widget));
}

/* Shares of the window, so that a key means the same at every size. */
static void
pan_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BujuMapView *self = BUJU_MAP_VIEW (widget);
  double       across;
  double       down;

  g_variant_get (parameter, "(dd)", &across, &down);
  buju_map_input_stop (self->input);
  buju_map_view_stop (self);
  buju_map_view_pan (self, -across * gtk_widget_get_width (widget),
                     -down * gtk_widget_get_height (widget));
}

static void
add_pan_key (GtkWidgetClass *class, guint key, double across, double down)
{
  gtk_widget_class_add_binding_action (class, key, 0, "map.pan", "(dd)", across * SMALL_PAN,
                                       down * SMALL_PAN);
  gtk_widget_class_add_binding_action (class, key, GDK_SHIFT_MASK, "map.pan", "(dd)",
                                       across * LARGE_PAN, down * LARGE_PAN);
}

static void
add_zoom_key (GtkWidgetClass *class, guint key, double factor)
{
  gtk_widget_class_add_binding_action (class, key, 0, "map.zoom", "d", factor);
  gtk_widget_class_add_binding_action (class, key, GDK_SHIFT_MASK, "map.zoom", "d", factor);
}

/* Keys act on the map while it or one of its zones has the focus. The shortcuts window lists them,
 * too. */
void
buju_map_view_install_keys (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "map.zoom", "d", zoom_action);
  gtk_widget_class_install_action (class, "map.pan", "(dd)", pan_action);
  gtk_widget_class_install_action (class, "map.home", NULL, home_action);

  add_pan_key (class, GDK_KEY_Left, -1, 0);
  add_pan_key (class, GDK_KEY_KP_Left, -1, 0);
  add_pan_key (class, GDK_KEY_Right, 1, 0);
  add_pan_key (class, GDK_KEY_KP_Right, 1, 0);
  add_pan_key (class, GDK_KEY_Up, 0, -1);
  add_pan_key (class, GDK_KEY_KP_Up, 0, -1);
  add_pan_key (class, GDK_KEY_Down, 0, 1);
  add_pan_key (class, GDK_KEY_KP_Down, 0, 1);
  add_zoom_key (class, GDK_KEY_plus, KEY_ZOOM);
  add_zoom_key (class, GDK_KEY_equal, KEY_ZOOM);
  add_zoom_key (class, GDK_KEY_KP_Add, KEY_ZOOM);
  add_zoom_key (class, GDK_KEY_minus, 1 / KEY_ZOOM);
  add_zoom_key (class, GDK_KEY_KP_Subtract, 1 / KEY_ZOOM);
  gtk_widget_class_add_binding_action (class, GDK_KEY_0, 0, "map.home", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_0, 0, "map.home", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Home, 0, "map.home", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Home, 0, "map.home", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_m, 0, "win.measure", NULL);
  buju_map_view_install_beside (class);
  buju_map_view_install_menu (class);
}

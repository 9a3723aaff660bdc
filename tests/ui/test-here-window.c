/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done at a place of the map in the real window, by pointer and by keys: measuring, the
 * context menu, coordinates. */

#include <math.h>
#include <string.h>

#include "geo/buju-geodesy.h"
#include "session/buju-ruler.h"
#include "window-fixture.h"

#define ROLE_MENU_ITEM 35
/* A click is on whole px, the scale of the map is measured in the window. */
#define SHARE          0.03

static char *
need_name (Fixture *self, guint role, const char *name)
{
  g_autoptr (A11yNode) node = a11y_wait_for (self->a11y, self->application, role, name, SOON);

  if (node == NULL)
    a11y_dump (self->a11y, self->application);
  g_assert_nonnull (node);
  return a11y_get_name (self->a11y, node);
}

static void
need_only (Fixture *self, guint role, const char *name)
{
  g_autofree char *found = need_name (self, role, name);

  g_assert_nonnull (strstr (found, name));
}

/* Of the value that the bar shows, in @unit. */
static double
wait_for_value (Fixture *self, const char *unit)
{
  g_autofree char *text = need_name (self, A11Y_ROLE_LABEL, unit);

  return g_ascii_strtod (text, NULL);
}

/* The value before it may be shown for a moment. */
static void
need_value (Fixture *self, const char *unit, double wanted, double share)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (fabs (wait_for_value (self, unit) / wanted - 1) > share
         && g_get_monotonic_time () < deadline)
    g_usleep (100000);
  g_assert_cmpfloat_with_epsilon (wait_for_value (self, unit) / wanted, 1, share);
}

/* Over the sea: 300 px and, round the corner, 100 px more. */
static void
test_measure (Fixture *self, gconstpointer data)
{
  double scale = window_driver_get_scale (self->driver);

  window_driver_key (self->driver, "ctrl+m");
  need_only (self, A11Y_ROLE_LABEL, "Click where it begins");
  window_driver_click (self->driver, 900, 250);
  need_only (self, A11Y_ROLE_LABEL, "Click the next point");
  window_driver_click (self->driver, 1200, 250);
  need_value (self, " km", 300 / scale / 1000, SHARE);
  g_usleep (600000);   /* the next click is no double click */
  window_driver_click (self->driver, 1200, 350);
  need_value (self, " km", 400 / scale / 1000, SHARE);
  window_driver_key (self->driver, "Return");
  window_driver_key (self->driver, "a");
  need_value (self, " km²", 15000 / (scale * scale) / 1e6, 2 * SHARE);
  window_driver_key (self->driver, "BackSpace");
  window_driver_key (self->driver, "BackSpace");
  window_driver_key (self->driver, "BackSpace");
  need_only (self, A11Y_ROLE_LABEL, "Click where it begins");
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL,
                                       "Click where it begins", SOON));
}

/* A double click is the end: the pointer moves on, the value does not. */
static void
test_double_click (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  window_driver_key (self->driver, "ctrl+m");
  need_only (self, A11Y_ROLE_LABEL, "Click where it begins");
  window_driver_click (self->driver, 900, 250);
  g_usleep (600000);
  window_driver_double_click (self->driver, 1100, 250);
  g_usleep (300000);
  before = need_name (self, A11Y_ROLE_LABEL, " km");
  window_driver_scroll (self->driver, 1150, 500, 0);   /* only there */
  g_usleep (300000);
  after = need_name (self, A11Y_ROLE_LABEL, " km");
  g_assert_cmpstr (before, ==, after);
}

/* Keys alone: two points in the middle, the map moved between them. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  double value;

  /* the map has the focus; the pointer leaves it */
  window_driver_click (self->driver, 1150, 250);
  window_driver_key (self->driver, "Escape");
  window_driver_scroll (self->driver, 640, 10, 0);
  window_driver_key (self->driver, "m");
  need_only (self, A11Y_ROLE_LABEL, "Click where it begins");
  window_driver_key (self->driver, "space");
  need_only (self, A11Y_ROLE_LABEL, "Click the next point");
  window_driver_key (self->driver, "Right");
  window_driver_settle (self->driver);
  window_driver_key (self->driver, "space");
  window_driver_key (self->driver, "Return");
  value = wait_for_value (self, " km");
  g_assert_cmpfloat (value, >, 1);
  g_assert_cmpfloat (value, <, 200);
}

static void
test_menu (Fixture *self, gconstpointer data)
{
  const BujuPlace *place = buju_content_find_place (buju_library_get_content (self->library),
                                                    "jinqiao");
  BujuPoint        at = window_driver_find_point (self->driver, place->point);
  g_autofree char *about = g_strdup_printf ("About %s", place->name.zh);

  window_driver_press_button (self->driver, at.x, at.y, 3);
  need_only (self, ROLE_MENU_ITEM, "Zoom In Here");
  need_only (self, ROLE_MENU_ITEM, "Measure From Here");
  need_only (self, ROLE_MENU_ITEM, "Copy Coordinates");
  need_only (self, ROLE_MENU_ITEM, about);
  window_driver_key (self->driver, "Return");
  need_only (self, A11Y_ROLE_PANEL, place->name.zh);
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, ROLE_MENU_ITEM,
                                       "Zoom In Here", SOON));
}

/* By the key, in the middle of the map; then nearer there, so that what lies further out is no
 * longer seen. */
static void
test_menu_key (Fixture *self, gconstpointer data)
{
  const BujuPlace *far = buju_content_find_place (buju_library_get_content (self->library),
                                                  "zizhu");
  double           scale = window_driver_get_scale (self->driver);

  window_driver_click (self->driver, 1150, 250);
  window_driver_key (self->driver, "Escape");
  window_driver_key (self->driver, "shift+F10");
  need_only (self, ROLE_MENU_ITEM, "Zoom In Here");
  window_driver_key (self->driver, "z");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                       far->name.zh,
                                        SOON));
  window_driver_key (self->driver, "Home");
  window_driver_settle (self->driver);
  g_assert_cmpfloat_with_epsilon (window_driver_get_scale (self->driver) / scale, 1, SHARE);
}

static void
test_coordinates (Fixture *self, gconstpointer data)
{
  window_driver_key (self->driver, "ctrl+shift+m");
  need_only (self, A11Y_ROLE_LABEL, "° N, 12");
  window_driver_key (self->driver, "ctrl+shift+m");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL, "° N, 12",
                                       SOON));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/here-window/measure", Fixture, NULL, set_up, test_measure, tear_down);
  g_test_add ("/here-window/double-click", Fixture, NULL, set_up, test_double_click, tear_down);
  g_test_add ("/here-window/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/here-window/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/here-window/menu-key", Fixture, NULL, set_up, test_menu_key, tear_down);
  g_test_add ("/here-window/coordinates", Fixture, NULL, set_up, test_coordinates, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map under the hand: pointer and keys move it, and a screen reader hears what is on it. A busy
 * machine may let the window wait, so what comes of an event is waited for, not looked at after a
 * while. */

#include <math.h>
#include <string.h>

#include "window-fixture.h"

/* A drag is off by the box's rounding, a zoom by that over the distance of two places. */
#define NEAR 2.0
#define SHARE 0.03
#define LOOK 80000 /* us */

/* Waits until @marker lies at @x, @y, and lets the map come to rest there. */
static void
expect_point (Fixture *self, const char *marker, double x, double y)
{
  gint64    deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  BujuPoint at = window_driver_find_point (self->driver, marker);

  while (hypot (at.x - x, at.y - y) > NEAR && g_get_monotonic_time () < deadline)
    {
      g_usleep (LOOK);
      at = window_driver_find_point (self->driver, marker);
    }
  window_driver_settle (self->driver);
  at = window_driver_find_point (self->driver, marker);
  g_assert_cmpfloat_with_epsilon (at.x, x, NEAR);
  g_assert_cmpfloat_with_epsilon (at.y, y, NEAR);
}

/* The same for px a metre. */
static void
expect_scale (Fixture *self, double scale)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (fabs (window_driver_get_scale (self->driver) / scale - 1) > SHARE
         && g_get_monotonic_time () < deadline)
    g_usleep (LOOK);
  window_driver_settle (self->driver);
  g_assert_cmpfloat_with_epsilon (window_driver_get_scale (self->driver) / scale, 1, SHARE);
}

static void
test_pan (Fixture *self, gconstpointer data)
{
  const char *marker = get_pole (self)->marker;
  BujuPoint   before = window_driver_find_point (self->driver, marker);

  /* Over the sea, where nothing is to be clicked. */
  window_driver_drag (self->driver, 1100, 300, -140, 90);
  expect_point (self, marker, before.x - 140, before.y + 90);
}

static void
test_pan_by_keys (Fixture *self, gconstpointer data)
{
  const char *marker = get_pole (self)->marker;
  BujuPoint   before = window_driver_find_point (self->driver, marker);
  gint64      deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  BujuPoint   after;

  window_driver_click (self->driver, 1150, 250);   /* the map has the focus now */
  window_driver_key (self->driver, "Escape");
  window_driver_settle (self->driver);
  window_driver_key (self->driver, "Right");
  do
    {
      g_usleep (LOOK);
      after = window_driver_find_point (self->driver, marker);
    }
  while (after.x > before.x - 40 && g_get_monotonic_time () < deadline);
  window_driver_settle (self->driver);
  after = window_driver_find_point (self->driver, marker);
  g_assert_cmpfloat (after.x, <, before.x - 40);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, NEAR);
  window_driver_key (self->driver, "Home");
  expect_point (self, marker, before.x, before.y);
}

/* About the pointer: what lies under it stays. */
static void
test_zoom (Fixture *self, gconstpointer data)
{
  const char *marker = get_pole (self)->marker;
  BujuPoint   before = window_driver_find_point (self->driver, marker);
  double      scale = window_driver_get_scale (self->driver);

  window_driver_scroll (self->driver, before.x, before.y, -2);
  expect_scale (self, scale / (1.25 * 1.25));
  expect_point (self, marker, before.x, before.y);
  window_driver_scroll (self->driver, before.x, before.y, 2);
  expect_scale (self, scale);
}

/* A zone that was reached with the keyboard alone. */
static void
test_keyboard (Fixture *self, gconstpointer data)
{
  const BujuLayout    *layout = get_pole (self)->layout;
  const BujuComponent *first = g_ptr_array_index (layout->components, 0);
  g_autofree char     *text = NULL;

  window_driver_click (self->driver, 1150, 250);
  window_driver_key (self->driver, "Escape");
  window_driver_key (self->driver, "Tab");
  window_driver_key (self->driver, "Return");
  text = wait_for_profile (self, first->name.zh, first->name.en);
  g_assert_nonnull (text);
}

/* What a screen reader says of the map and its zones. */
static void
test_names (Fixture *self, gconstpointer data)
{
  const BujuComponent  *pole = get_pole (self);
  g_autoptr (A11yNode)  map = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST,
                                             pole->layout->title.zh, SOON);
  g_autoptr (A11yNode)  zone = NULL;
  g_autofree char      *name = NULL;
  g_autofree char      *description = NULL;

  g_assert_nonnull (map);
  zone = a11y_wait_for (self->a11y, map, A11Y_ROLE_LIST_ITEM, pole->name.zh, SOON);
  g_assert_nonnull (zone);
  name = a11y_get_name (self->a11y, zone);
  g_assert_nonnull (strstr (name, pole->name.en));
  description = a11y_get_description (self->a11y, zone);
  g_assert_nonnull (strstr (description,
                            g_array_index (pole->industries, BujuIndustryUse, 0).term.zh));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/window-map/pan/drag", Fixture, NULL, set_up, test_pan, tear_down);
  g_test_add ("/window-map/pan/keys", Fixture, NULL, set_up, test_pan_by_keys, tear_down);
  g_test_add ("/window-map/zoom", Fixture, NULL, set_up, test_zoom, tear_down);
  g_test_add ("/window-map/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/window-map/names", Fixture, NULL, set_up, test_names, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, clicks, turns of the wheel, drags and window sizes at random: the program survives them
 * all, and GTK has nothing to complain of. The same seed does the same. BUJU_MONKEY_SEED and
 * BUJU_MONKEY_STEPS make other and longer runs. */

#include <string.h>

#include "window-driver.h"

#define STEPS 15
#define SEED  20240229
#define PAUSE 40000   /* µs */

/* Of the table of shortcuts; what ends the program, saves or prints is left out. */
static const char *const keys[] = {
  "Left", "Right", "Up", "Down", "shift+Left", "shift+Down", "ctrl+plus", "ctrl+minus", "ctrl+0",
  "alt+Home", "plus",
  "minus", "Home", "Tab", "shift+Tab", "alt+Left", "alt+Right", "alt+Up", "alt+Down", "Menu",
  "shift+F10", "ctrl+m", "m",
  "space", "BackSpace", "Return", "a", "Escape", "ctrl+f", "ctrl+bracketleft", "ctrl+bracketright",
  "ctrl+i",
  "ctrl+Page_Up", "ctrl+Page_Down", "ctrl+t", "F8", "ctrl+e", "ctrl+shift+p", "ctrl+l",
  "ctrl+shift+m", "ctrl+shift+l",
  "ctrl+1", "ctrl+2", "ctrl+3", "ctrl+5", "ctrl+8", "ctrl+z", "ctrl+shift+z", "ctrl+shift+t", "F3",
  "F2", "Delete",
  "F9", "F6", "F10", "F1", "ctrl+c", "End", "Page_Down", "Escape", "Escape", "Escape",
};

static const struct { int width, height; } sizes[] = {
  { 360, 720 }, { 420, 600 }, { 500, 400 }, { 700, 780 }, { 800, 600 }, { 1024, 700 },
  { 1270, 790 }, { 360, 320 },
};

static guint64
get_number (const char *variable, guint64 otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
act (WindowDriver *driver, GRand *rand, int *width, int *height)
{
  int    kind = g_rand_int_range (rand, 0, 100);
  double x = g_rand_double_range (rand, 4, *width - 4);
  double y = g_rand_double_range (rand, 4, *height - 4);

  if (kind < 52)
    {
      const char *key = keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))];

      g_test_message ("key %s", key);
      window_driver_key (driver, key);
    }
  else if (kind < 72)
    {
      g_test_message ("click %.0f %.0f", x, y);
      window_driver_click (driver, x, MAX (y, 50));
    }
  else if (kind < 76)
    {
      g_test_message ("menu %.0f %.0f", x, y);
      window_driver_press_button (driver, x, y, 3);
    }
  else if (kind < 84)
    {
      int notches = g_rand_int_range (rand, -4, 5);

      g_test_message ("wheel %.0f %.0f %d", x, y, notches);
      window_driver_scroll (driver, x, y, notches);
    }
  else if (kind < 93)
    {
      double dx = CLAMP (x + g_rand_double_range (rand, -200, 200), 4, *width - 4) - x;
      double dy = CLAMP (y + g_rand_double_range (rand, -200, 200), 50, *height - 4) - MAX (y, 50);

      g_test_message ("drag %.0f %.0f by %.0f %.0f", x, y, dx, dy);
      window_driver_drag (driver, x, MAX (y, 50), dx, dy);
    }
  else
    {
      guint n = g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes));

      *width = sizes[n].width;
      *height = sizes[n].height;
      g_test_message ("size %d × %d", *width, *height);
      window_driver_resize (driver, *width, *height);
    }
}

static void
test_random (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (BujuLibrary)  library = buju_library_load (NULL, &error);
  g_autoptr (WindowDriver) driver = NULL;
  guint                    steps = get_number ("BUJU_MONKEY_STEPS", STEPS);
  guint                    seed = get_number ("BUJU_MONKEY_SEED", SEED);
  g_autoptr (GRand)        rand = g_rand_new_with_seed (seed);
  int                      width = 1270;
  int                      height = 790;

  g_assert_no_error (error);
  driver = window_driver_new (library);
  g_test_message ("seed %u, %u steps", seed, steps);
  for (guint i = 0; i < steps; i++)
    {
      act (driver, rand, &width, &height);
      g_usleep (PAUSE);
      g_assert_true (window_driver_is_alive (driver));
    }
  /* It still answers: the whole layout is there after all is closed. */
  for (int i = 0; i < 8; i++)
    window_driver_key (driver, "Escape");
  g_usleep (10 * PAUSE);
  g_assert_true (window_driver_is_alive (driver));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monkey/random", test_random);
  return g_test_run ();
}

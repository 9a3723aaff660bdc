/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, words, clicks, turns of the wheel, drags, window sizes and commands of the menus at random,
 * with a layer open: the program survives them all, and GTK has nothing to complain of. The same
 * seed does the same. BUJU_MONKEY_SEED and BUJU_MONKEY_STEPS make other and longer runs,
 * BUJU_MONKEY_FILES (paths with colons between them) opens other files, and BUJU_MONKEY_WIDTH keeps
 * the window so narrow, px. */

#include <string.h>

#include "../unit/folder-fixture.h"
#include "window-driver.h"

#define STEPS 24
#define SEED  20240229
#define PAUSE 40000   /* µs */
#define ANSWER 60000   /* ms, also under a sanitizer */
/* px: who drags a header bar moves the window, and GTK 4.8 complains of broken accounting of the
 * active state, in a window with nothing else, too */
#define HEADER 56

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

/* Typed where the focus is: into searches, filters, names. */
static const char *const words[] = {
  "jin", "area > 2", "name = \"A\"", "%s%n", "((", "4549", "..", "a b", "1e999", "-",
};

/* Commands that open, show or undo something; with what they take: a layer, a number, a place. */
static const struct { const char *name; char takes; } commands[] = {
  { "export", 0 }, { "atlas", 0 }, { "print", 0 }, { "copy-figure", 0 }, { "open", 0 },
  { "open-folder", 0 }, { "save-recipe", 0 }, { "save-recipe-as", 0 }, { "save-view", 0 },
  { "present", 0 }, { "compare", 0 }, { "compare-swap", 0 }, { "compare-save", 0 },
  { "compare-leave", 0 }, { "lens", 0 }, { "lens-end", 0 }, { "undo", 0 }, { "redo", 0 },
  { "table", 0 }, { "next-page", 0 }, { "find", 0 }, { "home", 0 }, { "back", 0 },
  { "forward", 0 }, { "fullscreen", 0 }, { "layer-table", 'l' }, { "layer-style", 'l' },
  { "layer-info", 'l' }, { "layer-check", 'l' }, { "layer-reading", 'l' }, { "layer-reload", 'l' },
  { "layer-remove", 'l' }, { "show", 'p' }, { "zoom-here", 'd' }, { "measure-from", 'd' },
  { "view-rename", 'u' }, { "view-update", 'u' }, { "view-remove", 'u' }, { "view-export", 'u' },
  { "step", 'i' }, { "layout-number", 'i' },
};
static const char *const application_commands[] = { "about", "help", "shortcuts", "preferences" };

static guint64
get_number (const char *variable, guint64 otherwise)
{
  const char *text = g_getenv (variable);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static GVariant *
make_parameter (char takes, GRand *rand)
{
  int number = g_rand_int_range (rand, 0, 4);

  switch (takes)
    {
    case 'l':
      return g_variant_new_take_string (g_strdup_printf ("overlay-%d", number));
    case 'p':
      return g_variant_new_string (number > 1 ? "jinqiao" : "nowhere");
    case 'd':
      return g_variant_new ("(dd)", g_rand_double_range (rand, -2e5, 8e5),
                            g_rand_double_range (rand, 3e6, 4e6));
    case 'u':
      return g_variant_new_uint32 ((guint32) number);
    case 'i':
      return g_variant_new_int32 (number - 1);
    default:
      return NULL;
    }
}

/* As a menu does it; what is not enabled is not done. */
static void
command (GDBusConnection *bus, GRand *rand)
{
  guint                n = g_rand_int_range (rand, 0, G_N_ELEMENTS (commands)
                                                      + G_N_ELEMENTS (application_commands));
  gboolean             own = n < G_N_ELEMENTS (commands);
  const char          *name = own ? commands[n].name
                                  : application_commands[n - G_N_ELEMENTS (commands)];
  GVariant            *parameter = own ? make_parameter (commands[n].takes, rand) : NULL;
  GVariantBuilder      list;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError)   error = NULL;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&list, "v", parameter);
  g_test_message ("command %s", name);
  answer = g_dbus_connection_call_sync (bus, "org.buju.Buju",
                                        own ? "/org/buju/Buju/window/1" : "/org/buju/Buju",
                                        "org.gtk.Actions", "Activate",
                                        g_variant_new ("(sava{sv})", name, &list, NULL), NULL,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START, ANSWER, NULL, &error);
  g_assert_no_error (error);
}

static void
act (WindowDriver *driver, GDBusConnection *bus, GRand *rand, int *width, int *height)
{
  int    kind = g_rand_int_range (rand, 0, 100);
  double x = g_rand_double_range (rand, 4, *width - 4);
  double y = g_rand_double_range (rand, 4, *height - 4);
  double y_below = MAX (y, HEADER);

  if (kind < 22)
    command (bus, rand);
  else if (kind < 28)
    {
      const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

      g_test_message ("word %s", word);
      window_driver_type (driver, word);
    }
  else if (kind < 58)
    {
      const char *key = keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))];

      g_test_message ("key %s", key);
      window_driver_key (driver, key);
    }
  else if (kind < 74)
    {
      g_test_message ("click %.0f %.0f", x, y_below);
      window_driver_click (driver, x, y_below);
    }
  else if (kind < 78)
    {
      g_test_message ("menu %.0f %.0f", x, y);
      window_driver_press_button (driver, x, y, 3);
    }
  else if (kind < 85)
    {
      int notches = g_rand_int_range (rand, -4, 5);

      g_test_message ("wheel %.0f %.0f %d", x, y, notches);
      window_driver_scroll (driver, x, y, notches);
    }
  else if (kind < 93)
    {
      double dx = CLAMP (x + g_rand_double_range (rand, -200, 200), 4, *width - 4) - x;
      double dy = CLAMP (y + g_rand_double_range (rand, -200, 200), HEADER, *height - 4) - y_below;

      g_test_message ("drag %.0f %.0f by %.0f %.0f", x, y_below, dx, dy);
      window_driver_drag (driver, x, y_below, dx, dy);
    }
  else
    {
      guint n = g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes));

      *width = get_number ("BUJU_MONKEY_WIDTH", sizes[n].width);
      *height = sizes[n].height;
      g_test_message ("size %d × %d", *width, *height);
      window_driver_resize (driver, *width, *height);
    }
}

/* (transfer full): what is open from the start */
static char **
list_files (Folder *folder)
{
  static const char rows[] = "name,area,lon,lat\nA,3,121.5,31.2\n厂,1,121.6,31.1\nB,,121.4,31.3\n";
  const char       *given = g_getenv ("BUJU_MONKEY_FILES");
  g_autofree char  *path = folder_write (folder, "works.csv", rows, strlen (rows));

  return g_strsplit (given != NULL ? given : path, ":", -1);
}

/* By starting the program again: the map may go to them, away from what the driver looks for. */
static void
hand_over (char **files)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;

  g_ptr_array_add (argv, (gpointer) g_getenv ("BUJU_PROGRAM"));
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (argv, files[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

static void
test_random (void)
{
  Folder                   folder = { NULL };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_auto (GStrv)           files = NULL;
  g_autoptr (BujuLibrary)  library = buju_library_load (NULL, &error);
  g_autoptr (WindowDriver) driver = NULL;
  guint                    steps = get_number ("BUJU_MONKEY_STEPS", STEPS);
  guint                    seed = get_number ("BUJU_MONKEY_SEED", SEED);
  g_autoptr (GRand)        rand = g_rand_new_with_seed (seed);
  int                      width = get_number ("BUJU_MONKEY_WIDTH", 1270);
  int                      height = 790;

  g_assert_no_error (error);
  folder_set_up (&folder, NULL);
  files = list_files (&folder);
  driver = window_driver_new (library);
  hand_over (files);
  if (width < 1270)
    window_driver_resize (driver, width, height);
  g_test_message ("seed %u, %u steps", seed, steps);
  for (guint i = 0; i < steps; i++)
    {
      act (driver, bus, rand, &width, &height);
      g_usleep (PAUSE);
      g_assert_true (window_driver_is_alive (driver));
    }
  for (int i = 0; i < 8; i++)
    window_driver_key (driver, "Escape");
  g_usleep (10 * PAUSE);
  g_assert_true (window_driver_is_alive (driver));
  folder_tear_down (&folder, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monkey/random", test_random);
  return g_test_run ();
}

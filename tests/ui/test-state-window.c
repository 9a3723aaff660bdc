/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window goes on where it was: also when it was killed, and when its file is damaged. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "window-driver.h"

#define SOON 20 /* s */
#define B    "amp-overall"

typedef struct
{
  BujuLibrary    *library;
  WindowDriver   *driver;
  A11y           *a11y;
  const A11yNode *application;
  char           *path;       /* of the state */
} Fixture;

static void
start (Fixture *self, const char * const *files)
{
  self->driver = window_driver_new_with_files (self->library, files);
  self->a11y = window_driver_get_a11y (self->driver);
  self->application = window_driver_get_application (self->driver);
}

/* The driver ends the program with a signal: nothing is written on the way out. */
static void
stop (Fixture *self)
{
  g_clear_pointer (&self->driver, window_driver_free);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_unsetenv ("BUJU_NEW_SESSION");
  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->path = g_build_filename (g_get_user_state_dir (), "buju", "session.json", NULL);
  g_unlink (self->path);
  start (self, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->path, ".damaged", NULL);

  stop (self);
  g_unlink (self->path);
  g_unlink (aside);
  g_free (self->path);
  buju_library_unref (self->library);
}

static void
need (Fixture *self, guint role, const char *name)
{
  a11y_need (self->a11y, self->application, role, name, SOON);
}

/* A second of rest is enough to be written down. */
static void
wait_for_file (Fixture *self, const char *wanted)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      g_autofree char *text = NULL;

      if (g_file_get_contents (self->path, &text, NULL, NULL) && strstr (text, wanted) != NULL)
        return;
      g_usleep (100000);
    }
  g_assert_not_reached ();
}

/* Another layout, a place selected, nearer: the same after being killed. */
static void
test_again (Fixture *self, gconstpointer data)
{
  const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (self->library), B);
  const BujuPlace  *place = buju_content_find_place (buju_library_get_content (self->library),
                                                     "jinqiao");
  BujuPoint         at;
  double            scale;

  at = window_driver_find_point (self->driver, place->point);
  window_driver_scroll (self->driver, at.x, at.y, 2);
  window_driver_settle (self->driver);
  scale = window_driver_get_scale (self->driver);
  at = window_driver_find_point (self->driver, place->point);
  window_driver_click (self->driver, at.x, at.y);
  need (self, A11Y_ROLE_PANEL, place->name.zh);
  wait_for_file (self, "\"selected\"");
  stop (self);
  start (self, NULL);
  need (self, A11Y_ROLE_PANEL, place->name.zh);
  g_assert_cmpfloat_with_epsilon (window_driver_get_scale (self->driver) / scale, 1, 0.02);
  g_assert_null (a11y_find (self->a11y, self->application, A11Y_ROLE_LIST, layout->title.en));
}

/* A layer comes back; when its file is gone, that is said and all else is there. */
static void
test_layer (Fixture *self, gconstpointer data)
{
  g_autofree char  *folder = g_dir_make_tmp ("buju-layer-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (folder, "园区.csv", NULL);
  const char *const files[] = { path, NULL };

  g_assert_true (g_file_set_contents (path, "name,lon,lat\nA,121.5,31.2\nB,121.6,31.1\n", -1,
                                      NULL));
  stop (self);
  start (self, files);
  need (self, A11Y_ROLE_LABEL, "园区");
  wait_for_file (self, "layers-at");
  stop (self);
  start (self, NULL);
  need (self, A11Y_ROLE_LABEL, "园区");
  stop (self);
  g_unlink (path);
  start (self, NULL);
  need (self, A11Y_ROLE_LABEL, "is missing");
  g_rmdir (folder);
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->path, ".damaged", NULL);

  wait_for_file (self, "version");
  stop (self);
  g_assert_true (g_file_set_contents (self->path, "{ \"version\": 1, ", -1, NULL));
  start (self, NULL);
  need (self, A11Y_ROLE_LABEL, "set aside");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  wait_for_file (self, "version");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/state-window/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/state-window/layer", Fixture, NULL, set_up, test_layer, tear_down);
  g_test_add ("/state-window/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  return g_test_run ();
}

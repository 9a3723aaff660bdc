/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved views, the presentation and the preferences in the real window, by keys and pointer. */

#include <glib/gstdio.h>

#include "window-driver.h"

#define SOON 20 /* s */
#define A    "sei-two-poles-two-belts"
#define B    "amp-overall"

typedef struct
{
  BujuLibrary    *library;
  WindowDriver   *driver;
  A11y           *a11y;
  const A11yNode *application;
  char           *path;      /* of the views */
} Fixture;

static void
start (Fixture *self)
{
  self->driver = window_driver_new (self->library);
  self->a11y = window_driver_get_a11y (self->driver);
  self->application = window_driver_get_application (self->driver);
}

static void
stop (Fixture *self)
{
  g_clear_pointer (&self->driver, window_driver_free);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->library = buju_library_load (NULL, &error);
  g_assert_no_error (error);
  self->path = g_build_filename (g_get_user_data_dir (), "buju", "views.json", NULL);
  g_unlink (self->path);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stop (self);
  g_unlink (self->path);
  g_free (self->path);
  buju_library_unref (self->library);
}

static void
need (Fixture *self, guint role, const char *name)
{
  a11y_need (self->a11y, self->application, role, name, SOON);
}

static void
need_gone (Fixture *self, guint role, const char *name)
{
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, role, name, SOON));
}

static const BujuLayout *
find_layout (Fixture *self, const char *id)
{
  return buju_content_find_layout (buju_library_get_content (self->library), id);
}

/* Ctrl+D, a name, Enter. */
static void
save (Fixture *self, const char *name)
{
  window_driver_key (self->driver, "ctrl+d");
  need (self, A11Y_ROLE_ANY, "Name of the view");
  window_driver_key (self->driver, "ctrl+a");
  window_driver_type (self->driver, name);
  window_driver_key (self->driver, "Return");
  need (self, A11Y_ROLE_LIST_ITEM, name);
}

/* Saved on one layout, gone to from another; still there after the program was killed. */
static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) row = NULL;
  g_autoptr (A11yNode) again = NULL;

  save (self, "first");
  window_driver_key (self->driver, "ctrl+2");
  need_gone (self, A11Y_ROLE_LIST, find_layout (self, A)->title.en);
  row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, "first", SOON);
  window_driver_click_on (self->driver, row);
  need (self, A11Y_ROLE_LIST, find_layout (self, A)->title.en);
  stop (self);
  start (self);
  again = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, "first", SOON);
  g_assert_nonnull (again);
}

/* Deleted with the key, had back by undoing, but not from an entry, where nothing was typed to be
 * taken back. */
static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) row = NULL;
  g_autoptr (A11yNode) back = NULL;

  save (self, "first");
  row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, "first", SOON);
  window_driver_click_on (self->driver, row);
  g_usleep (500000);
  window_driver_key (self->driver, "Delete");
  need_gone (self, A11Y_ROLE_LIST_ITEM, "first");
  window_driver_key (self->driver, "ctrl+f");
  g_usleep (500000);
  window_driver_key (self->driver, "ctrl+z");
  back = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, "first", 1);
  g_assert_null (back);
  window_driver_key (self->driver, "Escape");
  g_usleep (500000);
  window_driver_key (self->driver, "ctrl+z");
  need (self, A11Y_ROLE_LIST_ITEM, "first");
}

/* A slide further, the last, the first; the window behind it stays as it was. */
static void
test_present (Fixture *self, gconstpointer data)
{
  GPtrArray        *layouts = buju_content_get_layouts (buju_library_get_content (self->library));
  const BujuLayout *second = g_ptr_array_index (layouts, 1);
  g_autofree char  *last = NULL;
  guint             n = 0;

  for (guint i = 0; i < layouts->len; i++)
    n += ((const BujuLayout *) g_ptr_array_index (layouts, i))->drawable;
  save (self, "mine");
  last = g_strdup_printf ("%u / %u", n + 1, n + 1);
  window_driver_key (self->driver, "F5");
  need (self, A11Y_ROLE_LABEL, "1 / ");
  window_driver_key (self->driver, "Right");
  need (self, A11Y_ROLE_LABEL, "2 / ");
  need (self, A11Y_ROLE_LABEL, second->title.zh);
  window_driver_key (self->driver, "End");
  need (self, A11Y_ROLE_LABEL, last);
  window_driver_key (self->driver, "space");
  need (self, A11Y_ROLE_LABEL, last);
  window_driver_key (self->driver, "Page_Up");
  need_gone (self, A11Y_ROLE_LABEL, last);
  window_driver_key (self->driver, "Home");
  need (self, A11Y_ROLE_LABEL, "1 / ");
  window_driver_key (self->driver, "Escape");
  need_gone (self, A11Y_ROLE_LABEL, "1 / ");
  need (self, A11Y_ROLE_LIST, find_layout (self, A)->title.en);
}

static void
test_preferences (Fixture *self, gconstpointer data)
{
  window_driver_key (self->driver, "ctrl+comma");
  need (self, A11Y_ROLE_LABEL, "Go On Where It Was");
  need (self, A11Y_ROLE_LABEL, "From the next start on");
  window_driver_key (self->driver, "Escape");
  need_gone (self, A11Y_ROLE_LABEL, "From the next start on");
}

/* As the settings of last time have it, whatever the desktop speaks. */
static void
test_language (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings",
                                              NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);

  stop (self);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[org/buju/Buju]\ninterface-language='zh'\n", -1,
                                      NULL));
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  start (self);
  need (self, A11Y_ROLE_LABEL, "图例");
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/views-window/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/views-window/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/views-window/present", Fixture, NULL, set_up, test_present, tear_down);
  g_test_add ("/views-window/preferences", Fixture, NULL, set_up, test_preferences, tear_down);
  g_test_add ("/views-window/language", Fixture, NULL, set_up, test_language, tear_down);
  return g_test_run ();
}

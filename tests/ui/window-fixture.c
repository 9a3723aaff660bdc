/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <string.h>

#include "../library-fixture.h"

void
set_up (Fixture *self, gconstpointer data)
{
  self->library = load_library ();
  self->content = buju_library_get_content (self->library);
  self->driver = window_driver_new (self->library);
  self->a11y = window_driver_get_a11y (self->driver);
  self->application = window_driver_get_application (self->driver);
}

void
tear_down (Fixture *self, gconstpointer data)
{
  window_driver_free (self->driver);
  buju_library_unref (self->library);
}

void
need (Fixture *self, guint role, const char *name)
{
  a11y_need (self->a11y, self->application, role, name, SOON);
}

const BujuComponent *
get_pole (Fixture *self)
{
  const BujuComponent *pole = buju_content_find_component (self->content, "sei-pole-lingang");

  g_assert_nonnull (pole);
  return pole;
}

char *
wait_for_profile (Fixture *self, const char *title, const char *wanted)
{
  gint64 deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  char  *text = NULL;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (A11yNode) panel = a11y_find (self->a11y, self->application, A11Y_ROLE_PANEL,
                                              title);

      g_free (text);
      text = panel != NULL ? a11y_get_text (self->a11y, panel) : NULL;
      if (text != NULL && strstr (text, wanted) != NULL)
        return text;
      g_usleep (80000);
    }
  g_test_message ("No profile “%s” with “%s”. Its text: %s", title, wanted,
                  text != NULL ? text : "(none)");
  a11y_dump (self->a11y, self->application);
  g_free (text);
  return NULL;
}

gboolean
wait_for_file (const char *path)
{
  gint64 deadline = g_get_monotonic_time () + 3 * SOON * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < deadline)
    {
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
      g_usleep (80000);
    }
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of indicators in the real window, as a screen reader sees it. */

#include <string.h>

#include <glib/gstdio.h>

#include "plan/buju-indicator-table.h"
#include "window-fixture.h"


static const BujuIndicator *
need_indicator (Fixture *self, const char *id)
{
  const BujuIndicator *indicator =
      buju_content_find_indicator (buju_library_get_content (self->library), id);

  g_assert_nonnull (indicator);
  return indicator;
}

static void
assert_gone (Fixture *self, guint role, const char *name)
{
  gboolean gone = a11y_wait_until_gone (self->a11y, self->application, role, name, SOON);

  if (!gone)
    {
      g_test_message ("“%s” is still there", name);
      a11y_dump (self->a11y, self->application);
    }
  g_assert_true (gone);
}

/* By key to the page; what is typed filters; by key back again. */
static void
test_page (Fixture *self, gconstpointer data)
{
  const BujuIndicator *first = need_indicator (self, "sei-b-va");
  const BujuIndicator *output = need_indicator (self, "sei-b-lg-output");

  window_driver_key (self->driver, "ctrl+t");
  need (self, A11Y_ROLE_LABEL, first->name.zh);
  need (self, A11Y_ROLE_LABEL, first->value_text.zh);
  window_driver_type (self->driver, "lin gang");
  need (self, A11Y_ROLE_LABEL, output->name.en);
  assert_gone (self, A11Y_ROLE_LABEL, first->name.zh);
  /* The window is named after what it shows. */
  need (self, A11Y_ROLE_LABEL, "Indicators");
  window_driver_key (self->driver, "ctrl+t");
  assert_gone (self, A11Y_ROLE_LABEL, "Indicators");
}

/* A row has its profile beside it, with its source. */
static void
test_profile (Fixture *self, gconstpointer data)
{
  const BujuIndicator *output = need_indicator (self, "sei-b-lg-output");
  g_autoptr (A11yNode) row = NULL;
  g_autoptr (A11yNode) panel = NULL;
  g_autofree char     *text = NULL;

  window_driver_key (self->driver, "ctrl+t");
  need (self, A11Y_ROLE_LABEL, need_indicator (self, "sei-b-va")->name.zh);
  window_driver_type (self->driver, "lin gang");
  assert_gone (self, A11Y_ROLE_LABEL, need_indicator (self, "sei-b-va")->name.zh);
  row = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LABEL, output->name.zh, SOON);
  g_assert_nonnull (row);
  window_driver_click_on (self->driver, row);
  panel = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PANEL, output->name.zh, SOON);
  g_assert_nonnull (panel);
  text = a11y_get_text (self->a11y, panel);
  g_assert_nonnull (strstr (text, output->value_text.zh));
  g_assert_nonnull (strstr (text, output->plan->citation.zh));
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *folder = g_dir_make_tmp ("buju-XXXXXX", &error);
  g_autofree char     *file = g_build_filename (folder, "figures.csv", NULL);
  g_autofree char     *bytes = NULL;
  g_autoptr (A11yNode) chooser = NULL;
  g_autoptr (A11yNode) toast = NULL;

  g_assert_no_error (error);
  window_driver_key (self->driver, "ctrl+t");
  need (self, A11Y_ROLE_LABEL, need_indicator (self, "sei-b-va")->name.zh);
  /* A toast is gone before the whole table has been read out. */
  window_driver_type (self->driver, "lin gang");
  assert_gone (self, A11Y_ROLE_LABEL, need_indicator (self, "sei-b-va")->name.zh);
  window_driver_key (self->driver, "ctrl+shift+s");
  chooser = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON, "Save", SOON);
  g_assert_nonnull (chooser);
  g_usleep (500000);
  window_driver_key (self->driver, "ctrl+a");
  window_driver_type (self->driver, file);
  window_driver_key (self->driver, "Return");
  g_assert_true (wait_for_file (file));
  toast = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LABEL, "figures.csv", SOON);
  g_assert_nonnull (toast);
  g_assert_true (g_file_get_contents (file, &bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (bytes, "\xEF\xBB\xBFid,"));
  g_assert_nonnull (strstr (bytes, need_indicator (self, "sei-b-lg-output")->name.zh));
  g_assert_null (strstr (bytes, need_indicator (self, "sei-b-va")->name.zh));
  g_unlink (file);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/indicators-window/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/indicators-window/profile", Fixture, NULL, set_up, test_profile, tear_down);
  g_test_add ("/indicators-window/save", Fixture, NULL, set_up, test_save, tear_down);
  return g_test_run ();
}

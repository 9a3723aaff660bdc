/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window, seen as a screen reader sees it and moved as a hand moves it. What it must say
 * is taken from the same content by the library, not written down here. */

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "plan/buju-lens.h"
#include "plan/buju-profile.h"
#include "window-fixture.h"

/* Everything that the library says of the thing is on the screen, in that language. */
static void
assert_complete (Fixture *self, const char *id, BujuLanguage language, const char *text)
{
  g_autoptr (BujuProfile)  profile = buju_profile_new (self->library, id);
  GPtrArray               *sections = buju_profile_get_sections (profile);
  guint                    n_rows = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const BujuProfileSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; j < section->rows->len; j++)
        {
          const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, j);
          const char           *words = buju_text_get (&row->text, language);

          if (strstr (text, words) == NULL)
            g_test_message ("“%s” is missing in: %s", words, text);
          g_assert_nonnull (strstr (text, words));
          n_rows++;
        }
    }
  g_assert_cmpuint (n_rows, >, 5);
}

static void
assert_citations (Fixture *self, const char *id, BujuLanguage language, const char *text)
{
  g_autoptr (BujuProfile)  profile = buju_profile_new (self->library, id);
  GPtrArray               *citations = buju_profile_get_citations (profile);

  g_assert_cmpuint (citations->len, >, 0);
  for (guint i = 0; i < citations->len; i++)
    {
      const BujuCitation *citation = g_ptr_array_index (citations, i);

      g_assert_nonnull (strstr (text, buju_text_get (&citation->text, language)));
    }
  g_assert_nonnull (strstr (text, "[1]"));
}

/* From both languages to one, by the button of the header bar. */
static void
choose_language (Fixture *self, const char *button)
{
  g_autoptr (A11yNode) node = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON,
                                             button, SOON);

  g_assert_nonnull (node);
  window_driver_click_on (self->driver, node);
}

static void
click_lingang (Fixture *self)
{
  BujuPoint at = window_driver_find_point (self->driver, get_pole (self)->marker);

  g_test_message ("临港 lies at %.0f, %.0f", at.x, at.y);
  window_driver_click (self->driver, at.x, at.y);
}

static void
test_profile_in_chinese (Fixture *self, gconstpointer data)
{
  const BujuComponent *pole = get_pole (self);
  g_autofree char     *text = NULL;

  choose_language (self, "中");
  click_lingang (self);
  text = wait_for_profile (self, pole->name.zh, pole->name.zh);
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "临港新片区"));
  g_assert_nonnull (strstr (text, "集成电路"));
  g_assert_null (strstr (text, pole->name.en));
  assert_complete (self, pole->id, BUJU_LANGUAGE_ZH, text);
  assert_citations (self, pole->id, BUJU_LANGUAGE_ZH, text);
}

static void
test_profile_in_english (Fixture *self, gconstpointer data)
{
  const BujuComponent *pole = get_pole (self);
  g_autofree char     *text = NULL;

  choose_language (self, "En");
  click_lingang (self);
  text = wait_for_profile (self, pole->name.en, pole->name.en);
  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "Lin-gang New Area"));
  g_assert_nonnull (strstr (text, "integrated circuits"));
  g_assert_null (strstr (text, pole->name.zh));
  assert_complete (self, pole->id, BUJU_LANGUAGE_EN, text);
  assert_citations (self, pole->id, BUJU_LANGUAGE_EN, text);
}

/* The language of an open profile changes at once; Esc closes it. */
static void
test_language_switch (Fixture *self, gconstpointer data)
{
  const BujuComponent *pole = get_pole (self);
  g_autofree char     *both = NULL;
  g_autofree char     *chinese = NULL;
  g_autofree char     *english = NULL;

  click_lingang (self);
  both = wait_for_profile (self, pole->name.zh, pole->name.en);
  g_assert_nonnull (both);
  window_driver_key (self->driver, "ctrl+shift+l");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL,
                                       pole->name.en, SOON));
  chinese = wait_for_profile (self, pole->name.zh, pole->name.zh);
  g_assert_nonnull (chinese);
  window_driver_key (self->driver, "ctrl+shift+l");
  english = wait_for_profile (self, pole->name.en, pole->name.en);
  g_assert_nonnull (english);
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL,
                                       pole->name.en, SOON));
}

/* What was scrolled glides on for a while, longer when the machine is busy; a click has to find it
 * where it is seen. */
static void
wait_for_rest (Fixture *self, const A11yNode *node)
{
  gint64  deadline = g_get_monotonic_time () + SOON * G_TIME_SPAN_SECOND;
  A11yBox before = { -1, -1, -1, -1 };
  A11yBox now = { 0, 0, 0, 0 };
  guint   still = 0;

  while (still < 4 && g_get_monotonic_time () < deadline)
    {
      g_assert_true (a11y_get_box (self->a11y, node, &now));
      still = now.x == before.x && now.y == before.y ? still + 1 : 0;
      before = now;
      g_usleep (60000);
    }
}

/* Scrolls the profile until the words can be clicked, and clicks them. */
static void
click_words (Fixture *self, const char *title, const char *words)
{
  g_autoptr (A11yNode) panel = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PANEL, title,
                                              SOON);
  A11yBox              profile = { 0, 0, 0, 0 };

  g_assert_nonnull (panel);
  g_assert_true (a11y_get_box (self->a11y, panel, &profile));
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (A11yNode) label = a11y_wait_for (self->a11y, panel, A11Y_ROLE_LABEL, words, SOON);
      A11yBox              box = { 0, 0, 0, 0 };

      g_assert_nonnull (label);
      g_assert_true (a11y_get_box (self->a11y, label, &box));
      if (box.y + box.height < profile.y + profile.height - 20)
        {
          wait_for_rest (self, label);
          window_driver_click_on (self->driver, label);
          return;
        }
      window_driver_scroll (self->driver, profile.x + 6, profile.y + profile.height / 2.0, -1);
      g_usleep (60000);
    }
  g_test_message ("“%s” did not come into view", words);
  g_test_fail ();
}

/* The bar of the lens says what is lit and how much; its chip leads to the industry's profile. */
static void
click_lens_chip (Fixture *self, const BujuIndustry *industry)
{
  const char           *ids[] = { industry->id, NULL };
  g_autoptr (BujuLens)  lens = buju_lens_new (buju_library_get_content (self->library), ids, NULL);
  g_autofree char      *count = g_strdup_printf ("%u places in %u documents",
                                                 buju_lens_count_places (lens, BUJU_LENS_ASSIGNED),
                                                 buju_lens_count_plans (lens));
  g_autofree char      *name = g_strconcat ("About ", industry->name.zh, NULL);
  g_autoptr (A11yNode)  bar = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PANEL,
                                             "Industry Lens", SOON);
  g_autoptr (A11yNode)  label = NULL;
  g_autoptr (A11yNode)  about = NULL;

  g_assert_nonnull (bar);
  label = a11y_wait_for (self->a11y, bar, A11Y_ROLE_LABEL, count, SOON);
  g_assert_nonnull (label);
  about = a11y_wait_for (self->a11y, bar, A11Y_ROLE_PUSH_BUTTON, name, SOON);
  g_assert_nonnull (about);
  window_driver_click_on (self->driver, about);
}

/* A member's row leads to the profile of the member, a chip lights its industry. */
static void
test_links (Fixture *self, gconstpointer data)
{
  const BujuComponent *pole = get_pole (self);
  const BujuMember    *member = g_ptr_array_index (pole->members, 0);
  const BujuIndustryUse *use = &g_array_index (pole->industries, BujuIndustryUse, 0);
  g_autofree char     *first = NULL;
  g_autofree char     *second = NULL;
  g_autofree char     *third = NULL;
  g_autofree char     *chip = g_strconcat (use->term.zh, "\u202f[1]", NULL);
  g_autofree char     *mark = g_strconcat (member->name.zh, "\u202f[1]", NULL);

  choose_language (self, "中");
  click_lingang (self);
  first = wait_for_profile (self, pole->name.zh, pole->name.zh);
  g_assert_nonnull (first);
  click_words (self, pole->name.zh, chip);
  click_lens_chip (self, use->industry);
  second = wait_for_profile (self, use->industry->name.zh, pole->name.zh);
  g_assert_nonnull (second);
  assert_complete (self, use->industry->id, BUJU_LANGUAGE_ZH, second);

  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL,
                                       use->industry->name.zh, SOON));
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL,
                                       "Industry Lens", SOON));
  window_driver_settle (self->driver);
  click_lingang (self);
  g_free (first);
  first = wait_for_profile (self, pole->name.zh, member->name.zh);
  g_assert_nonnull (first);
  click_words (self, pole->name.zh, mark);
  third = wait_for_profile (self, member->place->name.zh, pole->name.zh);
  g_assert_nonnull (third);
}

/* The folder has a Chinese name, but is typed by another: a character that is on no key is put on
 * one for a moment, and a busy program, looking later, finds another there. */
static void
test_export (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *folder = g_dir_make_tmp ("buju-布局-XXXXXX", &error);
  g_autofree char     *file = g_build_filename (folder, "figure.pdf", NULL);
  g_autofree char     *link = g_strdup_printf ("%s/buju-link-%d", g_get_tmp_dir (),
                                               (int) getpid ());
  g_autofree char     *typed = g_build_filename (link, "figure.pdf", NULL);
  g_autofree char     *bytes = NULL;
  g_autoptr (A11yNode) button = NULL;
  g_autoptr (A11yNode) chooser = NULL;
  g_autoptr (A11yNode) toast = NULL;
  gsize                length = 0;

  g_assert_no_error (error);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  window_driver_key (self->driver, "ctrl+e");
  button = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON, "Export…", SOON);
  g_assert_nonnull (button);
  window_driver_click_on (self->driver, button);
  chooser = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PUSH_BUTTON, "Save", SOON);
  g_assert_nonnull (chooser);
  wait_for_rest (self, chooser);
  window_driver_key (self->driver, "ctrl+a");
  window_driver_type (self->driver, typed);
  window_driver_key (self->driver, "Return");
  g_assert_true (wait_for_file (file));
  toast = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LABEL, "figure.pdf", SOON);
  g_assert_nonnull (toast);
  g_assert_true (g_file_get_contents (file, &bytes, &length, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 20000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_unlink (file);
  g_unlink (link);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
need_label (Fixture *self, const char *words)
{
  g_autoptr (A11yNode) label = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LABEL, words,
                                              SOON);

  if (label == NULL)
    a11y_dump (self->a11y, self->application);
  g_assert_nonnull (label);
}

/* From the keyboard alone: the list of industries, the counts, and out again step by step. */
static void
test_lens (Fixture *self, gconstpointer data)
{
  const char           *ids[] = { "ic", NULL };
  g_autoptr (BujuLens)  lens = buju_lens_new (buju_library_get_content (self->library), ids, NULL);
  const GPtrArray      *plans = buju_lens_get_plans (lens);
  const BujuLensLayout *layout = g_ptr_array_index (buju_lens_get_layouts (lens), 0);
  g_autoptr (A11yNode)  entry = NULL;
  g_autoptr (A11yNode)  details = NULL;

  window_driver_key (self->driver, "ctrl+l");
  entry = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, "Search industries", SOON);
  g_assert_nonnull (entry);
  window_driver_type (self->driver, "jicheng");
  need_label (self, "集成电路");
  window_driver_key (self->driver, "Return");
  details = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_ANY, "Details", SOON);
  g_assert_nonnull (details);
  window_driver_settle (self->driver);
  window_driver_click_on (self->driver, details);
  need_label (self, "By Document");
  for (guint i = 0; i < plans->len; i++)
    need_label (self, ((const BujuLensPlan *) g_ptr_array_index (plans, i))->plan->short_title.zh);
  need_label (self, "浦东新区");
  need_label (self, layout->layout->title.zh);
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL,
                                       "By Document", SOON));
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL,
                                       "Industry Lens", SOON));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/window/profile/zh", Fixture, NULL, set_up, test_profile_in_chinese, tear_down);
  g_test_add ("/window/profile/en", Fixture, NULL, set_up, test_profile_in_english, tear_down);
  g_test_add ("/window/language", Fixture, NULL, set_up, test_language_switch, tear_down);
  g_test_add ("/window/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/window/lens", Fixture, NULL, set_up, test_lens, tear_down);
  g_test_add ("/window/export", Fixture, NULL, set_up, test_export, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding things in the real window: a reader's questions, answered by the keyboard. What the
 * answers must be is taken from the same content by the library. */

#include <math.h>
#include <string.h>

#include "plan/buju-profile.h"
#include "window-fixture.h"

#define NEAR 3.0

/* Opens the search, types, and takes what comes first. */
static void
find (Fixture *self, const char *typed)
{
  g_autoptr (A11yNode) list = NULL;

  window_driver_key (self->driver, "ctrl+f");
  list = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST, "Search Results", SOON);
  g_assert_nonnull (list);
  window_driver_type (self->driver, typed);
  g_usleep (300000);
  window_driver_key (self->driver, "Return");
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_test_message ("“%s” is missing in: %s", words, text);
  g_assert_nonnull (strstr (text, words));
}

/* A source that is cited in the text is written out in it. */
static void
assert_sources (Fixture *self, const char *id, const char *text)
{
  g_autoptr (BujuProfile)  profile = buju_profile_new (self->library, id);
  GPtrArray               *citations = buju_profile_get_citations (profile);

  g_assert_cmpuint (citations->len, >, 0);
  for (guint i = 0; i < citations->len; i++)
    assert_says (text, ((const BujuCitation *) g_ptr_array_index (citations, i))->text.zh);
}

/* What is 金桥 in each plan? */
static void
test_jinqiao (Fixture *self, gconstpointer data)
{
  const BujuPlace    *place = buju_content_find_place (self->content, "jinqiao");
  const BujuConflict *conflict = buju_content_find_conflict (self->content, "jinqiao-class");
  g_autofree char    *text = NULL;

  find (self, "jinqiao");
  text = wait_for_profile (self, place->name.zh, conflict->topic.zh);
  g_assert_nonnull (text);
  for (guint i = 0; i < place->roles->len; i++)
    assert_says (text, g_array_index (place->roles, BujuRole, i).component->name.zh);
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      assert_says (text, statement->text.zh);
      assert_says (text, statement->plan->short_title.zh);
      assert_says (text, statement->section);
    }
  assert_sources (self, place->id, text);
}

/* Which districts host the future-space cluster? */
static void
test_space (Fixture *self, gconstpointer data)
{
  const BujuComponent *cluster = buju_content_find_component (self->content, "fut-space");
  g_autofree char     *text = NULL;

  find (self, "future space");
  text = wait_for_profile (self, cluster->name.zh, cluster->layout->plan->citation.zh);
  g_assert_nonnull (text);
  g_assert_cmpuint (cluster->members->len, ==, 7);
  for (guint i = 0; i < cluster->members->len; i++)
    assert_says (text, ((const BujuMember *) g_ptr_array_index (cluster->members, i))->name.zh);
  assert_sources (self, cluster->id, text);
}

/* What must new-energy vehicles reach by 2025, and who says so? */
static void
test_vehicles (Fixture *self, gconstpointer data)
{
  const BujuIndustry *industry = buju_content_find_industry (self->content, "nev");
  GPtrArray          *indicators = buju_content_get_indicators (self->content);
  g_autofree char    *text = NULL;
  guint               n = 0;

  find (self, "new-energy vehicles");
  text = wait_for_profile (self, industry->name.zh, "[1]");
  g_assert_nonnull (text);
  for (guint i = 0; i < indicators->len; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (indicators, i);

      if (indicator->industry != industry || g_strcmp0 (indicator->year, "2025") != 0)
        continue;
      assert_says (text, indicator->name.zh);
      assert_says (text, indicator->value_text.zh);
      assert_says (text, indicator->plan->citation.zh);
      n++;
    }
  g_assert_cmpuint (n, >, 2);
  assert_sources (self, industry->id, text);
}

/* Where the place is in the window, px. */
static BujuPoint
find_zone (Fixture *self, const BujuPlace *place)
{
  A11yBox box = { 0, 0, 0, 0 };

  g_assert_true (a11y_wait_for_box (self->a11y, self->application, A11Y_ROLE_LIST_ITEM,
                                    place->name.zh, SOON, &box));
  return (BujuPoint) { box.x + box.width / 2.0, box.y + box.height / 2.0 };
}

/* There, back by the keys, there again, back by the mouse. */
static void
test_history (Fixture *self, gconstpointer data)
{
  const BujuPlace *place = buju_content_find_place (self->content, "jinqiao");
  BujuPoint        before = find_zone (self, place);
  BujuPoint        there;
  BujuPoint        after;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  find (self, "jinqiao");
  text = wait_for_profile (self, place->name.zh, "[1]");
  g_assert_nonnull (text);
  window_driver_settle (self->driver);
  there = find_zone (self, place);
  g_assert_cmpfloat (hypot (there.x - before.x, there.y - before.y), >, 40);
  window_driver_key (self->driver, "alt+Left");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL,
                                       place->name.zh, SOON));
  window_driver_settle (self->driver);
  after = find_zone (self, place);
  g_assert_cmpfloat_with_epsilon (after.x, before.x, NEAR);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, NEAR);
  window_driver_key (self->driver, "alt+Right");
  again = wait_for_profile (self, place->name.zh, "[1]");
  g_assert_cmpstr (again, ==, text);
  window_driver_settle (self->driver);
  window_driver_press_button (self->driver, before.x, before.y, 8);
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL,
                                       place->name.zh, SOON));
}

/* Found among its like, in a document that is not on the map. */
static void
test_indicator (Fixture *self, gconstpointer data)
{
  const BujuIndicator     *indicator = buju_content_find_indicator (self->content, "amp-i-17");
  g_autofree char         *group = buju_profile_dup_group (self->library, indicator);
  g_autoptr (BujuProfile)  profile = buju_profile_new (self->library, group);
  g_autofree char         *text = NULL;

  find (self, "shuzihuabiaozhixing");
  text = wait_for_profile (self, buju_profile_get_title (profile)->zh, indicator->name.zh);
  g_assert_nonnull (text);
  assert_says (text, indicator->plan->short_title.zh);
}

/* (transfer full) (nullable): the name of the row of @list that has the focus */
static char *
dup_focused (Fixture *self, const A11yNode *list)
{
  g_autoptr (GPtrArray) rows = a11y_list (self->a11y, list, A11Y_ROLE_LIST_ITEM);

  for (guint i = 0; i < rows->len; i++)
    if (a11y_get_states (self->a11y, g_ptr_array_index (rows, i)) & A11Y_STATE_FOCUSED)
      return a11y_get_name (self->a11y, g_ptr_array_index (rows, i));
  return NULL;
}

/* From the entry the arrow leads to the first industry that is left, and Enter lights it. */
static void
test_lens (Fixture *self, gconstpointer data)
{
  const BujuIndustry  *industry = buju_content_find_industry (self->content, "biomed");
  g_autoptr (A11yNode) list = NULL;
  g_autofree char     *name = NULL;

  window_driver_key (self->driver, "ctrl+l");
  list = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST, "Industries", SOON);
  g_assert_nonnull (list);
  window_driver_type (self->driver, "biomed");
  g_usleep (500000);
  window_driver_key (self->driver, "Down");
  for (guint i = 0; i < 50 && name == NULL; i++)
    {
      g_usleep (100000);
      name = dup_focused (self, list);
    }
  g_assert_cmpstr (name, ==, industry->name.zh);
  window_driver_key (self->driver, "Return");
  a11y_need (self->a11y, self->application, A11Y_ROLE_LABEL, " places in ", SOON);
}

/* A name like it is offered; Esc leaves everything as it was. */
static void
test_nothing (Fixture *self, gconstpointer data)
{
  const BujuPlace     *place = buju_content_find_place (self->content, "zhangjiang");
  g_autoptr (A11yNode) nothing = NULL;
  g_autoptr (A11yNode) nearest = NULL;

  window_driver_key (self->driver, "ctrl+f");
  window_driver_type (self->driver, "zhangjaing sciecne");
  nothing = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LABEL, "Nothing found for",
                           SOON);
  g_assert_nonnull (nothing);
  nearest = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_LIST_ITEM, place->name.en,
                           SOON);
  g_assert_nonnull (nearest);
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LABEL,
                                       "Nothing found for", SOON));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/find/jinqiao", Fixture, NULL, set_up, test_jinqiao, tear_down);
  g_test_add ("/find/space", Fixture, NULL, set_up, test_space, tear_down);
  g_test_add ("/find/vehicles", Fixture, NULL, set_up, test_vehicles, tear_down);
  g_test_add ("/find/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/find/indicator", Fixture, NULL, set_up, test_indicator, tear_down);
  g_test_add ("/find/lens", Fixture, NULL, set_up, test_lens, tear_down);
  g_test_add ("/find/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing in the real window, by keys alone, as a screen reader follows it. */

#include <string.h>

#include "plan/buju-compare.h"
#include "window-fixture.h"

#define ROLE_SLIDER 51
#define A           "sei-two-poles-two-belts"
#define B           "amp-overall"
#define TABLE       "Table of What Differs"

static const BujuLayout *
find_layout (Fixture *self, const char *id)
{
  const BujuLayout *layout = buju_content_find_layout (buju_library_get_content (self->library),
                                                       id);

  g_assert_nonnull (layout);
  return layout;
}

/* F8, Enter: the best suggestion stands beside the layout. */
static void
start (Fixture *self)
{
  window_driver_key (self->driver, "F8");
  need (self, A11Y_ROLE_LIST, "Layouts to Compare With");
  window_driver_key (self->driver, "Return");
  need (self, A11Y_ROLE_LIST, find_layout (self, B)->title.en);
}

/* Both maps with their things on them, the line between them, the table: in the tree, and gone
 * after Esc. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  const char *other = find_layout (self, B)->title.en;

  start (self);
  need (self, A11Y_ROLE_LIST, find_layout (self, A)->title.en);
  need (self, A11Y_ROLE_LIST_ITEM, "祝桥民用航空");
  need (self, ROLE_SLIDER, "Where the Two Maps Meet");
  need (self, A11Y_ROLE_PANEL, TABLE);
  window_driver_key (self->driver, "Escape");
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_LIST, other, SOON));
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, A11Y_ROLE_PANEL, TABLE,
                                       SOON));
  g_assert_true (a11y_wait_until_gone (self->a11y, self->application, ROLE_SLIDER, "Two Maps",
                                       SOON));
}

/* What the library has in the table is read in the panel, both languages, with its sources. */
static void
test_table (Fixture *self, gconstpointer data)
{
  BujuContent             *content = buju_library_get_content (self->library);
  g_autoptr (BujuCompare)  compare = buju_compare_new (content, find_layout (self, A),
                                                       find_layout (self, B));
  const GPtrArray         *members = buju_compare_get_members (compare);
  g_autoptr (A11yNode)     panel = NULL;
  g_autofree char         *text = NULL;

  start (self);
  panel = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PANEL, TABLE, SOON);
  g_assert_nonnull (panel);
  text = a11y_get_text (self->a11y, panel);
  for (guint i = 0; i < members->len; i++)
    {
      const BujuCompareMember *member = members->pdata[i];

      if (strstr (text, member->place->name.zh) == NULL)
        g_test_message ("%s is missing in: %s", member->place->name.zh, text);
      g_assert_nonnull (strstr (text, member->place->name.zh));
      g_assert_nonnull (strstr (text, member->place->name.en));
    }
  g_assert_nonnull (strstr (text, "Places only in A"));
  g_assert_nonnull (strstr (text, find_layout (self, A)->plan->citation.zh));
}

/* A row of the table shows where its thing is and leaves the table; a click on the map opens the
 * profile. */
static void
test_row (Fixture *self, gconstpointer data)
{
  g_autoptr (A11yNode) panel = NULL;
  g_autoptr (A11yNode) row = NULL;

  start (self);
  panel = a11y_wait_for (self->a11y, self->application, A11Y_ROLE_PANEL, TABLE, SOON);
  row = a11y_wait_for (self->a11y, panel, A11Y_ROLE_LABEL, "北外滩", SOON);
  g_assert_nonnull (row);
  window_driver_click_on (self->driver, row);
  g_usleep (1500000);
  need (self, A11Y_ROLE_PANEL, TABLE);
  window_driver_click_on (self->driver, row);
  need (self, A11Y_ROLE_PANEL, "北外滩");
  window_driver_key (self->driver, "Escape");
  need (self, A11Y_ROLE_PANEL, TABLE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compare-window/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/compare-window/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/compare-window/row", Fixture, NULL, set_up, test_row, tear_down);
  return g_test_run ();
}

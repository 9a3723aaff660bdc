/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session.h"

#include "../library-fixture.h"

/* Two layouts in one session: one view, one language, one home; who is told of what. */

#define WIDTH  900
#define HEIGHT 700
#define A      "sei-two-poles-two-belts"
#define B      "amp-overall"

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  guint        n_compare;
  guint        n_scenes;
  guint        n_position;
  guint        n_mode;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->library = load_library ();
  self->session = buju_session_new (self->library);
  buju_session_resize (self->session, WIDTH, HEIGHT);
  buju_session_set_layout (self->session, A);
  g_signal_connect_swapped (self->session, "notify::compare", G_CALLBACK (count_cb),
                            &self->n_compare);
  g_signal_connect_swapped (self->session, "notify::compare-position", G_CALLBACK (count_cb),
                            &self->n_position);
  g_signal_connect_swapped (self->session, "notify::compare-mode", G_CALLBACK (count_cb),
                            &self->n_mode);
  g_signal_connect_swapped (self->session, "scene-changed", G_CALLBACK (count_cb), &self->n_scenes);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

static void
assert_compares (Fixture *self, const char *a, const char *b)
{
  BujuCompare *compare = buju_session_get_compare (self->session);

  g_assert_nonnull (compare);
  g_assert_cmpstr (buju_session_get_layout (self->session)->id, ==, a);
  g_assert_cmpstr (buju_session_get_other_layout (self->session)->id, ==, b);
  g_assert_cmpstr (buju_compare_get_layout (compare, 0)->id, ==, a);
  g_assert_cmpstr (buju_compare_get_layout (compare, 1)->id, ==, b);
}

static void
test_start_and_end (Fixture *self, gconstpointer data)
{
  g_assert_null (buju_session_get_compare (self->session));
  g_assert_null (buju_session_get_other_layout (self->session));
  buju_session_compare_with (self->session, B);
  assert_compares (self, A, B);
  g_assert_cmpuint (self->n_compare, ==, 1);
  g_assert_cmpuint (self->n_scenes, ==, 1);
  buju_session_compare_with (self->session, NULL);
  g_assert_null (buju_session_get_compare (self->session));
  g_assert_cmpuint (self->n_compare, ==, 2);
  g_assert_cmpuint (self->n_scenes, ==, 2);
  buju_session_compare_with (self->session, NULL);
  g_assert_cmpuint (self->n_compare, ==, 2);
}

/* What cannot be compared changes nothing and tells nobody. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  static const char *const refused[] = { A, "no-such-layout", "sei-pole-lingang", "amp-bio-1-5-x" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    buju_session_compare_with (self->session, refused[i]);
  g_assert_null (buju_session_get_compare (self->session));
  g_assert_cmpuint (self->n_compare, ==, 0);
  buju_session_compare_with (self->session, B);
  buju_session_compare_with (self->session, B);
  g_assert_cmpuint (self->n_compare, ==, 1);
}

static void
assert_same_view (const BujuView *a, const BujuView *b)
{
  g_assert_cmpfloat (a->centre.x, ==, b->centre.x);
  g_assert_cmpfloat (a->centre.y, ==, b->centre.y);
  g_assert_cmpfloat (a->scale, ==, b->scale);
}

static guint
count_marks (BujuScene *scene, const char *key)
{
  GArray *items = buju_scene_get_items (scene);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_strcmp0 (g_array_index (items, BujuItem, i).legend_key, key) == 0;
  return n;
}

/* The second scene is of the other layout and else as the first; each is marked on its own side. */
static void
test_scenes (Fixture *self, gconstpointer data)
{
  BujuView view;
  g_autoptr (BujuScene) first = NULL;
  g_autoptr (BujuScene) second = NULL;

  buju_session_compare_with (self->session, B);
  buju_session_set_language (self->session, BUJU_LANGUAGE_EN);
  view = buju_session_get_view (self->session);
  first = buju_session_make_scene (self->session, &view, 1.3);
  second = buju_session_make_other_scene (self->session, &view, 1.3);
  g_assert_cmpstr (buju_scene_get_layout (first)->id, ==, A);
  g_assert_cmpstr (buju_scene_get_layout (second)->id, ==, B);
  assert_same_view (buju_scene_get_view (first), buju_scene_get_view (second));
  g_assert_cmpint (buju_scene_get_options (second)->language, ==, BUJU_LANGUAGE_EN);
  g_assert_cmpuint (count_marks (first, "change-a"), ==, 10);
  g_assert_cmpuint (count_marks (first, "change-b"), ==, 0);
  g_assert_cmpuint (count_marks (second, "change-a"), ==, 0);
  g_assert_cmpuint (count_marks (second, "change-b"), ==, 23);
  g_assert_cmpuint (count_marks (first, "change-both"), ==, 1);
  g_assert_cmpuint (count_marks (second, "change-both"), ==, 1);
}

/* Without a comparison no mark is left; switched off, they are not drawn but still explained. */
static void
test_marks_go (Fixture *self, gconstpointer data)
{
  BujuView view = buju_session_get_view (self->session);
  g_autoptr (BujuScene) hidden = NULL;
  g_autoptr (BujuScene) after = NULL;

  buju_session_compare_with (self->session, B);
  buju_session_set_hidden (self->session, "change-a", TRUE);
  hidden = buju_session_make_scene (self->session, &view, 1.3);
  g_assert_cmpuint (count_marks (hidden, "change-a"), ==, 0);
  g_assert_cmpuint (count_marks (hidden, "change-both"), ==, 1);
  buju_session_compare_with (self->session, NULL);
  after = buju_session_make_scene (self->session, &view, 1.3);
  g_assert_cmpuint (count_marks (after, "change-both"), ==, 0);
}

/* Home shows both layouts. */
static void
test_home (Fixture *self, gconstpointer data)
{
  BujuContent *content = buju_library_get_content (self->library);
  BujuBox boxes[2];
  BujuView view;
  BujuBox seen;

  buju_session_compare_with (self->session, B);
  view = buju_session_get_view (self->session);
  seen = buju_view_get_box (&view, 0);
  boxes[0] = buju_scene_home (self->library, buju_content_find_layout (content, A));
  boxes[1] = buju_scene_home (self->library, buju_content_find_layout (content, B));
  for (guint i = 0; i < 2; i++)
    g_assert_true (seen.x0 <= boxes[i].x0 && seen.x1 >= boxes[i].x1 && seen.y0 <= boxes[i].y0 &&
                   seen.y1 >= boxes[i].y1);
}

static void
test_swap (Fixture *self, gconstpointer data)
{
  BujuView before;
  BujuView after;

  buju_session_swap_layouts (self->session);
  g_assert_cmpstr (buju_session_get_layout (self->session)->id, ==, A);
  buju_session_compare_with (self->session, B);
  buju_session_zoom (self->session, 2, 100, 100);
  before = buju_session_get_view (self->session);
  buju_session_swap_layouts (self->session);
  after = buju_session_get_view (self->session);
  assert_compares (self, B, A);
  assert_same_view (&before, &after);
}

/* Another layout on the map stays compared; the second one taken for it changes places; text only
 * ends it. */
static void
test_layout (Fixture *self, gconstpointer data)
{
  buju_session_compare_with (self->session, B);
  buju_session_set_layout (self->session, "sei-ai-4-x");
  assert_compares (self, "sei-ai-4-x", B);
  buju_session_set_layout (self->session, B);
  assert_compares (self, B, "sei-ai-4-x");
  buju_session_set_layout (self->session, "amp-bio-1-5-x");
  g_assert_null (buju_session_get_compare (self->session));
}

static void
test_position (Fixture *self, gconstpointer data)
{
  g_assert_cmpfloat (buju_session_get_compare_position (self->session), ==, 0.5);
  buju_session_set_compare_position (self->session, 0.25);
  buju_session_set_compare_position (self->session, 0.25);
  g_assert_cmpuint (self->n_position, ==, 1);
  buju_session_set_compare_position (self->session, -3);
  g_assert_cmpfloat (buju_session_get_compare_position (self->session), ==, 0);
  buju_session_set_compare_position (self->session, 1.01);
  g_assert_cmpfloat (buju_session_get_compare_position (self->session), ==, 1);
  g_assert_cmpint (buju_session_get_compare_mode (self->session), ==, BUJU_COMPARE_SIDE_BY_SIDE);
  buju_session_set_compare_mode (self->session, BUJU_COMPARE_SWIPE);
  buju_session_set_compare_mode (self->session, BUJU_COMPARE_SWIPE);
  g_assert_cmpuint (self->n_mode, ==, 1);
  g_assert_cmpuint (self->n_scenes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-compare/start-and-end", Fixture, NULL, set_up, test_start_and_end,
              tear_down);
  g_test_add ("/session-compare/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/session-compare/scenes", Fixture, NULL, set_up, test_scenes, tear_down);
  g_test_add ("/session-compare/marks-go", Fixture, NULL, set_up, test_marks_go, tear_down);
  g_test_add ("/session-compare/home", Fixture, NULL, set_up, test_home, tear_down);
  g_test_add ("/session-compare/swap", Fixture, NULL, set_up, test_swap, tear_down);
  g_test_add ("/session-compare/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add ("/session-compare/position", Fixture, NULL, set_up, test_position, tear_down);
  return g_test_run ();
}

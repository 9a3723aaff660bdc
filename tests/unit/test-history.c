/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-extent.h"
#include "session/buju-session.h"

#include <math.h>

#include "../library-fixture.h"

#define WIDTH  900
#define HEIGHT 700

typedef struct
{
  BujuLibrary *library;
  BujuSession *session;
  guint        n_selected;
  guint        n_back;
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
  buju_session_set_layout (self->session, "sei-two-poles-two-belts");
  buju_session_resize (self->session, WIDTH, HEIGHT);
  buju_session_forget_history (self->session);
  g_signal_connect_swapped (self->session, "notify::selected", G_CALLBACK (count_cb),
                            &self->n_selected);
  g_signal_connect_swapped (self->session, "notify::can-go-back", G_CALLBACK (count_cb),
                            &self->n_back);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->session);
  buju_library_unref (self->library);
}

static void
assert_state (Fixture *self, const char *layout, const char *selected, gboolean back,
              gboolean forward)
{
  gboolean can_go_back = !back;
  gboolean can_go_forward = !forward;

  g_assert_cmpstr (buju_session_get_layout (self->session)->id, ==, layout);
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, selected);
  g_object_get (self->session, "can-go-back", &can_go_back, "can-go-forward", &can_go_forward,
                NULL);
  g_assert_cmpint (can_go_back, ==, back);
  g_assert_cmpint (can_go_forward, ==, forward);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  const char *layout = buju_session_get_layout (self->session)->id;

  assert_state (self, layout, NULL, FALSE, FALSE);
  buju_session_go_back (self->session);
  buju_session_go_forward (self->session);
  assert_state (self, layout, NULL, FALSE, FALSE);
  buju_session_select (self->session, NULL);
  buju_session_set_layout (self->session, layout);
  assert_state (self, layout, NULL, FALSE, FALSE);
  g_assert_cmpuint (self->n_back, ==, 0);
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  const char *layout = buju_session_get_layout (self->session)->id;

  buju_session_select (self->session, "jinqiao");
  buju_session_select (self->session, "nev");
  buju_session_select (self->session, "nev");
  assert_state (self, layout, "nev", TRUE, FALSE);
  buju_session_go_back (self->session);
  assert_state (self, layout, "jinqiao", TRUE, TRUE);
  buju_session_go_back (self->session);
  assert_state (self, layout, NULL, FALSE, TRUE);
  buju_session_go_forward (self->session);
  assert_state (self, layout, "jinqiao", TRUE, TRUE);
  buju_session_select (self->session, "poles");
  assert_state (self, layout, "poles", TRUE, FALSE);
  buju_session_go_back (self->session);
  assert_state (self, layout, "jinqiao", TRUE, TRUE);
  g_assert_cmpuint (self->n_back, ==, 3);
}

static gboolean
is_same_view (const BujuView *a, const BujuView *b)
{
  return fabs (a->centre.x - b->centre.x) < 1 && fabs (a->centre.y - b->centre.y) < 1 &&
         fabs (a->scale / b->scale - 1) < 1e-6;
}

/* The view that is left, not the one that was flown to. */
static void
test_view (Fixture *self, gconstpointer data)
{
  const char *layout = buju_session_get_layout (self->session)->id;
  BujuView    home = buju_session_get_view (self->session);
  BujuView    left;
  BujuView    now;

  buju_session_go_to (self->session, "jinqiao");
  buju_session_zoom (self->session, 0.7, 300, 200);
  left = buju_session_get_view (self->session);
  g_assert_false (is_same_view (&left, &home));
  buju_session_set_layout (self->session, "sei-h-axes");
  buju_session_go_back (self->session);
  assert_state (self, layout, "jinqiao", TRUE, TRUE);
  now = buju_session_get_view (self->session);
  g_assert_true (is_same_view (&now, &left));
  buju_session_go_back (self->session);
  now = buju_session_get_view (self->session);
  g_assert_true (is_same_view (&now, &home));
  /* Home is fitted again when the window changes. */
  buju_session_resize (self->session, WIDTH / 2, HEIGHT);
  now = buju_session_get_view (self->session);
  g_assert_cmpfloat (now.scale, <, home.scale);
  buju_session_go_forward (self->session);
  now = buju_session_get_view (self->session);
  g_assert_cmpfloat (now.width, ==, WIDTH / 2);
  g_assert_cmpfloat_with_epsilon (now.scale, left.scale, 1e-9);
}

/* Stepping through what lies under a click is one stop, and its stack comes back with it. */
static void
test_stack (Fixture *self, gconstpointer data)
{
  static const char *const stack[] = { "sei-pole-lingang", "sei-belt-suburb", "lingang", NULL };
  const char              *layout = buju_session_get_layout (self->session)->id;

  buju_session_select_stack (self->session, stack);
  buju_session_step_stack (self->session, 1);
  buju_session_step_stack (self->session, 1);
  buju_session_go_to (self->session, "nev");
  g_assert_cmpuint (buju_session_get_stack_size (self->session), ==, 0);
  buju_session_go_back (self->session);
  assert_state (self, layout, "lingang", TRUE, TRUE);
  g_assert_cmpuint (buju_session_get_stack_size (self->session), ==, 3);
  g_assert_cmpuint (buju_session_get_stack_position (self->session), ==, 2);
  buju_session_go_back (self->session);
  assert_state (self, layout, NULL, FALSE, TRUE);
  g_assert_cmpuint (buju_session_get_stack_size (self->session), ==, 0);
}

static void
assert_seen (Fixture *self, const char *id)
{
  BujuView view = buju_session_get_view (self->session);
  BujuBox  seen = buju_view_get_box (&view, 0);
  BujuBox  box;

  g_assert_true (buju_extent_find (self->library, id, &box));
  g_assert_true (buju_box_contains (&seen, buju_box_centre (&box).x, buju_box_centre (&box).y));
}

/* A layout that shows it: the present one if it does. */
static void
test_go_to (Fixture *self, gconstpointer data)
{
  static const struct { const char *id, *layout; } goals[] = {
    { "jinqiao", "sei-two-poles-two-belts" },      /* of a part that is drawn with it */
    { "district-pudong", "sei-two-poles-two-belts" },
    { "sei-axis-west", "sei-two-poles-two-belts" },
    { "amp-pole", "amp-overall" },
    { "park-jinqiao", "zj-overall" },
    { "fut-space", "fut-five-clusters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      self->n_selected = 0;
      buju_session_set_layout (self->session, "sei-two-poles-two-belts");
      buju_session_go_to (self->session, goals[i].id);
      assert_state (self, goals[i].layout, goals[i].id, TRUE, FALSE);
      assert_seen (self, goals[i].id);
    }
}

/* What has no place leaves the map where it is. */
static void
test_go_to_words (Fixture *self, gconstpointer data)
{
  static const char *const ids[] = { "nev", "poles", "amp-145", "amp-145#indicators" };
  BujuView                 before = buju_session_get_view (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      BujuView now;

      buju_session_go_to (self->session, ids[i]);
      assert_state (self, "sei-two-poles-two-belts", ids[i], TRUE, FALSE);
      now = buju_session_get_view (self->session);
      g_assert_true (is_same_view (&now, &before));
    }
  buju_session_go_to (self->session, "sei-h-axes");
  assert_state (self, "sei-h-axes", "sei-h-axes", TRUE, FALSE);
}

/* An indicator is marked among its like; the mark is part of the stop. */
static void
test_mark (Fixture *self, gconstpointer data)
{
  g_autofree char *group = NULL;

  buju_session_go_to (self->session, "amp-i-17");
  g_assert_cmpstr (buju_session_get_marked (self->session), ==, "amp-i-17");
  group = g_strdup (buju_session_get_selected (self->session));
  g_assert_true (g_str_has_prefix (group, "amp-145#indicators-"));
  self->n_selected = 0;
  buju_session_go_to (self->session, "amp-i-15");
  g_assert_cmpstr (buju_session_get_selected (self->session), ==, group);
  g_assert_cmpstr (buju_session_get_marked (self->session), ==, "amp-i-15");
  g_assert_cmpuint (self->n_selected, ==, 0);
  buju_session_select (self->session, "nev");
  g_assert_null (buju_session_get_marked (self->session));
  buju_session_go_back (self->session);
  g_assert_cmpstr (buju_session_get_marked (self->session), ==, "amp-i-15");
  buju_session_go_back (self->session);
  g_assert_cmpstr (buju_session_get_marked (self->session), ==, "amp-i-17");
}

/* The oldest stops fall away. */
static void
test_limit (Fixture *self, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < 500; i++)
    buju_session_select (self->session, i % 2 == 0 ? "jinqiao" : "nev");
  while (buju_session_can_go_back (self->session))
    {
      buju_session_go_back (self->session);
      n++;
    }
  g_assert_cmpuint (n, >=, 100);
  g_assert_cmpuint (n, <, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/history/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/history/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/history/view", Fixture, NULL, set_up, test_view, tear_down);
  g_test_add ("/history/stack", Fixture, NULL, set_up, test_stack, tear_down);
  g_test_add ("/history/go-to", Fixture, NULL, set_up, test_go_to, tear_down);
  g_test_add ("/history/go-to-words", Fixture, NULL, set_up, test_go_to_words, tear_down);
  g_test_add ("/history/mark", Fixture, NULL, set_up, test_mark, tear_down);
  g_test_add ("/history/limit", Fixture, NULL, set_up, test_limit, tear_down);
  return g_test_run ();
}

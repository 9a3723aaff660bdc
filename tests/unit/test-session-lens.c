/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session.h"

#include "../library-fixture.h"

/* The lens of a session: chips light, add and take away; it outlives a change of layout. */

static BujuLibrary *library;

static void
count_cb (gpointer data)
{
  (*(guint *) data)++;
}

static void
test_toggle (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  guint n_notified = 0, n_scenes = 0;

  g_signal_connect_swapped (session, "notify::lens", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect_swapped (session, "scene-changed", G_CALLBACK (count_cb), &n_scenes);
  g_assert_null (buju_session_get_lens (session));
  g_assert_true (buju_session_toggle_lens (session, "ic", FALSE));
  g_assert_cmpuint (buju_lens_get_industries (buju_session_get_lens (session))->len, ==, 1);
  g_assert_true (buju_session_toggle_lens (session, "ai", TRUE));
  g_assert_cmpuint (buju_lens_get_industries (buju_session_get_lens (session))->len, ==, 2);
  g_assert_true (buju_session_toggle_lens (session, "ic", TRUE));
  g_assert_false (buju_lens_has_chosen (buju_session_get_lens (session), "ic"));
  g_assert_true (buju_session_toggle_lens (session, "biomed", FALSE));
  g_assert_true (buju_lens_has_chosen (buju_session_get_lens (session), "biomed"));
  g_assert_cmpuint (buju_lens_get_industries (buju_session_get_lens (session))->len, ==, 1);
  g_assert_true (buju_session_toggle_lens (session, "biomed", FALSE));
  g_assert_null (buju_session_get_lens (session));
  g_assert_cmpuint (n_notified, ==, 5);
  g_assert_cmpuint (n_scenes, ==, 5);
}

static void
test_edges (void)
{
  const char *const unknown[] = { "ic", "no-such", NULL };
  const char *const one[] = { "ic", NULL };
  const char *const none[] = { NULL };
  g_autoptr (BujuSession) session = buju_session_new (library);
  guint n_notified = 0;

  g_signal_connect_swapped (session, "notify::lens", G_CALLBACK (count_cb), &n_notified);
  g_assert_false (buju_session_set_lens (session, unknown));
  g_assert_null (buju_session_get_lens (session));
  g_assert_true (buju_session_set_lens (session, none));
  g_assert_cmpuint (n_notified, ==, 0);
  g_assert_true (buju_session_set_lens (session, one));
  g_assert_true (buju_session_set_lens (session, one));
  g_assert_true (buju_session_add_lens (session, "ic"));
  g_assert_false (buju_session_add_lens (session, "zhangjiang"));
  g_assert_cmpuint (n_notified, ==, 1);
  buju_session_remove_lens (session, "ai");
  g_assert_cmpuint (n_notified, ==, 1);
  buju_session_remove_lens (session, "ic");
  g_assert_null (buju_session_get_lens (session));
}

/* Scenes that are shown outlive the lens; a new layout is seen through the same one. */
static void
test_scenes (void)
{
  const char *const one[] = { "ic", NULL };
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_autoptr (BujuScene) with = NULL;
  g_autoptr (BujuScene) other = NULL;
  g_autoptr (BujuScene) without = NULL;
  BujuView view;

  buju_session_resize (session, 900, 700);
  view = buju_session_get_view (session);
  buju_session_set_lens (session, one);
  with = buju_session_make_scene (session, &view, 1.0);
  buju_session_set_layout (session, "zj-overall");
  g_assert_nonnull (buju_session_get_lens (session));
  other = buju_session_make_scene (session, &view, 1.0);
  buju_session_set_lens (session, NULL);
  without = buju_session_make_scene (session, &view, 1.0);
  g_assert_cmpint (buju_lens_get_state (buju_scene_get_options (with)->lens, "sei-ic-body"), ==,
                   BUJU_LENS_ASSIGNED);
  g_assert_nonnull (buju_scene_get_options (other)->lens);
  g_assert_null (buju_scene_get_options (without)->lens);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/session-lens/toggle", test_toggle);
  g_test_add_func ("/session-lens/edges", test_edges);
  g_test_add_func ("/session-lens/scenes", test_scenes);
  return run_with_library (library);
}

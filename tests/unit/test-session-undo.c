/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-session-overlays.h"

#include "../library-fixture.h"

/* What can be taken back, and what belongs to the history instead. */

#define A "sei-two-poles-two-belts"
#define B "amp-overall"

static BujuLibrary *library;

static void
test_lens (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  BujuUndo               *undo = buju_session_get_undo (session);

  g_assert_false (buju_undo_can_undo (undo));
  buju_session_add_lens (session, "ic");
  buju_session_add_lens (session, "ai");
  buju_session_set_lens (session, NULL);
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpuint (buju_lens_get_industries (buju_session_get_lens (session))->len, ==, 2);
  g_assert_true (buju_undo_undo (undo));
  g_assert_true (buju_undo_undo (undo));
  g_assert_null (buju_session_get_lens (session));
  g_assert_false (buju_undo_can_undo (undo));
  g_assert_true (buju_undo_redo (undo));
  g_assert_true (buju_lens_has_chosen (buju_session_get_lens (session), "ic"));
}

static void
test_parks (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  BujuUndo               *undo = buju_session_get_undo (session);

  buju_session_set_parks (session, TRUE);
  g_assert_true (buju_undo_undo (undo));
  g_assert_false (buju_session_get_parks (session));
  g_assert_true (buju_undo_redo (undo));
  g_assert_true (buju_session_get_parks (session));
}

/* On its own layout, also when another is shown by now. */
static void
test_hidden (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  BujuUndo               *undo = buju_session_get_undo (session);

  buju_session_set_layout (session, A);
  buju_session_set_hidden (session, "pole", TRUE);
  buju_session_set_layout (session, B);
  g_assert_false (buju_session_is_hidden (session, "pole"));
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpstr (buju_session_get_layout (session)->id, ==, A);
  g_assert_false (buju_session_is_hidden (session, "pole"));
  g_assert_true (buju_undo_redo (undo));
  g_assert_true (buju_session_is_hidden (session, "pole"));
}

/* One stack: the other way round whatever it was. */
static void
test_order (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  BujuUndo               *undo = buju_session_get_undo (session);

  buju_session_set_parks (session, TRUE);
  buju_session_add_lens (session, "ic");
  buju_session_set_hidden (session, "pole", TRUE);
  g_assert_true (buju_undo_undo (undo));
  g_assert_nonnull (buju_session_get_lens (session));
  g_assert_true (buju_undo_undo (undo));
  g_assert_null (buju_session_get_lens (session));
  g_assert_true (buju_session_get_parks (session));
  g_assert_true (buju_undo_undo (undo));
  g_assert_false (buju_session_get_parks (session));
}

/* Where one is: back and forward; nothing of it on the stack. */
static void
test_ways (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  BujuUndo               *undo = buju_session_get_undo (session);

  buju_session_set_layout (session, A);
  buju_session_forget_history (session);
  buju_session_compare_with (session, B);
  g_assert_true (buju_session_can_go_back (session));
  buju_session_swap_layouts (session);
  g_assert_cmpstr (buju_session_get_layout (session)->id, ==, B);
  buju_session_go_back (session);
  g_assert_cmpstr (buju_session_get_layout (session)->id, ==, A);
  g_assert_cmpstr (buju_session_get_other_layout (session)->id, ==, B);
  buju_session_go_back (session);
  g_assert_null (buju_session_get_compare (session));
  buju_session_go_forward (session);
  g_assert_cmpstr (buju_session_get_other_layout (session)->id, ==, B);
  buju_session_compare_with (session, NULL);
  buju_session_go_back (session);
  g_assert_cmpstr (buju_session_get_other_layout (session)->id, ==, B);
  g_assert_false (buju_undo_can_undo (undo));
}

/* Each profile where it was left. */
static void
test_scroll (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);

  buju_session_select (session, "zhangjiang");
  g_assert_cmpfloat (buju_session_get_scroll (session), ==, 0);
  buju_session_set_scroll (session, 340);
  buju_session_select (session, "lingang");
  g_assert_cmpfloat (buju_session_get_scroll (session), ==, 0);
  buju_session_set_scroll (session, 120);
  buju_session_go_back (session);
  g_assert_cmpfloat (buju_session_get_scroll (session), ==, 340);
  buju_session_go_forward (session);
  g_assert_cmpfloat (buju_session_get_scroll (session), ==, 120);
  buju_session_select (session, "lingang");
  g_assert_cmpfloat (buju_session_get_scroll (session), ==, 120);
}

static void
test_quiet (void)
{
  g_autoptr (BujuSession) session = buju_session_new (library);

  buju_session_begin_quiet (session);
  buju_session_set_parks (session, TRUE);
  buju_session_add_lens (session, "ic");
  buju_session_set_hidden (session, "pole", TRUE);
  buju_session_end_quiet (session);
  g_assert_false (buju_undo_can_undo (buju_session_get_undo (session)));
  buju_session_set_parks (session, FALSE);
  g_assert_true (buju_undo_can_undo (buju_session_get_undo (session)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/session-undo/lens", test_lens);
  g_test_add_func ("/session-undo/parks", test_parks);
  g_test_add_func ("/session-undo/hidden", test_hidden);
  g_test_add_func ("/session-undo/order", test_order);
  g_test_add_func ("/session-undo/ways", test_ways);
  g_test_add_func ("/session-undo/scroll", test_scroll);
  g_test_add_func ("/session-undo/quiet", test_quiet);
  return run_with_library (library);
}

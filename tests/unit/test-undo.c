/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-undo.h"

static guint n_freed;

static void
apply (gpointer target, gpointer state)
{
  *(int *) target = *(int *) state;
}

static void
free_state (gpointer state)
{
  n_freed++;
  g_free (state);
}

static int *
state_of (int value)
{
  return g_memdup2 (&value, sizeof value);
}

static void
change (BujuUndo *undo, int *target, int value, const char *text, const char *key)
{
  BujuUndoStep step = { g_strdup (text), g_strdup (key), apply, target, state_of (*target),
                        state_of (value), free_state };

  *target = value;
  buju_undo_push (undo, &step);
}

static void
test_back_and_forth (void)
{
  g_autoptr (BujuUndo) undo = buju_undo_new ();
  int value = 1;

  g_assert_false (buju_undo_undo (undo));
  change (undo, &value, 2, "two", NULL);
  change (undo, &value, 3, "three", NULL);
  g_assert_cmpstr (buju_undo_get_text (undo), ==, "three");
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpint (value, ==, 2);
  g_assert_cmpstr (buju_undo_get_redo_text (undo), ==, "three");
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpint (value, ==, 1);
  g_assert_false (buju_undo_can_undo (undo));
  g_assert_true (buju_undo_redo (undo));
  g_assert_cmpint (value, ==, 2);
  /* What is done now makes what was undone impossible. */
  change (undo, &value, 9, "nine", NULL);
  g_assert_false (buju_undo_can_redo (undo));
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpint (value, ==, 2);
}

static void
test_dragged (void)
{
  g_autoptr (BujuUndo) undo = buju_undo_new ();
  int value = 0;

  for (int i = 1; i <= 10; i++)
    change (undo, &value, i, "drag", "opacity");
  buju_undo_seal (undo);
  change (undo, &value, 20, "drag", "opacity");
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpint (value, ==, 10);
  g_assert_true (buju_undo_undo (undo));
  g_assert_cmpint (value, ==, 0);
  g_assert_false (buju_undo_undo (undo));
  g_assert_true (buju_undo_redo (undo));
  g_assert_cmpint (value, ==, 10);
}

static void
count_cb (GObject *object, gpointer unused, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_bounded (void)
{
  BujuUndo *undo = buju_undo_new ();
  guint n_told = 0, n_undone = 0;
  int value = 0;

  n_freed = 0;
  g_signal_connect (undo, "notify::can-undo", G_CALLBACK (count_cb), &n_told);
  for (int i = 1; i <= 250; i++)
    change (undo, &value, i, "step", NULL);
  g_assert_cmpuint (n_told, ==, 250);
  while (buju_undo_undo (undo))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, 100);
  g_assert_cmpint (value, ==, 150);
  g_object_unref (undo);
  g_assert_cmpuint (n_freed, ==, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/back-and-forth", test_back_and_forth);
  g_test_add_func ("/undo/dragged", test_dragged);
  g_test_add_func ("/undo/bounded", test_bounded);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-saved-views.h"

#include <glib/gstdio.h>

#include "../library-fixture.h"

static BujuLibrary *library;

typedef struct
{
  BujuSession    *session;
  BujuUndo       *undo;
  BujuSavedViews *views;
  char           *folder;
  char           *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->session = buju_session_new (library);
  self->undo = buju_undo_new ();
  self->folder = g_dir_make_tmp ("buju-views-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "views.json", NULL);
  self->views = buju_saved_views_new (self->undo, self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *aside = g_strconcat (self->path, ".damaged", NULL);

  g_object_unref (self->views);
  g_object_unref (self->undo);
  g_object_unref (self->session);
  g_unlink (self->path);
  g_unlink (aside);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
add (Fixture *self, const char *name)
{
  buju_saved_views_add (self->views, buju_saved_view_new (self->session, name));
}

/* The names, in order, with a blank between. */
static char *
list (BujuSavedViews *views)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray            *all = buju_saved_views_get_list (views);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (names, ((BujuSavedView *) g_ptr_array_index (all, i))->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_list (Fixture *self, const char *wanted)
{
  g_autofree char          *here = list (self->views);
  g_autofree char          *there = NULL;
  g_autoptr (BujuSavedViews) again = buju_saved_views_new (self->undo, self->path);
  g_autoptr (GError)         error = NULL;

  g_assert_cmpstr (here, ==, wanted);
  /* The file says the same at any time. */
  g_assert_true (buju_saved_views_load (again, &error));
  g_assert_no_error (error);
  there = list (again);
  g_assert_cmpstr (there, ==, wanted);
}

static void
test_changes (Fixture *self, gconstpointer data)
{
  assert_list (self, "");
  add (self, "甲");
  add (self, "乙");
  add (self, "丙");
  assert_list (self, "甲 乙 丙");
  buju_saved_views_move (self->views, 2, 0);
  assert_list (self, "丙 甲 乙");
  buju_saved_views_rename (self->views, 1, "First");
  buju_saved_views_rename (self->views, 2, "");
  assert_list (self, "丙 First 乙");
  buju_saved_views_remove (self->views, 0);
  assert_list (self, "First 乙");
  g_assert_true (buju_undo_undo (self->undo));
  assert_list (self, "丙 First 乙");
  g_assert_true (buju_undo_undo (self->undo));
  assert_list (self, "丙 甲 乙");
  g_assert_true (buju_undo_undo (self->undo));
  assert_list (self, "甲 乙 丙");
  g_assert_true (buju_undo_redo (self->undo));
  assert_list (self, "丙 甲 乙");
}

static void
test_replace (Fixture *self, gconstpointer data)
{
  const BujuSavedView *view;

  add (self, "here");
  buju_session_set_parks (self->session, TRUE);
  buju_saved_views_replace (self->views, 0, buju_saved_view_new (self->session, NULL));
  view = g_ptr_array_index (buju_saved_views_get_list (self->views), 0);
  g_assert_cmpstr (view->name, ==, "here");
  g_assert_true (view->parks);
  g_assert_true (buju_undo_undo (self->undo));
  view = g_ptr_array_index (buju_saved_views_get_list (self->views), 0);
  g_assert_false (view->parks);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *first = buju_saved_views_dup_free_name (self->views, "临港");
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_assert_cmpstr (first, ==, "临港");
  add (self, first);
  second = buju_saved_views_dup_free_name (self->views, "临港");
  g_assert_cmpstr (second, ==, "临港 2");
  add (self, second);
  third = buju_saved_views_dup_free_name (self->views, "临港");
  g_assert_cmpstr (third, ==, "临港 3");
}

static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "", "{\"version\": 1}", "{\"version\": 1, \"views\": [1]}",
                                       "{\"version\": 1, \"views\": [{\"name\": \"x\"}]}" };
  g_autofree char *aside = g_strconcat (self->path, ".damaged", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (self->path, texts[i], -1, NULL));
      g_assert_false (buju_saved_views_load (self->views, &error));
      g_assert_nonnull (error);
      g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (buju_saved_views_get_list (self->views)->len, ==, 0);
    }
}

/* One that is not understood, or has no name, takes no other with it: these are in the list and in
 * the file, all of them aside. */
static void
test_some_damaged (Fixture *self, gconstpointer data)
{
  const char *text = "{\"version\": 1, \"views\": [{\"name\": \"甲\", \"layout\": \"amp-overall\"}, "
                     "7, "
                     "{\"layout\": \"amp-overall\"}, {\"name\": \"乙\", \"layout\": "
                     "\"amp-overall\", \"view\": 3}, "
                     "{\"name\": \"丙\", \"layout\": \"sei-two-poles-two-belts\"}]}";
  g_autofree char   *aside = g_strconcat (self->path, ".damaged", NULL);
  g_autofree char   *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  g_assert_false (buju_saved_views_load (self->views, &error));
  g_assert_error (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_SYNTAX);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, text);
  assert_list (self, "甲 丙");
}

static void
failed_cb (guint *n)
{
  (*n)++;
}

/* A folder that cannot be made: it is said, the list goes on. */
static void
test_failed (void)
{
  g_autoptr (BujuUndo)       undo = buju_undo_new ();
  g_autoptr (BujuSavedViews) views = buju_saved_views_new (undo, "/proc/no-such/views.json");
  g_autoptr (BujuSession)    session = buju_session_new (library);
  guint                      n_failed = 0;

  g_signal_connect_swapped (views, "failed", G_CALLBACK (failed_cb), &n_failed);
  buju_saved_views_add (views, buju_saved_view_new (session, "x"));
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (buju_saved_views_get_list (views)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add ("/saved-views/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/saved-views/replace", Fixture, NULL, set_up, test_replace, tear_down);
  g_test_add ("/saved-views/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/saved-views/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/saved-views/some-damaged", Fixture, NULL, set_up, test_some_damaged, tear_down);
  g_test_add_func ("/saved-views/failed", test_failed);
  return run_with_library (library);
}

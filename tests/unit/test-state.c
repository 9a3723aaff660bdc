/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-state.h"

#include <glib/gstdio.h>
#include <string.h>

#include "draw/buju-overlay.h"
#include "session/buju-session-overlays.h"
#include "session/buju-state-writer.h"

#include "../library-fixture.h"

#define A "sei-two-poles-two-belts"
#define B "amp-overall"

static BujuLibrary *library;

static BujuSession *
make_session (void)
{
  BujuSession *session = buju_session_new (library);

  buju_session_resize (session, 800, 600);
  return session;
}

/* Everything that a saved view knows. */
static void
arrange (BujuSession *session)
{
  const char *const industries[] = { "ic", "biomed", NULL };
  BujuView          view;

  buju_session_set_layout (session, A);
  buju_session_compare_with (session, B);
  buju_session_set_compare_mode (session, BUJU_COMPARE_SWIPE);
  buju_session_set_compare_position (session, 0.25);
  buju_session_set_lens (session, industries);
  buju_session_set_parks (session, TRUE);
  buju_session_set_hidden (session, "pole", TRUE);
  buju_session_select (session, "zhangjiang");
  view = buju_session_get_view (session);
  view.scale *= 2;
  view.centre.x += 1234.56789;
  buju_session_set_view (session, &view);
}

/* Whether they show the same and are called the same. */
static gboolean
are_equal (const BujuSavedView *a, const BujuSavedView *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->layout, b->layout) == 0
         && g_strcmp0 (a->compare, b->compare) == 0 && a->compare_mode == b->compare_mode
         && a->compare_position == b->compare_position && a->at_home == b->at_home
         && (a->at_home || buju_view_equal (&a->view, &b->view))
         && g_strcmp0 (a->selected, b->selected) == 0 && g_strcmp0 (a->marked, b->marked) == 0
         && a->parks == b->parks
         && g_strv_equal ((const char *const *) a->lens, (const char *const *) b->lens)
         && g_strv_equal ((const char *const *) a->hidden, (const char *const *) b->hidden);
}

static BujuSavedView *
there_and_back (const BujuSavedView *view)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JsonObject) object = buju_saved_view_to_json (view);
  BujuSavedView         *back = buju_saved_view_from_json (object, &error);

  g_assert_no_error (error);
  return back;
}

static void
test_view (void)
{
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuSession)   other = make_session ();
  g_autoptr (BujuSavedView) view = NULL;
  g_autoptr (BujuSavedView) back = NULL;
  g_autoptr (BujuSavedView) shown = NULL;

  arrange (session);
  view = buju_saved_view_new (session, "张江，近看");
  back = there_and_back (view);
  g_assert_true (are_equal (view, back));
  g_assert_true (buju_session_show_view (other, back));
  shown = buju_saved_view_new (other, "张江，近看");
  g_assert_true (are_equal (view, shown));
  g_assert_false (buju_undo_can_undo (buju_session_get_undo (other)));
  buju_session_go_back (other);   /* one step, whatever it was made of */
  g_assert_false (buju_session_can_go_back (other));
}

static void
test_home (void)
{
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuSavedView) view = buju_saved_view_new (session, NULL);
  g_autoptr (BujuSavedView) back = there_and_back (view);

  g_assert_true (back->at_home);
  g_assert_true (are_equal (view, back));
}

/* Before the window has a size. */
static void
test_unsized (void)
{
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuSession)   other = buju_session_new (library);
  g_autoptr (BujuSavedView) view = NULL;

  arrange (session);
  view = buju_saved_view_new (session, NULL);
  g_assert_true (buju_session_show_view (other, view));
  buju_session_resize (other, 1000, 700);
  g_assert_cmpfloat (buju_session_get_view (other).scale, ==, view->view.scale);
  g_assert_cmpfloat (buju_session_get_view (other).centre.x, ==, view->view.centre.x);
}

static void
test_unknown (void)
{
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuSavedView) view = buju_saved_view_new (session, NULL);
  g_autoptr (BujuRecipe)    recipe = NULL;
  g_autoptr (GError)        error = NULL;

  g_free (view->layout);
  view->layout = g_strdup ("no-such-layout");
  g_assert_false (buju_session_show_view (session, view));
  g_assert_nonnull (buju_session_get_layout (session));
  recipe = buju_saved_view_make_recipe (view, session, &error);
  g_assert_null (recipe);
  g_assert_error (error, BUJU_RECIPE_ERROR, BUJU_RECIPE_ERROR_UNKNOWN_ID);
}

static void
test_recipe (void)
{
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuSavedView) view = NULL;
  g_autoptr (BujuRecipe)    recipe = NULL;
  g_autoptr (GError)        error = NULL;

  arrange (session);
  view = buju_saved_view_new (session, NULL);
  recipe = buju_saved_view_make_recipe (view, session, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (recipe->layout, ==, A);
  g_assert_cmpstr (recipe->compare, ==, B);
  g_assert_true (recipe->figure.parks);
  g_assert_cmpstr (recipe->figure.industries[0], ==, "ic");
  g_assert_cmpfloat (recipe->figure.bbox.x0, >, 120);
  g_assert_cmpfloat (recipe->figure.bbox.x1, <, 123);
}

static char *
dup_path (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("buju-state-XXXXXX", NULL);

  return g_build_filename (folder, "里面", name, NULL);
}

static void
clean (const char *path)
{
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *above = g_path_get_dirname (folder);

  g_unlink (path);
  g_unlink (aside);
  g_rmdir (folder);
  g_rmdir (above);
}

static BujuOverlay *
make_overlay (const char *path)
{
  const BujuOverlaySource source = { .path = (char *) path };
  BujuLayer              *layer = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                          "base/districts");

  return buju_overlay_new ("x", "parks", layer, NULL, &source, NULL);
}

/* Layers with their places, also with names that are no text. */
static void
test_file (void)
{
  static const char         odd[] = "/tmp/\xff\xfe parks.shp";
  g_autoptr (BujuSession)   session = make_session ();
  g_autoptr (BujuOverlay)   overlay = make_overlay (odd);
  g_autoptr (BujuState)     state = NULL;
  g_autoptr (BujuState)     back = NULL;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *path = dup_path ("session.json");
  g_autofree char          *once = NULL;
  g_autofree char          *twice = NULL;

  arrange (session);
  buju_session_add_overlay (session, overlay);
  state = buju_state_new (session, FALSE, TRUE);
  g_assert_null (buju_state_load (path, &error));
  g_assert_no_error (error);
  once = buju_state_to_text (state);
  g_assert_true (buju_state_file_write (once, path, &error));
  g_assert_no_error (error);
  back = buju_state_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (are_equal (state->now, back->now));
  g_assert_false (back->sidebar);
  g_assert_true (back->indicators);
  g_assert_cmpuint (back->layers->overlays->len, ==, 1);
  g_assert_cmpstr (((BujuRecipeOverlay *) g_ptr_array_index (back->layers->overlays, 0))->path, ==,
                   odd);
  twice = buju_state_to_text (back);
  g_assert_cmpstr (once, ==, twice);
  clean (path);
}

/* Said once, kept aside, and the next start is clean. */
static void
test_damaged (void)
{
  static const char *const texts[] = {
    "", "{", "[]", "{\"version\": \"1\"}", "{\"version\": 1, \"now\": 3}",
    "{\"version\": 1, \"now\": {}}",
    "{\"version\": 1, \"now\": {\"layout\": \"" A "\", \"view\": [1, 2, 3]}}",
    "{\"version\": 1, \"now\": {\"layout\": \"" A "\", \"view\": [1, 2, 0, 8, 6]}}",
    "{\"version\": 1, \"now\": {\"layout\": \"" A "\", \"lens\": [[]]}}",
    "{\"version\": 1, \"now\": {\"layout\": \"" A "\", \"parks\": \"yes\"}}",
    "{\"version\": 1, \"layers\": \"{\"}", "{\"version\": 1, \"layers\": {}}", "\xff\xff",
  };
  g_autofree char *path = dup_path ("session.json");
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *kept = NULL;
      g_autofree char   *escaped = NULL;

      g_assert_true (buju_state_file_write (texts[i], path, &error));
      g_assert_no_error (error);
      escaped = g_strescape (texts[i], NULL);
      g_test_message ("%s", escaped);
      g_assert_null (buju_state_load (path, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, texts[i]);
      g_assert_null (buju_state_load (path, &error));
      g_assert_no_error (error);
    }
  clean (path);
}

/* Neither a reader that calls itself for each bracket nor one that forgets what was before can be
 * led astray. */
static void
test_deep (void)
{
  g_autofree char *brackets = g_strnfill (BUJU_STATE_LARGEST - 1, '[');
  const char *const texts[] = { brackets, "{\"version\": 1} {\"version\": 1}",
                                "{\"version\": 1, /* \" */ \"a\": [[[]]] }" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (buju_state_parse (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_SYNTAX);
    }
}

/* A stray point, and the view so far away that it is seen. */
static void
test_far (void)
{
  static const BujuPoint       points[] = { { 650000, 3450000 }, { 6e10, 3e10 } };
  const guint32                starts[] = { 0, 1 };
  const BujuSpan               span = { points, starts, 2, 2 };
  g_autoptr (BujuLayerBuilder) builder = buju_layer_builder_new ("far", BUJU_GEOMETRY_POINT);
  g_autoptr (BujuSession)      session = make_session ();
  g_autoptr (BujuLayer)        layer = NULL;
  g_autoptr (BujuOverlay)      overlay = NULL;
  g_autoptr (BujuSavedView)    view = NULL;
  g_autoptr (BujuSavedView)    back = NULL;

  buju_layer_builder_add_feature (builder, &span);
  layer = buju_layer_builder_finish (builder);
  overlay = buju_overlay_new ("x", "far", layer, NULL, NULL, NULL);
  buju_session_zoom_to_overlay (session, buju_session_add_overlay (session, overlay));
  view = buju_saved_view_new (session, NULL);
  g_assert_cmpfloat (view->view.scale, <, 1e-7);
  back = there_and_back (view);
  g_assert_true (are_equal (view, back));
}

/* The sum of a layer's files is in a recipe that is saved; what is written at every move of the map
 * waits for none. */
static void
test_sum (void)
{
  g_autofree char            *path = dup_path ("parks.csv");
  g_autoptr (BujuSession)     session = make_session ();
  g_autoptr (BujuFileSum)     sum = NULL;
  g_autoptr (BujuOverlay)     overlay = NULL;
  g_autoptr (BujuState)       state = NULL;
  g_autoptr (BujuRecipe)      recipe = NULL;
  g_autofree char            *text = NULL;
  g_autofree char            *saved = NULL;
  BujuOverlaySource           source = { NULL };
  BujuLayer                  *layer = buju_dataset_get_layer (buju_library_get_dataset (library),
                                                              "base/districts");

  g_assert_true (buju_state_file_write ("x", path, NULL));
  sum = buju_file_sum_new (path, FALSE);
  source.path = path;
  source.sum = sum;
  overlay = buju_overlay_new ("x", "parks", layer, NULL, &source, NULL);
  buju_session_add_overlay (session, overlay);
  state = buju_state_new (session, TRUE, FALSE);
  text = buju_state_to_text (state);
  recipe = buju_session_make_recipe (session);
  saved = buju_recipe_to_text (recipe);
  g_assert_null (strstr (text, "sha256"));
  g_assert_nonnull (strstr (saved, "\"sha256\": \""));
  clean (path);
}

/* As many layers as a folder may hold. */
static void
test_many_layers (void)
{
  g_autoptr (BujuSession) session = make_session ();
  g_autoptr (BujuOverlay) overlay =
      make_overlay ("/somewhere/of/some/length/in/a/folder/of/many/parks.shp");
  g_autoptr (BujuState)   state = NULL;
  g_autoptr (BujuState)   back = NULL;
  g_autoptr (GError)      error = NULL;
  g_autofree char        *text = NULL;

  arrange (session);
  for (guint i = 0; i < 300; i++)
    buju_session_add_overlay (session, overlay);
  state = buju_state_new (session, TRUE, FALSE);
  text = buju_state_to_text (state);
  back = buju_state_parse (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->layers->overlays->len, ==, 300);
}

/* What stands in the place of addresses is no address. */
static void
test_places (void)
{
  const char *text = "{\"version\": 1, \"layers\": \"{ \\\"format\\\": \\\"buju-recipe\\\", "
                     "\\\"version\\\": 1, "
                     "\\\"page\\\": \\\"A4\\\", \\\"language\\\": \\\"zh\\\", "
                     "\\\"layout\\\": \\\"" A "\\\", \\\"overlays\\\": [ { \\\"file\\\": "
                                              "\\\"a.shp\\\" }, "
                     "{ \\\"file\\\": \\\"b.shp\\\" }, { \\\"file\\\": \\\"c.shp\\\" } ] }\", "
                     "\"layers-at\": [ {}, 7, \"no address\" ] }";
  g_autoptr (GError)    error = NULL;
  g_autoptr (BujuState) state = buju_state_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    g_assert_null (((BujuRecipeOverlay *) g_ptr_array_index (state->layers->overlays, i))->path);
}

typedef struct
{
  guint n_written, n_failed;
} Told;

static void
told_cb (const GError *error, gpointer data)
{
  Told *told = data;

  told->n_written += error == NULL;
  told->n_failed += error != NULL;
}

/* Many texts in a row: the last is in the file, in the end whether or not anybody waits, and each
 * writing is told. */
static void
test_writer (void)
{
  g_autofree char *path = dup_path ("session.json");
  g_autofree char *text = NULL;
  BujuStateWriter *writer;
  Told told = { 0, 0 };

  writer = buju_state_writer_new (path, told_cb, &told);
  buju_state_writer_write (writer, "one");
  buju_state_writer_write (writer, "two");
  buju_state_writer_write (writer, "three");
  while (told.n_written < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "three");
  buju_state_writer_write (writer, "four");
  buju_state_writer_write (writer, "five");
  buju_state_writer_free (writer);
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "five");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (told.n_written, ==, 2);
  clean (path);

  writer = buju_state_writer_new ("/proc/no-such/session.json", told_cb, &told);
  buju_state_writer_write (writer, "x");
  while (told.n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  buju_state_writer_free (writer);
}

static void
test_version (void)
{
  const char           *text = "{\"version\": 2, \"now\": {}}";
  g_autoptr (GError)    error = NULL;
  g_autoptr (BujuState) state = buju_state_parse (text, strlen (text), &error);

  g_assert_null (state);
  g_assert_error (error, BUJU_STATE_ERROR, BUJU_STATE_ERROR_VERSION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  library = load_library ();
  g_test_add_func ("/state/view", test_view);
  g_test_add_func ("/state/home", test_home);
  g_test_add_func ("/state/unsized", test_unsized);
  g_test_add_func ("/state/unknown", test_unknown);
  g_test_add_func ("/state/recipe", test_recipe);
  g_test_add_func ("/state/file", test_file);
  g_test_add_func ("/state/damaged", test_damaged);
  g_test_add_func ("/state/deep", test_deep);
  g_test_add_func ("/state/far", test_far);
  g_test_add_func ("/state/sum", test_sum);
  g_test_add_func ("/state/many-layers", test_many_layers);
  g_test_add_func ("/state/places", test_places);
  g_test_add_func ("/state/writer", test_writer);
  g_test_add_func ("/state/version", test_version);
  return run_with_library (library);
}

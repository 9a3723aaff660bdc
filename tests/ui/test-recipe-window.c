/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-atlas-dialog.h"
#include "buju-preflight-list.h"
#include "draw/buju-recipe.h"
#include "inside-fixture.h"

/* Recipes in the window: opened, saved, refused; the list of pre-flight; an atlas with progress and
 * Cancel. */

static GFile *
write_recipe (InsideFixture *self, const char *text)
{
  g_autofree char *path = folder_write (&self->folder, "图 1.buju", text, strlen (text));

  return g_file_new_for_path (path);
}

static gboolean
shows_axes (InsideFixture *self)
{
  return g_str_equal (buju_session_get_layout (self->session)->id, "sei-h-axes");
}

/* Opened, the window shows what the recipe says; saved again, it is the same recipe. */
static void
test_round_trip (InsideFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file
    = write_recipe (self, "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": "
                          "\"sei-h-axes\", \"language\": "
                    "\"en\", \"page\": \"A3\", \"landscape\": true, \"title\": \"Mine\", \"bbox\": "
                    "[121.1, 30.8, 121.9, "
                    "31.4], \"parks\": true, \"industries\": [\"ic\"], \"scale\": 300000, "
                    "\"date\": \"2025-05-05\" }");
  g_autofree char *path = g_build_filename (self->folder.path, "again", NULL);
  g_autofree char *full = g_strconcat (path, ".buju", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFile) saved = g_file_new_for_path (full);
  g_autoptr (BujuRecipe) recipe = buju_recipe_load (file, NULL, NULL);
  g_autoptr (BujuRecipe) again = NULL;
  g_autoptr (BujuRecipe) moved = NULL;
  g_autofree char *written = NULL, *expected = NULL;
  g_autoptr (GError) error = NULL;
  BujuView view;

  buju_window_open_files (self->window, &file, 1);
  wait_for (self, shows_axes);
  g_assert_cmpint (buju_session_get_language (self->session), ==, BUJU_LANGUAGE_EN);
  g_assert_true (buju_session_get_parks (self->session));
  g_assert_nonnull (buju_session_get_lens (self->session));
  buju_window_save_recipe_to (self->window, target);
  again = buju_recipe_load (saved, NULL, &error);
  g_assert_no_error (error);
  written = buju_recipe_to_text (again);
  expected = buju_recipe_to_text (recipe);
  g_assert_cmpstr (written, ==, expected);
  view = buju_session_get_view (self->session);
  view = buju_view_zoomed (&view, 2, view.width / 2, view.height / 2);
  buju_session_set_view (self->session, &view);
  moved = buju_session_make_recipe (self->session);
  g_assert_cmpfloat (moved->figure.scale, ==, 0);
  g_assert_cmpfloat (buju_box_width (&moved->figure.bbox), <,
                     buju_box_width (&recipe->figure.bbox));
  g_assert_cmpstr (moved->figure.title, ==, "Mine");
}

/* The only message dialog there is; NULL. */
static GtkWindow *
find_message (void)
{
  return GTK_WINDOW (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

static gboolean
has_message (InsideFixture *self)
{
  return find_message () != NULL;
}

/* A recipe that is not understood changes nothing and says where. */
static void
test_bad (InsideFixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_recipe (self, "{ \"format\": \"buju-recipe\", \"version\": "
                                               "1,\n\"pgae\": \"A4\" }");
  g_autofree char *before = g_strdup (buju_session_get_layout (self->session)->id);
  const char *body;

  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_message);
  body = adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_message ()));
  g_assert_nonnull (strstr (body, "图 1.buju"));
  g_assert_nonnull (strstr (body, "line 2, column 1"));
  g_assert_nonnull (strstr (body, "pgae"));
  g_assert_cmpstr (buju_session_get_layout (self->session)->id, ==, before);
  gtk_window_destroy (find_message ());
}

static char *
read_file (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

static gboolean
has_recipe (InsideFixture *self)
{
  return buju_session_get_recipe (self->session) != NULL;
}

/* As a click does it, which closes the dialog. */
static void
answer (const char *response)
{
  g_autoptr (GtkWindow) message = g_object_ref (find_message ());

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (message), response);
  gtk_window_destroy (message);
}

static void
save (InsideFixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "save-recipe", NULL);
}

/* To the file that it came from; what somebody else has written there since is not lost unasked. */
static void
test_same_file (InsideFixture *self, gconstpointer data)
{
  static const char old[] = "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": "
                            "\"sei-h-axes\", \"language\": \"en\", \"page\": \"A4\" }";
  static const char other[] = "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": "
                              "\"sei-h-axes\", \"language\": \"en\", \"page\": \"A4\", \"title\": "
                              "\"X\" }";
  g_autoptr (GFile) file = write_recipe (self, old);
  g_autofree char *saved = NULL, *kept = NULL, *replaced = NULL;

  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_recipe);
  buju_session_set_parks (self->session, TRUE);
  save (self);
  g_assert_false (has_message (self));
  saved = read_file (file);
  g_assert_nonnull (strstr (saved, "\"parks\": true"));

  g_assert_true (g_file_replace_contents (file, other, strlen (other), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
  save (self);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_message ())),
                            "图 1.buju"));
  answer ("cancel");
  kept = read_file (file);
  g_assert_cmpstr (kept, ==, other);
  save (self);
  answer ("overwrite");
  replaced = read_file (file);
  g_assert_cmpstr (replaced, ==, saved);
  save (self);
  g_assert_false (has_message (self));
}

/* The window's chooser of files; NULL. */
static GtkWidget *
find_chooser (void)
{
  return find_toplevel (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

static gboolean
has_chooser (InsideFixture *self)
{
  return find_chooser () != NULL;
}

/* Another layout is another figure, and asks where. */
static void
test_other_layout (InsideFixture *self, gconstpointer data)
{
  static const char old[] = "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": "
                            "\"sei-h-axes\", \"language\": \"en\", \"page\": \"A4\" }";
  g_autoptr (GFile) file = write_recipe (self, old);
  g_autofree char *kept = NULL;

  buju_window_open_files (self->window, &file, 1);
  wait_for (self, has_recipe);
  buju_session_set_layout (self->session, "amp-overall");
  g_assert_false (has_chooser (self));
  save (self);
  wait_for (self, has_chooser);
  kept = read_file (file);
  g_assert_cmpstr (kept, ==, old);
}

static void
test_actions (InsideFixture *self, gconstpointer data)
{
  static const char *const names[] = { "save-recipe", "save-recipe-as", "open", "open-recent",
                                       "atlas" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), names[i]));
}

static GPtrArray *
make_sheets (InsideFixture *self, const BujuBox *bbox)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) buju_sheet_unref);
  BujuFigure figure = BUJU_FIGURE_INIT;

  figure.layout = buju_session_get_layout (self->session);
  figure.bbox = *bbox;
  g_ptr_array_add (sheets,
                   buju_sheet_new (buju_session_get_library (self->session), &figure, NULL));
  return sheets;
}

/* Only errors hold a figure back. */
static void
test_preflight (InsideFixture *self, gconstpointer data)
{
  const BujuBox nowhere = { 118, 28, 118.2, 28.2 }, home = BUJU_BOX_EMPTY;
  g_autoptr (GPtrArray) empty = make_sheets (self, &nowhere);
  g_autoptr (GPtrArray) whole = make_sheets (self, &home);
  g_autoptr (BujuPreflight) bad = buju_preflight_new (empty);
  g_autoptr (BujuPreflight) good = buju_preflight_new (whole);
  BujuPreflightList *list = g_object_ref_sink (g_object_new (BUJU_TYPE_PREFLIGHT_LIST, NULL));

  g_assert_false (buju_preflight_list_get_blocked (list));
  buju_preflight_list_show (list, bad);
  g_assert_true (buju_preflight_list_get_blocked (list));
  buju_preflight_list_show (list, good);
  g_assert_false (buju_preflight_list_get_blocked (list));
  g_object_unref (list);
}

static gboolean finished;

static void
exported_cb (gpointer dialog)
{
  finished = TRUE;
}

static gboolean
is_finished (InsideFixture *self)
{
  return finished;
}

static gboolean
is_idle (InsideFixture *self)
{
  return !g_main_context_pending (NULL);
}

/* Cancelled, the old file stays; not cancelled, it is replaced. */
static void
test_atlas (InsideFixture *self, gconstpointer data)
{
  g_autofree char *path = folder_write (&self->folder, "a.pdf", "old", 3);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = buju_atlas_dialog_new (self->session);
  g_autofree char *text = NULL;
  gint64 until;

  finished = FALSE;
  g_signal_connect_swapped (dialog, "exported", G_CALLBACK (exported_cb), dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  buju_atlas_dialog_export_to (BUJU_ATLAS_DIALOG (dialog), file);
  gtk_widget_activate_action (dialog, "atlas.cancel", NULL);
  until = g_get_monotonic_time () + 4 * G_TIME_SPAN_SECOND;
  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  wait_for (self, is_idle);
  g_assert_false (finished);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  buju_atlas_dialog_export_to (BUJU_ATLAS_DIALOG (dialog), file);
  wait_for (self, is_finished);
  g_free (text);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-1.5"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  g_test_add ("/recipe-window/round-trip", InsideFixture, NULL,
              inside_set_up, test_round_trip, inside_tear_down);
  g_test_add ("/recipe-window/bad", InsideFixture, NULL,
              inside_set_up, test_bad, inside_tear_down);
  g_test_add ("/recipe-window/same-file", InsideFixture, NULL,
              inside_set_up, test_same_file, inside_tear_down);
  g_test_add ("/recipe-window/other-layout", InsideFixture, NULL,
              inside_set_up, test_other_layout, inside_tear_down);
  g_test_add ("/recipe-window/actions", InsideFixture, NULL,
              inside_set_up, test_actions, inside_tear_down);
  g_test_add ("/recipe-window/preflight", InsideFixture, NULL,
              inside_set_up, test_preflight, inside_tear_down);
  g_test_add ("/recipe-window/atlas", InsideFixture, NULL,
              inside_set_up, test_atlas, inside_tear_down);
  return g_test_run ();
}

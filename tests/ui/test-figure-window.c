/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "../unit/folder-fixture.h"
#include "buju-figure-dialog.h"
#include "buju-figure-print.h"
#include "buju-profile-view.h"
#include "draw/buju-record.h"
#include "inside-fixture.h"

/* The figure of what is shown: on the clipboard, on paper, and in a file by its dialog. */

typedef struct
{
  Folder        folder;
  BujuWindow   *window;
  BujuSession  *session;
  GInputStream *stream;    /* of the clipboard */
  GdkTexture   *texture;
  gboolean      exported;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  folder_set_up (&self->folder, NULL);
  self->window = inside_open (application);
  self->session = buju_window_get_session (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->stream);
  g_clear_object (&self->texture);
  inside_close (self->window);
  folder_tear_down (&self->folder, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_stream (Fixture *self)
{
  return self->stream != NULL;
}

static gboolean finished;

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  g_assert_no_error (error);
  finished = TRUE;
}

static gboolean
is_finished (Fixture *self)
{
  return finished;
}

/* What somebody who pastes @type gets. */
static GBytes *
paste (Fixture *self, const char *type)
{
  const char *types[] = { type, NULL };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_clear_object (&self->stream);
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), types,
                            G_PRIORITY_DEFAULT, NULL,
                            read_cb, self);
  wait_for (self, has_stream);
  finished = FALSE;
  g_output_stream_splice_async (memory, self->stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL,
                                spliced_cb, NULL);
  wait_for (self, is_finished);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, length, text) != NULL;
}

static void
texture_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;
  g_autoptr (GError) error = NULL;

  self->texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
has_texture (Fixture *self)
{
  return self->texture != NULL;
}

/* One copy, three formats, each of which is the whole figure. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) svg = NULL, pdf = NULL, png = NULL;
  int width;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-figure", NULL);
  svg = paste (self, "image/svg+xml");
  g_assert_true (holds (svg, "id=\"sei-belt-ring-central\""));
  pdf = paste (self, "application/pdf");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF-1.5"));
  png = paste (self, "image/png");
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL,
                                    texture_cb, self);
  wait_for (self, has_texture);
  width = gdk_texture_get_width (self->texture);
  g_assert_cmpint (width, ==, (int) round (210 / 25.4 * 200));
}

/* Text for an editor, headings and lists for a word processor. */
static void
test_copy_profile (Fixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  g_autoptr (GBytes) html = NULL, text = NULL;

  buju_session_set_language (self->session, BUJU_LANGUAGE_BOTH);
  buju_session_select (self->session, "sei-pole-lingang");
  g_assert_true (buju_profile_view_copy (BUJU_PROFILE_VIEW (find_widget (GTK_WIDGET (self->window),
                                                                         BUJU_TYPE_PROFILE_VIEW))));
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                    G_TYPE_STRING));
  html = paste (self, "text/html");
  g_assert_true (holds (html, "<h2><span lang=\"zh-CN\">"));
  g_assert_true (holds (html, "[1]"));
  text = paste (self, "text/plain;charset=utf-8");
  g_assert_true (holds (text, "临港"));
  g_assert_true (holds (text, "[1]"));
  g_assert_false (holds (text, "<h2>"));
}

/* The keys stand for it when nothing else is there to be copied. */
static void
test_copy_keys (Fixture *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->window));
  GtkApplication *app = GTK_APPLICATION (application);
  g_auto (GStrv) print = gtk_application_get_accels_for_action (app, "win.print");
  g_auto (GStrv) parks = gtk_application_get_accels_for_action (app, "win.parks");

  gdk_clipboard_set_text (clipboard, "old");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.copy-figure", NULL);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "application/pdf"));
  g_assert_false (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                                     G_TYPE_STRING));
  g_assert_cmpstr (print[0], ==, "<Control>p");
  g_assert_cmpstr (parks[0], ==, "<Shift><Control>p");
}

static GPtrArray *
make_sheets (Fixture *self, const char *page, gboolean landscape, gboolean pages)
{
  BujuFigure figure = BUJU_FIGURE_INIT;
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets;

  figure.layout = buju_session_get_layout (self->session);
  figure.page = page;
  figure.landscape = landscape;
  figure.pages = pages;
  sheets = buju_sheet_new_pages (buju_session_get_library (self->session), &figure, &error);
  g_assert_no_error (error);
  return sheets;
}

/* What poppler's tools say of a file; NULL when they are not there. */
static char *
ask (const char *tool, const char *path)
{
  const char *argv[] = { tool, path, g_str_equal (tool, "pdftotext") ? "-" : NULL, NULL };
  g_autofree char *found = g_find_program_in_path (tool);
  g_autofree char *output = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

static GtkPrintOperationResult
print_to (GtkPrintOperation *operation, const char *path)
{
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;

  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_printed (const char *path, const char *size, const char *pages, const char *text)
{
  g_autofree char *info = ask ("pdfinfo", path);
  g_autofree char *words = ask ("pdftotext", path);

  if (info == NULL || words == NULL)
    {
      g_test_skip ("pdfinfo and pdftotext are not installed");
      return;
    }
  g_test_message ("%s", info);
  g_assert_nonnull (strstr (info, size));
  g_assert_nonnull (strstr (info, pages));
  g_assert_nonnull (strstr (words, text));
}

/* Paper as large as the sheet, upright and on its side; a page for each language. */
static void
test_print (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder.path, "a.pdf", NULL);
  g_autoptr (GPtrArray) upright = make_sheets (self, "A4", FALSE, TRUE);
  g_autoptr (GPtrArray) turned = make_sheets (self, "A3", TRUE, FALSE);
  g_autoptr (GtkPrintOperation) first = buju_figure_print_new (upright);
  g_autoptr (GtkPrintOperation) second = buju_figure_print_new (turned);
  g_autofree char *name = NULL;

  g_object_get (first, "job-name", &name, NULL);
  g_assert_cmpstr (name, ==, buju_sheet_get_title (g_ptr_array_index (upright, 0)).zh);
  g_assert_cmpint (print_to (first, path), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_null (buju_figure_print_get_problem (first));
  assert_printed (path, "595.276 x 841.89 pts (A4)", "Pages:           2",
                  "Two Poles and Two Belts");
  g_assert_cmpint (print_to (second, path), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  assert_printed (path, "1190.55 x 841.89 pts (A3)", "Pages:           1",
                  "Two Poles and Two Belts");
}

/* A scale that is printed smaller would lie. */
static void
test_small_paper (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder.path, "a.pdf", NULL);
  g_autoptr (GPtrArray) sheets = make_sheets (self, "A3", FALSE, FALSE);
  g_autoptr (GtkPrintOperation) operation = buju_figure_print_new (sheets);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_assert_cmpint (print_to (operation, path), ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_nonnull (strstr (buju_figure_print_get_problem (operation), "297 × 420 mm"));
  g_assert_nonnull (strstr (buju_figure_print_get_problem (operation), "210 × 297 mm"));
}

static GtkWidget *
find_dialog (void)
{
  return find_toplevel (BUJU_TYPE_FIGURE_DIALOG);
}

static gboolean
has_axes (Fixture *self)
{
  return g_str_equal (buju_session_get_layout (self->session)->id, "sei-h-axes");
}

static void
exported_cb (Fixture *self)
{
  self->exported = TRUE;
}

static gboolean
is_exported (Fixture *self)
{
  return self->exported;
}

/* A page and a resolution that the dialog does not offer, and two pages, come from the recipe and
 * stay its own: the file remembers the very recipe. */
static void
test_dialog (Fixture *self, gconstpointer data)
{
  static const char text[] = "{ \"format\": \"buju-recipe\", \"version\": 1, \"layout\": "
                             "\"sei-h-axes\", \"language\": "
                             "\"pages\", \"page\": \"250x330\", \"dpi\": 110, \"date\": "
                             "\"2026-11-22\" }";
  g_autofree char *recipe_path = folder_write (&self->folder, "a.buju", text, strlen (text));
  g_autofree char *path = g_build_filename (self->folder.path, "a.pdf", NULL);
  g_autoptr (GFile) recipe_file = g_file_new_for_path (recipe_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BujuRecipe) recipe = buju_recipe_load (recipe_file, NULL, NULL);
  g_autofree char *hash = buju_recipe_dup_hash (recipe);
  g_autoptr (BujuRecord) record = NULL;
  g_autofree char *pdf = NULL;
  gsize length;

  buju_window_open_files (self->window, &recipe_file, 1);
  wait_for (self, has_axes);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.export", NULL);
  g_assert_nonnull (find_dialog ());
  g_signal_connect_swapped (find_dialog (), "exported", G_CALLBACK (exported_cb), self);
  buju_figure_dialog_export_to (BUJU_FIGURE_DIALOG (find_dialog ()), file);
  wait_for (self, is_exported);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_nonnull (memmem (pdf, length, "/MediaBox [ 0 0 708.661",
                            strlen ("/MediaBox [ 0 0 708.661")));
  g_assert_nonnull (memmem (pdf, length, "/Count 2", strlen ("/Count 2")));
  record = buju_record_read (file, NULL);
  g_assert_cmpstr (record->recipe_hash, ==, hash);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  application = inside_start ();
  g_test_add ("/figure-window/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/figure-window/copy-profile", Fixture, NULL, set_up, test_copy_profile, tear_down);
  g_test_add ("/figure-window/copy-keys", Fixture, NULL, set_up, test_copy_keys, tear_down);
  g_test_add ("/figure-window/print", Fixture, NULL, set_up, test_print, tear_down);
  g_test_add ("/figure-window/small-paper", Fixture, NULL, set_up, test_small_paper, tear_down);
  g_test_add ("/figure-window/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  return g_test_run ();
}

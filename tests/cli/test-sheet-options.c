/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the options of a figure put on its sheet, as poppler reads it back. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("buju-sheet-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "图.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

/* What a program says, without its white space; NULL, with the test skipped, when poppler is missing. */
static char *
ask (const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]), *out = NULL;
  GString *squeezed;

  if (program == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, NULL));
  squeezed = g_string_new (NULL);
  for (const char *p = out; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static char *
info_of (const Fixture *self)
{
  const char *argv[] = { "pdfinfo", self->path, NULL };

  return ask (argv);
}

static char *
text_of_page (const Fixture *self, const char *number)
{
  const char *argv[] = { "pdftotext", "-f", number, "-l", number, self->path, "-", NULL };

  return ask (argv);
}

static void
expect (const char *squeezed, const char *text, gboolean there)
{
  if ((strstr (squeezed, text) != NULL) != there)
    g_error ("“%s” %s on the sheet", text, there ? "is not" : "is");
}

/* One PDF, the first page Chinese and the second English, of one size. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *info = NULL, *zh = NULL, *en = NULL;

  cli_run (&run, "C", "figure", "sei-h-axes", "--lang", "pages", "-o", self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  info = info_of (self);
  if (info == NULL)
    return;
  expect (info, "Pages:2", TRUE);
  zh = text_of_page (self, "1");
  en = text_of_page (self, "2");
  expect (zh, "图例", TRUE);
  expect (zh, "Legend", FALSE);
  expect (en, "Legend", TRUE);
  expect (en, "图例", FALSE);
  expect (zh, "1∶", TRUE);
  expect (en, "1:", TRUE);
}

static void
test_page_sizes (Fixture *self, gconstpointer data)
{
  static const struct { const char *page, *size; } sizes[] = {
    { "slide", "Pagesize:960" }, { "column", "Pagesize:240.945" }, { "column2", "Pagesize:504.567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *info = NULL;

      cli_run (&run, "C", "figure", "zj-bio", "--lang", "zh", "--page", sizes[i].page, "-o", self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      info = info_of (self);
      if (info == NULL)
        return;
      expect (info, sizes[i].size, TRUE);
    }
}

/* What was asked for stands on the sheet, under its heading; what was given stands in its field. */
static void
test_extras (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", "sei-two-poles-two-belts", "--lang", "zh", "--page", "A3", "--members", "--indicators",
           "--profile", "--graticule", "--subtitle", "供讨论", "--compiler", "某研究院", "--approval", "沪S(2026)001号",
           "--date", "2026-11-22", "-o", self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = text_of_page (self, "1");
  if (text == NULL)
    return;
  expect (text, "指标", TRUE);
  expect (text, "静安市北产业园", TRUE);
  expect (text, "供讨论", TRUE);
  expect (text, "某研究院", TRUE);
  expect (text, "沪S(2026)001号", TRUE);
  expect (text, "2026-11-22", TRUE);
}

/* True north is drawn; grid north is stated where the two are more than half a degree apart, and only there. */
static void
test_grid_north (Fixture *self, gconstpointer data)
{
  static const struct { const char *bbox; gboolean stated; } maps[] = {
    { "121.3,31.1,121.7,31.4", TRUE }, { "119.9,31.1,120.1,31.3", FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *text = NULL;

      cli_run (&run, "C", "figure", "sei-two-poles-two-belts", "--lang", "zh", "--bbox", maps[i].bbox, "--force", "-o",
               self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      text = text_of_page (self, "1");
      if (text == NULL)
        return;
      expect (text, "坐标北", maps[i].stated);
    }
}

/* Two pages are a document; a picture is not. */
static void
test_pages_refused (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *png = g_build_filename (self->folder, "a.png", NULL);

  cli_run (&run, "C", "figure", "zj-bio", "--lang", "pages", "-o", png, NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "pdf"));
  g_assert_false (g_file_test (png, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/sheet-options/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/sheet-options/page-sizes", Fixture, NULL, set_up, test_page_sizes, tear_down);
  g_test_add ("/sheet-options/extras", Fixture, NULL, set_up, test_extras, tear_down);
  g_test_add ("/sheet-options/grid-north", Fixture, NULL, set_up, test_grid_north, tear_down);
  g_test_add ("/sheet-options/pages-refused", Fixture, NULL, set_up, test_pages_refused, tear_down);
  return g_test_run ();
}

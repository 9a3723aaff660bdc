/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the options of a figure put on its sheet, as poppler reads it back. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

/* Nothing but the figure is left. */
static void
tear_down (CliFigure *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpuint (folder_count (&self->folder, ""), ==, 0);
  cli_figure_tear_down (self, data);
}

static char *
squeeze (char *said)
{
  g_autofree char *text = said;

  return text != NULL ? cli_squeeze (text) : NULL;
}

static char *
info_of (const CliFigure *self)
{
  return squeeze (cli_ask ("pdfinfo", self->path, NULL));
}

static char *
text_of_page (const CliFigure *self, const char *number)
{
  return squeeze (cli_ask ("pdftotext", "-f", number, "-l", number, self->path, "-", NULL));
}

/* One PDF, the first page Chinese and the second English, of one size. */
static void
test_pages (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *info = NULL, *zh = NULL, *en = NULL;

  cli_run (&run, "C", "figure", "sei-h-axes", "--lang", "pages", "-o", self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  info = info_of (self);
  if (info == NULL)
    return;
  cli_expect (info, "Pages:2", TRUE);
  zh = text_of_page (self, "1");
  en = text_of_page (self, "2");
  cli_expect (zh, "图例", TRUE);
  cli_expect (zh, "Legend", FALSE);
  cli_expect (en, "Legend", TRUE);
  cli_expect (en, "图例", FALSE);
  cli_expect (zh, "1∶", TRUE);
  cli_expect (en, "1:", TRUE);
}

static void
test_page_sizes (CliFigure *self, gconstpointer data)
{
  static const struct { const char *page, *size; } sizes[] = {
    { "slide", "Pagesize:960" }, { "column", "Pagesize:240.945" },
    { "column2", "Pagesize:504.567" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *info = NULL;

      cli_run (&run, "C", "figure", "zj-bio", "--lang", "zh", "--page", sizes[i].page, "-o",
               self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      info = info_of (self);
      if (info == NULL)
        return;
      cli_expect (info, sizes[i].size, TRUE);
    }
}

/* What was asked for stands on the sheet, under its heading; what was given stands in its field. */
static void
test_extras (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", "sei-two-poles-two-belts", "--lang", "zh", "--page", "A3",
           "--members", "--indicators",
           "--profile", "--graticule", "--subtitle", "供讨论", "--compiler", "某研究院", "--approval",
           "沪S(2026)001号",
           "--date", "2026-11-22", "-o", self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = text_of_page (self, "1");
  if (text == NULL)
    return;
  cli_expect (text, "指标", TRUE);
  cli_expect (text, "静安市北产业园", TRUE);
  cli_expect (text, "供讨论", TRUE);
  cli_expect (text, "某研究院", TRUE);
  cli_expect (text, "沪S(2026)001号", TRUE);
  cli_expect (text, "2026-11-22", TRUE);
}

/* True north is drawn; grid north is stated where the two are more than half a degree apart, and
 * only there. */
static void
test_grid_north (CliFigure *self, gconstpointer data)
{
  static const struct { const char *bbox; gboolean stated; } maps[] = {
    { "121.3,31.1,121.7,31.4", TRUE }, { "119.9,31.1,120.1,31.3", FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *text = NULL;

      cli_run (&run, "C", "figure", "sei-two-poles-two-belts", "--lang", "zh", "--bbox",
               maps[i].bbox, "--force", "-o",
               self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      text = text_of_page (self, "1");
      if (text == NULL)
        return;
      cli_expect (text, "坐标北", maps[i].stated);
    }
}

/* Two pages are a document; a picture is not. */
static void
test_pages_refused (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *png = folder_path (&self->folder, "a.png");

  cli_run (&run, "C", "figure", "zj-bio", "--lang", "pages", "-o", png, NULL);
  g_assert_cmpint (run.status, ==, 2);
  g_assert_nonnull (strstr (run.err, "pdf"));
  g_assert_false (g_file_test (png, G_FILE_TEST_EXISTS));
}

#define ADD(name, test) \
  g_test_add ("/sheet-options/" name, CliFigure, NULL, cli_figure_set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pages", test_pages);
  ADD ("page-sizes", test_page_sizes);
  ADD ("extras", test_extras);
  ADD ("grid-north", test_grid_north);
  ADD ("pages-refused", test_pages_refused);
  return g_test_run ();
}

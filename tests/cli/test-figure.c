/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Figures as scripts make them: exit codes, what is in the files, the same bytes again. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/buju-library.h"

#define FLAGSHIP "sei-two-poles-two-belts"

static void
make (const char *path, const char *language, const char *page, gboolean landscape)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "figure", FLAGSHIP, "--lang", language, "--page", page, "-o", path,
           landscape ? "--landscape" : NULL, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
}

static goffset
file_size (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

/* Poles and every member of the axes, in Chinese and in English, as text. */
static void
test_text (CliFigure *self, gconstpointer data)
{
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, NULL);
  const BujuLayout *axes = buju_content_find_layout (buju_library_get_content (library),
                                                     "sei-h-axes");
  g_autofree char *text = NULL;

  make (self->path, "both", "A4", FALSE);
  text = cli_read_text (self->path);
  if (text == NULL)
    return;
  cli_expect (text, "张江科技创新极", TRUE);
  cli_expect (text, "临港产业增长极", TRUE);
  cli_expect (text, "Zhangjiang Innovation Pole", TRUE);
  cli_expect (text, "Lin-gang Growth Pole", TRUE);
  cli_expect (text, "示意图", TRUE);
  cli_expect (text, "审图号", TRUE);
  cli_expect (text, "OpenStreetMap", TRUE);
  cli_expect (text, "五、空间布局", TRUE);
  for (guint i = 0; i < axes->components->len; i++)
    {
      const BujuComponent *axis = g_ptr_array_index (axes->components, i);

      for (guint j = 0; j < axis->members->len; j++)
        {
          const BujuMember *member = g_ptr_array_index (axis->members, j);

          cli_expect (text, member->name.zh, TRUE);
          cli_expect (text, member->name.en, TRUE);
        }
    }
}

/* What the document names without a place is named on the sheet, in each language of it. */
static void
test_absent (CliFigure *self, gconstpointer data)
{
  static const struct { const char *language, *zh, *en; } cases[] = {
    { "zh", "图上未画：一谷一园", NULL }, { "en", NULL, "not drawn: One valley, one park" },
    { "both", "图上未画：一谷一园", "not drawn: One valley, one park" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      g_auto (CliRun) run = { 0 };

      cli_run (&run, "C", "figure", "sei-other-sites", "--lang", cases[i].language, "-q", "-o",
               self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      text = cli_read_text (self->path);
      if (text == NULL)
        return;
      if (cases[i].zh != NULL)
        cli_expect (text, cases[i].zh, TRUE);
      if (cases[i].en != NULL)
        cli_expect (text, cases[i].en, TRUE);
    }
}

/* One language means one language on the sheet. */
static void
test_english (CliFigure *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  make (self->path, "en", "A4", FALSE);
  text = cli_ask ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN);
}

/* Embedded, subset, with a way back to Unicode; and nothing turned into pixels. */
static void
test_fonts (CliFigure *self, gconstpointer data)
{
  g_autofree char *fonts = NULL;
  g_autofree char *images = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  make (self->path, "both", "A3", FALSE);
  fonts = cli_ask ("pdffonts", self->path, NULL);
  images = cli_ask ("pdfimages", "-list", self->path, NULL);
  if (fonts == NULL || images == NULL)
    return;
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++, n++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  g_assert_cmpuint (n, >=, 1);
  /* Sans, and the serif of titles and waters, each regular and bold. */
  g_assert_cmpuint (n, <=, 4);
  lines = (g_strfreev (lines), g_strsplit (g_strchomp (images), "\n", -1));
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
}

static void
test_pages (CliFigure *self, gconstpointer data)
{
  static const struct { const char *page; gboolean landscape; const char *said; } cases[] = {
    { "A4", FALSE, "595.276 x 841.89 pts (A4)" }, { "A4", TRUE, "841.89 x 595.276 pts (A4)" },
    { "A3", TRUE, "1190.55 x 841.89 pts (A3)" }, { "A2", FALSE, "1190.55 x 1683.78 pts (A2)" },
    { "A1", FALSE, "1683.78 x 2383.94 pts (A1)" }, { "A0", FALSE, "2383.94 x 3370.39 pts (A0)" },
    { "254x127", FALSE, "720 x 360 pts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *info = NULL;

      make (self->path, "zh", cases[i].page, cases[i].landscape);
      info = cli_ask ("pdfinfo", self->path, NULL);
      if (info == NULL)
        return;
      g_test_message ("%s", info);
      g_assert_nonnull (strstr (info, cases[i].said));
      g_assert_nonnull (strstr (info, "两极两带"));
    }
}

/* Again, elsewhere, at another time: the same bytes. */
static void
test_repeat (CliFigure *self, gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "a.svg", "a.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *other_name = g_strconcat ("b", names[i], NULL);
      g_autofree char *one = folder_path (&self->folder, names[i]);
      g_autofree char *two = folder_path (&self->folder, other_name);

      make (one, "both", "A4", FALSE);
      make (two, "both", "A4", FALSE);
      cli_expect_same (one, two);
    }
}

static void
test_size (CliFigure *self, gconstpointer data)
{
  make (self->path, "both", "A4", FALSE);
  g_assert_cmpint (file_size (self->path), <=, 600 * 1000);
  make (self->path, "both", "A3", FALSE);
  g_assert_cmpint (file_size (self->path), <=, 1500 * 1000);
}

/* Searchable, and free of pictures and of letters drawn as outlines. */
static void
test_svg (CliFigure *self, gconstpointer data)
{
  g_autofree char *path = folder_path (&self->folder, "a.svg");
  g_autofree char *svg = NULL;

  make (path, "both", "A4", FALSE);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, ">张江科技创新极</text>"));
  g_assert_nonnull (strstr (svg, ">临港产业增长极</text>"));
  g_assert_null (strstr (svg, "glyph"));
  g_assert_null (strstr (svg, "<image"));
  g_assert_null (strstr (svg, "nan"));
}

typedef struct
{
  const char *name;
  const char *arguments[9];
  int         status;
  const char *said;
} Refusal;

static const Refusal refusals[] = {
  { "nothing", { "figure" }, 2, "LAYOUT" },
  { "no-output", { "figure", FLAGSHIP }, 2, "-o" },
  { "suffix", { "figure", FLAGSHIP, "-o", "x.gif" }, 2, "x.gif" },
  { "unknown", { "figure", "sei-two-poles", "-o", "x.pdf" }, 1, FLAGSHIP },
  { "folder", { "figure", FLAGSHIP, "-o", "/nonexistent/图.pdf" }, 1, "图.pdf" },
  { "language", { "figure", FLAGSHIP, "-o", "x.pdf", "--lang", "fr" }, 2, "fr" },
  { "page", { "figure", FLAGSHIP, "-o", "x.pdf", "--page", "B4" }, 2, "B4" },
  { "scale", { "figure", FLAGSHIP, "-o", "x.pdf", "--scale", "big" }, 2, "big" },
  { "bbox", { "figure", FLAGSHIP, "-o", "x.pdf", "--bbox", "121,31,120,32" }, 2, "121,31,120,32" },
  { "date", { "figure", FLAGSHIP, "-o", "x.pdf", "--date", "2026-02-30" }, 2, "2026-02-30" },
  { "dpi", { "figure", FLAGSHIP, "-o", "x.png", "--dpi", "0" }, 2, "0" },
  { "too-large",
    { "figure", FLAGSHIP, "-o", "/tmp/buju-too-large.png", "--page", "A0", "--dpi", "1200" }, 1,
    "buju-too-large.png" },
  { "text-only", { "figure", "zj-city-pattern", "-o", "x.pdf" }, 2, "zj-city-pattern" },
  { "draw-nothing", { "draw" }, 2, "FILE" },
  { "draw-size", { "draw", "a.shp", "-o", "x.png" }, 2, "--size" },
  { "draw-size-value", { "draw", "a.shp", "-o", "x.png", "--size", "10" }, 2, "10" },
  { "draw-colour", { "draw", "a.shp", "-o", "x.png", "--size", "10x10", "--fill", "red" }, 2,
    "red" },
  { "draw-missing", { "draw", "/nonexistent/a.shp", "-o", "x.png", "--size", "10x10" }, 1,
    "a.shp" },
};

/* One message, the right code, no file. */
static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_auto (CliRun) run = { 0 };

  cli_run_argv (&run, "C.UTF-8", refusal->arguments);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, refusal->status);
  g_assert_nonnull (strstr (run.err, refusal->said));
  g_assert_true (g_str_has_prefix (run.err, "buju: "));
  g_assert_true (strchr (run.err, '\n') == run.err + strlen (run.err) - 1);
  g_assert_false (g_file_test ("x.pdf", G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test ("x.png", G_FILE_TEST_EXISTS));
}

static void
test_draw (CliFigure *self, gconstpointer data)
{
  g_autofree char *land = g_build_filename (g_getenv ("BUJU_SHAPES_DIR"), "base", "land.shp", NULL);
  g_autofree char *roads = g_build_filename (g_getenv ("BUJU_SHAPES_DIR"), "base", "roads.shp",
                                             NULL);
  g_autofree char *info = NULL;
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "draw", land, roads, "-o", self->path, "--size", "1191x842", "--bbox",
           "121,30.6,122,31.5",
           "--fill", "#d9d1bf", "--stroke", "#595959", "--width", "0.5", NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  info = cli_ask ("pdfinfo", self->path, NULL);
  if (info != NULL)
    g_assert_nonnull (strstr (info, "1191 x 842 pts"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_ADD_FIGURE ("/figure/text", NULL, test_text);
  CLI_ADD_FIGURE ("/figure/absent", NULL, test_absent);
  CLI_ADD_FIGURE ("/figure/english", NULL, test_english);
  CLI_ADD_FIGURE ("/figure/fonts", NULL, test_fonts);
  CLI_ADD_FIGURE ("/figure/pages", NULL, test_pages);
  CLI_ADD_FIGURE ("/figure/repeat", NULL, test_repeat);
  CLI_ADD_FIGURE ("/figure/size", NULL, test_size);
  CLI_ADD_FIGURE ("/figure/svg", NULL, test_svg);
  CLI_ADD_FIGURE ("/figure/draw", NULL, test_draw);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/figure/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return g_test_run ();
}

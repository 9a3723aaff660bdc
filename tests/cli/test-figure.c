/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Figures as scripts make them: exit codes, what is in the files, the same bytes again. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/buju-library.h"

#define FLAGSHIP "sei-two-poles-two-belts"

typedef struct
{
  char *folder;
  char *path;   /* a PDF in it, with a Chinese name */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("buju-figure-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "图 1.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_false (g_str_has_suffix (name, ".tmp"));
      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* What one of the poppler tools says; NULL, with the test skipped, when it is not installed. */
static char *
ask (const char *tool, ...)
{
  g_autofree char *path = g_find_program_in_path (tool);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *argument;
  char *out = NULL;
  int status;
  va_list list;

  if (path == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_ptr_array_add (argv, (gpointer) tool);
  va_start (list, tool);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) argument);
  va_end (list);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &out, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

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

/* Lines are broken anywhere; spaces do not count. */
static char *
without_spaces (const char *text)
{
  GString *result = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (result, *p);
  return g_string_free (result, FALSE);
}

static void
need (const char *squeezed, const char *text)
{
  g_autofree char *wanted = without_spaces (text);

  if (strstr (squeezed, wanted) == NULL)
    g_error ("“%s” is not in the figure", text);
}

/* Poles and every member of the axes, in Chinese and in English, as text. */
static void
test_text (Fixture *self, gconstpointer data)
{
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, NULL);
  const BujuLayout *axes = buju_content_find_layout (buju_library_get_content (library), "sei-h-axes");
  g_autofree char *text = NULL;
  g_autofree char *squeezed = NULL;

  make (self->path, "both", "A4", FALSE);
  text = ask ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  squeezed = without_spaces (text);
  need (squeezed, "张江科技创新极");
  need (squeezed, "临港产业增长极");
  need (squeezed, "Zhangjiang Innovation Pole");
  need (squeezed, "Lin-gang Growth Pole");
  need (squeezed, "示意图");
  need (squeezed, "审图号");
  need (squeezed, "OpenStreetMap");
  need (squeezed, "五、空间布局");
  for (guint i = 0; i < axes->components->len; i++)
    {
      const BujuComponent *axis = g_ptr_array_index (axes->components, i);

      for (guint j = 0; j < axis->members->len; j++)
        {
          const BujuMember *member = g_ptr_array_index (axis->members, j);

          need (squeezed, member->name.zh);
          need (squeezed, member->name.en);
        }
    }
}

/* What the document names without a place is named on the sheet, in each language of it. */
static void
test_absent (Fixture *self, gconstpointer data)
{
  static const struct { const char *language, *zh, *en; } cases[] = {
    { "zh", "图上未画：一谷一园", NULL }, { "en", NULL, "not drawn: One valley, one park" },
    { "both", "图上未画：一谷一园", "not drawn: One valley, one park" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL, *squeezed = NULL;
      g_auto (CliRun) run = { 0 };

      cli_run (&run, "C", "figure", "sei-other-sites", "--lang", cases[i].language, "-q", "-o", self->path, NULL);
      g_assert_cmpint (run.status, ==, 0);
      text = ask ("pdftotext", self->path, "-", NULL);
      if (text == NULL)
        return;
      squeezed = without_spaces (text);
      if (cases[i].zh != NULL)
        need (squeezed, cases[i].zh);
      if (cases[i].en != NULL)
        need (squeezed, cases[i].en);
    }
}

/* One language means one language on the sheet. */
static void
test_english (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  make (self->path, "en", "A4", FALSE);
  text = ask ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN);
}

/* Embedded, subset, with a way back to Unicode; and nothing turned into pixels. */
static void
test_fonts (Fixture *self, gconstpointer data)
{
  g_autofree char *fonts = NULL;
  g_autofree char *images = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  make (self->path, "both", "A3", FALSE);
  fonts = ask ("pdffonts", self->path, NULL);
  images = ask ("pdfimages", "-list", self->path, NULL);
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
test_pages (Fixture *self, gconstpointer data)
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
      info = ask ("pdfinfo", self->path, NULL);
      if (info == NULL)
        return;
      g_test_message ("%s", info);
      g_assert_nonnull (strstr (info, cases[i].said));
      g_assert_nonnull (strstr (info, "两极两带"));
    }
}

/* Again, elsewhere, at another time: the same bytes. */
static void
test_repeat (Fixture *self, gconstpointer data)
{
  static const char * const names[] = { "a.pdf", "a.svg", "a.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *other_name = g_strconcat ("b", names[i], NULL);
      g_autofree char *one = g_build_filename (self->folder, names[i], NULL);
      g_autofree char *two = g_build_filename (self->folder, other_name, NULL);
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      gsize a_length, b_length;

      make (one, "both", "A4", FALSE);
      make (two, "both", "A4", FALSE);
      g_assert_true (g_file_get_contents (one, &a, &a_length, NULL));
      g_assert_true (g_file_get_contents (two, &b, &b_length, NULL));
      g_assert_cmpmem (a, a_length, b, b_length);
    }
}

static void
test_size (Fixture *self, gconstpointer data)
{
  make (self->path, "both", "A4", FALSE);
  g_assert_cmpint (file_size (self->path), <=, 600 * 1000);
  make (self->path, "both", "A3", FALSE);
  g_assert_cmpint (file_size (self->path), <=, 1500 * 1000);
}

/* Searchable, and free of pictures and of letters drawn as outlines. */
static void
test_svg (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "a.svg", NULL);
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
  { "too-large", { "figure", FLAGSHIP, "-o", "/tmp/buju-too-large.png", "--page", "A0", "--dpi", "1200" }, 1,
    "buju-too-large.png" },
  { "text-only", { "figure", "zj-city-pattern", "-o", "x.pdf" }, 2, "zj-city-pattern" },
  { "draw-nothing", { "draw" }, 2, "FILE" },
  { "draw-size", { "draw", "a.shp", "-o", "x.png" }, 2, "--size" },
  { "draw-size-value", { "draw", "a.shp", "-o", "x.png", "--size", "10" }, 2, "10" },
  { "draw-colour", { "draw", "a.shp", "-o", "x.png", "--size", "10x10", "--fill", "red" }, 2, "red" },
  { "draw-missing", { "draw", "/nonexistent/a.shp", "-o", "x.png", "--size", "10x10" }, 1, "a.shp" },
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
test_draw (Fixture *self, gconstpointer data)
{
  g_autofree char *land = g_build_filename (g_getenv ("BUJU_SHAPES_DIR"), "base", "land.shp", NULL);
  g_autofree char *roads = g_build_filename (g_getenv ("BUJU_SHAPES_DIR"), "base", "roads.shp", NULL);
  g_autofree char *info = NULL;
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "draw", land, roads, "-o", self->path, "--size", "1191x842", "--bbox", "121,30.6,122,31.5",
           "--fill", "#d9d1bf", "--stroke", "#595959", "--width", "0.5", NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  info = ask ("pdfinfo", self->path, NULL);
  if (info != NULL)
    g_assert_nonnull (strstr (info, "1191 x 842 pts"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/figure/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/figure/absent", Fixture, NULL, set_up, test_absent, tear_down);
  g_test_add ("/figure/english", Fixture, NULL, set_up, test_english, tear_down);
  g_test_add ("/figure/fonts", Fixture, NULL, set_up, test_fonts, tear_down);
  g_test_add ("/figure/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/figure/repeat", Fixture, NULL, set_up, test_repeat, tear_down);
  g_test_add ("/figure/size", Fixture, NULL, set_up, test_size, tear_down);
  g_test_add ("/figure/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/figure/draw", Fixture, NULL, set_up, test_draw, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/figure/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return g_test_run ();
}

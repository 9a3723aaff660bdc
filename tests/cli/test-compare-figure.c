/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju compare A B -o FILE: what is in the figure, in each language; what is refused; the same bytes again. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/buju-library.h"

#define A "sei-two-poles-two-belts"
#define B "amp-overall"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("buju-compare-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "对照.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* The figure's text without its spaces; NULL, with the test skipped, when pdftotext is not installed. */
static char *
read_text (const char *path)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  const char *argv[] = { tool, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  GString *text;

  if (tool == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  text = g_string_new (NULL);
  for (const char *p = out; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static gboolean
holds (const char *text, const char *wanted)
{
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);
  g_autofree char *squeezed = g_strjoinv ("", words);

  return strstr (text, squeezed) != NULL;
}

static void
make (const char *path, const char *language)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "compare", A, B, "-o", path, "--lang", language, "--page", "A3", NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
}

static const BujuLayout *
find (BujuContent *content, const char *id)
{
  const BujuLayout *layout = buju_content_find_layout (content, id);

  g_assert_nonnull (layout);
  return layout;
}

/* Both titles, both documents, a place of each side under its heading: in the languages asked for and in no other. */
static void
test_text (Fixture *self, gconstpointer data)
{
  const char *language = data;
  g_autoptr (BujuContent) content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), NULL);
  g_autofree char *text = NULL;
  gboolean zh = !g_str_equal (language, "en"), en = !g_str_equal (language, "zh");

  make (self->path, language);
  text = read_text (self->path);
  if (text == NULL)
    return;
  g_assert_true (holds (text, find (content, A)->title.zh) == zh);
  g_assert_true (holds (text, find (content, B)->title.zh) == zh);
  g_assert_true (holds (text, find (content, A)->title.en) == en);
  g_assert_true (holds (text, "Manufacturing plan 2021–25") == en);
  g_assert_true (holds (text, "仅A有的地点（10）") == zh);
  g_assert_true (holds (text, "Places only in A (10)") == en);
  g_assert_true (holds (text, "杨浦大学城") == zh);
  g_assert_true (holds (text, "Yangpu University Town") == en);
  g_assert_true (holds (text, "祝桥民用航空") == zh);
  g_assert_true (holds (text, "Zhuqiao civil aviation base") == en);
  g_assert_true (holds (text, "突破3500亿元") == zh);
  g_assert_true (holds (text, zh ? "示意图" : "Schematic"));
}

/* `buju figure A --compare B` is the same file, and so is the same command once more. */
static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "b.pdf", NULL);
  g_auto (CliRun) run = { 0 };
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  make (self->path, "zh");
  cli_run (&run, "C", "figure", A, "--compare", B, "-o", other, "--lang", "zh", "--page", "A3", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (self->path, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (other, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
refuse (const char *path, int status, const char *said, const char *a, const char *b)
{
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C", "compare", "-o", path, a, b, NULL);
  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.err, said));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *odd = g_build_filename (self->folder, "a.doc", NULL);

  refuse (self->path, 2, "two layouts", A, NULL);
  refuse (self->path, 1, "amp-overall", A, "amp-overal");
  refuse (self->path, 2, "amp-bio-1-5-x", A, "amp-bio-1-5-x");
  refuse (odd, 2, "a.doc", A, B);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compare-figure/zh", Fixture, "zh", set_up, test_text, tear_down);
  g_test_add ("/compare-figure/en", Fixture, "en", set_up, test_text, tear_down);
  g_test_add ("/compare-figure/both", Fixture, "both", set_up, test_text, tear_down);
  g_test_add ("/compare-figure/same-bytes", Fixture, NULL, set_up, test_same_bytes, tear_down);
  g_test_add ("/compare-figure/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}

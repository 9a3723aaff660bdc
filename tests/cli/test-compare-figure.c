/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* buju compare A B -o FILE: what is in the figure, in each language; what is refused; the same
 * bytes again. */

#include "cli-run.h"

#include <string.h>

#include "plan/buju-library.h"

#define A "sei-two-poles-two-belts"
#define B "amp-overall"

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

/* Both titles, both documents, a place of each side under its heading: in the languages asked for
 * and in no other. */
static void
test_text (CliFigure *self, gconstpointer data)
{
  const char *language = data;
  g_autoptr (BujuContent) content = buju_content_load (g_getenv ("BUJU_DATA_DIR"), NULL);
  g_autofree char *text = NULL;
  gboolean zh = !g_str_equal (language, "en"), en = !g_str_equal (language, "zh");

  make (self->path, language);
  text = cli_read_text (self->path);
  if (text == NULL)
    return;
  cli_expect (text, find (content, A)->title.zh, zh);
  cli_expect (text, find (content, B)->title.zh, zh);
  cli_expect (text, find (content, A)->title.en, en);
  cli_expect (text, "Manufacturing plan 2021–25", en);
  cli_expect (text, "仅 A 有的地点（10）", zh);
  cli_expect (text, "Places only in A (10)", en);
  cli_expect (text, "杨浦大学城", zh);
  cli_expect (text, "Yangpu University Town", en);
  cli_expect (text, "祝桥民用航空", zh);
  cli_expect (text, "Zhuqiao civil aviation base", en);
  cli_expect (text, "突破3500亿元", zh);
  cli_expect (text, zh ? "示意图" : "Schematic", TRUE);
}

/* `buju figure A --compare B` is the same file, and so is the same command once more. */
static void
test_same_bytes (CliFigure *self, gconstpointer data)
{
  g_autofree char *other = folder_path (&self->folder, "b.pdf");
  g_auto (CliRun) run = { 0 };

  make (self->path, "zh");
  cli_run (&run, "C", "figure", A, "--compare", B, "-o", other, "--lang", "zh", "--page", "A3",
           NULL);
  g_assert_cmpint (run.status, ==, 0);
  cli_expect_same (self->path, other);
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
test_refused (CliFigure *self, gconstpointer data)
{
  g_autofree char *odd = folder_path (&self->folder, "a.doc");

  refuse (self->path, 2, "two layouts", A, NULL);
  refuse (self->path, 1, "amp-overall", A, "amp-overal");
  refuse (self->path, 2, "amp-bio-1-5-x", A, "amp-bio-1-5-x");
  refuse (odd, 2, "a.doc", A, B);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLI_ADD_FIGURE ("/compare-figure/zh", "zh", test_text);
  CLI_ADD_FIGURE ("/compare-figure/en", "en", test_text);
  CLI_ADD_FIGURE ("/compare-figure/both", "both", test_text);
  CLI_ADD_FIGURE ("/compare-figure/same-bytes", NULL, test_same_bytes);
  CLI_ADD_FIGURE ("/compare-figure/refused", NULL, test_refused);
  return g_test_run ();
}

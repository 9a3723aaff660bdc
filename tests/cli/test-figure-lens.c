/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Figures of a lens: `buju figure LAYOUT --industry …`. */

#include "cli-run.h"

#include <string.h>

#include "plan/buju-lens.h"
#include "plan/buju-library.h"

#define FLAGSHIP "sei-two-poles-two-belts"

static BujuLens *
make_lens (BujuLibrary *library, const char *id)
{
  const char *ids[] = { id, NULL };
  BujuLens *lens = buju_lens_new (buju_library_get_content (library), ids, NULL);

  g_assert_nonnull (lens);
  return lens;
}

/* Every lit place whose point lies on the sheet is named there; the lens, its counts and its
 * documents stand beside the map. */
static void
test_text (CliFigure *self, gconstpointer data)
{
  static const char *const named[] = { "漕河泾园", "东方芯港", "集成电路设计园", "松江园", "张江科技创新极" };
  g_auto (CliRun) run = { 0 };
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, NULL);
  g_autoptr (BujuLens) lens = make_lens (library, "ic");
  const GPtrArray *plans = buju_lens_get_plans (lens);
  g_autofree char *count = g_strdup_printf ("%u处地点",
                                            buju_lens_count_places (lens, BUJU_LENS_ASSIGNED));
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", FLAGSHIP, "--industry", "ic", "-o", self->path, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  text = cli_read_text (self->path);
  if (text == NULL)
    return;
  cli_expect (text, "产业视角：集成电路", TRUE);
  cli_expect (text, "Industry lens: Integrated circuits", TRUE);
  cli_expect (text, "文件指明的地点：集成电路", TRUE);
  cli_expect (text, count, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    cli_expect (text, named[i], TRUE);
  for (guint i = 0; i < plans->len; i++)
    cli_expect (text, ((const BujuLensPlan *) g_ptr_array_index (plans, i))->plan->title.zh, TRUE);
}

/* By name as well as by id, several at once, in one language. */
static void
test_names (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", "zj-overall", "--lang", "zh", "--industry", "生物医药", "--industry",
           "integrated circuits", "-o", self->path, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  text = cli_read_text (self->path);
  if (text == NULL)
    return;
  cli_expect (text, "产业视角：生物医药、集成电路", TRUE);
  cli_expect (text, "北上海", TRUE);
  g_assert_null (strstr (text, "Industrylens"));
}

/* What an industry stands for is said; one without places is a figure all the same. */
static void
test_family (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) child = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  cli_run (&run, "C", "figure", "fut-five-clusters", "--industry", "future-health", "-o",
           self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = cli_read_text (self->path);
  cli_run (&child, "C", "figure", FLAGSHIP, "--industry", "track-bci", "-o", self->path, NULL);
  g_assert_cmpint (child.status, ==, 0);
  none = cli_read_text (self->path);
  if (text == NULL || none == NULL)
    return;
  cli_expect (text, "包括：脑机接口", TRUE);
  cli_expect (none, "文件未将该产业指向任何地点", TRUE);
}

static guint
count_glow (GBytes *ppm)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (ppm, &size);
  guint n = 0;

  for (gsize i = size % 3; i + 2 < size; i++)
    n += data[i] > 240 && data[i + 1] > 200 && data[i + 1] < 235 && data[i + 2] < 110;
  return n;
}

/* The glow is in the PDF: along borders, too, where it once was lost. */
static void
test_glow (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) with = { 0 };
  g_auto (CliRun) without = { 0 };
  g_autoptr (GBytes) lit = NULL;
  g_autoptr (GBytes) plain = NULL;

  cli_run (&with, "C", "figure", FLAGSHIP, "--industry", "ic", "-o", self->path, NULL);
  g_assert_cmpint (with.status, ==, 0);
  lit = cli_ask_bytes ("pdftoppm", "-r", "60", "-singlefile", self->path, NULL);
  cli_run (&without, "C", "figure", FLAGSHIP, "-o", self->path, NULL);
  g_assert_cmpint (without.status, ==, 0);
  plain = cli_ask_bytes ("pdftoppm", "-r", "60", "-singlefile", self->path, NULL);
  if (lit == NULL || plain == NULL)
    return;
  g_test_message ("%u and %u pixels glow", count_glow (lit), count_glow (plain));
  g_assert_cmpuint (count_glow (lit), >, count_glow (plain) + 400);
}

static void
test_unknown (CliFigure *self, gconstpointer data)
{
  g_auto (CliRun) typo = { 0 };
  g_auto (CliRun) place = { 0 };
  g_auto (CliRun) bytes = { 0 };

  cli_run (&typo, "C", "figure", FLAGSHIP, "--industry", "biomedicin", "-o", self->path, NULL);
  g_assert_cmpint (typo.status, ==, 1);
  g_assert_nonnull (strstr (typo.err, "biomed (生物医药)"));
  cli_run (&place, "C", "figure", FLAGSHIP, "--industry", "zhangjiang", "-o", self->path, NULL);
  g_assert_cmpint (place.status, ==, 1);
  cli_run (&bytes, "C", "figure", FLAGSHIP, "--industry", "\xff\xfe", "-o", self->path, NULL);
  g_assert_cmpint (bytes.status, ==, 1);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) CLI_ADD_FIGURE ("/figure-lens/" name, NULL, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text", test_text);
  ADD ("names", test_names);
  ADD ("family", test_family);
  ADD ("glow", test_glow);
  ADD ("unknown", test_unknown);
  return g_test_run ();
}

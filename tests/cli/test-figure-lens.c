/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Figures of a lens: `buju figure LAYOUT --industry …`. */

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>

#include "plan/buju-lens.h"
#include "plan/buju-library.h"

#define FLAGSHIP "sei-two-poles-two-belts"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("buju-lens-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "lens.pdf", NULL);
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

/* What a poppler tool writes; NULL, with the test skipped, when it is not installed. */
static GBytes *
ask (const char * const *argv)
{
  g_autofree char *path = g_find_program_in_path (argv[0]);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *out = NULL;

  if (path == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return NULL;
    }
  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

/* The figure's text without blanks: lines are broken anywhere. */
static char *
read_text (const char *path)
{
  const char *argv[] = { "pdftotext", path, "-", NULL };
  g_autoptr (GBytes) bytes = ask (argv);
  const char *data;
  GString *text;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  text = g_string_new (NULL);
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (data[i]))
      g_string_append_c (text, data[i]);
  return g_string_free (text, FALSE);
}

static void
need (const char *text, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *squeezed = g_strjoinv (NULL, parts);

  if (strstr (text, squeezed) == NULL)
    g_error ("“%s” is not in the figure", words);
}

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
test_text (Fixture *self, gconstpointer data)
{
  static const char *const named[] = { "漕河泾园", "东方芯港", "集成电路设计园", "松江园", "张江科技创新极" };
  g_auto (CliRun) run = { 0 };
  g_autoptr (BujuLibrary) library = buju_library_load (NULL, NULL);
  g_autoptr (BujuLens) lens = make_lens (library, "ic");
  const GPtrArray *plans = buju_lens_get_plans (lens);
  g_autofree char *count = g_strdup_printf ("%u处地点", buju_lens_count_places (lens, BUJU_LENS_ASSIGNED));
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", FLAGSHIP, "--industry", "ic", "-o", self->path, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  text = read_text (self->path);
  if (text == NULL)
    return;
  need (text, "产业视角：集成电路");
  need (text, "Industry lens: Integrated circuits");
  need (text, "文件指明的地点：集成电路");
  need (text, count);
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    need (text, named[i]);
  for (guint i = 0; i < plans->len; i++)
    need (text, ((const BujuLensPlan *) g_ptr_array_index (plans, i))->plan->title.zh);
}

/* By name as well as by id, several at once, in one language. */
static void
test_names (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_autofree char *text = NULL;

  cli_run (&run, "C", "figure", "zj-overall", "--lang", "zh", "--industry", "生物医药", "--industry",
           "integrated circuits", "-o", self->path, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  text = read_text (self->path);
  if (text == NULL)
    return;
  need (text, "产业视角：生物医药、集成电路");
  need (text, "北上海");
  g_assert_null (strstr (text, "Industrylens"));
}

/* What an industry stands for is said; one without places is a figure all the same. */
static void
test_family (Fixture *self, gconstpointer data)
{
  g_auto (CliRun) run = { 0 };
  g_auto (CliRun) child = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;

  cli_run (&run, "C", "figure", "fut-five-clusters", "--industry", "future-health", "-o", self->path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  text = read_text (self->path);
  cli_run (&child, "C", "figure", FLAGSHIP, "--industry", "track-bci", "-o", self->path, NULL);
  g_assert_cmpint (child.status, ==, 0);
  none = read_text (self->path);
  if (text == NULL || none == NULL)
    return;
  need (text, "包括：脑机接口");
  need (none, "文件未将该产业指向任何地点");
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
test_glow (Fixture *self, gconstpointer data)
{
  const char *argv[] = { "pdftoppm", "-r", "60", "-singlefile", self->path, NULL };
  g_auto (CliRun) with = { 0 };
  g_auto (CliRun) without = { 0 };
  g_autoptr (GBytes) lit = NULL;
  g_autoptr (GBytes) plain = NULL;

  cli_run (&with, "C", "figure", FLAGSHIP, "--industry", "ic", "-o", self->path, NULL);
  g_assert_cmpint (with.status, ==, 0);
  lit = ask (argv);
  cli_run (&without, "C", "figure", FLAGSHIP, "-o", self->path, NULL);
  g_assert_cmpint (without.status, ==, 0);
  plain = ask (argv);
  if (lit == NULL || plain == NULL)
    return;
  g_test_message ("%u and %u pixels glow", count_glow (lit), count_glow (plain));
  g_assert_cmpuint (count_glow (lit), >, count_glow (plain) + 400);
}

static void
test_unknown (Fixture *self, gconstpointer data)
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

#define ADD(name, function) g_test_add ("/figure-lens/" name, Fixture, NULL, set_up, function, tear_down)

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

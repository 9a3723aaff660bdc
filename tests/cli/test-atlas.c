/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Atlases as scripts make them: pages, contents, links, bookmarks, folders, interruption. */

#include "cli-run.h"

#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#define PLAN "zhangjiang-145"
#define FIGURES 4 /* layouts of that plan that can be drawn */

static char *
make (Folder *folder, const char *name, const char *language)
{
  char *path = folder_path (folder, name);
  g_auto (CliRun) run = { 0 };

  cli_run (&run, "C.UTF-8", "atlas", "--plan", PLAN, "--lang", language, "-o", path, NULL);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "");
  return path;
}

static char *
page_text (const char *path, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);

  return cli_ask ("pdftotext", "-layout", "-f", number, "-l", number, path, "-", NULL);
}

/* Each line of the contents names a page, and that page bears the number and the name. */
static void
test_contents (Folder *folder, gconstpointer data)
{
  g_autofree char *path = make (folder, "图集.pdf", "zh");
  g_autofree char *contents = page_text (path, 1);
  g_autofree char *info = cli_ask ("pdfinfo", path, NULL);
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (contents == NULL || info == NULL)
    return;
  g_assert_nonnull (strstr (info, "Pages:           5\n"));
  g_assert_nonnull (strstr (contents, "目录"));
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *number = strrchr (g_strchomp (lines[i]), ' ');
      g_autofree char *figure = NULL;
      g_autofree char *foot = NULL;

      if (strstr (lines[i], "1∶") == NULL || number == NULL)
        continue;
      n++;
      g_assert_cmpuint (g_ascii_strtoull (number, NULL, 10), ==, n + 1);
      figure = page_text (path, n + 1);
      foot = g_strdup (g_strstrip (g_strrstr (g_strchomp (figure), "\n")));
      g_assert_cmpstr (foot, ==, g_strchug ((char *) number));
    }
  g_assert_cmpuint (n, ==, FIGURES);
}

/* A sound file, a bookmark for the contents and each figure, a link for each line. */
static void
test_structure (Folder *folder, gconstpointer data)
{
  g_autofree char *path = make (folder, "a.pdf", "both");
  g_autofree char *check = cli_ask ("qpdf", "--check", path, NULL);
  g_autofree char *json = check != NULL
                          ? cli_ask ("qpdf", "--json", "--json-key=outlines", path, NULL) : NULL;
  g_autofree char *plain = json != NULL ? cli_ask ("qpdf", "--qdf", path, "-", NULL) : NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonArray *outlines;
  guint n_links = 0;

  if (plain == NULL)
    return;
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
  root = json_from_string (json, NULL);
  outlines = json_object_get_array_member (json_node_get_object (root), "outlines");
  g_assert_cmpuint (json_array_get_length (outlines), ==, FIGURES + 1);
  for (guint i = 0; i <= FIGURES; i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (outlines, i),
                                                 "destpageposfrom1"), ==,
                     i + 1);
  for (const char *p = plain; (p = strstr (p, "/Subtype /Link")) != NULL; p++)
    n_links++;
  g_assert_cmpuint (n_links, ==, FIGURES);
}

static void
test_repeat (Folder *folder, gconstpointer data)
{
  g_autofree char *one = make (folder, "a.pdf", "en");
  g_autofree char *two = make (folder, "b.pdf", "en");

  cli_expect_same (one, two);
}

/* A file each, and an index that links all of them. */
static void
test_folder (Folder *folder, gconstpointer data)
{
  g_autofree char *path = make (folder, "图集", "both");
  g_autofree char *index = g_build_filename (path, "index.html", NULL);
  g_autofree char *html = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_true (g_file_get_contents (index, &html, NULL, NULL));
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".pdf"))
      {
        g_autofree char *link = g_strdup_printf ("href=\"%s\"", name);

        g_assert_nonnull (strstr (html, link));
        n++;
      }
  g_assert_cmpuint (n, ==, FIGURES);
}

/* Ctrl+C: a message, the old file as it was, and an end by the signal, as shells want it. */
static void
test_interrupt (Folder *folder, gconstpointer data)
{
  g_autofree char *path = folder_write (folder, "a.pdf", "old", 3);
  g_autofree char *text = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, g_getenv ("BUJU_PROGRAM"), "atlas",
                        "--by", "component",
                        "-o", path, NULL);

  g_assert_no_error (error);
  g_usleep (3 * G_USEC_PER_SEC / 2);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGINT);
  g_assert_true (g_str_has_prefix (err, "buju: "));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

typedef struct
{
  const char *name;
  const char *arguments[7];
  int         status;
  const char *said;
} Refusal;

static const Refusal refusals[] = {
  { "no-output", { "atlas" }, 2, "-o" },
  { "operand", { "atlas", "x", "-o", "x.pdf" }, 2, "x" },
  { "kind", { "atlas", "--by", "street", "-o", "x.pdf" }, 2, "street" },
  { "plan", { "atlas", "--plan", "sei-14", "-o", "x.pdf" }, 1, "sei-145" },
  { "page", { "atlas", "--page", "B4", "-o", "x.pdf" }, 2, "B4" },
  { "language", { "atlas", "--lang", "fr", "-o", "x.pdf" }, 2, "fr" },
  { "folder", { "atlas", "--plan", PLAN, "-o", "/nonexistent/a.pdf" }, 1, "a.pdf" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_auto (CliRun) run = { 0 };

  cli_run_argv (&run, "C.UTF-8", refusal->arguments);
  g_test_message ("%s", run.err);
  g_assert_cmpint (run.status, ==, refusal->status);
  g_assert_nonnull (strstr (run.err, refusal->said));
  g_assert_false (g_file_test ("x.pdf", G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/atlas/contents", Folder, NULL, folder_set_up, test_contents, folder_tear_down);
  g_test_add ("/atlas/structure", Folder, NULL, folder_set_up, test_structure, folder_tear_down);
  g_test_add ("/atlas/repeat", Folder, NULL, folder_set_up, test_repeat, folder_tear_down);
  g_test_add ("/atlas/folder", Folder, NULL, folder_set_up, test_folder, folder_tear_down);
  g_test_add ("/atlas/interrupt", Folder, NULL, folder_set_up, test_interrupt, folder_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/atlas/refused/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Little memory, few threads, many vertices: a result or a message, and never the end by a
 * signal. */

#include <math.h>
#include <string.h>

#include "cli-run.h"
#include "shape-bytes.h"

#define N_VERTICES 800000   /* of one record: all of them far enough apart to be kept */
#define N_POINTS 100000

/* Sanitizers need the address space themselves. */
static gboolean
can_limit (void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return FALSE;
#else
  return g_strrstr (g_getenv ("LD_PRELOAD") != NULL ? g_getenv ("LD_PRELOAD") : "", "vgpreload")
         == NULL;
#endif
}

/* With @mebibytes of address space. That a signal did not end it is seen to by cli_run_argv(). */
static void
run_limited (CliRun *self, guint mebibytes, const char * const *arguments)
{
  g_autofree char *limit = g_strdup_printf ("ulimit -v %u; exec \"$0\" \"$@\"", mebibytes * 1024);
  g_autofree char *program = g_strdup (g_getenv ("BUJU_PROGRAM"));
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_add (all, (gpointer) "-c");
  g_ptr_array_add (all, limit);
  g_ptr_array_add (all, program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);
  g_setenv ("BUJU_PROGRAM", "/bin/sh", TRUE);
  cli_run_argv (self, "C.UTF-8", (const char * const *) all->pdata);
  g_setenv ("BUJU_PROGRAM", program, TRUE);
}

/* Done with a file, or failed with a message and none. Returns whether it is done. */
static gboolean
try_limit (guint mebibytes, const char * const *arguments, const char *output)
{
  g_auto (CliRun) run = { 0 };

  g_unlink (output);
  run_limited (&run, mebibytes, arguments);
  g_test_message ("%u MiB: %d %s", mebibytes, run.status, run.err);
  g_assert_cmpint (run.status, <=, 1);
  g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS) == (run.status == 0));
  if (run.status == 1)
    g_assert_nonnull (strstr (run.err, "emory"));
  return run.status == 0;
}

static gboolean
skip_unlimited (void)
{
  if (can_limit ())
    return FALSE;
  g_test_skip ("address space cannot be limited here");
  return TRUE;
}

/* Pango would end the process for want of a thread, cairo would fail for want of a font. */
static void
test_figure (Folder *folder, gconstpointer data)
{
  static const char *const formats[] = { "pdf", "png" };

  if (skip_unlimited ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("f.", formats[i], NULL);
      g_autofree char *output = folder_path (folder, name);
      const char *const arguments[] = { "figure", "sei-two-poles-two-belts", "-q", "-o", output,
                                        NULL };

      g_assert_false (try_limit (300, arguments, output));
      try_limit (450, arguments, output);
      g_assert_true (try_limit (1024, arguments, output));
    }
}

/* @n_records of @content bytes: lines of one part whose vertices leap across the map, or points. */
static char *
write_shapes (Folder *folder, guint32 n_records, guint32 n_vertices)
{
  g_autoptr (GByteArray) shp = g_byte_array_new ();
  g_autoptr (GByteArray) shx = g_byte_array_new ();
  guint32 content = n_vertices > 1 ? 48 + n_vertices * 16 : 20;
  guint32 type = n_vertices > 1 ? 3 : 1;

  shape_put_header (shp, type, 100 + (guint64) n_records * (8 + content));
  shape_put_header (shx, type, 100 + (guint64) n_records * 8);
  for (guint32 i = 0; i < n_records; i++)
    {
      shape_put (shx, (shp->len) / 2, TRUE);
      shape_put (shx, content / 2, TRUE);
      shape_put (shp, i + 1, TRUE);
      shape_put (shp, content / 2, TRUE);
      shape_put (shp, type, FALSE);
      for (guint k = 0; n_vertices > 1 && k < 4; k++)
        shape_put_number (shp, 0);
      if (n_vertices > 1)
        {
          shape_put (shp, 1, FALSE);
          shape_put (shp, n_vertices, FALSE);
          shape_put (shp, 0, FALSE);
        }
      for (guint32 k = 0; k < n_vertices; k++)
        {
          shape_put_number (shp, 121 + fmod ((i + k) * 0.6180339887498949, 1));
          shape_put_number (shp,
                      31 + fmod ((i + k) * 0.7548776662466927, 1) / (n_vertices > 1 ? 100 : 1));
        }
    }
  g_free (folder_write (folder, "x.shx", shx->data, shx->len));
  return folder_write (folder, "x.shp", shp->data, shp->len);
}

/* One line that fills memory in the reader, in what is kept of it, and in cairo. */
static void
test_draw (Folder *folder, gconstpointer data)
{
  static const char *const formats[] = { "png", "pdf" };
  g_autofree char *path = NULL;

  if (skip_unlimited ())
    return;
  path = write_shapes (folder, 1, N_VERTICES);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("o.", formats[i], NULL);
      g_autofree char *output = folder_path (folder, name);
      const char *const arguments[] = { "draw", path, "--size", "300x20", "-o", output, NULL };

      for (guint mebibytes = 200; mebibytes <= 400; mebibytes += 200)
        try_limit (mebibytes, arguments, output);
    }
}

/* Every point is a disc with a line around it. */
static void
test_points (Folder *folder, gconstpointer data)
{
  g_autofree char *path = NULL, *output = folder_path (folder, "o.pdf");

  if (skip_unlimited ())
    return;
  path = write_shapes (folder, N_POINTS, 1);
  for (guint mebibytes = 120; mebibytes <= 320; mebibytes += 100)
    try_limit (mebibytes,
               (const char *const[]) { "draw", path, "--size", "600x600", "-o", output, NULL },
               output);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/limits/figure", Folder, NULL, folder_set_up, test_figure, folder_tear_down);
  g_test_add ("/limits/draw", Folder, NULL, folder_set_up, test_draw, folder_tear_down);
  g_test_add ("/limits/points", Folder, NULL, folder_set_up, test_points, folder_tear_down);

  return g_test_run ();
}

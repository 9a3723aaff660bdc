/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-source.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder-fixture.h"

#define LARGE (400 * 1000)

static guint8
byte_at (gsize offset)
{
  return (guint8) (offset * 7 + (offset >> 8));
}

static char *
write_large (Folder *folder)
{
  g_autofree guint8 *bytes = g_malloc (LARGE);

  for (gsize i = 0; i < LARGE; i++)
    bytes[i] = byte_at (i);

  return folder_write (folder, "large", bytes, LARGE);
}

/* Whatever the window does, the bytes are those of the file. */
static void
test_read (Folder *folder, gconstpointer data)
{
  g_autofree char *path = write_large (folder);
  g_autoptr (BujuSource) source = buju_source_open (path, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree guint8 *buffer = g_malloc (LARGE);

  g_assert_cmpuint (buju_source_get_size (source), ==, LARGE);
  for (guint round = 0; round < 400; round++)
    {
      gsize offset = (gsize) g_rand_int_range (rand, 0, LARGE + 100);
      gsize size = (gsize) g_rand_int_range (rand, 0, round % 5 == 0 ? LARGE : 300);
      gsize expected = offset >= LARGE ? 0 : MIN (size, LARGE - offset);

      g_assert_cmpuint (buju_source_read (source, offset, buffer, size), ==, expected);
      for (gsize i = 0; i < expected; i += 1 + expected / 50)
        g_assert_cmpuint (buffer[i], ==, byte_at (offset + i));
    }
  g_assert_cmpuint (buju_source_read (source, G_MAXUINT64, buffer, 10), ==, 0);
}

static void
test_overlay (Folder *folder, gconstpointer data)
{
  g_autofree char *path = write_large (folder);
  g_autoptr (BujuSource) source = buju_source_open (path, NULL);
  guint8 buffer[20];

  buju_source_overlay (source, "0123456789", 10);
  g_assert_cmpuint (buju_source_read (source, 4, buffer, sizeof buffer), ==, sizeof buffer);
  g_assert_cmpmem (buffer, 6, "456789", 6);
  g_assert_cmpuint (buffer[6], ==, byte_at (10));
  g_assert_cmpuint (buju_source_read (source, 10, buffer, 1), ==, 1);
  g_assert_cmpuint (buffer[0], ==, byte_at (10));
}

static void
test_memory (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuSource) source = buju_source_new_taken (g_strdup ("hello"), 5);
  char buffer[10] = "";

  g_assert_cmpuint (buju_source_read (source, 1, buffer, sizeof buffer), ==, 4);
  g_assert_cmpmem (buffer, 4, "ello", 4);
}

/* A file that gets shorter while it is open gives short reads, and that is all. */
static void
test_cut_while_open (Folder *folder, gconstpointer data)
{
  g_autofree char *path = write_large (folder);
  g_autoptr (BujuSource) source = buju_source_open (path, NULL);
  guint8 buffer[64];

  g_assert_cmpint (truncate (path, 1000), ==, 0);
  g_assert_cmpuint (buju_source_read (source, 300000, buffer, sizeof buffer), ==, 0);
  g_assert_cmpuint (buju_source_read (source, 980, buffer, sizeof buffer), ==, 20);
}

static void
test_kinds (Folder *folder, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (folder->path, "fifo.shp", NULL);
  g_autofree char *missing = g_build_filename (folder->path, "missing.shp", NULL);
  g_autoptr (GError) fifo_error = NULL;
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) device_error = NULL;
  g_autoptr (GError) missing_error = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_null (buju_source_open (fifo, &fifo_error));
  g_assert_error (fifo_error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_null (buju_source_open (folder->path, &folder_error));
  g_assert_error (folder_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (buju_source_open ("/dev/zero", &device_error));
  g_assert_error (device_error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_null (buju_source_open (missing, &missing_error));
  g_assert_error (missing_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing_error->message, "missing.shp"));
}

static void
assert_sibling (Folder *folder, const char *name, const char *extension, const char *expected)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  g_autofree char *found = buju_source_find_sibling (path, extension);
  g_autofree char *base = found != NULL ? g_path_get_basename (found) : NULL;

  g_assert_cmpstr (base, ==, expected);
}

static void
test_siblings (Folder *folder, gconstpointer data)
{
  const char *const names[] = { "a.Shp",    "A.DBF",    "a.dbf",        "a.b.shp",     "a.b.SHX",
                                "land.shp", "LAND.CPG", "\xc8\xcb.shp", "\xc8\xcb.PRJ" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (folder_write (folder, names[i], "", 0));
  assert_sibling (folder, "a.Shp", "dbf", "a.dbf");
  assert_sibling (folder, "A.Shp", "dbf", "A.DBF");
  assert_sibling (folder, "a.dbf", "shp", "a.Shp");
  assert_sibling (folder, "a.Shp", "shx", NULL);
  assert_sibling (folder, "a.b.shp", "shx", "a.b.SHX");
  assert_sibling (folder, "land.shp", "cpg", "LAND.CPG");
  assert_sibling (folder, "\xc8\xcb.shp", "prj", "\xc8\xcb.PRJ");
  assert_sibling (folder, "no/such/folder.shp", "prj", NULL);
}

static void
test_numbers (void)
{
  const guint8 bytes[] = { 0xfe, 0x01, 0x02, 0x83 };

  g_assert_cmphex (buju_source_get_be32 (bytes), ==, 0xfe010283);
  g_assert_cmphex (buju_source_get_le32 (bytes), ==, 0x830201fe);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, Folder, NULL, folder_set_up, function, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/source/read", test_read);
  ADD ("/source/overlay", test_overlay);
  ADD ("/source/memory", test_memory);
  ADD ("/source/cut-while-open", test_cut_while_open);
  ADD ("/source/kinds", test_kinds);
  ADD ("/source/siblings", test_siblings);
  g_test_add_func ("/source/numbers", test_numbers);

  return g_test_run ();
}

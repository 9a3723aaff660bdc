/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-memory.h"

#include <math.h>
#include <sys/resource.h>
#include <unistd.h>

#include "shape-fixture.h"

#define MEBIBYTE (1024 * 1024)

/* Sanitizers and valgrind need the address space themselves. */
static gboolean
can_limit (void)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return FALSE;
#else
  return g_strrstr (g_getenv ("LD_PRELOAD") != NULL ? g_getenv ("LD_PRELOAD") : "", "vgpreload") ==
         NULL;
#endif
}

static void
limit_memory (void)
{
  const struct rlimit limit = { 400 * MEBIBYTE, 400 * MEBIBYTE };

  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
}

static void
test_allows (void)
{
  g_assert_true (buju_memory_allows (0));
  g_assert_true (buju_memory_allows (MEBIBYTE));
  g_assert_true (buju_memory_allows (20 * MEBIBYTE));
  g_assert_false (buju_memory_allows (G_MAXUINT64));
  g_assert_false (buju_memory_allows (G_GUINT64_CONSTANT (1) << 50));
}

static void
test_limit (void)
{
  if (!can_limit ())
    {
      g_test_skip ("address space cannot be limited here");
      return;
    }
  if (g_test_subprocess ())
    {
      limit_memory ();
      g_assert_false (buju_memory_allows (G_GUINT64_CONSTANT (500) * MEBIBYTE));
      g_assert_true (buju_memory_allows (20 * MEBIBYTE));
      /* It would fit, but nothing beside it. */
      g_assert_false (buju_memory_allows (320 * MEBIBYTE));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* One honest record of 30 million points in a file full of holes: a message, and no abort. */
static void
write_huge (Folder *folder)
{
  g_autofree char *path = shape_path (folder, ".shp");
  const guint32 n_points = 30 * 1000 * 1000;
  guint32 length = GUINT32_TO_BE ((44 + 4 + n_points * 16) / 2);
  guint32 count = GUINT32_TO_LE (n_points);

  write_shapes (folder, SHPT_ARC, 1);
  remove_file (folder, ".shx");
  patch_file (folder, ".shp", 104, (const char *) &length, 4);
  patch_file (folder, ".shp", 108 + 36, "\1\0\0\0", 4);
  patch_file (folder, ".shp", 108 + 40, (const char *) &count, 4);
  g_assert_cmpint (truncate (path, 108 + 48 + (goffset) n_points * 16), ==, 0);
}

static void
test_huge_record (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Folder folder;

  if (!can_limit ())
    {
      g_test_skip ("address space cannot be limited here");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }
  folder_set_up (&folder, NULL);
  write_huge (&folder);
  limit_memory ();
  path = shape_path (&folder, ".shp");
  g_assert_null (buju_shapefile_read (path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  folder_tear_down (&folder, NULL);
}

/* KiB that the process holds. */
static long
get_resident (void)
{
  g_autofree char *text = NULL;
  long all, resident;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &all, &resident), ==, 2);

  return resident * (sysconf (_SC_PAGESIZE) / 1024);
}

/* What is opened and closed again and again leaves nothing behind. */
static void
test_cycles (void)
{
  const BujuReadOptions options = { .crs = BUJU_MAP_CRS };
  g_autofree char *path = NULL;
  long before = 0;
  Folder folder;

  if (!can_limit ())
    {
      g_test_skip ("what the process holds is the checker's");
      return;
    }
  folder_set_up (&folder, NULL);
  write_layer (&folder, SHPT_POLYGON);
  path = shape_path (&folder, ".shp");
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (BujuReport) report = NULL;
      g_autoptr (BujuLayer) layer = buju_shapefile_read (path, &options, &report, NULL, NULL);

      g_assert_nonnull (layer);
      if (i == 20)
        before = get_resident ();
    }
  g_assert_cmpint (get_resident () - before, <, 1024);
  folder_tear_down (&folder, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memory/allows", test_allows);
  g_test_add_func ("/memory/limit", test_limit);
  g_test_add_func ("/memory/huge-record", test_huge_record);
  g_test_add_func ("/memory/cycles", test_cycles);

  return g_test_run ();
}

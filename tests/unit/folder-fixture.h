/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A folder of its own for each test, gone afterwards. */

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char *path;
} Folder;

static inline void
folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = g_dir_make_tmp ("buju-test-XXXXXX", NULL);
  g_assert_nonnull (folder->path);
}

static inline void
folder_tear_down (Folder *folder, gconstpointer data)
{
  folder_remove (folder->path);
  g_free (folder->path);
}

static inline char *
folder_path (const Folder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

/* How many files in it end so; "": all. */
static inline guint
folder_count (const Folder *folder, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, suffix);
  return n;
}

/* Returns the path. */
static inline char *
folder_write (Folder *folder, const char *name, gconstpointer bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  char *path = folder_path (folder, name);

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);

  return path;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-projection-files.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

/* These two are asked for by PROJ itself, in its own folders; where the first one is tells them. */
static const char *own_files[] = { "proj.db", "proj.ini", NULL };

static gboolean
is_in_folder (const char *filename,
              const char *folder)
{
  g_autofree char *its_folder = g_path_get_dirname (filename);
  g_autofree char *whole = g_canonicalize_filename (its_folder, NULL);
  g_autofree char *wanted = g_canonicalize_filename (folder, NULL);

  return g_str_equal (whole, wanted);
}

/* The folder of its database, and the one that projsync fills for the user. */
static gboolean
is_allowed (PJ_CONTEXT *context,
            const char *filename)
{
  g_autofree char *name = g_path_get_basename (filename);
  g_autofree char *folder = NULL;
  const char *database;

  if (g_strv_contains (own_files, name))
    return TRUE;

  database = proj_context_get_database_path (context);
  if (database != NULL)
    folder = g_path_get_dirname (database);

  return (folder != NULL && is_in_folder (filename, folder)) ||
         is_in_folder (filename, proj_context_get_user_writable_directory (context, 0));
}

static int
open_regular (const char *filename)
{
  int fd = g_open (filename, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat status;

  if (fd >= 0 && (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)))
    {
      close (fd);
      fd = -1;
    }

  return fd;
}

/* A handle is the descriptor plus one, as NULL means failure. */
static PROJ_FILE_HANDLE *
open_cbk (PJ_CONTEXT       *context,
          const char       *filename,
          PROJ_OPEN_ACCESS  access,
          void             *user_data)
{
  int fd = access == PROJ_OPEN_ACCESS_READ_ONLY && is_allowed (context, filename)
               ? open_regular (filename)
               : -1;

  return (PROJ_FILE_HANDLE *) (intptr_t) (fd + 1);
}

static int
get_descriptor (PROJ_FILE_HANDLE *handle)
{
  return (int) (intptr_t) handle - 1;
}

static size_t
read_cbk (PJ_CONTEXT       *context,
          PROJ_FILE_HANDLE *handle,
          void             *buffer,
          size_t            size,
          void             *user_data)
{
  size_t done = 0;

  while (done < size)
    {
      ssize_t n = read (get_descriptor (handle), (char *) buffer + done, size - done);

      if (n <= 0)
        break;
      done += n;
    }

  return done;
}

static size_t
write_cbk (PJ_CONTEXT       *context,
           PROJ_FILE_HANDLE *handle,
           const void       *buffer,
           size_t            size,
           void             *user_data)
{
  return 0;
}

static int
seek_cbk (PJ_CONTEXT       *context,
          PROJ_FILE_HANDLE *handle,
          long long         offset,
          int               whence,
          void             *user_data)
{
  return lseek (get_descriptor (handle), offset, whence) >= 0;
}

static unsigned long long
tell_cbk (PJ_CONTEXT       *context,
          PROJ_FILE_HANDLE *handle,
          void             *user_data)
{
  return lseek (get_descriptor (handle), 0, SEEK_CUR);
}

static void
close_cbk (PJ_CONTEXT       *context,
           PROJ_FILE_HANDLE *handle,
           void             *user_data)
{
  close (get_descriptor (handle));
}

static int
exists_cbk (PJ_CONTEXT *context,
            const char *filename,
            void       *user_data)
{
  return g_file_test (filename, G_FILE_TEST_EXISTS);
}

static int
refuse_cbk (PJ_CONTEXT *context,
            const char *filename,
            void       *user_data)
{
  return 0;
}

static int
refuse_rename_cbk (PJ_CONTEXT *context,
                   const char *from,
                   const char *to,
                   void       *user_data)
{
  return 0;
}

/**
 * buju_projection_files_set_up:
 * @context: a context of PROJ
 *
 * Lets it read regular files in PROJ's own folders only, and write none.
 */
void
buju_projection_files_set_up (PJ_CONTEXT *context)
{
  static const PROJ_FILE_API api = {
    .version = 1,
    .open_cbk = open_cbk,
    .read_cbk = read_cbk,
    .write_cbk = write_cbk,
    .seek_cbk = seek_cbk,
    .tell_cbk = tell_cbk,
    .close_cbk = close_cbk,
    .exists_cbk = exists_cbk,
    .mkdir_cbk = refuse_cbk,
    .unlink_cbk = refuse_cbk,
    .rename_cbk = refuse_rename_cbk,
  };

  proj_context_set_fileapi (context, &api, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif

#include "config.h"

#include "draw/buju-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (1 << 20)  /* bytes between two looks at the cancellable */
#define NAME_TRIES 100
#define PREFIX ".buju-"
#define SUFFIX ".tmp"
#define GRACE 10         /* s: a file so young may not be locked yet */
#define ABANDONED 3600   /* s: also where locks say nothing */
#define MOST_SWEPT 1000  /* entries of a folder that are looked at */

/* Where the file is to be and the nameless or temporary one that will become it. */
typedef struct
{
  char  *path;       /* with symbolic links followed */
  char  *folder;
  char  *temporary;  /* NULL while the file has no name */
  int    fd;
  mode_t mode;       /* of the file that is replaced; 0 = there is none */
} Output;

static void
output_clear (Output *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

/* What to do about it; NULL when that depends. */
static const char *
advise (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _("Free some space, or choose another folder.");
    case EACCES:
    case EPERM:
    case EROFS:
      return _("Choose a folder that you may write to.");
    case ENOENT:
    case ENOTDIR:
      return _("Choose a folder that exists.");
    default:
      return NULL;
    }
}

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *advice = advise (code);
  const char *kept = g_file_test (path, G_FILE_TEST_IS_REGULAR)
                     ? _("The file that was there is unharmed.") : NULL;
  g_autofree char *reason = g_strdup_printf (_("“%s” could not be written: %s"), name,
                                             g_strerror (code));
  g_autofree char *advised = advice != NULL ? g_strdup_printf (_("%s. %s"), reason, advice)
                             : g_strdup (reason);

  if (kept == NULL)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), advised);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                 advice != NULL ? _("%s %s") : _("%s. %s"), advised,
                 kept);
  return FALSE;
}

/* A link is followed, so that it stays a link; anything that is not a plain file is refused. */
static gboolean
output_init (Output *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  char *real;
  struct stat info;

  if (path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is not on a local disk"),
                   uri);
      return FALSE;
    }
  real = realpath (path, NULL);
  self->path = g_strdup (real != NULL ? real : path);
  free (real);
  self->folder = g_path_get_dirname (self->path);
  if (stat (self->path, &info) == 0)
    {
      if (S_ISDIR (info.st_mode))
        return fail (path, EISDIR, error);
      if (!S_ISREG (info.st_mode))
        return fail (path, EINVAL, error);
      self->mode = info.st_mode & 07777;
    }
  return TRUE;
}

/**
 * buju_output_check:
 * @file: where a file is to be written
 * @error: return location for a #GError
 *
 * Finds out early whether writing can succeed; creates nothing.
 *
 * Returns: %FALSE with a message that names the file when its folder is missing or closed to us
 */
gboolean
buju_output_check (GFile *file, GError **error)
{
  g_auto (Output) output = { .fd = -1 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (!output_init (&output, file, error))
    return FALSE;
  if (!g_file_test (output.folder, G_FILE_TEST_IS_DIR))
    return fail (output.path, g_file_test (output.folder, G_FILE_TEST_EXISTS) ? ENOTDIR : ENOENT,
                 error);
  if (g_access (output.folder, W_OK | X_OK) != 0)
    return fail (output.path, errno, error);
  return TRUE;
}

static char *
make_temporary_name (const Output *self)
{
  return g_strdup_printf ("%s/" PREFIX "%08x" SUFFIX, self->folder, g_random_int ());
}

/* A writer holds a lock on its file, and a lock goes with its process. */
static gboolean
is_abandoned (int fd, const struct stat *info)
{
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - info->st_mtime;

  if (!S_ISREG (info->st_mode) || info->st_uid != geteuid () || age < GRACE)
    return FALSE;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  return errno != EWOULDBLOCK && age > ABANDONED;
}

/* Removes what a writer left that was killed between naming its file and renaming it. Trouble here
 * is nobody's. */
static void
sweep (const Output *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  for (guint i = 0; dir != NULL && i < MOST_SWEPT && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      g_autofree char *path = NULL;
      struct stat info;
      int fd;

      if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
        continue;
      path = g_build_filename (self->folder, name, NULL);
      fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
      if (fd < 0)
        continue;
      if (fstat (fd, &info) == 0 && is_abandoned (fd, &info))
        g_unlink (path);
      close (fd);
    }
}

/* A nameless file leaves nothing behind even when the process is killed; file systems that have
 * none, and systems where it could not be given a name later because /proc is not there, get a
 * named one, which is removed on every way out but that. It is locked, so that nobody takes it for
 * a leftover. */
static gboolean
output_open (Output *self, GError **error)
{
  if (g_access ("/proc/self/fd", X_OK) == 0)
    self->fd = open (self->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  for (int i = 0; self->fd < 0 && i < NAME_TRIES; i++)
    {
      g_autofree char *name = make_temporary_name (self);

      self->fd = open (name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
      if (self->fd >= 0)
        self->temporary = g_steal_pointer (&name);
      else if (errno != EEXIST)
        break;
    }
  if (self->fd < 0)
    return fail (self->path, errno, error);
  (void) flock (self->fd, LOCK_EX | LOCK_NB);
  if (self->mode != 0 && fchmod (self->fd, self->mode) != 0 && errno != EPERM)
    return fail (self->path, errno, error);
  return TRUE;
}

static gboolean
output_fill (Output *self, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      written = write (self->fd, data, MIN (length, BLOCK));
      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return fail (self->path, written == 0 ? ENOSPC : errno, error);
      data += written;
      length -= written;
    }
  if (fsync (self->fd) != 0)
    return fail (self->path, errno, error);
  return TRUE;
}

/* Gives the nameless file a temporary name, because a link cannot replace a file and a rename
 * can. */
static gboolean
output_name (Output *self, GError **error)
{
  g_autofree char *self_fd = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (int i = 0; self->temporary == NULL && i < NAME_TRIES; i++)
    {
      g_autofree char *name = make_temporary_name (self);

      if (linkat (AT_FDCWD, self_fd, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
        self->temporary = g_steal_pointer (&name);
      else if (errno != EEXIST)
        break;
    }
  return self->temporary != NULL || fail (self->path, errno, error);
}

static gboolean
output_commit (Output *self, GError **error)
{
  int folder;

  if (!output_name (self, error))
    return FALSE;
  if (close (g_steal_fd (&self->fd)) != 0 || g_rename (self->temporary, self->path) != 0)
    return fail (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);

  folder = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0)
    return TRUE;
  /* Some file systems cannot do this; the file itself is safe by now. */
  if (fsync (folder) != 0 && errno != EINVAL && errno != EROFS)
    {
      int code = errno;

      close (folder);
      return fail (self->path, code, error);
    }
  close (folder);
  return TRUE;
}

/**
 * buju_output_write:
 * @file: where to
 * @bytes: the whole content
 * @cancellable: (nullable): cancels until the last moment
 * @error: return location for a #GError
 *
 * Writes @bytes beside @file, flushes them to the disk, and renames. On any failure the old file is
 * untouched and nothing is left behind; what a killed process left in the folder earlier is
 * removed.
 *
 * Returns: %FALSE with a #GIOErrorEnum that names the file
 */
gboolean
buju_output_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_auto (Output) output = { .fd = -1 };

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!output_init (&output, file, error))
    return FALSE;
  sweep (&output);
  return output_open (&output, error)
         && output_fill (&output, bytes, cancellable, error)
         && output_commit (&output, error);
}

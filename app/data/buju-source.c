/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A window as large as a disk likes to read; a walk over record headers stays in it for long. */
#define WINDOW_SIZE (128 * 1024)

struct _BujuSource
{
  int      fd;          /* -1 when in memory */
  guint64  size;
  guint8  *memory;
  guint8  *window;      /* what the file holds from window_start on */
  guint64  window_start;
  gsize    window_size;
  guint8  *header;      /* shown instead of the first bytes */
  gsize    header_size;
};

static gboolean
check_kind (int      fd,
            const char *path,
            guint64 *size,
            GError **error)
{
  struct stat info;
  g_autofree char *name = g_filename_display_name (path);

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      *size = (guint64) info.st_size;
      return TRUE;
    }

  g_set_error (error, G_IO_ERROR,
               S_ISDIR (info.st_mode) ? G_IO_ERROR_IS_DIRECTORY : G_IO_ERROR_NOT_REGULAR_FILE,
               "%s: not a regular file", name);

  return FALSE;
}

/**
 * buju_source_open:
 * @path: a file, in the encoding of file names
 * @error: return location; %G_IO_ERROR
 *
 * Opens a regular file for reading. A FIFO or device is refused at once instead of waiting for it.
 *
 * Returns: (transfer full) (nullable): the source
 */
BujuSource *
buju_source_open (const char  *path,
                  GError     **error)
{
  BujuSource *self;
  guint64 size;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      int problem = errno;
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (problem), "%s: %s", name,
                   g_strerror (problem));
      return NULL;
    }
  if (!check_kind (fd, path, &size, error))
    {
      close (fd);
      return NULL;
    }

  self = g_new0 (BujuSource, 1);
  self->fd = fd;
  self->size = size;

  return self;
}

/**
 * buju_source_new_taken:
 * @bytes: (transfer full): memory from g_malloc()
 * @size: its size in bytes
 *
 * Returns: (transfer full): a source that lies in memory
 */
BujuSource *
buju_source_new_taken (gpointer bytes,
                       gsize    size)
{
  BujuSource *self = g_new0 (BujuSource, 1);

  self->fd = -1;
  self->memory = bytes;
  self->size = size;

  return self;
}

/**
 * buju_source_free:
 * @self: (transfer full): a source
 */
void
buju_source_free (BujuSource *self)
{
  g_return_if_fail (self != NULL);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->memory);
  g_free (self->window);
  g_free (self->header);
  g_free (self);
}

/**
 * buju_source_get_size:
 * @self: a source
 *
 * Returns: the size in bytes, as found when it was opened
 */
guint64
buju_source_get_size (const BujuSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

static gsize
read_fully (int      fd,
            guint64  offset,
            guint8  *buffer,
            gsize    size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize got = pread (fd, buffer + done, size - done, (off_t) (offset + done));

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        break;
      done += (gsize) got;
    }

  return done;
}

static gboolean
window_holds (const BujuSource *self,
              guint64           offset,
              gsize             size)
{
  return offset >= self->window_start && offset - self->window_start <= self->window_size &&
         size <= self->window_size - (gsize) (offset - self->window_start);
}

static gsize
read_file (BujuSource *self,
           guint64     offset,
           guint8     *buffer,
           gsize       size)
{
  if (size > WINDOW_SIZE / 2)
    return read_fully (self->fd, offset, buffer, size);

  if (!window_holds (self, offset, size))
    {
      if (self->window == NULL)
        self->window = g_malloc (WINDOW_SIZE);
      self->window_start = offset;
      self->window_size = read_fully (self->fd, offset, self->window, WINDOW_SIZE);
      size = MIN (size, self->window_size);
    }
  memcpy (buffer, self->window + (offset - self->window_start), size);

  return size;
}

/**
 * buju_source_read:
 * @self: a source
 * @offset: where to start, in bytes; may lie beyond the end
 * @buffer: (out caller-allocates): room for @size bytes
 * @size: how many are wanted
 *
 * Returns: how many could be read
 */
gsize
buju_source_read (BujuSource *self,
                  guint64     offset,
                  gpointer    buffer,
                  gsize       size)
{
  g_return_val_if_fail (self != NULL && buffer != NULL, 0);

  if (offset >= self->size)
    return 0;

  size = (gsize) MIN ((guint64) size, self->size - offset);
  if (self->fd < 0)
    memcpy (buffer, self->memory + offset, size);
  else
    size = read_file (self, offset, buffer, size);
  if (offset < self->header_size)
    memcpy (buffer, self->header + offset, MIN (size, self->header_size - (gsize) offset));

  return size;
}

/**
 * buju_source_read_at:
 * @self: a source that is a file
 * @offset: where to start, in bytes; may lie beyond the end
 * @buffer: (out caller-allocates): room for @size bytes
 * @size: how many are wanted
 *
 * Reads straight from the file: nothing is kept, overlaid bytes are not shown. Several threads may
 * do so at once.
 *
 * Returns: how many could be read
 */
gsize
buju_source_read_at (const BujuSource *self,
                     guint64           offset,
                     gpointer          buffer,
                     gsize             size)
{
  g_return_val_if_fail (self != NULL && self->fd >= 0 && buffer != NULL, 0);

  if (offset >= self->size)
    return 0;

  return read_fully (self->fd, offset, buffer, (gsize) MIN ((guint64) size, self->size - offset));
}

/**
 * buju_source_overlay:
 * @self: a source
 * @header: (array length=size): bytes to show instead of the first of the file
 * @size: how many
 */
void
buju_source_overlay (BujuSource    *self,
                     gconstpointer  header,
                     gsize          size)
{
  g_return_if_fail (self != NULL && header != NULL && size <= self->size);

  g_free (self->header);
  self->header = g_memdup2 (header, size);
  self->header_size = size;
}

/**
 * buju_source_get_be32:
 * @bytes: (array fixed-size=4): a number with its highest byte first
 */
guint32
buju_source_get_be32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/**
 * buju_source_get_le32:
 * @bytes: (array fixed-size=4): a number with its lowest byte first
 */
guint32
buju_source_get_le32 (const guint8 *bytes)
{
  return (guint32) bytes[3] << 24 | (guint32) bytes[2] << 16 | (guint32) bytes[1] << 8 | bytes[0];
}

/**
 * buju_source_has_extension:
 * @path: a file
 * @extension: lower case, without the dot
 *
 * Returns: whether the file's name ends so, in whatever case
 */
gboolean
buju_source_has_extension (const char *path,
                           const char *extension)
{
  const char *dot;

  g_return_val_if_fail (path != NULL && extension != NULL, FALSE);

  dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0;
}

/* Lower is better: the same stem first, then the usual small letters. -1 for a stranger. */
static int
rank_name (const char *name,
           const char *stem,
           const char *extension)
{
  gsize length = strlen (stem);

  if (strlen (name) != length + 1 + strlen (extension) || name[length] != '.' ||
      g_ascii_strncasecmp (name, stem, length) != 0 ||
      g_ascii_strcasecmp (name + length + 1, extension) != 0)
    return -1;

  return (strncmp (name, stem, length) != 0 ? 2 : 0) +
         (strcmp (name + length + 1, extension) != 0 ? 1 : 0);
}

/**
 * buju_source_find_sibling:
 * @path: a file of a shapefile
 * @extension: what to look for, lower case, without the dot
 *
 * Looks through the folder for the same name with another extension, without regard to the case of
 * ASCII letters.
 *
 * Returns: (transfer full) (nullable): the path, or %NULL when there is no such file
 */
char *
buju_source_find_sibling (const char *path,
                          const char *extension)
{
  g_autofree char *folder = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *best = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  char *dot;
  int best_rank = G_MAXINT;

  g_return_val_if_fail (path != NULL && extension != NULL, NULL);

  folder = g_path_get_dirname (path);
  stem = g_path_get_basename (path);
  dot = strrchr (stem, '.');
  if (dot != NULL)
    *dot = '\0';
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      int rank = rank_name (name, stem, extension);

      if (rank < 0 || rank >= best_rank)
        continue;
      best_rank = rank;
      g_free (best);
      best = g_build_filename (folder, name, NULL);
    }

  return g_steal_pointer (&best);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-archive.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

#include "data/buju-source.h"

#define END_SIZE 22               /* bytes of the record at the end, without its comment */
#define LONGEST_COMMENT 65535
#define ENTRY_SIZE 46             /* bytes of an entry of the directory, without its names */
#define LOCAL_SIZE 30
#define LARGEST_DIRECTORY (32 << 20)
#define MOST_ENTRIES 20000
#define LARGEST_MEMBER (G_GUINT64_CONSTANT (2) << 30) /* bytes */
/* bytes: below, no proportion is suspicious */
#define HARMLESS (G_GUINT64_CONSTANT (64) << 20)
#define MOST_PROPORTION 250       /* unpacked to packed */
#define BLOCK (64 << 10)
#define FLAG_ENCRYPTED 1
#define FLAG_UTF8 0x800

typedef struct
{
  char   *name;
  guint64 offset, packed, size;
  guint32 crc;
  guint   method, flags;
} Entry;

struct _BujuArchive
{
  char       *path;
  BujuSource *source;
  GArray     *entries;
};

/**
 * buju_archive_error_quark:
 *
 * Returns: the domain of errors in archives
 */
G_DEFINE_QUARK (buju-archive-error-quark, buju_archive_error)

static guint
get_le16 (const guint8 *bytes)
{
  return bytes[0] | (guint) bytes[1] << 8;
}

static void G_GNUC_PRINTF (4, 5)
fail (const BujuArchive *self, GError **error, BujuArchiveError code, const char *format, ...)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, BUJU_ARCHIVE_ERROR, code, "“%s”: %s", name, message);
}

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->name);
}

/* Files of Windows separate folders by either stroke. */
static char *
decode_name (const guint8 *bytes, gsize length, gboolean utf8)
{
  char *name = NULL;

  if (utf8 || g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    name = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  if (name == NULL)
    name = g_convert ((const char *) bytes, (gssize) length, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (name == NULL)
    name = g_utf8_make_valid ((const char *) bytes, (gssize) length);
  return g_strdelimit (name, "\\", '/');
}

/* The record at the end, looked for from the back. */
static gboolean
find_end (BujuArchive *self, guint8 *end)
{
  guint64 size = buju_source_get_size (self->source);
  gsize n = (gsize) MIN (size, LONGEST_COMMENT + END_SIZE);
  g_autofree guint8 *tail = g_malloc (n + 1);

  if (n < END_SIZE || buju_source_read_at (self->source, size - n, tail, n) != n)
    return FALSE;
  for (gsize i = n - END_SIZE + 1; i > 0; i--)
    if (memcmp (tail + i - 1, "PK\5\6", 4) == 0)
      {
        memcpy (end, tail + i - 1, END_SIZE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_entries (BujuArchive *self, const guint8 *directory, gsize size, guint n)
{
  gsize at = 0;

  for (guint i = 0; i < n; i++)
    {
      const guint8 *p = directory + at;
      Entry entry = { NULL };
      guint name, more;

      if (size - at < ENTRY_SIZE || memcmp (p, "PK\1\2", 4) != 0)
        return FALSE;
      name = get_le16 (p + 28);
      more = get_le16 (p + 30) + get_le16 (p + 32);
      if (size - at - ENTRY_SIZE < (gsize) name + more)
        return FALSE;
      entry.flags = get_le16 (p + 8);
      entry.method = get_le16 (p + 10);
      entry.crc = buju_source_get_le32 (p + 16);
      entry.packed = buju_source_get_le32 (p + 20);
      entry.size = buju_source_get_le32 (p + 24);
      entry.offset = buju_source_get_le32 (p + 42);
      entry.name = decode_name (p + ENTRY_SIZE, name, (entry.flags & FLAG_UTF8) != 0);
      g_array_append_val (self->entries, entry);
      at += ENTRY_SIZE + name + more;
    }
  return TRUE;
}

static gboolean
read_directory (BujuArchive *self, GError **error)
{
  guint8 end[END_SIZE];
  g_autofree guint8 *directory = NULL;
  guint64 size, offset;
  guint n;

  if (!find_end (self, end))
    {
      fail (self, error, BUJU_ARCHIVE_ERROR_FORMAT, _("this is no zip archive, or it is cut off"));
      return FALSE;
    }
  n = get_le16 (end + 10);
  size = buju_source_get_le32 (end + 12);
  offset = buju_source_get_le32 (end + 16);
  if (n > MOST_ENTRIES || size > LARGEST_DIRECTORY || offset == G_MAXUINT32)
    {
      fail (self, error, BUJU_ARCHIVE_ERROR_TOO_LARGE,
            _("the archive holds too much: unpack it and open the files"));
      return FALSE;
    }
  directory = g_malloc (size + 1);
  if (buju_source_read_at (self->source, offset, directory, size) == size
      && read_entries (self, directory, size, n))
    return TRUE;
  fail (self, error, BUJU_ARCHIVE_ERROR_FORMAT, _("the archive is damaged"));
  return FALSE;
}

/**
 * buju_archive_open:
 * @path: a file
 * @error: return location for a #BujuArchiveError or a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the archive; only its directory has been read
 */
BujuArchive *
buju_archive_open (const char *path, GError **error)
{
  g_autoptr (BujuArchive) self = g_new0 (BujuArchive, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->source = buju_source_open (path, error);
  if (self->source == NULL || !read_directory (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * buju_archive_free:
 * @self: (transfer full): an archive
 */
void
buju_archive_free (BujuArchive *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->source, buju_source_free);
  g_array_unref (self->entries);
  g_free (self->path);
  g_free (self);
}

/**
 * buju_archive_get_n:
 * @self: an archive
 *
 * Returns: how many members it has, folders among them
 */
guint
buju_archive_get_n (const BujuArchive *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * buju_archive_get_name:
 * @self: an archive
 * @i: number of a member
 *
 * Returns: (transfer none): its name, with folders
 */
const char *
buju_archive_get_name (const BujuArchive *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->entries->len, NULL);

  return g_array_index (self->entries, Entry, i).name;
}

/**
 * buju_archive_find:
 * @self: an archive
 * @name: of a member
 *
 * Returns: its number; -1 when there is none
 */
int
buju_archive_find (const BujuArchive *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (g_array_index (self->entries, Entry, i).name, name))
      return (int) i;
  return -1;
}

static gboolean
check_entry (const BujuArchive *self, const Entry *entry, GError **error)
{
  if ((entry->flags & FLAG_ENCRYPTED) != 0)
    fail (self, error, BUJU_ARCHIVE_ERROR_UNSUPPORTED,
          _("“%s” has a password: unpack it and open the files"), entry->name);
  else if (entry->method != 0 && entry->method != Z_DEFLATED)
    fail (self, error, BUJU_ARCHIVE_ERROR_UNSUPPORTED,
          _("“%s” is packed in an unusual way: unpack it and open the files"),
          entry->name);
  else if (entry->size > LARGEST_MEMBER
           || (entry->size > HARMLESS && entry->size / MAX (entry->packed, 1) > MOST_PROPORTION))
    fail (self, error, BUJU_ARCHIVE_ERROR_TOO_LARGE,
          _("“%s” would become too large: unpack it and open the files"),
          entry->name);
  else
    return TRUE;
  return FALSE;
}

typedef struct
{
  BujuArchive *archive;
  const Entry *entry;
  FILE        *file;
  z_stream     stream;
  guint64      at;       /* of the packed bytes */
  guint64      left;     /* of them */
  guint64      written;
  guint32      crc;
  guint8      *in, *out;
} Unpacking;

/* FALSE at the first byte too many. */
static gboolean
put (Unpacking *self, const guint8 *bytes, gsize n)
{
  self->written += n;
  self->crc = (guint32) crc32 (self->crc, bytes, (uInt) n);
  return self->written <= self->entry->size && fwrite (bytes, 1, n, self->file) == n;
}

static gsize
fetch (Unpacking *self)
{
  gsize n = (gsize) MIN (self->left, BLOCK);

  if (buju_source_read_at (self->archive->source, self->at, self->in, n) != n)
    return 0;
  self->at += n;
  self->left -= n;
  return n;
}

static gboolean
inflate_block (Unpacking *self, gsize n, gboolean *ended)
{
  self->stream.next_in = self->in;
  self->stream.avail_in = (uInt) n;
  do
    {
      int status;

      self->stream.next_out = self->out;
      self->stream.avail_out = BLOCK;
      status = inflate (&self->stream, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
        return FALSE;
      if (!put (self, self->out, BLOCK - self->stream.avail_out))
        return FALSE;
      *ended = status == Z_STREAM_END;
    }
  while (!*ended && self->stream.avail_out == 0);
  return TRUE;
}

static gboolean
unpack (Unpacking *self, GCancellable *cancellable)
{
  gboolean ended = FALSE;

  while (self->left > 0 && !ended)
    {
      gsize n = fetch (self);

      if (n == 0 || g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (self->entry->method == 0 ? !put (self, self->in, n) : !inflate_block (self, n, &ended))
        return FALSE;
    }
  return self->written == self->entry->size && self->crc == self->entry->crc;
}

static gboolean
find_bytes (Unpacking *self)
{
  guint8 local[LOCAL_SIZE];

  if (buju_source_read_at (self->archive->source, self->entry->offset, local, LOCAL_SIZE)
      != LOCAL_SIZE
      || memcmp (local, "PK\3\4", 4) != 0)
    return FALSE;
  self->at = self->entry->offset + LOCAL_SIZE + get_le16 (local + 26) + get_le16 (local + 28);
  self->left = self->entry->packed;
  return inflateInit2 (&self->stream, -MAX_WBITS) == Z_OK;
}

/**
 * buju_archive_extract:
 * @self: an archive
 * @i: number of a member
 * @path: a file to write; it must not be there
 * @cancellable: (nullable): looked at between blocks
 * @error: return location for a #BujuArchiveError or a #GIOErrorEnum
 *
 * Unpacks one member. When that fails no file is left.
 *
 * Returns: whether it was unpacked whole and sound
 */
gboolean
buju_archive_extract (BujuArchive *self, guint i, const char *path, GCancellable *cancellable,
                      GError **error)
{
  Unpacking unpacking = { .archive = self };
  gboolean done;

  g_return_val_if_fail (self != NULL && i < self->entries->len && path != NULL, FALSE);

  unpacking.entry = &g_array_index (self->entries, Entry, i);
  if (!check_entry (self, unpacking.entry, error))
    return FALSE;
  unpacking.file = g_fopen (path, "wxbe");
  if (unpacking.file == NULL)
    {
      int number = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
                   _("“%s” could not be unpacked: %s"),
                   unpacking.entry->name, g_strerror (number));
      return FALSE;
    }
  unpacking.in = g_malloc (BLOCK);
  unpacking.out = g_malloc (BLOCK);
  done = find_bytes (&unpacking) && unpack (&unpacking, cancellable);
  inflateEnd (&unpacking.stream);
  done = fclose (unpacking.file) == 0 && done;
  g_free (unpacking.in);
  g_free (unpacking.out);
  if (done)
    return TRUE;
  g_unlink (path);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    fail (self, error, BUJU_ARCHIVE_ERROR_FORMAT, _("“%s” in it is damaged"),
          unpacking.entry->name);
  return FALSE;
}

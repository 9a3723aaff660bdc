/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-text-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/buju-encoding.h"
#include "data/buju-memory.h"
#include "data/buju-source.h"

/* A table of some millions of rows; what is larger belongs into a database. */
#define MAX_SIZE (1024u * 1024u * 1024u)
#define SAMPLE_SIZE (256u * 1024u)
#define SAMPLE_CHARACTERS 4096
#define BLOCK_SIZE (1024u * 1024u)

static const struct
{
  const char *mark;
  gsize       length;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static void
refuse_size (const char *path,
             GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _("“%s” is too large for the memory of this machine. Keep only the rows that are "
                 "needed."), name);
}

static char *
read_bytes (const char   *path,
            gsize        *length,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (BujuSource) source = buju_source_open (path, error);
  g_autofree char *bytes = NULL;
  gsize got = 1;
  guint64 size;

  if (source == NULL)
    return NULL;

  size = buju_source_get_size (source);
  /* The bytes, the text that they become, which may be half as long again, and the cells. */
  if (size > MAX_SIZE || !buju_memory_allows (size * 4)
      || (bytes = g_try_malloc (size + 1)) == NULL)
    {
      refuse_size (path, error);
      return NULL;
    }

  for (*length = 0; *length < size && got > 0; *length += got)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      got = buju_source_read (source, *length, bytes + *length, MIN (size - *length, BLOCK_SIZE));
    }
  bytes[*length] = '\0';

  return g_steal_pointer (&bytes);
}

/* Windows and old Macintosh line ends become plain ones, NULs go. Safe in every encoding used here:
 * neither byte is ever the second of a pair. @before: the byte before the text; afterwards its last
 * one. */
static gsize
normalise (char  *text,
           gsize  length,
           char  *before)
{
  gsize kept = 0;

  for (gsize i = 0; i < length; i++)
    {
      char byte = text[i];

      if (byte != '\0' && !(byte == '\n' && *before == '\r'))
        text[kept++] = byte == '\r' ? '\n' : byte;
      *before = byte;
    }

  return kept;
}

static gunichar
get_unit (const char *bytes,
          gboolean    little)
{
  const guint8 *pair = (const guint8 *) bytes;

  return little ? pair[0] | pair[1] << 8 : pair[0] << 8 | pair[1];
}

static gboolean
is_high_surrogate (gunichar unit)
{
  return unit >= 0xd800 && unit < 0xdc00;
}

static GString *
from_utf16 (const char *bytes,
            gsize       length,
            gboolean    little)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar unit = get_unit (bytes + i, little);

      if (is_high_surrogate (unit) && i + 3 < length)
        {
          gunichar low = get_unit (bytes + i + 2, little);

          if (low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      g_string_append_unichar (text, g_unichar_validate (unit) ? unit : 0xfffd);
    }

  return text;
}

/* Every other byte of Western text in UTF-16 is zero; other text files hold none. */
static const char *
sniff_utf16 (const char *bytes,
             gsize       length)
{
  gsize zeros[2] = { 0, 0 };
  gsize n = MIN (length, SAMPLE_SIZE);

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (zeros[0] + zeros[1] < n / 20 + 1)
    return NULL;

  return zeros[1] > zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

static const char *
guess (const char *bytes,
       gsize       length)
{
  g_auto (BujuEncodingSamples) samples = { NULL };
  const char *end = bytes + length;
  gboolean more = TRUE;

  buju_encoding_samples_init (&samples);
  for (const char *line = bytes; line < end && more; )
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      if (stop == NULL)
        stop = end;
      more = buju_encoding_samples_add (&samples, line, (gsize) (stop - line));
      line = stop + 1;
    }

  return buju_encoding_guess (&samples);
}

/**
 * buju_text_file_decide:
 * @bytes: (array length=length): a file or its start
 * @length: how many
 * @wanted: (nullable): the encoding that the person chose
 * @from: (out): "user", "mark" or "guess"
 * @skip: (out): how many bytes of @bytes are a byte order mark
 *
 * Returns: the encoding to read with
 */
const char *
buju_text_file_decide (const char  *bytes,
                       gsize        length,
                       const char  *wanted,
                       const char **from,
                       gsize       *skip)
{
  const char *known = wanted != NULL ? buju_encoding_from_name (wanted) : NULL;
  const char *marked = NULL;

  *skip = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && marked == NULL; i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        marked = marks[i].encoding;
        *skip = marks[i].length;
      }

  *from = known != NULL ? "user" : marked != NULL ? "mark" : "guess";
  if (known != NULL)
    return known;
  if (marked == NULL)
    marked = sniff_utf16 (bytes, length);

  return marked != NULL ? marked : guess (bytes, length);
}

static void
refuse (const char *path,
        GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("“%s” is no text. A table of a spreadsheet must be saved as CSV first."), name);
}

/* Spreadsheets proper (which are zips), their predecessors, pictures and the like, whatever their
 * name says. */
static gboolean
check_kind (const char *path,
            const char *bytes,
            gsize       length,
            GError    **error)
{
  static const char * const signatures[] = { "PK\003\004", "\xd0\xcf\x11\xe0", "\x89PNG", "%PDF",
                                             "\x1f\x8b\x08" };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= strlen (signatures[i])
        && memcmp (bytes, signatures[i], strlen (signatures[i])) == 0)
      {
        refuse (path, error);
        return FALSE;
      }

  return TRUE;
}

/* More than one character in twenty at the start makes no sense. */
static gboolean
is_garbage (const char *text)
{
  glong n = 0, n_bad = 0;

  for (const char *p = text; *p != '\0' && n < SAMPLE_CHARACTERS; p = g_utf8_next_char (p), n++)
    n_bad += g_utf8_get_char (p) == 0xfffd;

  return n_bad * 20 > n;
}

/* The text that comes of a file. It is sized by the file, so it must be able to run out of memory
 * softly. */
typedef struct
{
  char  *text;
  gsize  length;
  gsize  room;
} Out;

static gboolean
append (Out        *self,
        const char *text,
        gsize       length)
{
  if (self->length + length >= self->room)
    {
      gsize room = self->length + length + self->room / 4 + 1;
      char *larger = g_try_realloc (self->text, room);

      if (larger == NULL)
        return FALSE;
      self->text = larger;
      self->room = room;
    }
  memcpy (self->text + self->length, text, length);
  self->length += length;
  self->text[self->length] = '\0';

  return TRUE;
}

/* How much to take at once: no character is cut. Bytes below '0' are never a part of one, in none
 * of the encodings here; what has none of them for half a block is no table. */
static gsize
find_block (const char *bytes,
            gsize       length)
{
  if (length <= BLOCK_SIZE)
    return length;

  for (gsize end = BLOCK_SIZE; end > BLOCK_SIZE / 2; end--)
    if ((guint8) bytes[end - 1] < '0')
      return end;

  return BLOCK_SIZE;
}

static gsize
find_wide_block (const char *bytes,
                 gsize       length,
                 gboolean    little)
{
  if (length <= BLOCK_SIZE)
    return length;

  return is_high_surrogate (get_unit (bytes + BLOCK_SIZE - 2, little)) ? BLOCK_SIZE - 2
         : BLOCK_SIZE;
}

/* Adds the text of one block; returns its size, or 0 without memory. */
static gsize
decode_block (Out         *self,
              char        *bytes,
              gsize        length,
              const char  *encoding,
              BujuDecoder *decoder,
              char        *before)
{
  gboolean wide = g_str_has_prefix (encoding, "UTF-16");
  gboolean little = wide && g_str_equal (encoding, "UTF-16LE");
  gsize size = wide ? find_wide_block (bytes, length, little) : find_block (bytes, length);
  g_autoptr (GString) units = wide ? from_utf16 (bytes, size, little) : NULL;
  char *start = wide ? units->str : bytes;
  gsize kept = normalise (start, wide ? units->len : size, before);
  g_autofree char *text = buju_decoder_decode (decoder, start, kept);

  return append (self, text, strlen (text)) ? size : 0;
}

/**
 * buju_text_file_decode:
 * @bytes: (array length=length): text without a byte order mark; overwritten
 * @length: how many
 * @encoding: "UTF-16LE", "UTF-16BE" or one that buju_encoding_from_name() gives
 * @cancellable: (nullable): looked at every few milliseconds
 *
 * Returns: (transfer full) (nullable): valid UTF-8, lines ended by \n; %NULL when cancelled or out
 *   of memory
 */
char *
buju_text_file_decode (char         *bytes,
                       gsize         length,
                       const char   *encoding,
                       GCancellable *cancellable)
{
  gboolean wide = g_str_has_prefix (encoding, "UTF-16");
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (wide ? "UTF-8" : encoding);
  Out out = { g_try_malloc (length + 1), 0, length + 1 };
  char before = '\0';
  gsize size = 1;

  if (out.text == NULL)
    return NULL;

  *out.text = '\0';
  for (gsize done = 0; done < length && size > 0; done += size)
    size = g_cancellable_is_cancelled (cancellable)
               ? 0 : decode_block (&out, bytes + done, length - done, encoding, decoder, &before);
  if (size == 0)
    g_clear_pointer (&out.text, g_free);

  return out.text;
}

/**
 * buju_text_file_read:
 * @path: a regular file
 * @wanted: (nullable): the encoding that the person chose
 * @encoding: (out): what it was read with
 * @from: (out): "user", "mark" or "guess"
 * @cancellable: (nullable): looked at every few milliseconds
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_DATA for what is no text
 *
 * Returns: (transfer full) (nullable): valid UTF-8, lines ended by \n, no byte order mark
 */
char *
buju_text_file_read (const char   *path,
                     const char   *wanted,
                     const char  **encoding,
                     const char  **from,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0, skip = 0;
  char *text;

  g_return_val_if_fail (path != NULL && encoding != NULL && from != NULL, NULL);

  bytes = read_bytes (path, &n_bytes, cancellable, error);
  if (bytes == NULL || !check_kind (path, bytes, n_bytes, error))
    return NULL;

  *encoding = buju_text_file_decide (bytes, n_bytes, wanted, from, &skip);
  text = buju_text_file_decode (bytes + skip, n_bytes - skip, *encoding, cancellable);
  if (text == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    refuse_size (path, error);
  if (text != NULL && is_garbage (text))
    {
      refuse (path, error);
      g_clear_pointer (&text, g_free);
    }

  return text;
}

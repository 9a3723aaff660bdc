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

static char *
read_bytes (const char *path,
            gsize      *length,
            GError    **error)
{
  g_autoptr (BujuSource) source = buju_source_open (path, error);
  g_autofree char *name = g_filename_display_name (path);
  guint64 size;
  char *bytes;

  if (source == NULL)
    return NULL;

  size = buju_source_get_size (source);
  /* The bytes, the text that they become, which may be half as long again, and the cells. */
  if (size > MAX_SIZE || !buju_memory_allows (size * 4) || (bytes = g_try_malloc (size + 1)) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("“%s” is too large for the memory of this machine. Keep only the rows that are needed."), name);
      return NULL;
    }

  *length = buju_source_read (source, 0, bytes, size);
  bytes[*length] = '\0';

  return bytes;
}

/* Windows and old Macintosh line ends become plain ones, NULs go. Safe in every encoding used here: neither byte is
 * ever the second of a pair. */
static gsize
normalise (char  *text,
           gsize  length)
{
  gsize kept = 0;
  char before = '\0';

  for (gsize i = 0; i < length; i++)
    {
      char byte = text[i];

      if (byte != '\0' && !(byte == '\n' && before == '\r'))
        text[kept++] = byte == '\r' ? '\n' : byte;
      before = byte;
    }
  text[kept] = '\0';

  return kept;
}

static char *
from_utf16 (const char *bytes,
            gsize       length,
            const char *encoding,
            gsize      *result_length)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  gboolean little = g_str_equal (encoding, "UTF-16LE");

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      const guint8 *pair = (const guint8 *) bytes + i;
      gunichar unit = little ? pair[0] | pair[1] << 8 : pair[0] << 8 | pair[1];

      if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < length)
        {
          gunichar low = little ? pair[2] | pair[3] << 8 : pair[2] << 8 | pair[3];

          if (low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      g_string_append_unichar (text, g_unichar_validate (unit) ? unit : 0xfffd);
    }
  *result_length = text->len;

  return g_string_free (g_steal_pointer (&text), FALSE);
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

/* Spreadsheets proper (which are zips), their predecessors, pictures and the like, whatever their name says. */
static gboolean
check_kind (const char *path,
            const char *bytes,
            gsize       length,
            GError    **error)
{
  static const char * const signatures[] = { "PK\003\004", "\xd0\xcf\x11\xe0", "\x89PNG", "%PDF", "\x1f\x8b\x08" };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= strlen (signatures[i]) && memcmp (bytes, signatures[i], strlen (signatures[i])) == 0)
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

static char *
decode (const char *bytes,
        gsize       length,
        const char *encoding)
{
  g_autoptr (BujuDecoder) decoder = buju_decoder_new (encoding);

  return buju_decoder_decode (decoder, bytes, length);
}

/**
 * buju_text_file_decode:
 * @bytes: (array length=length): text without a byte order mark, NUL-terminated; overwritten
 * @length: how many
 * @encoding: "UTF-16LE", "UTF-16BE" or one that buju_encoding_from_name() gives
 *
 * Returns: (transfer full): valid UTF-8, lines ended by \n
 */
char *
buju_text_file_decode (char       *bytes,
                       gsize       length,
                       const char *encoding)
{
  if (g_str_has_prefix (encoding, "UTF-16"))
    {
      g_autofree char *wide = from_utf16 (bytes, length, encoding, &length);

      length = normalise (wide, length);

      return decode (wide, length, "UTF-8");
    }

  length = normalise (bytes, length);

  return decode (bytes, length, encoding);
}

/**
 * buju_text_file_read:
 * @path: a regular file
 * @wanted: (nullable): the encoding that the person chose
 * @encoding: (out): what it was read with
 * @from: (out): "user", "mark" or "guess"
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_DATA for what is no text
 *
 * Returns: (transfer full) (nullable): valid UTF-8, lines ended by \n, no byte order mark
 */
char *
buju_text_file_read (const char  *path,
                     const char  *wanted,
                     const char **encoding,
                     const char **from,
                     GError     **error)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes = 0, skip = 0;
  char *text;

  g_return_val_if_fail (path != NULL && encoding != NULL && from != NULL, NULL);

  bytes = read_bytes (path, &n_bytes, error);
  if (bytes == NULL || !check_kind (path, bytes, n_bytes, error))
    return NULL;

  *encoding = buju_text_file_decide (bytes, n_bytes, wanted, from, &skip);
  text = buju_text_file_decode (bytes + skip, n_bytes - skip, *encoding);
  if (is_garbage (text))
    {
      refuse (path, error);
      g_clear_pointer (&text, g_free);
    }

  return text;
}

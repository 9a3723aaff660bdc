/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A zip archive written for a test: members deflated, names as bytes. */

#include <gio/gio.h>
#include <string.h>
#include <zlib.h>

typedef struct
{
  GByteArray *body;
  GByteArray *directory;
  guint       n;
} Zip;

static inline void
zip_put (GByteArray *to, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = i < sizeof number ? (guint8) (number >> (8 * i)) : 0;

      g_byte_array_append (to, &byte, 1);
    }
}

static inline void
zip_init (Zip *zip)
{
  *zip = (Zip) { g_byte_array_new (), g_byte_array_new (), 0 };
}

/* @said: the size that the directory states; 0: the true one. */
static inline void
zip_add (Zip *zip, const char *name, gconstpointer bytes, gsize size, gsize said)
{
  uLong bound = compressBound (size) + 64;
  g_autofree guint8 *packed = g_malloc (bound);
  guint32 crc = (guint32) crc32 (0, bytes, (uInt) size), offset = zip->body->len;
  z_stream stream = { .next_in = (Bytef *) bytes, .avail_in = (uInt) size, .next_out = packed,
                      .avail_out = (uInt) bound };

  g_assert_cmpint (deflateInit2 (&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), ==,
                   Z_OK);
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  deflateEnd (&stream);
  said = said > 0 ? said : size;
  for (guint central = 0; central < 2; central++)
    {
      GByteArray *to = central ? zip->directory : zip->body;

      g_byte_array_append (to, (const guint8 *) (central ? "PK\1\2\24\0" : "PK\3\4"),
                           central ? 6 : 4);
      zip_put (to, 20, 2);
      zip_put (to, 0, 2);
      zip_put (to, 8, 2);
      zip_put (to, 0, 4);
      zip_put (to, crc, 4);
      zip_put (to, stream.total_out, 4);
      zip_put (to, said, 4);
      zip_put (to, strlen (name), 2);
      zip_put (to, 0, 2);
      if (central)
        zip_put (to, 0, 10);
      if (central)
        zip_put (to, offset, 4);
      g_byte_array_append (to, (const guint8 *) name, (guint) strlen (name));
    }
  g_byte_array_append (zip->body, packed, (guint) stream.total_out);
  zip->n++;
}

static inline void
zip_finish (Zip *zip, const char *path)
{
  guint32 offset = zip->body->len;

  g_byte_array_append (zip->body, zip->directory->data, zip->directory->len);
  g_byte_array_append (zip->body, (const guint8 *) "PK\5\6\0\0\0", 8);
  zip_put (zip->body, zip->n, 2);
  zip_put (zip->body, zip->n, 2);
  zip_put (zip->body, zip->directory->len, 4);
  zip_put (zip->body, offset, 4);
  zip_put (zip->body, 0, 2);
  g_assert_true (g_file_set_contents (path, (const char *) zip->body->data, zip->body->len, NULL));
  g_byte_array_unref (zip->body);
  g_byte_array_unref (zip->directory);
}

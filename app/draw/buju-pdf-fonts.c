/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "draw/buju-pdf-fonts.h"

#include <gio/gio.h>
#include <string.h>

#include "draw/buju-cff.h"

/* cairo 1.16 keeps only the subroutines that the glyphs of a CFF font need, but it walks each
 * subroutine once only; one that declares stems is then missing from the count the next time, the
 * walk fails, and all of them, 900 KB in a Chinese font, are embedded. Whether that happens hangs
 * on which letters meet in a figure. So the finished file is gone over: fonts of that size are
 * unpacked, blanked and packed again, and the table of objects is written anew. */

/* bytes unpacked from which a font must have been embedded with everything */
#define WORTH_IT (200 << 10)

#define MOST (64 << 20)      /* no font is larger */
#define BUFFER (64 << 10)

typedef struct
{
  guint number;
  gsize start;  /* in the old file */
  gsize end;
  gsize moved;  /* where it is in the new one */
} Object;

typedef struct
{
  const char *data;
  gsize       length;
  GArray     *objects;      /* Object, in the order of the file */
  GHashTable *lengths;      /* number of an object that is a stream's length → new length */
  GString    *result;
  gsize       xref;
  gboolean    changed;
} Rewriter;

static void
rewriter_clear (Rewriter *self)
{
  g_clear_pointer (&self->objects, g_array_unref);
  g_clear_pointer (&self->lengths, g_hash_table_unref);
  if (self->result != NULL)
    g_string_free (self->result, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rewriter, rewriter_clear)

/* NULL is not found in NULL, so that searches can follow one another. */
static const char *
find (const char *start, const char *end, const char *text)
{
  return start != NULL ? memmem (start, end - start, text, strlen (text)) : NULL;
}

static int
compare_objects (gconstpointer a, gconstpointer b)
{
  const Object *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* The one classic table of objects that cairo writes: 20 bytes an entry. */
static gboolean
read_objects (Rewriter *self)
{
  const char *end = self->data + self->length;
  const char *start = find (self->data + (self->length > 64 ? self->length - 64 : 0), end,
                            "startxref\n");
  const char *entry;
  guint64 xref, n = 0;

  if (start == NULL)
    return FALSE;
  xref = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  if (xref + 16 > self->length || strncmp (self->data + xref, "xref\n0 ", 7) != 0)
    return FALSE;
  self->xref = xref;
  n = g_ascii_strtoull (self->data + xref + 7, NULL, 10);
  entry = memchr (self->data + xref + 7, '\n', 16);
  if (entry == NULL || n < 2 || n > 1000000 || (gsize) (end - entry) < 20 * n)
    return FALSE;
  for (guint64 i = 1; i < n; i++)
    {
      Object object = { i, g_ascii_strtoull (entry + 1 + 20 * i, NULL, 10), 0, 0 };

      if (object.start >= xref)
        return FALSE;
      g_array_append_val (self->objects, object);
    }
  g_array_sort (self->objects, compare_objects);
  for (guint i = 0; i < self->objects->len; i++)
    g_array_index (self->objects, Object, i).end = i + 1 < self->objects->len
      ? g_array_index (self->objects, Object, i + 1).start : xref;
  return TRUE;
}

/* (transfer full) @converter */
static GByteArray *
convert (GConverter *converter, const void *data, gsize length)
{
  GByteArray *result = g_byte_array_new ();
  g_autofree guchar *buffer = g_malloc (BUFFER);
  GConverterResult state = G_CONVERTER_CONVERTED;

  while (state == G_CONVERTER_CONVERTED && result->len < MOST)
    {
      gsize n_read = 0, n_written = 0;

      state = g_converter_convert (converter, data, length, buffer, BUFFER,
                                   G_CONVERTER_INPUT_AT_END,
                                   &n_read, &n_written, NULL);
      if (state == G_CONVERTER_ERROR)
        break;
      data = (const guchar *) data + n_read;
      length -= n_read;
      g_byte_array_append (result, buffer, n_written);
    }
  g_object_unref (converter);
  if (state != G_CONVERTER_FINISHED)
    g_clear_pointer (&result, g_byte_array_unref);
  return result;
}

/* The packed font without what is never called; NULL when it is small already or not understood. */
static GByteArray *
shrink (const char *packed, gsize length)
{
  g_autoptr (GByteArray) font =
      convert (G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB)),
               packed, length);

  if (font == NULL || font->len < WORTH_IT || !buju_cff_blank_unused (font->data, font->len))
    return NULL;
  return convert (G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9)),
                  font->data, font->len);
}

/* "/Length 10 0 R" of a stream's dictionary; 0 when it is written otherwise. */
static guint
length_object (const char *start, const char *end)
{
  const char *key = find (start, end, "/Length ");
  char *rest;
  guint64 number;

  if (key == NULL)
    return 0;
  number = g_ascii_strtoull (key + strlen ("/Length "), &rest, 10);
  return g_str_has_prefix (rest, " 0 R") ? number : 0;
}

/* Copies an object, a font with its stream replaced. */
static void
copy_object (Rewriter *self, const Object *object)
{
  const char *start = self->data + object->start, *end = self->data + object->end;
  const char *stream = find (start, end, "stream\n");
  const char *stop = stream != NULL ? find (stream, end, "\nendstream") : NULL;
  const char *kind = stream != NULL ? find (start, stream, "/CIDFontType0C") : NULL;
  guint length = kind != NULL ? length_object (start, stream) : 0;
  g_autoptr (GByteArray) font = NULL;

  while (stop != NULL && find (stop + 1, end, "\nendstream") != NULL)
    stop = find (stop + 1, end, "\nendstream");
  if (length > 0 && stop != NULL)
    font = shrink (stream + strlen ("stream\n"), stop - stream - strlen ("stream\n"));
  if (font == NULL)
    {
      g_string_append_len (self->result, start, end - start);
      return;
    }
  g_string_append_len (self->result, start, stream + strlen ("stream\n") - start);
  g_string_append_len (self->result, (const char *) font->data, font->len);
  g_string_append_len (self->result, stop, end - stop);
  g_hash_table_insert (self->lengths, GUINT_TO_POINTER (length), GUINT_TO_POINTER (font->len));
  self->changed = TRUE;
}

/* cairo writes a length after its stream, so it is known by the time it is copied. */
static void
copy_objects (Rewriter *self)
{
  if (self->objects->len > 0)
    g_string_append_len (self->result, self->data, g_array_index (self->objects, Object, 0).start);
  for (guint i = 0; i < self->objects->len; i++)
    {
      Object *object = &g_array_index (self->objects, Object, i);
      gsize length = GPOINTER_TO_SIZE (g_hash_table_lookup (self->lengths,
                                                            GUINT_TO_POINTER (object->number)));

      object->moved = self->result->len;
      if (length > 0)
        g_string_append_printf (self->result, "%u 0 obj\n   %" G_GSIZE_FORMAT "\nendobj\n",
                                object->number, length);
      else
        copy_object (self, object);
    }
}

static void
write_tail (Rewriter *self)
{
  gsize xref = self->result->len;
  g_autofree gsize *moved = g_new0 (gsize, self->objects->len + 1);
  const char *trailer = find (self->data + self->xref, self->data + self->length, "trailer\n");
  const char *start = trailer != NULL ? find (trailer, self->data + self->length, "startxref\n")
                      : NULL;

  if (start == NULL)
    {
      self->changed = FALSE;
      return;
    }
  for (guint i = 0; i < self->objects->len; i++)
    {
      const Object *object = &g_array_index (self->objects, Object, i);

      moved[object->number] = object->moved;
    }
  g_string_append_printf (self->result, "xref\n0 %u\n0000000000 65535 f \n",
                          self->objects->len + 1);
  for (guint i = 1; i <= self->objects->len; i++)
    g_string_append_printf (self->result, "%010" G_GSIZE_FORMAT " 00000 n \n", moved[i]);
  g_string_append_len (self->result, trailer, start - trailer);
  g_string_append_printf (self->result, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", xref);
}

/**
 * buju_pdf_shrink_fonts:
 * @pdf: what cairo wrote
 *
 * Takes out of the embedded fonts what no glyph needs. Pages look the same to the last point.
 *
 * Returns: (transfer full): the smaller document, or @pdf itself when no font is large or the file
 *   is not understood
 */
GBytes *
buju_pdf_shrink_fonts (GBytes *pdf)
{
  g_auto (Rewriter) rewriter = { 0 };

  g_return_val_if_fail (pdf != NULL, NULL);

  rewriter.data = g_bytes_get_data (pdf, &rewriter.length);
  rewriter.objects = g_array_new (FALSE, FALSE, sizeof (Object));
  rewriter.lengths = g_hash_table_new (NULL, NULL);
  rewriter.result = g_string_sized_new (rewriter.length);
  if (!read_objects (&rewriter))
    return g_bytes_ref (pdf);
  copy_objects (&rewriter);
  write_tail (&rewriter);
  if (!rewriter.changed)
    return g_bytes_ref (pdf);
  return g_string_free_to_bytes (g_steal_pointer (&rewriter.result));
}

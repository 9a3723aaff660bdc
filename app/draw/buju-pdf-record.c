/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "draw/buju-pdf-record.h"

#include <string.h>

/* An incremental update (PDF 32000-1, 7.5.6): the metadata stream, the catalogue with a link to it,
 * and a table of these two objects are appended; what was there stays as it is. */

#define NOT_FOUND G_MAXSIZE

static gsize
find (const char *data, gsize length, gsize from, const char *text)
{
  const char *found = from < length ? memmem (data + from, length - from, text, strlen (text)) : NULL;

  return found != NULL ? (gsize) (found - data) : NOT_FOUND;
}

/* "/Root 12 0 R" of the trailer; 0 when it is not there. */
static guint64
reference (const char *trailer, const char *key)
{
  const char *found = strstr (trailer, key);

  return found != NULL ? g_ascii_strtoull (found + strlen (key), NULL, 10) : 0;
}

/* Offset of object @number by the one classic table that cairo writes. */
static gsize
object_offset (const char *data, gsize length, gsize xref, guint64 number)
{
  gsize entries = find (data, length, xref + strlen ("xref\n"), "\n");

  if (entries == NOT_FOUND || number > 1000000 || entries + 1 + 20 * (number + 1) > length)
    return NOT_FOUND;
  return g_ascii_strtoull (data + entries + 1 + 20 * number, NULL, 10);
}

static char *
make_packet (const BujuRecord *record)
{
  g_autofree char *markup = buju_record_to_markup (record);

  return g_strdup_printf ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\" xmlns:buju=\"%s\">\n%s"
                          "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
                          BUJU_RECORD_NAMESPACE, markup);
}

typedef struct
{
  gsize   xref;
  guint64 size;       /* objects, the free one included */
  guint64 root;       /* number of the catalogue */
  guint64 info;       /* 0 = there is none */
  char   *catalogue;  /* between << and the last >> */
} Tail;

static gboolean
read_tail (const char *data, gsize length, Tail *tail)
{
  gsize start = find (data, length, length > 64 ? length - 64 : 0, "startxref\n");
  g_autofree char *trailer = NULL;
  gsize at, from, end;

  if (start == NOT_FOUND)
    return FALSE;
  tail->xref = g_ascii_strtoull (data + start + strlen ("startxref\n"), NULL, 10);
  at = find (data, length, tail->xref, "trailer\n");
  if (at == NOT_FOUND || at > start)
    return FALSE;
  trailer = g_strndup (data + at, start - at);
  tail->size = reference (trailer, "/Size ");
  tail->root = reference (trailer, "/Root ");
  tail->info = reference (trailer, "/Info ");
  from = tail->root > 0 ? object_offset (data, length, tail->xref, tail->root) : NOT_FOUND;
  from = from != NOT_FOUND ? find (data, length, from, "<<") : NOT_FOUND;
  end = from != NOT_FOUND ? find (data, length, from, "endobj") : NOT_FOUND;
  while (end != NOT_FOUND && end > from + 4 && strncmp (data + end - 2, ">>", 2) != 0)
    end--;
  if (end == NOT_FOUND || end <= from + 4 || tail->size == 0)
    return FALSE;
  tail->catalogue = g_strndup (data + from + 2, end - 2 - from - 2);
  return TRUE;
}

static GBytes *
append (const char *data, gsize length, const Tail *tail, const char *packet)
{
  GString *pdf = g_string_new_len (data, length);
  gsize catalogue = pdf->len, metadata, xref;

  g_string_append_printf (pdf, "%" G_GUINT64_FORMAT " 0 obj\n<< /Metadata %" G_GUINT64_FORMAT
                          " 0 R%s>>\nendobj\n", tail->root, tail->size, tail->catalogue);
  metadata = pdf->len;
  g_string_append_printf (pdf, "%" G_GUINT64_FORMAT " 0 obj\n<< /Type /Metadata /Subtype /XML /Length %"
                          G_GSIZE_FORMAT " >>\nstream\n%s\nendstream\nendobj\n",
                          tail->size, strlen (packet), packet);
  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
                          "%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                          tail->root, catalogue, tail->size, metadata);
  g_string_append_printf (pdf, "trailer\n<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT " 0 R",
                          tail->size + 1, tail->root);
  if (tail->info > 0)
    g_string_append_printf (pdf, " /Info %" G_GUINT64_FORMAT " 0 R", tail->info);
  g_string_append_printf (pdf, " /Prev %" G_GSIZE_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          tail->xref, xref);
  return g_string_free_to_bytes (pdf);
}

/**
 * buju_pdf_add_record:
 * @pdf: what cairo wrote
 * @record: what it shall remember
 *
 * Adds @record as XMP.
 *
 * Returns: (transfer full): the document with its record, or @pdf itself when the file is not
 *   understood
 */
GBytes *
buju_pdf_add_record (GBytes *pdf, const BujuRecord *record)
{
  g_autofree char *packet = NULL;
  g_autofree char *catalogue = NULL;
  const char *data;
  gsize length;
  Tail tail = { 0 };

  g_return_val_if_fail (pdf != NULL && record != NULL, NULL);

  data = g_bytes_get_data (pdf, &length);
  if (!read_tail (data, length, &tail))
    return g_bytes_ref (pdf);
  catalogue = tail.catalogue;
  packet = make_packet (record);
  return append (data, length, &tail, packet);
}

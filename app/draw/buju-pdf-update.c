/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "draw/buju-pdf-update.h"

#include <string.h>

#include "draw/buju-pdf-xmp.h"

#define NOT_FOUND G_MAXSIZE
#define MOST_OBJECTS 1000000

/* #BUJU_MAP_CRS for those who read it: by its number, and in full. */
#define MAP_EPSG "4549"
#define MAP_WKT \
  "PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 120E\",GEOGCS[\"China Geodetic Coordinate System 2000\"," \
  "DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,298.257222101,AUTHORITY[\"EPSG\",\"1024\"]]," \
  "AUTHORITY[\"EPSG\",\"1043\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]]," \
  "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4490\"]]," \
  "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",120]," \
  "PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0]," \
  "UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],AUTHORITY[\"EPSG\",\"4549\"]]"

/* An object that is appended. */
typedef struct
{
  guint64 number;
  gsize   offset;
} Added;

struct _BujuPdfUpdate
{
  GBytes     *pdf;
  const char *data;
  gsize       length;
  gsize       xref;      /* of the one classic table that cairo writes */
  guint64     size;      /* objects, the free one included, new ones, too */
  guint64     root;      /* number of the catalogue */
  guint64     info;      /* 0 = there is none */
  GArray     *pages;     /* guint64: their numbers, in order */
  GString    *result;    /* the old file, then what is added */
  GArray     *added;     /* Added */
  GHashTable *entries;   /* number of an object → GString: what its dictionary gets besides */
};

static gsize
find (const BujuPdfUpdate *self, gsize from, const char *text)
{
  const char *found = from < self->length
    ? memmem (self->data + from, self->length - from, text, strlen (text)) : NULL;

  return found != NULL ? (gsize) (found - self->data) : NOT_FOUND;
}

/* The number after @key, as in "/Root 12 0 R"; 0 when it is not there. */
static guint64
number_after (const char *text, const char *key)
{
  const char *found = strstr (text, key);

  return found != NULL ? g_ascii_strtoull (found + strlen (key), NULL, 10) : 0;
}

/* What stands between "obj" and "endobj" of an object without a stream; NULL when there is none. */
static char *
dup_object (const BujuPdfUpdate *self, guint64 number)
{
  gsize entries = find (self, self->xref + strlen ("xref\n"), "\n");
  gsize start, end;

  if (entries == NOT_FOUND || number == 0 || number > MOST_OBJECTS
      || entries + 1 + 20 * (number + 1) > self->length)
    return NULL;
  start = find (self, g_ascii_strtoull (self->data + entries + 1 + 20 * number, NULL, 10),
                " 0 obj\n");
  end = start != NOT_FOUND ? find (self, start, "endobj") : NOT_FOUND;
  if (end == NOT_FOUND)
    return NULL;
  start += strlen (" 0 obj\n");
  return g_strndup (self->data + start, end - start);
}

static gboolean
read_trailer (BujuPdfUpdate *self)
{
  gsize start = find (self, self->length > 64 ? self->length - 64 : 0, "startxref\n");
  g_autofree char *trailer = NULL;
  gsize at;

  if (start == NOT_FOUND)
    return FALSE;
  self->xref = g_ascii_strtoull (self->data + start + strlen ("startxref\n"), NULL, 10);
  at = find (self, self->xref, "trailer\n");
  if (at == NOT_FOUND || at > start)
    return FALSE;
  trailer = g_strndup (self->data + at, start - at);
  self->size = number_after (trailer, "/Size ");
  self->root = number_after (trailer, "/Root ");
  self->info = number_after (trailer, "/Info ");
  return self->size > 0 && self->root > 0;
}

/* The tree of pages is flat: "/Kids [ 2 0 R 14 0 R ]". */
static gboolean
read_pages (BujuPdfUpdate *self)
{
  g_autofree char *catalogue = dup_object (self, self->root);
  g_autofree char *tree = catalogue != NULL
                          ? dup_object (self, number_after (catalogue, "/Pages ")) : NULL;
  const char *kids = tree != NULL ? strstr (tree, "/Kids [") : NULL;
  char *end;

  if (kids == NULL)
    return FALSE;
  for (const char *p = kids + strlen ("/Kids ["); ; p = end + strlen (" 0 R"))
    {
      guint64 number = g_ascii_strtoull (p, &end, 10);

      if (end == p || !g_str_has_prefix (end, " 0 R"))
        break;
      g_array_append_val (self->pages, number);
    }
  return self->pages->len > 0;
}

static void
free_entry (gpointer data)
{
  g_string_free (data, TRUE);
}

/**
 * buju_pdf_update_new:
 * @pdf: what cairo wrote
 *
 * Returns: (transfer full) (nullable): an update of it; %NULL when the file is not understood
 */
BujuPdfUpdate *
buju_pdf_update_new (GBytes *pdf)
{
  g_autoptr (BujuPdfUpdate) self = g_new0 (BujuPdfUpdate, 1);

  g_return_val_if_fail (pdf != NULL, NULL);

  self->pdf = g_bytes_ref (pdf);
  self->data = g_bytes_get_data (pdf, &self->length);
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->added = g_array_new (FALSE, FALSE, sizeof (Added));
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, free_entry);
  if (!read_trailer (self) || !read_pages (self))
    return NULL;
  self->result = g_string_new_len (self->data, self->length);
  return g_steal_pointer (&self);
}

/**
 * buju_pdf_update_free:
 * @self: (transfer full): an update
 */
void
buju_pdf_update_free (BujuPdfUpdate *self)
{
  g_bytes_unref (self->pdf);
  g_array_unref (self->pages);
  g_array_unref (self->added);
  g_hash_table_unref (self->entries);
  if (self->result != NULL)
    g_string_free (self->result, TRUE);
  g_free (self);
}

static void
append_object (BujuPdfUpdate *self, guint64 number, const char *text)
{
  Added added = { number, self->result->len };

  g_array_append_val (self->added, added);
  g_string_append_printf (self->result, "%" G_GUINT64_FORMAT " 0 obj\n%s\nendobj\n", number, text);
}

static guint64
add_object (BujuPdfUpdate *self, const char *text)
{
  append_object (self, self->size, text);
  return self->size++;
}

/* Notes that the dictionary which is an object gets @entry, too. */
static void
extend_object (BujuPdfUpdate *self, guint64 number, const char *entry)
{
  GString *entries = g_hash_table_lookup (self->entries, GSIZE_TO_POINTER (number));

  if (entries == NULL)
    {
      entries = g_string_new (NULL);
      g_hash_table_insert (self->entries, GSIZE_TO_POINTER (number), entries);
    }
  g_string_append (entries, entry);
}

/* Appends a new version of an object that is a dictionary, with @entries first in it. */
static void
write_extended (BujuPdfUpdate *self, guint64 number, const GString *entries)
{
  g_autofree char *old = dup_object (self, number);
  const char *inside = old != NULL ? strstr (old, "<<") : NULL;
  g_autofree char *text = NULL;

  if (inside == NULL)
    return;
  text = g_strconcat ("<< ", entries->str, inside + strlen ("<<"), NULL);
  append_object (self, number, g_strchomp (text));
}

/* In the order of the pages, so that the bytes do not hang on a hash. */
static void
write_all_extended (BujuPdfUpdate *self)
{
  GString *catalogue = g_hash_table_lookup (self->entries, GSIZE_TO_POINTER (self->root));

  for (guint i = 0; i < self->pages->len; i++)
    {
      guint64 number = g_array_index (self->pages, guint64, i);
      GString *entries = g_hash_table_lookup (self->entries, GSIZE_TO_POINTER (number));

      if (entries != NULL)
        write_extended (self, number, entries);
    }
  if (catalogue != NULL)
    write_extended (self, self->root, catalogue);
}

/**
 * buju_pdf_update_add_metadata:
 * @self: an update
 * @picture: what says what the document is
 */
void
buju_pdf_update_add_metadata (BujuPdfUpdate *self, const BujuPicture *picture)
{
  g_autofree char *packet = buju_pdf_xmp_new (picture);
  g_autofree char *stream = NULL;
  g_autofree char *entry = NULL;

  stream = g_strdup_printf ("<< /Type /Metadata /Subtype /XML /Length %" G_GSIZE_FORMAT " >>\n"
                            "stream\n%s\nendstream", strlen (packet), packet);
  entry = g_strdup_printf ("/Metadata %" G_GUINT64_FORMAT " 0 R ", add_object (self, stream));
  extend_object (self, self->root, entry);
}

static void
append_numbers (GString *text, const char *key, const char *format, const double *numbers,
                guint n_numbers)
{
  g_string_append_printf (text, " %s [", key);
  for (guint i = 0; i < n_numbers; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, " %s",
                              g_ascii_formatd (number, sizeof number, format, numbers[i]));
    }
  g_string_append (text, " ]");
}

/* ISO 32000-2, 12.9 and 12.10: a rectangle of the page, and what its corners are on the ellipsoid.
 * In between the map is plane in the projected system that is named. */
static void
append_viewport (GString *text, const BujuPictureViewport *viewport, double height)
{
  static const double unit[] = { 0, 0, 0, 1, 1, 1, 1, 0 };
  const BujuBox *box = &viewport->box;
  const double sides[] = { box->x0, height - box->y1, box->x1, height - box->y0 };
  double degrees[8];

  for (guint i = 0; i < 4; i++)
    {
      degrees[2 * i] = viewport->corners[i].y;
      degrees[2 * i + 1] = viewport->corners[i].x;
    }
  g_string_append (text, " << /Type /Viewport");
  append_numbers (text, "/BBox", "%.4f", sides, G_N_ELEMENTS (sides));
  g_string_append (text, " /Measure << /Type /Measure /Subtype /GEO");
  append_numbers (text, "/Bounds", "%.0f", unit, G_N_ELEMENTS (unit));
  append_numbers (text, "/LPTS", "%.0f", unit, G_N_ELEMENTS (unit));
  append_numbers (text, "/GPTS", "%.9f", degrees, G_N_ELEMENTS (degrees));
  g_string_append (text,
                   " /PDU [ /M /SQM /DEG ] /GCS << /Type /PROJCS /EPSG " MAP_EPSG
                   " /WKT (" MAP_WKT ") >> >> >>");
}

/**
 * buju_pdf_update_add_viewports:
 * @self: an update
 * @page: which page they are on, from 0
 * @viewports: (element-type BujuPictureViewport): the maps on it
 * @height: of the page, pt: PDF counts from its foot
 */
void
buju_pdf_update_add_viewports (BujuPdfUpdate *self, guint page, const GArray *viewports,
                               double height)
{
  g_autoptr (GString) entry = g_string_new ("/VP [");

  if (page >= self->pages->len || viewports->len == 0)
    return;
  for (guint i = 0; i < viewports->len; i++)
    append_viewport (entry, &g_array_index (viewports, BujuPictureViewport, i), height);
  g_string_append (entry, " ] ");
  extend_object (self, g_array_index (self->pages, guint64, page), entry->str);
}

/**
 * buju_pdf_update_add_links:
 * @self: an update
 * @page: which page they are on, from 0
 * @links: (element-type BujuPictureLink): the links
 * @height: of the page, pt: PDF counts from its foot
 */
void
buju_pdf_update_add_links (BujuPdfUpdate *self, guint page, const GArray *links, double height)
{
  g_autoptr (GString) entry = g_string_new ("/Annots [");

  if (page >= self->pages->len || links->len == 0)
    return;
  for (guint i = 0; i < links->len; i++)
    {
      const BujuPictureLink *link = &g_array_index (links, BujuPictureLink, i);
      const BujuBox *box = &link->box;
      const double sides[] = { box->x0, height - box->y1, box->x1, height - box->y0 };
      g_autoptr (GString) text = g_string_new ("<< /Type /Annot /Subtype /Link /Border [ 0 0 0 ] "
                                               "/Rect [");

      if (link->page >= self->pages->len)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (sides); j++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (text, " %s",
                                  g_ascii_formatd (number, sizeof number, "%.2f", sides[j]));
        }
      g_string_append_printf (text, " ] /Dest [ %" G_GUINT64_FORMAT " 0 R /Fit ] >>",
                              g_array_index (self->pages, guint64, link->page));
      g_string_append_printf (entry, " %" G_GUINT64_FORMAT " 0 R", add_object (self, text->str));
    }
  g_string_append (entry, " ] ");
  extend_object (self, g_array_index (self->pages, guint64, page), entry->str);
}

static int
compare_added (gconstpointer a, gconstpointer b)
{
  const Added *first = a, *second = b;

  return (first->number > second->number) - (first->number < second->number);
}

/**
 * buju_pdf_update_finish:
 * @self: an update
 *
 * Returns: (transfer full): the document with what was added; the one it began with when that is
 *   nothing
 */
GBytes *
buju_pdf_update_finish (BujuPdfUpdate *self)
{
  gsize xref;

  write_all_extended (self);
  xref = self->result->len;
  if (self->added->len == 0)
    return g_bytes_ref (self->pdf);
  g_array_sort (self->added, compare_added);
  g_string_append (self->result, "xref\n");
  for (guint i = 0; i < self->added->len; i++)
    {
      const Added *added = &g_array_index (self->added, Added, i);

      g_string_append_printf (self->result,
                              "%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                              added->number, added->offset);
    }
  g_string_append_printf (self->result,
                          "trailer\n<< /Size %" G_GUINT64_FORMAT " /Root %" G_GUINT64_FORMAT " 0 R",
                          self->size, self->root);
  if (self->info > 0)
    g_string_append_printf (self->result, " /Info %" G_GUINT64_FORMAT " 0 R", self->info);
  g_string_append_printf (self->result, " /Prev %" G_GSIZE_FORMAT " >>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n", self->xref, xref);
  return g_string_free_to_bytes (g_steal_pointer (&self->result));
}

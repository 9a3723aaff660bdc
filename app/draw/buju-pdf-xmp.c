/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-pdf-xmp.h"

static void
append_escaped (GString *xmp, const char *before, const char *value, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (xmp, "%s%s%s", before, escaped, after);
}

static void
append_alternative (GString *xmp, const char *language, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (xmp, "<rdf:li xml:lang=\"%s\">", language);
  append_escaped (xmp, "", value, "</rdf:li>");
}

static void
append_title (GString *xmp, const char *title)
{
  if (title == NULL)
    return;
  g_string_append (xmp, "<dc:title><rdf:Alt>");
  append_alternative (xmp, "x-default", title);
  g_string_append (xmp, "</rdf:Alt></dc:title>\n");
}

/* The first is what a reader of another language gets. */
static void
append_description (GString *xmp, const BujuText *text)
{
  if (buju_text_is_empty (text))
    return;
  g_string_append (xmp, "<dc:description><rdf:Alt>");
  append_alternative (xmp, "x-default", text->zh != NULL ? text->zh : text->en);
  append_alternative (xmp, "zh", text->zh);
  append_alternative (xmp, "en", text->en);
  g_string_append (xmp, "</rdf:Alt></dc:description>\n");
}

/**
 * buju_pdf_xmp_new:
 * @picture: what says what the document is
 *
 * Returns: (transfer full): a packet of XMP in UTF-8
 */
char *
buju_pdf_xmp_new (const BujuPicture *picture)
{
  GString *xmp = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" "
                               "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                               "<rdf:RDF "
                               "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                               "<rdf:Description rdf:about=\"\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:buju=\"" BUJU_RECORD_NAMESPACE
                               "\">\n");

  append_title (xmp, picture->title);
  append_description (xmp, &picture->description);
  if (picture->author != NULL)
    append_escaped (xmp, "<dc:creator><rdf:Seq><rdf:li>", picture->author,
                    "</rdf:li></rdf:Seq></dc:creator>\n");
  if (picture->subject != NULL)
    append_escaped (xmp, "<dc:source>", picture->subject, "</dc:source>\n");
  if (picture->keywords != NULL)
    append_escaped (xmp, "<pdf:Keywords>", picture->keywords, "</pdf:Keywords>\n");
  if (picture->record != NULL)
    {
      g_autofree char *record = buju_record_to_markup (picture->record);

      g_string_append (xmp, record);
    }
  g_string_append (xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  return g_string_free (xmp, FALSE);
}

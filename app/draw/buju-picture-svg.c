/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-svg.h>
#include <string.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-picture-private.h"

/* The number that stands for @id: how many others came before it. */
static guint
number_of (GHashTable *numbers, const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (id), GUINT_TO_POINTER (number));
    }
  return number;
}

static gboolean
renumber_cb (const GMatchInfo *match, GString *result, gpointer numbers)
{
  g_autofree char *before = g_match_info_fetch (match, 1);
  g_autofree char *id = g_match_info_fetch (match, 2);

  g_string_append_printf (result, "%ssurface%u", before, number_of (numbers, id));
  return FALSE;
}

/* cairo counts its surfaces for the whole process, so that the second picture has other ids than the first. */
static char *
renumber (const char *svg, gsize length)
{
  /* Not optimised: code compiled at run time is a closed book to memory checkers, and one pass is all there is. */
  g_autoptr (GRegex) regex = g_regex_new ("(id=\"|#)surface([0-9]+)", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_regex_replace_eval (regex, svg, length, 0, 0, renumber_cb, numbers, NULL);
}

/* Title and description go right after the opening tag, where SVG readers look for them. */
static void
add_description (const BujuPicture *self, GString *svg)
{
  char *start = strstr (svg->str, "<svg");
  char *end = start != NULL ? strchr (start, '>') : NULL;
  GString *text;

  if (end == NULL)
    return;
  text = g_string_new ("\n");
  if (self->title != NULL)
    {
      g_autofree char *title = g_markup_printf_escaped ("<title>%s</title>\n", self->title);

      g_string_append (text, title);
    }
  if (self->subject != NULL)
    {
      g_autofree char *subject = g_markup_printf_escaped ("<desc>%s</desc>\n", self->subject);

      g_string_append (text, subject);
    }
  if (self->record != NULL)
    {
      g_autofree char *markup = buju_record_to_markup (self->record);

      g_string_append_printf (text, "<metadata xmlns:buju=\"%s\">\n%s</metadata>\n", BUJU_RECORD_NAMESPACE, markup);
    }
  g_string_insert_len (svg, end + 1 - svg->str, text->str, text->len);
  g_string_free (text, TRUE);
}

/**
 * buju_picture_to_svg:
 * @self: a picture
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws @self as an SVG, text as `<text>` elements that a reader can search and an editor can change.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_SURFACE or what the drawing
 *   function says
 */
GBytes *
buju_picture_to_svg (const BujuPicture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (BujuGlyphSink) sink = buju_glyph_sink_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autofree char *numbered = NULL;
  gboolean drawn;
  GString *svg;

  surface = cairo_svg_surface_create_for_stream (buju_picture_append_cb, bytes, self->width, self->height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  buju_glyph_sink_bind (sink, cr);
  drawn = buju_picture_finish (self, cr, surface, cancellable, error);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  numbered = renumber ((const char *) bytes->data, bytes->len);
  svg = buju_glyph_sink_replace (sink, numbered, strlen (numbered));
  add_description (self, svg);
  return g_string_free_to_bytes (svg);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-svg.h>
#include <string.h>

#include "draw/buju-glyphs.h"
#include "draw/buju-picture-private.h"
#include "draw/buju-svg-groups.h"

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

/* cairo counts its surfaces for the whole process, so that the second picture has other ids than
 * the first. */
static char *
renumber (const char *svg, gsize length)
{
  /* Not optimised: code compiled at run time is a closed book to memory checkers, and one pass is
   * all there is. */
  g_autoptr (GRegex) regex = g_regex_new ("(id=\"|#)surface([0-9]+)", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_regex_replace_eval (regex, svg, length, 0, 0, renumber_cb, numbers, NULL);
}

/* One element of text; nothing for NULL. */
static void
append_element (GString *text, const char *tag, const char *value)
{
  g_autofree char *name = g_strndup (tag, strcspn (tag, " "));
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (text, "<%s>%s</%s>\n", tag, escaped, name);
}

/* What a screen reader says of the picture, in the order in which it says it. */
static void
add_role (const BujuPicture *self, GString *svg, gsize at)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  if (self->title != NULL)
    g_string_append (ids, " buju-title");
  if (self->description.zh != NULL)
    g_string_append (ids, " buju-desc-zh");
  if (self->description.en != NULL)
    g_string_append (ids, " buju-desc-en");
  if (ids->len > 0)
    {
      g_autofree char *role = g_strdup_printf (" role=\"img\" aria-labelledby=\"%s\"",
                                               ids->str + 1);

      g_string_insert (svg, at, role);
    }
}

static void
append_metadata (const BujuPicture *self, GString *text)
{
  g_autofree char *record = self->record != NULL ? buju_record_to_markup (self->record) : NULL;

  if (record == NULL && self->author == NULL && self->keywords == NULL)
    return;
  g_string_append_printf (text, "<metadata xmlns:buju=\"%s\" "
                                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n",
                          BUJU_RECORD_NAMESPACE);
  append_element (text, "dc:title", self->title);
  append_element (text, "dc:creator", self->author);
  append_element (text, "dc:source", self->subject);
  append_element (text, "dc:subject", self->keywords);
  g_string_append (text, record != NULL ? record : "");
  g_string_append (text, "</metadata>\n");
}

/* Title and description go right after the opening tag, where SVG readers look for them. */
static void
add_description (const BujuPicture *self, GString *svg)
{
  char *start = strstr (svg->str, "<svg");
  char *end = start != NULL ? strchr (start, '>') : NULL;
  gsize at;
  GString *text;

  if (end == NULL)
    return;
  at = end - svg->str;
  text = g_string_new ("\n");
  append_element (text, "title id=\"buju-title\"", self->title);
  if (self->description.zh == NULL && self->description.en == NULL)
    append_element (text, "desc", self->subject);
  append_element (text, "desc id=\"buju-desc-zh\" xml:lang=\"zh\"", self->description.zh);
  append_element (text, "desc id=\"buju-desc-en\" xml:lang=\"en\"", self->description.en);
  append_metadata (self, text);
  g_string_insert_len (svg, at + 1, text->str, text->len);
  add_role (self, svg, at);
  g_string_free (text, TRUE);
}

/**
 * buju_picture_to_svg:
 * @self: a picture
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws @self as an SVG, text as `<text>` elements that a reader can search and an editor can
 * change, features as groups with their ids.
 *
 * Returns: (transfer full): the file's content; %NULL with %BUJU_EXPORT_ERROR_SURFACE or what the
 *   drawing function says
 */
GBytes *
buju_picture_to_svg (const BujuPicture *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (BujuGlyphSink) sink = buju_glyph_sink_new ();
  g_autoptr (BujuSvgGroups) groups = buju_svg_groups_new ();
  g_autoptr (GString) texts = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autofree char *numbered = NULL;
  gboolean drawn;
  GString *svg;

  surface = cairo_svg_surface_create_for_stream (buju_picture_append_cb, bytes, self->width,
                                                 self->height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  cr = cairo_create (surface);
  buju_glyph_sink_bind (sink, cr);
  buju_svg_groups_bind (groups, cr);
  drawn = buju_picture_finish (self, cr, surface, cancellable, error);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  numbered = renumber ((const char *) bytes->data, bytes->len);
  texts = buju_glyph_sink_replace (sink, numbered, strlen (numbered));
  svg = buju_svg_groups_replace (groups, texts->str, texts->len);
  add_description (self, svg);
  return g_string_free_to_bytes (svg);
}

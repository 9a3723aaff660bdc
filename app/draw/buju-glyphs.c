/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-glyphs-private.h"

#include <math.h>
#include <string.h>

/* A mark is a tiny triangle filled with a colour that no style can name: green and blue are fixed,
 * red is the number of the text. cairo writes colours as percentages with six digits, so the
 * numbers come back exactly. */
#define MARK_GREEN 0.12345
#define MARK_BLUE 0.54321
#define MARK_STEP 0.0001
#define MARK_TAIL "%,12.345%,54.321%)"
#define MARK_HEAD "<path style=\""
#define MARK_SIZE 0.5
#define MARKS_MAX 9999

struct _BujuGlyphSink
{
  GPtrArray *texts; /* char*: the SVG elements that stand for mark i + 1 */
};

static const cairo_user_data_key_t sink_key;

/**
 * buju_glyph_sink_new:
 *
 * Returns: (transfer full): a sink that has taken no text yet
 */
BujuGlyphSink *
buju_glyph_sink_new (void)
{
  BujuGlyphSink *self = g_new0 (BujuGlyphSink, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * buju_glyph_sink_free:
 * @self: a sink that no living cairo_t is bound to
 */
void
buju_glyph_sink_free (BujuGlyphSink *self)
{
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * buju_glyph_sink_bind:
 * @self: a sink
 * @cr: a context on an SVG surface
 *
 * From now on text shown on @cr is taken by @self.
 */
void
buju_glyph_sink_bind (BujuGlyphSink *self, cairo_t *cr)
{
  cairo_set_user_data (cr, &sink_key, self, NULL);
}

static void
append_number (GString *text, const char *before, double value, const char *after)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, before);
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.6g", value));
  g_string_append (text, after);
}

static void
append_matrix (GString *text, cairo_t *cr)
{
  cairo_matrix_t m;

  cairo_get_matrix (cr, &m);
  append_number (text, " transform=\"matrix(", m.xx, " ");
  append_number (text, "", m.yx, " ");
  append_number (text, "", m.xy, " ");
  append_number (text, "", m.yy, " ");
  append_number (text, "", m.x0, " ");
  append_number (text, "", m.y0, ")\"");
}

static void
append_font (GString *text, PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  g_autofree char *family = NULL;

  if (font == NULL)
    font = pango_context_get_font_description (pango_layout_get_context (layout));
  family = g_markup_escape_text (pango_font_description_get_family (font), -1);
  g_string_append_printf (text, " font-family=\"%s, sans-serif\"", family);
  append_number (text, " font-size=\"",
                 pango_font_description_get_size (font) / (double) PANGO_SCALE, "\"");
  if (pango_font_description_get_weight (font) >= PANGO_WEIGHT_SEMIBOLD)
    g_string_append (text, " font-weight=\"bold\"");
}

/* Pango's "pwid, liga 0" as CSS writes it. */
static void
append_features (GString *text, const char *features)
{
  g_auto (GStrv) list = g_strsplit (features, ",", -1);

  g_string_append (text, " style=\"font-feature-settings:");
  for (guint i = 0; list[i] != NULL; i++)
    {
      char *name = g_strstrip (list[i]);

      g_string_append_printf (text, "%s'%.4s'%s", i > 0 ? "," : "", name,
                              strlen (name) > 4 ? name + 4 : "");
    }
  g_string_append_c (text, '"');
}

static void
append_attributes (GString *text, PangoLayout *layout)
{
  PangoAttrList *list = pango_layout_get_attributes (layout);
  PangoAttrIterator *iterator;
  PangoAttribute *spacing, *features;

  if (list == NULL)
    return;
  iterator = pango_attr_list_get_iterator (list);
  features = pango_attr_iterator_get (iterator, PANGO_ATTR_FONT_FEATURES);
  if (features != NULL)
    append_features (text, ((PangoAttrFontFeatures *) features)->features);
  spacing = pango_attr_iterator_get (iterator, PANGO_ATTR_LETTER_SPACING);
  if (spacing != NULL)
    append_number (text, " letter-spacing=\"",
                   ((PangoAttrInt *) spacing)->value / (double) PANGO_SCALE, "\"");
  pango_attr_iterator_destroy (iterator);
}

static void
append_paint (GString *text, cairo_t *cr, gboolean outline)
{
  double red = 0, green = 0, blue = 0, alpha = 1;
  const char *what = outline ? "stroke" : "fill";

  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  if (outline)
    {
      g_string_append (text, " fill=\"none\" stroke-linejoin=\"round\"");
      append_number (text, " stroke-width=\"", cairo_get_line_width (cr), "\"");
    }
  g_string_append_printf (text, " %s=\"#%02x%02x%02x\"", what, (guint) (red * 255 + 0.5),
                          (guint) (green * 255 + 0.5), (guint) (blue * 255 + 0.5));
  if (alpha < 1)
    {
      g_string_append_printf (text, " %s-opacity=\"", what);
      append_number (text, "", alpha, "\"");
    }
}

static GString *
begin_group (cairo_t *cr, PangoLayout *layout, gboolean outline)
{
  GString *text = g_string_new ("<g");

  append_matrix (text, cr);
  append_font (text, layout);
  append_attributes (text, layout);
  append_paint (text, cr, outline);
  return g_string_append_c (text, '>');
}

static char *
make_group (cairo_t *cr, PangoLayout *layout, double x, double y, gboolean outline)
{
  GString *text = begin_group (cr, layout, outline);
  const char *whole = pango_layout_get_text (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      g_autofree char *escaped = g_markup_escape_text (whole + line->start_index, line->length);
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      append_number (text, "<text xml:space=\"preserve\" x=\"",
                     x + logical.x / (double) PANGO_SCALE, "\"");
      append_number (text, " y=\"",
                     y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE, "\">");
      g_string_append (text, escaped);
      g_string_append (text, "</text>");
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_string_append (text, "</g>");
  return g_string_free (text, FALSE);
}

/* Where each letter starts on its baseline, and how it is turned about that point. */
static char *
make_letters (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters, guint n_letters,
              gboolean outline)
{
  GString *text = begin_group (cr, layout, outline);
  g_autofree char *escaped = g_markup_escape_text (pango_layout_get_text (layout), -1);
  g_autofree double *advances = buju_glyph_run_measure (layout, &n_letters);
  const char *between = "";

  g_string_append (text, "<text xml:space=\"preserve\" x=\"");
  for (guint i = 0; i < n_letters; i++, between = " ")
    append_number (text, between, letters[i].at.x - cos (letters[i].angle) * advances[i] / 2, "");
  g_string_append (text, "\" y=\"");
  between = "";
  for (guint i = 0; i < n_letters; i++, between = " ")
    append_number (text, between, letters[i].at.y - sin (letters[i].angle) * advances[i] / 2, "");
  g_string_append (text, "\" rotate=\"");
  between = "";
  for (guint i = 0; i < n_letters; i++, between = " ")
    append_number (text, between, letters[i].angle * 180 / G_PI, "");
  g_string_append_printf (text, "\">%s</text></g>", escaped);
  return g_string_free (text, FALSE);
}

/* Keeps @group, and leaves a mark in its place. */
static void
take_group (BujuGlyphSink *self, cairo_t *cr, double x, double y, char *group)
{
  g_ptr_array_add (self->texts, group);

  cairo_save (cr);
  cairo_set_source_rgb (cr, self->texts->len * MARK_STEP, MARK_GREEN, MARK_BLUE);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, MARK_SIZE, 0);
  cairo_rel_line_to (cr, 0, MARK_SIZE);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_move_to (cr, x, y);
}

static void
take_text (BujuGlyphSink *self, cairo_t *cr, PangoLayout *layout, gboolean outline)
{
  double x = 0, y = 0;

  cairo_get_current_point (cr, &x, &y);
  take_group (self, cr, x, y, make_group (cr, layout, x, y, outline));
}

static BujuGlyphSink *
get_sink (cairo_t *cr)
{
  BujuGlyphSink *sink = cairo_get_user_data (cr, &sink_key);

  return sink != NULL && sink->texts->len < MARKS_MAX ? sink : NULL;
}

/**
 * buju_glyphs_show:
 * @cr: a context whose current point is the layout's top left
 * @layout: a text
 *
 * Draws @layout as text, whatever the surface is.
 */
void
buju_glyphs_show (cairo_t *cr, PangoLayout *layout)
{
  BujuGlyphSink *sink = get_sink (cr);

  if (sink != NULL)
    take_text (sink, cr, layout, FALSE);
  else
    pango_cairo_show_layout (cr, layout);
}

/**
 * buju_glyphs_outline:
 * @cr: a context whose current point is the layout's top left
 * @layout: a text
 *
 * Strokes the outlines of @layout: what lies under a text with a halo.
 */
void
buju_glyphs_outline (cairo_t *cr, PangoLayout *layout)
{
  BujuGlyphSink *sink = get_sink (cr);

  if (sink != NULL)
    {
      take_text (sink, cr, layout, TRUE);
      return;
    }
  pango_cairo_layout_path (cr, layout);
  cairo_stroke (cr);
}

/*< private >
 * buju_glyphs_take_letters:
 * @cr: a context
 * @layout: a text with one glyph a character
 * @letters: (array length=n_letters): where its characters stand
 * @n_letters: how many
 * @outline: whether outlines are wanted
 *
 * Returns: whether a sink has taken the text
 */
gboolean
buju_glyphs_take_letters (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters,
                          guint n_letters,
                          gboolean outline)
{
  BujuGlyphSink *sink = get_sink (cr);

  if (sink == NULL || n_letters == 0)
    return FALSE;
  take_group (sink, cr, letters[0].at.x, letters[0].at.y,
              make_letters (cr, layout, letters, n_letters, outline));
  return TRUE;
}

/* The number of the mark that the element from @start to @end is; 0 when it is none. */
static guint
read_mark (const char *start, const char *end)
{
  const char *colour = g_strstr_len (start, end - start, "fill:rgb(");
  const char *tail = g_strstr_len (start, end - start, MARK_TAIL);

  if (colour == NULL || tail == NULL || tail < colour)
    return 0;
  return (guint) (g_ascii_strtod (colour + strlen ("fill:rgb("), NULL) / (100 * MARK_STEP) + 0.5);
}

/**
 * buju_glyph_sink_replace:
 * @self: the sink that was bound while @svg was drawn
 * @svg: (array length=length): what cairo wrote
 * @length: bytes of @svg
 *
 * Returns: (transfer full): @svg with the taken texts in the places of their marks
 */
GString *
buju_glyph_sink_replace (const BujuGlyphSink *self, const char *svg, gsize length)
{
  GString *result = g_string_sized_new (length);
  const char *at = svg;
  const char *limit = svg + length;

  while (at < limit)
    {
      const char *start = g_strstr_len (at, limit - at, MARK_HEAD);
      const char *end = start != NULL ? g_strstr_len (start, limit - start, "/>") : NULL;
      guint mark;

      if (end == NULL)
        break;
      end += strlen ("/>");
      mark = read_mark (start, end);
      g_string_append_len (result, at, start - at);
      if (mark >= 1 && mark <= self->texts->len)
        g_string_append (result, g_ptr_array_index (self->texts, mark - 1));
      else
        g_string_append_len (result, start, end - start);
      at = end;
    }
  g_string_append_len (result, at, limit - at);
  return result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-type.h"

/* Asked for when the style names no font, and after the named one: fontconfig then looks for a face
 * that covers the language of the context, so a missing family costs the look but never the
 * text. */
#define FALLBACK_FAMILIES "Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Zen Hei,sans-serif"

/* Chinese fonts set curly quotes and middle dots as wide as a character, which tears English apart;
 * ligatures would make "Office" hard to find in a PDF, and cairo embeds a whole font when one of
 * them is in it. */
#define ENGLISH_FEATURES "pwid, liga 0, clig 0"
#define CHINESE_FEATURES "liga 0, clig 0"

#define RATIO_TIGHTER 0.44 /* em that the ratio sign gives up */

/* One user space unit is one layout unit; the value only matters for sizes in points, which we do
 * not use. */
#define RESOLUTION 72.0

static void
set_font_options (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Hinting would tie widths to the pixels of one surface; sub-pixel colours do not belong on a
   * picture that is scaled or printed later. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
}

static PangoContext *
prepare (PangoContext *context, BujuLanguage language)
{
  const char *tag = language == BUJU_LANGUAGE_EN ? "en" : "zh-CN";

  set_font_options (context);
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_language (context, pango_language_from_string (tag));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/**
 * buju_type_context:
 * @language: %BUJU_LANGUAGE_EN, or anything else for Chinese
 *
 * Makes a context that is bound to no surface. What is measured with it fits what is drawn with
 * buju_type_layout() on any surface.
 *
 * Returns: (transfer full): a context of the calling thread
 */
PangoContext *
buju_type_context (BujuLanguage language)
{
  return prepare (pango_font_map_create_context (pango_cairo_font_map_get_default ()), language);
}

/**
 * buju_type_context_for:
 * @cr: where the texts will be drawn
 * @language: %BUJU_LANGUAGE_EN, or anything else for Chinese
 *
 * Makes a context for texts on @cr. It holds for the transformation that @cr has now; after turning
 * or scaling another one is needed.
 *
 * Returns: (transfer full): a context of the calling thread
 */
PangoContext *
buju_type_context_for (cairo_t *cr, BujuLanguage language)
{
  return prepare (pango_cairo_create_context (cr), language);
}

/* Each takes half an em of white with it: before an opening mark, after the others. */
static gboolean
is_opening (gunichar c)
{
  return c == 0x201c || c == 0x2018 || c == 0x300a || c == 0x3008 || c == 0x300c || c == 0x300e
         || c == 0x3010
         || c == 0xff08;
}

static gboolean
is_closing (gunichar c)
{
  return c == 0x201d || c == 0x2019 || c == 0x300b || c == 0x3009 || c == 0x300d || c == 0x300f
         || c == 0x3011
         || c == 0xff09 || c == 0x3001 || c == 0x3002 || c == 0xff0c || c == 0xff0e || c == 0xff1a
         || c == 0xff1b;
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const char *text, const char *start,
        const char *end)
{
  attribute->start_index = start - text;
  attribute->end_index = end - text;
  pango_attr_list_change (list, attribute);
}

/* Of two marks in a row one gives up its white half, as in every printed Chinese book; the newer
 * fonts do so by themselves ("chws"), the installed ones do not. The ratio sign of a scale is as
 * wide as an ideograph. */
static void
set_spacing (PangoAttrList *list, const char *text, double size)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      gunichar here = g_utf8_get_char (at), after = g_utf8_get_char (next);

      if (here == 0x2236)
        insert (list, pango_attr_letter_spacing_new ((int) (-RATIO_TIGHTER * size * PANGO_SCALE)),
                text, at, next);
      else if (is_closing (here) && (is_closing (after) || is_opening (after)))
        insert (list, pango_attr_font_features_new (CHINESE_FEATURES ", halt"), text, at, next);
      else if (is_opening (here) && is_opening (after))
        insert (list, pango_attr_font_features_new (CHINESE_FEATURES ", halt"), text, next,
                g_utf8_next_char (next));
      at = next;
    }
}

static void
set_features (PangoLayout *layout, gboolean english, double size)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_attr_list_insert (list,
                          pango_attr_font_features_new (english ? ENGLISH_FEATURES
                                                        : CHINESE_FEATURES));
  if (!english)
    set_spacing (list, pango_layout_get_text (layout), size);
  pango_layout_set_attributes (layout, list);
}

static PangoFontDescription *
describe_font (const char *family, double size, gboolean bold)
{
  PangoFontDescription *font = pango_font_description_new ();

  if (family != NULL && *family != '\0')
    {
      g_autofree char *families = g_strconcat (family, "," FALLBACK_FAMILIES, NULL);

      pango_font_description_set_family (font, families);
    }
  else
    {
      pango_font_description_set_family_static (font, FALLBACK_FAMILIES);
    }
  pango_font_description_set_absolute_size (font, MAX (size, 0.0) * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return font;
}

static gboolean
is_english (PangoContext *context)
{
  return pango_language_matches (pango_context_get_language (context), "en");
}

/**
 * buju_type_layout_in:
 * @context: from buju_type_context() or buju_type_context_for()
 * @text: one line; never parsed as markup
 * @family: (nullable): font family; others follow it when it is missing
 * @size: type size in user space units
 * @bold: whether to set in bold
 *
 * Returns: (transfer full): the text, set in one line
 */
PangoLayout *
buju_type_layout_in (PangoContext *context,
                     const char   *text,
                     const char   *family,
                     double        size,
                     gboolean      bold)
{
  g_autoptr (PangoFontDescription) font = NULL;
  PangoLayout *layout;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  layout = pango_layout_new (context);
  font = describe_font (family, size, bold);
  pango_layout_set_font_description (layout, font);
  if (g_utf8_validate (text, -1, NULL))
    {
      pango_layout_set_text (layout, text, -1);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      pango_layout_set_text (layout, valid, -1);
    }
  set_features (layout, is_english (context), size);
  return layout;
}

/**
 * buju_type_layout:
 * @cr: where the text will be drawn, with its transformation already set
 * @text: the text; never parsed as markup
 * @language: %BUJU_LANGUAGE_EN, or anything else for Chinese
 * @family: (nullable): font family; others follow it when it is missing
 * @size: type size in user space units
 * @bold: whether to set in bold
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
buju_type_layout (cairo_t      *cr,
                  const char   *text,
                  BujuLanguage  language,
                  const char   *family,
                  double        size,
                  gboolean      bold)
{
  PangoContext *context;
  PangoLayout *layout;

  g_return_val_if_fail (cr != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  context = buju_type_context_for (cr, language);
  layout = buju_type_layout_in (context, text, family, size, bold);
  g_object_unref (context);
  return layout;
}

/**
 * buju_type_count_missing:
 * @layout: a layout
 *
 * Returns: how many characters of @layout no installed font can show
 */
int
buju_type_count_missing (PangoLayout *layout)
{
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  return pango_layout_get_unknown_glyphs_count (layout);
}

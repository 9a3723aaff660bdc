/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-text-label.h"

#include <adwaita.h>
#include <string.h>

#define SECOND_SCALE  0.87
#define SECOND_ALPHA  (G_MAXUINT16 / 100 * 64)
#define SECOND_STRONG (G_MAXUINT16 / 100 * 72)   /* in high contrast; words in full have 80 */
#define MARK_SCALE    0.78
#define EN_DASH       0x2013
#define EM_DASH       0x2014
#define WORD_JOINER   "\u2060"

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_language (PangoAttrList *list, const char *tag, gsize start, gsize end)
{
  add_attribute (list, pango_attr_language_new (pango_language_from_string (tag)), start, end);
  if (g_str_equal (tag, "en"))
    add_attribute (list, pango_attr_font_features_new ("pwid"), start, end);
}

/* Numbers that a dash joins stay on one line, such as the years of a plan, "2021–25". Pango's
 * attribute against breaks leaves those after a dash. */
static void
append_joined (GString *words, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);
      gunichar    c = g_utf8_get_char (at);
      gboolean    joins = (c == '-' || c == EN_DASH || c == EM_DASH) && at > text
                          && g_ascii_isdigit (at[-1]) && g_ascii_isdigit (*next);

      g_string_append (words, joins ? WORD_JOINER : "");
      g_string_append_len (words, at, next - at);
      g_string_append (words, joins ? WORD_JOINER : "");
    }
}

static gboolean
is_chinese (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN || (c >= 0x3000 && c <= 0x303f)
         || (c >= 0xff00 && c <= 0xff60);
}

/**
 * buju_text_label_add_languages:
 * @list: the attributes of @text
 * @text: Chinese, English or parts of both, with " · ", two blanks or a line's end between them
 *
 * Says of each part of @text which language it is in, so that quotation marks are as wide as its
 * letters are and the characters are those of this region, whatever the locale. A Chinese font has
 * narrow marks for English, too.
 */
void
buju_text_label_add_languages (PangoAttrList *list, const char *text)
{
  g_auto (GStrv) parts = NULL;
  gsize          start = 0;

  g_return_if_fail (list != NULL);
  g_return_if_fail (text != NULL);

  parts = g_regex_split_simple ("( · |  |\n)", text, 0, 0);
  for (guint i = 0; parts[i] != NULL; start += strlen (parts[i]), i++)
    {
      const char *at = parts[i];

      while (*at != '\0' && !is_chinese (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      add_language (list, *at != '\0' ? "zh-CN" : "en", start, start + strlen (parts[i]));
    }
}

/* What stands back. */
static void
add_weaker (PangoAttrList *list, gsize start, gsize end)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  add_attribute (list, pango_attr_foreground_alpha_new (strong ? SECOND_STRONG : SECOND_ALPHA),
                 start, end);
}

static void
add_second_language (PangoAttrList *list, gsize start, gsize end)
{
  add_language (list, "en", start, end);
  add_attribute (list, pango_attr_scale_new (SECOND_SCALE), start, end);
  add_weaker (list, start, end);
}

/* "[1]", small and raised, as in a paper; never on a line of its own. */
static void
add_mark (PangoAttrList *list, gsize start, gsize end)
{
  add_attribute (list, pango_attr_scale_new (MARK_SCALE), start, end);
  add_attribute (list, pango_attr_rise_new (3 * PANGO_SCALE), start, end);
  add_weaker (list, start, end);
}

/* The number of a section, such as 四(一)2, stays together; so does 10处. */
static void
keep_together (PangoAttrList *list, const char *text)
{
  static const char *const pattern = "[一二三四五六七八九十]+[(（][一二三四五六七八九十]+[)）][0-9]*"
                                     "|[0-9]+[处个项份家条种年]";
  g_autoptr (GRegex)     regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (strpbrk (text, "0123456789(\xef") == NULL)
    return;
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      add_attribute (list, pango_attr_allow_breaks_new (FALSE), (gsize) start, (gsize) end);
    }
}

/**
 * buju_text_label_set:
 * @label: a label
 * @text: what to say
 * @language: both puts the second language on its own line
 * @citation: number of the reference; 0 for none
 */
void
buju_text_label_set (GtkLabel *label, const BujuText *text, BujuLanguage language, guint citation)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString)       words = g_string_new (NULL);
  gsize                     start;
  const char               *first;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (text != NULL);

  first = buju_text_get (text, language);
  append_joined (words, first != NULL ? first : "");
  add_language (list, first == text->zh ? "zh-CN" : "en", 0, words->len);
  if (citation > 0)
    {
      start = words->len;
      g_string_append_printf (words, "\u202f[%u]", citation);
      add_mark (list, start, words->len);
    }
  if (language == BUJU_LANGUAGE_BOTH && text->zh != NULL && text->en != NULL && *text->en != '\0' &&
      !g_str_equal (text->zh, text->en))
    {
      start = words->len;
      g_string_append_c (words, '\n');
      append_joined (words, text->en);
      add_second_language (list, start, words->len);
    }
  keep_together (list, words->str);
  gtk_label_set_text (label, words->str);
  gtk_label_set_attributes (label, list);
}

/**
 * buju_text_label_set_plain:
 * @label: a label
 * @text: as in buju_text_label_add_languages()
 *
 * Sets what @label says and which parts of it are in which language. What belongs together in it
 * stays on one line.
 */
void
buju_text_label_set_plain (GtkLabel *label, const char *text)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString)       words = g_string_new (NULL);

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (text != NULL);

  append_joined (words, text);
  buju_text_label_add_languages (list, words->str);
  keep_together (list, words->str);
  gtk_label_set_text (label, words->str);
  gtk_label_set_attributes (label, list);
}

/**
 * buju_text_label_new:
 * @text: what to say
 * @language: both puts the second language on its own line
 * @citation: number of the reference; 0 for none
 *
 * Returns: (transfer floating): a wrapping label, left-aligned
 */
GtkWidget *
buju_text_label_new (const BujuText *text, BujuLanguage language, guint citation)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_return_val_if_fail (text != NULL, label);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  buju_text_label_set (GTK_LABEL (label), text, language, citation);
  return label;
}

static gboolean
fades (PangoAttribute *attribute, gpointer user_data)
{
  return attribute->klass->type == PANGO_ATTR_FOREGROUND_ALPHA;
}

/**
 * buju_text_label_quieten:
 * @label: a label with its text
 * @style: a class of style that fades its words
 *
 * Fades the words of @label as one: fading the second language twice would leave too little of it
 * to be read. It remains the smaller one.
 */
void
buju_text_label_quieten (GtkLabel *label, const char *style)
{
  PangoAttrList *list;

  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (style != NULL);

  list = gtk_label_get_attributes (label);
  if (list != NULL)
    {
      g_autoptr (PangoAttrList) kept = pango_attr_list_copy (list);
      g_autoptr (PangoAttrList) gone G_GNUC_UNUSED = pango_attr_list_filter (kept, fades, NULL);

      gtk_label_set_attributes (label, kept);
    }
  gtk_widget_add_css_class (GTK_WIDGET (label), style);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A profile as HTML, which a word processor takes from the clipboard with its headings and
 * lists. */

#include "plan/buju-profile-private.h"

#define ZH "zh-CN"
#define EN "en"

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* Each language says which it is: that chooses the shapes of the Chinese characters. */
static void
append_side (GString *out, const char *text, const char *lang)
{
  g_string_append_printf (out, "<span lang=\"%s\">", lang);
  append_escaped (out, text);
  g_string_append (out, "</span>");
}

/* As buju_text_dup() joins them: sides that are equal, numbers for example, are of no language and
 * given once. */
static void
append_text (GString *out, const BujuText *text, BujuLanguage language)
{
  gboolean    zh = text->zh != NULL && *text->zh != '\0';
  gboolean    en = text->en != NULL && *text->en != '\0';
  const char *side = buju_text_get (text, language);

  if (zh && en && g_str_equal (text->zh, text->en))
    append_escaped (out, text->zh);
  else if (zh && en && language == BUJU_LANGUAGE_BOTH)
    {
      append_side (out, text->zh, ZH);
      g_string_append (out, " / ");
      append_side (out, text->en, EN);
    }
  else if (zh || en)
    append_side (out, side, side == text->zh ? ZH : EN);
}

static void
append_element (GString *out, const char *name, const BujuText *text, BujuLanguage language)
{
  g_string_append_printf (out, "<%s>", name);
  append_text (out, text, language);
  g_string_append_printf (out, "</%s>\n", name);
}

static void
append_rows (GString *out, const BujuProfileRow *rows, guint n, BujuLanguage language)
{
  g_string_append (out, "<li>");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, language == BUJU_LANGUAGE_EN ? ", " : "、");
      append_text (out, &rows[i].text, language);
    }
  if (!buju_text_is_empty (&rows->detail))
    {
      g_string_append (out, language == BUJU_LANGUAGE_EN ? " – " : "——");
      append_text (out, &rows->detail, language);
    }
  if (rows->citation > 0)
    g_string_append_printf (out, " [%u]", rows->citation);
}

/* What belongs to the row above it is a list within that row's item. */
static void
append_section (GString *out, const BujuProfileSection *section, BujuLanguage language)
{
  gboolean below = FALSE;
  guint    n;

  append_element (out, "h3", &section->heading, language);
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < section->rows->len; i += n)
    {
      gboolean is_below = i > 0 && buju_profile_is_below (section, i);

      if (is_below && !below)
        g_string_append (out, "\n<ul>\n");
      else if (i > 0)
        g_string_append (out, "</li>\n");
      if (below && !is_below)
        g_string_append (out, "</ul></li>\n");
      below = is_below;
      n = buju_profile_count_shared (section, i);
      append_rows (out, &g_array_index (section->rows, BujuProfileRow, i), n, language);
    }
  g_string_append (out,
                   below ? "</li>\n</ul></li>\n</ul>\n" : section->rows->len > 0 ? "</li>\n</ul>\n"
                     : "</ul>\n");
}

/* Numbered by the words, not by the list: the numbers stand in the text above. */
static void
append_citations (const BujuProfile *self, GString *out, BujuLanguage language)
{
  BujuText heading = buju_words_get (self->words, "profile-sources");

  if (self->citations->len == 0)
    return;
  append_element (out, "h3", &heading, language);
  for (guint i = 0; i < self->citations->len; i++)
    {
      const BujuCitation *citation = g_ptr_array_index (self->citations, i);

      g_string_append_printf (out, "<p>[%u] ", i + 1);
      append_text (out, &citation->text, language);
      g_string_append (out, "</p>\n");
    }
}

/**
 * buju_profile_to_html:
 * @self: a profile
 * @language: zh, en or both
 *
 * Writes what buju_profile_to_text() writes with headings, lists and languages, for the clipboard.
 *
 * Returns: (transfer full): well-formed HTML, UTF-8
 */
char *
buju_profile_to_html (const BujuProfile *self, BujuLanguage language)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new ("<html><head><meta charset=\"utf-8\"/></head><body>\n");
  append_element (out, "h2", &self->title, language);
  append_element (out, "p", &self->subtitle, language);
  for (guint i = 0; i < self->sections->len; i++)
    append_section (out, g_ptr_array_index (self->sections, i), language);
  append_citations (self, out, language);
  g_string_append (out, "</body></html>\n");
  return g_string_free (out, FALSE);
}

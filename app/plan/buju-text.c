/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-text.h"

static gboolean
is_blank (const char *side)
{
  return side == NULL || *side == '\0';
}

/**
 * buju_language_parse:
 * @text: (nullable): "zh", "en" or "both"
 * @language: (out): the language
 *
 * Reads a language as it is written on the command line and in recipes.
 *
 * Returns: %FALSE when @text is none of the three; @language is then untouched
 */
gboolean
buju_language_parse (const char *text, BujuLanguage *language)
{
  static const BujuLanguage all[] = { BUJU_LANGUAGE_ZH, BUJU_LANGUAGE_EN, BUJU_LANGUAGE_BOTH };

  g_return_val_if_fail (language != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (g_strcmp0 (text, buju_language_to_string (all[i])) == 0)
        {
          *language = all[i];
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * buju_language_to_string:
 * @language: a language
 *
 * Returns: "zh", "en" or "both"
 */
const char *
buju_language_to_string (BujuLanguage language)
{
  switch (language)
    {
    case BUJU_LANGUAGE_ZH:
      return "zh";
    case BUJU_LANGUAGE_EN:
      return "en";
    case BUJU_LANGUAGE_BOTH:
      return "both";
    default:
      g_return_val_if_reached ("both");
    }
}

/**
 * buju_language_of_messages:
 *
 * What is kept in both languages and said to people, as messages are, is said in that of the
 * messages.
 *
 * Returns: Chinese in a Chinese locale, else English
 */
BujuLanguage
buju_language_of_messages (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "zh") ? BUJU_LANGUAGE_ZH : BUJU_LANGUAGE_EN;
}

/**
 * buju_text_is_empty:
 * @self: (nullable): a text
 *
 * Returns: whether nothing is said in either language
 */
gboolean
buju_text_is_empty (const BujuText *self)
{
  return self == NULL || (is_blank (self->zh) && is_blank (self->en));
}

/**
 * buju_text_get:
 * @self: a text
 * @language: which side; %BUJU_LANGUAGE_BOTH takes the Chinese one
 *
 * Gives one side. Falls back to the other side when it is missing, so that something true is
 * shown rather than nothing.
 *
 * Returns: (transfer none): the side, "" when both are missing
 */
const char *
buju_text_get (const BujuText *self, BujuLanguage language)
{
  const char *first, *second;

  g_return_val_if_fail (self != NULL, "");

  first = language == BUJU_LANGUAGE_EN ? self->en : self->zh;
  second = language == BUJU_LANGUAGE_EN ? self->zh : self->en;

  if (!is_blank (first))
    return first;
  return is_blank (second) ? "" : second;
}

/**
 * buju_text_dup:
 * @self: a text
 * @language: which side, or both
 * @separator: stands between the sides
 *
 * Gives one side, or both joined by @separator. Sides that are equal (a document number, say)
 * are given once.
 *
 * Returns: (transfer full): "zh", "en" or "zh" + @separator + "en"
 */
char *
buju_text_dup (const BujuText *self, BujuLanguage language, const char *separator)
{
  g_return_val_if_fail (self != NULL, g_strdup (""));
  g_return_val_if_fail (separator != NULL, g_strdup (""));

  if (language != BUJU_LANGUAGE_BOTH || is_blank (self->zh) || is_blank (self->en)
      || g_str_equal (self->zh, self->en))
    return g_strdup (buju_text_get (self, language));

  return g_strconcat (self->zh, separator, self->en, NULL);
}

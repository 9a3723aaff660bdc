/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A profile as text that can be pasted into a report: headings, lines with their numbers, the list of sources. */

#include "plan/buju-profile-private.h"

#define SEPARATOR " / "

static void
append_text (GString *out, const BujuText *text, BujuLanguage language)
{
  g_autofree char *side = buju_text_dup (text, language, SEPARATOR);

  g_string_append (out, side);
}

static gboolean
is_statement (const BujuProfileRow *row)
{
  return row->kind == BUJU_PROFILE_CONFLICT && row->link == NULL;
}

static void
append_row (GString *out, const BujuProfileRow *row, BujuLanguage language)
{
  g_string_append (out, is_statement (row) ? "    – " : "  • ");
  append_text (out, &row->text, language);

  if (!buju_text_is_empty (&row->detail))
    {
      g_string_append (out, language == BUJU_LANGUAGE_EN ? ": " : "：");
      append_text (out, &row->detail, language);
    }

  if (row->citation > 0)
    g_string_append_printf (out, " [%u]", row->citation);
  g_string_append_c (out, '\n');
}

static void
append_citations (const BujuProfile *self, GString *out, BujuLanguage language)
{
  BujuText heading = buju_words_get (self->words, "profile-sources");

  if (self->citations->len == 0)
    return;

  g_string_append_c (out, '\n');
  append_text (out, &heading, language);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->citations->len; i++)
    {
      const BujuCitation *citation = g_ptr_array_index (self->citations, i);

      g_string_append_printf (out, "  [%u] ", i + 1);
      append_text (out, &citation->text, language);
      g_string_append_c (out, '\n');
    }
}

/**
 * buju_profile_to_text:
 * @self: a profile
 * @language: zh, en or both
 *
 * Writes the profile as plain text with its sources, for the clipboard and the command line.
 *
 * Returns: (transfer full): the text, ending with a line end
 */
char *
buju_profile_to_text (const BujuProfile *self, BujuLanguage language)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_new (NULL);
  append_text (out, &self->title, language);
  g_string_append_c (out, '\n');
  append_text (out, &self->subtitle, language);
  g_string_append_c (out, '\n');

  for (guint i = 0; i < self->sections->len; i++)
    {
      const BujuProfileSection *section = g_ptr_array_index (self->sections, i);

      g_string_append_c (out, '\n');
      append_text (out, &section->heading, language);
      g_string_append_c (out, '\n');
      for (guint j = 0; j < section->rows->len; j++)
        append_row (out, &g_array_index (section->rows, BujuProfileRow, j), language);
    }

  append_citations (self, out, language);

  return g_string_free (out, FALSE);
}

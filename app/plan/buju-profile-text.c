/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A profile as text that can be pasted into a report: headings, lines with their numbers, the list
 * of sources. */

#include "plan/buju-profile-private.h"

#define SEPARATOR " / "

static void
append_text (GString *out, const BujuText *text, BujuLanguage language)
{
  g_autofree char *side = buju_text_dup (text, language, SEPARATOR);

  g_string_append (out, side);
}

/* What belongs to the row above it: the industries of a role, the statements of a conflict. */
gboolean
buju_profile_is_below (const BujuProfileSection *section, guint index)
{
  const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, index);

  if (row->kind == BUJU_PROFILE_CONFLICT)
    return row->link == NULL;
  if (row->kind != BUJU_PROFILE_INDUSTRY)
    return FALSE;

  return index > 0 && g_array_index (section->rows, BujuProfileRow, 0).kind == BUJU_PROFILE_ROLE;
}

static gboolean
is_same_text (const BujuText *a, const BujuText *b)
{
  return g_strcmp0 (a->zh, b->zh) == 0 && g_strcmp0 (a->en, b->en) == 0;
}

/* Chips that say the same of themselves share a line; returns how many rows, at least one. */
guint
buju_profile_count_shared (const BujuProfileSection *section, guint index)
{
  const BujuProfileRow *first = &g_array_index (section->rows, BujuProfileRow, index);
  guint n = 1;

  while (first->kind == BUJU_PROFILE_INDUSTRY && index + n < section->rows->len)
    {
      const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, index + n);

      if (row->kind != first->kind || row->citation != first->citation
          || !is_same_text (&row->detail, &first->detail))
        break;
      n++;
    }

  return n;
}

static void
append_rows (GString *out, const BujuProfileSection *section, guint index, guint n,
             BujuLanguage language)
{
  const BujuProfileRow *row = &g_array_index (section->rows, BujuProfileRow, index);

  g_string_append (out, buju_profile_is_below (section, index) ? "    – " : "  • ");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, language == BUJU_LANGUAGE_EN ? ", " : "、");
      append_text (out, &row[i].text, language);
    }

  if (!buju_text_is_empty (&row->detail))
    {
      g_string_append (out, language == BUJU_LANGUAGE_EN ? " – " : "——");
      append_text (out, &row->detail, language);
    }

  if (row->citation > 0)
    g_string_append_printf (out, " [%u]", row->citation);
  g_string_append_c (out, '\n');
}

static void
append_section (GString *out, const BujuProfileSection *section, BujuLanguage language)
{
  guint n;

  g_string_append_c (out, '\n');
  append_text (out, &section->heading, language);
  g_string_append_c (out, '\n');

  for (guint i = 0; i < section->rows->len; i += n)
    {
      n = buju_profile_count_shared (section, i);
      append_rows (out, section, i, n, language);
    }
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
    append_section (out, g_ptr_array_index (self->sections, i), language);

  append_citations (self, out, language);

  return g_string_free (out, FALSE);
}

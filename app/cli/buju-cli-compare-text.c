/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The comparison for people: Chinese and English on each line, an empty list left out. */

#include "cli/buju-cli-compare.h"
#include "plan/buju-phrase.h"

/* Appends the line of one item. Every struct of a list begins with its side. */
typedef void (*WriteFunc) (GString *out, gconstpointer item, const BujuWords *words);

static void
write_text (GString *out, const BujuText *text)
{
  g_autofree char *both = buju_text_dup (text, BUJU_LANGUAGE_BOTH, " / ");

  g_string_append (out, both);
}

static void
write_word (GString *out, const BujuWords *words, const char *key)
{
  BujuText text = buju_words_get (words, key);

  write_text (out, &text);
}

static void
write_sides (GString *out, const GPtrArray *items, const char * const *headings, WriteFunc write,
             const BujuWords *words)
{
  for (guint i = 0; i < 3; i++)
    {
      guint n = 0;

      for (guint j = 0; j < items->len; j++)
        {
          if (*(const BujuCompareSide *) items->pdata[j] != (BujuCompareSide) i)
            continue;
          if (n++ == 0)
            {
              g_string_append_c (out, '\n');
              write_word (out, words, headings[i]);
              g_string_append_c (out, '\n');
            }
          g_string_append (out, "  ");
          write (out, items->pdata[j], words);
          g_string_append_c (out, '\n');
        }
    }
}

/* Its components there, and what it is in them where the document says so. */
static void
write_roles (GString *out, const GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);

      g_string_append (out, i > 0 ? "; " : "");
      write_text (out, &role->component->name);
      if (buju_text_is_empty (&role->member->role))
        continue;
      g_string_append (out, " (");
      write_text (out, &role->member->role);
      g_string_append_c (out, ')');
    }
}

static void
write_industries (GString *out, GPtrArray *industries, const BujuWords *words)
{
  for (guint i = 0; i < industries->len; i++)
    {
      const BujuIndustry *industry = g_ptr_array_index (industries, i);

      g_string_append (out, i > 0 ? "; " : "");
      write_text (out, &industry->name);
    }

  if (industries->len == 0)
    write_word (out, words, "not-stated");
}

static void
write_member (GString *out, gconstpointer item, const BujuWords *words)
{
  const BujuCompareMember *member = item;

  write_text (out, &member->place->name);
  if (member->side != BUJU_COMPARE_BOTH)
    {
      g_string_append (out, ": ");
      write_roles (out, member->roles[member->side == BUJU_COMPARE_ONLY_A ? 0 : 1]);
      return;
    }

  for (guint i = 0; i < 2 && !member->same_role; i++)
    {
      g_string_append (out, i == 0 ? "\n    A: " : "\n    B: ");
      write_roles (out, member->roles[i]);
    }
  for (guint i = 0; i < 2 && !member->same_industries; i++)
    {
      g_string_append (out, i == 0 ? "\n    A, " : "\n    B, ");
      write_word (out, words, "profile-industries");
      g_string_append (out, ": ");
      write_industries (out, member->industries[i], words);
    }
}

static void
write_industry (GString *out, gconstpointer item, const BujuWords *words)
{
  const BujuCompareIndustry *industry = item;

  write_text (out, &industry->industry->name);
}

static void
write_indicator (GString *out, const BujuIndicator *indicator)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);

  write_text (out, &indicator->name);
  g_string_append (out, ": ");
  write_text (out, &indicator->value_text);
  if (indicator->year != NULL)
    g_string_append_printf (out, " (%s)", buju_phrase_year (strings, indicator->year).en);
  g_string_append_printf (out, " [%s %s]", indicator->plan->id, indicator->section);
}

static void
write_figure (GString *out, gconstpointer item, const BujuWords *words)
{
  const BujuCompareFigure *figure = item;

  if (figure->side != BUJU_COMPARE_BOTH)
    {
      write_indicator (out, figure->indicators[figure->side == BUJU_COMPARE_ONLY_A ? 0 : 1]);
      return;
    }

  g_string_append (out, "A: ");
  write_indicator (out, figure->indicators[0]);
  g_string_append (out, "\n  B: ");
  write_indicator (out, figure->indicators[1]);
}

static void
write_conflict (GString *out, const BujuConflict *conflict)
{
  g_string_append (out, "  ");
  write_text (out, &conflict->topic);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      g_string_append_printf (out, "    [%s %s] ", statement->plan->id, statement->section);
      write_text (out, &statement->text);
      g_string_append_c (out, '\n');
    }
}

static void
write_layout (GString *out, const char *letter, const BujuLayout *layout)
{
  g_string_append_printf (out, "%s: ", letter);
  write_text (out, &layout->title);
  g_string_append (out, "\n   ");
  write_text (out, &layout->plan->short_title);
  g_string_append_printf (out, " [%s]\n", layout->id);
}

char *
buju_cli_compare_to_text (const BujuCompare *compare, const BujuWords *words)
{
  static const char * const members[] = {
    "compare-places-a", "compare-places-b", "compare-places-both"
  };
  static const char * const industries[] = {
    "compare-industries-a", "compare-industries-b", "compare-industries-both"
  };
  static const char * const figures[] = {
    "compare-figures-a", "compare-figures-b", "compare-figures-both"
  };
  const GPtrArray *conflicts = buju_compare_get_conflicts (compare);
  GString *out = g_string_new (NULL);

  write_layout (out, "A", buju_compare_get_layout (compare, 0));
  write_layout (out, "B", buju_compare_get_layout (compare, 1));
  write_sides (out, buju_compare_get_members (compare), members, write_member, words);
  write_sides (out, buju_compare_get_industries (compare), industries, write_industry, words);
  write_sides (out, buju_compare_get_figures (compare), figures, write_figure, words);
  if (conflicts->len > 0)
    {
      g_string_append_c (out, '\n');
      write_word (out, words, "profile-conflicts");
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < conflicts->len; i++)
    write_conflict (out, conflicts->pdata[i]);

  return g_string_free (out, FALSE);
}

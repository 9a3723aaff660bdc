/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* A comparison as a profile: the same rows, links, numbers and sources as any other. */

#include "plan/buju-phrase.h"
#include "plan/buju-profile-private.h"

/* The table's strings end with it. */
static BujuText
keep (BujuProfile *self, const BujuText *text)
{
  const char *zh = text->zh != NULL ? g_string_chunk_insert_const (self->strings, text->zh) : NULL;
  const char *en = text->en != NULL ? g_string_chunk_insert_const (self->strings, text->en) : NULL;

  return (BujuText) { zh, en };
}

static guint
cite (BujuProfile *self, const BujuCompareSaying *saying)
{
  return saying->plan != NULL ? buju_profile_cite (self, saying->plan, saying->section) : 0;
}

/* "words [1]"; a side without words has its number alone. */
static BujuText
say_with_number (BujuProfile *self, const BujuCompareSaying *saying)
{
  g_autofree char *number = g_strdup_printf ("[%u]", cite (self, saying));
  BujuText parts[] = { saying->text, buju_profile_plain (self, number) };

  if (saying->plan == NULL)
    return buju_profile_word (self, "not-stated");

  return buju_profile_join (self, parts, G_N_ELEMENTS (parts), " ", " ");
}

/* Both are named alike and nothing more is said of them: numbers are the same in every language. */
static BujuText
say_numbers (BujuProfile *self, const BujuCompareRow *row)
{
  guint            a = cite (self, &row->says[0]);
  guint            b = cite (self, &row->says[1]);
  g_autofree char *text = g_strdup_printf ("A [%u] · B [%u]", a, b);

  return buju_profile_plain (self, text);
}

static gboolean
is_bare (const BujuCompareSaying *saying)
{
  return saying->plan != NULL && buju_text_is_empty (&saying->text);
}

static BujuText
say_both (BujuProfile *self, const BujuCompareRow *row)
{
  const BujuWordsValue values[] = {
    { "a", say_with_number (self, &row->says[0]) },
    { "b", say_with_number (self, &row->says[1]) },
    { NULL }
  };

  return buju_profile_fill (self, "compare-sides", values);
}

static BujuProfileKind
get_kind (const BujuCompareSection *section)
{
  if (g_str_has_prefix (section->key, "places"))
    return BUJU_PROFILE_MEMBER;
  if (g_str_has_prefix (section->key, "industries"))
    return BUJU_PROFILE_INDUSTRY;

  return BUJU_PROFILE_ROLE;
}

static void
add_row (BujuProfile *self, const BujuCompareSection *section, const BujuCompareRow *row)
{
  BujuText name = keep (self, &row->name);
  BujuProfileRow *added = buju_profile_add (self, get_kind (section), &name);
  const BujuCompareSaying *saying = &row->says[section->side == BUJU_COMPARE_ONLY_B];

  added->link = row->link;
  if (section->side == BUJU_COMPARE_BOTH)
    added->detail = is_bare (&row->says[0]) && is_bare (&row->says[1]) ? say_numbers (self, row)
                                                                       : say_both (self, row);
  else
    {
      added->detail = keep (self, &saying->text);
      added->citation = cite (self, saying);
    }
}

/**
 * buju_profile_new_comparison:
 * @library: the library
 * @table: a comparison
 *
 * Returns: (transfer full): @table with numbered sources, to be shown or copied as a profile is
 */
BujuProfile *
buju_profile_new_comparison (BujuLibrary *library, const BujuCompareTable *table)
{
  const GPtrArray *sections;
  BujuProfile *self;
  BujuText title;

  g_return_val_if_fail (library != NULL && table != NULL, NULL);

  self = buju_profile_begin_new (library, "");
  title = buju_compare_table_get_title (table);
  title = keep (self, &title);
  buju_profile_set_head (self, &title, NULL, NULL, NULL);
  sections = buju_compare_table_get_sections (table);
  for (guint i = 0; i < sections->len; i++)
    {
      const BujuCompareSection *section = sections->pdata[i];

      buju_profile_begin (self, &section->heading);
      for (guint j = 0; j < section->rows->len; j++)
        add_row (self, section, &g_array_index (section->rows, BujuCompareRow, j));
    }

  return self;
}

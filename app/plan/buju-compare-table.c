/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-table.h"

#include "plan/buju-compare-say.h"
#include "plan/buju-csv.h"

struct _BujuCompareTable
{
  BujuCompare  *compare;
  BujuWords    *words;
  GStringChunk *strings;
  BujuText      title;
  GPtrArray    *sections;  /* BujuCompareSection*, owned */
};

/* Makes the row of one item. Every struct of a list begins with its side. */
typedef BujuCompareRow (*RowFunc) (const BujuCompareSpeaker *speaker, gconstpointer item);

static void
free_section (gpointer data)
{
  BujuCompareSection *section = data;

  g_array_unref (section->rows);
  g_free (section);
}

static BujuCompareSection *
begin (BujuCompareTable *self, const char *key, BujuCompareSide side)
{
  BujuCompareSection *section = g_new0 (BujuCompareSection, 1);
  g_autofree char *word = g_strconcat ("compare-", key, NULL);

  section->key = g_string_chunk_insert_const (self->strings, key);
  section->heading = buju_words_get (self->words, word);
  section->side = side;
  section->rows = g_array_new (FALSE, TRUE, sizeof (BujuCompareRow));
  g_ptr_array_add (self->sections, section);

  return section;
}

/* What has no row need not be headed. */
static void
end (BujuCompareTable *self)
{
  const BujuCompareSection *section = self->sections->pdata[self->sections->len - 1];

  if (section->rows->len == 0)
    g_ptr_array_remove_index (self->sections, self->sections->len - 1);
}

/* Of @side only; of both only those that are @changed, or that are not. */
static void
add_section (BujuCompareTable *self, const char *key, const GPtrArray *items, BujuCompareSide side,
             gboolean changed, RowFunc make_row)
{
  const BujuCompareSpeaker speaker = { self->compare, self->words, self->strings };
  BujuCompareSection *section = begin (self, key, side);

  for (guint i = 0; i < items->len; i++)
    {
      BujuCompareRow row;

      if (*(const BujuCompareSide *) items->pdata[i] != side)
        continue;
      row = make_row (&speaker, items->pdata[i]);
      if (side != BUJU_COMPARE_BOTH || row.changed == changed)
        g_array_append_val (section->rows, row);
    }
  end (self);
}

/* Only in A, only in B, in both and not the same, in both. */
static void
add_sections (BujuCompareTable *self, const char * const *keys, const GPtrArray *items,
              RowFunc make_row)
{
  add_section (self, keys[0], items, BUJU_COMPARE_ONLY_A, FALSE, make_row);
  add_section (self, keys[1], items, BUJU_COMPARE_ONLY_B, FALSE, make_row);
  add_section (self, keys[2], items, BUJU_COMPARE_BOTH, TRUE, make_row);
  add_section (self, keys[3], items, BUJU_COMPARE_BOTH, FALSE, make_row);
}

static void
add_conflicts (BujuCompareTable *self)
{
  const BujuCompareSpeaker speaker = { self->compare, self->words, self->strings };
  const GPtrArray *conflicts = buju_compare_get_conflicts (self->compare);
  BujuCompareSection *section = begin (self, "conflicts", BUJU_COMPARE_BOTH);

  for (guint i = 0; i < conflicts->len; i++)
    {
      BujuCompareRow row = buju_compare_say_conflict (&speaker, conflicts->pdata[i]);

      g_array_append_val (section->rows, row);
    }
  end (self);
}

/**
 * buju_compare_table_new:
 * @compare: a comparison
 * @words: the table of words
 *
 * Returns: (transfer full): the comparison in rows, in both languages
 */
BujuCompareTable *
buju_compare_table_new (BujuCompare *compare, BujuWords *words)
{
  static const char * const components[] = {
    "components-a", "components-b", "components-changed", "components-both"
  };
  static const char * const places[] = { "places-a", "places-b", "places-changed", "places-same" };
  static const char * const industries[] = {
    "industries-a", "industries-b", "industries-changed", "industries-both"
  };
  static const char * const figures[] = {
    "figures-a", "figures-b", "figures-changed", "figures-same"
  };
  BujuCompareTable *self;

  g_return_val_if_fail (compare != NULL && words != NULL, NULL);

  self = g_new0 (BujuCompareTable, 1);
  self->compare = buju_compare_ref (compare);
  self->words = buju_words_ref (words);
  self->strings = g_string_chunk_new (4096);
  self->title = buju_compare_get_title (compare, words, self->strings);
  self->sections = g_ptr_array_new_with_free_func (free_section);

  add_sections (self, places, buju_compare_get_members (compare), buju_compare_say_member);
  add_sections (self, industries, buju_compare_get_industries (compare), buju_compare_say_industry);
  add_sections (self, figures, buju_compare_get_figures (compare), buju_compare_say_figure);
  add_sections (self, components, buju_compare_get_components (compare),
                buju_compare_say_component);
  add_conflicts (self);

  return self;
}

/**
 * buju_compare_table_free:
 * @self: (transfer full): a table
 */
void
buju_compare_table_free (BujuCompareTable *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->sections);
  g_string_chunk_free (self->strings);
  buju_words_unref (self->words);
  buju_compare_unref (self->compare);
  g_free (self);
}

/**
 * buju_compare_table_get_title:
 * @self: a table
 *
 * Returns: "A and B compared", borrowed from @self
 */
BujuText
buju_compare_table_get_title (const BujuCompareTable *self)
{
  g_return_val_if_fail (self != NULL, ((BujuText) { NULL, NULL }));

  return self->title;
}

/**
 * buju_compare_table_get_sections:
 * @self: a table
 *
 * Returns: (transfer none) (element-type BujuCompareSection): the sections that have rows
 */
const GPtrArray *
buju_compare_table_get_sections (const BujuCompareTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sections;
}

static void
add_row (BujuCsv *csv, const BujuCompareSection *section, const BujuCompareRow *row)
{
  static const char * const sides[] = { "A", "B", "A+B" };

  buju_csv_add (csv, buju_text_get (&section->heading, BUJU_LANGUAGE_ZH));
  buju_csv_add (csv, buju_text_get (&section->heading, BUJU_LANGUAGE_EN));
  buju_csv_add (csv, sides[section->side]);
  buju_csv_add (csv, row->link);
  buju_csv_add (csv, row->name.zh);
  buju_csv_add (csv, row->name.en);
  for (guint i = 0; i < 2; i++)
    {
      const BujuCompareSaying *saying = &row->says[i];

      buju_csv_add (csv, saying->text.zh);
      buju_csv_add (csv, saying->text.en);
      buju_csv_add (csv, saying->plan != NULL ? saying->plan->id : NULL);
      buju_csv_add (csv, saying->plan != NULL ? saying->section : NULL);
    }
  buju_csv_end_row (csv);
}

/**
 * buju_compare_table_to_csv:
 * @self: a table
 *
 * Writes the table as spreadsheets read it: a line of names, a line for each row.
 *
 * Returns: (transfer full): UTF-8
 */
char *
buju_compare_table_to_csv (const BujuCompareTable *self)
{
  static const char * const names[] = {
    "section_zh", "section_en", "in", "id", "name_zh", "name_en", "a_zh", "a_en", "a_document",
    "a_section", "b_zh", "b_en", "b_document", "b_section"
  };
  g_autoptr (BujuCsv) csv = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  csv = buju_csv_new ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    buju_csv_add (csv, names[i]);
  buju_csv_end_row (csv);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const BujuCompareSection *section = self->sections->pdata[i];

      for (guint j = 0; j < section->rows->len; j++)
        add_row (csv, section, &g_array_index (section->rows, BujuCompareRow, j));
    }

  return buju_csv_dup_text (csv);
}

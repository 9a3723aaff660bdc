/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "draw/buju-scene-private.h"
#include "draw/buju-sheet-private.h"

#define SMALLEST_TITLE 0.72 /* of its size that a title may shrink to for the sake of one line */
#define WRAPPED_TITLE 0.9   /* of its size for a title that needs two */

/* What a sheet says: composed from the content and resources/words.json. */

/* A title that calls itself a 图 calls itself a 示意图 when a shape on it is one. */
static char *
make_schematic (const char *title)
{
  const char *map = g_strrstr (title, "图");

  if (map == NULL || (map - title >= 6 && strncmp (map - 6, "示意", 6) == 0))
    return g_strdup (title);
  return g_strdup_printf ("%.*s示意%s", (int) (map - title), title, map);
}

static void
make_title (BujuSheet *self)
{
  const BujuLayout *layout = self->figure.layout;
  const BujuText *title = buju_text_is_empty (&layout->figure_title) ? &layout->title : &layout->figure_title;
  const char *zh = buju_text_get (title, BUJU_LANGUAGE_ZH);
  gboolean ours = self->figure.title == NULL;

  if (ours && self->words.reason_zh != NULL)
    self->words.title_zh = make_schematic (zh);
  else
    self->words.title_zh = g_strdup (ours ? zh : self->figure.title);
  self->words.title_en = g_strdup (ours ? buju_text_get (title, BUJU_LANGUAGE_EN) : self->figure.title);
}

/* "Plan · section" under the title, and the full citation with the section for the sources. */
static void
make_source (BujuSheet *self)
{
  const BujuLayout *layout = self->figure.layout;
  const BujuText *section = &layout->section_title;
  const char *zh = buju_text_get (section, BUJU_LANGUAGE_ZH);
  const char *en = buju_text_get (section, BUJU_LANGUAGE_EN);

  self->words.plan_zh = g_strdup_printf ("《%s》 · %s", buju_text_get (&layout->plan->title, BUJU_LANGUAGE_ZH), zh);
  self->words.plan_en = g_strdup_printf ("%s · %s", buju_text_get (&layout->plan->title, BUJU_LANGUAGE_EN), en);
  self->words.source_zh = g_strdup_printf ("%s，%s", buju_text_get (&layout->plan->citation, BUJU_LANGUAGE_ZH), zh);
  self->words.source_en = g_strdup_printf ("%s, %s", buju_text_get (&layout->plan->citation, BUJU_LANGUAGE_EN), en);
}

static void
append_name (GString *list, const char *name, const char *separator)
{
  if (list->len > 0)
    g_string_append (list, separator);
  g_string_append (list, name);
}

/* How many of the shapes of @component have @basis, by what the data says; one without shapes counts as one. */
static guint
count_shapes (BujuSheet *self, const BujuComponent *component, const char *basis, guint *n_shapes)
{
  BujuDataset *dataset = buju_library_get_dataset (self->library);
  guint n = 0;

  *n_shapes = 0;
  for (guint i = 0; component->shapes != NULL && i < component->shapes->len; i++)
    {
      BujuLayer *layer;
      guint feature;
      const char *own;

      if (!buju_dataset_find (dataset, g_ptr_array_index (component->shapes, i), &layer, &feature))
        continue;
      own = buju_layer_get_text (layer, feature, "basis");
      n += g_strcmp0 (own != NULL ? own : component->basis, basis) == 0;
      (*n_shapes)++;
    }
  if (*n_shapes > 0)
    return n;
  *n_shapes = 1;
  return g_strcmp0 (component->basis, basis) == 0;
}

static void
list_component (BujuSheet *self, const BujuComponent *component, const char *basis, GString *zh, GString *en)
{
  BujuText name = buju_text_is_empty (&component->short_name) ? component->name : component->short_name;
  BujuText partly = buju_sheet_word (self, "sheet-partly");
  guint n_shapes, n = count_shapes (self, component, basis, &n_shapes);

  if (n == 0)
    return;
  append_name (zh, buju_text_get (&name, BUJU_LANGUAGE_ZH), "、");
  append_name (en, buju_text_get (&name, BUJU_LANGUAGE_EN), "; ");
  if (n < n_shapes)
    {
      g_string_append_printf (zh, "（%s）", partly.zh);
      g_string_append_printf (en, " (%s)", partly.en);
    }
}

/* "derived: A, B" for one basis, appended to both reasons. */
static void
add_basis (BujuSheet *self, GArray *parts, const char *basis, const char *word, GString *zh, GString *en)
{
  g_autoptr (GString) names_zh = g_string_new (NULL);
  g_autoptr (GString) names_en = g_string_new (NULL);
  BujuText text = buju_sheet_word (self, word);

  for (guint i = 0; i < parts->len; i++)
    list_component (self, g_array_index (parts, BujuScenePart, i).component, basis, names_zh, names_en);
  if (names_zh->len == 0)
    return;
  g_string_append_printf (zh, "%s：%s。", text.zh, names_zh->str);
  g_string_append_printf (en, " %s: %s.", text.en, names_en->str);
}

static void
make_reason (BujuSheet *self)
{
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);
  GString *zh = g_string_new (NULL);
  GString *en = g_string_new (NULL);
  BujuText lead = buju_sheet_word (self, "sheet-schematic-lead");

  add_basis (self, parts, "derived", "sheet-derived", zh, en);
  add_basis (self, parts, "schematic", "sheet-schematic-shape", zh, en);
  if (zh->len > 0)
    {
      add_basis (self, parts, "documented", "sheet-documented", zh, en);
      g_string_prepend (zh, lead.zh);
      g_string_prepend (en, lead.en);
    }
  self->words.reason_zh = g_string_free (zh, zh->len == 0);
  self->words.reason_en = g_string_free (en, en->len == 0);
}

/*< private >
 * buju_sheet_make_words:
 * @self: a sheet that knows its figure
 *
 * Composes all its texts.
 */
void
buju_sheet_make_words (BujuSheet *self)
{
  make_reason (self);
  make_title (self);
  make_source (self);
}

/*< private >
 * buju_sheet_free_words:
 * @self: a sheet
 */
void
buju_sheet_free_words (BujuSheet *self)
{
  SheetWords *words = &self->words;

  g_free (words->title_zh);
  g_free (words->title_en);
  g_free (words->plan_zh);
  g_free (words->plan_en);
  g_free (words->source_zh);
  g_free (words->source_en);
  g_free (words->reason_zh);
  g_free (words->reason_en);
}

/*< private >
 * buju_sheet_title_column:
 * @self: a sheet
 * @width: pt
 *
 * Returns: (transfer full): the title, with its English under it on a sheet in both languages
 */
BujuColumn *
buju_sheet_title_column (const BujuSheet *self, double width)
{
  BujuText title = buju_sheet_get_title (self);
  g_autoptr (BujuColumn) single = buju_column_new (&self->ink, 0);
  BujuInk ink = self->ink;
  BujuColumn *column;
  double natural;

  buju_column_add (single, BUJU_INK_TITLE, ink.language, buju_text_get (&title, ink.language), 0);
  natural = buju_column_get_width (single);
  if (natural > width)
    ink.type_size *= fmax (natural * SMALLEST_TITLE > width ? WRAPPED_TITLE : width / natural * 0.998, SMALLEST_TITLE);
  column = buju_column_new (&ink, width);
  buju_column_add_text (column, BUJU_INK_TITLE, &title, 0);
  return column;
}

/*< private >
 * buju_sheet_plan_column:
 * @self: a sheet
 * @width: pt
 *
 * Returns: (transfer full): which plan and section the sheet shows
 */
BujuColumn *
buju_sheet_plan_column (const BujuSheet *self, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText plan = { self->words.plan_zh, self->words.plan_en };

  buju_sheet_add_lens_title (self, column);
  buju_column_add_pair (column, BUJU_INK_SUBTITLE, &plan, self->lens != NULL ? buju_sheet_mm (self, 1.2) : 0);
  return column;
}

/*< private >
 * buju_sheet_mark_column:
 * @self: a sheet
 *
 * Returns: (transfer full) (nullable): 示意图, when any shape is derived or schematic
 */
BujuColumn *
buju_sheet_mark_column (const BujuSheet *self)
{
  g_autofree char *words = NULL;
  BujuText mark = buju_sheet_word (self, "schematic");
  BujuColumn *column;

  if (self->words.reason_zh == NULL)
    return NULL;
  words = buju_text_dup (&mark, self->ink.language, "  ");
  column = buju_column_new (&self->ink, 0);
  buju_column_add (column, BUJU_INK_MARK, self->ink.language, words, 0);
  return column;
}

static BujuColumn *
start_foot (const BujuSheet *self, const char *heading, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);
  BujuText words = buju_sheet_word (self, heading);
  g_autofree char *text = buju_text_dup (&words, self->ink.language, "  ");

  buju_column_add (column, BUJU_INK_FOOT_HEADING, self->ink.language, text, 0);
  return column;
}

/* The coordinate system, and what is to be filled in. */
static BujuColumn *
make_fields (const BujuSheet *self, double width)
{
  BujuColumn *column = start_foot (self, "sheet-coordinates", width);
  BujuText projection = buju_sheet_word (self, "sheet-projection");
  const struct { const char *word; const char *value; gboolean always; } fields[] = {
    { "sheet-approval", self->figure.approval, TRUE },
    { "sheet-compiler", self->figure.compiler, FALSE },
    { "sheet-date", self->figure.date, FALSE },
  };

  buju_column_add_text (column, BUJU_INK_BODY, &projection, buju_sheet_mm (self, 1.1));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      BujuText label = buju_sheet_word (self, fields[i].word);

      if (fields[i].always || fields[i].value != NULL)
        buju_column_add_field (column, &label, fields[i].value, buju_sheet_mm (self, i == 0 ? 2.4 : 1.4));
    }
  return column;
}

/*< private >
 * buju_sheet_foot_columns:
 * @self: a sheet
 * @width: pt of each
 *
 * Returns: (transfer full) (element-type BujuColumn): what stands at the foot, in reading order; the columns are
 *   the caller's
 */
GPtrArray *
buju_sheet_foot_columns (const BujuSheet *self, double width)
{
  GPtrArray *columns = g_ptr_array_new ();
  BujuText source = { self->words.source_zh, self->words.source_en };
  BujuText reason = { self->words.reason_zh, self->words.reason_en };
  BujuText credits = buju_sheet_word (self, "sheet-credits");
  double gap = buju_sheet_mm (self, 1.1);
  BujuColumn *column = start_foot (self, "sheet-sources", width);

  buju_column_add_text (column, BUJU_INK_BODY, &source, gap);
  buju_sheet_add_lens_sources (self, column);
  g_ptr_array_add (columns, column);
  if (self->words.reason_zh != NULL)
    {
      column = start_foot (self, "sheet-about-shapes", width);
      buju_column_add_text (column, BUJU_INK_BODY, &reason, gap);
      g_ptr_array_add (columns, column);
    }
  buju_sheet_add_lens_meaning (self, column);
  column = start_foot (self, "sheet-map-data", width);
  buju_column_add_text (column, BUJU_INK_BODY, &credits, gap);
  g_ptr_array_add (columns, column);
  g_ptr_array_add (columns, make_fields (self, width));
  return columns;
}

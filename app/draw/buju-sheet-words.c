/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "draw/buju-scene-private.h"
#include "draw/buju-sheet-private.h"

#define SMALLEST_TITLE 0.80 /* of its size that a title may shrink to for the sake of one line */
#define WRAPPED_TITLE 0.92  /* of its size for a title that needs two */
#define TITLE_STEP 0.04
#define LEAST_TITLE 0.6     /* … and for one that would need many */

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
  const BujuText *title = buju_text_is_empty (&layout->figure_title) ? &layout->title
                          : &layout->figure_title;
  const char *zh = buju_text_get (title, BUJU_LANGUAGE_ZH);
  gboolean ours = self->figure.title == NULL;

  if (ours && self->words.reason_zh != NULL)
    self->words.title_zh = make_schematic (zh);
  else
    self->words.title_zh = g_strdup (ours ? zh : self->figure.title);
  self->words.title_en = g_strdup (ours ? buju_text_get (title, BUJU_LANGUAGE_EN)
                                   : self->figure.title);
}

/* "Plan · section" under the title, and the full citation with the section for the sources. */
static void
make_source (BujuSheet *self)
{
  const BujuLayout *layout = self->figure.layout;
  const BujuText *section = &layout->section_title;
  const char *zh = buju_text_get (section, BUJU_LANGUAGE_ZH);
  const char *en = buju_text_get (section, BUJU_LANGUAGE_EN);

  self->words.plan_zh = g_strdup_printf ("《%s》%s",
                                         buju_text_get (&layout->plan->title, BUJU_LANGUAGE_ZH),
                                         zh);
  self->words.plan_en = g_strdup_printf ("%s, %s",
                                         buju_text_get (&layout->plan->title, BUJU_LANGUAGE_EN),
                                         en);
  if (self->figure.subtitle != NULL)
    {
      g_free (self->words.plan_zh);
      g_free (self->words.plan_en);
      self->words.plan_zh = g_strdup (self->figure.subtitle);
      self->words.plan_en = g_strdup (self->figure.subtitle);
    }
  self->words.source_zh = g_strdup_printf ("%s，%s",
                                           buju_text_get (&layout->plan->citation,
                                                          BUJU_LANGUAGE_ZH), zh);
  self->words.source_en = g_strdup_printf ("%s, %s",
                                           buju_text_get (&layout->plan->citation,
                                                          BUJU_LANGUAGE_EN), en);
}

static void
append_name (GString *list, const char *name, const char *separator)
{
  if (list->len > 0)
    g_string_append (list, separator);
  g_string_append (list, name);
}

/* How many of the shapes of @component have @basis, by what the data says; one without shapes
 * counts as one. */
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
list_component (BujuSheet *self, const BujuComponent *component, const char *basis, GString *zh,
                GString *en)
{
  BujuText name = buju_text_is_empty (&component->short_name) ? component->name
                  : component->short_name;
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
add_basis (BujuSheet *self, GArray *parts, const char *basis, const char *word, GString *zh,
           GString *en)
{
  g_autoptr (GString) names_zh = g_string_new (NULL);
  g_autoptr (GString) names_en = g_string_new (NULL);
  BujuText text = buju_sheet_word (self, word);

  for (guint i = 0; i < parts->len; i++)
    list_component (self, g_array_index (parts, BujuScenePart, i).component, basis, names_zh,
                    names_en);
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

/* Of the bases in use, once each. */
static void
make_brief (BujuSheet *self)
{
  static const struct { const char *basis, *word; } bases[] = {
    { "derived", "sheet-brief-derived" }, { "schematic", "sheet-brief-schematic" },
    { "documented", "sheet-brief-documented" },
  };
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);
  GString *zh = g_string_new (NULL), *en = g_string_new (NULL);
  BujuText lead = buju_sheet_word (self, "sheet-schematic-lead");

  for (guint i = 0; self->words.reason_zh != NULL && i < G_N_ELEMENTS (bases); i++)
    {
      BujuText word = buju_sheet_word (self, bases[i].word);
      gboolean used = FALSE;
      guint n_shapes;

      for (guint j = 0; j < parts->len && !used; j++)
        used = count_shapes (self, g_array_index (parts, BujuScenePart, j).component,
                             bases[i].basis, &n_shapes) > 0;
      if (!used)
        continue;
      g_string_append_printf (zh, "%s%s", zh->len > 0 ? "，" : lead.zh, word.zh);
      if (en->len > 0)
        g_string_append_printf (en, "; %s", word.en);
      else
        g_string_append_printf (en, "%s %c%s", lead.en, g_ascii_toupper (*word.en), word.en + 1);
    }
  if (zh->len > 0)
    {
      g_string_append (zh, "。");
      g_string_append_c (en, '.');
    }
  self->words.brief_zh = g_string_free (zh, zh->len == 0);
  self->words.brief_en = g_string_free (en, en->len == 0);
}

/* Whether any of @component lies somewhere. */
static gboolean
has_place (const BujuComponent *component)
{
  if ((component->shapes != NULL && component->shapes->len > 0)
      || (component->spines != NULL && component->spines->len > 0) || component->marker != NULL
      || component->child_layout != NULL)
    return TRUE;
  for (guint i = 0; i < component->members->len; i++)
    if (buju_place_is_on_map (((const BujuMember *) g_ptr_array_index (component->members,
                                                                       i))->place))
      return TRUE;
  return FALSE;
}

static void
append_text (GString *zh, GString *en, const BujuText *name)
{
  append_name (zh, buju_text_get (name, BUJU_LANGUAGE_ZH), "、");
  append_name (en, buju_text_get (name, BUJU_LANGUAGE_EN), "; ");
}

/* Parts and members that the document names without saying where they are: who counts shall not
 * miss them. */
static void
make_absent (BujuSheet *self)
{
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);
  g_autoptr (GString) zh = g_string_new (NULL);
  g_autoptr (GString) en = g_string_new (NULL);
  BujuText lead = buju_sheet_word (self, "sheet-absent");

  for (guint i = 0; i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;
      gboolean placed = has_place (component);

      if (!placed)
        append_text (zh, en,
                     buju_text_is_empty (&component->short_name) ? &component->name
                       : &component->short_name);
      for (guint j = 0; placed && j < component->members->len; j++)
        {
          const BujuMember *member = g_ptr_array_index (component->members, j);

          if (!buju_place_is_on_map (member->place))
            append_text (zh, en, &member->name);
        }
    }
  if (zh->len == 0)
    return;
  self->words.absent_zh = g_strdup_printf ("%s：%s。", lead.zh, zh->str);
  self->words.absent_en = g_strdup_printf ("%s: %s.", lead.en, en->str);
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
  make_brief (self);
  make_absent (self);
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
  g_free (words->brief_zh);
  g_free (words->brief_en);
  g_free (words->absent_zh);
  g_free (words->absent_en);
}

/* Whether @title at @share of its size takes at most @most lines; sets @ink to that size. */
static gboolean
sets_in (const BujuSheet *self, const BujuText *title, double share, double width, BujuInk *ink,
         double most)
{
  g_autoptr (BujuColumn) column = NULL;

  *ink = self->ink;
  ink->type_size *= share;
  if (ink->language == BUJU_LANGUAGE_BOTH)
    ink->language = BUJU_LANGUAGE_ZH;
  column = buju_column_new (ink, width);
  buju_column_add_text (column, BUJU_INK_TITLE, title, 0);
  ink->language = self->ink.language;
  return buju_column_get_height (column) < (most + 0.4 * (most - 1))
         * buju_ink_size (ink, BUJU_INK_TITLE) + 0.1;
}

/* The largest size from @share down to @least at which @title takes @most lines; the last one when
 * there is none. */
static gboolean
set_smaller (const BujuSheet *self, const BujuText *title, double share, double least, double width,
             BujuInk *ink,
             double most)
{
  for (; share >= least; share -= TITLE_STEP)
    if (sets_in (self, title, share, width, ink, most))
      return TRUE;
  return FALSE;
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
  gboolean both = self->ink.language == BUJU_LANGUAGE_BOTH;
  BujuText main_title = both ? (BujuText) { title.zh, title.zh } : title;
  BujuInk ink = self->ink;
  double most = self->ink.language == BUJU_LANGUAGE_EN || self->ink.pages ? 3 : 2;
  BujuColumn *column;

  /* One line, when a title somewhat smaller fits there; else few lines. */
  if (!set_smaller (self, &main_title, 1, SMALLEST_TITLE, width, &ink, 1))
    set_smaller (self, &main_title, WRAPPED_TITLE, LEAST_TITLE, width, &ink, most);
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
  buju_column_add_pair (column, BUJU_INK_SUBTITLE, &plan,
                        self->lens != NULL ? buju_sheet_mm (self, 1.2) : 0);
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
  BujuText mark = buju_sheet_word (self, "schematic");
  BujuColumn *column;

  if (self->words.reason_zh == NULL)
    return NULL;
  column = buju_column_new (&self->ink, 0);
  buju_column_add_joined (column, BUJU_INK_MARK, &mark, "\342\200\202", 0);
  return column;
}

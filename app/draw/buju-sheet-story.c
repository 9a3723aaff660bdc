/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"
#include "draw/buju-sheet-arrange.h"
#include "plan/buju-phrase.h"

/* Texts that stand beside the map: who belongs to each part under full names, because on the map
 * they are shortened and a stretch of road has hardly a name at all; what each part is; what the
 * plan wants to reach. */

#define MOST_INDICATORS 10

/* A list of one that only repeats the heading. */
static gboolean
is_itself (const BujuComponent *component)
{
  const BujuMember *member = g_ptr_array_index (component->members, 0);

  return component->members->len == 1 && g_strcmp0 (member->name.zh, component->name.zh) == 0;
}

/* Belts and axes; the markers of point sets and poles carry their names on the map. Asked for,
 * everything with members is listed. */
static gboolean
is_listed (const BujuSheet *self, const BujuComponent *component)
{
  gboolean stretched = (component->shapes != NULL && component->shapes->len > 0)
                       || (component->spines != NULL && component->spines->len > 0);

  if (component->members->len == 0 || is_itself (component))
    return FALSE;
  return (self->figure.extras & BUJU_FIGURE_MEMBERS) != 0
         || (stretched && !buju_scene_is_kind (component, "pole"));
}

static char *
join_members (const BujuSheet *self, const BujuComponent *component, BujuLanguage language)
{
  gboolean english = language == BUJU_LANGUAGE_EN;
  BujuText others = buju_sheet_word (self, "sheet-and-others");
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < component->members->len; i++)
    {
      const BujuMember *member = g_ptr_array_index (component->members, i);

      if (i > 0)
        g_string_append (list, english ? ", " : "、");
      g_string_append (list, buju_text_get (&member->name, language));
    }
  if (component->open_list)
    g_string_append (list, buju_text_get (&others, language));
  return g_string_free (list, FALSE);
}

static BujuColumn *
start_block (const BujuSheet *self, const BujuText *heading, double width)
{
  BujuColumn *column = buju_column_new (&self->ink, width);

  buju_column_add_pair (column, BUJU_INK_FOOT_HEADING, heading, 0);
  return column;
}

static const BujuText *
name_of (const BujuComponent *component)
{
  return buju_text_is_empty (&component->short_name) ? &component->name : &component->short_name;
}

static const BujuText *
description_of (const BujuComponent *component)
{
  return buju_text_is_empty (&component->summary) ? &component->role : &component->summary;
}

/* What a part is and who belongs to it; NULL when neither is to be said. */
static BujuColumn *
make_part (const BujuSheet *self, const BujuComponent *component, BujuFigureExtras extras,
           double width)
{
  gboolean profile = (extras & BUJU_FIGURE_PROFILE) != 0
                     && !buju_text_is_empty (description_of (component));
  gboolean members = (extras & BUJU_FIGURE_MEMBERS) != 0 && is_listed (self, component);
  BujuColumn *column;

  if (!profile && !members)
    return NULL;
  column = start_block (self, name_of (component), width);
  if (profile)
    buju_column_add_text (column, BUJU_INK_BODY, description_of (component), 0);
  if (members)
    {
      g_autofree char *zh = join_members (self, component, BUJU_LANGUAGE_ZH);
      g_autofree char *en = join_members (self, component, BUJU_LANGUAGE_EN);

      buju_column_add_text (column, BUJU_INK_BODY, &(BujuText) { zh, en }, 0);
    }
  return column;
}

static void
add_once (GPtrArray *list, gconstpointer item)
{
  if (!g_ptr_array_find (list, item, NULL))
    g_ptr_array_add (list, (gpointer) item);
}

/* What the parts of the layout shall reach, then what the plan as a whole shall: its own table, or
 * its targets for no place and no industry. */
static GPtrArray *
list_indicators (const BujuSheet *self)
{
  const BujuPlan *plan = self->figure.layout->plan;
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *targets = g_array_index (parts, BujuScenePart, i).component->targets;

      for (guint j = 0; j < targets->len; j++)
        add_once (list, g_ptr_array_index (targets, j));
    }
  for (guint i = 0; i < plan->indicators->len; i++)
    if (!buju_text_is_empty (&((const BujuIndicator *) g_ptr_array_index (plan->indicators,
                                                                          i))->category))
      add_once (list, g_ptr_array_index (plan->indicators, i));
  for (guint i = 0; i < plan->indicators->len && list->len < MOST_INDICATORS; i++)
    {
      const BujuIndicator *indicator = g_ptr_array_index (plan->indicators, i);

      if (g_strcmp0 (indicator->kind, "target") == 0 && indicator->place == NULL
          && indicator->industry == NULL)
        add_once (list, indicator);
    }
  return list;
}

/* "Value added of … | 25% (2025)". */
static void
add_indicator (const BujuSheet *self, BujuColumn *column, const BujuIndicator *indicator)
{
  BujuWords *words = buju_library_get_words (self->library);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  BujuText value = buju_phrase_value (words, strings, indicator);
  BujuText year = buju_phrase_year (strings, indicator->year);
  g_autofree char *zh = year.zh != NULL ? g_strdup_printf ("%s（%s年）", value.zh, year.zh)
                                                : g_strdup (value.zh);
  g_autofree char *en = year.en != NULL ? g_strdup_printf ("%s (%s)", value.en, year.en)
                                                : g_strdup (value.en);

  buju_column_add_row (column, &indicator->name, &(BujuText) { zh, en });
}

static BujuColumn *
make_indicators (const BujuSheet *self, double width)
{
  BujuText heading = buju_sheet_word (self, "sheet-indicators");
  g_autoptr (GPtrArray) list = list_indicators (self);
  /* A page of its own has room for all. */
  guint n = self->more != NULL ? list->len : MIN (list->len, MOST_INDICATORS);
  BujuColumn *column;

  if (n == 0)
    return NULL;
  column = start_block (self, &heading, width);
  for (guint i = 0; i < n; i++)
    add_indicator (self, column, g_ptr_array_index (list, i));
  if (list->len > n)
    {
      g_autoptr (GStringChunk) strings = g_string_chunk_new (128);
      g_autofree char *more = g_strdup_printf ("%u", list->len - n);
      const BujuWordsValue values[] = { { "what", { more, more } }, { NULL, { NULL, NULL } } };
      BujuText text = buju_words_fill (buju_library_get_words (self->library), strings,
                                       "sheet-more", values);

      buju_column_add_text (column, BUJU_INK_BODY, &text, 0);
    }
  return column;
}

/*< private >
 * buju_sheet_has_story:
 * @self: a sheet
 * @extra: one kind of text
 *
 * Returns: whether the documents have anything of that kind to say about the layout
 */
gboolean
buju_sheet_has_story (BujuSheet *self, BujuFigureExtras extra)
{
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);

  if (extra == BUJU_FIGURE_INDICATORS)
    {
      g_autoptr (GPtrArray) list = list_indicators (self);

      return list->len > 0;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const BujuComponent *component = g_array_index (parts, BujuScenePart, i).component;

      if (extra == BUJU_FIGURE_MEMBERS ? is_listed (self, component)
                                       : !buju_text_is_empty (description_of (component)))
        return TRUE;
    }
  return FALSE;
}

/*< private >
 * buju_sheet_make_story:
 * @self: a sheet
 * @extras: which texts
 * @width: pt of each column
 *
 * Returns: (transfer container) (element-type BujuColumn): blocks in reading order, possibly none;
 * the columns are the
 *   caller's
 */
GPtrArray *
buju_sheet_make_story (BujuSheet *self, BujuFigureExtras extras, double width)
{
  GPtrArray *story = g_ptr_array_new ();
  g_autoptr (GArray) parts = buju_scene_list_parts (self->figure.layout);
  BujuColumn *indicators = (extras & BUJU_FIGURE_INDICATORS) != 0 ? make_indicators (self, width)
                           : NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      BujuColumn *part = make_part (self, g_array_index (parts, BujuScenePart, i).component, extras,
                                    width);

      if (part != NULL)
        g_ptr_array_add (story, part);
    }
  if (indicators != NULL)
    g_ptr_array_add (story, indicators);
  return story;
}

/*< private >
 * buju_sheet_free_story:
 * @story: (element-type BujuColumn): blocks that will not be used
 */
void
buju_sheet_free_story (GPtrArray *story)
{
  g_ptr_array_foreach (story, (GFunc) (GCallback) buju_column_free, NULL);
  g_ptr_array_set_size (story, 0);
}

static BujuColumn *
make_more (BujuSheet *self, double width)
{
  g_autofree char *more = g_strdup_printf ("%u", self->n_cut);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (128);
  const BujuWordsValue values[] = { { "what", { more, more } }, { NULL, { NULL, NULL } } };
  BujuText text = buju_words_fill (buju_library_get_words (self->library), strings,
                                   "sheet-more-pages", values);
  BujuColumn *column = buju_column_new (&self->ink, width);

  buju_column_add_text (column, BUJU_INK_BODY, &text, 0);
  return column;
}

/*< private >
 * buju_sheet_cut_story:
 * @self: a sheet
 * @story: (element-type BujuColumn): blocks
 * @n_columns: in how many columns they are set
 * @width: pt of each column
 * @most: pt that they may be high
 *
 * Drops blocks from the end until the rest fits, and says on the sheet how many are missing.
 */
void
buju_sheet_cut_story (BujuSheet *self, GPtrArray *story, guint n_columns, double width, double most)
{
  self->n_cut = 0;
  while (story->len > 0 && buju_sheet_flow_height (self, story, n_columns) > most)
    {
      if (self->n_cut > 0)
        {
          buju_column_free (g_ptr_array_index (story, story->len - 1));
          g_ptr_array_set_size (story, story->len - 1);
          if (story->len == 0)
            return;
        }
      buju_column_free (g_ptr_array_index (story, story->len - 1));
      g_ptr_array_set_size (story, story->len - 1);
      self->n_cut++;
      g_ptr_array_add (story, make_more (self, width));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-compare-say.h"

#include "plan/buju-phrase.h"

/* A list that grows on both sides. */
typedef struct
{
  GString *zh;
  GString *en;
} List;

static List
list_begin (void)
{
  return (List) { g_string_new (NULL), g_string_new (NULL) };
}

static void
list_add_side (GString *side, const char *text, const char *separator)
{
  if (side->len > 0)
    g_string_append (side, separator);
  g_string_append (side, text);
}

static void
list_add (List *self, const BujuText *text, const char *zh, const char *en)
{
  list_add_side (self->zh, buju_text_get (text, BUJU_LANGUAGE_ZH), zh);
  list_add_side (self->en, buju_text_get (text, BUJU_LANGUAGE_EN), en);
}

static BujuText
list_end (List *self, GStringChunk *strings)
{
  BujuText text = { NULL, NULL };

  if (self->zh->len > 0)
    text = (BujuText) { g_string_chunk_insert_const (strings, self->zh->str),
                        g_string_chunk_insert_const (strings, self->en->str) };
  g_string_free (self->zh, TRUE);
  g_string_free (self->en, TRUE);

  return text;
}

BujuCompareRow
buju_compare_say_component (const BujuCompareSpeaker *self, gconstpointer item)
{
  const BujuCompareComponent *component = item;
  const BujuComponent *shown = component->components[component->side == BUJU_COMPARE_ONLY_B];
  BujuCompareRow row = { .link = shown->id, .name = shown->name };

  for (guint i = 0; i < 2; i++)
    {
      const BujuComponent *here = component->components[i];

      if (here == NULL)
        continue;
      row.says[i] = (BujuCompareSaying) { .text = here->role, .plan = here->layout->plan,
                                          .section = here->section };
      if (buju_text_is_empty (&here->role))
        row.says[i].text = buju_phrase_code (self->words, self->strings, "kind", here->kind);
    }

  return row;
}

/* "Component (role); component". */
static BujuText
say_roles (const BujuCompareSpeaker *self, const GArray *roles)
{
  List list = list_begin ();

  for (guint i = 0; i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);
      const BujuWordsValue values[] = {
        { "component", role->component->name }, { "role", role->member->role }, { NULL }
      };
      BujuText text = role->component->name;

      if (!buju_text_is_empty (&role->member->role))
        text = buju_words_fill (self->words, self->strings, "compare-role", values);
      list_add (&list, &text, "；", "; ");
    }

  return list_end (&list, self->strings);
}

/* Components and roles apart, for those who say the components once for several places. */
static void
split_roles (const BujuCompareSpeaker *self, const GArray *roles, BujuCompareSaying *saying)
{
  List components = list_begin (), notes = list_begin ();

  for (guint i = 0; i < roles->len; i++)
    {
      const BujuRole *role = &g_array_index (roles, BujuRole, i);

      list_add (&components, &role->component->name, "；", "; ");
      if (!buju_text_is_empty (&role->member->role))
        list_add (&notes, &role->member->role, "；", "; ");
    }
  saying->group = list_end (&components, self->strings);
  saying->note = list_end (&notes, self->strings);
}

static BujuText
say_industries (const BujuCompareSpeaker *self, const GPtrArray *industries)
{
  List list = list_begin ();

  for (guint i = 0; i < industries->len; i++)
    {
      const BujuIndustry *industry = industries->pdata[i];

      list_add (&list, &industry->name, "、", ", ");
    }

  return list_end (&list, self->strings);
}

static BujuText
say_member_side (const BujuCompareSpeaker *self, const BujuCompareMember *member, guint index)
{
  const BujuWordsValue values[] = {
    { "roles", say_roles (self, member->roles[index]) },
    { "industries", say_industries (self, member->industries[index]) },
    { NULL }
  };

  if (member->side != BUJU_COMPARE_BOTH || member->same_industries
      || member->industries[index]->len == 0)
    return values[0].text;

  return buju_words_fill (self->words, self->strings, "compare-industries-of", values);
}

BujuCompareRow
buju_compare_say_member (const BujuCompareSpeaker *self, gconstpointer item)
{
  const BujuCompareMember *member = item;
  BujuCompareRow row = { .link = member->place->id, .name = member->place->name };

  row.changed = buju_compare_member_is_changed (member);
  for (guint i = 0; i < 2; i++)
    {
      const BujuComponent *component;

      if (member->roles[i]->len == 0)
        continue;
      component = g_array_index (member->roles[i], BujuRole, 0).component;
      row.says[i] = (BujuCompareSaying) { .text = say_member_side (self, member, i),
                                          .plan = component->layout->plan,
                                          .section = component->section };
      split_roles (self, member->roles[i], &row.says[i]);
    }

  return row;
}

/* "3500亿元（2025年）"; a figure under another name says so. */
static BujuText
say_value (const BujuCompareSpeaker *self, const BujuIndicator *indicator, const BujuText *name)
{
  BujuText value = buju_phrase_value (self->words, self->strings, indicator);
  const BujuWordsValue years[] = {
    { "value", value }, { "year", buju_phrase_year (self->strings, indicator->year) }, { NULL }
  };

  if (indicator->year != NULL)
    value = buju_words_fill (self->words, self->strings, "profile-value", years);
  if (g_strcmp0 (indicator->name.zh, name->zh) != 0)
    {
      const BujuWordsValue names[] = { { "value", value }, { "name", indicator->name }, { NULL } };

      value = buju_words_fill (self->words, self->strings, "compare-value", names);
    }

  return value;
}

BujuCompareRow
buju_compare_say_figure (const BujuCompareSpeaker *self, gconstpointer item)
{
  const BujuCompareFigure *figure = item;
  const BujuIndicator *shown = figure->indicators[figure->side == BUJU_COMPARE_ONLY_B];
  BujuCompareRow row = { .link = shown->id, .name = shown->name };

  row.changed = figure->side == BUJU_COMPARE_BOTH && !figure->same_value;
  for (guint i = 0; i < 2; i++)
    {
      const BujuIndicator *here = figure->indicators[i];

      if (here != NULL)
        row.says[i] = (BujuCompareSaying) { .text = say_value (self, here, &shown->name),
                                            .plan = here->plan, .section = here->section };
    }

  return row;
}

/* Where the document speaks of the industry itself, else where the layout stands. */
static const char *
find_section (const BujuIndustry *industry, const BujuLayout *layout)
{
  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);

      if (appearance->plan == layout->plan)
        return appearance->section;
    }

  return layout->section;
}

BujuCompareRow
buju_compare_say_industry (const BujuCompareSpeaker *self, gconstpointer item)
{
  const BujuCompareIndustry *industry = item;
  BujuCompareRow row = { .link = industry->industry->id, .name = industry->industry->name };

  for (guint i = 0; i < 2; i++)
    {
      const BujuLayout *layout = buju_compare_get_layout (self->compare, i);
      BujuText none = { NULL, NULL };
      const BujuIndustryUse *use = industry->uses[i];

      if (use == NULL)
        continue;
      row.says[i] = (BujuCompareSaying) {
        .text = g_strcmp0 (use->term.zh, row.name.zh) != 0 ? use->term : none,
        .plan = layout->plan, .section = find_section (industry->industry, layout)
      };
    }

  return row;
}

BujuCompareRow
buju_compare_say_conflict (const BujuCompareSpeaker *self, gconstpointer item)
{
  const BujuConflict *conflict = item;
  BujuCompareRow row = { .link = conflict->id, .name = conflict->topic, .changed = TRUE };

  for (guint i = 0; i < 2; i++)
    {
      const BujuPlan *plan = buju_compare_get_layout (self->compare, i)->plan;
      List list = list_begin ();

      for (guint j = 0; j < conflict->statements->len; j++)
        {
          const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, j);

          if (statement->plan != plan)
            continue;
          list_add (&list, &statement->text, "", " ");
          if (row.says[i].plan == NULL)
            row.says[i] = (BujuCompareSaying) { .plan = plan, .section = statement->section };
        }
      row.says[i].text = list_end (&list, self->strings);
    }

  return row;
}

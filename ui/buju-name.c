/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "buju-name.h"

/* A tip is read at a glance: so many industries or roles are named, the rest are dots. */
#define MOST_NAMED 4

static void
append (GString *text, const BujuText *name, BujuLanguage language, guint *count)
{
  const char *word = buju_text_get (name, language);

  if (word == NULL || *count > MOST_NAMED)
    return;
  if (text->len > 0)
    g_string_append (text, language == BUJU_LANGUAGE_EN ? ", " : "、");
  g_string_append (text, *count < MOST_NAMED ? word : "…");
  (*count)++;
}

static void
append_industries (GString *text, GArray *uses, BujuLanguage language, guint *count)
{
  for (guint i = 0; uses != NULL && i < uses->len; i++)
    append (text, &g_array_index (uses, BujuIndustryUse, i).term, language, count);
}

static void
append_roles (GString *text, GArray *roles, BujuLanguage language, guint *count)
{
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    append (text, &g_array_index (roles, BujuRole, i).component->name, language, count);
}

/**
 * buju_name_find:
 * @content: what the documents say
 * @id: of a component, place or its shape, layout, industry, indicator or plan
 *
 * Returns: its name; empty when the id is unknown
 */
BujuText
buju_name_find (const BujuContent *content, const char *id)
{
  const BujuComponent *component;
  const BujuPlace     *place;
  const BujuLayout    *layout;
  const BujuIndustry  *industry;
  const BujuIndicator *indicator;
  const BujuPlan      *plan;

  g_return_val_if_fail (content != NULL && id != NULL, ((BujuText) { NULL, NULL }));

  if ((component = buju_content_find_component (content, id)) != NULL)
    return component->name;
  if ((place = buju_content_find_place (content, id)) != NULL ||
      (place = buju_content_find_place_by_shape (content, id)) != NULL)
    return place->name;
  if ((layout = buju_content_find_layout (content, id)) != NULL)
    return layout->title;
  if ((industry = buju_content_find_industry (content, id)) != NULL)
    return industry->name;
  if ((indicator = buju_content_find_indicator (content, id)) != NULL)
    return indicator->name;
  if ((plan = buju_content_find_plan (content, id)) != NULL)
    return plan->short_title;
  return (BujuText) { NULL, NULL };
}

/**
 * buju_name_describe:
 * @content: what the documents say
 * @id: of a component or place
 * @language: of the words; both means Chinese
 *
 * Says in one line what the thing is known for: the industries of a component, the components a
 * place belongs to.
 *
 * Returns: (transfer full) (nullable): the line, or %NULL when there is nothing to say
 */
char *
buju_name_describe (const BujuContent *content, const char *id, BujuLanguage language)
{
  const BujuComponent *component;
  const BujuPlace     *place;
  g_autoptr (GString)  text = g_string_new (NULL);
  guint                count = 0;

  g_return_val_if_fail (content != NULL && id != NULL, NULL);

  if ((component = buju_content_find_component (content, id)) != NULL)
    append_industries (text, component->industries, language, &count);
  else if ((place = buju_content_find_place (content, id)) != NULL)
    append_roles (text, place->roles, language, &count);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-search-private.h"

/* What can be found, and under which spellings. */

static void
clear_item (gpointer data)
{
  g_array_unref (((BujuSearchItem *) data)->spellings);
}

static BujuSearchItem *
add_item (BujuSearch *self, BujuSearchKind kind, const char *id, const BujuText *name,
          const BujuPlan *plan)
{
  BujuSearchItem item = { kind, id, name, plan, FALSE, buju_spellings_new () };

  g_array_append_val (self->items, item);

  return &g_array_index (self->items, BujuSearchItem, self->items->len - 1);
}

/* Spellings that fold alike are kept once; nothing more would be found by the others. */
static void
keep_spelling (BujuSearchItem *item, BujuSpelling spelling)
{
  const gboolean pinyin = spelling.pinyin;
  gboolean known;

  if (spelling.text == NULL)
    return;

  buju_spelling_fold (&spelling);

  known = spelling.fold.length == 0;
  for (guint i = 0; i < item->spellings->len && !known; i++)
    {
      const BujuSpelling *other = &g_array_index (item->spellings, BujuSpelling, i);

      known = other->pinyin == pinyin && !other->whole
              && g_str_equal (other->fold.text, spelling.fold.text)
              && other->fold.starts->len == spelling.fold.starts->len;
    }

  if (known)
    buju_fold_clear (&spelling.fold);
  else
    g_array_append_val (item->spellings, spelling);
}

static void
add_spelling (BujuSearchItem *item, const char *text, gboolean whole)
{
  keep_spelling (item, (BujuSpelling) { .text = text, .whole = whole });
}

static void
add_pinyin (BujuSearchItem *item, const char *pinyin, const char *reads)
{
  keep_spelling (item, (BujuSpelling) { .text = pinyin, .reads = reads, .pinyin = TRUE });
}

static void
add_text (BujuSearchItem *item, const BujuText *text)
{
  add_spelling (item, text->zh, FALSE);
  add_spelling (item, text->en, FALSE);
}

static gboolean
is_chinese (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
        return TRUE;
    }

  return FALSE;
}

/* Of the Chinese ones among the aliases, in their order. */
static void
add_alias_pinyin (BujuSearchItem *item, const BujuPlace *place)
{
  guint n = 0;

  for (guint i = 0; i < place->aliases->len && n < place->alias_pinyin->len; i++)
    {
      const char *alias = g_ptr_array_index (place->aliases, i);

      if (is_chinese (alias))
        add_pinyin (item, g_ptr_array_index (place->alias_pinyin, n++), alias);
    }
}

static void
add_place (BujuSearch *self, const BujuPlace *place)
{
  BujuSearchKind kind = buju_place_is_district (place) ? BUJU_SEARCH_DISTRICT : BUJU_SEARCH_PLACE;
  BujuSearchItem *item = add_item (self, kind, place->id, &place->name, NULL);

  item->vague = !buju_place_is_on_map (place);
  add_text (item, &place->name);
  add_text (item, &place->short_name);
  for (guint i = 0; i < place->aliases->len; i++)
    add_spelling (item, g_ptr_array_index (place->aliases, i), FALSE);
  add_pinyin (item, place->pinyin, place->name.zh);
  add_alias_pinyin (item, place);
  add_spelling (item, place->id, TRUE);
}

static void
add_component (BujuSearch *self, const BujuComponent *component)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_COMPONENT, component->id, &component->name,
                         component->layout->plan);

  add_text (item, &component->name);
  add_text (item, &component->short_name);
  add_pinyin (item, component->pinyin, component->name.zh);
  add_pinyin (item, component->short_pinyin, component->short_name.zh);
  add_spelling (item, component->id, TRUE);
}

static void
add_layout (BujuSearch *self, const BujuLayout *layout)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_LAYOUT, layout->id, &layout->title,
                                   layout->plan);

  add_text (item, &layout->title);
  add_text (item, &layout->figure_title);
  add_pinyin (item, layout->pinyin, layout->title.zh);
  add_spelling (item, layout->id, TRUE);
}

static void
add_industry (BujuSearch *self, const BujuIndustry *industry)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_INDUSTRY, industry->id, &industry->name, NULL);

  add_text (item, &industry->name);
  for (guint i = 0; i < industry->appearances->len; i++)
    {
      const BujuAppearance *appearance = g_ptr_array_index (industry->appearances, i);

      add_text (item, &appearance->heading);
      add_pinyin (item, appearance->heading_pinyin, appearance->heading.zh);
    }
  add_pinyin (item, industry->pinyin, industry->name.zh);
  add_spelling (item, industry->id, TRUE);
}

static void
add_plan (BujuSearch *self, const BujuPlan *plan)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_PLAN, plan->id, &plan->title, plan);

  add_text (item, &plan->title);
  add_text (item, &plan->short_title);
  add_text (item, &plan->number);
  add_pinyin (item, plan->pinyin, plan->title.zh);
  add_pinyin (item, plan->short_pinyin, plan->short_title.zh);
  add_spelling (item, plan->id, TRUE);
}

static void
add_indicator (BujuSearch *self, const BujuIndicator *indicator)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_INDICATOR, indicator->id, &indicator->name,
                         indicator->plan);

  add_text (item, &indicator->name);
  add_pinyin (item, indicator->pinyin, indicator->name.zh);
  add_spelling (item, indicator->id, TRUE);
}

/* By its topic, and by the words over which the documents differ. Not by its id, which is an
 * English word that names something else: "poles". */
static void
add_conflict (BujuSearch *self, const BujuConflict *conflict)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_CONFLICT, conflict->id, &conflict->topic,
                                   NULL);

  add_text (item, &conflict->topic);
  add_pinyin (item, conflict->pinyin, conflict->topic.zh);
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      for (guint j = 0; j < statement->terms->len; j++)
        keep_spelling (item,
                       (BujuSpelling) { .text = g_ptr_array_index (statement->terms, j),
                                        .aside = TRUE });
    }
}

typedef void (*AddFunc) (BujuSearch *self, gconstpointer thing);

static void
add_all (BujuSearch *self, GPtrArray *things, AddFunc add)
{
  for (guint i = 0; i < things->len; i++)
    add (self, g_ptr_array_index (things, i));
}

/**
 * buju_search_new:
 * @content: the content
 *
 * Indexes all names of @content.
 *
 * Returns: (transfer full): the index
 */
BujuSearch *
buju_search_new (BujuContent *content)
{
  BujuSearch *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_new0 (BujuSearch, 1);
  self->content = buju_content_ref (content);
  self->items = g_array_new (FALSE, FALSE, sizeof (BujuSearchItem));
  g_array_set_clear_func (self->items, clear_item);

  add_all (self, buju_content_get_places (content), (AddFunc) add_place);
  add_all (self, buju_content_get_components (content), (AddFunc) add_component);
  add_all (self, buju_content_get_layouts (content), (AddFunc) add_layout);
  add_all (self, buju_content_get_industries (content), (AddFunc) add_industry);
  add_all (self, buju_content_get_plans (content), (AddFunc) add_plan);
  add_all (self, buju_content_get_indicators (content), (AddFunc) add_indicator);
  add_all (self, buju_content_get_conflicts (content), (AddFunc) add_conflict);

  return self;
}

/**
 * buju_search_free:
 * @self: (transfer full): an index
 */
void
buju_search_free (BujuSearch *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  buju_content_unref (self->content);
  g_free (self);
}

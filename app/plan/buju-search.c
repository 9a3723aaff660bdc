/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-search.h"

#include "plan/buju-search-private.h"

#include <string.h>

/* One item that matches; what decides its place in the list. */
typedef struct
{
  const BujuSearchItem     *item;
  const char     *matched;
  const char     *written;
  BujuSearchMatch match;
  gsize           rest;     /* bytes of the spelling that were not typed */
  guint           order;
} Hit;

static void
clear_spelling (gpointer data)
{
  buju_fold_clear (&((BujuSpelling *) data)->fold);
}

static void
clear_item (gpointer data)
{
  g_array_unref (((BujuSearchItem *) data)->spellings);
}

static void
clear_search (BujuSearch *self)
{
  g_array_unref (self->items);
  buju_content_unref (self->content);
}

/* ---- The index ---- */

static BujuSearchItem *
add_item (BujuSearch *self, BujuSearchKind kind, const char *id, const BujuText *name,
          const BujuPlan *plan)
{
  BujuSearchItem item = { kind, id, name, plan, FALSE, g_array_new (FALSE, FALSE, sizeof (BujuSpelling)) };

  g_array_set_clear_func (item.spellings, clear_spelling);
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

  if (pinyin)
    buju_fold_init_pinyin (&spelling.fold, spelling.text);
  else
    buju_fold_init (&spelling.fold, spelling.text);

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
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_LAYOUT, layout->id, &layout->title, layout->plan);

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

/* By its topic, and by the words over which the documents differ. Not by its id, which is an English word that names
 * something else: "poles". */
static void
add_conflict (BujuSearch *self, const BujuConflict *conflict)
{
  BujuSearchItem *item = add_item (self, BUJU_SEARCH_CONFLICT, conflict->id, &conflict->topic, NULL);

  add_text (item, &conflict->topic);
  add_pinyin (item, conflict->pinyin, conflict->topic.zh);
  for (guint i = 0; i < conflict->statements->len; i++)
    {
      const BujuStatement *statement = &g_array_index (conflict->statements, BujuStatement, i);

      for (guint j = 0; j < statement->terms->len; j++)
        keep_spelling (item, (BujuSpelling) { .text = g_ptr_array_index (statement->terms, j), .aside = TRUE });
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

  self = g_atomic_rc_box_new0 (BujuSearch);
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
 * buju_search_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self
 */
BujuSearch *
buju_search_ref (BujuSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * buju_search_unref:
 * @self: (transfer full): an index
 */
void
buju_search_unref (BujuSearch *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_search);
}

/* ---- Finding ---- */

static void
match_item (Hit *hit, const BujuNeedle *needle)
{
  const GArray *spellings = hit->item->spellings;

  hit->match = BUJU_MATCH_NONE;
  for (guint i = 0; i < spellings->len; i++)
    {
      const BujuSpelling *spelling = &g_array_index (spellings, BujuSpelling, i);
      BujuSearchMatch found = buju_needle_match (needle, spelling);
      BujuSearchMatch match = spelling->aside ? MAX (found, BUJU_MATCH_SUBSTRING) : found;
      gsize typed = MIN (needle->fold.length, spelling->fold.length);
      gsize rest = spelling->fold.length - typed;

      if (match == BUJU_MATCH_NONE || match > hit->match
          || (match == hit->match && rest >= hit->rest))
        continue;

      hit->match = match;
      hit->matched = spelling->text;
      hit->written = spelling->reads != NULL ? spelling->reads : spelling->text;
      hit->rest = rest;
    }
}

/* Words that do not stand side by side: every one must be there, in any of the spellings. As good
 * as the worst of them, and never better than one word found. */
static void
match_words (Hit *hit, const GArray *needles)
{
  Hit worst = *hit;

  worst.match = BUJU_MATCH_WORD;
  for (guint i = 0; i < needles->len; i++)
    {
      Hit one = *hit;

      match_item (&one, &g_array_index (needles, BujuNeedle, i));
      if (one.match > BUJU_MATCH_SUBSTRING)
        return;
      if (i == 0 || one.match > worst.match)
        {
          worst.matched = one.matched;
          worst.written = one.written;
          worst.rest = one.rest;
          worst.match = MAX (worst.match, one.match);
        }
    }

  *hit = worst;
}

static void
clear_needle (gpointer data)
{
  buju_needle_clear (data);
}

/* The words of @text, or none when it is one word. (transfer full) */
static GArray *
split_words (const char *text)
{
  GArray *needles = g_array_new (FALSE, FALSE, sizeof (BujuNeedle));
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);

  g_array_set_clear_func (needles, clear_needle);
  for (guint i = 0; words[i] != NULL; i++)
    {
      BujuNeedle needle;

      buju_needle_init (&needle, words[i]);
      if (needle.fold.length > 0)
        g_array_append_val (needles, needle);
      else
        buju_needle_clear (&needle);
    }

  if (needles->len == 1)
    g_array_set_size (needles, 0);

  return needles;
}

static GArray *
collect_hits (const BujuSearch *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GArray) words = split_words (text);
  BujuNeedle needle;

  buju_needle_init (&needle, text);
  for (guint i = 0; i < self->items->len; i++)
    {
      Hit hit = { .item = &g_array_index (self->items, BujuSearchItem, i), .order = i };

      match_item (&hit, &needle);
      if (hit.match > BUJU_MATCH_SUBSTRING && words->len > 0)
        match_words (&hit, words);
      if (hit.match != BUJU_MATCH_NONE)
        g_array_append_val (hits, hit);
    }
  buju_needle_clear (&needle);

  return hits;
}

static int
compare_numbers (gsize one, gsize other)
{
  return (one > other) - (one < other);
}

/* @data: the best match of each kind. */
static int
compare_hits (gconstpointer a, gconstpointer b, gpointer data)
{
  const BujuSearchMatch *best = data;
  const Hit *one = a, *other = b;
  int order = compare_numbers (best[one->item->kind], best[other->item->kind]);

  if (order == 0)
    order = compare_numbers (one->item->kind, other->item->kind);
  if (order == 0)
    order = compare_numbers (one->match, other->match);
  if (order == 0)
    order = compare_numbers (one->item->vague, other->item->vague);
  if (order == 0)
    order = compare_numbers (one->rest, other->rest);

  return order != 0 ? order : compare_numbers (one->order, other->order);
}

/* Fills @best and tells how well the whole did. */
static BujuSearchMatch
find_best (const GArray *hits, BujuSearchMatch *best)
{
  BujuSearchMatch overall = BUJU_MATCH_NONE;

  for (guint i = 0; i < BUJU_SEARCH_N_KINDS; i++)
    best[i] = BUJU_MATCH_NONE;
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      best[hit->item->kind] = MIN (best[hit->item->kind], hit->match);
      overall = MIN (overall, hit->match);
    }

  return overall;
}

/**
 * buju_search_find:
 * @self: an index
 * @text: what was typed: Chinese, English, pinyin or an id
 *
 * Finds what @text names. Results come in groups, one a kind; the group with the best match is
 * first, then the order of #BujuSearchKind counts, and in a group the better match, then what
 * is on the map, then the shorter name, then the documents' order. Typos count only where nothing else is found: who
 * types "chang" does not want all of "zhang".
 *
 * Returns: (transfer full) (element-type BujuSearchResult): the results, possibly none; they
 *   borrow their strings from @self
 */
GArray *
buju_search_find (const BujuSearch *self, const char *text)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (BujuSearchResult));
  g_autoptr (GArray) hits = NULL;
  BujuSearchMatch best[BUJU_SEARCH_N_KINDS];
  BujuSearchMatch overall;

  g_return_val_if_fail (self != NULL, results);
  g_return_val_if_fail (text != NULL, results);

  hits = collect_hits (self, text);
  overall = find_best (hits, best);
  g_array_sort_with_data (hits, compare_hits, best);

  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      BujuSearchResult result = {
        hit->item->kind, hit->match, hit->item->id, hit->item->name, hit->matched, hit->written,
        hit->item->plan
      };

      if (hit->match != BUJU_MATCH_TYPO || overall == BUJU_MATCH_TYPO)
        g_array_append_val (results, result);
    }

  return results;
}

/**
 * buju_search_kind_to_string:
 * @kind: a kind
 *
 * Returns: its name in JSON
 */
const char *
buju_search_kind_to_string (BujuSearchKind kind)
{
  static const char * const names[BUJU_SEARCH_N_KINDS] = {
    "district", "place", "component", "layout", "industry", "plan", "indicator", "conflict"
  };

  g_return_val_if_fail (kind < BUJU_SEARCH_N_KINDS, "place");

  return names[kind];
}

/**
 * buju_search_match_to_string:
 * @match: how something matched
 *
 * Returns: its name in JSON
 */
const char *
buju_search_match_to_string (BujuSearchMatch match)
{
  static const char * const names[BUJU_MATCH_NONE] = {
    "exact", "prefix", "word", "substring", "initials", "typo"
  };

  g_return_val_if_fail (match < BUJU_MATCH_NONE, "exact");

  return names[match];
}

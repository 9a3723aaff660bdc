/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-search-private.h"

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

/* The words of @text, or none when it is one word. (transfer full) */
static GArray *
list_words (const char *text)
{
  GArray *needles = buju_needles_new (text);

  if (needles->len == 1)
    g_array_set_size (needles, 0);

  return needles;
}

static GArray *
collect_hits (const BujuSearch *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GArray) words = list_words (text);
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
 * is on the map, then the shorter name, then the documents' order. Typos count only where nothing
 * else is found: who types "chang" does not want all of "zhang".
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

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What was perhaps meant when nothing was found: names that share the most neighbouring characters
 * with what was typed, after L. R. Dice, "Measures of the amount of ecologic association between
 * species", Ecology 26 (1945). */

#include "plan/buju-search-private.h"

/* Less in common than this is chance. */
#define LEAST 0.34

typedef struct
{
  const BujuSearchItem *item;
  const BujuSpelling   *spelling;
  double                likeness;
} Candidate;

static guint64
pair (gunichar a, gunichar b)
{
  return (guint64) a << 32 | b;
}

/* Pairs of neighbours; the ends count as neighbours of nothing. */
static GArray *
collect_pairs (const char *text)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gunichar before = 0;
  guint64 last;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint64 both = pair (before, g_utf8_get_char (p));

      g_array_append_val (pairs, both);
      before = g_utf8_get_char (p);
    }

  last = pair (before, 0);
  g_array_append_val (pairs, last);

  return pairs;
}

static gboolean
has_pair (const GArray *pairs, guint64 wanted)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      if (g_array_index (pairs, guint64, i) == wanted)
        return TRUE;
    }

  return FALSE;
}

static double
compare_pairs (const GArray *typed, const GArray *name)
{
  guint shared = 0;

  for (guint i = 0; i < typed->len; i++)
    shared += has_pair (name, g_array_index (typed, guint64, i));

  return 2.0 * shared / (typed->len + name->len);
}

static Candidate
find_likest (const BujuSearchItem *item, const GArray *typed)
{
  Candidate best = { .item = item };

  for (guint i = 0; i < item->spellings->len; i++)
    {
      const BujuSpelling *spelling = &g_array_index (item->spellings, BujuSpelling, i);
      g_autoptr (GArray) pairs = NULL;
      double likeness;

      if (spelling->whole || spelling->aside)
        continue;

      pairs = collect_pairs (spelling->fold.text);
      likeness = compare_pairs (typed, pairs);
      if (likeness > best.likeness)
        {
          best.likeness = likeness;
          best.spelling = spelling;
        }
    }

  return best;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;

  return (one->item > other->item) - (one->item < other->item);
}

/**
 * buju_search_suggest:
 * @self: an index
 * @text: what was typed and not found
 * @n: how many to name at most
 *
 * Returns: (transfer full) (element-type BujuSearchResult): the names most like it, best first;
 *   none when nothing is like it
 */
GArray *
buju_search_suggest (const BujuSearch *self, const char *text, guint n)
{
  GArray *results = g_array_new (FALSE, FALSE, sizeof (BujuSearchResult));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) typed = NULL;
  BujuFold fold;

  g_return_val_if_fail (self != NULL, results);
  g_return_val_if_fail (text != NULL, results);

  buju_fold_init (&fold, text);
  typed = collect_pairs (fold.text);
  for (guint i = 0; i < self->items->len && fold.length > 0; i++)
    {
      Candidate candidate = find_likest (&g_array_index (self->items, BujuSearchItem, i), typed);

      if (candidate.likeness >= LEAST)
        g_array_append_val (candidates, candidate);
    }
  buju_fold_clear (&fold);

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, n); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const BujuSpelling *spelling = candidate->spelling;
      BujuSearchResult result = {
        candidate->item->kind, BUJU_MATCH_TYPO, candidate->item->id, candidate->item->name,
        spelling->text, spelling->reads != NULL ? spelling->reads : spelling->text,
        candidate->item->plan
      };

      g_array_append_val (results, result);
    }

  return results;
}

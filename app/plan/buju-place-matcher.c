/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-place-matcher.h"

#include <string.h>

#include "plan/buju-place-name.h"

#define MOST_CANDIDATES 5
#define LEAST 0.5   /* worse ones are no candidates */

/* One spelling of a place of ours. */
typedef struct
{
  const BujuPlace *place;
  BujuPlaceName    name;
  gboolean         alias;
} Spelling;

struct _BujuPlaceMatcher
{
  GArray     *list;    /* Spelling */
  GHashTable *known;   /* name → GArray of BujuCandidate: tables repeat names */
};

static void
spelling_clear (gpointer data)
{
  buju_place_name_clear (&((Spelling *) data)->name);
}

static void
add_spelling (GArray          *spellings,
              const BujuPlace *place,
              const char      *text,
              gboolean         alias)
{
  Spelling spelling = { place, { NULL }, alias };

  if (text == NULL)
    return;

  buju_place_name_init (&spelling.name, text);
  g_array_append_val (spellings, spelling);
}

static GArray *
gather_spellings (BujuContent *content)
{
  GArray *spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  GPtrArray *places = buju_content_get_places (content);

  g_array_set_clear_func (spellings, spelling_clear);
  for (guint i = 0; i < places->len; i++)
    {
      const BujuPlace *place = g_ptr_array_index (places, i);

      if (!buju_place_is_on_map (place))
        continue;
      add_spelling (spellings, place, place->name.zh, FALSE);
      add_spelling (spellings, place, place->name.en, FALSE);
      add_spelling (spellings, place, place->short_name.zh, TRUE);
      for (guint k = 0; k < place->aliases->len; k++)
        add_spelling (spellings, place, g_ptr_array_index (place->aliases, k), TRUE);
    }

  return spellings;
}

static gboolean
is_one_letter_off (const char *a,
                   const char *b)
{
  g_autofree gunichar *wide_a = NULL, *wide_b = NULL;
  glong n_a, n_b, first = 0;

  wide_a = g_utf8_to_ucs4_fast (a, -1, &n_a);
  wide_b = g_utf8_to_ucs4_fast (b, -1, &n_b);
  if (ABS (n_a - n_b) > 1 || MIN (n_a, n_b) < 4)
    return FALSE;
  while (first < MIN (n_a, n_b) && wide_a[first] == wide_b[first])
    first++;
  while (n_a > first && n_b > first && wide_a[n_a - 1] == wide_b[n_b - 1])
    {
      n_a--;
      n_b--;
    }

  return MAX (n_a, n_b) - first <= 1;
}

/* How much of the longer name the shorter one is; 0 when it is no part of it. */
static double
share_contained (const char *a,
                 const char *b)
{
  glong n_a = g_utf8_strlen (a, -1), n_b = g_utf8_strlen (b, -1);

  if (MIN (n_a, n_b) < 2)
    return 0;
  if (n_a < n_b ? strstr (b, a) == NULL : strstr (a, b) == NULL)
    return 0;

  return (double) MIN (n_a, n_b) / MAX (n_a, n_b);
}

static BujuCandidate
rate (const BujuPlaceName *name,
      const Spelling      *spelling)
{
  BujuCandidate result = { spelling->place, BUJU_MATCH_NONE, 0 };
  double share = share_contained (name->folded, spelling->name.folded);

  if (strcmp (name->folded, spelling->name.folded) == 0)
    {
      result.kind = BUJU_MATCH_NAME;
      result.confidence = spelling->alias ? 0.96 : 1.0;
    }
  else if (strcmp (name->core, spelling->name.core) == 0)
    {
      result.kind = BUJU_MATCH_CORE;
      result.confidence = spelling->alias ? 0.88 : 0.91;
    }
  else if (is_one_letter_off (name->folded, spelling->name.folded))
    {
      result.kind = BUJU_MATCH_TYPO;
      result.confidence = 0.75;
    }
  else if (share > 0)
    {
      result.kind = BUJU_MATCH_PART;
      result.confidence = 0.4 + 0.4 * share;
    }

  return result;
}

/* Each place once, by its best spelling. */
static void
add_candidate (GArray              *candidates,
               const BujuCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      BujuCandidate *other = &g_array_index (candidates, BujuCandidate, i);

      if (other->place != candidate->place)
        continue;
      if (candidate->confidence > other->confidence)
        *other = *candidate;
      return;
    }
  g_array_append_vals (candidates, candidate, 1);
}

/**
 * buju_candidate_compare:
 * @a: a #BujuCandidate
 * @b: another
 *
 * Returns: below 0 when @a is the better one; what is as good goes by its id
 */
int
buju_candidate_compare (gconstpointer a,
                        gconstpointer b)
{
  const BujuCandidate *left = a, *right = b;

  if (left->confidence != right->confidence)
    return left->confidence > right->confidence ? -1 : 1;

  return strcmp (left->place->id, right->place->id);
}

/**
 * buju_place_matcher_new:
 * @content: whose places
 *
 * Returns: (transfer full): every name of every place that is on the map
 */
BujuPlaceMatcher *
buju_place_matcher_new (BujuContent *content)
{
  BujuPlaceMatcher *self;

  g_return_val_if_fail (content != NULL, NULL);

  self = g_new0 (BujuPlaceMatcher, 1);
  self->list = gather_spellings (content);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_array_unref);
  return self;
}

/**
 * buju_place_matcher_free:
 * @self: (transfer full): a matcher
 */
void
buju_place_matcher_free (BujuPlaceMatcher *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->known);
  g_array_unref (self->list);
  g_free (self);
}

/**
 * buju_place_matcher_find:
 * @self: a matcher
 * @text: as somebody wrote it
 *
 * Compares @text with every name: letter by letter, then by its core, as a part, and but for one
 * letter.
 *
 * Returns: (transfer full) (element-type BujuCandidate): the places it may be, best first, at most
 *   five
 */
GArray *
buju_place_matcher_find (BujuPlaceMatcher *self,
                         const char       *text)
{
  g_auto (BujuPlaceName) name = { NULL };
  GArray *candidates;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  candidates = g_hash_table_lookup (self->known, text);
  if (candidates != NULL)
    return g_array_ref (candidates);

  candidates = g_array_new (FALSE, FALSE, sizeof (BujuCandidate));
  buju_place_name_init (&name, text);
  for (guint i = 0; i < self->list->len && *name.folded != '\0'; i++)
    {
      BujuCandidate candidate = rate (&name, &g_array_index (self->list, Spelling, i));

      if (candidate.confidence >= LEAST)
        add_candidate (candidates, &candidate);
    }
  g_array_sort (candidates, buju_candidate_compare);
  if (candidates->len > MOST_CANDIDATES)
    g_array_set_size (candidates, MOST_CANDIDATES);
  g_hash_table_insert (self->known, g_strdup (text), g_array_ref (candidates));

  return candidates;
}

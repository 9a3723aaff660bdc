/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-join.h"

#include <math.h>
#include <string.h>

#include "geo/buju-measure.h"
#include "plan/buju-fold.h"
#include "plan/buju-place-name.h"

#define MOST_CANDIDATES 5
#define SURE 0.9          /* at least so, */
#define MARGIN 0.03       /* and so much better than the next */
#define LEAST 0.5         /* worse ones are no candidates */
#define DISTRICT_BONUS 0.02
#define DISTRICT_MALUS 0.25

/* One spelling of a place of ours. */
typedef struct
{
  const BujuPlace *place;
  BujuPlaceName    name;
  gboolean         alias;
} Spelling;

struct _BujuJoin
{
  BujuLibrary *library;
  BujuTable   *table;
  GArray      *matches;  /* BujuMatch, one a row */
  guint        n_sure;
};

typedef struct
{
  BujuContent       *content;
  const BujuAliases *aliases;
  GArray            *spellings; /* Spelling */
  GHashTable        *known;     /* name → GArray of BujuCandidate: tables repeat names */
} Matcher;

static void
spelling_clear (gpointer data)
{
  buju_place_name_clear (&((Spelling *) data)->name);
}

static void
match_clear (gpointer data)
{
  g_clear_pointer (&((BujuMatch *) data)->candidates, g_array_unref);
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

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const BujuCandidate *left = a, *right = b;

  if (left->confidence != right->confidence)
    return left->confidence > right->confidence ? -1 : 1;

  return strcmp (left->place->id, right->place->id);
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

static GArray *
find_candidates (Matcher    *self,
                 const char *text)
{
  g_auto (BujuPlaceName) name = { NULL };
  GArray *candidates = g_hash_table_lookup (self->known, text);

  if (candidates != NULL)
    return g_array_ref (candidates);

  candidates = g_array_new (FALSE, FALSE, sizeof (BujuCandidate));
  buju_place_name_init (&name, text);
  for (guint i = 0; i < self->spellings->len && *name.folded != '\0'; i++)
    {
      BujuCandidate candidate = rate (&name, &g_array_index (self->spellings, Spelling, i));

      if (candidate.confidence >= LEAST)
        add_candidate (candidates, &candidate);
    }
  g_array_sort (candidates, compare_candidates);
  if (candidates->len > MOST_CANDIDATES)
    g_array_set_size (candidates, MOST_CANDIDATES);
  g_hash_table_insert (self->known, (gpointer) text, g_array_ref (candidates));

  return candidates;
}

/* "浦东新区" and "浦东" are the same district; a place of which no district is stated contradicts none. */
static gboolean
agrees (const BujuPlace *place,
        const char      *stated)
{
  BujuFold fold;
  gboolean found = place->districts->len == 0;

  buju_fold_init (&fold, stated);
  for (guint i = 0; i < place->districts->len && !found; i++)
    {
      const BujuPlace *district = g_ptr_array_index (place->districts, i);

      found = fold.length >= strlen ("浦东") && g_str_has_prefix (district->name.zh, fold.text);
    }
  buju_fold_clear (&fold);

  return found;
}

static GArray *
weigh_district (const GArray *candidates,
                const char   *stated)
{
  GArray *weighed = g_array_sized_new (FALSE, FALSE, sizeof (BujuCandidate), candidates->len);

  for (guint i = 0; i < candidates->len; i++)
    {
      BujuCandidate candidate = g_array_index (candidates, BujuCandidate, i);

      if (candidate.kind != BUJU_MATCH_DECIDED)
        candidate.confidence += agrees (candidate.place, stated) ? DISTRICT_BONUS : -DISTRICT_MALUS;
      candidate.confidence = CLAMP (candidate.confidence, 0, 1);
      g_array_append_val (weighed, candidate);
    }
  g_array_sort (weighed, compare_candidates);

  return weighed;
}

static gboolean
decide (const GArray *candidates)
{
  const BujuCandidate *best, *next;

  if (candidates->len == 0)
    return FALSE;

  best = &g_array_index (candidates, BujuCandidate, 0);
  if (best->kind == BUJU_MATCH_DECIDED || candidates->len == 1)
    return best->confidence >= SURE;
  next = &g_array_index (candidates, BujuCandidate, 1);

  return best->confidence >= SURE && best->confidence - next->confidence >= MARGIN;
}

/* What the person said before comes first; "" says that it is none of ours. */
static gboolean
apply_alias (Matcher   *self,
             BujuMatch *match)
{
  const char *id = self->aliases != NULL ? buju_aliases_get (self->aliases, match->name) : NULL;
  BujuCandidate candidate = { NULL, BUJU_MATCH_DECIDED, 1.0 };

  if (id == NULL)
    return FALSE;

  candidate.place = buju_content_find_place (self->content, id);
  if (candidate.place == NULL && *id != '\0')
    return FALSE;

  match->candidates = g_array_new (FALSE, FALSE, sizeof (BujuCandidate));
  if (candidate.place != NULL)
    g_array_append_val (match->candidates, candidate);
  match->sure = TRUE;

  return TRUE;
}

static BujuMatch
match_row (Matcher           *self,
           const BujuTable   *table,
           const BujuColumns *columns,
           guint              row)
{
  const char *stated = columns->district >= 0 ? buju_table_get (table, row, columns->district) : NULL;
  BujuMatch match = { .name = buju_table_get (table, row, columns->name) };
  g_auto (BujuPlaceName) name = { NULL };
  g_autoptr (GArray) candidates = NULL;

  if (match.name == NULL)
    {
      match.candidates = g_array_new (FALSE, FALSE, sizeof (BujuCandidate));
      return match;
    }

  buju_place_name_init (&name, match.name);
  match.block = name.block;
  if (!apply_alias (self, &match))
    {
      candidates = find_candidates (self, match.name);
      match.candidates = stated != NULL ? weigh_district (candidates, stated) : g_array_ref (candidates);
      match.sure = decide (match.candidates);
    }
  if (stated != NULL && match.candidates->len > 0)
    match.wrong_district = !agrees (g_array_index (match.candidates, BujuCandidate, 0).place, stated);

  return match;
}

/**
 * buju_join_new:
 * @library: what the places are in
 * @table: somebody's table
 * @columns: which of its columns is the name; the district helps when there is one
 * @aliases: (nullable): what the person decided before
 *
 * Compares every name in the table with every name of every place on the map: letter by letter, then by its core, as a
 * part, and but for one letter. A match is sure when it is good and no other is nearly as good: 张江 alone may be the
 * science city, the high-tech zone or one of its parks.
 *
 * Returns: (transfer full): the matches
 */
BujuJoin *
buju_join_new (BujuLibrary       *library,
               BujuTable         *table,
               const BujuColumns *columns,
               const BujuAliases *aliases)
{
  BujuContent *content;
  BujuJoin *self;
  g_autoptr (GArray) spellings = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  Matcher matcher;

  g_return_val_if_fail (library != NULL && table != NULL && columns != NULL, NULL);
  g_return_val_if_fail (columns->name >= 0, NULL);

  content = buju_library_get_content (library);
  spellings = gather_spellings (content);
  matcher = (Matcher) { content, aliases, spellings, known };
  self = g_atomic_rc_box_new0 (BujuJoin);
  self->library = buju_library_ref (library);
  self->table = buju_table_ref (table);
  self->matches = g_array_sized_new (FALSE, FALSE, sizeof (BujuMatch), buju_table_get_n_rows (table));
  g_array_set_clear_func (self->matches, match_clear);
  for (guint row = 0; row < buju_table_get_n_rows (table); row++)
    {
      BujuMatch match = match_row (&matcher, table, columns, row);

      self->n_sure += match.sure && match.candidates->len > 0;
      g_array_append_val (self->matches, match);
    }

  return self;
}

/**
 * buju_join_ref:
 * @self: matches
 *
 * Returns: (transfer full): @self, once more
 */
BujuJoin *
buju_join_ref (BujuJoin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
join_clear (gpointer data)
{
  BujuJoin *self = data;

  g_array_unref (self->matches);
  buju_table_unref (self->table);
  buju_library_unref (self->library);
}

/**
 * buju_join_unref:
 * @self: (transfer full): matches
 */
void
buju_join_unref (BujuJoin *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, join_clear);
}

/**
 * buju_join_get_match:
 * @self: matches
 * @row: of the table
 *
 * Returns: (transfer none): what the row names
 */
const BujuMatch *
buju_join_get_match (const BujuJoin *self,
                     guint           row)
{
  g_return_val_if_fail (self != NULL && row < self->matches->len, NULL);

  return &g_array_index (self->matches, BujuMatch, row);
}

/**
 * buju_join_get_n_sure:
 * @self: matches
 *
 * Returns: how many rows have found their place
 */
guint
buju_join_get_n_sure (const BujuJoin *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_sure;
}

/**
 * buju_join_get_unsure:
 * @self: matches
 *
 * Returns: (transfer full) (element-type guint): rows with a name that a person should look at
 */
GArray *
buju_join_get_unsure (const BujuJoin *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, rows);

  for (guint row = 0; row < self->matches->len; row++)
    {
      const BujuMatch *match = &g_array_index (self->matches, BujuMatch, row);

      if (match->name != NULL && !match->sure)
        g_array_append_val (rows, row);
    }

  return rows;
}

/* The gazetteer's point, or the middle of the shape. */
static BujuPoint
locate (BujuLibrary     *library,
        const BujuPlace *place)
{
  BujuDataset *dataset = buju_library_get_dataset (library);
  BujuLayer *layer = NULL;
  guint feature = 0;
  const char *id = place->point != NULL        ? place->point
                   : place->shapes->len > 0    ? g_ptr_array_index (place->shapes, 0)
                                               : place->id;
  BujuSpan span;

  if (!buju_dataset_find (dataset, id, &layer, &feature))
    return (BujuPoint) { NAN, NAN };

  span = buju_layer_get_span (layer, feature);
  if (span.n_points == 0)
    return (BujuPoint) { NAN, NAN };

  return buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POLYGON ? buju_measure_label_point (&span, 100) : span.points[0];
}

/**
 * buju_join_dup_points:
 * @self: matches
 *
 * Returns: (transfer full) (array): one point a row, map units; NAN for rows without a sure place
 */
BujuPoint *
buju_join_dup_points (const BujuJoin *self)
{
  BujuPoint *points;

  g_return_val_if_fail (self != NULL, NULL);

  points = g_new (BujuPoint, MAX (self->matches->len, 1));
  for (guint row = 0; row < self->matches->len; row++)
    {
      const BujuMatch *match = &g_array_index (self->matches, BujuMatch, row);

      points[row] = match->sure && match->candidates->len > 0
                        ? locate (self->library, g_array_index (match->candidates, BujuCandidate, 0).place)
                        : (BujuPoint) { NAN, NAN };
    }

  return points;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan/buju-join.h"

#include <math.h>
#include <string.h>

#include "geo/buju-measure.h"
#include "plan/buju-fold.h"
#include "plan/buju-place-name.h"

#define SURE 0.9          /* at least so, */
#define MARGIN 0.03       /* and so much better than the next */
#define DISTRICT_BONUS 0.02
#define DISTRICT_MALUS 0.25

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
  BujuPlaceMatcher  *matcher;
} Matcher;

static void
match_clear (gpointer data)
{
  g_clear_pointer (&((BujuMatch *) data)->candidates, g_array_unref);
}

/* "浦东新区" and "浦东" are the same district; a place of which no district is stated contradicts
 * none. */
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
  g_array_sort (weighed, buju_candidate_compare);

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
  const char *stated = columns->district >= 0 ? buju_table_get (table, row, columns->district)
                       : NULL;
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
      candidates = buju_place_matcher_find (self->matcher, match.name);
      match.candidates = stated != NULL ? weigh_district (candidates, stated)
                         : g_array_ref (candidates);
      match.sure = decide (match.candidates);
    }
  if (stated != NULL && match.candidates->len > 0)
    match.wrong_district = !agrees (g_array_index (match.candidates, BujuCandidate, 0).place,
                                    stated);

  return match;
}

/**
 * buju_join_new:
 * @library: what the places are in
 * @table: somebody's table
 * @columns: which of its columns is the name; the district helps when there is one
 * @aliases: (nullable): what the person decided before
 *
 * Compares every name in the table with every name of every place on the map: letter by letter,
 * then by its core, as a part, and but for one letter. A match is sure when it is good and no other
 * is nearly as good: 张江 alone may be the science city, the high-tech zone or one of its parks.
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
  g_autoptr (BujuPlaceMatcher) names = NULL;
  Matcher matcher;

  g_return_val_if_fail (library != NULL && table != NULL && columns != NULL, NULL);
  g_return_val_if_fail (columns->name >= 0, NULL);

  content = buju_library_get_content (library);
  names = buju_place_matcher_new (content);
  matcher = (Matcher) { content, aliases, names };
  self = g_atomic_rc_box_new0 (BujuJoin);
  self->library = buju_library_ref (library);
  self->table = buju_table_ref (table);
  self->matches = g_array_sized_new (FALSE, FALSE, sizeof (BujuMatch),
                                     buju_table_get_n_rows (table));
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

  return buju_layer_get_geometry (layer) == BUJU_GEOMETRY_POLYGON
         ? buju_measure_label_point (&span, 100) : span.points[0];
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
                        ? locate (self->library,
                                  g_array_index (match->candidates, BujuCandidate, 0).place)
                        : (BujuPoint) { NAN, NAN };
    }

  return points;
}

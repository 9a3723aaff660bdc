/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-crossing.h"

#include <math.h>

#include "geo/buju-index.h"

/* m: nearer is the same point. The same degrees become the same metres, so this is only what
 * floating-point numbers round. */
#define SAME 1e-5
/* m: rings that cross less deep may be drawn so by the change of coordinates. */
#define DEEP 1e-3
/* 1/m, times the square of a segment: what is straight in degrees is bent on the map, by that much
 * on half the way (the length, squared, by eight radii of the earth); a vertex of another ring that
 * lay on the straight line does not any more. */
#define BEND 2e-8
#define CHUNK 16            /* segments with one box */
#define FEW 8               /* chunks that need no index */
#define LARGEST 2000000     /* points of a feature that are looked at */
#define MOST_PAIRS 100000000u /* of segments: a second or so */

typedef struct
{
  guint first;   /* of its points, in the finder's array */
  guint n;       /* points; the last is joined to the first */
} Ring;

typedef struct
{
  guint ring;
  guint first;   /* segment of the ring */
  guint n;
} Chunk;

typedef struct
{
  guint     ring;
  guint     number;
  BujuPoint a, b;
} Segment;

struct _BujuCrossingFinder
{
  GArray      *points;   /* BujuPoint; without those that are said twice */
  GArray      *rings;    /* Ring */
  GArray      *chunks;   /* Chunk */
  GArray      *boxes;    /* BujuBox, of the chunks */
  guint        n_pairs;
  BujuCrossing found;    /* the first that is no crossing, or the first crossing */
};

/* ---- Segments ---- */

static const Ring *
get_ring (const BujuCrossingFinder *self, guint ring)
{
  return &g_array_index (self->rings, Ring, ring);
}

static BujuPoint
get_point (const BujuCrossingFinder *self, const Ring *ring, guint number)
{
  return g_array_index (self->points, BujuPoint, ring->first + number % ring->n);
}

static Segment
get_segment (const BujuCrossingFinder *self, guint number_of_ring, guint number)
{
  const Ring *ring = get_ring (self, number_of_ring);

  return (Segment) { number_of_ring, number, get_point (self, ring, number),
                     get_point (self, ring, number + 1) };
}

static double
get_length (const Segment *segment)
{
  return hypot (segment->b.x - segment->a.x, segment->b.y - segment->a.y);
}

static gboolean
is_same (BujuPoint a, BujuPoint b)
{
  return fabs (a.x - b.x) <= SAME && fabs (a.y - b.y) <= SAME;
}

/* m, with a sign: how far @at lies beside the line of @segment. */
static double
get_side (const Segment *segment, double length, BujuPoint at)
{
  return ((segment->b.x - segment->a.x) * (at.y - segment->a.y)
          - (segment->b.y - segment->a.y) * (at.x - segment->a.x)) / length;
}

/* m: how far along @segment. */
static double
get_along (const Segment *segment, double length, BujuPoint at)
{
  return ((segment->b.x - segment->a.x) * (at.x - segment->a.x)
          + (segment->b.y - segment->a.y) * (at.y - segment->a.y)) / length;
}

static gboolean
lies_on (const Segment *segment, double length, BujuPoint at)
{
  double along = get_along (segment, length, at);

  return fabs (get_side (segment, length, at)) <= SAME && along >= -SAME && along <= length + SAME;
}

static gboolean
boxes_meet (const Segment *first, const Segment *second)
{
  return fmin (first->a.x, first->b.x) <= fmax (second->a.x, second->b.x) + SAME
         && fmin (second->a.x, second->b.x) <= fmax (first->a.x, first->b.x) + SAME
         && fmin (first->a.y, first->b.y) <= fmax (second->a.y, second->b.y) + SAME
         && fmin (second->a.y, second->b.y) <= fmax (first->a.y, first->b.y) + SAME;
}

/* ---- What two segments have in common ---- */

static gboolean
is_crossing (BujuCrossingKind kind)
{
  return kind == BUJU_CROSSING_SELF || kind == BUJU_CROSSING_RINGS;
}

static void
report (BujuCrossingFinder *self, BujuCrossingKind kind, BujuPoint at)
{
  if (self->found.kind == BUJU_CROSSING_NONE
      || (is_crossing (kind) && !is_crossing (self->found.kind)))
    self->found = (BujuCrossing) { kind, at };
}

static BujuCrossingKind
name_crossing (const Segment *first, const Segment *second)
{
  return first->ring == second->ring ? BUJU_CROSSING_SELF : BUJU_CROSSING_RINGS;
}

/* Where the ring comes from and goes to at a point of the segment. */
static void
find_ways (const BujuCrossingFinder *self, const Segment *segment, BujuPoint at, BujuPoint ways[2])
{
  const Ring *ring = get_ring (self, segment->ring);

  ways[0] = is_same (segment->a, at)
            ? get_point (self, ring, segment->number + ring->n - 1) : segment->a;
  ways[1] = is_same (segment->b, at) ? get_point (self, ring, segment->number + 2) : segment->b;
}

/* From @from, anticlockwise; rad. */
static double
get_turn (BujuPoint at, BujuPoint from, BujuPoint to)
{
  double turn = atan2 (to.y - at.y, to.x - at.x) - atan2 (from.y - at.y, from.x - at.x);

  return turn < 0 ? turn + 2 * G_PI : turn;
}

/* Two ways through one point cross there when the ends of one are parted by the other. Of ways that
 * leave it together nothing is said: what they share is found where they run. */
static gboolean
cross_at (const BujuCrossingFinder *self, const Segment *first, const Segment *second, BujuPoint at)
{
  static const double together = 1e-9;
  BujuPoint ways[2], others[2];
  double whole, turns[2];

  find_ways (self, first, at, ways);
  find_ways (self, second, at, others);
  whole = get_turn (at, ways[0], ways[1]);
  for (guint i = 0; i < 2; i++)
    {
      turns[i] = get_turn (at, ways[0], others[i]);
      if (turns[i] < together || turns[i] > 2 * G_PI - together
          || fabs (turns[i] - whole) < together)
        return FALSE;
    }
  return (turns[0] < whole) != (turns[1] < whole);
}

/* Ends of the one that lie on the other. */
static guint
find_touches (const Segment *first, double l1, const Segment *second, double l2,
              BujuPoint touches[2])
{
  const BujuPoint ends[] = { first->a, first->b, second->a, second->b };
  guint n = 0;

  for (guint i = 0; i < 4 && n < 2; i++)
    if (lies_on (i < 2 ? second : first, i < 2 ? l2 : l1, ends[i])
        && (n == 0 || !is_same (touches[0], ends[i])))
      touches[n++] = ends[i];
  return n;
}

/* Within one ring a touch is a fault, too, so no line is too shallow. */
static gboolean
parts (const Segment *line, double length, const Segment *other)
{
  double a = get_side (line, length, other->a), b = get_side (line, length, other->b);
  double deep = line->ring == other->ring ? SAME : DEEP + BEND * length * length;

  return (a > deep && b < -deep) || (a < -deep && b > deep);
}

static void
compare (BujuCrossingFinder *self, const Segment *first, const Segment *second)
{
  double l1 = get_length (first), l2 = get_length (second), side, other;
  BujuPoint touches[2];
  guint n;

  if (parts (first, l1, second) && parts (second, l2, first))
    {
      side = get_side (second, l2, first->a);
      other = get_side (second, l2, first->b);
      side /= side - other;
      report (self, name_crossing (first, second),
              (BujuPoint) { first->a.x + side * (first->b.x - first->a.x),
                            first->a.y + side * (first->b.y - first->a.y) });
      return;
    }
  n = find_touches (first, l1, second, l2, touches);
  if (n == 2)
    report (self, first->ring == second->ring ? BUJU_CROSSING_TOUCH : BUJU_CROSSING_SHARED,
            touches[0]);
  else if (n == 1 && cross_at (self, first, second, touches[0]))
    report (self, name_crossing (first, second), touches[0]);
  else if (n == 1 && first->ring == second->ring)
    report (self, BUJU_CROSSING_TOUCH, touches[0]);
}

/* They share a point; does the second run back along the first? */
static void
compare_neighbours (BujuCrossingFinder *self, const Segment *first, const Segment *second)
{
  double length = get_length (first);

  if (fabs (get_side (first, length, second->b)) <= SAME
      && get_along (first, length, second->b) < length)
    report (self, BUJU_CROSSING_TOUCH, first->b);
  else if (fabs (get_side (second, get_length (second), first->a)) <= SAME
           && get_along (second, get_length (second), first->a) > 0)
    report (self, BUJU_CROSSING_TOUCH, first->b);
}

static void
compare_any (BujuCrossingFinder *self, const Segment *first, const Segment *second)
{
  guint n = get_ring (self, first->ring)->n;

  if (first->ring != second->ring)
    compare (self, first, second);
  else if (second->number == first->number + 1)
    compare_neighbours (self, first, second);
  else if (first->number == 0 && second->number == n - 1)
    compare_neighbours (self, second, first);
  else
    compare (self, first, second);
}

/* ---- Chunks ---- */

/* Each pair once: @second is not before @first. FALSE to stop. */
static gboolean
compare_chunks (BujuCrossingFinder *self, guint first, guint second)
{
  const Chunk *one = &g_array_index (self->chunks, Chunk, first);
  const Chunk *two = &g_array_index (self->chunks, Chunk, second);

  self->n_pairs += one->n * two->n;
  for (guint i = 0; i < one->n; i++)
    {
      Segment a = get_segment (self, one->ring, one->first + i);

      for (guint j = first == second ? i + 1 : 0; j < two->n; j++)
        {
          Segment b = get_segment (self, two->ring, two->first + j);

          if (boxes_meet (&a, &b))
            compare_any (self, &a, &b);
          if (is_crossing (self->found.kind))
            return FALSE;
        }
    }
  return TRUE;
}

static void
compare_few (BujuCrossingFinder *self)
{
  const BujuBox *boxes = (const BujuBox *) (gpointer) self->boxes->data;

  for (guint i = 0; i < self->chunks->len; i++)
    for (guint j = i; j < self->chunks->len; j++)
      if (buju_box_intersects (&boxes[i], &boxes[j]) && !compare_chunks (self, i, j))
        return;
}

/* FALSE when it was too much, or cancelled. */
static gboolean
compare_many (BujuCrossingFinder *self, GCancellable *cancellable)
{
  const BujuBox *boxes = (const BujuBox *) (gpointer) self->boxes->data;
  g_autoptr (BujuIndex) index = buju_index_new_over (boxes, self->boxes->len, cancellable);

  for (guint i = 0; index != NULL && i < self->chunks->len; i++)
    {
      g_autoptr (GArray) near = buju_index_query (index, &boxes[i]);

      if (self->n_pairs > MOST_PAIRS || g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (guint k = 0; k < near->len; k++)
        {
          guint j = g_array_index (near, guint32, k);

          if (j >= i && !compare_chunks (self, i, j))
            return TRUE;
        }
    }
  return index != NULL;
}

/* ---- Rings ---- */

static void
add_chunks (BujuCrossingFinder *self, guint number)
{
  const Ring *ring = get_ring (self, number);

  for (guint first = 0; first < ring->n; first += CHUNK)
    {
      Chunk chunk = { number, first, MIN (CHUNK, ring->n - first) };
      BujuBox box = BUJU_BOX_EMPTY;

      for (guint i = 0; i <= chunk.n; i++)
        {
          BujuPoint at = get_point (self, ring, first + i);

          buju_box_add_point (&box, at.x, at.y);
        }
      buju_box_grow (&box, SAME);
      g_array_append_val (self->chunks, chunk);
      g_array_append_val (self->boxes, box);
    }
}

/* Without the points that are said twice, which the standard minds as little as we do. A ring that
 * is no more than a line is not for us to judge. */
static void
add_ring (BujuCrossingFinder *self, const BujuPoint *points, guint n)
{
  Ring ring = { self->points->len, 0 };

  for (guint i = 0; i < n; i++)
    if (ring.n == 0
        || !is_same (g_array_index (self->points, BujuPoint, self->points->len - 1), points[i]))
      {
        g_array_append_val (self->points, points[i]);
        ring.n++;
      }
  while (ring.n > 1
         && is_same (g_array_index (self->points, BujuPoint, ring.first),
                     g_array_index (self->points, BujuPoint, ring.first + ring.n - 1)))
    {
      ring.n--;
      g_array_set_size (self->points, self->points->len - 1);
    }
  if (ring.n < 3)
    {
      g_array_set_size (self->points, ring.first);
      return;
    }
  g_array_append_val (self->rings, ring);
  add_chunks (self, self->rings->len - 1);
}

static void
empty (BujuCrossingFinder *self)
{
  g_array_set_size (self->points, 0);
  g_array_set_size (self->rings, 0);
  g_array_set_size (self->chunks, 0);
  g_array_set_size (self->boxes, 0);
  self->n_pairs = 0;
  self->found = (BujuCrossing) { BUJU_CROSSING_NONE, { NAN, NAN } };
}

/**
 * buju_crossing_finder_new:
 *
 * Returns: (transfer full): a finder
 */
BujuCrossingFinder *
buju_crossing_finder_new (void)
{
  BujuCrossingFinder *self = g_new0 (BujuCrossingFinder, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (BujuPoint));
  self->rings = g_array_new (FALSE, FALSE, sizeof (Ring));
  self->chunks = g_array_new (FALSE, FALSE, sizeof (Chunk));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (BujuBox));
  return self;
}

/**
 * buju_crossing_finder_free:
 * @self: (transfer full): a finder
 */
void
buju_crossing_finder_free (BujuCrossingFinder *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->points);
  g_array_unref (self->rings);
  g_array_unref (self->chunks);
  g_array_unref (self->boxes);
  g_free (self);
}

/**
 * buju_crossing_finder_find:
 * @self: a finder
 * @span: rings, m
 * @cancellable: (nullable): looked at now and then in a large feature
 *
 * Looks for a place where the outline crosses or touches itself, or one ring another in a way that
 * is not allowed. A crossing is told rather than a touch, for it is the worse; of several the first
 * along the rings, by sixteen segments. Segments are compared where the boxes of sixteen of them
 * meet, which a packed R-tree tells when there are many.
 *
 * Returns: what was found and where; %BUJU_CROSSING_UNKNOWN when it was not looked at
 */
BujuCrossing
buju_crossing_finder_find (BujuCrossingFinder *self, const BujuSpan *span,
                           GCancellable *cancellable)
{
  const BujuCrossing unknown = { BUJU_CROSSING_UNKNOWN, { NAN, NAN } };

  g_return_val_if_fail (self != NULL && span != NULL, unknown);

  if (span->n_points > LARGEST)
    return unknown;
  empty (self);
  for (guint i = 0; i < span->n_parts; i++)
    {
      const BujuPoint *points;
      guint n;

      buju_span_get_part (span, i, &points, &n);
      add_ring (self, points, n);
    }
  if (self->chunks->len <= FEW)
    compare_few (self);
  else if (!compare_many (self, cancellable))
    return unknown;
  return self->found;
}

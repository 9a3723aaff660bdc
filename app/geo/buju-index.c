/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-index.h"

#include <math.h>

#include "geo/buju-work.h"

/* A packed R-tree in one array: the items in the order of a Hilbert curve through their centres,
 * one box for each sixteen of them, one for each sixteen of those, and so on to a single root.
 * Nothing is ever moved or added, so no pointers are needed: the children of a node are found by
 * arithmetic. The items' own boxes stay with their owner: for millions of points they would be the
 * larger part.
 *
 * Sources: I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993; V. Agafonkin, flatbush (ISC)
 * for the flat layout; J. Warren, "Hacker's Delight", 2nd ed. 2012, §16 for the curve. Written
 * anew. */

#define NODE_SIZE 16
#define MAX_LEVELS 10 /* 16^8 is 2^32 already */
#define HILBERT_ORDER 16
#define RADIX_BITS 8
#define RADIX (1 << RADIX_BITS)

struct _BujuIndex
{
  const BujuBox   *boxes;      /* of the items */
  const BujuPoint *points;     /* instead of boxes */
  BujuBox         *nodes;      /* each level of nodes, the root last */
  guint32         *items;      /* in the order of the curve */
  gsize            n_items;
  guint            n_levels;   /* of nodes; 0 when there are no items */
  gsize            ends[MAX_LEVELS]; /* where each level ends in nodes */
};

/* How far along the Hilbert curve the cell (x, y) of a grid of 2^HILBERT_ORDER lies. Which quarter
 * comes next nobody can guess, a processor neither: so there are masks instead of branches. */
static guint32
hilbert_distance (guint32 x,
                  guint32 y)
{
  guint32 distance = 0;

  for (guint bit = HILBERT_ORDER; bit-- > 0;)
    {
      guint32 right = x >> bit & 1, upper = y >> bit & 1;
      guint32 flip = 0u - (right & ~upper & 1), swap = (x ^ y) & (upper - 1);

      distance = distance * 4 + ((right * 3) ^ upper);
      x ^= swap ^ flip;
      y ^= swap ^ flip;
    }

  return distance;
}

static guint32
grid_cell (double value,
           double low,
           double high)
{
  double share = (value / 2 - low / 2) / (high / 2 - low / 2);

  return share > 0.0 ? (guint32) (MIN (share, 1.0) * ((1 << HILBERT_ORDER) - 1)) : 0;
}

/**
 * buju_index_get_curve:
 * @extent: of all places
 * @at: a place
 *
 * Returns: how far along a Hilbert curve through @extent the place lies
 */
guint32
buju_index_get_curve (const BujuBox   *extent,
                      const BujuPoint *at)
{
  g_return_val_if_fail (extent != NULL && at != NULL, 0);

  return hilbert_distance (grid_cell (at->x, extent->x0, extent->x1),
                           grid_cell (at->y, extent->y0, extent->y1));
}

static BujuBox
get_item_box (const BujuIndex *self,
              guint32          item)
{
  if (self->boxes != NULL)
    return self->boxes[item];

  return (BujuBox) { self->points[item].x, self->points[item].y, self->points[item].x,
                     self->points[item].y };
}

/* The place along the curve above the number, for each item that has a box at all; NULL when
 * cancelled. */
static guint64 *
make_keys (const BujuIndex *self,
           guint            n_items,
           GCancellable    *cancellable,
           gsize           *n_keys)
{
  g_autofree guint64 *keys = g_new (guint64, MAX (n_items, 1));
  BujuBox extent = BUJU_BOX_EMPTY;

  *n_keys = 0;
  for (guint i = 0; i < n_items; i++)
    {
      BujuBox box = get_item_box (self, i);

      if (buju_work_is_cancelled (cancellable, i))
        return NULL;
      buju_box_add_box (&extent, &box);
    }
  for (guint i = 0; i < n_items; i++)
    {
      BujuBox box = get_item_box (self, i);
      BujuPoint centre = buju_box_centre (&box);

      if (buju_work_is_cancelled (cancellable, i))
        return NULL;
      if (!buju_box_is_empty (&box))
        keys[(*n_keys)++] = (guint64) buju_index_get_curve (&extent, &centre) << 32 | i;
    }

  return g_steal_pointer (&keys);
}

/* By the place alone, least significant digit first, so that equal ones stay in the order of their
 * numbers. As the number of digits is even, the result is in @keys. FALSE when cancelled. */
static gboolean
sort_keys (guint64      *keys,
           gsize         n_keys,
           GCancellable *cancellable)
{
  g_autofree guint64 *spare = g_new (guint64, MAX (n_keys, 1));
  guint64 *from = keys, *to = spare;

  for (guint shift = 32; shift < 64; shift += RADIX_BITS)
    {
      gsize ends[RADIX + 1] = { 0 };
      guint64 *swap = from;

      for (gsize i = 0; i < n_keys; i++)
        {
          if (buju_work_is_cancelled (cancellable, i))
            return FALSE;
          ends[(from[i] >> shift) % RADIX + 1]++;
        }
      for (guint digit = 1; digit <= RADIX; digit++)
        ends[digit] += ends[digit - 1];
      for (gsize i = 0; i < n_keys; i++)
        {
          if (buju_work_is_cancelled (cancellable, i))
            return FALSE;
          to[ends[(from[i] >> shift) % RADIX]++] = from[i];
        }
      from = to;
      to = swap;
    }

  return TRUE;
}

static gsize
lay_out_levels (BujuIndex *self)
{
  gsize n_nodes = self->n_items;
  gsize end = 0;

  do
    {
      n_nodes = (n_nodes + NODE_SIZE - 1) / NODE_SIZE;
      end += n_nodes;
      self->ends[self->n_levels++] = end;
    }
  while (n_nodes > 1);

  return end;
}

static gboolean
fill_levels (BujuIndex    *self,
             GCancellable *cancellable)
{
  gsize child = 0;

  for (gsize node = 0; node < self->ends[self->n_levels - 1]; node++)
    self->nodes[node] = BUJU_BOX_EMPTY;
  for (gsize i = 0; i < self->n_items; i++)
    {
      BujuBox box = get_item_box (self, self->items[i]);

      if (buju_work_is_cancelled (cancellable, i))
        return FALSE;
      buju_box_add_box (&self->nodes[i / NODE_SIZE], &box);
    }
  for (guint level = 1; level < self->n_levels; level++)
    for (gsize node = self->ends[level - 1]; node < self->ends[level]; node++)
      for (gsize end = MIN (child + NODE_SIZE, self->ends[level - 1]); child < end; child++)
        buju_box_add_box (&self->nodes[node], &self->nodes[child]);

  return TRUE;
}

/* FALSE when cancelled. */
static gboolean
build (BujuIndex    *self,
       guint         n_items,
       GCancellable *cancellable)
{
  g_autofree guint64 *keys = make_keys (self, n_items, cancellable, &self->n_items);

  if (keys == NULL)
    return FALSE;
  if (self->n_items == 0)
    return TRUE;

  if (!sort_keys (keys, self->n_items, cancellable))
    return FALSE;
  self->items = g_new (guint32, self->n_items);
  for (gsize i = 0; i < self->n_items; i++)
    self->items[i] = (guint32) keys[i];
  self->nodes = g_new (BujuBox, lay_out_levels (self));

  return fill_levels (self, cancellable);
}

/* The index, or NULL when cancelled. */
static BujuIndex *
finish (BujuIndex    *self,
        guint         n_items,
        GCancellable *cancellable)
{
  if (!build (self, n_items, cancellable))
    g_clear_pointer (&self, buju_index_free);

  return self;
}

/**
 * buju_index_new_over:
 * @boxes: (array length=n_boxes): the box of each item; must stay as long as the index
 * @n_boxes: how many
 * @cancellable: (nullable): looked at every few milliseconds
 *
 * Builds the tree. Takes O(n).
 *
 * Returns: (transfer full) (nullable): an immutable index; %NULL when cancelled
 */
BujuIndex *
buju_index_new_over (const BujuBox *boxes,
                     guint          n_boxes,
                     GCancellable  *cancellable)
{
  BujuIndex *self;

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, NULL);

  self = g_new0 (BujuIndex, 1);
  self->boxes = boxes;

  return finish (self, n_boxes, cancellable);
}

/**
 * buju_index_new_over_points:
 * @points: (array length=n_points): the place of each item, finite; must stay as long as the index
 * @n_points: how many
 * @cancellable: (nullable): looked at every few milliseconds
 *
 * Returns: (transfer full) (nullable): an immutable index; %NULL when cancelled
 */
BujuIndex *
buju_index_new_over_points (const BujuPoint *points,
                            guint            n_points,
                            GCancellable    *cancellable)
{
  BujuIndex *self;

  g_return_val_if_fail (points != NULL || n_points == 0, NULL);

  self = g_new0 (BujuIndex, 1);
  self->points = points;

  return finish (self, n_points, cancellable);
}

/**
 * buju_index_free:
 * @self: (transfer full): an index
 */
void
buju_index_free (BujuIndex *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->nodes);
  g_free (self->items);
  g_free (self);
}

static gboolean
visit_items (const BujuIndex *self,
             gsize            first,
             gsize            end,
             const BujuBox   *box,
             BujuIndexFunc    func,
             gpointer         user_data)
{
  for (gsize i = first; i < end; i++)
    {
      BujuBox own = get_item_box (self, self->items[i]);

      if (buju_box_intersects (&own, box) && !func (self->items[i], user_data))
        return FALSE;
    }

  return TRUE;
}

/* Depth first; at most ten levels deep, so plain recursion will do. FALSE means stopped. */
static gboolean
visit (const BujuIndex *self,
       guint            level,
       gsize            node,
       const BujuBox   *box,
       BujuIndexFunc    func,
       gpointer         user_data)
{
  gsize start, first, end;

  if (!buju_box_intersects (&self->nodes[node], box))
    return TRUE;
  if (level == 0)
    return visit_items (self, node * NODE_SIZE, MIN ((node + 1) * NODE_SIZE, self->n_items), box,
                        func, user_data);

  start = level >= 2 ? self->ends[level - 2] : 0;
  first = start + (node - self->ends[level - 1]) * NODE_SIZE;
  end = MIN (first + NODE_SIZE, self->ends[level - 1]);
  for (gsize child = first; child < end; child++)
    if (!visit (self, level - 1, child, box, func, user_data))
      return FALSE;

  return TRUE;
}

/**
 * buju_index_foreach:
 * @self: an index
 * @box: where to look
 * @func: (scope call): called for each item whose box meets @box, in no promised order; %FALSE
 *   stops
 * @user_data: for @func
 */
void
buju_index_foreach (const BujuIndex *self,
                    const BujuBox   *box,
                    BujuIndexFunc    func,
                    gpointer         user_data)
{
  g_return_if_fail (self != NULL && box != NULL && func != NULL);

  if (self->n_levels > 0)
    visit (self, self->n_levels - 1, self->ends[self->n_levels - 1] - 1, box, func, user_data);
}

static gboolean
collect_cb (guint32  item,
            gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, item);

  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/**
 * buju_index_query:
 * @self: an index
 * @box: where to look
 *
 * Returns: (element-type guint32) (transfer full): the items whose boxes meet @box, ascending
 */
GArray *
buju_index_query (const BujuIndex *self,
                  const BujuBox   *box)
{
  GArray *found;

  g_return_val_if_fail (self != NULL && box != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (guint32));
  buju_index_foreach (self, box, collect_cb, found);
  g_array_sort (found, compare_numbers);

  return found;
}

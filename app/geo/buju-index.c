/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-index.h"

#include <math.h>

/* A packed R-tree in one array: the items' boxes in the order of a Hilbert curve through their
 * centres, then one box for each sixteen of them, and so on to a single root. Nothing is ever moved
 * or added, so no pointers are needed: the children of a node are found by arithmetic.
 *
 * Sources: I. Kamel, C. Faloutsos, "On packing R-trees", CIKM 1993; V. Agafonkin, flatbush (ISC)
 * for the flat layout; J. Warren, "Hacker's Delight", 2nd ed. 2012, §16 for the curve. Written
 * anew. */

#define NODE_SIZE 16
#define MAX_LEVELS 10 /* 16^8 is 2^32 already */
#define HILBERT_ORDER 16

struct _BujuIndex
{
  BujuBox *boxes;              /* items first, then each level of nodes, the root last */
  guint32 *items;              /* number of the item behind each of the first boxes */
  guint    n_levels;           /* with that of the items; 0 when there are none */
  gsize    ends[MAX_LEVELS];   /* where each level ends in boxes */
};

typedef struct
{
  guint32 curve;
  guint32 item;
} Entry;

/* How far along the Hilbert curve the cell (x, y) of a grid of 2^HILBERT_ORDER lies. */
static guint32
hilbert_distance (guint32 x,
                  guint32 y)
{
  guint32 distance = 0;

  for (guint32 side = 1u << (HILBERT_ORDER - 1); side > 0; side /= 2)
    {
      gboolean right = (x & side) != 0;
      gboolean upper = (y & side) != 0;

      distance = distance * 4 + ((right ? 3u : 0u) ^ (upper ? 1u : 0u));
      if (!upper)
        {
          guint32 swap = x;

          if (right)
            {
              swap = ~x;
              x = ~y;
            }
          else
            x = y;
          y = swap;
        }
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

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->curve != second->curve)
    return first->curve < second->curve ? -1 : 1;

  return first->item < second->item ? -1 : 1;
}

/* The items that have a box at all, in the order of the curve. */
static GArray *
sort_items (const BujuBox *boxes,
            guint          n_boxes)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_boxes);
  BujuBox extent = BUJU_BOX_EMPTY;

  for (guint i = 0; i < n_boxes; i++)
    buju_box_add_box (&extent, &boxes[i]);
  for (guint i = 0; i < n_boxes; i++)
    {
      BujuPoint centre = buju_box_centre (&boxes[i]);
      Entry entry = { buju_index_get_curve (&extent, &centre), i };

      if (!buju_box_is_empty (&boxes[i]))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

static gsize
lay_out_levels (BujuIndex *self,
                gsize      n_items)
{
  gsize n_nodes = n_items;
  gsize end = n_items;

  self->n_levels = 1;
  self->ends[0] = end;
  while (n_nodes > 1)
    {
      n_nodes = (n_nodes + NODE_SIZE - 1) / NODE_SIZE;
      end += n_nodes;
      self->ends[self->n_levels++] = end;
    }

  return end;
}

static void
fill_levels (BujuIndex *self)
{
  gsize child = 0;

  for (guint level = 1; level < self->n_levels; level++)
    for (gsize node = self->ends[level - 1]; node < self->ends[level]; node++)
      {
        gsize end = MIN (child + NODE_SIZE, self->ends[level - 1]);

        self->boxes[node] = BUJU_BOX_EMPTY;
        for (; child < end; child++)
          buju_box_add_box (&self->boxes[node], &self->boxes[child]);
      }
}

/**
 * buju_index_new:
 * @boxes: (array length=n_boxes): the box of each item; items with an empty one are never found
 * @n_boxes: how many
 *
 * Builds the tree; the boxes are copied. Takes O(n log n).
 *
 * Returns: (transfer full): an immutable index
 */
BujuIndex *
buju_index_new (const BujuBox *boxes,
                guint          n_boxes)
{
  BujuIndex *self;
  g_autoptr (GArray) entries = NULL;

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, NULL);

  self = g_atomic_rc_box_new0 (BujuIndex);
  entries = sort_items (boxes, n_boxes);
  if (entries->len == 0)
    return self;

  self->boxes = g_new (BujuBox, lay_out_levels (self, entries->len));
  self->items = g_new (guint32, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      self->items[i] = g_array_index (entries, Entry, i).item;
      self->boxes[i] = boxes[self->items[i]];
    }
  fill_levels (self);

  return self;
}

/**
 * buju_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self, once more
 */
BujuIndex *
buju_index_ref (BujuIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
index_clear (gpointer data)
{
  BujuIndex *self = data;

  g_free (self->boxes);
  g_free (self->items);
}

/**
 * buju_index_unref:
 * @self: (transfer full): an index
 */
void
buju_index_unref (BujuIndex *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, index_clear);
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

  if (!buju_box_intersects (&self->boxes[node], box))
    return TRUE;
  if (level == 0)
    return func (self->items[node], user_data);

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

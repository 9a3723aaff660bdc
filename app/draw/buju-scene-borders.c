/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-scene-private.h"

/* Borders between districts, each drawn once. Two neighbours share the vertices of their common
 * border, so a segment that occurs in two rings is a border and one that occurs once is the coast
 * or the edge of the city, which other layers draw. Drawing the polygons' outlines instead would
 * lay two dash patterns over one another and follow the coast a second time. */

typedef struct
{
  BujuPoint a; /* the smaller end */
  BujuPoint b;
} Segment;

static guint
segment_hash (gconstpointer key)
{
  const Segment *segment = key;

  return g_double_hash (&segment->a.x) ^ (g_double_hash (&segment->a.y) * 31)
         ^ (g_double_hash (&segment->b.x) * 17) ^ (g_double_hash (&segment->b.y) * 13);
}

static gboolean
segment_equal (gconstpointer a, gconstpointer b)
{
  const Segment *first = a;
  const Segment *second = b;

  return first->a.x == second->a.x && first->a.y == second->a.y && first->b.x == second->b.x
         && first->b.y == second->b.y;
}

static Segment
segment_of (BujuPoint a, BujuPoint b)
{
  gboolean swap = a.x > b.x || (a.x == b.x && a.y > b.y);

  return swap ? (Segment) { b, a } : (Segment) { a, b };
}

typedef void (*SegmentFunc) (BujuPoint a, BujuPoint b, gboolean first, gpointer user_data);

static void
foreach_segment (const BujuLayer *layer, SegmentFunc func, gpointer user_data)
{
  for (guint feature = 0; feature < buju_layer_get_n_features (layer); feature++)
    {
      BujuSpan span = buju_layer_get_span (layer, feature);

      for (guint part = 0; part < span.n_parts; part++)
        {
          const BujuPoint *points;
          guint n_points;

          buju_span_get_part (&span, part, &points, &n_points);
          for (guint i = 1; i < n_points; i++)
            func (points[i - 1], points[i], i == 1, user_data);
        }
    }
}

static void
count_cb (BujuPoint a, BujuPoint b, gboolean first, gpointer user_data)
{
  GHashTable *counts = user_data;
  Segment key = segment_of (a, b);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &key));

  g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n + 1));
}

typedef struct
{
  GHashTable     *counts;
  BujuPathBuffer *buffer;
  gboolean        open; /* the last segment was a border, so a following one continues it */
} Chain;

/* Walks the rings again and takes each shared segment the first time it comes by. */
static void
chain_cb (BujuPoint a, BujuPoint b, gboolean first, gpointer user_data)
{
  Chain *chain = user_data;
  Segment key = segment_of (a, b);

  if (GPOINTER_TO_UINT (g_hash_table_lookup (chain->counts, &key)) < 2)
    {
      chain->open = FALSE;
      return;
    }
  g_hash_table_remove (chain->counts, &key);
  if (!chain->open || first)
    {
      buju_path_buffer_begin_part (chain->buffer);
      buju_path_buffer_add (chain->buffer, a.x, a.y);
    }
  buju_path_buffer_add (chain->buffer, b.x, b.y);
  chain->open = TRUE;
}

void
buju_scene_add_borders (BujuSceneBody *self, const BujuLayer *districts)
{
  g_autoptr (GHashTable) counts
      = g_hash_table_new_full (segment_hash, segment_equal, g_free, NULL);
  g_autoptr (BujuLayerBuilder) builder
      = buju_layer_builder_new ("base/borders", BUJU_GEOMETRY_LINE);
  g_auto (BujuPathBuffer) buffer = { 0 };
  Chain chain = { counts, &buffer, FALSE };
  BujuItem item = { .kind = BUJU_ITEM_LINE, .tier = TIER_BORDER };
  BujuSpan span;

  buju_path_buffer_init (&buffer);
  foreach_segment (districts, count_cb, counts);
  foreach_segment (districts, chain_cb, &chain);
  span = buju_path_buffer_get_span (&buffer);
  if (span.n_parts == 0)
    return;
  buju_layer_builder_add_feature (builder, &span);
  item.layer = buju_layer_builder_finish (builder);
  item.symbol = buju_style_get (self->style, "border");
  g_ptr_array_add (self->layers, (gpointer) item.layer);
  buju_scene_body_add_item (self, &item);
}

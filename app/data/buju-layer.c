/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-layer.h"

#include <string.h>

#include "data/buju-layer-private.h"
#include "geo/buju-work.h"

#define BOXES_A_CHUNK 32768   /* features: fewer are not worth a thread */

struct _BujuLayer
{
  char         *name;
  BujuGeometry  geometry;
  BujuPoint    *points;   /* of all features, one after the other */
  guint32      *starts;   /* of all parts, counted from the feature's first point */
  BujuFeature  *features; /* one more at the end, where the last one ends */
  BujuBox      *boxes;
  gboolean      plain;    /* feature i is point i: neither starts nor features nor boxes are kept */
  guint         n_features;
  BujuBox       extent;
  BujuTable    *table;
  BujuIndex    *index;
  GHashTable   *ids;      /* text of the table → number of the feature + 1 */
  gsize         ids_made; /* once; millions of rows that nobody looks up need none */
};

static const guint32 plain_start = 0;

/**
 * buju_layer_ref:
 * @self: a layer
 *
 * Returns: (transfer full): @self, once more
 */
BujuLayer *
buju_layer_ref (BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
layer_clear (gpointer data)
{
  BujuLayer *self = data;

  g_free (self->name);
  g_free (self->points);
  g_free (self->starts);
  g_free (self->features);
  g_free (self->boxes);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->table, buju_table_unref);
  g_clear_pointer (&self->index, buju_index_free);
}

/**
 * buju_layer_unref:
 * @self: (transfer full): a layer
 */
void
buju_layer_unref (BujuLayer *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, layer_clear);
}

/**
 * buju_layer_get_name:
 * @self: a layer
 *
 * Returns: (transfer none): the name, "zones/zones" for shipped ones, else that of the file
 */
const char *
buju_layer_get_name (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * buju_layer_get_geometry:
 * @self: a layer
 *
 * Returns: what all features are
 */
BujuGeometry
buju_layer_get_geometry (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, BUJU_GEOMETRY_NONE);

  return self->geometry;
}

/**
 * buju_layer_get_n_features:
 * @self: a layer
 *
 * Returns: the number of features; some may have no points
 */
guint
buju_layer_get_n_features (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_features;
}

/**
 * buju_layer_get_span:
 * @self: a layer
 * @feature: number of a feature
 *
 * Returns: its coordinates, valid as long as the layer lives; empty for a number that is too large.
 *   Each place of a point feature is a part of its own
 */
BujuSpan
buju_layer_get_span (const BujuLayer *self,
                     guint            feature)
{
  const BujuFeature *found;

  g_return_val_if_fail (self != NULL, ((BujuSpan) { NULL, NULL, 0, 0 }));

  if (feature < self->n_features && self->plain)
    return (BujuSpan) { self->points + feature, &plain_start, 1, 1 };

  found = self->features + feature;
  if (feature >= self->n_features || found[0].first_point == found[1].first_point)
    return (BujuSpan) { NULL, NULL, 0, 0 };

  return (BujuSpan) { self->points + found->first_point, self->starts + found->first_part,
                      found[1].first_point - found[0].first_point,
                      found[1].first_part - found[0].first_part };
}

/**
 * buju_layer_get_box:
 * @self: a layer
 * @feature: number of a feature
 *
 * Returns: the box of its points; empty when it has none
 */
BujuBox
buju_layer_get_box (const BujuLayer *self,
                    guint            feature)
{
  g_return_val_if_fail (self != NULL, BUJU_BOX_EMPTY);

  if (feature >= self->n_features)
    return BUJU_BOX_EMPTY;
  if (self->plain)
    return (BujuBox) { self->points[feature].x, self->points[feature].y, self->points[feature].x,
                       self->points[feature].y };

  return self->boxes[feature];
}

/**
 * buju_layer_get_extent:
 * @self: a layer
 *
 * Returns: the box of all features
 */
BujuBox
buju_layer_get_extent (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, BUJU_BOX_EMPTY);

  return self->extent;
}

/**
 * buju_layer_get_table:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): the attributes; row i belongs to feature i
 */
BujuTable *
buju_layer_get_table (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * buju_layer_get_index:
 * @self: a layer
 *
 * Returns: (transfer none): the index over the features' boxes
 */
const BujuIndex *
buju_layer_get_index (const BujuLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->index;
}

/**
 * buju_layer_get_text:
 * @self: a layer
 * @feature: number of a feature
 * @field: name of a column
 *
 * Returns: (transfer none) (nullable): the text; %NULL without table, column, row or value
 */
const char *
buju_layer_get_text (const BujuLayer *self,
                     guint            feature,
                     const char      *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  return self->table != NULL ? buju_table_lookup (self->table, feature, field) : NULL;
}

static GHashTable *
hash_ids (const BujuLayer *self)
{
  int field = self->table != NULL ? buju_table_find_field (self->table, "id") : -1;
  GHashTable *ids;

  if (field < 0)
    return NULL;

  ids = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->n_features; i++)
    {
      const char *id = buju_table_get (self->table, i, field);

      if (id != NULL && !g_hash_table_contains (ids, id))
        g_hash_table_insert (ids, (gpointer) id, GINT_TO_POINTER ((int) i + 1));
    }

  return ids;
}

/* Once, whichever thread comes first; nobody sees the layer without it and then with it. */
static void
make_ids (BujuLayer *self)
{
  if (g_once_init_enter (&self->ids_made))
    {
      self->ids = hash_ids (self);
      g_once_init_leave (&self->ids_made, 1);
    }
}

/**
 * buju_layer_find:
 * @self: a layer
 * @id: a value of the column "id"
 *
 * Returns: the first feature with that id, or -1
 */
int
buju_layer_find (const BujuLayer *self,
                 const char      *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  make_ids ((BujuLayer *) self);
  if (self->ids == NULL)
    return -1;

  return GPOINTER_TO_INT (g_hash_table_lookup (self->ids, id)) - 1;
}

static gboolean
are_plain_points (const BujuLayer       *self,
                  const BujuLayerArrays *arrays)
{
  if (self->geometry != BUJU_GEOMETRY_POINT || arrays->n_features != arrays->n_points ||
      arrays->n_features != arrays->n_parts)
    return FALSE;

  for (guint i = 0; i < arrays->n_features; i++)
    if (arrays->features[i].first_point != i)
      return FALSE;

  return TRUE;
}

static void
measure_points (BujuLayer    *self,
                GCancellable *cancellable)
{
  for (guint i = 0; i < self->n_features && !buju_work_is_cancelled (cancellable, i); i++)
    buju_box_add_point (&self->extent, self->points[i].x, self->points[i].y);
  self->index = buju_index_new_over_points (self->points, self->n_features, cancellable);
}

typedef struct
{
  BujuLayer    *layer;
  GCancellable *cancellable;
} Measuring;

static void
measure_chunk_cb (guint chunk, guint worker, gpointer data)
{
  const Measuring *measuring = data;
  BujuLayer *self = measuring->layer;
  guint end = MIN ((chunk + 1) * BOXES_A_CHUNK, self->n_features);

  for (guint i = chunk * BOXES_A_CHUNK;
       i < end && !g_cancellable_is_cancelled (measuring->cancellable); i++)
    {
      BujuSpan span = buju_layer_get_span (self, i);

      self->boxes[i] = buju_span_get_box (&span);
    }
}

static void
measure_boxes (BujuLayer    *self,
               GCancellable *cancellable)
{
  Measuring measuring = { self, cancellable };

  self->boxes = g_new (BujuBox, MAX (self->n_features, 1));
  buju_work_run ((self->n_features + BOXES_A_CHUNK - 1) / BOXES_A_CHUNK, measure_chunk_cb,
                 &measuring);
  if (g_cancellable_is_cancelled (cancellable))
    return;
  for (guint i = 0; i < self->n_features; i++)
    buju_box_add_box (&self->extent, &self->boxes[i]);
  self->index = buju_index_new_over (self->boxes, self->n_features, cancellable);
}

/* Takes over what is needed of the arrays. */
static void
take_arrays (BujuLayer       *self,
             BujuLayerArrays *arrays)
{
  self->n_features = (guint) arrays->n_features;
  self->points = arrays->points;
  self->plain = are_plain_points (self, arrays);
  if (self->plain)
    {
      g_free (arrays->starts);
      g_free (arrays->features);
    }
  else
    {
      self->starts = arrays->starts;
      self->features = g_renew (BujuFeature, arrays->features, arrays->n_features + 1);
      self->features[arrays->n_features] = (BujuFeature) { (guint32) arrays->n_points,
                                                           (guint32) arrays->n_parts };
    }
  memset (arrays, 0, sizeof *arrays);
}

/**
 * buju_layer_new_taken:
 * @name: (transfer full): the name
 * @geometry: what the features are
 * @arrays: (transfer full): coordinates and features; empty afterwards
 * @table: (transfer full) (nullable): the attributes
 * @cancellable: (nullable): looked at every few milliseconds
 *
 * Works out boxes and index. Only the builder calls this.
 *
 * Returns: (transfer full) (nullable): the layer; %NULL when cancelled
 */
BujuLayer *
buju_layer_new_taken (char            *name,
                      BujuGeometry     geometry,
                      BujuLayerArrays *arrays,
                      BujuTable       *table,
                      GCancellable    *cancellable)
{
  BujuLayer *self = g_atomic_rc_box_new0 (BujuLayer);

  self->name = name;
  self->geometry = geometry;
  self->extent = BUJU_BOX_EMPTY;
  self->table = table;
  take_arrays (self, arrays);
  if (self->plain)
    measure_points (self, cancellable);
  else
    measure_boxes (self, cancellable);
  if (self->index == NULL)
    g_clear_pointer (&self, buju_layer_unref);

  return self;
}

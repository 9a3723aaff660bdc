/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-layer.h"

#include <math.h>
#include <string.h>

#include "data/buju-layer-private.h"
#include "geo/buju-work.h"

/* This many points are changed between two looks at the cancellable. */
#define CHANGE_STEP 16384
/* Fewer points are not worth the cells of a warp. */
#define FEW_POINTS 4096

struct _BujuLayerBuilder
{
  char            *name;
  BujuGeometry     geometry;
  BujuTable       *table;
  BujuLayerArrays  arrays;
};

/**
 * buju_layer_builder_new:
 * @name: name of the layer to be
 * @geometry: what its features are
 *
 * Returns: (transfer full): an empty builder
 */
BujuLayerBuilder *
buju_layer_builder_new (const char   *name,
                        BujuGeometry  geometry)
{
  BujuLayerBuilder *self = g_new0 (BujuLayerBuilder, 1);

  self->name = g_strdup (name);
  self->geometry = geometry;

  return self;
}

/**
 * buju_layer_builder_free:
 * @self: (transfer full): a builder
 */
void
buju_layer_builder_free (BujuLayerBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self->arrays.points);
  g_free (self->arrays.starts);
  g_free (self->arrays.features);
  g_clear_pointer (&self->table, buju_table_unref);
  g_free (self);
}

static gboolean
try_room (gpointer *array,
          gsize    *room,
          gsize     wanted,
          gsize     size)
{
  gpointer larger;

  if (wanted <= *room)
    return TRUE;

  larger = g_try_realloc_n (*array, wanted, size);
  if (larger == NULL)
    return FALSE;
  *array = larger;
  *room = wanted;

  return TRUE;
}

/**
 * buju_layer_builder_reserve:
 * @self: a builder
 * @n_features: how many features are to come
 * @n_parts: how many parts they have together
 * @n_points: how many points they have together
 *
 * Asks for all memory at once. More may be added; then the arrays grow, and that cannot fail
 * softly.
 *
 * Returns: %FALSE when there is not so much memory
 */
gboolean
buju_layer_builder_reserve (BujuLayerBuilder *self,
                            gsize             n_features,
                            gsize             n_parts,
                            gsize             n_points)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return try_room ((gpointer *) &self->arrays.features, &self->arrays.room_features, n_features,
                   sizeof (BujuFeature)) &&
         try_room ((gpointer *) &self->arrays.starts, &self->arrays.room_parts, n_parts,
                   sizeof (guint32)) &&
         try_room ((gpointer *) &self->arrays.points, &self->arrays.room_points, n_points,
                   sizeof (BujuPoint));
}

static void
make_room (gpointer *array,
           gsize    *room,
           gsize     wanted,
           gsize     size)
{
  if (wanted <= *room)
    return;

  *room = MAX (wanted, *room + *room / 2 + 16);
  *array = g_realloc_n (*array, *room, size);
}

/**
 * buju_layer_builder_add_feature:
 * @self: a builder
 * @span: the coordinates, copied; may be empty for a feature without a place
 */
void
buju_layer_builder_add_feature (BujuLayerBuilder *self,
                                const BujuSpan   *span)
{
  BujuFeature feature;

  g_return_if_fail (self != NULL && span != NULL);

  g_return_if_fail (self->arrays.n_points + span->n_points <= G_MAXUINT32);

  feature = (BujuFeature) { (guint32) self->arrays.n_points, (guint32) self->arrays.n_parts };
  make_room ((gpointer *) &self->arrays.features, &self->arrays.room_features,
             self->arrays.n_features + 1, sizeof feature);
  make_room ((gpointer *) &self->arrays.starts, &self->arrays.room_parts,
             self->arrays.n_parts + span->n_parts, sizeof (guint32));
  make_room ((gpointer *) &self->arrays.points, &self->arrays.room_points,
             self->arrays.n_points + span->n_points, sizeof (BujuPoint));
  self->arrays.features[self->arrays.n_features++] = feature;
  if (span->n_parts > 0)
    memcpy (self->arrays.starts + self->arrays.n_parts, span->starts,
            sizeof (guint32) * span->n_parts);
  if (span->n_points > 0)
    memcpy (self->arrays.points + self->arrays.n_points, span->points,
            sizeof (BujuPoint) * span->n_points);
  self->arrays.n_parts += span->n_parts;
  self->arrays.n_points += span->n_points;
}

/**
 * buju_layer_builder_set_table:
 * @self: a builder
 * @table: (transfer none) (nullable): the attributes; row i belongs to the feature added i-th
 */
void
buju_layer_builder_set_table (BujuLayerBuilder *self,
                              BujuTable        *table)
{
  g_return_if_fail (self != NULL);

  if (table != NULL)
    buju_table_ref (table);
  g_clear_pointer (&self->table, buju_table_unref);
  self->table = table;
}

typedef struct
{
  BujuLayerArrays *arrays;
  gsize            n_points; /* kept so far */
  gsize            n_parts;
} Compaction;

static void
keep_part (Compaction      *self,
           const BujuPoint *points,
           guint            n_points,
           BujuGeometry     geometry,
           gsize            first_point)
{
  gsize start = self->n_points;
  guint least = geometry == BUJU_GEOMETRY_POLYGON ? 3 : geometry == BUJU_GEOMETRY_LINE ? 2 : 1;
  guint n_kept = 0;

  for (guint i = 0; i < n_points; i++)
    if (!isnan (points[i].x))
      self->arrays->points[start + n_kept++] = points[i];

  /* Where the doubled first point of a ring was lost, there is room for the new one. */
  if (geometry == BUJU_GEOMETRY_POLYGON && n_kept >= least && n_kept < n_points &&
      memcmp (&self->arrays->points[start], &self->arrays->points[start + n_kept - 1],
              sizeof *points) != 0)
    {
      self->arrays->points[start + n_kept] = self->arrays->points[start];
      n_kept++;
    }
  if (n_kept < MIN (least, n_points))
    return;

  self->arrays->starts[self->n_parts++] = (guint32) (start - first_point);
  self->n_points += n_kept;
}

/* Closes the gaps that lost points leave; everything only moves towards the front. FALSE when
 * cancelled. */
static gboolean
compact (BujuLayerArrays *arrays,
         BujuGeometry     geometry,
         GCancellable    *cancellable)
{
  Compaction state = { arrays, 0, 0 };

  for (gsize i = 0; i < arrays->n_features; i++)
    {
      BujuFeature *feature = &arrays->features[i];
      BujuFeature old = *feature;
      BujuFeature next = { (guint32) arrays->n_points, (guint32) arrays->n_parts };

      if (buju_work_is_cancelled (cancellable, i))
        return FALSE;
      if (i + 1 < arrays->n_features)
        next = arrays->features[i + 1];
      *feature = (BujuFeature) { (guint32) state.n_points, (guint32) state.n_parts };
      for (guint32 part = old.first_part; part < next.first_part; part++)
        {
          guint32 start = old.first_point + arrays->starts[part];
          guint32 end = part + 1 < next.first_part ? old.first_point + arrays->starts[part + 1]
                                                   : next.first_point;

          keep_part (&state, arrays->points + start, end - start, geometry, feature->first_point);
        }
    }
  arrays->n_points = state.n_points;
  arrays->n_parts = state.n_parts;

  return TRUE;
}

static BujuBox
measure (const BujuLayerArrays *arrays)
{
  BujuBox box = BUJU_BOX_EMPTY;

  for (gsize i = 0; i < arrays->n_points; i++)
    buju_box_add_point (&box, arrays->points[i].x, arrays->points[i].y);

  return box;
}

static gsize
count_failures (const BujuPoint *points,
                gsize            n_points)
{
  gsize n_failed = 0;

  for (gsize i = 0; i < n_points; i++)
    n_failed += isnan (points[i].x) || isnan (points[i].y);

  return n_failed;
}

/**
 * buju_layer_builder_change:
 * @self: a builder
 * @func: (scope call): what to do with all points added so far; many are only put where points
 *   around them lead to expect
 * @data: for @func
 * @tolerance: how far from where @func would put it a point may come to lie, in the new units
 * @cancellable: (nullable): looked at now and then
 * @n_failed: (out): how many points could not be changed and were left out
 *
 * Returns: %FALSE when cancelled; the builder is then good for nothing but freeing
 */
gboolean
buju_layer_builder_change (BujuLayerBuilder *self,
                           BujuWarpFunc      func,
                           gpointer          data,
                           double            tolerance,
                           GCancellable     *cancellable,
                           gsize            *n_failed)
{
  g_autoptr (BujuWarp) warp = NULL;

  g_return_val_if_fail (self != NULL && func != NULL && n_failed != NULL, FALSE);

  *n_failed = 0;
  if (self->arrays.n_points >= FEW_POINTS)
    {
      BujuBox box = measure (&self->arrays);

      warp = buju_warp_new (&box, self->arrays.n_points, tolerance, func, data);
    }
  for (gsize start = 0; start < self->arrays.n_points; start += CHANGE_STEP)
    {
      gsize n_points = MIN (self->arrays.n_points - start, CHANGE_STEP);
      BujuPoint *points = self->arrays.points + start;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (warp != NULL)
        {
          *n_failed += buju_warp_apply (warp, points, n_points);
          continue;
        }
      func (points, n_points, data);
      *n_failed += count_failures (points, n_points);
    }

  return *n_failed == 0 || compact (&self->arrays, self->geometry, cancellable);
}

static void
project_cb (BujuPoint *points,
            gsize      n_points,
            gpointer   data)
{
  buju_projection_forward (data, points, n_points);
}

/**
 * buju_layer_builder_project:
 * @self: a builder
 * @projection: the transformation to apply to all points added so far
 * @cancellable: (nullable): looked at now and then
 * @n_failed: (out): how many points could not be transformed and were left out
 *
 * Points come to lie within a millimetre of where PROJ puts them.
 *
 * Returns: %FALSE when cancelled; the builder is then good for nothing but freeing
 */
gboolean
buju_layer_builder_project (BujuLayerBuilder *self,
                            BujuProjection   *projection,
                            GCancellable     *cancellable,
                            gsize            *n_failed)
{
  g_return_val_if_fail (self != NULL && projection != NULL && n_failed != NULL, FALSE);

  *n_failed = 0;
  if (buju_projection_is_identity (projection))
    return TRUE;

  return buju_layer_builder_change (self, project_cb, projection,
                                    buju_projection_get_tolerance (projection), cancellable,
                                    n_failed);
}

/**
 * buju_layer_builder_finish:
 * @self: a builder; empty and without table afterwards
 *
 * Freezes what was added: boxes and index are made here.
 *
 * Returns: (transfer full): the layer
 */
BujuLayer *
buju_layer_builder_finish (BujuLayerBuilder *self)
{
  return buju_layer_builder_finish_unless (self, NULL, NULL);
}

/**
 * buju_layer_builder_finish_unless:
 * @self: a builder; empty and without table afterwards
 * @cancellable: (nullable): looked at every few milliseconds
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * As buju_layer_builder_finish(); with millions of features that takes a second.
 *
 * Returns: (transfer full) (nullable): the layer; %NULL when cancelled
 */
BujuLayer *
buju_layer_builder_finish_unless (BujuLayerBuilder  *self,
                                  GCancellable      *cancellable,
                                  GError           **error)
{
  BujuLayer *layer;

  g_return_val_if_fail (self != NULL, NULL);

  layer = buju_layer_new_taken (g_strdup (self->name), self->geometry, &self->arrays,
                                g_steal_pointer (&self->table), cancellable);
  if (layer == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, error);

  return layer;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/buju-preview.h"

#include <math.h>

#include "data/buju-shape-content.h"
#include "data/buju-shape-stream.h"

#define TOLERANCE 1.0   /* m: what is looked at for a moment need not be exact */

typedef struct
{
  BujuLayerBuilder *builder;
  BujuGeometry      geometry;
  BujuPathBuffer    shape;
  gsize             n_points;   /* taken */
} Preview;

static void
add_part (Preview *self, const BujuShapePiece *piece, guint32 start, guint32 end)
{
  BujuPoint first = buju_shape_piece_get (piece, start);

  buju_path_buffer_begin_part (&self->shape);
  for (guint32 i = start; i < end; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      buju_path_buffer_add (&self->shape, at.x, at.y);
      if (i + 1 == end && self->geometry == BUJU_GEOMETRY_POLYGON
          && (at.x != first.x || at.y != first.y))
        buju_path_buffer_add (&self->shape, first.x, first.y);
    }
}

static gboolean
is_finite (const BujuPathBuffer *shape)
{
  for (guint i = 0; i < shape->points->len; i++)
    {
      const BujuPoint *point = &g_array_index (shape->points, BujuPoint, i);

      if (!isfinite (point->x) || !isfinite (point->y))
        return FALSE;
    }
  return TRUE;
}

/* Shapes that come in pieces, and those with numbers that are none, are left to the reading. */
static gboolean
take_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  Preview *self = data;
  BujuSpan span;

  if (piece->n_points != piece->total || piece->n_points == 0)
    return TRUE;
  buju_path_buffer_reset (&self->shape);
  for (guint32 i = 0; piece->n_parts == 0 && i < piece->n_points; i++)
    add_part (self, piece, i, i + 1);
  for (guint32 part = 0; part < piece->n_parts; part++)
    add_part (self, piece, buju_shape_content_get_start (piece->starts, part),
              part + 1 < piece->n_parts ? buju_shape_content_get_start (piece->starts, part + 1)
                : piece->total);
  if (!is_finite (&self->shape))
    return TRUE;
  span = buju_path_buffer_get_span (&self->shape);
  self->n_points += span.n_points;
  buju_layer_builder_add_feature (self->builder, &span);
  return TRUE;
}

static gboolean
read_some (Preview *self, const BujuShapeStream *stream, guint most_chunks,
           GCancellable *cancellable)
{
  g_auto (BujuShapeScratch) scratch = { 0 };
  BujuShapeTally tally = { 0 };
  guint n = buju_shape_stream_get_n_chunks (stream), step = MAX (n / MAX (most_chunks, 1), 1);

  for (guint i = 0; i < n; i += step)
    if (g_cancellable_is_cancelled (cancellable)
        || !buju_shape_stream_read (stream, i, &scratch, &tally, take_cb, self))
      return FALSE;
  return TRUE;
}

/* PROJ looks up its definitions while the shapes are read, which takes as long. */
static gpointer
project_cb (gpointer prj)
{
  return buju_projection_new (prj, BUJU_MAP_CRS, NULL);
}

static void
project_points_cb (BujuPoint *points, gsize n_points, gpointer projection)
{
  buju_projection_forward (projection, points, n_points);
}

/* Of the whole world a part lies where the map's projection does not reach. A wrong CRS would be
 * noticed by the reading. */
static gboolean
place (Preview *self, BujuProjection *projection, GCancellable *cancellable)
{
  gsize n_failed = 0;

  if (projection == NULL || buju_projection_is_identity (projection))
    return projection != NULL;
  return buju_layer_builder_change (self->builder, project_points_cb, projection, TOLERANCE,
                                    cancellable, &n_failed)
         && n_failed < self->n_points / 2;
}

/**
 * buju_preview_read:
 * @path: a .shp file with a .prj beside it
 * @name: of the layer
 * @most_chunks: how many blocks of some thousand shapes to read, about; they are taken from the
 *   whole file evenly
 * @cancellable: (nullable): a #GCancellable
 *
 * Reads a part of a shapefile, without its table. Every record that is taken is checked as in any
 * reading.
 *
 * Returns: (transfer full) (nullable): shapes in the map CRS; %NULL when there are none, the file
 *   is irregular or names no CRS, or most of it is off the map
 */
BujuLayer *
buju_preview_read (const char *path, const char *name, guint most_chunks, GCancellable *cancellable)
{
  g_autoptr (BujuShapeStream) stream = NULL;
  g_autoptr (BujuLayerBuilder) builder = NULL;
  g_autoptr (BujuLayer) layer = NULL;
  g_autoptr (BujuProjection) projection = NULL;
  g_autofree char *prj = NULL;
  Preview self = { 0 };
  GThread *projecting;
  gboolean done;
  BujuBox extent;

  g_return_val_if_fail (path != NULL && name != NULL, NULL);

  stream = buju_shape_stream_open (path, NULL, NULL);
  prj = stream != NULL ? buju_shape_stream_get_prj (stream) : NULL;
  if (prj == NULL)
    return NULL;
  self.geometry = buju_shape_stream_get_geometry (stream);
  self.builder = builder = buju_layer_builder_new (name, self.geometry);
  buju_path_buffer_init (&self.shape);
  projecting = g_thread_try_new ("projection", project_cb, prj, NULL);
  done = read_some (&self, stream, most_chunks, cancellable);
  projection = projecting != NULL ? g_thread_join (projecting) : project_cb (prj);
  done = done && place (&self, projection, cancellable);
  buju_path_buffer_clear (&self.shape);
  if (!done)
    return NULL;
  layer = buju_layer_builder_finish_unless (builder, cancellable, NULL);
  if (layer == NULL)
    return NULL;
  extent = buju_layer_get_extent (layer);
  return buju_box_is_empty (&extent) ? NULL : g_steal_pointer (&layer);
}

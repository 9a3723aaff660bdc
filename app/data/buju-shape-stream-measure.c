/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shape-stream.h"

#include <math.h>

#include "data/buju-shape-content.h"
#include "geo/buju-work.h"

typedef struct
{
  BujuShapeScratch scratch;
  BujuBox          box;
  gboolean         drawable;  /* the shape being read */
  gboolean         irregular;
} Worker;

typedef struct
{
  const BujuShapeStream *stream;
  Worker                *workers;
} Measure;

static gboolean
add_piece_cb (const BujuShapePiece *piece,
              guint32               record,
              gpointer              data)
{
  Worker *self = data;
  guint32 start = piece->n_parts > 0 ? buju_shape_content_get_start (piece->starts, 0) : 0;

  if (piece->first == 0)
    self->drawable = FALSE;
  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);

      if (piece->first + i < start || !isfinite (at.x) || !isfinite (at.y))
        continue;
      buju_box_add_point (&self->box, at.x, at.y);
      self->drawable = TRUE;
    }

  return self->drawable;
}

static void
measure_cb (guint    job,
            guint    number,
            gpointer data)
{
  Measure *self = data;
  Worker *worker = &self->workers[number];
  BujuShapeTally tally = { 0 };

  if (!worker->irregular && !buju_shape_stream_read (self->stream, job, &worker->scratch, &tally,
                                                     add_piece_cb, worker))
    worker->irregular = TRUE;
}

/**
 * buju_shape_stream_measure:
 * @self: a stream
 * @extent: (out): the box of all finite points; empty when there are none
 *
 * Reads everything on all cores. What headers say of extents is not believed.
 *
 * Returns: %FALSE when the stream is irregular
 */
gboolean
buju_shape_stream_measure (const BujuShapeStream *self,
                           BujuBox               *extent)
{
  guint n_workers = buju_work_get_n_workers ();
  g_autofree Worker *workers = g_new0 (Worker, n_workers);
  Measure measure = { self, workers };
  gboolean sound = TRUE;

  g_return_val_if_fail (self != NULL && extent != NULL, FALSE);

  for (guint i = 0; i < n_workers; i++)
    workers[i].box = BUJU_BOX_EMPTY;
  buju_work_run (buju_shape_stream_get_n_chunks (self), measure_cb, &measure);
  *extent = BUJU_BOX_EMPTY;
  for (guint i = 0; i < n_workers; i++)
    {
      buju_box_add_box (extent, &workers[i].box);
      sound = sound && !workers[i].irregular;
      buju_shape_scratch_clear (&workers[i].scratch);
    }

  return sound;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-plain.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "data/buju-shapefile.h"
#include "draw/buju-plain-private.h"
#include "draw/buju-engraver.h"
#include "geo/buju-work.h"

/* units of the picture beyond the view that are still drawn, with the line's width */
#define MARGIN 4.0
/* read before what they hold is painted; more take memory, fewer waiting */
#define CHUNKS_A_WORKER 8
#define LAYER_CHUNK 8192        /* features */
#define ENOUGH (48 << 20)       /* bytes that must be left for the next batch of a vector file */

/* What is drawn from: a layer or a stream. */
typedef struct
{
  const BujuLayer       *layer;
  const BujuShapeStream *stream;
  guint                  n_chunks;
  const guint32         *members;     /* of the layer; NULL: all */
  guint                  n_features;
} Source;

typedef struct
{
  BujuMarks      marks;
  BujuShapeTally tally;
  gboolean       sound;
} Chunk;

/* One pass over one source. Chunks are read by all workers at once, then all workers paint, a strip
 * each at a time. */
typedef struct
{
  const BujuPlain  *plain;
  Source            source;
  BujuEngraver      *engraver;   /* NULL: traced */
  BujuPlainTracer   tracer;
  guint             first;      /* chunk of the batch */
  guint             n;
  guint             n_workers;
  Chunk            *chunks;
  BujuShapeScratch *scratches;  /* one a worker, here and below */
  BujuCoverage     *coverages;
} Pass;

static gboolean
add_piece_cb (const BujuShapePiece *piece, guint32 record, gpointer data)
{
  return buju_marks_add_piece (data, piece);
}

static void
read_layer (const Source *source, guint chunk, BujuMarks *marks)
{
  guint end = MIN ((chunk + 1) * LAYER_CHUNK, source->n_features);

  for (guint i = chunk * LAYER_CHUNK; i < end; i++)
    {
      guint feature = source->members != NULL ? source->members[i] : i;
      BujuBox box = buju_layer_get_box (source->layer, feature);
      BujuSpan span = buju_layer_get_span (source->layer, feature);

      buju_marks_add_span (marks, &span, &box);
    }
}

static void
read_cb (guint job, guint worker, gpointer data)
{
  Pass *self = data;
  Chunk *chunk = &self->chunks[job];

  buju_marks_reset (&chunk->marks);
  chunk->tally = (BujuShapeTally) { 0 };
  chunk->sound = TRUE;
  if (self->source.layer != NULL)
    read_layer (&self->source, self->first + job, &chunk->marks);
  else
    chunk->sound = buju_shape_stream_read (self->source.stream, self->first + job,
                                           &self->scratches[worker],
                                           &chunk->tally, add_piece_cb, &chunk->marks);
}

static void
paint_cb (guint job, guint worker, gpointer data)
{
  Pass *self = data;

  for (guint i = 0; i < self->n; i++)
    buju_engraver_paint_strip (self->engraver, (int) job, &self->chunks[i].marks,
                               &self->coverages[worker]);
}


static gboolean
fail_for_memory (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("Not enough memory."));
  return FALSE;
}

static gboolean
check_batch (const Pass *self, BujuShapeTally *tally, GError **error)
{
  for (guint i = 0; i < self->n; i++)
    {
      const Chunk *chunk = &self->chunks[i];

      if (chunk->marks.is_full)
        return fail_for_memory (error);
      if (!chunk->sound)
        {
          g_set_error_literal (error, BUJU_SHAPEFILE_ERROR, BUJU_SHAPEFILE_ERROR_FORMAT,
                               "not a file for reading in one pass");
          return FALSE;
        }
      tally->records += chunk->tally.records;
      tally->damaged += chunk->tally.damaged;
      tally->deleted += chunk->tally.deleted;
      tally->drawn += chunk->marks.n_marks;
    }
  return TRUE;
}

/* What is traced for a file is kept by cairo until the page is finished. */
static gboolean
draw_batch (Pass *self, GError **error)
{
  gpointer probe;

  if (self->engraver != NULL)
    {
      buju_work_run (buju_engraver_get_n_strips (self->engraver), paint_cb, self);
      return TRUE;
    }
  for (guint i = 0; i < self->n; i++)
    buju_plain_tracer_add (&self->tracer, &self->chunks[i].marks);
  probe = g_try_malloc (ENOUGH);
  g_free (probe);
  if (probe == NULL || cairo_status (self->tracer.cr) == CAIRO_STATUS_NO_MEMORY)
    return fail_for_memory (error);
  return TRUE;
}

static void
pass_init (Pass *self, const BujuMarksFrame *frame)
{
  guint n = MIN (self->n_workers * CHUNKS_A_WORKER, self->source.n_chunks);
  BujuGeometry geometry = self->source.layer != NULL ? buju_layer_get_geometry (self->source.layer)
                                                     : buju_shape_stream_get_geometry (
                                                         self->source.stream);

  self->chunks = g_new0 (Chunk, n);
  for (guint i = 0; i < n; i++)
    buju_marks_init (&self->chunks[i].marks, frame, geometry);
  self->n = n;
}

static void
pass_clear (Pass *self, guint n_chunks)
{
  for (guint i = 0; i < n_chunks; i++)
    buju_marks_clear (&self->chunks[i].marks);
  g_clear_pointer (&self->chunks, g_free);
}

static gboolean
run_pass (Pass *self, const BujuMarksFrame *frame, BujuShapeTally *tally, GCancellable *cancellable,
          GError **error)
{
  gboolean done = TRUE;
  guint most;

  pass_init (self, frame);
  most = self->n;
  for (self->first = 0; done && self->first < self->source.n_chunks; self->first += most)
    {
      self->n = MIN (most, self->source.n_chunks - self->first);
      buju_work_run (self->n, read_cb, self);
      done = check_batch (self, tally, error)
             && !g_cancellable_set_error_if_cancelled (cancellable, error);
      done = done && draw_batch (self, error);
    }
  pass_clear (self, most);
  return done;
}

/* Whether the canvas is the whole picture and not a strip of one. */
static gboolean
covers_view (const BujuPlain *self, const BujuPlainPixels *pixels)
{
  return fabs (pixels->origin.x) < 1 && fabs (pixels->origin.y) < 1
         && pixels->canvas.width > self->view.width * pixels->scale_x - 1
         && pixels->canvas.height > self->view.height * pixels->scale_y - 1;
}

static BujuMarksFrame
make_frame (const BujuPlain *self, const BujuPlainPixels *pixels, const BujuEngraver *engraver)
{
  const BujuView *view = &self->view;
  double scale = pixels != NULL ? pixels->scale_x : 1, margin = MARGIN + self->line_width * scale;
  BujuMarksFrame frame = { .centre = view->centre, .step = self->tolerance / view->scale };

  if (pixels == NULL)
    {
      frame.scale_x = frame.scale_y = view->scale;
      frame.origin = (BujuPoint) { view->width / 2, view->height / 2 };
      frame.seen = buju_view_get_box (view, margin);
      frame.straight = TRUE;
      return frame;
    }
  frame.scale_x = view->scale * pixels->scale_x;
  frame.scale_y = view->scale * pixels->scale_y;
  frame.origin = (BujuPoint) { view->width / 2 * pixels->scale_x + pixels->origin.x,
                               view->height / 2 * pixels->scale_y + pixels->origin.y };
  frame.seen = (BujuBox) { view->centre.x - (frame.origin.x + margin) / frame.scale_x,
                           view->centre.y
                             - (pixels->canvas.height - frame.origin.y + margin) / frame.scale_y,
                           view->centre.x
                             + (pixels->canvas.width - frame.origin.x + margin) / frame.scale_x,
                           view->centre.y + (frame.origin.y + margin) / frame.scale_y };
  frame.reach = margin;
  frame.straight = covers_view (self, pixels);
  frame.strip_shift = buju_engraver_get_strip_shift (engraver);
  frame.n_strips = buju_engraver_get_n_strips (engraver);
  return frame;
}

static gboolean
run_sources (Pass *self, const BujuMarksFrame *frame, GCancellable *cancellable, GError **error)
{
  const BujuPlain *plain = self->plain;
  BujuMarksFrame careful = *frame;
  gboolean done = TRUE;

  /* What lies in memory is drawn in any piece of a picture. */
  careful.straight = FALSE;
  for (guint i = 0; plain->layers != NULL && i < plain->layers->len && done; i++)
    {
      BujuShapeTally unused = { 0 };
      const BujuLayer *layer = g_ptr_array_index (plain->layers, i);
      gboolean some = i == 0 && plain->members != NULL;
      guint n = some ? plain->n_members : buju_layer_get_n_features (layer);

      self->source = (Source) { layer, NULL, (n + LAYER_CHUNK - 1) / LAYER_CHUNK,
                                some ? plain->members : NULL, n };
      done = run_pass (self, &careful, &unused, cancellable, error);
    }
  for (guint i = 0; plain->streams != NULL && i < plain->streams->len && done; i++)
    {
      BujuShapeTally unused = { 0 }, *tally = plain->tallies != NULL ? &plain->tallies[i] : &unused;
      const BujuShapeStream *stream = g_ptr_array_index (plain->streams, i);

      *tally = (BujuShapeTally) { 0 };
      self->source = (Source) { NULL, stream, buju_shape_stream_get_n_chunks (stream), NULL, 0 };
      done = run_pass (self, frame, tally, cancellable, error);
    }
  return done;
}

static gboolean
run_all (Pass *self, const BujuPlainPixels *pixels, cairo_t *cr, GCancellable *cancellable,
         GError **error)
{
  BujuMarksFrame frame = make_frame (self->plain, pixels, self->engraver);
  gboolean done;

  self->n_workers = buju_work_get_n_workers ();
  self->scratches = g_new0 (BujuShapeScratch, self->n_workers);
  self->coverages = g_new0 (BujuCoverage, self->n_workers);
  for (guint i = 0; self->engraver != NULL && i < self->n_workers; i++)
    buju_engraver_init_coverage (self->engraver, &self->coverages[i]);
  if (self->engraver == NULL)
    buju_plain_tracer_init (&self->tracer, self->plain, cr);
  done = run_sources (self, &frame, cancellable, error);
  if (self->engraver == NULL)
    buju_plain_tracer_finish (&self->tracer);
  for (guint i = 0; i < self->n_workers; i++)
    {
      buju_shape_scratch_clear (&self->scratches[i]);
      buju_coverage_clear (&self->coverages[i]);
    }
  g_free (self->scratches);
  g_free (self->coverages);
  return done;
}

static gboolean
has_points (const BujuPlain *self)
{
  for (guint i = 0; self->layers != NULL && i < self->layers->len; i++)
    if (buju_layer_get_geometry (g_ptr_array_index (self->layers, i)) == BUJU_GEOMETRY_POINT)
      return TRUE;
  for (guint i = 0; self->streams != NULL && i < self->streams->len; i++)
    if (buju_shape_stream_get_geometry (g_ptr_array_index (self->streams, i))
        == BUJU_GEOMETRY_POINT)
      return TRUE;
  return FALSE;
}

/* Pixels are painted without cairo where lines are thin and points small. */
static gboolean
can_paint (const BujuPlain *self, const BujuPlainPixels *pixels)
{
  return !self->careful && self->line_width * pixels->scale_x <= BUJU_ENGRAVER_WIDEST_LINE
         && BUJU_PLAIN_POINT_DIAMETER * pixels->scale_x <= 5
         && fabs (pixels->scale_x / pixels->scale_y - 1) < 0.01;
}

/**
 * buju_plain_draw:
 * @self: what to draw
 * @cr: a context in user space of the view
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Draws all shapes that touch the view, each filled and then stroked, on whatever is there already.
 *
 * Returns: %FALSE when cancelled, or with %BUJU_SHAPEFILE_ERROR_FORMAT when a stream is irregular
 */
gboolean
buju_plain_draw (const BujuPlain *self, cairo_t *cr, GCancellable *cancellable, GError **error)
{
  Pass pass = { .plain = self };
  BujuPlainPixels pixels;
  gboolean done;

  g_return_val_if_fail (self != NULL && cr != NULL, FALSE);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->view.width, self->view.height);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_width (cr, self->line_width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (buju_plain_get_pixels (cr, &pixels) && can_paint (self, &pixels))
    {
      g_autoptr (BujuEngraver) engraver = buju_engraver_new (&pixels.canvas, &self->fill,
                                                             &self->stroke,
                                                       self->line_width * pixels.scale_x,
                                                       has_points (self)
                                                         ? BUJU_PLAIN_POINT_DIAMETER
                                                         * pixels.scale_x : 0);

      pass.engraver = engraver;
      done = run_all (&pass, &pixels, cr, cancellable, error);
      cairo_surface_mark_dirty (cairo_get_group_target (cr));
    }
  else
    done = run_all (&pass, NULL, cr, cancellable, error);
  cairo_restore (cr);
  return done;
}

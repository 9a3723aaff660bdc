/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-marks-private.h"

#include <math.h>

#include "data/buju-shape-content.h"
#include "draw/buju-straighten.h"

/* Points, dots and shapes that are seen as a whole. The others are in buju-marks-slow.c. */

#define STRAIGHT 0.3     /* of the step: a point so near to a line lies on it */

/**
 * buju_marks_init:
 * @self: (out caller-allocates): marks
 * @frame: how the ground is shown
 * @geometry: what the shapes are
 */
void
buju_marks_init (BujuMarks *self, const BujuMarksFrame *frame, BujuGeometry geometry)
{
  g_return_if_fail (self != NULL && frame != NULL && frame->n_strips <= BUJU_MARKS_MOST_STRIPS);

  *self = (BujuMarks) { .frame = *frame, .geometry = geometry };
  buju_path_buffer_init (&self->thin);
  buju_path_buffer_init (&self->cut);
}

/**
 * buju_marks_clear:
 * @self: initialised marks, or all zeros
 */
void
buju_marks_clear (BujuMarks *self)
{
  g_clear_pointer (&self->ends, g_free);
  g_clear_pointer (&self->points, g_free);
  for (guint i = 0; i < BUJU_MARKS_MOST_STRIPS; i++)
    g_clear_pointer (&self->bins[i].items, g_free);
  if (self->thin.points != NULL)
    buju_path_buffer_clear (&self->thin);
  if (self->cut.points != NULL)
    buju_path_buffer_clear (&self->cut);
}

/**
 * buju_marks_reset:
 * @self: marks
 */
void
buju_marks_reset (BujuMarks *self)
{
  self->n_marks = self->n_parts = self->n_points = 0;
  self->is_full = FALSE;
  for (guint i = 0; i < BUJU_MARKS_MOST_STRIPS; i++)
    self->bins[i].n = 0;
}

/* The points of a part at least @step apart; of a ring without its repeated first one. */
static guint
thin_out (BujuMarks *self, const BujuShapePiece *piece, guint32 start, guint32 end, double step)
{
  const BujuMarksFrame *frame = &self->frame;
  double least = step * step;
  BujuPoint kept = buju_shape_piece_get (piece, start);
  BujuPoint last = buju_shape_piece_get (piece, end - 1);
  BujuMarkPoint *out;
  guint n = 0;

  if (self->geometry == BUJU_GEOMETRY_POLYGON && end - start > 1 && kept.x == last.x
      && kept.y == last.y)
    end--;
  buju_marks_make_room ((gpointer *) &self->points, &self->room_points,
                        self->n_points + (end - start) + 1, sizeof *self->points);
  out = self->points + self->n_points;
  out[n++] = buju_marks_to_point (frame, &kept);
  for (guint32 i = start + 1; i < end; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);
      double dx = at.x - kept.x, dy = at.y - kept.y;

      if (dx * dx + dy * dy < least)
        continue;
      kept = at;
      out[n++] = buju_marks_to_point (frame, &at);
    }
  if (self->geometry == BUJU_GEOMETRY_LINE && end - start > 1
      && (kept.x != last.x || kept.y != last.y))
    out[n++] = buju_marks_to_point (frame, &last);
  return n;
}

/* The newest points, not yet counted. Returns how many are left. */
static inline guint
straighten (BujuMarks *self, guint n)
{
  if (!self->frame.straight)
    return n;
  return buju_straighten (self->points + self->n_points, n,
                          (float) (STRAIGHT * self->frame.step * self->frame.scale_x));
}

static void
add_part (BujuMarks *self, const BujuShapePiece *piece, guint32 start, guint32 end)
{
  guint n = straighten (self, thin_out (self, piece, start, end, self->frame.step));

  /* A sliver may lose its width with its corners. */
  if (n < 4 && self->geometry == BUJU_GEOMETRY_POLYGON && end - start > n)
    n = thin_out (self, piece, start, end, buju_marks_get_closer_step (self, end - start));
  self->n_points += n;
  buju_marks_end_part (self);
}

/* Islands below a pixel among larger parts become dots after them. */
static void
add_small_parts (BujuMarks *self, const BujuShapePiece *piece)
{
  if (piece->n_parts < 2 || self->geometry != BUJU_GEOMETRY_POLYGON)
    return;
  for (guint32 part = 0; part < piece->n_parts; part++)
    {
      guint32 start = buju_shape_content_get_start (piece->starts, part);
      guint32 end = part + 1 < piece->n_parts
                    ? buju_shape_content_get_start (piece->starts, part + 1) : piece->total;
      gboolean finite;
      BujuBox box = buju_piece_measure (piece, start, end, &finite);

      if (buju_marks_is_dot (self, &box))
        buju_marks_push_spot (self, BUJU_MARK_DOT, &box);
    }
}

static gboolean
is_seen (const BujuMarks *self, const BujuBox *box)
{
  const BujuBox *seen = &self->frame.seen;

  return box->x0 >= seen->x0 && box->x1 <= seen->x1 && box->y0 >= seen->y0 && box->y1 <= seen->y1;
}

/* A whole shape of finite points that lies in what is seen. */
static void
add_direct (BujuMarks *self, const BujuShapePiece *piece, const BujuBox *box)
{
  guint32 first_part = self->n_parts, first_point = self->n_points;

  for (guint32 part = 0; part < piece->n_parts; part++)
    add_part (self, piece, buju_shape_content_get_start (piece->starts, part),
              part + 1 < piece->n_parts ? buju_shape_content_get_start (piece->starts, part + 1)
                : piece->total);
  buju_marks_push (self,
                   self->geometry == BUJU_GEOMETRY_POLYGON ? BUJU_MARK_AREA : BUJU_MARK_LINE,
                   box, first_part, first_point);
  add_small_parts (self, piece);
}

static gboolean
add_discs (BujuMarks *self, const BujuShapePiece *piece)
{
  if (piece->first == 0)
    self->drawable = FALSE;
  for (guint32 i = 0; i < piece->n_points; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);
      BujuBox box = { at.x, at.y, at.x, at.y };

      if (!isfinite (at.x) || !isfinite (at.y))
        continue;
      self->drawable = TRUE;
      if (buju_box_contains (&self->frame.seen, at.x, at.y))
        buju_marks_push_spot (self, BUJU_MARK_DISC, &box);
    }
  return self->drawable;
}

/**
 * buju_marks_add_piece:
 * @self: marks
 * @piece: a shape of a stream, or the next piece of one
 *
 * Extents are worked out from the points; what the file says of them is not believed.
 *
 * Returns: whether the shape has had a point to draw so far
 */
gboolean
buju_marks_add_piece (BujuMarks *self, const BujuShapePiece *piece)
{
  gboolean whole = piece->n_points == piece->total, finite;
  BujuBox box;

  if (self->geometry == BUJU_GEOMETRY_POINT)
    return add_discs (self, piece);
  if (!whole)
    return buju_marks_add_slowly (self, piece);

  box = buju_piece_measure (piece, buju_shape_content_get_start (piece->starts, 0), piece->total,
                            &finite);
  if (!finite)
    return buju_marks_add_slowly (self, piece);
  if (box.x0 > self->frame.seen.x1 || box.x1 < self->frame.seen.x0 || box.y0 > self->frame.seen.y1
      || box.y1 < self->frame.seen.y0)
    return TRUE;
  if (buju_marks_is_dot (self, &box))
    buju_marks_push_spot (self, BUJU_MARK_DOT, &box);
  else if (is_seen (self, &box))
    add_direct (self, piece, &box);
  else
    return buju_marks_add_slowly (self, piece);
  return TRUE;
}

static void
add_layer_points (BujuMarks *self, const BujuSpan *span)
{
  for (guint i = 0; i < span->n_points; i++)
    {
      BujuBox box = { span->points[i].x, span->points[i].y, span->points[i].x, span->points[i].y };

      if (buju_box_contains (&self->frame.seen, box.x0, box.y0))
        buju_marks_push_spot (self, BUJU_MARK_DISC, &box);
    }
}

/**
 * buju_marks_add_span:
 * @self: marks
 * @span: coordinates of a feature
 * @box: their box
 *
 * Where numbers in memory are as in files, a feature that is seen as a whole is taken as if it were
 * read from one.
 */
void
buju_marks_add_span (BujuMarks *self, const BujuSpan *span, const BujuBox *box)
{
  if (!buju_box_intersects (box, &self->frame.seen))
    return;
  if (self->geometry == BUJU_GEOMETRY_POINT)
    {
      add_layer_points (self, span);
      return;
    }
  if (buju_marks_is_dot (self, box))
    {
      buju_marks_push_spot (self, BUJU_MARK_DOT, box);
      return;
    }
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN && is_seen (self, box))
    {
      const BujuShapePiece piece = { span->n_parts, span->n_points, (const guint8 *) span->starts,
                                     (const guint8 *) span->points, 0, span->n_points, 0 };

      add_direct (self, &piece, box);
      return;
    }
  buju_marks_add_cut (self, span, box);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-marks-private.h"

#include <math.h>

#include "data/buju-memory.h"
#include "data/buju-shape-content.h"
#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

/* Shapes that are not to be taken as they are: cut by the border of what is seen, larger than what
 * is read at once, or with points that are no numbers. They are thinned out on the ground, whole,
 * and then clipped. */

/* Sides of what is seen that the point lies beyond. */
static inline guint
get_outside (const BujuBox *seen, const BujuPoint *at)
{
  return (at->x < seen->x0 ? 1u : 0) | (at->x > seen->x1 ? 2u : 0) | (at->y < seen->y0 ? 4u : 0)
         | (at->y > seen->y1 ? 8u : 0);
}

/* Of a stretch beyond one side of what is seen only the ends are kept, so that a large shape seen
 * closely takes no memory. */
static void
keep_point (BujuMarks *self, const BujuPoint *at)
{
  GArray *points = self->thin.points;
  guint n = points->len - self->part.start;

  if (n >= 2)
    {
      const BujuPoint *before = &g_array_index (points, BujuPoint, points->len - 2);

      if ((get_outside (&self->frame.seen, before) & get_outside (&self->frame.seen, before + 1)
           & get_outside (&self->frame.seen, at)) != 0)
        g_array_set_size (points, points->len - 1);
    }
  buju_path_buffer_add (&self->thin, at->x, at->y);
}

/* Points of the piece that belong to one part. */
static void
add_run (BujuMarks *self, const BujuShapePiece *piece, guint32 from, guint32 to)
{
  BujuMarksPart *part = &self->part;
  double least = self->frame.step * self->frame.step;
  gboolean finite;
  BujuBox box = buju_piece_measure (piece, from, to, &finite);

  if (finite)
    buju_box_add_box (&self->box, &box);
  for (guint32 i = from; i < to; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);
      double dx = at.x - part->kept.x, dy = at.y - part->kept.y;

      if (!finite && (!isfinite (at.x) || !isfinite (at.y)))
        {
          part->n_lost++;
          continue;
        }
      if (!finite)
        buju_box_add_point (&self->box, at.x, at.y);
      part->last = at;
      if (part->n_finite++ == 0)
        part->first = at;
      else if (dx * dx + dy * dy < least)
        continue;
      part->kept = at;
      keep_point (self, &at);
    }
}

static void
begin_part (BujuMarks *self)
{
  self->part = (BujuMarksPart) { .start = self->thin.points->len };
  buju_path_buffer_begin_part (&self->thin);
}

/* As the reader of layers has it: a part that lost points must still be a line or a ring, and rings
 * are closed. */
static void
finish_part (BujuMarks *self)
{
  BujuMarksPart *part = &self->part;
  gboolean ring = self->geometry == BUJU_GEOMETRY_POLYGON;
  BujuPoint end = ring ? part->first : part->last;

  if (part->n_finite < (part->n_lost == 0 ? 1 : ring ? 3 : 2))
    {
      g_array_set_size (self->thin.points, part->start);
      g_array_set_size (self->thin.starts, self->thin.starts->len - 1);
      return;
    }
  self->drawable = TRUE;
  if (part->kept.x != end.x || part->kept.y != end.y)
    buju_path_buffer_add (&self->thin, end.x, end.y);
}

static void
push_points (BujuMarks *self, const BujuPoint *points, guint n)
{
  buju_marks_make_room ((gpointer *) &self->points, &self->room_points, self->n_points + n,
                        sizeof *self->points);
  for (guint i = 0; i < n; i++)
    self->points[self->n_points++] = buju_marks_to_point (&self->frame, &points[i]);
}

static void
push_span (BujuMarks *self, const BujuSpan *span, BujuMarkKind kind, const BujuBox *box)
{
  guint32 first_part = self->n_parts, first_point = self->n_points;

  for (guint part = 0; part < span->n_parts; part++)
    {
      const BujuPoint *points;
      guint n;

      buju_span_get_part (span, part, &points, &n);
      if (kind == BUJU_MARK_AREA && n > 1 && points[0].x == points[n - 1].x
          && points[0].y == points[n - 1].y)
        n--;
      push_points (self, points, n);
      buju_marks_end_part (self);
    }
  if (self->n_parts > first_part)
    buju_marks_push (self, kind, box, first_part, first_point);
}

/* The thinned shape, clipped. */
static void
finish_shape (BujuMarks *self)
{
  BujuSpan span = buju_path_buffer_get_span (&self->thin);
  BujuMarkKind kind = self->geometry == BUJU_GEOMETRY_POLYGON ? BUJU_MARK_AREA : BUJU_MARK_LINE;
  BujuBox box;

  if (!self->drawable || !buju_box_intersects (&self->box, &self->frame.seen))
    return;
  if (buju_marks_is_dot (self, &self->box))
    {
      buju_marks_push_spot (self, BUJU_MARK_DOT, &self->box);
      return;
    }
  buju_path_buffer_reset (&self->cut);
  if (kind == BUJU_MARK_AREA)
    buju_clip_polygon (&span, &self->frame.seen, &self->cut);
  else
    buju_clip_line (&span, &self->frame.seen, &self->cut);
  span = buju_path_buffer_get_span (&self->cut);
  box = buju_span_get_box (&span);
  push_span (self, &span, kind, &box);
}

/* A ring below a pixel among larger ones becomes a dot after them. */
static void
push_island (BujuMarks *self, const BujuSpan *span, guint part)
{
  BujuBox box = BUJU_BOX_EMPTY;
  const BujuPoint *points;
  guint n;

  buju_span_get_part (span, part, &points, &n);
  for (guint i = 0; i < n; i++)
    buju_box_add_point (&box, points[i].x, points[i].y);
  if (n > 0 && buju_marks_is_dot (self, &box) && !buju_marks_is_dot (self, &self->box)
      && buju_box_intersects (&box, &self->frame.seen))
    buju_marks_push_spot (self, BUJU_MARK_DOT, &box);
}

/* Rings below a pixel among larger ones become dots after them. */
static void
add_islands (BujuMarks *self, const BujuSpan *span)
{
  if (self->geometry != BUJU_GEOMETRY_POLYGON || span->n_parts < 2)
    return;
  for (guint part = 0; part < span->n_parts; part++)
    push_island (self, span, part);
}

/* Of a large shape nearly all points may be far enough from each other to be kept: thinned, cut,
 * and as they are painted, each in an array that doubles when it grows. */
static gboolean
has_room (BujuMarks *self, const BujuShapePiece *piece)
{
  guint64 n = (guint64) (piece->first > 0 ? self->thin.points->len : 0) + piece->n_points;

  self->is_full = self->is_full
                  || !buju_memory_allows (n * 2
                                          * (2 * sizeof (BujuPoint) + sizeof (BujuMarkPoint)));
  return !self->is_full;
}

/* Begins the parts that begin at or before the point @at of the shape. */
static void
begin_parts (BujuMarks *self, const BujuShapePiece *piece, guint32 at)
{
  while (self->n_begun < piece->n_parts
         && at >= buju_shape_content_get_start (piece->starts, self->n_begun))
    {
      if (self->n_begun++ > 0)
        finish_part (self);
      begin_part (self);
    }
}

static void
finish_parts (BujuMarks *self)
{
  BujuSpan span;

  if (self->n_begun == 0)
    return;
  finish_part (self);
  finish_shape (self);
  span = buju_path_buffer_get_span (&self->thin);
  add_islands (self, &span);
}

/* The way that takes everything: points one by one, whatever they are, however many. */
gboolean
buju_marks_add_slowly (BujuMarks *self, const BujuShapePiece *piece)
{
  if (!has_room (self, piece))
    return FALSE;
  if (piece->first == 0)
    {
      buju_path_buffer_reset (&self->thin);
      self->box = BUJU_BOX_EMPTY;
      self->n_begun = 0;
      self->drawable = FALSE;
    }
  for (guint32 i = 0, end; i < piece->n_points; i = end)
    {
      end = piece->n_points;
      begin_parts (self, piece, piece->first + i);
      if (self->n_begun < piece->n_parts)
        end = MIN (end, buju_shape_content_get_start (piece->starts, self->n_begun) - piece->first);
      if (self->n_begun > 0)
        add_run (self, piece, i, end);
    }
  if (piece->first + piece->n_points == piece->total)
    finish_parts (self);
  return self->drawable;
}

/* As add_part(), on the ground: what is cut by the border of what is seen must not change there. */
static void
thin_part (BujuMarks *self, const BujuSpan *part)
{
  buju_simplify_step (part, self->frame.step, &self->cut);
  /* Of a ring the first point is there twice. */
  if (self->geometry == BUJU_GEOMETRY_POLYGON && self->cut.points->len < 5
      && part->n_points > self->cut.points->len)
    buju_simplify_step (part, buju_marks_get_closer_step (self, part->n_points - 1), &self->cut);
  buju_path_buffer_begin_part (&self->thin);
  g_array_append_vals (self->thin.points, self->cut.points->data, self->cut.points->len);
}

static void
thin_span (BujuMarks *self, const BujuSpan *span)
{
  buju_path_buffer_reset (&self->thin);
  for (guint i = 0; i < span->n_parts; i++)
    {
      static const guint32 zero = 0;
      BujuSpan part = { .starts = &zero, .n_parts = 1 };

      buju_span_get_part (span, i, &part.points, &part.n_points);
      if (part.n_points > 0)
        thin_part (self, &part);
    }
}

/* A feature that the border of what is seen may go through. */
void
buju_marks_add_cut (BujuMarks *self, const BujuSpan *span, const BujuBox *box)
{
  thin_span (self, span);
  self->box = *box;
  self->drawable = TRUE;
  finish_shape (self);
  add_islands (self, span);
}

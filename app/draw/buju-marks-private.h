/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How marks are put down. In a header, because that is done for each of millions of shapes. */

#include "draw/buju-marks.h"
#include "draw/buju-piece-box.h"

G_BEGIN_DECLS

#define BUJU_MARKS_DOT_REACH 1.5f   /* units: how far a dot goes beyond its box, with its line */

/* buju-marks-slow.c */
/* As buju_marks_add_piece(), of any piece of anything but points. */
gboolean buju_marks_add_slowly (BujuMarks *self, const BujuShapePiece *piece);
/* As buju_marks_add_span(), of anything but points. */
void     buju_marks_add_cut    (BujuMarks *self, const BujuSpan *span, const BujuBox *box);

static inline void
buju_marks_make_room (gpointer *items, guint *room, guint wanted, gsize size)
{
  if (wanted <= *room)
    return;
  *room = MAX (wanted, 2 * *room + 256);
  *items = g_realloc_n (*items, *room, size);
}

static inline float
buju_marks_to_x (const BujuMarksFrame *frame, double x)
{
  return (float) ((x - frame->centre.x) * frame->scale_x + frame->origin.x);
}

static inline float
buju_marks_to_y (const BujuMarksFrame *frame, double y)
{
  return (float) ((frame->centre.y - y) * frame->scale_y + frame->origin.y);
}

static inline BujuMarkPoint
buju_marks_to_point (const BujuMarksFrame *frame, const BujuPoint *at)
{
  return (BujuMarkPoint) { buju_marks_to_x (frame, at->x), buju_marks_to_y (frame, at->y) };
}

static inline void
buju_marks_push_into (BujuMarksBin *bin, const BujuMark *mark)
{
  buju_marks_make_room ((gpointer *) &bin->items, &bin->room, bin->n + 1, sizeof *mark);
  bin->items[bin->n++] = *mark;
}

static inline void
buju_marks_sort_into_strips (BujuMarks *self, const BujuMark *mark)
{
  const BujuMarksFrame *frame = &self->frame;
  float reach = mark->kind == BUJU_MARK_DOT ? BUJU_MARKS_DOT_REACH : (float) frame->reach;
  int first, last;

  if (frame->n_strips == 0)
    {
      buju_marks_push_into (&self->bins[0], mark);
      return;
    }
  if (mark->y1 + reach < 0)
    return;
  first = (int) MAX (mark->y0 - reach, 0) >> frame->strip_shift;
  last = MIN ((int) (mark->y1 + reach) >> frame->strip_shift, frame->n_strips - 1);
  for (int strip = first; strip <= last; strip++)
    buju_marks_push_into (&self->bins[strip], mark);
}

/* Its parts are those from @first_part on. */
static inline void
buju_marks_push (BujuMarks *self, BujuMarkKind kind, const BujuBox *box, guint32 first_part,
                 guint32 first_point)
{
  const BujuMarksFrame *frame = &self->frame;
  BujuMark mark = { buju_marks_to_x (frame, box->x0), buju_marks_to_y (frame, box->y1),
                    buju_marks_to_x (frame, box->x1), buju_marks_to_y (frame, box->y0),
                    first_part, self->n_parts - first_part, first_point, kind };

  buju_marks_sort_into_strips (self, &mark);
  self->n_marks++;
}

/* A dot or a disc, which has no parts. */
static inline void
buju_marks_push_spot (BujuMarks *self, BujuMarkKind kind, const BujuBox *box)
{
  buju_marks_push (self, kind, box, self->n_parts, self->n_points);
}

static inline gboolean
buju_marks_is_dot (const BujuMarks *self, const BujuBox *box)
{
  return (box->x1 - box->x0) * self->frame.scale_x < 1
         && (box->y1 - box->y0) * self->frame.scale_y < 1;
}

static inline void
buju_marks_end_part (BujuMarks *self)
{
  buju_marks_make_room ((gpointer *) &self->ends, &self->room_parts, self->n_parts + 1,
                        sizeof *self->ends);
  self->ends[self->n_parts++] = self->n_points;
}

/* A ring of @n points that collapsed is looked at again, so much closer; of few all are kept. */
static inline double
buju_marks_get_closer_step (const BujuMarks *self, guint n)
{
  return n > 64 ? self->frame.step / 16.0 : 0;
}

G_END_DECLS

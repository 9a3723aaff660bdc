/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-marks.h"

#include <math.h>

#include "data/buju-memory.h"
#include "data/buju-shape-content.h"
#include "draw/buju-straighten.h"
#include "geo/buju-clip.h"
#include "geo/buju-simplify.h"

/* A ring that collapses is looked at again, so much closer. */
#define CLOSER 16.0
#define DOT_REACH 1.5f   /* units: how far a dot goes beyond its box, with its line */
#define STRAIGHT 0.3     /* of the step: a point so near to a line lies on it */
#define FEW 64   /* points: all of them are kept then */

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

static inline void
make_room (gpointer *items, guint *room, guint wanted, gsize size)
{
  if (wanted <= *room)
    return;
  *room = MAX (wanted, 2 * *room + 256);
  *items = g_realloc_n (*items, *room, size);
}

static inline float
to_x (const BujuMarksFrame *frame, double x)
{
  return (float) ((x - frame->centre.x) * frame->scale_x + frame->origin.x);
}

static inline float
to_y (const BujuMarksFrame *frame, double y)
{
  return (float) ((frame->centre.y - y) * frame->scale_y + frame->origin.y);
}

static inline void
push_into (BujuMarksBin *bin, const BujuMark *mark)
{
  make_room ((gpointer *) &bin->items, &bin->room, bin->n + 1, sizeof *mark);
  bin->items[bin->n++] = *mark;
}

static inline void
sort_into_strips (BujuMarks *self, const BujuMark *mark)
{
  const BujuMarksFrame *frame = &self->frame;
  float reach = mark->kind == BUJU_MARK_DOT ? DOT_REACH : (float) frame->reach;
  int first, last;

  if (frame->n_strips == 0)
    {
      push_into (&self->bins[0], mark);
      return;
    }
  if (mark->y1 + reach < 0)
    return;
  first = (int) MAX (mark->y0 - reach, 0) >> frame->strip_shift;
  last = MIN ((int) (mark->y1 + reach) >> frame->strip_shift, frame->n_strips - 1);
  for (int strip = first; strip <= last; strip++)
    push_into (&self->bins[strip], mark);
}

/* Its box is set; its parts are those from @first_part on. */
static void
push_mark (BujuMarks *self, BujuMarkKind kind, const BujuBox *box, guint32 first_part,
           guint32 first_point)
{
  BujuMark mark = { to_x (&self->frame, box->x0), to_y (&self->frame, box->y1),
                    to_x (&self->frame, box->x1),
                    to_y (&self->frame, box->y0), first_part, self->n_parts - first_part,
                    first_point, kind };

  sort_into_strips (self, &mark);
  self->n_marks++;
}

static gboolean
is_subpixel (const BujuMarks *self, const BujuBox *box)
{
  return (box->x1 - box->x0) * self->frame.scale_x < 1
         && (box->y1 - box->y0) * self->frame.scale_y < 1;
}

static void
push_points (BujuMarks *self, const BujuPoint *points, guint n, guint32 first_point)
{
  make_room ((gpointer *) &self->points, &self->room_points, first_point + n, sizeof *self->points);
  for (guint i = 0; i < n; i++)
    self->points[first_point + i] = (BujuMarkPoint) { to_x (&self->frame, points[i].x),
                                                      to_y (&self->frame, points[i].y) };
  self->n_points = first_point + n;
}

static void
end_part (BujuMarks *self)
{
  make_room ((gpointer *) &self->ends, &self->room_parts, self->n_parts + 1, sizeof *self->ends);
  self->ends[self->n_parts++] = self->n_points;
}

/* Two numbers at once, where the compiler can: most of the time that a far zoom takes goes by
 * here. */
typedef double Pair __attribute__ ((vector_size (16)));

static inline Pair
get_pair (const guint8 *bytes)
{
  Pair pair;

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  memcpy (&pair, bytes, sizeof pair);
#else
  guint64 bits[2];

  memcpy (bits, bytes, sizeof bits);
  bits[0] = GUINT64_FROM_LE (bits[0]);
  bits[1] = GUINT64_FROM_LE (bits[1]);
  memcpy (&pair, bits, sizeof pair);
#endif
  return pair;
}

/* Lane by lane @a where it is below @b; @b also where @a is no number. */
static inline Pair
get_lower (Pair a, Pair b)
{
#ifdef __SSE2__
  return __builtin_ia32_minpd (a, b);
#else
  return (Pair) { a[0] < b[0] ? a[0] : b[0], a[1] < b[1] ? a[1] : b[1] };
#endif
}

static inline Pair
get_higher (Pair a, Pair b)
{
#ifdef __SSE2__
  return __builtin_ia32_maxpd (a, b);
#else
  return (Pair) { a[0] > b[0] ? a[0] : b[0], a[1] > b[1] ? a[1] : b[1] };
#endif
}

static inline BujuBox
measure (const BujuShapePiece *piece, guint32 first, guint32 end, gboolean *finite)
{
  const guint8 *bytes = piece->points + (gsize) first * 16;
  Pair low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = -low, odd = { 0, 0 };

  for (guint32 i = first; i < end; i++, bytes += 16)
    {
      Pair at = get_pair (bytes);

      low = get_lower (at, low);
      high = get_higher (at, high);
      /* Zero for numbers; from the first one that is none, NaN. */
      odd += at - at;
    }
  *finite = odd[0] + odd[1] == 0;
  return (BujuBox) { low[0], low[1], high[0], high[1] };
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
  make_room ((gpointer *) &self->points, &self->room_points, self->n_points + (end - start) + 1,
             sizeof *self->points);
  out = self->points + self->n_points;
  out[n++] = (BujuMarkPoint) { to_x (frame, kept.x), to_y (frame, kept.y) };
  for (guint32 i = start + 1; i < end; i++)
    {
      BujuPoint at = buju_shape_piece_get (piece, i);
      double dx = at.x - kept.x, dy = at.y - kept.y;

      if (dx * dx + dy * dy < least)
        continue;
      kept = at;
      out[n++] = (BujuMarkPoint) { to_x (frame, at.x), to_y (frame, at.y) };
    }
  if (self->geometry == BUJU_GEOMETRY_LINE && end - start > 1
      && (kept.x != last.x || kept.y != last.y))
    out[n++] = (BujuMarkPoint) { to_x (frame, last.x), to_y (frame, last.y) };
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
    n = thin_out (self, piece, start, end, end - start > FEW ? self->frame.step / CLOSER : 0);
  self->n_points += n;
  end_part (self);
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
      BujuBox box = measure (piece, start, end, &finite);

      if (is_subpixel (self, &box))
        push_mark (self, BUJU_MARK_DOT, &box, self->n_parts, self->n_points);
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
  push_mark (self, self->geometry == BUJU_GEOMETRY_POLYGON ? BUJU_MARK_AREA : BUJU_MARK_LINE, box,
             first_part,
             first_point);
  add_small_parts (self, piece);
}

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
  BujuBox box = measure (piece, from, to, &finite);

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
      push_points (self, points, n, self->n_points);
      end_part (self);
    }
  if (self->n_parts > first_part)
    push_mark (self, kind, box, first_part, first_point);
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
  if (is_subpixel (self, &self->box))
    {
      push_mark (self, BUJU_MARK_DOT, &self->box, self->n_parts, self->n_points);
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
  if (n > 0 && is_subpixel (self, &box) && !is_subpixel (self, &self->box)
      && buju_box_intersects (&box, &self->frame.seen))
    push_mark (self, BUJU_MARK_DOT, &box, self->n_parts, self->n_points);
}

/* Rings below a pixel among larger ones become dots after them. */
static void
add_islands (BujuMarks *self)
{
  BujuSpan span = buju_path_buffer_get_span (&self->thin);

  for (guint part = 0;
       self->geometry == BUJU_GEOMETRY_POLYGON && span.n_parts > 1 && part < span.n_parts; part++)
    push_island (self, &span, part);
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

/* The way that takes everything: points one by one, whatever they are, however many. */
static gboolean
add_slowly (BujuMarks *self, const BujuShapePiece *piece)
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
      while (self->n_begun < piece->n_parts
             && piece->first + i >= buju_shape_content_get_start (piece->starts, self->n_begun))
        {
          if (self->n_begun++ > 0)
            finish_part (self);
          begin_part (self);
        }
      if (self->n_begun < piece->n_parts)
        end = MIN (end, buju_shape_content_get_start (piece->starts, self->n_begun) - piece->first);
      if (self->n_begun > 0)
        add_run (self, piece, i, end);
    }
  if (piece->first + piece->n_points == piece->total && self->n_begun > 0)
    {
      finish_part (self);
      finish_shape (self);
      add_islands (self);
    }
  return self->drawable;
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
        push_mark (self, BUJU_MARK_DISC, &box, self->n_parts, self->n_points);
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
    return add_slowly (self, piece);

  box = measure (piece, buju_shape_content_get_start (piece->starts, 0), piece->total, &finite);
  if (!finite)
    return add_slowly (self, piece);
  if (box.x0 > self->frame.seen.x1 || box.x1 < self->frame.seen.x0 || box.y0 > self->frame.seen.y1
      || box.y1 < self->frame.seen.y0)
    return TRUE;
  if (is_subpixel (self, &box))
    push_mark (self, BUJU_MARK_DOT, &box, self->n_parts, self->n_points);
  else if (is_seen (self, &box))
    add_direct (self, piece, &box);
  else
    return add_slowly (self, piece);
  return TRUE;
}

static void
add_layer_points (BujuMarks *self, const BujuSpan *span)
{
  for (guint i = 0; i < span->n_points; i++)
    {
      BujuBox box = { span->points[i].x, span->points[i].y, span->points[i].x, span->points[i].y };

      if (buju_box_contains (&self->frame.seen, box.x0, box.y0))
        push_mark (self, BUJU_MARK_DISC, &box, self->n_parts, self->n_points);
    }
}

/* As add_part(), on the ground: what is cut by the border of what is seen must not change there. */
static void
thin_part (BujuMarks *self, const BujuSpan *part)
{
  buju_simplify_step (part, self->frame.step, &self->cut);
  /* Of a ring the first point is there twice. */
  if (self->geometry == BUJU_GEOMETRY_POLYGON && self->cut.points->len < 5
      && part->n_points > self->cut.points->len)
    buju_simplify_step (part, part->n_points > FEW + 1 ? self->frame.step / CLOSER : 0, &self->cut);
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
  if (is_subpixel (self, box))
    {
      push_mark (self, BUJU_MARK_DOT, box, self->n_parts, self->n_points);
      return;
    }
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN && is_seen (self, box))
    {
      const BujuShapePiece piece = { span->n_parts, span->n_points, (const guint8 *) span->starts,
                                     (const guint8 *) span->points, 0, span->n_points, 0 };

      add_direct (self, &piece, box);
      return;
    }
  thin_span (self, span);
  self->box = *box;
  self->drawable = TRUE;
  finish_shape (self);
  for (guint part = 0;
       self->geometry == BUJU_GEOMETRY_POLYGON && span->n_parts > 1 && part < span->n_parts; part++)
    push_island (self, span, part);
}

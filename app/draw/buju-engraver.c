/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-engraver.h"

#include <math.h>

#include "draw/buju-hairline.h"

#define STRIP_SHIFT 6          /* strips have 2^this rows at least */
#define SMALLEST_DOT 0.5f      /* px: what has no line around it stays visible */
#define STAMP_SIZE 8           /* px: room for a disc of three and its line anywhere in a pixel */
#define STAMP_STEPS 8          /* places within a pixel, each way */
#define DISC_CORNERS 24
#define MITRE 1.6f             /* half widths that a corner of a line sticks out */
#define MOST_DOT_PIXELS 8      /* a dot of one and the widest line, each way */
#define FULL 256
#define AHEAD 8                /* marks: so far ahead their pixels are asked for */

typedef float Floats __attribute__ ((vector_size (16)));
typedef gint32 Integers __attribute__ ((vector_size (16)));

/* A disc at one place within a pixel: shares of its fill and its line. */
typedef struct
{
  guint16 fill[STAMP_SIZE * STAMP_SIZE];
  guint16 line[STAMP_SIZE * STAMP_SIZE];
} Stamp;

struct _BujuEngraver
{
  BujuCanvas canvas;
  BujuPaint  fill;
  BujuPaint  stroke;
  gboolean   filled;
  gboolean   stroked;
  float      line_width;
  int        strip_shift;
  Stamp      stamps[STAMP_STEPS * STAMP_STEPS];
};

static void
add_disc (BujuCoverage *coverage, float x, float y, float radius, float width)
{
  BujuMarkPoint ring[DISC_CORNERS];

  for (guint i = 0; i < DISC_CORNERS; i++)
    {
      double angle = 2 * G_PI * i / DISC_CORNERS;

      ring[i] = (BujuMarkPoint) { x + radius * (float) cos (angle),
                                  y + radius * (float) sin (angle) };
    }
  if (width > 0)
    {
      buju_hairline_add (coverage, ring, DISC_CORNERS, TRUE, width);
      return;
    }
  for (guint i = 0; i < DISC_CORNERS; i++)
    {
      const BujuMarkPoint *next = &ring[(i + 1) % DISC_CORNERS];

      buju_coverage_add_edge (coverage, ring[i].x, ring[i].y, next->x, next->y);
    }
}

static void
make_stamp (guint16 *shares, float x, float y, float radius, float width)
{
  const BujuPaint white = buju_paint_new (&(BujuColor) { 1, 1, 1, 1 });
  guint32 pixels[STAMP_SIZE * STAMP_SIZE] = { 0 };
  const BujuCanvas canvas = { pixels, STAMP_SIZE, STAMP_SIZE, STAMP_SIZE };
  g_auto (BujuCoverage) coverage = { 0 };

  buju_coverage_init (&coverage, STAMP_SIZE, STAMP_SIZE);
  buju_coverage_expect (&coverage, 0, 0, STAMP_SIZE, STAMP_SIZE);
  add_disc (&coverage, STAMP_SIZE / 2 + x, STAMP_SIZE / 2 + y, radius, width);
  buju_coverage_paint (&coverage, width > 0 ? BUJU_COVER_SUM : BUJU_COVER_EVEN_ODD, &white,
                       &canvas);
  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    shares[i] = (guint16) ((pixels[i] >> 24) * FULL / 255);
}

static void
make_stamps (BujuEngraver *self, float radius)
{
  for (int i = 0; i < STAMP_STEPS * STAMP_STEPS; i++)
    {
      float x = (i % STAMP_STEPS + 0.5f) / STAMP_STEPS, y = (i / STAMP_STEPS + 0.5f) / STAMP_STEPS;

      make_stamp (self->stamps[i].fill, x, y, radius, 0);
      if (self->stroked)
        make_stamp (self->stamps[i].line, x, y, radius, self->line_width);
    }
}

/**
 * buju_engraver_new:
 * @canvas: where to paint; must live longer
 * @fill: colour of areas; alpha 0 for none
 * @stroke: colour of lines; alpha 0 for none
 * @line_width: px, at most %BUJU_ENGRAVER_WIDEST_LINE
 * @point_diameter: px; at most 5; 0 when there are no points
 *
 * Returns: (transfer full): an engraver
 */
BujuEngraver *
buju_engraver_new (const BujuCanvas *canvas, const BujuColor *fill, const BujuColor *stroke,
                   double line_width,
                 double point_diameter)
{
  BujuEngraver *self;

  g_return_val_if_fail (canvas != NULL && canvas->width > 0 && canvas->height > 0, NULL);
  g_return_val_if_fail (line_width <= BUJU_ENGRAVER_WIDEST_LINE && point_diameter <= 5, NULL);

  self = g_new0 (BujuEngraver, 1);
  self->canvas = *canvas;
  self->fill = buju_paint_new (fill);
  self->stroke = buju_paint_new (stroke);
  self->filled = fill->alpha > 0;
  self->stroked = stroke->alpha > 0 && line_width > 0;
  self->line_width = self->stroked ? (float) line_width : 0;
  self->strip_shift = STRIP_SHIFT;
  while (buju_engraver_get_n_strips (self) > BUJU_MARKS_MOST_STRIPS)
    self->strip_shift++;
  if (point_diameter > 0)
    make_stamps (self, (float) point_diameter / 2);
  return self;
}

/**
 * buju_engraver_free:
 * @self: (transfer full): an engraver
 */
void
buju_engraver_free (BujuEngraver *self)
{
  g_free (self);
}

/**
 * buju_engraver_get_strip_shift:
 * @self: an engraver
 *
 * Returns: the number of rows of each strip but perhaps the last, as a power of two
 */
int
buju_engraver_get_strip_shift (const BujuEngraver *self)
{
  return self->strip_shift;
}

/**
 * buju_engraver_get_n_strips:
 * @self: an engraver
 *
 * Returns: how many strips there are
 */
int
buju_engraver_get_n_strips (const BujuEngraver *self)
{
  return (self->canvas.height + (1 << self->strip_shift) - 1) >> self->strip_shift;
}

/**
 * buju_engraver_init_coverage:
 * @self: an engraver
 * @coverage: (out caller-allocates): what one thread needs for painting
 */
void
buju_engraver_init_coverage (const BujuEngraver *self, BujuCoverage *coverage)
{
  buju_coverage_init (coverage, self->canvas.width, 1 << self->strip_shift);
}

/* Marks lie within a small margin of the picture, so this rounds down. */
static inline int
get_floor (float value)
{
  return (int) (value + 64) - 64;
}

/* How much of each of the pixels @first … lies between two places. */
static inline void
get_shares (float from, float to, int first, int n, float *shares)
{
  for (int i = 0; i < n; i++)
    {
      float a = MAX ((float) (first + i), from), b = MIN ((float) (first + i) + 1, to);

      shares[i] = b > a ? b - a : 0;
    }
}

/* A box without the box inside it; that may be inside out, then there is none. Of a few pixels
 * only. */
static void
paint_frame (const BujuEngraver *self, const BujuPaint *paint, const float outer[4],
             const float inner[4], int top, int end)
{
  int x0 = MAX (get_floor (outer[0]), 0), x1 = MIN (get_floor (outer[2]) + 1, self->canvas.width);
  int y0 = MAX (get_floor (outer[1]), top), y1 = MIN (get_floor (outer[3]) + 1, end);
  gboolean hollow = inner[0] < inner[2];
  float columns[MOST_DOT_PIXELS], hollow_columns[MOST_DOT_PIXELS];
  int n = MIN (x1 - x0, MOST_DOT_PIXELS);

  get_shares (outer[0], outer[2], x0, n, columns);
  if (hollow)
    get_shares (inner[0], inner[2], x0, n, hollow_columns);
  for (int y = y0; y < y1; y++)
    {
      guint32 *pixels = self->canvas.pixels + (gsize) y * self->canvas.stride + x0;
      float row, hollow_row = 0;

      get_shares (outer[1], outer[3], y, 1, &row);
      if (hollow)
        get_shares (inner[1], inner[3], y, 1, &hollow_row);
      for (int i = 0; i < n; i++)
        {
          float share = row * columns[i] - (hollow ? hollow_row * hollow_columns[i] : 0);

          buju_paint_mix (paint, pixels + i, (guint) (share * FULL + 0.5f));
        }
    }
}

static const float nothing[4] = { 1, 1, 0, 0 };

/* A box that lies in two pixels by two: nearly all dots do. FALSE: it does not, or not within the
 * strip. */
static inline gboolean
paint_small_box (const BujuEngraver *self, const BujuPaint *paint, const float box[4], int top,
                 int end)
{
  int x0 = get_floor (box[0]), x1 = get_floor (box[2]), y0 = get_floor (box[1]),
  y1 = get_floor (box[3]);
  float right = x1 > x0 ? box[2] - x1 : 0, left = box[2] - box[0] - right;
  float lower = y1 > y0 ? box[3] - y1 : 0, upper = box[3] - box[1] - lower;
  const Floats sides = { left, right, left, right }, rows = { upper, upper, lower, lower };
  BujuQuad shares = (BujuQuad) __builtin_convertvector (sides * rows * FULL + 0.5f, Integers), old;
  guint32 *first, *second;

  if (x0 < 0 || x0 + 1 >= self->canvas.width || x1 - x0 > 1 || y0 < top || y0 + 1 >= end
      || y1 - y0 > 1)
    return FALSE;
  first = self->canvas.pixels + (gsize) y0 * self->canvas.stride + x0;
  second = first + self->canvas.stride;
  old = (BujuQuad) { first[0], first[1], second[0], second[1] };
  old = buju_paint_mix_four (paint, old, shares);
  memcpy (first, &old, 2 * sizeof *first);
  memcpy (second, (const guint32 *) &old + 2, 2 * sizeof *second);
  return TRUE;
}

/* A box with a line around it stands for a shape below a pixel. */
static void
paint_dot (const BujuEngraver *self, const BujuMark *mark, int top, int end)
{
  float half = self->line_width / 2;
  float outer[4] = { mark->x0 - half, mark->y0 - half, mark->x1 + half, mark->y1 + half };
  float inner[4] = { mark->x0 + half, mark->y0 + half, mark->x1 - half, mark->y1 - half };
  gboolean open = inner[0] < inner[2] && inner[1] < inner[3];

  if (!self->stroked)
    {
      float more_x = MAX (SMALLEST_DOT - (mark->x1 - mark->x0), 0) / 2;
      float more_y = MAX (SMALLEST_DOT - (mark->y1 - mark->y0), 0) / 2;
      float box[4] = { mark->x0 - more_x, mark->y0 - more_y, mark->x1 + more_x, mark->y1 + more_y };

      paint_frame (self, &self->fill, box, nothing, top, end);
      return;
    }
  if (!open && paint_small_box (self, &self->stroke, outer, top, end))
    return;
  if (open && self->filled)
    paint_frame (self, &self->fill, (float[]) { mark->x0, mark->y0, mark->x1, mark->y1 }, nothing,
                 top, end);
  paint_frame (self, &self->stroke, outer, open ? inner : nothing, top, end);
}

static void
paint_stamp (const BujuEngraver *self, const BujuPaint *paint, const guint16 *shares, int x, int y,
             int top, int end)
{
  for (int j = MAX (0, top - y); j < MIN (STAMP_SIZE, end - y); j++)
    {
      guint32 *pixels = self->canvas.pixels + (gsize) (y + j) * self->canvas.stride;

      for (int i = MAX (0, -x); i < MIN (STAMP_SIZE, self->canvas.width - x); i++)
        if (shares[j * STAMP_SIZE + i] > 0)
          buju_paint_mix (paint, pixels + x + i, shares[j * STAMP_SIZE + i]);
    }
}

static void
paint_disc (const BujuEngraver *self, const BujuMark *mark, int top, int end)
{
  int x = get_floor (mark->x0), y = get_floor (mark->y0);
  int column = CLAMP ((int) ((mark->x0 - x) * STAMP_STEPS), 0, STAMP_STEPS - 1);
  int row = CLAMP ((int) ((mark->y0 - y) * STAMP_STEPS), 0, STAMP_STEPS - 1);
  const Stamp *stamp = &self->stamps[row * STAMP_STEPS + column];

  x -= STAMP_SIZE / 2;
  y -= STAMP_SIZE / 2;
  if (self->filled)
    paint_stamp (self, &self->fill, stamp->fill, x, y, top, end);
  if (self->stroked)
    paint_stamp (self, &self->stroke, stamp->line, x, y, top, end);
}

static void
add_ring (BujuCoverage *coverage, const BujuMarkPoint *points, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    buju_coverage_add_edge (coverage, points[i].x, points[i].y, points[i + 1].x, points[i + 1].y);
  if (n > 0)
    buju_coverage_add_edge (coverage, points[n - 1].x, points[n - 1].y, points[0].x, points[0].y);
}

/* The lines along both sides of a ring that is thinner than they are overlap; counted twice, they
 * would be too dark. A mean thickness is enough to say how wide each may be so that both together
 * cover what their union does. */
static float
get_line_width (const BujuEngraver *self, const BujuMarkPoint *points, guint n)
{
  float area = 0, length = 0, thickness;

  for (guint i = 0; i < n; i++)
    {
      const BujuMarkPoint *a = &points[i], *b = &points[i + 1 < n ? i + 1 : 0];
      float dx = b->x - a->x, dy = b->y - a->y;

      area += (a->x - points[0].x) * dy - (a->y - points[0].y) * dx;
      length += sqrtf (dx * dx + dy * dy);
    }
  thickness = length > 0 ? fabsf (area) / length : 0;
  return MIN (self->line_width, (self->line_width + thickness) / 2);
}

static void
paint_path (const BujuEngraver *self, const BujuMark *mark, const BujuMarks *marks,
            BujuCoverage *coverage)
{
  gboolean area = mark->kind == BUJU_MARK_AREA;
  guint32 start = mark->first_point;
  float reach = MITRE * self->line_width / 2;

  buju_coverage_expect (coverage, mark->x0 - reach, mark->y0 - reach, mark->x1 + reach,
                        mark->y1 + reach);
  for (guint32 part = 0; area && self->filled && part < mark->n_parts; part++)
    {
      guint32 end = marks->ends[mark->first_part + part];

      add_ring (coverage, marks->points + start, end - start);
      start = end;
    }
  if (area && self->filled)
    buju_coverage_paint (coverage, BUJU_COVER_EVEN_ODD, &self->fill, &self->canvas);

  start = mark->first_point;
  for (guint32 part = 0; self->stroked && part < mark->n_parts; part++)
    {
      guint32 end = marks->ends[mark->first_part + part];

      buju_hairline_add (coverage, marks->points + start, end - start, area,
                         area ? get_line_width (self, marks->points + start, end - start)
                           : self->line_width);
      start = end;
    }
  if (self->stroked)
    buju_coverage_paint (coverage, BUJU_COVER_SUM, &self->stroke, &self->canvas);
}

/* Marks lie in no order: without this most of the time goes by waiting for pixels. */
static inline void
fetch_ahead (const BujuEngraver *self, const BujuMark *mark, int top, int end)
{
  int x = CLAMP ((int) mark->x0, 0, self->canvas.width - 1),
  y = CLAMP ((int) mark->y0, top, end - 1);
  const guint32 *pixel = self->canvas.pixels + (gsize) y * self->canvas.stride + x;

  __builtin_prefetch (pixel, 1);
  __builtin_prefetch (pixel + self->canvas.stride, 1);
}

/**
 * buju_engraver_paint_strip:
 * @self: an engraver
 * @strip: which one
 * @marks: sorted into strips of the engraver's height
 * @coverage: the calling thread's
 *
 * Paints what of the marks lies in the strip, in their order.
 */
void
buju_engraver_paint_strip (const BujuEngraver *self, int strip, const BujuMarks *marks,
                           BujuCoverage *coverage)
{
  const BujuMarksBin *bin = &marks->bins[strip];
  int top = strip << self->strip_shift;
  int end = MIN (top + (1 << self->strip_shift), self->canvas.height);

  buju_coverage_begin (coverage, top, end - top);
  for (guint i = 0; i < bin->n; i++)
    {
      const BujuMark *mark = &bin->items[i];

      if (i + AHEAD < bin->n)
        fetch_ahead (self, mark + AHEAD, top, end);
      switch (mark->kind)
        {
        case BUJU_MARK_DOT:
          paint_dot (self, mark, top, end);
          break;
        case BUJU_MARK_DISC:
          paint_disc (self, mark, top, end);
          break;
        default:
          paint_path (self, mark, marks, coverage);
          break;
        }
    }
}

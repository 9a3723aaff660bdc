/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "draw/buju-coverage.h"

#include <math.h>
#include <string.h>

#define BLOCK 8         /* cells behind one bit */
#define WORD_CELLS 512  /* cells behind one word of bits */
#define NARROW 48       /* cells a row that are looked through without bits */
#define QUAD 4          /* of them at once, which may lie beyond the last that counts */
#define FULL 256
#define FAINT (0.5f / FULL)

/**
 * buju_coverage_init:
 * @self: (out caller-allocates): a coverage
 * @width: of the picture, px
 * @most_rows: of any strip that is to come
 */
void
buju_coverage_init (BujuCoverage *self, int width, int most_rows)
{
  g_return_if_fail (self != NULL && width > 0 && most_rows > 0);

  /* One cell more than the margins: an edge writes into its last pixel and the one after it. */
  self->width = width;
  self->words = (width + 2 * BUJU_COVERAGE_MARGIN + 2 + QUAD + WORD_CELLS - 1) / WORD_CELLS;
  self->stride = self->words * WORD_CELLS;
  self->cells = g_new0 (float, (gsize) self->stride * most_rows);
  self->used = g_new0 (guint64, (gsize) self->words * most_rows);
  buju_coverage_begin (self, 0, most_rows);
}

/**
 * buju_coverage_clear:
 * @self: a coverage, also one of all zeros
 */
void
buju_coverage_clear (BujuCoverage *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->used, g_free);
}

/**
 * buju_coverage_begin:
 * @self: an empty coverage
 * @top: first row of the strip, px
 * @n_rows: of the strip, at most as many as it was made for
 *
 * Moves to another strip of the picture.
 */
void
buju_coverage_begin (BujuCoverage *self, int top, int n_rows)
{
  self->top = top;
  self->n_rows = n_rows;
  self->first_row = self->end_row = 0;
}

/**
 * buju_coverage_expect:
 * @self: an empty coverage
 * @x0: left end of all edges that are to be added, px
 * @y0: their upper end
 * @x1: their right end
 * @y1: their lower end
 *
 * Says what part of the strip the next shape may touch. Edges beyond it are not painted.
 */
void
buju_coverage_expect (BujuCoverage *self, float x0, float y0, float x1, float y1)
{
  const float most = self->width + 2 * BUJU_COVERAGE_MARGIN;

  self->first_row = (int) CLAMP (y0 - self->top, 0, self->n_rows);
  self->end_row = (int) ceilf (CLAMP (y1 - self->top, 0, self->n_rows));
  self->first_cell = (int) CLAMP (x0 + BUJU_COVERAGE_MARGIN, 0, most);
  self->end_cell = (int) CLAMP (x1 + BUJU_COVERAGE_MARGIN, 0, most) + 2;
  self->narrow = self->end_cell - self->first_cell <= NARROW;
}

static inline void
mark_used (guint64 *used, int first, int last)
{
  for (int block = first / BLOCK; block <= last / BLOCK; block++)
    used[block / 64] |= G_GUINT64_CONSTANT (1) << (block % 64);
}

/* A piece of an edge within one row, from @left to @right (cells), @height rows high, its sign the
 * direction. What is to the right of it is covered by @height; the pixels that it crosses by the
 * area right of it. */
static inline void
add_piece (float *row, guint64 *used, float left, float right, float height)
{
  int first = (int) left;
  int last = (int) right;

  if (last == first)
    {
      float middle = height * (0.5f * (left + right) - first);

      row[first] += height - middle;
      row[first + 1] += middle;
    }
  else
    {
      float slope = height / (right - left);
      float enter = first + 1 - left;   /* how much of the first pixel is crossed */
      float leave = right - last;
      float before = 0.5f * slope * enter * enter;
      float sum = before;

      row[first] += before;
      for (int x = first + 1; x < last; x++)
        {
          float here = slope * (x - left + 0.5f);

          row[x] += here - sum;
          sum = here;
        }
      before = height - 0.5f * slope * leave * leave;
      row[last] += before - sum;
      row[last + 1] += height - before;
    }
  if (used != NULL)
    mark_used (used, first, last + 1);
}

static inline void
add_piece_either_way (float *row, guint64 *used, float a, float b, float height)
{
  if (a < b)
    add_piece (row, used, a, b, height);
  else
    add_piece (row, used, b, a, height);
}

/**
 * buju_coverage_add_edge:
 * @self: a coverage
 * @x0: start of the edge, px of the picture
 * @y0: its row
 * @x1: end of the edge
 * @y1: its row
 *
 * Adds one side of a ring; rings must be closed. Beyond the margin, sides are moved to it. Each row
 * is worked out from the ends of the edge alone, so that a picture does not depend on where it is
 * cut into strips.
 */
void
buju_coverage_add_edge (BujuCoverage *self, float x0, float y0, float x1, float y1)
{
  const float most = self->width + 2 * BUJU_COVERAGE_MARGIN;
  float sign = 1, slope, end = self->n_rows;
  int first, last;

  y0 -= self->top;
  y1 -= self->top;
  if (y0 > y1)
    {
      float swap = x0;

      x0 = x1;
      x1 = swap;
      swap = y0;
      y0 = y1;
      y1 = swap;
      sign = -1;
    }
  if (!(y0 < y1) || y1 <= 0 || y0 >= end)
    return;

  x0 = CLAMP (x0 + BUJU_COVERAGE_MARGIN, 0, most);
  x1 = CLAMP (x1 + BUJU_COVERAGE_MARGIN, 0, most);
  first = y0 > 0 ? (int) y0 : 0;
  if (y0 >= 0 && y1 <= first + 1)
    {
      add_piece_either_way (self->cells + (gsize) first * self->stride,
                            self->narrow ? NULL : self->used + (gsize) first * self->words, x0, x1,
                            (y1 - y0) * sign);
      return;
    }
  slope = (x1 - x0) / (y1 - y0);
  last = (int) ceilf (MIN (y1, end));
  for (int y = first; y < last; y++)
    {
      float from = MAX (y, y0), to = MIN (y + 1, y1);

      /* Rounding may lead a hair beyond the ends; there is a cell to spare. */
      add_piece_either_way (self->cells + (gsize) y * self->stride,
                            self->narrow ? NULL : self->used + (gsize) y * self->words,
                            x0 + (from - y0) * slope,
                            x0 + (to - y0) * slope, (to - from) * sign);
    }
}

/* From a sum of signed areas to a share of 256. */
static inline guint
get_share (float sum, BujuCoverRule rule)
{
  float covered = fabsf (sum);

  if (covered > 1)
    {
      if (rule == BUJU_COVER_SUM)
        return FULL;
      covered -= 2 * floorf (covered / 2);
      covered = covered > 1 ? 2 - covered : covered;
    }
  return (guint) (covered * FULL + 0.5f);
}

static void
paint_run (const BujuPaint *paint, guint32 *pixels, int n, guint share)
{
  if (share == FULL && paint->alpha == FULL)
    for (int i = 0; i < n; i++)
      pixels[i] = paint->pixel;
  else
    for (int i = 0; i < n; i++)
      buju_paint_mix (paint, pixels + i, share);
}

/* Cells @first … @end - 1, where @end may lie beyond the picture, all covered alike. */
static void
paint_cells (const BujuCoverage *self, const BujuPaint *paint, guint32 *pixels, int first, int end,
             guint share)
{
  int from = MAX (first - BUJU_COVERAGE_MARGIN, 0);
  int to = MIN (end - BUJU_COVERAGE_MARGIN, self->width);

  if (share > 0 && from < to)
    paint_run (paint, pixels + from, to - from, share);
}

static inline float
paint_block (const BujuCoverage *self, const BujuPaint *paint, guint32 *pixels, float *cells,
             int first, float sum,
             BujuCoverRule rule)
{
  for (int i = 0; i < BLOCK; i++)
    {
      int x = first + i - BUJU_COVERAGE_MARGIN;
      guint share;

      sum += cells[first + i];
      cells[first + i] = 0;
      share = get_share (sum, rule);
      if (share > 0 && (guint) x < (guint) self->width)
        buju_paint_mix (paint, pixels + x, share);
    }
  return sum;
}

static void
paint_row (BujuCoverage *self, int y, BujuCoverRule rule, const BujuPaint *paint, guint32 *pixels)
{
  float *cells = self->cells + (gsize) y * self->stride;
  guint64 *used = self->used + (gsize) y * self->words;
  float sum = 0;
  int next = 0;

  for (int word = self->first_cell / WORD_CELLS; word <= self->end_cell / WORD_CELLS; word++)
    {
      guint64 bits = used[word];

      used[word] = 0;
      for (; bits != 0; bits &= bits - 1)
        {
          int first = word * WORD_CELLS + BLOCK * __builtin_ctzll (bits);

          if (fabsf (sum) >= FAINT)
            paint_cells (self, paint, pixels, next, first, get_share (sum, rule));
          sum = paint_block (self, paint, pixels, cells, first, sum, rule);
          next = first + BLOCK;
        }
    }
  if (fabsf (sum) >= FAINT)
    paint_cells (self, paint, pixels, next, self->stride, get_share (sum, rule));
}

typedef float Floats __attribute__ ((vector_size (16)));
typedef gint32 Integers __attribute__ ((vector_size (16)));

/* get_share() of four, lane by lane the same. */
static inline BujuQuad
get_shares (Floats sums, BujuCoverRule rule)
{
  Floats covered = (Floats) ((Integers) sums & G_MAXINT32);
  Integers over = covered > 1;

  if ((over[0] | over[1] | over[2] | over[3]) != 0)
    return (BujuQuad) { get_share (sums[0], rule), get_share (sums[1], rule),
                        get_share (sums[2], rule),
                        get_share (sums[3], rule) };
  return (BujuQuad) __builtin_convertvector (covered * FULL + 0.5f, Integers);
}

/* Running sums of four cells, after what came before them. */
static inline Floats
add_up (Floats cells, float before)
{
  const Floats none = { 0, 0, 0, 0 };

  cells += __builtin_shufflevector (cells, none, 4, 0, 1, 2);
  cells += __builtin_shufflevector (cells, none, 4, 4, 0, 1);
  return cells + before;
}

/* Cells from @first on, at the picture's border. */
static inline void
mix_some (const BujuCoverage *self, const BujuPaint *paint, guint32 *pixels, int x, BujuQuad shares)
{
  for (int i = 0; i < QUAD; i++)
    if (shares[i] > 0 && (guint) (x + i) < (guint) self->width)
      buju_paint_mix (paint, pixels + x + i, shares[i]);
}

static void
paint_narrow_row (BujuCoverage *self, int y, BujuCoverRule rule, const BujuPaint *paint,
                  guint32 *pixels)
{
  float *cells = self->cells + (gsize) y * self->stride;
  float sum = 0;

  for (int cell = self->first_cell; cell < self->end_cell; cell += QUAD)
    {
      int x = cell - BUJU_COVERAGE_MARGIN;
      BujuQuad shares, old;
      Floats sums;

      memcpy (&sums, cells + cell, sizeof sums);
      memset (cells + cell, 0, sizeof sums);
      sums = add_up (sums, sum);
      sum = sums[QUAD - 1];
      shares = get_shares (sums, rule);
      if (x < 0 || x + QUAD > self->width)
        {
          mix_some (self, paint, pixels, x, shares);
          continue;
        }
      memcpy (&old, pixels + x, sizeof old);
      old = buju_paint_mix_four (paint, old, shares);
      memcpy (pixels + x, &old, sizeof old);
    }
}

/**
 * buju_coverage_paint:
 * @self: a coverage; empty afterwards, expecting the same
 * @rule: what overlaps mean
 * @paint: the colour
 * @canvas: the whole picture
 *
 * Puts the colour where the edges added so far say.
 */
void
buju_coverage_paint (BujuCoverage *self, BujuCoverRule rule, const BujuPaint *paint,
                     const BujuCanvas *canvas)
{
  guint32 *pixels = canvas->pixels + (gsize) (self->top + self->first_row) * canvas->stride;

  for (int y = self->first_row; y < self->end_row; y++, pixels += canvas->stride)
    if (self->narrow)
      paint_narrow_row (self, y, rule, paint, pixels);
    else
      paint_row (self, y, rule, paint, pixels);
}

/* Of a colour that covers @alpha of 256, never more than so much. */
static guint
get_channel (double value, guint alpha)
{
  return alpha == FULL ? (guint) lround (value * 255) : (guint) floor (value * 255 * alpha / FULL);
}

/**
 * buju_paint_new:
 * @color: a colour
 *
 * Returns: the colour, ready to be mixed
 */
BujuPaint
buju_paint_new (const BujuColor *color)
{
  guint alpha = (guint) lround (color->alpha * FULL);
  guint red = get_channel (color->red, alpha), green = get_channel (color->green, alpha);
  guint blue = get_channel (color->blue, alpha), opaque = get_channel (1, alpha);

  return (BujuPaint) { red << 16 | blue, opaque << 16 | green,
                       opaque << 24 | red << 16 | green << 8 | blue, alpha };
}

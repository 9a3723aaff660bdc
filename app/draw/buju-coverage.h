/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuCoverage: how much of each pixel of a strip of a picture a shape covers, exactly, and the
 * shape's colour put there. Made for many small shapes: after painting it is empty again at the
 * cost of what was touched. One thread at a time.
 *
 * Source: the signed-area accumulation of R. Levien, "font-rs" (2016), after the cells of
 * FreeType's and Anti-Grain Geometry's smooth rasterisers. Written anew. */

#include <glib.h>
#include <string.h>

#include "plan/buju-style.h"

G_BEGIN_DECLS

/* Edges may go so many pixels beyond the left and right border of the strip; what is clipped
 * farther out is not seen. */
#define BUJU_COVERAGE_MARGIN 8

typedef struct
{
  float   *cells;      /* change of coverage from each pixel to the next */
  guint64 *used;       /* a bit for each eight cells that are not zero */
  int      stride;     /* cells a row */
  int      words;      /* of used, a row */
  int      width;      /* px */
  int      top;        /* first row of the strip */
  int      n_rows;
  int      first_row;  /* rows that edges may touch, counted from the strip's first */
  int      end_row;
  int      first_cell; /* cells that they may touch */
  int      end_cell;
  gboolean narrow;     /* so few cells a row that no bits are kept */
} BujuCoverage;

/* A colour as it is mixed into pixels: premultiplied, in two halves of two channels. */
typedef struct
{
  guint32 even;   /* red and blue */
  guint32 odd;    /* alpha and green */
  guint32 pixel;
  guint   alpha;  /* 0 … 256 */
} BujuPaint;

/* Where it goes: what cairo's image surfaces are made of. */
typedef struct
{
  guint32 *pixels;
  int      stride;  /* pixels a row */
  int      width;
  int      height;
} BujuCanvas;

typedef enum
{
  BUJU_COVER_EVEN_ODD,  /* areas: where rings overlap twice there is a hole */
  BUJU_COVER_SUM        /* lines: what is covered twice is covered */
} BujuCoverRule;

void      buju_coverage_init     (BujuCoverage *self, int width, int most_rows);
void      buju_coverage_clear    (BujuCoverage *self);
void      buju_coverage_begin    (BujuCoverage *self, int top, int n_rows);
/* No edge until the next painting goes farther. Before the first edge of each shape. */
void      buju_coverage_expect   (BujuCoverage *self, float x0, float y0, float x1, float y1);
void      buju_coverage_add_edge (BujuCoverage *self, float x0, float y0, float x1, float y1);
void      buju_coverage_paint    (BujuCoverage *self, BujuCoverRule rule, const BujuPaint *paint,
                                  const BujuCanvas *canvas);

BujuPaint buju_paint_new         (const BujuColor *color);

/* @share: 0 … 256 */
static inline void
buju_paint_mix (const BujuPaint *self, guint32 *pixel, guint share)
{
  /* Rounded up, so that no channel becomes more than full. */
  guint32 old = *pixel, rest = 256 - ((self->alpha * share + 255) >> 8);
  guint32 even = (old & 0xff00ff) * rest + self->even * share + 0x800080;
  guint32 odd = ((old >> 8) & 0xff00ff) * rest + self->odd * share + 0x800080;

  *pixel = ((even >> 8) & 0xff00ff) | (odd & 0xff00ff00);
}

/* Four pixels at once, or four of anything about them. */
typedef guint32 BujuQuad __attribute__ ((vector_size (16)));
typedef guint16 BujuQuadHalves __attribute__ ((vector_size (16)));

static inline BujuQuadHalves
buju_quad_halve (BujuQuad both)
{
  return (BujuQuadHalves) (both | both << 16);
}

/* As buju_paint_mix() does, to the last bit, each with its own share. */
static inline BujuQuad
buju_paint_mix_four (const BujuPaint *self, BujuQuad old, BujuQuad share)
{
  const BujuQuad none = { 0, 0, 0, 0 };
  BujuQuadHalves shares = buju_quad_halve (share);
  BujuQuadHalves opaque = self->alpha == 256 ? shares : (shares * (guint16) self->alpha + 255) >> 8;
  BujuQuadHalves rest = 256 - opaque;
  BujuQuadHalves even = (BujuQuadHalves) (old & 0xff00ff) * rest
                        + (BujuQuadHalves) (none + self->even) * shares + 128;
  BujuQuadHalves odd = (BujuQuadHalves) (old >> 8 & 0xff00ff) * rest
                       + (BujuQuadHalves) (none + self->odd) * shares + 128;

  return (BujuQuad) (even >> 8 | (odd & 0xff00));
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuCoverage, buju_coverage_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What drawing plainly shares: marks traced on cairo, and the pixels of a surface that may be
 * written without it. */

#include "draw/buju-coverage.h"
#include "draw/buju-marks.h"
#include "draw/buju-plain-discs.h"
#include "draw/buju-plain-dots.h"
#include "draw/buju-plain-rims.h"
#include "draw/buju-plain.h"

G_BEGIN_DECLS

#define BUJU_PLAIN_POINT_DIAMETER 3.0   /* user space */

/* A rectangle of pixels of an image surface, and how user space lies on it. */
typedef struct
{
  BujuCanvas canvas;
  double     scale_x;
  double     scale_y;
  BujuPoint  origin;   /* px of the canvas, of the user space's */
} BujuPlainPixels;

/* Draws marks as cairo paths, one lot after another. */
typedef struct
{
  const BujuPlain *plain;
  cairo_t         *cr;
  BujuPlainDots    dots;     /* not yet drawn */
  BujuPlainDiscs   discs;    /* as well */
  BujuPlainRims    rims;     /* as well */
  gboolean         vector;   /* into a file that grows with every digit */
} BujuPlainTracer;

void     buju_plain_tracer_init   (BujuPlainTracer *self, const BujuPlain *plain, cairo_t *cr);
void     buju_plain_tracer_add    (BujuPlainTracer *self, const BujuMarks *marks);
void     buju_plain_tracer_finish (BujuPlainTracer *self);
gboolean buju_plain_get_pixels (cairo_t *cr, BujuPlainPixels *pixels);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What drawing plainly shares: marks traced on cairo, and the pixels of a surface that may be written without it. */

#include "draw/buju-coverage.h"
#include "draw/buju-marks.h"
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

void     buju_plain_trace      (const BujuPlain *self, cairo_t *cr, const BujuMarks *marks);
gboolean buju_plain_get_pixels (cairo_t *cr, BujuPlainPixels *pixels);

G_END_DECLS

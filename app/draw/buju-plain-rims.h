/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Points with a line around them, for a vector file. Their order is seen where they overlap, so
 * they cannot be sorted as those without a line are; but those that do not overlap one another can
 * be drawn at once. Each gets a level above all that it may lie on, and a level is two strokes:
 * round dots in the colour of the line, and smaller ones in that of the points on them. cairo keeps
 * two kilobytes for each drawing until the page is finished. */

#include <cairo.h>
#include <glib.h>

#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef struct
{
  GArray *places;   /* Place */
  guint   n_kept;   /* of them, different from each other */
} BujuPlainRims;

/* How they look; opaque. */
typedef struct
{
  double    diameter;     /* user space, to the middle of the line */
  double    line_width;   /* user space */
  BujuColor fill;
  BujuColor stroke;
} BujuPlainRim;

void buju_plain_rims_init  (BujuPlainRims *self);
void buju_plain_rims_clear (BujuPlainRims *self);
void buju_plain_rims_add   (BujuPlainRims *self, double x, double y);
/* Empty afterwards. */
void buju_plain_rims_flush (BujuPlainRims *self, cairo_t *cr, const BujuPlainRim *look);

G_END_DECLS

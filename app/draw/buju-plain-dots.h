/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlainDots: dots for a vector file. They lie on a fine grid, so that what falls together is
 * written once, and neighbours in a row are one stroke: hundreds of thousands of islands become
 * some thousand short lines. */

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GArray *keys;  /* guint64: size and place */
} BujuPlainDots;

void buju_plain_dots_init  (BujuPlainDots *self);
void buju_plain_dots_clear (BujuPlainDots *self);
/* A square around a place, user space. */
void buju_plain_dots_add   (BujuPlainDots *self, double x, double y, double size);
/* Strokes what was added with the source that is set; empty afterwards. */
void buju_plain_dots_flush (BujuPlainDots *self, cairo_t *cr);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Points without a line around them, for cairo. They are of one colour and size, so it does not
 * matter in which order they are drawn, nor whether one that lies wholly under others is drawn at
 * all: they are put on a fine grid, each place once, and those that touch in a row become one line
 * with round ends. Millions of them take no more than the page has places. */

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GArray *keys;   /* guint64: row and column */
  guint   n_kept; /* of them, sorted and different from each other */
} BujuPlainDiscs;

void buju_plain_discs_init  (BujuPlainDiscs *self);
void buju_plain_discs_clear (BujuPlainDiscs *self);
void buju_plain_discs_add   (BujuPlainDiscs *self, double x, double y);
/* In the colour that is set; empty afterwards. */
void buju_plain_discs_flush (BujuPlainDiscs *self, cairo_t *cr, double diameter);

G_END_DECLS

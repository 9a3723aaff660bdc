/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlain: layers drawn in one colour, without furniture or labels. A value; borrows its layers. */

#include <cairo.h>
#include <gio/gio.h>

#include "data/buju-layer.h"
#include "geo/buju-view.h"
#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *layers;      /* BujuLayer*, bottom first, all in one CRS */
  BujuView   view;
  BujuColor  fill;        /* alpha 0: none */
  BujuColor  stroke;
  double     line_width;  /* user space */
  double     tolerance;   /* user space: vertices closer to one another are left out */
} BujuPlain;

gboolean buju_plain_draw (const BujuPlain *self, cairo_t *cr, GCancellable *cancellable, GError **error);

G_END_DECLS

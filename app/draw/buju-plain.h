/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlain: layers and files drawn in one colour, without furniture or labels. A value; borrows
 * what it draws. Shapes are thinned out on all cores; into pixels they are painted by BujuEngraver,
 * everywhere else they are cairo paths. */

#include <cairo.h>
#include <gio/gio.h>

#include "data/buju-layer.h"
#include "data/buju-shape-stream.h"
#include "geo/buju-view.h"
#include "plan/buju-style.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray      *layers;      /* BujuLayer*, bottom first, all in one CRS (nullable) */
  GPtrArray      *streams;     /* BujuShapeStream*, above the layers (nullable) */
  /* one a stream: what was found in it when it was last drawn (nullable) */
  BujuShapeTally *tallies;
  /* of the first layer: only these features, in this order (nullable) */
  const guint32  *members;
  guint           n_members;
  BujuView        view;
  BujuColor       fill;        /* alpha 0: none */
  BujuColor       stroke;
  double          line_width;  /* user space */
  double          tolerance;   /* user space: vertices closer to one another are left out */
  gboolean        careful;     /* always by cairo */
} BujuPlain;

gboolean buju_plain_draw (const BujuPlain *self, cairo_t *cr, GCancellable *cancellable,
                          GError **error);

G_END_DECLS

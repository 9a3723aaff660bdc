/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the renderer share. */

#include "draw/buju-render.h"
#include "draw/buju-zone.h"

G_BEGIN_DECLS

/* One pass over a scene; one thread at a time. */
typedef struct
{
  BujuScene           *scene;
  const BujuPlacement *placement;
  BujuBrush            brush;
  GCancellable        *cancellable;
} BujuRender;

void      buju_render_begin      (BujuRender *self, cairo_t *cr);
gboolean  buju_render_end        (BujuRender *self, gboolean done, GError **error);
guint     buju_render_count_base (BujuScene *scene);
gboolean  buju_render_base       (BujuRender *self, guint n_base);
gboolean  buju_render_items      (BujuRender *self, guint first, guint n_items);
BujuPoint buju_render_place_item (const BujuRender *self, const BujuItem *item);
gboolean  buju_render_is_near    (const BujuRender *self, BujuPoint at, double margin);

/* Numbers of roads: buju-render-shields.c */
void      buju_render_shields    (BujuRender *self);

G_END_DECLS

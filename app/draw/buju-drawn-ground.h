/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuDrawnGround: the ground of a scene as pixels, on all cores, made of the one before as far as
 * that goes: what both show of the same world is copied, the rest is painted. Below the picture it
 * keeps the base map, on which nobody's layers lie yet. Immutable, refcounted, any thread. */

#include "draw/buju-scene.h"

G_BEGIN_DECLS

#define BUJU_DRAWN_MOST 16384   /* px a side: larger than any screen; cairo's own limit is 32767 */

typedef struct
{
  BujuScene *scene;
  int        width;      /* px */
  int        height;
  int        stride;     /* bytes a row */
  /* premultiplied ARGB32 in the machine's byte order: what lies below all layers */
  GBytes    *base;
  GBytes    *pixels;     /* the same with all that lies above */
  gint64     n_based;    /* px of the base map that were painted for it */
  gint64     n_laid;     /* px on which the rest was painted */
} BujuDrawnGround;

BujuDrawnGround *buju_drawn_ground_new   (BujuScene *scene, BujuDrawnGround *before,
                                          GCancellable *cancellable, GError **error);
BujuDrawnGround *buju_drawn_ground_ref   (BujuDrawnGround *self);
void             buju_drawn_ground_unref (BujuDrawnGround *self);
/* The view nearest to @view whose px are those of a picture of @before. */
BujuView         buju_drawn_ground_align (const BujuView *before, const BujuView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuDrawnGround, buju_drawn_ground_unref)

G_END_DECLS

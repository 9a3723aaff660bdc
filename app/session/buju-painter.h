/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPainter: draws scenes off the main thread on one lasting thread; the newest request wins: it cancels the one
 * running and replaces the one waiting. Main thread API; signal "painted" comes in the main thread. */

#include <glib-object.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PAINTER (buju_painter_get_type ())
G_DECLARE_FINAL_TYPE (BujuPainter, buju_painter, BUJU, PAINTER, GObject)

/* Signal "painted" (BujuPainter *self): the newest picture is ready.
 * Signal "failed" (BujuPainter *self, const char *message): the newest request could not be drawn. */
BujuPainter *buju_painter_new         (void);
void         buju_painter_request     (BujuPainter *self, BujuScene *scene, const BujuBox *blocked, guint n_blocked);
void         buju_painter_cancel      (BujuPainter *self);
/* Something runs or waits: "painted" or "failed" will come. */
gboolean     buju_painter_is_busy     (BujuPainter *self);
/* Premultiplied ARGB32 pixels of the latest picture, its scene and its stride. (transfer full) (nullable) */
GBytes      *buju_painter_get_picture (BujuPainter *self, BujuScene **scene, int *width, int *height, int *stride);
/* BujuQuad: what the labels of the latest picture cover, px of the picture. (transfer full) */
GArray      *buju_painter_list_labels (BujuPainter *self);

G_END_DECLS

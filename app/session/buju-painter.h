/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPainter: draws scenes off the main thread on two lasting threads: one paints the ground, the
 * other places and letters the names, on a sheet of its own that is laid over it. Neither waits for
 * the other. The newest request wins: it cancels the one running and replaces the one waiting;
 * names of the same things, seen from elsewhere, are finished, as they may move along. Main thread
 * API; signals come in the main thread. */

#include <cairo.h>
#include <glib-object.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

#define BUJU_TYPE_PAINTER (buju_painter_get_type ())
G_DECLARE_FINAL_TYPE (BujuPainter, buju_painter, BUJU, PAINTER, GObject)

/* What a picture is laid together of, from below. */
typedef enum
{
  BUJU_PAINTER_GROUND,  /* opaque */
  BUJU_PAINTER_NAMES,   /* transparent between the names */
  BUJU_PAINTER_N_SHEETS
} BujuPainterSheet;

/* Premultiplied ARGB32 pixels in the machine's byte order. */
typedef struct
{
  GBytes         *pixels;   /* NULL: none yet */
  BujuScene      *scene;    /* what it shows */
  int             width;    /* px */
  int             height;
  int             stride;   /* bytes a row */
  cairo_region_t *inked;    /* px of it that are not empty, and others; NULL: all */
} BujuPainted;

/* Signal "painted" (BujuPainter *self, BujuPainterSheet sheet): there is a newer picture of it.
 * Signal "failed" (BujuPainter *self, const char *message): the newest request could not be
 * drawn. */
BujuPainter *buju_painter_new         (void);
void         buju_painter_request     (BujuPainter *self, BujuScene *scene, const BujuBox *blocked,
                                       guint n_blocked);
void         buju_painter_cancel      (BujuPainter *self);
/* Something runs or waits: "painted" or "failed" will come. */
gboolean     buju_painter_is_busy     (BujuPainter *self, BujuPainterSheet sheet);
/* What that picture will show; NULL: none is to come. (transfer none) */
BujuScene   *buju_painter_get_wanted  (BujuPainter *self, BujuPainterSheet sheet);
/* The latest picture of a sheet. (transfer none): until the next one comes */
BujuPainted  buju_painter_get_painted (BujuPainter *self, BujuPainterSheet sheet);
/* BujuQuad: what the latest names cover, px of their picture. (transfer full) */
GArray      *buju_painter_list_labels (BujuPainter *self);

G_END_DECLS

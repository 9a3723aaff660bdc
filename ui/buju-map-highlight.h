/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMapHighlight: the outline of one thing on the map, or of several, simplified once for a
 * scale and then drawn in every frame. Main thread. */

#include <cairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_HIGHLIGHT_HOVERED,
  BUJU_HIGHLIGHT_CHOSEN,    /* one of several */
  BUJU_HIGHLIGHT_SELECTED
} BujuHighlightKind;

typedef struct _BujuMapHighlight BujuMapHighlight;

/* @scene: what is on the map; @scale: px/m to simplify for. (transfer full) */
BujuMapHighlight *buju_map_highlight_new  (BujuScene *scene, const char *id, double scale);
/* Several features of a layer: the outlines of all. (transfer full) */
BujuMapHighlight *buju_map_highlight_new_of_layer (const BujuLayer *layer, const GArray *features,
                                                   double scale);
void              buju_map_highlight_free (BujuMapHighlight *self);
const char       *buju_map_highlight_get_id (const BujuMapHighlight *self);
/* Simplified for another zoom than this: make a new one. */
gboolean          buju_map_highlight_fits (const BujuMapHighlight *self, double scale);
/* The tint of its areas. */
void              buju_map_highlight_fill   (BujuMapHighlight *self, cairo_t *cr,
                                             const BujuView *view,
                                             BujuHighlightKind kind, gboolean dark);
/* Its outlines and rings. */
void              buju_map_highlight_stroke (BujuMapHighlight *self, cairo_t *cr,
                                             const BujuView *view,
                                             BujuHighlightKind kind, gboolean dark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuMapHighlight, buju_map_highlight_free)

G_END_DECLS

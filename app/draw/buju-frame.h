/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuFrame: the double frame of a map with degree ticks between its lines. Computed once, drawn as
 * often as wanted. */

#include "draw/buju-ink.h"
#include "geo/buju-projection.h"
#include "geo/buju-view.h"

G_BEGIN_DECLS

typedef struct _BujuFrame BujuFrame;

/* pt between the inner and the outer line. */
double     buju_frame_band  (const BujuInk *ink);
/* @to_map: from longitude/latitude to the map CRS; @view: what lies inside the inner line. */
BujuFrame *buju_frame_new   (const BujuInk *ink, BujuProjection *to_map, const BujuView *view);
/* One line, no ticks. */
BujuFrame *buju_frame_new_plain (void);
void       buju_frame_free  (BujuFrame *self);
guint      buju_frame_get_n_labels (const BujuFrame *self);
double     buju_frame_get_step  (const BujuFrame *self);   /* degrees from one number to the next */
/* @map: the inner line, pt on the page. */
void       buju_frame_draw  (const BujuFrame *self, const BujuInk *ink, cairo_t *cr,
                             const BujuBox *map);

/* Degrees as written on a frame: "121°30′E". (transfer full) */
char      *buju_frame_format_degrees (double degrees, gboolean longitude);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuFrame, buju_frame_free)

G_END_DECLS

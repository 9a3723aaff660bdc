/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuLegend: the entries of a scene set in balanced columns under a heading. Its symbols are drawn
 * by the renderer's own code. Laid out once, drawn as often as wanted; borrows the entries' symbols
 * from the scene. */

#include "draw/buju-ink.h"
#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct _BujuLegend BujuLegend;

/* @entries: BujuLegendEntry, referenced; @heading: drawn above the first column; @width: pt that it
 * may be wide at most; @columns: wanted; fewer are used when there is not enough to fill them;
 * @spread: columns fill the width, else they are as narrow as their texts. */
BujuLegend *buju_legend_new         (const BujuInk *ink, GArray *entries, const BujuText *heading,
                                     double width,
                                     guint columns, gboolean spread);
void        buju_legend_free        (BujuLegend *self);
double      buju_legend_get_width   (const BujuLegend *self);
double      buju_legend_get_height  (const BujuLegend *self);
guint       buju_legend_get_columns (const BujuLegend *self);
/* Box of entry @index, pt from the legend's top left. */
BujuBox     buju_legend_get_box     (const BujuLegend *self, guint index);
void        buju_legend_draw        (const BujuLegend *self, cairo_t *cr, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuLegend, buju_legend_free)

G_END_DECLS

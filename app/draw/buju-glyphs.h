/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Putting a PangoLayout on a picture. Every text of a map or a sheet goes through here, because
 * cairo's SVG surface would turn it into outlines: while an SVG is written, a BujuGlyphSink is
 * bound to the cairo_t, takes the text, and leaves a small mark in its place that the writer
 * replaces by a <text> element. Elsewhere it is pango-cairo. */

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _BujuGlyphSink BujuGlyphSink;

/* Draws at the current point (top left of the layout), in the current source. */
void buju_glyphs_show    (cairo_t *cr, PangoLayout *layout);
/* Strokes the outlines there with the current line width: the halo under a text. */
void buju_glyphs_outline (cairo_t *cr, PangoLayout *layout);

BujuGlyphSink *buju_glyph_sink_new     (void);
void           buju_glyph_sink_free    (BujuGlyphSink *self);
/* @self must live as long as @cr. */
void           buju_glyph_sink_bind    (BujuGlyphSink *self, cairo_t *cr);
/* The SVG with every mark replaced by its text. (transfer full) */
GString       *buju_glyph_sink_replace (const BujuGlyphSink *self, const char *svg, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuGlyphSink, buju_glyph_sink_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How texts of letters set one by one reach the sink of an SVG. */

#include "draw/buju-glyph-run.h"
#include "draw/buju-glyphs.h"

G_BEGIN_DECLS

/* FALSE when no sink is bound to @cr and the letters have to be drawn. */
gboolean buju_glyphs_take_letters (cairo_t *cr, PangoLayout *layout, const BujuLetter *letters,
                                   guint n_letters,
                                   gboolean outline);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Point symbols, spokes and road numbers, in user space. The same code draws the map and the
 * legend. */

#include <cairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

/* @at: centre; @unit: px per pt. */
void    buju_symbol_marker     (cairo_t *cr, const BujuSymbol *symbol, BujuPoint at, double unit);
/* From @a to @b; @gap_a and @gap_b, px, are kept free at the ends. */
void    buju_symbol_spoke_case (cairo_t *cr, const BujuSymbol *symbol, BujuPoint a, BujuPoint b,
                                double bend,
                                double gap_a, double gap_b, double unit);
void    buju_symbol_spoke      (cairo_t *cr, const BujuSymbol *symbol, BujuPoint a, BujuPoint b,
                                double bend,
                                double gap_a, double gap_b, double unit);
BujuBox buju_symbol_shield_box (const BujuSymbol *symbol, const char *text, BujuPoint at,
                                double unit);
void    buju_symbol_shield     (cairo_t *cr, const BujuSymbol *symbol, const char *text,
                                const char *family,
                                BujuPoint at, double unit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Colours of layers on a dark map. Palettes are made for paper: their last colours are as dark as
 * the ground of the dark map. */

#include "draw/buju-overlay-look.h"
#include "plan/buju-style.h"

G_BEGIN_DECLS

/* Whether layers look otherwise on maps of this style than on paper. */
gboolean buju_overlay_is_fitted  (const BujuStyle *style);
/* @share: of the ground that a colour hides, 0 … 1 */
void     buju_overlay_fit_color  (BujuColor *color, BujuOverlayMode mode, double share,
                                  const BujuStyle *style);
/* All of a class's look. */
void     buju_overlay_fit_symbol (BujuSymbol *symbol, const BujuOverlayLook *look,
                                  const BujuStyle *style);

G_END_DECLS

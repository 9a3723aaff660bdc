/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How light colours are, and how far they stand out from each other. Transparency is passed over.
 *
 * Sources: WCAG 2.1 (relative luminance, contrast ratio); B. Ottosson, "A perceptual color space
 * for image processing" (Oklab), 2020. */

#include "plan/buju-style.h"

G_BEGIN_DECLS

/* 0 black … 1 white */
double buju_luminance           (const BujuColor *color);
/* 1 alike … 21 black on white */
double buju_contrast            (const BujuColor *a, const BujuColor *b);
/* Lighter or darker, of the same hue. */
void   buju_color_set_luminance (BujuColor *color, double luminance);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A locator: the city in small, with the part that the map shows. */

#include "draw/buju-ink.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

/* What it shows, map units; empty when the data lacks districts. */
BujuBox buju_locator_extent (BujuLibrary *library);
/* @seen: what the map shows, map units; @panel: where, pt. */
void    buju_locator_draw   (const BujuInk *ink, cairo_t *cr, BujuLibrary *library,
                             const BujuBox *seen,
                             const BujuBox *panel);

G_END_DECLS

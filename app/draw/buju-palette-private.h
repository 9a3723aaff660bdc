/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The palettes of resources/styles/palettes.json, as make-palettes writes them into the program:
 * nothing is read when it runs, and there is nothing that could be missing. */

#include "draw/buju-palette.h"

G_BEGIN_DECLS

extern const BujuPalette buju_palettes[];
extern const guint       buju_n_palettes;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a picture shows where the base map has ended: nothing. */

#include <cairo.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

void buju_render_beyond (cairo_t *cr, BujuScene *scene);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a sheet that is mostly empty has something: who lays it over another need not mix the
 * rest. */

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_region_t *buju_inked_find (const guchar *pixels, int width, int height, int stride);

G_END_DECLS

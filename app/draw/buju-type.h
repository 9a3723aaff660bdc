/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Typesetting for maps and sheets: a PangoLayout with the right language tag (zh-CN for Chinese, so that the glyphs
 * are of this region), no locale dependence, no hinting metrics, markup never parsed. */

#include <pango/pangocairo.h>

#include "plan/buju-style.h"
#include "plan/buju-text.h"

G_BEGIN_DECLS

/* @size in user space units. (transfer full) */
PangoLayout *buju_type_layout (cairo_t *cr, const char *text, BujuLanguage language, const char *family,
                               double size, gboolean bold);
/* A context bound to no surface, for measuring before there is a cairo_t; metrics equal those of drawing. (transfer full) */
PangoContext *buju_type_context (BujuLanguage language);
/* Glyphs that no installed font has; 0 is good. */
int          buju_type_count_missing (PangoLayout *layout);

G_END_DECLS

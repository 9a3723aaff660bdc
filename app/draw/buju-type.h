/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Typesetting for maps and sheets: a PangoLayout with the right language tag (zh-CN for Chinese, so
 * that the glyphs are of this region), no locale dependence, no hinting metrics, markup never
 * parsed. Sizes are in user space units, so one text is equally long on every surface. Contexts and
 * layouts belong to the thread that made them. */

#include <pango/pangocairo.h>

#include "plan/buju-style.h"
#include "plan/buju-text.h"

G_BEGIN_DECLS

/* @size in user space units. (transfer full) */
PangoLayout *buju_type_layout (cairo_t *cr, const char *text, BujuLanguage language,
                               const char *family,
                               double size, gboolean bold);
/* A context bound to no surface, for measuring before there is a cairo_t; metrics equal those of
 * drawing. (transfer full) */
PangoContext *buju_type_context (BujuLanguage language);
/* A context for drawing many texts on @cr under its present transformation. (transfer full) */
PangoContext *buju_type_context_for (cairo_t *cr, BujuLanguage language);
/* As buju_type_layout(), with a context made once. (transfer full) */
PangoLayout *buju_type_layout_in (PangoContext *context, const char *text, const char *family,
                                  double size,
                                  gboolean bold);
/* Glyphs that no installed font has; 0 is good. */
int          buju_type_count_missing (PangoLayout *layout);

G_END_DECLS

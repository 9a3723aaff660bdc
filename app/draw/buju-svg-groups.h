/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSvgGroups: which elements of an SVG belong to which feature. cairo writes a stream of paths;
 * while an SVG is drawn, whatever draws a feature says so, a small mark is left before and after
 * it, and the writer turns the marks into groups with the feature's id. On any other surface
 * nothing happens. */

#include <cairo.h>

#include "plan/buju-text.h"

G_BEGIN_DECLS

typedef struct _BujuSvgGroups BujuSvgGroups;

/* What is drawn on @cr until the end belongs to @id (NULL: to nothing); @name: (nullable): for
 * people. */
void buju_svg_group_begin (cairo_t *cr, const char *id, const BujuText *name);
void buju_svg_group_end   (cairo_t *cr);

BujuSvgGroups *buju_svg_groups_new     (void);
void           buju_svg_groups_free    (BujuSvgGroups *self);
/* @self must live as long as @cr. */
void           buju_svg_groups_bind    (BujuSvgGroups *self, cairo_t *cr);
/* The SVG with its marks turned into groups. (transfer full) */
GString       *buju_svg_groups_replace (BujuSvgGroups *self, const char *svg, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuSvgGroups, buju_svg_groups_free)

G_END_DECLS

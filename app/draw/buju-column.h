/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuColumn: paragraphs under one another in a given width, measured when they are added, drawn as
 * often as wanted. Keeps its texts. Filled by its maker, not changed afterwards. */

#include "draw/buju-ink.h"

G_BEGIN_DECLS

typedef struct _BujuColumn BujuColumn;

BujuColumn *buju_column_new        (const BujuInk *ink, double width);
void        buju_column_free       (BujuColumn *self);
/* @gap: pt above it. NULL or empty texts are passed over. */
void        buju_column_add        (BujuColumn *self, BujuInkRole role, BujuLanguage language,
                                    const char *text,
                                    double gap);
/* The sides that the ink's language wants: Chinese in @role, English in the role that follows
 * it. */
void        buju_column_add_text   (BujuColumn *self, BujuInkRole role, const BujuText *text,
                                    double gap);
/* The same, on one line when both sides fit there. */
void        buju_column_add_pair   (BujuColumn *self, BujuInkRole role, const BujuText *text,
                                    double gap);
/* Both sides as one text, in one role. */
void        buju_column_add_joined (BujuColumn *self, BujuInkRole role, const BujuText *text,
                                    const char *separator,
                                    double gap);
/* A row of a table in small type: @name from the left, @value at the right. */
void        buju_column_add_row    (BujuColumn *self, const BujuText *name, const BujuText *value);
/* A line to write on by hand, after @label; @value stands on it when it is known. */
void        buju_column_add_field  (BujuColumn *self, const BujuText *label, const char *value,
                                    double gap);
/* of the widest line that is there */
double      buju_column_get_width  (const BujuColumn *self);
double      buju_column_get_height (const BujuColumn *self);
void        buju_column_draw       (const BujuColumn *self, cairo_t *cr, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BujuColumn, buju_column_free)

G_END_DECLS

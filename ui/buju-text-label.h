/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Labels for bilingual text from the documents: plain text always, the second language quieter, a
 * citation mark at the end, Chinese in the glyphs of this region. */

#include <gtk/gtk.h>

#include "plan/buju-text.h"

G_BEGIN_DECLS

/* @citation: 0 = none. (transfer floating) */
GtkWidget *buju_text_label_new (const BujuText *text, BujuLanguage language, guint citation);
/* The same for a label of a template. */
void       buju_text_label_set (GtkLabel *label, const BujuText *text, BujuLanguage language,
                                guint citation);
/* Says which parts are Chinese and which English. */
void       buju_text_label_add_languages (PangoAttrList *list, const char *text);

/* As a whole less than what is beside it: @style, and the second language fades no further. */
void       buju_text_label_quieten (GtkLabel *label, const char *style);
void       buju_text_label_set_plain (GtkLabel *label, const char *text);

G_END_DECLS

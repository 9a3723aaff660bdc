/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the rows of the figure's dialog stand for: page, language, format and resolution. A page or
 * a resolution of a recipe that is none of ours stands behind ours in its row. */

#include <adwaita.h>

#include "draw/buju-export.h"

G_BEGIN_DECLS

const char  *buju_page_row_get              (AdwComboRow *row);
/* Whether it is a recipe's, which is not remembered. */
gboolean     buju_page_row_is_own           (AdwComboRow *row);
/* A4 and its like; slides, journal columns and sizes in millimetres are as they are. */
gboolean     buju_page_row_can_turn         (AdwComboRow *row);
void         buju_page_row_select           (AdwComboRow *row, const char *page);
/* The first when it is not one of ours. */
void         buju_page_row_select_ours      (AdwComboRow *row, const char *page);

/* dpi */
double       buju_resolution_row_get        (AdwComboRow *row);
/* Nothing for 0: what stands there stays. */
void         buju_resolution_row_select     (AdwComboRow *row, double dpi);

BujuFormat   buju_format_row_get            (AdwComboRow *row);
const char  *buju_format_row_get_suffix     (AdwComboRow *row);
void         buju_format_row_select         (AdwComboRow *row, const char *name);

/* Of the words in the dialog; on two pages the first is Chinese. */
BujuLanguage buju_language_row_get          (AdwComboRow *row);
const char  *buju_language_row_get_name     (AdwComboRow *row);
gboolean     buju_language_row_get_pages    (AdwComboRow *row);
void         buju_language_row_select_pages (AdwComboRow *row);

G_END_DECLS

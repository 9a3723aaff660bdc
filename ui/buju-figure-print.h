/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A figure on paper, at its true scale: the sheet's own size is the paper's, and nothing is ever
 * fitted. On paper that is too small printing stops and says so. */

#include <gtk/gtk.h>

#include "draw/buju-sheet.h"

G_BEGIN_DECLS

/* @sheets: BujuSheet, a page each; referenced. (transfer full) */
GtkPrintOperation *buju_figure_print_new         (GPtrArray *sheets);
/* Why the last run stopped, for people; NULL. */
const char        *buju_figure_print_get_problem (GtkPrintOperation *operation);
/* Printer and paper as they were chosen last are taken up again. */
void               buju_figure_print_load        (GtkPrintOperation *operation);
void               buju_figure_print_save        (GtkPrintOperation *operation);

G_END_DECLS

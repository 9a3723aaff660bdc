/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tooltips in one line. GTK makes a tooltip as wide as so many Latin letters as it has characters,
 * and so breaks short Chinese ones into columns. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Sets the tooltip of @widget; one line where it is short. */
void  buju_tip_set        (GtkWidget *widget, const char *text);
/* The tooltip of @widget, whatever its text will be, is one line where that is short. */
void  buju_tip_keep       (GtkWidget *widget);
/* @text with joiners between its characters. (transfer full) */
char *buju_tip_dup_joined (const char *text);

G_END_DECLS

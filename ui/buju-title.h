/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuTitle: what a header bar says in its middle. Other than AdwWindowTitle it can take two lines
 * for the title, where one would cut it. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BUJU_TYPE_TITLE (buju_title_get_type ())
G_DECLARE_FINAL_TYPE (BujuTitle, buju_title, BUJU, TITLE, GtkWidget)

/* (transfer floating) Of a dialog: in two lines where one has no room. */
GtkWidget *buju_title_new_for_dialog (const char *title, const char *subtitle);
void buju_title_set      (BujuTitle *self, const char *title, const char *subtitle);
void buju_title_set_wrap (BujuTitle *self, gboolean wrap);

G_END_DECLS

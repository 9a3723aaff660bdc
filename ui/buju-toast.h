/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is said in passing, on as many lines as it needs: GTK's own toasts cut it. */

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast  *buju_toast_new       (const char *text);
GtkWidget *buju_toast_new_label (const char *text);

G_END_DECLS

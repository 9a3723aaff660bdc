/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *buju_line_new    (guint      spacing);
void       buju_line_append (GtkWidget *line,
                             GtkWidget *child);

G_END_DECLS

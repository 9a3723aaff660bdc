/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Names for a screen reader of what GTK 4.8 leaves without: rows and buttons that show labels of
 * their own. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names a widget by the words in it. */
void buju_access_name_by_content (GtkWidget *widget);
void buju_access_name_menu       (GtkWidget *menu, const char *name);
/* Names parts of composed widgets when they are shown, and rows of lists and tables, which are
 * filled again and again, when they get the focus. */
void buju_access_watch           (GtkWindow *window);

G_END_DECLS

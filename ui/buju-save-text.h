/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Saving a short text: a file chooser, then all of the file or none of it, off the main thread. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: what there is to tell in passing. Not called when the user changed his mind, nor after
 * @widget is gone. */
typedef void (*BujuSavedFunc) (GtkWidget *widget, const char *text);

/* @name: suggested, made safe for file systems. @saved: a sentence with "%s" for the name of the
 * file. */
void buju_save_text (GtkWidget *widget, const char *title, const char *name, const char *text,
                     const char *saved, BujuSavedFunc tell);
void buju_save_text_to (GtkWidget *widget, GFile *file, const char *text, const char *saved,
                        BujuSavedFunc tell);

G_END_DECLS

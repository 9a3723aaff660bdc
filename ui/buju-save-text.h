/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Saving a short text: a file chooser, then all of the file or none of it, off the main thread. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file: NULL when the user changed his mind. @error: why it could not be written. */
typedef void (*BujuSavedFunc) (GtkWidget *widget, GFile *file, const GError *error);

/* @name: suggested, made safe for file systems. @saved is not called after @widget is gone. */
void buju_save_text  (GtkWidget *widget, const char *title, const char *name, const char *text,
                           BujuSavedFunc saved);
void buju_save_text_to (GtkWidget *widget, GFile *file, const char *text, BujuSavedFunc saved);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file that was written: a toast that opens it, or its folder. */

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds the action "show-in-folder" with the file's address. */
void buju_show_file_add_action (GtkApplication *application);
/* @text: that it is done, with the name of @file */
void buju_show_file_toast      (AdwToastOverlay *toasts, const char *text, GFile *file);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuWindow: header bar, layouts and legend, map, profile. It is on screen at once; the library is
 * loaded behind it. */

#include "buju-application.h"
#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_WINDOW (buju_window_get_type ())
G_DECLARE_FINAL_TYPE (BujuWindow, buju_window, BUJU, WINDOW, AdwApplicationWindow)

BujuWindow  *buju_window_new         (BujuApplication *application);
/* NULL until the library is there. */
BujuSession *buju_window_get_session (BujuWindow *self);
void         buju_window_toast       (BujuWindow *self, const char *text);
/* Recipes are opened, data (files, folders, archives) is laid over the map. At once, or when the
 * library is there. */
void         buju_window_open_files  (BujuWindow *self, GFile **files, int n_files);
void         buju_window_save_recipe_to (BujuWindow *self, GFile *file);

G_END_DECLS

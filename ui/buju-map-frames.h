/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* With BUJU_DEBUG=frames: how long the main thread was busy with each frame of the window, and how long pictures took, in a
 * corner of the map and on stderr. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _BujuMapFrames BujuMapFrames;

/* NULL when nobody asked for it. @map: (transfer none): lives longer */
BujuMapFrames *buju_map_frames_new      (GtkWidget *map);
void           buju_map_frames_free     (BujuMapFrames *self);
/* NULL for @self does nothing, here and below. */
void           buju_map_frames_asked    (BujuMapFrames *self);
void           buju_map_frames_painted  (BujuMapFrames *self, const char *sheet);
void           buju_map_frames_snapshot (BujuMapFrames *self, GtkSnapshot *snapshot);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* With BUJU_DEBUG=frames: how long the main thread was busy with each frame of the window and with
 * each turn of its loop, and how long pictures took, in a corner of the map and on stderr. CPU is
 * the main thread's own, but of pictures that of all threads: other programs disturb it less than
 * the time on the clock. Each line begins with ms of the monotonic clock. */

#include <gtk/gtk.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

typedef struct _BujuMapFrames BujuMapFrames;

/* NULL when nobody asked for it. @map: (transfer none): lives longer */
BujuMapFrames *buju_map_frames_new      (GtkWidget *map);
void           buju_map_frames_free     (BujuMapFrames *self);
/* NULL for @self does nothing, here and below. */
void           buju_map_frames_asked    (BujuMapFrames *self);
/* @scene: what it shows */
void           buju_map_frames_painted  (BujuMapFrames *self, const char *sheet, BujuScene *scene);
void           buju_map_frames_snapshot (BujuMapFrames *self, GtkSnapshot *snapshot);
/* Tells when something else happens that is waited for. */
void           buju_map_frames_say      (const char *what);

G_END_DECLS

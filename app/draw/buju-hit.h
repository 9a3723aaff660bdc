/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What lies under a point of the picture: topmost first; points and lines with a tolerance. */

#include "draw/buju-scene.h"

G_BEGIN_DECLS

/* Item numbers of @scene's clickable items at (@sx, @sy) px, topmost first, each id once.
 * @tolerance in px. (element-type guint) (transfer full) */
GArray *buju_hit_test (BujuScene *scene, double sx, double sy, double tolerance);

/* The same as ids, and features of overlays ("overlay-1:42"). (element-type utf8) (transfer full),
 * %NULL-terminated */
GStrv   buju_hit_test_ids (BujuScene *scene, double sx, double sy, double tolerance);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuMapView: the map on screen. It keeps the last picture and the view that it was drawn for,
 * places it by the difference to the present view at once, and asks the painter for a better one;
 * hover and selection are drawn over it in every frame. Input is BujuMapInput's; what is seen and
 * selected is the session's. */

#include <gtk/gtk.h>

#include "session/buju-session.h"

G_BEGIN_DECLS

#define BUJU_TYPE_MAP_VIEW (buju_map_view_get_type ())
G_DECLARE_FINAL_TYPE (BujuMapView, buju_map_view, BUJU, MAP_VIEW, GtkWidget)

/* Property "session" (BujuSession, may be NULL).
 * Signal "settled": the view has come to rest and the zones lie where they are seen.
 * Signal "drawing-failed" (message).
 * Signal "clicked" (double x, double y, int n_press) → gboolean: a handler that returns TRUE takes
 * the click away from the map. Signal "pointed" (double x, double y) → gboolean: the same of the
 * pointer; (NAN, NAN) when it has left. Signal "menu" (double x, double y): what can be done here
 * is asked for, by the right button, a long press or a key. */
GtkWidget   *buju_map_view_new         (void);
BujuSession *buju_map_view_get_session (BujuMapView *self);
void         buju_map_view_set_session (BujuMapView *self, BujuSession *session);
/* About (@x, @y) px of the widget, which stays fixed. */
void         buju_map_view_zoom        (BujuMapView *self, double factor, double x, double y);
void         buju_map_view_zoom_centre (BujuMapView *self, double factor);
void         buju_map_view_pan         (BujuMapView *self, double dx, double dy);
void         buju_map_view_go_home     (BujuMapView *self);
/* Ends a flight under way where it is. */
void         buju_map_view_stop        (BujuMapView *self);
/* The ids under a point, topmost first, NULL-terminated. (transfer full) */
GStrv        buju_map_view_hit         (BujuMapView *self, double x, double y);
/* Shows the tip of the thing under the pointer there; a NULL @id hides it. */
void         buju_map_view_point_at    (BujuMapView *self, const char *id, double x, double y);
gboolean     buju_map_view_has_picture (BujuMapView *self);
/* Two maps of a comparison, which BujuCompareView lays out. */
void         buju_map_view_set_pair    (BujuMapView *self, BujuMapView *second);
void         buju_map_view_set_cut     (BujuMapView *self, int cut);
void         buju_map_view_set_ghost   (BujuMapView *self, const BujuPoint *at);
BujuPoint    buju_map_view_find_ground (BujuMapView *self, double x, double y);
/* px of the widget; the other way round. */
BujuPoint    buju_map_view_find_screen (BujuMapView *self, BujuPoint ground);
/* The pointer over it: "crosshair"; NULL for the usual one. */
void         buju_map_view_set_cursor  (BujuMapView *self, const char *name);
const char  *buju_map_view_get_cursor  (BujuMapView *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSession: the layers that the user brought. Signal of the session: "overlays-changed" (list,
 * order, look or name); "scene-changed" follows whenever the picture changes, too. Property:
 * "n-overlays" (uint, read only).
 *
 * A feature is selected like everything else: buju_session_select (session, "overlay-1:42"); so it
 * is hovered, flown to, and gone back to. */

#include "draw/buju-overlay.h"
#include "session/buju-session.h"
#include "session/buju-undo.h"

G_BEGIN_DECLS

/* BujuOverlay, bottom first. (transfer none): replaced by every change, so reference what you
 * keep. */
GPtrArray   *buju_session_get_overlays        (BujuSession *self);
/* (transfer none) (nullable) */
BujuOverlay *buju_session_get_overlay         (BujuSession *self, const char *id);
/* Also of a feature's id. */
/* @feature: (out) (optional) */
BujuOverlay *buju_session_find_overlay        (BujuSession *self, const char *id, guint *feature);
/* 0 is the bottom; -1 */
int          buju_session_get_overlay_position (BujuSession *self, const char *id);
/* On top. It gets an id of the session's, which is returned; areas go below lines and points on the
 * map whatever the order. */
const char  *buju_session_add_overlay         (BujuSession *self, BujuOverlay *overlay);
void         buju_session_remove_overlay      (BujuSession *self, const char *id);
void         buju_session_move_overlay        (BujuSession *self, const char *id, guint position);
/* Changes of the same id and @what ("opacity", "color" …; NULL) that follow one another are undone
 * as one. */
void         buju_session_set_overlay_look    (BujuSession *self, const char *id,
                                               const BujuOverlayLook *look,
                                               const char *what);
void         buju_session_set_overlay_visible (BujuSession *self, const char *id, gboolean visible);
void         buju_session_rename_overlay      (BujuSession *self, const char *id, const char *name);
/* The same, read again (or with another CRS, encoding …): id, name, look and place in the list
 * stay. */
void         buju_session_replace_overlay     (BujuSession *self, const char *id,
                                               BujuOverlay *fresh);
/* Shows all of it. */
void         buju_session_zoom_to_overlay     (BujuSession *self, const char *id);
/* (transfer none): what can be undone; overlays are. */
BujuUndo    *buju_session_get_undo            (BujuSession *self);

/* What of a file that is being read is on the map already; NULL. */
void         buju_session_set_preview           (BujuSession *self, BujuOverlay *overlay);

G_END_DECLS

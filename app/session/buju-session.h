/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuSession: the one mutable object: what the user is looking at. Main thread only. Widgets observe its
 * properties and change them; they do not know each other.
 *
 * Properties: library (construct), layout-id (string), view (boxed BujuView via get/set and signal "view-changed"),
 * language (int BujuLanguage), parks (boolean), dark (boolean), selected (string id or NULL), hovered (string id or NULL). */

#include <glib-object.h>

#include "draw/buju-scene.h"

G_BEGIN_DECLS

#define BUJU_TYPE_SESSION (buju_session_get_type ())
G_DECLARE_FINAL_TYPE (BujuSession, buju_session, BUJU, SESSION, GObject)

BujuSession      *buju_session_new          (BujuLibrary *library);
BujuLibrary      *buju_session_get_library  (BujuSession *self);
const BujuLayout *buju_session_get_layout   (BujuSession *self);
void              buju_session_set_layout   (BujuSession *self, const char *id);
BujuView          buju_session_get_view     (BujuSession *self);
void              buju_session_set_view     (BujuSession *self, const BujuView *view); /* limits applied here */
void              buju_session_go_home      (BujuSession *self);
BujuLanguage      buju_session_get_language (BujuSession *self);
void              buju_session_set_language (BujuSession *self, BujuLanguage language);
const char       *buju_session_get_selected (BujuSession *self);
void              buju_session_select       (BujuSession *self, const char *id);       /* NULL clears */
void              buju_session_fly_to       (BujuSession *self, const char *id);       /* select and show */
/* A scene of the present state for a picture of @width × @height px at @unit px a pt. (transfer full) */
BujuScene        *buju_session_make_scene   (BujuSession *self, const BujuView *view, double unit);

G_END_DECLS

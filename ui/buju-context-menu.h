/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be done at a place of the map, as a menu of window actions. */

#include <gio/gio.h>

#include "geo/buju-geodesy.h"
#include "session/buju-session.h"

G_BEGIN_DECLS

/* @ids: what lies there, topmost first; @ground: map units. (transfer full) */
GMenuModel *buju_context_menu_new        (BujuSession *session, BujuGeodesy *geodesy,
                                          const char * const *ids,
                                          BujuPoint ground);
/* What people call these coordinates. */
const char *buju_context_menu_name_system (BujuCoordinates coordinates);

G_END_DECLS
